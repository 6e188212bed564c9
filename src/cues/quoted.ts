import { hashOf } from '../lexicon/hash.ts'
import type { Mentions } from '../mentions/mention.ts'
import { isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'

const quoting: ReadonlySet<number> = new Set(['quoted', 'quotes', 'quote', 'quoting', 'cited', 'cites', 'cite', 'citing'].map(hashOf))

/** Tokens between the verb that quotes and `as`. */
const longest = 24

/**
 * Who is quoted as saying something, by whatever paper; -1 where `at` is no such verb:
 *
 *     > | The Gazette quoted Ada Roe, a clerk at the town hall, as saying “…”
 *                            ^^^^^^^                               ^^^^^^ `at`
 */
export function quotedAs(tokens: Tokens, { list, startingAt }: Mentions, at: number): number {
  const { hash, kind, shape } = tokens
  if (!isWord(tokens, at - 1, 'as')) return -1
  for (let t = at - 2; t > at - longest && t >= 0 && !(shape[t + 1]! & Shape.sentenceStart); t--) {
    if (kind[t] !== Kind.word || !quoting.has(hash[t]!)) continue
    const m = startingAt[t + 1]!
    return m >= 0 && list[m]!.to < at ? m : -1
  }
  return -1
}
