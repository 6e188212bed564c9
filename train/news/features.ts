/**
 * Dumps the features of every candidate source of every marked span, computed by the library itself, with what the gold says of it.
 *
 *   npx tsx train/news/features.ts CORPUS OUT [--copies N] [--texts] [--shared DIR]        CORPUS: news/polnear-train
 *
 * With `--copies N` the quotes of N marked copies of each document (`marked.ts`) are dumped too, with `--texts` those of our own texts.
 * OUT.words.f32, where words.py has written it, holds the scores of words by models that have not seen their documents.
 * OUT.i8 holds the rows (bytes); OUT.json names the features and lists documents, units and labels.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { analyse } from '../../src/attribute.ts'
import type { Context } from '../../src/attribution/context.ts'
import { featureCount, featureNames } from '../../src/attribution/feature-names.ts'
import { lemmaNumber } from '../../src/attribution/features.ts'
import { candidateRows, sureAnswers } from '../../src/attribution/ranking.ts'
import { signOf } from '../../src/attribution/signs.ts'
import { textFeatures } from '../../src/attribution/text-features.ts'
import type { Unit } from '../../src/attribution/units.ts'
import { inSteps, type Wording, wordingOf } from '../../src/attribution/wording.ts'
import { readOptions } from '../../src/options.ts'
import { sharedFolder } from '../jsonl.ts'
import { overlap, type Pair } from '../spans.ts'
import { asked, readWithCopies } from './marked.ts'

/** What the scorer leaves out of account at the ends of a source. */
const edges = /^(?:the|a|an|mr\.?|mrs\.?|ms\.?|dr\.?)\s+|[\s.,;:!?'"“”‘’)\]]+$/giu

const [corpus, out] = process.argv.slice(2)
if (!corpus || !out) {
  console.error('usage: npx tsx train/news/features.ts CORPUS OUT [--copies N] [--shared DIR]')
  process.exit(2)
}
const rows: Int8Array[] = []
/** One line a unit: document, gold attribution (-1: none, so unspoken), rows, and for each row the lemma and what is right. */
const units: {
  document: number
  gold: number
  weight: number
  /** 1 where the marks stand in a copy alone. */
  copied: number
  /** 1 in a text of our own. */
  own: number
  /** 0 for what stands in a headline that nobody annotated or in a copy: it says nothing of what is spoken. */
  trained: number
  lemmas: number[]
  mentions: number[]
  clauses: number[]
  entities: number[]
  paragraph: number
  source: number[]
  cue: number[]
  exact: number[]
  /** Offsets of the quote, and of source and cue of each row, for those who look at errors. */
  span: Pair
  spans: number[][]
}[] = []
const documents: string[] = []
const scoresFile = `${out}.words.f32`
const scores = existsSync(scoresFile) ? Int8Array.from(new Float32Array(new Uint8Array(readFileSync(scoresFile)).buffer), inSteps) : null
let read = 0
let goldQuoted = 0
let goldOwn = 0
for (const { document, index, opened, own } of readWithCopies(sharedFolder(process.argv), corpus, asked(process.argv))) {
  documents[index] = document.id
  const analysis = analyse(document.text, readOptions({ genre: 'news' }))
  if (!analysis) continue
  const { context, units: found, entityOf } = analysis
  const { tokens, mentions, clauses, spans } = context
  const gold = document.attributions ?? []
  if (own) goldOwn += gold.length
  else if (!opened) goldQuoted += gold.filter(({ quoted }) => quoted).length
  const answers = sureAnswers(context, found)
  const text = textFeatures(context, found, answers.anchors, entityOf, wording(context, found))
  found.forEach((unit, u) => {
    if (unit.parent >= 0 || (opened && !unit.spans.some((s) => opened.has(tokens.start[spans[s]!.from]!)))) return
    const content = unit.spans.flatMap((s): Pair[] => {
      const { parts } = spans[s]!
      const pairs: Pair[] = []
      for (let p = 0; p < parts.length; p += 2)
        if (parts[p + 1]! > parts[p]!) pairs.push([tokens.start[parts[p]!]!, tokens.end[parts[p + 1]! - 1]!])
      return pairs
    })
    const length = content.reduce((sum, [s, e]) => sum + e - s, 0)
    let best = -1
    let most = 0
    // the corpus counts neither '' nor ' as a quotation mark: what stands between two of them is trained on, but not scored as quoted
    const uncounted = isUncounted(context, unit)
    gold.forEach((g, n) => {
      if (!g.quoted && !uncounted) return
      const common = overlap(content, g.content)
      if (common > most) [most, best] = [common, n]
    })
    const hit = most >= 0.5 * length ? gold[best]! : null
    const { candidates, rows: table } = candidateRows(context, found, u, answers, text)
    const source: number[] = []
    const cue: number[] = []
    const exact: number[] = []
    const lemmas: number[] = []
    const places: number[][] = []
    candidates.forEach(({ mention, clause }, k) => {
      rows.push(table.slice(k * featureCount, (k + 1) * featureCount))
      const m = mentions.list[mention]!
      const words: Pair[] = [[tokens.start[m.from]!, tokens.end[m.to - 1]!]]
      const sign = clause >= 0 ? -1 : signOf(context, unit, mention)
      const verb: Pair[] =
        clause >= 0
          ? [[tokens.start[clauses[clause]!.cue.at]!, tokens.end[clauses[clause]!.cue.to - 1]!]]
          : sign >= 0
            ? [[tokens.start[sign]!, tokens.end[sign]!]]
            : []
      lemmas.push(lemmaNumber(context, clause))
      places.push([...words[0]!, ...(verb[0] ?? [])])
      source.push(hit ? (hit.source!.length ? +(overlap(words, hit.source!) > 0) : -1) : 0)
      const wordless = hit?.cue?.every(([s, e]) => !/\p{L}/u.test(document.text.slice(s, e))) ?? false
      cue.push(hit ? (hit.cue!.length ? +(overlap(verb, hit.cue!) > 0 && (sign < 0 || wordless)) : -1) : 0)
      exact.push(hit?.source?.length && aligned(document.text, words[0]!, hit.source) ? 1 : 0)
    })
    units.push({
      document: index,
      gold: hit ? best : -1,
      weight: +((own || !uncounted) && !opened),
      copied: +(opened !== null),
      own: +own,
      trained: +(own || (!opened && (hit !== null || unit.paragraph > 0))),
      lemmas,
      mentions: candidates.map(({ mention }) => mention),
      clauses: candidates.map(({ clause }) => clause),
      entities: candidates.map(({ mention }) => entityOf[mention]!),
      paragraph: unit.paragraph,
      source,
      cue,
      exact,
      span: [tokens.start[unit.from]!, tokens.end[unit.to - 1]!],
      spans: places,
    })
  })
}

/** Whether a mention begins or ends where the gold source does, articles and titles aside: its head, not a name inside an apposition. */
function aligned(text: string, [start, end]: Pair, gold: readonly Pair[]): boolean {
  const first = text.slice(gold[0]![0], gold[0]![1]).trim().replace(edges, '')
  const own = text.slice(start, end).trim().replace(edges, '')
  return first.startsWith(own) || own.startsWith(first) || own.endsWith(first) || (first.endsWith(own) && !/,| of | for | who /.test(first))
}

/** The scores in the order in which words.ts writes its rows. */
function wording(context: Context, units: readonly Unit[]): Wording {
  if (!scores) return wordingOf(context, units)
  const cues = read
  const sources = cues + context.clauses.length
  const first = sources + context.mentions.list.length
  let next = first
  const places = units.map(({ parent }) => (parent < 0 ? next++ : -1))
  read = next
  return { cue: (c) => scores[cues + c]!, source: (m) => scores[sources + m]!, unit: (u) => (places[u]! < 0 ? 0 : scores[places[u]!]!) }
}

/** Whether a quote has no mark that the corpus counts. */
function isUncounted({ tokens }: Context, { from, to }: Unit): boolean {
  return !/["“”„«»]/.test(tokens.text.slice(tokens.start[from], tokens.end[to - 1]))
}
const all = new Int8Array(rows.length * featureCount)
rows.forEach((row, r) => {
  all.set(row, r * featureCount)
})
writeFileSync(`${out}.i8`, all)
writeFileSync(`${out}.json`, JSON.stringify({ features: featureNames, documents, units, goldQuoted, goldOwn }))
console.error(`${corpus}: ${documents.length} documents, ${units.length} marked spans, ${rows.length} candidates`)
