/**
 * Fits the labeller of statements on `news/polnear-train`, measures it on `news/polnear-dev` and writes `src/model/statements.generated.ts`.
 *
 *   npx tsx train/statements/fit.ts [--shared DIR]
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { featureRoom, wordFeatures } from '../../src/statements/features.ts'
import { labelTokens } from '../../src/statements/labeller.ts'
import { labelCount as L } from '../../src/statements/labels.ts'
import { decodeWeights } from '../../src/statements/weights.ts'
import { sharedFolder } from '../jsonl.ts'
import { fitCrf, label } from './crf.ts'
import { type Example, readExamples } from './data.ts'
import { collect, exact, Rows } from './dataset.ts'
import { encodeChain } from './encode.ts'
import { scoreOf } from './evaluate.ts'
import { fitLinks, readLinks } from './links.ts'

const started = Date.now()
const log = (...words: readonly unknown[]): void => console.error(((Date.now() - started) / 1000).toFixed(0).padStart(4), ...words)
const settings = { passes: 8, rate: 0.06, sparsity: 1e-5 }
const least = 3
const keptRows = 40000

const shared = sharedFolder(process.argv)
const train = readExamples(shared, 'news/polnear-train', Number(process.env['LIMIT'] ?? Infinity))
const dev = readExamples(shared, 'news/polnear-dev')
const features = (examples: readonly Example[]) =>
  collect(examples, featureRoom, (e, t, from, to, out) => wordFeatures(examples[e]!.context, examples[e]!.atoms, t, from, to, out))
const trainKeys = features(train)
const devKeys = features(dev)
const rows = new Rows(24)
rows.number(trainKeys.features, least)
log(`${rows.count} features`)
let crf = fitCrf(rows.apply(trainKeys), rows.count, settings)
log(exact(devKeys, label(crf, rows.apply(devKeys))))
// the rows that weigh most, fitted again by themselves
const weight = (row: number): number => {
  let most = 0
  for (let y = 0; y < L; y++) most = Math.max(most, Math.abs(crf.weights[row * L + y]!))
  return most
}
const floor = Array.from({ length: rows.count }, (_, row) => weight(row)).sort((a, b) => b - a)[keptRows] ?? 0
rows.prune((row) => weight(row) > floor)
log(`${rows.count} kept`)
crf = fitCrf(rows.apply(trainKeys), rows.count, { ...settings, passes: 6, sparsity: 0 })
log(exact(devKeys, label(crf, rows.apply(devKeys))))
const chain = encodeChain(crf, rows, 24)
const links = fitLinks(train)
const decoded = { weights: decodeWeights(chain.weights), transitions: Int32Array.from(chain.transitions) }
const figures = scoreOf(
  shared,
  'news/polnear-dev',
  dev,
  dev.map(({ context, atoms }) => labelTokens(context, atoms, decoded)),
  readLinks(links),
)
log(figures)
const source = `// Made by train/statements/fit.ts. Do not edit.
export const chainWeights: string =
  '${chain.weights}'
export const chainTransitions: readonly number[] = ${JSON.stringify(chain.transitions)}
export const linkWeights: string =
  '${links}'
`
writeFileSync('src/model/statements.generated.ts', source)
log(`${gzipSync(source, { level: 9 }).length} bytes gzipped (chain ${gzipSync(chain.weights).length}, links ${gzipSync(links).length})`)
