import { byteOdds } from '../text/logarithms.ts'

/** Who may have said each turn, with probabilities: those of turn `u` stand from `from[u]` to `from[u + 1]`, in the order of the first round. */
export interface Guess {
  readonly from: Int32Array
  readonly who: Int32Array
  readonly p: Float32Array
}

/** The place of somebody among the candidates of turn `u`, or -1. */
export function placeIn({ from, who }: Guess, u: number, e: number): number {
  for (let c = from[u]!; c < from[u + 1]!; c++) if (who[c] === e) return c - from[u]!
  return -1
}

/** The odds of what cannot be, as a byte. */
export const impossible = -128

/** The odds of probabilities as bytes. */
export function oddsOf(p: Float32Array): Int8Array {
  const odds = new Int8Array(p.length)
  for (let c = 0; c < p.length; c++) odds[c] = byteOdds(p[c]!)
  return odds
}
