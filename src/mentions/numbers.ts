import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'

/**
 * Whether a small number behind one word belongs to it:
 *
 *     > | a spokesman for Channel 9 said        > | Orr 29-14        > | Labour 23 seats        a score, a count
 *                                 ^ yes                 ^ no                  ^ no
 */
export function isNumbered(tokens: Tokens, t: number): boolean {
  const { kind, shape, word, start, end } = tokens
  if (kind[t] !== Kind.number || end[t]! - start[t]! > 3 || wordFlags(word[t - 1]!) & (Word.firstName | Word.time | Word.place))
    return false
  if (!(shape[t]! & Shape.spaceBefore) || shape[t - 1]! & Shape.possessive || kind[t + 1] === Kind.dash || kind[t + 1] === Kind.symbol)
    return false
  return kind[t + 1] !== Kind.word || (wordFlags(word[t + 1]!) & (Word.closed | Word.cue)) !== 0
}
