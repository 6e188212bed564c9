import { Word, wordFlags } from '../lexicon/lexicon.ts'
import type { Mention } from '../mentions/mention.ts'
import { endsIn, Kind, Shape, type Tokens } from '../text/tokens.ts'

/**
 * Whether a name stands as it does where somebody is called, and not as an answer or a fragment:
 *
 *     > | “You look tired, Tova.”        > | “Tova! Come here.”        > | “Some man from Whitby. Tova.”
 *                          ^ yes              ^ yes                                            ^ no
 *
 * > | “August.” “Sermons.”        answers, where the word is no name elsewhere
 */
export function callsOut(tokens: Tokens, { from, to }: Mention): boolean {
  const { kind, code, word } = tokens
  const before = kind[from - 1]
  const after = kind[to]
  if (before === Kind.word || before === Kind.number || after === Kind.word || after === Kind.number) return false
  const c = after === Kind.punctuation ? code[to]! : 0
  // > | “Spiritually,” said Theo.        an answer
  if (before === Kind.mark && word[from] === 0 && endsIn(tokens, from, 'ly')) return false
  if (before === Kind.mark && c === 46 && (wordFlags(word[from]!) & (Word.time | Word.firstName)) !== Word.firstName) return false
  return code[from - 1] === 44 || c === 44 || c === 33 || c === 63 || before === Kind.mark || before === Kind.dash || after === Kind.dash
}

/**
 * Whether the capital of a name says nothing, for it begins a sentence, and no list has it as a first name:
 *
 *     > | “Forty guns, sir.”        > | “Fares!”
 *          ^^^^^                        ^^^^^
 */
export function isChance({ shape, word }: Tokens, { from, to, title }: Mention): boolean {
  return title < 0 && to === from + 1 && (shape[from]! & Shape.sentenceStart) !== 0 && !(wordFlags(word[from]!) & Word.firstName)
}
