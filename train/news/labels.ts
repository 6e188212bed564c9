/**
 * Labels the documents of a corpus as the labeller of statements does, each by one that has not seen it.
 *
 *   npx tsx train/news/labels.ts CORPUS OUT [--shared DIR]        CORPUS: news/polnear-train
 *
 * OUT.labels.u8: a state for each token of each document, in order.
 */
import { writeFileSync } from 'node:fs'
import { featureRoom, wordFeatures } from '../../src/statements/features.ts'
import { sharedFolder } from '../jsonl.ts'
import { fitCrf, label } from '../statements/crf.ts'
import { type Example, readExamples, readOwnSentences } from '../statements/data.ts'
import { collect, exact, Rows } from '../statements/dataset.ts'

const [corpus, out] = process.argv.slice(2)
if (!corpus || !out) {
  console.error('usage: npx tsx train/news/labels.ts CORPUS OUT [--shared DIR]')
  process.exit(2)
}
const folds = 3
const settings = { passes: 5, rate: 0.06, sparsity: 1e-5 }
const least = 3
const examples = readExamples(sharedFolder(process.argv), corpus)
const own = readOwnSentences('train/statements/own-sentences.txt')
const features = (list: readonly Example[]) =>
  collect(list, featureRoom, (e, t, from, to, buffer) => wordFeatures(list[e]!.atoms, t, from, to, buffer))
const found: Uint8Array[] = []
for (let fold = 0; fold < folds; fold++) {
  const unseen = examples.filter((_, e) => e % folds === fold)
  const seen = features([...examples.filter((_, e) => e % folds !== fold), ...own])
  const rows = new Rows(24)
  rows.number(seen.features, least)
  const chain = fitCrf(rows.apply(seen), rows.count, settings)
  const data = features(unseen)
  const states = label(chain, rows.apply(data))
  let at = 0
  unseen.forEach(({ context }, n) => {
    found[folds * n + fold] = states.slice(at, (at += context.tokens.count))
  })
  console.error(`fold ${fold + 1}: ${exact(data, states)}`)
}
writeFileSync(`${out}.labels.u8`, Buffer.concat(found))
