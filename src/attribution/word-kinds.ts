import { Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'

export const clip = (n: number, limit: number): number => (n > limit ? limit : Math.max(n, -limit))

/** What stands at a border of the quote, as a number: nothing (paragraph), comma, colon, sentence's end, word, dash, other. */
export function border(tokens: Tokens, t: number, paragraph: number): number {
  if (t < 0 || t >= tokens.count || tokens.paragraph[t] !== paragraph) return 0
  if (tokens.kind[t] === Kind.punctuation) {
    const c = tokens.code[t]
    return c === 44 ? 1 : c === 58 ? 2 : c === 46 || c === 33 || c === 63 ? 3 : 6
  }
  return tokens.kind[t] === Kind.word || tokens.kind[t] === Kind.number ? 4 : tokens.kind[t] === Kind.dash ? 5 : 6
}

/** Kinds of small words that decide how a clause goes on, as numbers; words of no such kind are told by how they are used. */
export function wordKind(tokens: Tokens, t: number): number {
  if (t < 0 || t >= tokens.count) return 0
  if (tokens.kind[t] !== Kind.word) return tokens.kind[t] === Kind.mark ? 1 : tokens.kind[t] === Kind.number ? 2 : 3
  const flags = wordFlags(tokens.word[t]!)
  const length = tokens.end[t]! - tokens.start[t]!
  const at = tokens.start[t]!
  if (length === 4 && tokens.text.startsWith('that', at)) return 4
  if (length === 2 && tokens.text.startsWith('as', at)) return 5
  if (length === 2 && tokens.text.startsWith('to', at)) return 6
  if (length === 2 && tokens.text.startsWith('of', at)) return 7
  if (length === 3 && tokens.text.startsWith('for', at)) return 8
  if (flags & Word.auxiliary) return 9
  if (flags & Word.possessive) return 10
  if (flags & Word.determiner) return 11
  if (flags & (Word.pronoun | Word.object)) return 12
  if (flags & Word.conjunction) return 13
  if (flags & Word.preposition) return 14
  if (flags & Word.subordinator) return 15
  if (flags & Word.cue) return 16
  if (tokens.shape[t]! & Shape.capital) return 17
  if (flags & Word.adverb) return 18
  return 19
}

/** How a word is mostly used (the place of its first tag), or -1. */
export function tagOf(tokens: Tokens, t: number): number {
  if (t < 0 || t >= tokens.count || tokens.kind[t] !== Kind.word) return -1
  const tags = wordTags(tokens.word[t]!)
  return tags & 0xffff ? (tags >> 16) & 15 : -1
}
