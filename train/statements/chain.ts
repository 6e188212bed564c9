import { featureRoom, wordFeatures } from '../../src/statements/features.ts'
import { labelCount as L } from '../../src/statements/labels.ts'
import { fitCrf } from './crf.ts'
import type { Example } from './data.ts'
import { collect, Rows } from './dataset.ts'
import { type EncodedChain, encodeChain } from './encode.ts'

const rate = 0.06
/** A feature that is rarer is none. */
const least = 3
const keptRows = 110000

/** Fits a labeller: all features first, in two orders of the examples, then the ones that weigh most in both by themselves. */
export function fitChain(examples: readonly Example[]): EncodedChain {
  const keys = collect(examples, featureRoom, (e, t, from, to, out) => wordFeatures(examples[e]!.atoms, t, from, to, out))
  const rows = new Rows(24)
  rows.number(keys.features, least)
  const all = rows.apply(keys)
  const [one, other] = [1, 2].map((seed) => fitCrf(all, rows.count, { rate, sparsity: 1e-5, passes: 6 }, seed).weights)
  const weights = Float32Array.from({ length: rows.count }, (_, row) => {
    let most = 0
    for (let at = row * L; at < (row + 1) * L; at++) most = Math.max(most, Math.abs(one![at]! + other![at]!))
    return most
  })
  const floor = [...weights].sort((a, b) => b - a)[keptRows] ?? 0
  rows.prune((row) => weights[row]! > floor)
  return encodeChain(fitCrf(rows.apply(keys), rows.count, { rate, sparsity: 1.5e-5, passes: 8 }), rows)
}
