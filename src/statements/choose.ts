import type { Atoms } from './atoms.ts'
import { type Piece, Role } from './labels.ts'

const env = (k: string, d: number): number => Number(process.env[k] ?? d)
export const settings = {
  prices: [0, env('PS', 0.35), env('PC', 0.35), env('PT', 0.35)],
  soft: env('SOFT', 0),
  // by the roles of a sentence: nothing, source, cue, both, content, …
  lacks: (process.env.LACKS ?? '0,0,0,0,0,0,0,0').split(',').map(Number),
}

/** Those of the pieces that do not overlap and are worth most together. */
export function choosePieces(atoms: Atoms, guesses: readonly Piece[], from: number, to: number): Piece[] {
  const { prices, soft, lacks } = settings
  const worth = guesses.map((piece) => {
    let w = piece.chance
    if (soft) {
      let mass = 0
      for (const other of guesses) {
        if (other.role !== piece.role) continue
        const over = Math.min(other.to, piece.to) - Math.max(other.from, piece.from)
        if (over > 0 && (2 * over) / (other.to - other.from + piece.to - piece.from) >= 0.5) mass += other.chance
      }
      w = (1 - soft) * w + soft * mass
    }
    return w - prices[piece.role]!
  })
  const n = to - from
  const value = new Float64Array((n + 1) * 8).fill(-1e9)
  const taken = new Int32Array((n + 1) * 8).fill(-1)
  const way = new Uint8Array((n + 1) * 8)
  value[0] = 0
  let g = 0
  for (let t = 0; t <= n; t++) {
    const row = t * 8
    if (t === n || (t > 0 && atoms.sentenceFrom[from + t] === from + t)) {
      let best = 0
      for (let m = 1; m < 8; m++) if (value[row + m]! + lacks[m]! > value[row + best]! + lacks[best]!) best = m
      if (best) {
        // the roles of a new sentence
        value[row] = value[row + best]! + lacks[best]!
        taken[row] = -2
        way[row] = best
      }
      if (t < n) for (let m = 1; m < 8; m++) value[row + m] = -1e9
    }
    if (t === n) break
    for (let m = 0; m < 8; m++) {
      if (value[row + m]! > value[row + 8 + m]!) {
        value[row + 8 + m] = value[row + m]!
        taken[row + 8 + m] = -1
      }
    }
    for (; g < guesses.length && guesses[g]!.from === from + t; g++) {
      const piece = guesses[g]!
      if (worth[g]! <= -0.3) continue
      const end = (piece.to - from) * 8
      const bit = 1 << (piece.role - 1)
      for (let m = 0; m < 8; m++) {
        const sum = value[row + m]! + worth[g]!
        if (sum > value[end + (m | bit)]!) {
          value[end + (m | bit)] = sum
          taken[end + (m | bit)] = g
          way[end + (m | bit)] = m
        }
      }
    }
  }
  const chosen: Piece[] = []
  let m = 0
  for (let t = n; t > 0; ) {
    const k = taken[t * 8 + m]!
    if (k === -2) m = way[t * 8 + m]!
    else if (k === -1) t--
    else {
      chosen.push(guesses[k]!)
      m = way[t * 8 + m]!
      t = guesses[k]!.from - from
    }
  }
  return chosen.reverse()
}
