/**
 * Fits what speaks for marks in a sentence of a story that quote somebody, and writes src/model/spoken.generated.ts: a logistic regression over the
 * features of `src/dialogue/spoken.ts`, on PDNC, LitBank and stories of our own (train parts). Figures are pieces out of fold, by novel and by writer.
 *
 *   npx tsx train/fiction/spoken.ts [--shared ../shared]
 */
import { writeFileSync } from 'node:fs'
import { analyse } from '../../src/attribute.ts'
import { isCertain, isInSentence, spokenFeatures } from '../../src/dialogue/spoken.ts'
import { readTag } from '../../src/dialogue/tags.ts'
import { readOptions } from '../../src/options.ts'
import { type Document, readCorpus, sharedFolder } from '../jsonl.ts'
import { readTexts } from '../texts.ts'

interface Row {
  /** The novel, or the writer. */
  readonly group: string
  readonly on: readonly number[]
  readonly width: number
  readonly spoken: boolean
  readonly before: boolean
  readonly weight: number
}

/** How much a quote of our own stories counts beside one of a novel. */
const own = 2
/** Weight of the squares of the weights. */
const penalty = 8
/** Over this probability marks are taken to quote somebody: below a half, for what is missed is missed for good. */
const spokenFrom = 0.35
const folds = 6
const shared = sharedFolder(process.argv)

function rowsOf(documents: readonly Document[], groupOf: (id: string) => string, weight: number): Row[] {
  return documents.flatMap(({ id, text, attributions = [] }) => {
    const analysis = analyse(text, readOptions({ genre: 'fiction' }))
    if (!analysis) return []
    const { context, units, entityOf } = analysis
    const { tokens } = context
    const gold = attributions.flatMap(({ content }) => content)
    return units.flatMap((unit, u) => {
      const { choice, pattern } = readTag(context, unit, entityOf)
      if (!isInSentence(context, unit, choice) || isCertain(context, units, u, choice, pattern)) return []
      const features = spokenFeatures(context, units, u, choice, pattern)
      const from = tokens.start[unit.from]!
      const to = tokens.end[unit.to - 1]!
      const covered = gold.reduce((sum, [s, e]) => sum + Math.max(0, Math.min(e, to) - Math.max(s, from)), 0)
      const on = features.flatMap((holds, f) => (holds ? [f] : []))
      return [{ group: groupOf(id), on, width: features.length, spoken: covered * 2 > to - from, before: !pattern, weight }]
    })
  })
}

interface Model {
  readonly weights: Float64Array
  readonly bias: number
}

function probability({ weights, bias }: Model, row: Row): number {
  return 1 / (1 + Math.exp(-row.on.reduce((sum, f) => sum + weights[f]!, bias)))
}

/** Gradient descent with momentum: the rows are few. */
function learn(rows: readonly Row[]): Model {
  const width = rows[0]!.width
  const weights = new Float64Array(width)
  const speed = new Float64Array(width + 1)
  let bias = 0
  const total = rows.reduce((sum, row) => sum + row.weight, 0)
  for (let pass = 0; pass < 3000; pass++) {
    const slope = new Float64Array(width + 1)
    for (const row of rows) {
      const error = (probability({ weights, bias }, row) - (row.spoken ? 1 : 0)) * row.weight
      slope[width]! += error
      for (const f of row.on) slope[f]! += error
    }
    for (let f = 0; f <= width; f++) {
      const here = f < width ? weights[f]! : 0
      speed[f] = 0.9 * speed[f]! - (0.1 * (slope[f]! + penalty * here)) / total
      if (f < width) weights[f]! += speed[f]!
      else bias += speed[f]!
    }
  }
  return { weights, bias }
}

/** Prints how many are called spoken wrongly, and how many are missed. */
function report(name: string, rows: readonly Row[], calls: (row: Row) => boolean): void {
  const wrong = rows.filter((row) => !row.spoken && calls(row)).length
  const missed = rows.filter((row) => row.spoken && !calls(row)).length
  console.log(name.padEnd(34), `${rows.length} quotes, ${wrong} wrong, ${missed} missed`)
}

const titled = (id: string): string => id
const written = (id: string): string => id.slice(0, 'texts/a'.length)
const train: readonly (readonly [string, Row[]])[] = [
  ['PDNC', rowsOf(readCorpus(shared, 'fiction/pdnc-train'), titled, 1)],
  ['LitBank', rowsOf(readCorpus(shared, 'fiction/litbank-train'), titled, 1)],
  ['our own', rowsOf(readTexts('fiction', 'train'), written, own)],
]
const all = train.flatMap(([, rows]) => rows)
const groups = [...new Set(all.map(({ group }) => group))].sort()
const models = Array.from({ length: folds }, (_, k) => learn(all.filter(({ group }) => groups.indexOf(group) % folds !== k)))
for (const [name, rows] of train) {
  report(`${name}, patterns alone`, rows, ({ before }) => before)
  report(`${name}, out of fold`, rows, (row) => probability(models[groups.indexOf(row.group) % folds]!, row) > spokenFrom)
}
const model = learn(all)
for (const [name, rows] of [
  ['PDNC, dev', rowsOf(readCorpus(shared, 'fiction/pdnc-dev'), titled, 1)],
  ['LitBank, dev', rowsOf(readCorpus(shared, 'fiction/litbank-dev'), titled, 1)],
  ['our own, dev', rowsOf(readTexts('fiction', 'dev'), written, own)],
] as const) {
  report(`${name}, patterns alone`, rows, ({ before }) => before)
  report(name, rows, (row) => probability(model, row) > spokenFrom)
}
const bias = model.bias - Math.log(spokenFrom / (1 - spokenFrom))
writeFileSync(
  'src/model/spoken.generated.ts',
  [
    '// Written by train/fiction/spoken.ts from PDNC, LitBank and stories of our own (train parts); see MODEL.md.',
    `export const bias = ${bias.toFixed(2)}`,
    `export const weights: readonly number[] = [${[...model.weights].map((weight) => weight.toFixed(2)).join(', ')}]`,
    '',
  ].join('\n'),
)
