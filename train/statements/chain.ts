import { featureRoom, wordFeatures } from '../../src/statements/features.ts'
import { labelCount as L } from '../../src/statements/labels.ts'
import { fitCrf } from './crf.ts'
import type { Example } from './data.ts'
import { collect, Rows } from './dataset.ts'
import { type EncodedChain, encodeChain } from './encode.ts'

const settings = { rate: 0.06, sparsity: 1.5e-5 }
/** A feature that is rarer is none. */
const least = 3
const keptRows = 110000

/** Fits a labeller: all features first, then the ones that weigh most by themselves. */
export function fitChain(examples: readonly Example[]): EncodedChain {
  const keys = collect(examples, featureRoom, (e, t, from, to, out) => wordFeatures(examples[e]!.atoms, t, from, to, out))
  const rows = new Rows(24)
  rows.number(keys.features, least)
  const all = fitCrf(rows.apply(keys), rows.count, { ...settings, passes: 5 })
  const weights = Float32Array.from({ length: rows.count }, (_, row) => {
    let most = 0
    for (let y = 0; y < L; y++) most = Math.max(most, Math.abs(all.weights[row * L + y]!))
    return most
  })
  const floor = [...weights].sort((a, b) => b - a)[keptRows] ?? 0
  rows.prune((row) => weights[row]! > floor)
  return encodeChain(fitCrf(rows.apply(keys), rows.count, { ...settings, passes: 8 }), rows)
}
