import { hashOf } from '../lexicon/hash.ts'
import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import { premodifiers } from './descriptions.ts'

const theHash = hashOf('the')

export function hasArticle({ kind, hash }: Tokens, t: number): boolean {
  return t > 0 && kind[t - 1] === Kind.word && hash[t - 1] === theHash
}

export function withArticle(tokens: Tokens, t: number): number {
  return hasArticle(tokens, t) ? t - 1 : t
}

/**
 * The article before a kind of body and its name, where no first name follows; -1 without one.
 *
 *     > | the trade journal Iron Age        not: > | the company Ada Roe founded
 *         ^                 `from`
 */
export function articleOfBody(tokens: Tokens, from: number, firstFlags: number): number {
  const { kind, shape, word } = tokens
  const p = from - 1
  if (p < 1 || firstFlags & Word.firstName || kind[p] !== Kind.word || shape[from]! & Shape.sentenceStart) return -1
  const flags = wordFlags(word[p]!)
  if (!(flags & Word.organization) || flags & (Word.plural | Word.person | Word.closed) || shape[p]! & (Shape.capital | Shape.possessive))
    return -1
  const start = premodifiers(tokens, p)
  return (wordFlags(word[start]!) & (Word.determiner | Word.pronoun)) === Word.determiner ? start : -1
}
