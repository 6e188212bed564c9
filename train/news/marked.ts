import { type Document, type GoldAttribution, readCorpus } from '../jsonl.ts'
import type { Pair } from '../spans.ts'
import { readTexts } from '../texts.ts'

/** A document to learn from: one of the corpus, or a copy of it with marks that the corpus does not have. */
export interface Marked {
  readonly document: Document
  /** Place of the document in the corpus. */
  readonly index: number
  /** Where the added marks open, in the text of the copy; null for the document itself. */
  readonly opened: ReadonlySet<number> | null
  /** Whether it is a text of our own: all its quotes are annotated, and nothing else. */
  readonly own: boolean
}

/** The documents of a corpus, each followed by `copies` marked copies, and behind them, where they are asked for, the texts of our own that are of the same part. */
export function* readWithCopies(shared: string, corpus: string, { copies, texts }: Asked): Generator<Marked> {
  const documents = readCorpus(shared, corpus)
  for (const [index, document] of documents.entries()) {
    yield { document, index, opened: null, own: false }
    for (let n = 0; n < copies; n++) yield { index, own: false, ...markedCopy(document, index + 100_000 * n) }
  }
  if (!texts) return
  for (const [n, document] of readTexts('news', corpus.endsWith('train') ? 'train' : 'dev').entries())
    yield { document, index: documents.length + n, opened: null, own: true }
}

interface Asked {
  readonly copies: number
  readonly texts: boolean
}

/** The number behind `--copies`, or 0, and whether there is `--texts`. */
export function asked(args: readonly string[]): Asked {
  return { copies: Number(args[args.indexOf('--copies') + 1 || args.length] ?? 0), texts: args.includes('--texts') }
}

/** Share of the unmarked attributions whose words are put between marks, most of them an end of what is reported, some all of it. */
const chosen = 0.5
const toTheEnd = 0.6
const fromTheStart = 0.3
const longest = 24

/**
 * A document again, with marks around some of the words that its attributions report without any: far more quotes to learn from, and the
 * annotators have said whose they are.
 *
 *     > | Roe said the roof was old.        > | Roe said the roof “was old.”
 *
 * @param seed Which words, and of which attributions: the same number gives the same copy.
 */
function markedCopy(document: Document, seed: number): Omit<Marked, 'index' | 'own'> {
  const { text } = document
  const random = generator(seed)
  const gold = document.attributions ?? []
  const places: Pair[] = []
  for (const { content, quoted, source, cue } of gold) {
    if (quoted || !source?.length || !cue?.length || random() > chosen) continue
    const place = placeIn(text, content, random)
    if (place && places.every(([start, end]) => place[1] < start || end < place[0])) places.push(place)
  }
  places.sort((a, b) => a[0] - b[0])
  let copy = ''
  let at = 0
  const opened = new Set<number>()
  for (const [start, end] of places) {
    copy += text.slice(at, start)
    opened.add(copy.length)
    copy += `“${text.slice(start, end)}”`
    at = end
  }
  copy += text.slice(at)
  const moved = (offset: number, end: boolean): number =>
    offset + places.reduce((sum, [s, e]) => sum + +(end ? s < offset : s <= offset) + +(end ? e < offset : e <= offset), 0)
  const move = (pairs: readonly Pair[] | undefined): Pair[] => (pairs ?? []).map(([s, e]): Pair => [moved(s, false), moved(e, true)])
  const attributions = gold.map(
    (g): GoldAttribution => ({
      ...g,
      content: move(g.content),
      source: move(g.source),
      cue: move(g.cue),
      quoted: g.quoted || places.some(([s, e]) => g.content.some(([start, end]) => start <= s && s < end && e <= end + 1)),
    }),
  )
  return { document: { ...document, text: copy, attributions }, opened }
}

/** Words of one piece of a content, with the comma or full stop behind them. */
function placeIn(text: string, content: readonly Pair[], random: () => number): Pair | null {
  const [start, end] = content.reduce((a, b) => (b[1] - b[0] > a[1] - a[0] ? b : a), [0, 0])
  const piece = text.slice(start, end)
  if (/["“”„«»\n]|''/.test(piece)) return null
  const words = [...piece.matchAll(/\S+/g)]
  if (words.length < 2) return null
  const first = /^(?:that|to|of|if|whether)$/i.test(words[0]![0]) ? 1 : 0
  const from = random() < fromTheStart ? first : first + Math.floor(random() * (words.length - first))
  const room = Math.min(words.length, from + longest)
  const to = random() < toTheEnd ? words.length : from + 1 + Math.floor(random() * (room - from))
  const last = words[to - 1]!
  const close = start + last.index + last[0].length
  return [start + words[from]!.index, /[.,]/.test(text[close] ?? '') ? close + 1 : close]
}

/** Numbers from 0 to 1 that a seed decides (a linear congruence, as in Numerical Recipes). */
function generator(seed: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
