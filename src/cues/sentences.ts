import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType } from '../mentions/mention.ts'
import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'

/** Whether a clause begins at a token: its sentence, or what stands behind a pause, a mark, a conjunction or *that*. */
export function opensClause({ kind, shape, word }: Tokens, t: number): boolean {
  if (shape[t]! & (Shape.sentenceStart | Shape.paragraphStart)) return true
  return kind[t - 1] !== Kind.word || (wordFlags(word[t - 1]!) & (Word.conjunction | Word.subordinator)) !== 0
}

/** The same, or behind a day: > | On Monday a circular pasted on the gate announced */
export function opensReport(tokens: Tokens, t: number): boolean {
  return opensClause(tokens, t) || (wordFlags(tokens.word[t - 1]!) & Word.time) !== 0
}

/** Whether a preposition stands before a mention, so that it is no subject. */
export function preceded(tokens: Tokens, from: number): boolean {
  if (from === 0 || tokens.kind[from - 1] !== Kind.word || tokens.shape[from]! & Shape.sentenceStart) return false
  const flags = wordFlags(tokens.word[from - 1]!)
  return (flags & Word.preposition) !== 0 && (flags & (Word.conjunction | Word.subordinator)) === 0
}

/** `him`, `them`, `me`: never a subject. */
export function isObject(tokens: Tokens, mention: Mention): boolean {
  if (mention.type !== MentionType.pronoun) return false
  return (wordFlags(tokens.word[mention.from]!) & (Word.object | Word.pronoun)) === Word.object
}

/** Tokens of a sentence that a subject is looked for in. */
export const longest = 160

/** The first token of the sentence, what stands in quotes left out of account. */
export function sentenceStart(tokens: Tokens, at: number, spanOf: Int32Array): number {
  const { shape } = tokens
  const level = spanOf[at]
  const floor = Math.max(0, at - longest)
  let t = at
  while (t > floor && !(shape[t]! & Shape.paragraphStart) && !(shape[t]! & Shape.sentenceStart && spanOf[t] === level)) {
    // > | They are proud. “It is late,” Roe said.        the words begin the sentence, behind the full stop of the one before
    //                     ^
    if (isPunctuation(tokens, t - 1, 46) && spanOf[t - 1] === level && spanOf[t] !== level && tokens.kind[t] === Kind.mark) break
    t--
  }
  return t
}
