import type { Clause } from './cues/clauses.ts'
import { hashOf } from './lexicon/hash.ts'
import { Form, Word, wordFlags } from './lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType, Referent } from './mentions/mention.ts'
import type { QuotedSpan } from './spans/spans.ts'
import { isPunctuation, Kind, Shape, type Tokens } from './text/tokens.ts'

const hashesOf = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashOf))
const now = hashesOf("is are has have am isn't aren't hasn't haven't i'm i've it's that's there's we're we've they're they've")
const then = hashesOf("was were had wasn't weren't hadn't")
/** What the low bits of a hash must be for a word to tell of now or then: nearly every word is ruled out by one look. */
const timed = new Uint8Array(1024)
for (const hash of [...now, ...then]) timed[hash & 1023] = 1

/** Words from which on a text speaks for itself, and what the score of a shorter one lacks: measured on a few lines from here and there in the training parts. */
const ordinary = 300
const story = 1.5

/**
 * Tells fiction from news by what the two do with names and speech: novels begin paragraphs with a quote, put many in a row, ask and exclaim, and
 * speak of `he` and `she`; news has full names, bodies and places, numbers, acronyms and days of the week, and quotes inside sentences.
 */
export function isFiction(
  tokens: Tokens,
  spans: readonly QuotedSpan[],
  spanOf: Int32Array,
  mentions: Mentions,
  clauses: readonly Clause[],
): boolean {
  // of a few lines with a quote a reader would sooner say that they are out of a story
  const few = Math.max(0, 1 - tokens.count / ordinary)
  return genreScore(genreFeatures(tokens, spans, spanOf, mentions, clauses)) + story * few > 0
}

/** Tokens that tell the genre of a text of any length: some hundred pages. */
const longest = 40_000

/** Shares of a text (of its beginning, where it is a long one) that tell its genre, in the order of the weights. */
export function genreFeatures(
  tokens: Tokens,
  spans: readonly QuotedSpan[],
  spanOf: Int32Array,
  mentions: Mentions,
  clauses: readonly Clause[],
): readonly number[] {
  let direct = 0
  let mixed = 0
  let opening = 0
  let inRow = 0
  let last: QuotedSpan | null = null
  const to = Math.min(tokens.count, longest)
  for (const span of spans) {
    if (span.from >= to) break
    if (span.parent >= 0) continue
    const embedded = span.from > 0 && tokens.kind[span.from - 1] === Kind.word && !(tokens.shape[span.from]! & Shape.paragraphStart)
    if (embedded) mixed++
    else direct++
    const starts = tokens.paragraphs[tokens.paragraph[span.from]!] === span.from
    if (starts) opening++
    if (starts && last && tokens.paragraph[span.from] === tokens.paragraph[last.to - 1]! + 1) inRow++
    last = span
  }
  let bodies = 0
  let names = 0
  let pronouns = 0
  let first = 0
  for (const mention of mentions.list) {
    if (mention.from >= to) break
    if (mention.type === MentionType.name) {
      names++
      if (mention.referent === Referent.organization || mention.referent === Referent.place) bodies++
    } else if (mention.type === MentionType.pronoun && spanOf[mention.from]! < 0) {
      if (mention.person === 3 && mention.sex) pronouns++
      else if (mention.person === 1 && !mention.plural) first++
    }
  }
  let present = 0
  let past = 0
  for (const { cue } of clauses) {
    if (cue.at >= to) break
    if (cue.form === Form.third) present++
    else if (cue.form === Form.past) past++
  }
  let words = 0
  let numbers = 0
  let acronyms = 0
  let days = 0
  let said = 0
  let you = 0
  let shouts = 0
  let nows = 0
  let thens = 0
  for (let t = 0; t < to; t++) {
    const kind = tokens.kind[t]
    if (kind === Kind.number) numbers++
    else if (kind === Kind.punctuation && spanOf[t]! >= 0 && (tokens.code[t] === 33 || tokens.code[t] === 63)) shouts++
    if (kind !== Kind.word) continue
    words++
    const bits = tokens.shape[t]!
    const length = tokens.end[t]! - tokens.start[t]!
    if (bits & Shape.upper && length < 6 && !(tokens.shape[t + 1]! & Shape.upper)) acronyms++
    if (bits & Shape.capital && !(bits & Shape.sentenceStart) && wordFlags(tokens.word[t]!) & Word.time) days++
    if (spanOf[t]! < 0) {
      if (timed[tokens.hash[t]! & 1023]) {
        if (now.has(tokens.hash[t]!)) nows++
        else if (then.has(tokens.hash[t]!)) thens++
      }
      continue
    }
    said++
    const m = mentions.startingAt[t]!
    if (m >= 0 && mentions.list[m]!.person === 2) you++
  }
  let full = 0
  let introduced = 0
  for (const mention of mentions.list) {
    if (mention.from >= to) break
    if (mention.type !== MentionType.name) continue
    if (mention.nameTo - mention.nameFrom > 1) full++
    if (spanOf[mention.from]! < 0 && isIntroduced(tokens, mention)) introduced++
  }
  // a few of each tell as much as many; a text of under `ordinary` words is taken to have gone on for `unseen` words with an ordinary share of each
  const unseen = Math.max(0, ordinary - words) / 2
  const rate = (a: number, b: number, usual: number): number => (b ? Math.min(1, Math.sqrt((10 * (a + usual * unseen)) / (b + unseen))) : 0)
  const share = (a: number, b: number): number => (b ? a / b : 0)
  return [
    share(direct, direct + mixed),
    share(inRow, direct),
    share(opening, direct),
    share(bodies, names),
    share(pronouns, pronouns + names),
    share(present, present + past),
    share(first, first + pronouns + names),
    rate(names, to, 0.035),
    rate(numbers, words, 0.01),
    rate(acronyms, words, 0.005),
    rate(days, words, 0.003),
    rate(you, said, 0.02),
    rate(shouts, said, 0.01),
    share(full, names),
    share(said, words),
    // > | My father used to say so, and he was right. It is what one does.        essays change between now and then, stories keep to one of them
    share(2 * Math.min(nows, thens), nows + thens + 4),
    Math.sqrt(introduced / (names + 10)),
  ]
}

/**
 * Whether a text says who somebody is where it names him, as reports do:
 *
 *     > | the economist Ada Roe        > | Ada Roe, who sells boats,        > | Ada Roe, 71,
 *         ^^^^^^^^^^^^^                             ^^^                                   ^^
 */
function isIntroduced(tokens: Tokens, { from, nameFrom, title, to }: Mention): boolean {
  const { kind, word, text, start, end } = tokens
  if (title >= 0 ? !(wordFlags(word[title]!) & Word.honorific) : nameFrom - from > 1) return true
  if (!isPunctuation(tokens, to, 44) || kind[to + 1] === Kind.end) return false
  if (kind[to + 1] === Kind.number) return true
  return kind[to + 1] === Kind.word && /^(?:who|whose|a|an|the)$/.test(text.slice(start[to + 1], end[to + 1]))
}

/**
 * Fitted by train/fiction/genre.py on the training parts of all corpora and on texts of our own: right for 98 of the 99 documents of the development parts,
 * and for 98.7 % of our own by models that have not seen their writers.
 */
const weights: readonly number[] = [
  2.02, 4.03, 2.02, -2.25, 0.5, -2.2, -3.35, -4.62, -8.62, -3.61, -6.97, -0.97, 0.85, -4.47, -3.1, -2.85, -3.7,
]
const bias = 5.49

function genreScore(features: readonly number[]): number {
  return features.reduce((sum, value, f) => sum + value * weights[f]!, bias)
}
