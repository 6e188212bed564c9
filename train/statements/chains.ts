/**
 * Fits the labeller of statements on all training data and, for each fold, one on the rest.
 *
 *   npx tsx train/statements/chains.ts [--texts] [--shared DIR]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fitChain } from './chain.ts'
import { readTraining } from './data.ts'
import { chainFile, foldCount, foldOf } from './folds.ts'

const train = readTraining(process.argv)
const started = Date.now()
const chains = Array.from({ length: foldCount + 1 }, (_, fold) => {
  const chain = fitChain(train.filter((_, e) => foldOf(train, e) !== fold))
  console.error(((Date.now() - started) / 1000).toFixed(0), fold < foldCount ? `without fold ${fold + 1}` : 'with all')
  return chain
})
mkdirSync('.features', { recursive: true })
writeFileSync(chainFile, JSON.stringify(chains))
