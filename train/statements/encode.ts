import { labelCount as L } from '../../src/statements/labels.ts'
import { scale } from '../../src/statements/sums.ts'
import type { Crf } from './crf.ts'
import type { Rows } from './dataset.ts'
import { largestWeight, packWeights } from './pack.ts'

/** A fitted chain in whole numbers: weights as a string, transitions as a list, both in units of `1 / scale`. */
export interface EncodedChain {
  readonly weights: string
  readonly transitions: readonly number[]
}

export function encodeChain(crf: Crf, rows: Rows): EncodedChain {
  const whole = (w: number): number => Math.max(-largestWeight, Math.min(largestWeight, Math.round(w * scale)))
  const list = rows
    .entries()
    .map(([key, row]) => [key, [...crf.weights.subarray(row * L, row * L + L)].map(whole)] as const)
    .filter(([, weights]) => weights.some((w) => w !== 0))
  return { weights: packWeights(L, list), transitions: [...crf.transitions].map((w) => Math.round(w * scale * 10) / 10) }
}
