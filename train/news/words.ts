/**
 * Dumps the word features of every verb, mention and marked span, with whether the gold has it as cue, source or quoted words.
 *
 *   npx tsx train/news/words.ts CORPUS OUT [--copies N] [--texts] [--shared DIR]        CORPUS: news/polnear-train
 *
 * With `--texts` our own texts come too. With `--copies N` each document is followed by N marked copies (`marked.ts`), whose rows are scored and not learnt from: their label is -1. So is that of
 * verbs and mentions in texts of our own, where only quotes are annotated.
 * OUT.words.i32: for each row its table (0 verb, 1 mention, 2 span), document, label, number of buckets, buckets.
 */
import { writeFileSync } from 'node:fs'
import { analyse } from '../../src/attribute.ts'
import { looksOf } from '../../src/attribution/kinds.ts'
import { cueWords, sourceWords, unitWords, wordRoom } from '../../src/attribution/words.ts'
import { readOptions } from '../../src/options.ts'
import { sharedFolder } from '../jsonl.ts'
import { overlap, type Pair } from '../spans.ts'
import { asked, readWithCopies } from './marked.ts'

const [corpus, out] = process.argv.slice(2)
if (!corpus || !out) {
  console.error('usage: npx tsx train/news/words.ts CORPUS OUT [--copies N] [--shared DIR]')
  process.exit(2)
}
const numbers: number[] = []
const buckets = new Int32Array(wordRoom)
for (const { document, index, opened, own } of readWithCopies(sharedFolder(process.argv), corpus, asked(process.argv))) {
  const analysis = analyse(document.text, readOptions({ genre: 'news' }))
  if (!analysis) continue
  const { context, units } = analysis
  const { tokens, mentions, clauses, spans } = context
  const gold = document.attributions ?? []
  const size = document.text.length
  const cues = mark(
    gold.map(({ cue }) => cue ?? []),
    size,
  )
  const sources = mark(
    gold.map(({ source }) => source ?? []),
    size,
  )
  const put = (table: number, label: number, n: number): void => {
    numbers.push(table, index, opened || (own && table < 2) ? -1 : label, n)
    for (let i = 0; i < n; i++) numbers.push(buckets[i]!)
  }
  clauses.forEach(({ cue }, c) => {
    const n = cueWords(context, c, buckets)
    put(0, covers(cues, tokens.start[cue.at]!, tokens.end[cue.to - 1]!), n)
  })
  mentions.list.forEach((mention, m) => {
    const n = sourceWords(context, m, buckets)
    put(1, covers(sources, tokens.start[mention.nameFrom]!, tokens.end[mention.nameTo - 1]!), n)
  })
  for (const unit of units) {
    if (unit.parent >= 0) continue
    const content = unit.spans.flatMap((s): Pair[] => {
      const { parts } = spans[s]!
      return Array.from({ length: parts.length / 2 }, (_, p): Pair => [tokens.start[parts[2 * p]!]!, tokens.end[parts[2 * p + 1]! - 1]!])
    })
    const length = content.reduce((sum, [s, e]) => sum + Math.max(0, e - s), 0)
    const most = Math.max(0, ...gold.map((g) => overlap(content, g.content)))
    const n = unitWords(context, unit, looksOf(context, unit), buckets)
    put(2, +(most > 0 && most >= 0.5 * length), n)
  }
}
writeFileSync(`${out}.words.i32`, new Uint8Array(Int32Array.from(numbers).buffer))

/** For each code unit, whether one of the spans covers it. */
function mark(lists: readonly (readonly Pair[])[], size: number): Uint8Array {
  const on = new Uint8Array(size)
  for (const list of lists) for (const [s, e] of list) on.fill(1, s, e)
  return on
}

function covers(on: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) if (on[i]) return 1
  return 0
}
