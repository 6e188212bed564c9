import type { Clause } from './cues/clauses.ts'
import { Form, Frame, Word, wordFlags } from './lexicon/lexicon.ts'
import { type Mentions, MentionType, Referent } from './mentions/mentions.ts'
import { bias, weights } from './model/genre.generated.ts'
import type { QuotedSpan } from './spans/spans.ts'
import { Kind, Shape, type Tokens } from './text/tokens.ts'

/**
 * Tells fiction from news by what the two do with speech: novels begin paragraphs with a quote, put many in a row and use pronouns and manner
 * verbs; news names people with their offices, bodies and places, and quotes inside sentences.
 */
export function isFiction(
  tokens: Tokens,
  spans: readonly QuotedSpan[],
  spanOf: Int32Array,
  mentions: Mentions,
  clauses: readonly Clause[],
): boolean {
  return genreScore(genreFeatures(tokens, spans, spanOf, mentions, clauses)) > 0
}

/** Shares of a text that tell its genre, in the order of the weights. */
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
  for (const span of spans) {
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
    if (cue.form === Form.third) present++
    else if (cue.form === Form.past) past++
  }
  let days = 0
  let numbers = 0
  let ranks = 0
  let words = 0
  let contracted = 0
  for (let t = 0; t < tokens.count; t++) {
    if (spanOf[t]! >= 0) continue
    if (tokens.kind[t] === Kind.number) numbers++
    if (tokens.kind[t] !== Kind.word) continue
    words++
    const flags = wordFlags(tokens.word[t]!)
    const capital = (tokens.shape[t]! & Shape.capital) !== 0
    if (capital && flags & Word.time) days++
    else if (capital && flags & Word.title && !(flags & (Word.honorific | Word.kin))) ranks++
    if (tokens.shape[t]! & Shape.upper && tokens.end[t]! - tokens.start[t]! > 1) contracted++
  }
  let says = 0
  let manner = 0
  for (const { cue } of clauses) {
    if (cue.frame & Frame.says) says++
    else if (cue.frame & (Frame.manner | Frame.beat)) manner++
  }
  const share = (a: number, b: number): number => (b ? a / b : 0)
  return [
    share(direct, direct + mixed),
    share(inRow, direct),
    share(opening, direct),
    share(bodies, names),
    share(pronouns, pronouns + names),
    share(present, present + past),
    share(first, first + pronouns + names),
    share(names, tokens.count) * 10,
    Math.min(1, share(days, words) * 100),
    Math.min(1, share(numbers, words) * 20),
    Math.min(1, share(ranks, words) * 50),
    Math.min(1, share(contracted, words) * 50),
    share(manner, says + manner),
    Math.min(1, share(spans.length, tokens.count) * 50),
  ]
}

function genreScore(features: readonly number[]): number {
  return features.reduce((sum, value, f) => sum + value * weights[f]!, bias)
}
