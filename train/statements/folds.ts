/**
 * Fits the labeller of statements on all training data and, for each fourth of it, one on the rest, so that what that one says of its fourth is what a
 * labeller says of texts that it has not seen.
 *
 *   npx tsx train/statements/folds.ts [--shared DIR]
 *
 * Writes `.features/statement-chains.json`: the labeller of each fold, and that of all.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { sharedFolder } from '../jsonl.ts'
import { fitChain } from './chain.ts'
import { foldCount, foldOf, readTraining } from './data.ts'

const train = readTraining(sharedFolder(process.argv))
const started = Date.now()
mkdirSync('.features', { recursive: true })
const chains = Array.from({ length: foldCount + 1 }, (_, fold) => {
  const chain = fitChain(train.filter((_, e) => foldOf(train, e) !== fold))
  console.error(((Date.now() - started) / 1000).toFixed(0), fold < foldCount ? `without fold ${fold + 1}` : 'all')
  writeFileSync(`.features/statement-chain-${fold}.json`, JSON.stringify(chain))
  return chain
})
writeFileSync('.features/statement-chains.json', JSON.stringify(chains))
