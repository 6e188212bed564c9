import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { type Context, sentenceFrom } from './context.ts'
import type { Looks } from './kinds.ts'
import type { Unit } from './units.ts'

/** Buckets of each table of word weights, as a power of two. */
export const cueBits = 15
export const sourceBits = 15
export const unitBits = 14

/** Most features that a clause, a mention or a quote has. */
export const wordRoom = 32

/** Turns the value of a template into a bucket. */
function bucket(template: number, value: number, bits: number): number {
  let h = Math.imul(value ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> (32 - bits)
}

function buckets(out: Int32Array, n: number, bits: number): number {
  for (let i = 0; i < n; i++) out[i] = bucket(i, out[i]!, bits)
  return n
}

function pair(a: number, b: number): number {
  return Math.imul(a, 0x27d4eb2f) ^ Math.imul(b + 0x165667b1, 0x9e3779b1)
}

/** A number for what stands at a token: the word itself, or what else it is; 0 beyond the paragraph of `home`. */
function wordAt(tokens: Tokens, t: number, home: number): number {
  if (t < 0 || t >= tokens.count || tokens.paragraph[t] !== tokens.paragraph[home]) return 0
  const kind = tokens.kind[t]!
  if (kind === Kind.word) return tokens.hash[t]!
  return kind === Kind.punctuation ? 8 + tokens.code[t]! : kind
}

/** What a clause goes on with behind its verb. */
function continuation({ tokens, mentions }: Context, t: number, home: number): number {
  const at = wordAt(tokens, t, home)
  if (tokens.kind[t] !== Kind.word || at === 0) return at
  const flags = wordFlags(tokens.word[t]!)
  if (isWord(tokens, t, 'that')) return 301
  if (flags & Word.subordinator && !(flags & Word.preposition)) return 302
  if (flags & Word.preposition) return 303
  if (mentions.startingAt[t]! >= 0) return 304
  if (flags & Word.determiner) return 305
  if (flags & Word.adverb) return 306
  if (flags & Word.auxiliary) return 307
  return tokens.shape[t]! & Shape.capital ? 308 : 309
}

/** Whether one of the next few tokens is `that`, or a mark, before the clause ends: 0, 1, 2. */
function soon(tokens: Tokens, from: number): number {
  for (let t = from; t < from + 9 && t < tokens.count && tokens.paragraph[t] === tokens.paragraph[from - 1]; t++) {
    if (tokens.kind[t] === Kind.mark) return 2
    if (isWord(tokens, t, 'that')) return 1
    if (isPunctuation(tokens, t, 46)) return 0
  }
  return 0
}

/** Buckets of the words around a verb that may report, to `out`; their number. */
export function cueWords(context: Context, c: number, out: Int32Array): number {
  const { tokens, mentions, clauses, parts, spanOf } = context
  const { cue, subject, relation, inverted } = clauses[c]!
  const { at, to } = cue
  const lemma = cue.verb >= 0 ? cue.verb >> 3 : tokens.hash[at]!
  const before = wordAt(tokens, at - 1, at)
  const before2 = wordAt(tokens, at - 2, at)
  const next = wordAt(tokens, to, at)
  const next2 = wordAt(tokens, to + 1, at)
  const on = continuation(context, to, at)
  const on2 = continuation(context, to + 1, at)
  const that = soon(tokens, to)
  const form = cue.form + 8 * +cue.passive + 16 * +cue.negated
  const partHere = parts[at] ?? 0
  const partBefore = parts[at - 1] ?? 0
  const partNext = parts[to] ?? 0
  const m = subject >= 0 ? mentions.list[subject]! : null
  const who = m ? m.type + 4 * m.referent + 32 * +m.plural + 64 * m.person : -1
  const head = m ? tokens.hash[m.nameTo - 1]! : 0
  const previous = c > 0 && tokens.paragraph[clauses[c - 1]!.cue.at] === tokens.paragraph[at] ? clauses[c - 1]!.cue : null
  const near = previous ? Math.min(3, (at - previous.to) >> 2) : 4
  let n = 0
  out[n++] = lemma
  out[n++] = tokens.hash[at]!
  out[n++] = pair(lemma, form)
  out[n++] = pair(lemma, on)
  out[n++] = pair(lemma, next)
  out[n++] = pair(lemma, before)
  out[n++] = next
  out[n++] = before
  out[n++] = pair(before, before2)
  out[n++] = pair(next, next2)
  out[n++] = pair(pair(partHere, partBefore), partNext)
  out[n++] = pair(partBefore, on)
  out[n++] = pair(lemma, relation)
  out[n++] = pair(pair(relation, who), form)
  out[n++] = head
  out[n++] = pair(lemma, who)
  out[n++] = pair(cue.frame, form)
  out[n++] = pair(pair(on, on2), cue.frame & 127)
  out[n++] = pair(lemma, that)
  out[n++] = pair(pair(that, on), form)
  out[n++] = pair(+(inverted >= 0), pair(before, cue.form))
  out[n++] = pair(lemma, +(spanOf[at]! >= 0))
  out[n++] = pair(previous ? previous.frame : 0, near)
  out[n++] = pair(previous ? previous.verb >> 3 : -2, lemma)
  out[n++] = pair(cue.verb >= 0 ? 1 : 0, pair(on, before))
  return buckets(out, n, cueBits)
}

/** Buckets of the words in and around a mention that may be a source. */
export function sourceWords(context: Context, index: number, out: Int32Array): number {
  const { tokens, mentions, clauses, clauseFrom, parts } = context
  const m = mentions.list[index]!
  const head = tokens.hash[m.nameTo - 1]!
  const kind = m.type + 4 * m.referent + 32 * +m.plural + 64 * m.person + 256 * +m.possessive + 512 * +(m.title >= 0)
  const before = wordAt(tokens, m.from - 1, m.from)
  const next = wordAt(tokens, m.to, m.from)
  const next2 = wordAt(tokens, m.to + 1, m.from)
  const opens = tokens.shape[m.from]! & (Shape.sentenceStart | Shape.paragraphStart)
  const word = m.type === 0 ? 1 : head
  const c = clauseFrom[m.to]!
  const behind = c < clauses.length && tokens.paragraph[clauses[c]!.cue.at] === tokens.paragraph[m.from] ? clauses[c]!.cue : null
  const ahead = c > 0 && tokens.paragraph[clauses[c - 1]!.cue.at] === tokens.paragraph[m.from] ? clauses[c - 1]!.cue : null
  const lemma = behind ? (behind.verb >= 0 ? behind.verb >> 3 : tokens.hash[behind.at]!) : -1
  const lemmaAhead = ahead ? (ahead.verb >= 0 ? ahead.verb >> 3 : tokens.hash[ahead.at]!) : -1
  const far = behind ? Math.min(6, behind.at - m.to) : 7
  const farAhead = ahead ? Math.min(6, Math.max(0, m.from - ahead.to)) : 7
  let n = 0
  out[n++] = head
  out[n++] = kind
  out[n++] = before
  out[n++] = next
  out[n++] = pair(kind, next)
  out[n++] = pair(kind, before)
  out[n++] = pair(next, next2)
  out[n++] = pair(word, next)
  out[n++] = pair(word, before)
  out[n++] = pair(kind, opens)
  out[n++] = pair(pair(parts[m.from - 1] ?? 0, parts[m.to] ?? 0), m.type)
  out[n++] = pair(lemma, far)
  out[n++] = pair(lemmaAhead, farAhead)
  out[n++] = pair(pair(kind, far), behind ? behind.frame : 0)
  out[n++] = pair(pair(kind, farAhead), ahead ? ahead.frame : 0)
  out[n++] = pair(word, lemma)
  out[n++] = pair(far, farAhead)
  out[n++] = Math.min(8, m.to - m.from)
  return buckets(out, n, sourceBits)
}

/** Buckets of the words in and around marks that may quote somebody. */
export function unitWords(context: Context, unit: Unit, looks: Looks, out: Int32Array): number {
  const { tokens, spans, clauses, clauseFrom, parts, spanOf } = context
  const span = spans[unit.spans[0]!]!
  const lastSpan = spans[unit.spans[unit.spans.length - 1]!]!
  const first = span.parts[0]!
  const last = lastSpan.parts[lastSpan.parts.length - 1]! - 1
  const home = unit.from
  const before = wordAt(tokens, unit.from - 1, home)
  const before2 = wordAt(tokens, unit.from - 2, home)
  const next = wordAt(tokens, unit.to, home)
  const opening = wordAt(tokens, first, home)
  const length = looks.words < 6 ? looks.words : looks.words < 12 ? 6 : 7
  const shape = length + 8 * +looks.startsCapital + 16 * +looks.endsPaused + 32 * (looks.capitals === 1 ? 2 : looks.capitals > 0.5 ? 1 : 0)
  let whole = 0
  for (let t = first; t <= last && t < first + 5; t++) whole = pair(whole, wordAt(tokens, t, home))
  const from = sentenceFrom(context, unit.from, unit.level)
  let c = clauseFrom[unit.from]! - 1
  while (c >= 0 && clauses[c]!.cue.at >= from && spanOf[clauses[c]!.cue.at] !== unit.level) c--
  const cue = c >= 0 && clauses[c]!.cue.at >= from ? clauses[c]!.cue : null
  const lemma = cue ? (cue.verb >= 0 ? cue.verb >> 3 : tokens.hash[cue.at]!) : -1
  const far = cue ? Math.min(7, unit.from - cue.to) : 8
  const headBefore = tokens.kind[last] === Kind.word ? tokens.hash[last]! : wordAt(tokens, last - 1, home)
  let n = 0
  out[n++] = before
  out[n++] = pair(before, before2)
  out[n++] = next
  out[n++] = pair(before, next)
  out[n++] = opening
  out[n++] = pair(opening, before)
  out[n++] = whole
  out[n++] = headBefore
  out[n++] = shape
  out[n++] = pair(shape, before)
  out[n++] = pair(shape, next)
  out[n++] = pair(parts[unit.from - 1] ?? 0, parts[unit.to] ?? 0)
  out[n++] = pair(pair(parts[unit.from - 1] ?? 0, parts[unit.to] ?? 0), shape)
  out[n++] = lemma
  out[n++] = pair(lemma, far)
  out[n++] = pair(pair(lemma, before), 1)
  out[n++] = pair(lemma, shape)
  out[n++] = pair(parts[first] ?? 0, parts[last] ?? 0)
  out[n++] = pair(pair(parts[first] ?? 0, parts[unit.from - 1] ?? 0), parts[unit.from - 2] ?? 0)
  out[n++] = before2
  return buckets(out, n, unitBits)
}
