/**
 * Fits the scorer of links on what labellers and trees make of texts that they have not seen, measures the whole on `news/polnear-dev` and writes
 * `src/model/statements.generated.ts`. What stands before it: `chains.ts`, `guesses.ts`, `trees.py`.
 *
 *   npx tsx train/statements/fit.ts [--texts] [--shared DIR]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { statementTrees } from '../../src/model/statement-trees.generated.ts'
import { decodeTrees } from '../../src/model/trees.ts'
import { choosePieces } from '../../src/statements/choose.ts'
import { labelTokens } from '../../src/statements/labeller.ts'
import { waysOf } from '../../src/statements/sums.ts'
import { decodeWeights } from '../../src/statements/unpack.ts'
import { sharedFolder } from '../jsonl.ts'
import { readExamples, readTraining } from './data.ts'
import type { EncodedChain } from './encode.ts'
import { scoreOf } from './evaluate.ts'
import { chainFile, foldCount, guessUnseen } from './folds.ts'
import { fitLinks } from './links.ts'

const shared = sharedFolder(process.argv)
const train = readTraining(process.argv)
const judged = readFileSync('.features/statement-guesses.p32')
const chances = Float64Array.from(new Float32Array(judged.buffer, judged.byteOffset, judged.length / 4))
let k = 0
const guessed = guessUnseen(train).map((stretches, e) =>
  stretches.flatMap(({ from, to, guesses }) => {
    k += guesses.length
    return choosePieces(train[e]!.atoms, guesses, chances.subarray(k - guesses.length, k), from, to)
  }),
)
const links = fitLinks(train, guessed)
const { weights, transitions } = (JSON.parse(readFileSync(chainFile, 'utf8')) as EncodedChain[])[foldCount]!
const source = `// Made by train/statements/fit.ts. Do not edit.
export const chainWeights: string =
  '${weights}'
export const chainTransitions: readonly number[] = ${JSON.stringify(transitions)}
export const linkWeights: string =
  '${links}'
`
writeFileSync('src/model/statements.generated.ts', source)
console.error(`${gzipSync(source, { level: 9 }).length} bytes gzipped (chain ${gzipSync(weights).length}, links ${gzipSync(links).length})`)
const chain = { weights: decodeWeights(weights), ways: waysOf(transitions), trees: statementTrees.map((text) => decodeTrees(text)) }
const dev = readExamples(shared, 'news/polnear-dev')
const pieces = dev.map(({ context, atoms }) => labelTokens(context, atoms, chain).pieces)
console.error(scoreOf(shared, 'news/polnear-dev', dev, pieces, decodeWeights(links)))
