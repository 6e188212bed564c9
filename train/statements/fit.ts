/**
 * Fits the labeller of statements on `news/polnear-train`, measures it on `news/polnear-dev` and writes `src/model/statements.generated.ts`.
 *
 *   npx tsx train/statements/fit.ts [--shared DIR]
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { featureRoom, wordFeatures } from '../../src/statements/features.ts'
import { labelTokens } from '../../src/statements/labeller.ts'
import { labelCount as L, outside, places, stateCount as S } from '../../src/statements/labels.ts'
import { decodeWeights } from '../../src/statements/unpack.ts'
import { sharedFolder } from '../jsonl.ts'
import { type Crf, fitCrf, label } from './crf.ts'
import { type Example, readExamples, readOwnSentences } from './data.ts'
import { collect, exact, Rows } from './dataset.ts'
import { encodeChain } from './encode.ts'
import { scoreOf } from './evaluate.ts'
import { fitLinks, readLinks } from './links.ts'

const started = Date.now()
const log = (...words: readonly unknown[]): void => console.error(((Date.now() - started) / 1000).toFixed(0).padStart(4), ...words)
const settings = { passes: 8, rate: 0.06, sparsity: 1e-5 }
const least = 3
const keptRows = Number(process.env.KEPT ?? 110000)
/** Units of a weight that is written down. */
const scale = 12

const shared = sharedFolder(process.argv)
const news = readExamples(shared, 'news/polnear-train', Number(process.env.LIMIT ?? Infinity))
const train = [...news, ...readOwnSentences('train/statements/own-sentences.txt')]
const dev = readExamples(shared, 'news/polnear-dev')
const features = (examples: readonly Example[]) =>
  collect(examples, featureRoom, (e, t, from, to, out) => wordFeatures(examples[e]!.atoms, t, from, to, out))
const trainKeys = features(train)
const devKeys = features(dev)
const rows = new Rows(24)
rows.number(trainKeys.features, least)
log(`${rows.count} features`)
// what labellers say that saw the other half of the documents
const guessed: Uint8Array[] = train.map(() => new Uint8Array(0))
for (const half of [0, 1]) {
  const [seen, unseen] = [train.filter((_, e) => e % 2 !== half), train.filter((_, e) => e % 2 === half)]
  const seenKeys = features(seen)
  const halfRows = new Rows(24)
  halfRows.number(seenKeys.features, least)
  const data = features(unseen)
  const states = label(withBonus(fitCrf(halfRows.apply(seenKeys), halfRows.count, { ...settings, passes: 4 }), 0.5), halfRows.apply(data))
  let at = 0
  unseen.forEach(({ context }, n) => {
    guessed[2 * n + half] = new Uint8Array([...states.subarray(at, at + context.tokens.count), 0])
    at += context.tokens.count
  })
  log(`half ${half + 1}: ${exact(data, states)}`)
}
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
crf = fitCrf(rows.apply(trainKeys), rows.count, { ...settings, sparsity: Number(process.env.SPARSITY ?? 1.5e-5) })
log(exact(devKeys, label(crf, rows.apply(devKeys))))
const chain = encodeChain(crf, rows, scale)
const links = fitLinks(train, guessed)
const weights = decodeWeights(chain.weights)
// what it costs to begin a role, chosen on dev: the likeliest labels find too few
let bestTransitions: readonly number[] = []
let best = 0
for (const bonus of [0.15, 0.3, 0.45]) {
  const { transitions } = encodeChain(withBonus(crf, bonus), rows, scale)
  const decoded = { weights, transitions: Int32Array.from(transitions) }
  const states = dev.map(({ context, atoms }) => labelTokens(context, atoms, decoded).states)
  const figures = scoreOf(shared, 'news/polnear-dev', dev, states, readLinks(links))
  const f1 = [...figures.matchAll(/(?:relation|source|cue|content): .*F1 ([\d.]+)/g)].slice(3, 8).map((match) => Number(match[1]))
  const mean = f1.reduce((a, b) => a + b, 0)
  log(`bonus ${bonus}: ${figures.slice(figures.indexOf('all:')).replace(/\s+/g, ' ')}`)
  if (mean > best) [best, bestTransitions] = [mean, transitions]
}
const source = `// Made by train/statements/fit.ts. Do not edit.
export const chainWeights: string =
  '${chain.weights}'
export const chainTransitions: readonly number[] = ${JSON.stringify(bestTransitions)}
export const linkWeights: string =
  '${links}'
`
writeFileSync('src/model/statements.generated.ts', source)
log(`${gzipSync(source, { level: 9 }).length} bytes gzipped (chain ${gzipSync(chain.weights).length}, links ${gzipSync(links).length})`)

/** A chain that begins a role more readily. */
function withBonus(chain: Crf, bonus: number): Crf {
  const transitions = chain.transitions.map((value, k) => {
    const label = (k % S) - outside
    return label >= 0 && label % places === 0 ? value + bonus : value
  })
  return { ...chain, transitions }
}
