/**
 * Fits a labeller for each fifth of the training data on the other four, so that what it says of that fifth is what it says of texts that it has not seen.
 *
 *   npx tsx train/statements/folds.ts [--shared DIR]
 *
 * Features are those that the labeller in `src/model/statements.generated.ts` has; the chains go to `.features/statement-folds.json`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { chainWeights } from '../../src/model/statements.generated.ts'
import { featureRoom, wordFeatures } from '../../src/statements/features.ts'
import { decodeWeights } from '../../src/statements/unpack.ts'
import { rowOf } from '../../src/statements/weights.ts'
import { sharedFolder } from '../jsonl.ts'
import { fitCrf } from './crf.ts'
import { readExamples, readOwnSentences } from './data.ts'
import { collect, Rows } from './dataset.ts'
import { encodeChain } from './encode.ts'

const folds = 5
const shared = sharedFolder(process.argv)
const started = Date.now()
const known = decodeWeights(chainWeights)
const train = [...readExamples(shared, 'news/polnear-train'), ...readOwnSentences('train/statements/own-sentences.txt')]
const chains = Array.from({ length: folds }, (_, fold) => {
  const seen = train.filter((_, e) => foldOf(e) !== fold)
  const keys = collect(seen, featureRoom, (e, t, from, to, out) => wordFeatures(seen[e]!.atoms, t, from, to, out))
  const rows = new Rows(24)
  rows.number(
    keys.features.filter((key) => rowOf(known, key) >= 0),
    1,
  )
  const crf = fitCrf(rows.apply(keys), rows.count, { passes: 8, rate: 0.06, sparsity: 1.5e-5 })
  console.error(((Date.now() - started) / 1000).toFixed(0), `fold ${fold}: ${rows.count} features`)
  return encodeChain(crf, rows, 12)
})
mkdirSync('.features', { recursive: true })
writeFileSync('.features/statement-folds.json', JSON.stringify(chains))

/** The copies of a sentence of our own lie in one fold. */
function foldOf(e: number): number {
  return (e < 840 ? e : Math.floor((e - 840) / 3)) % folds
}
