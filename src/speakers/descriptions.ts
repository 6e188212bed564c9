import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Referent } from '../mentions/mention.ts'
import { Kind, Shape, type Tokens, textOf } from '../text/tokens.ts'
import { shownName, wordOf } from './names.ts'

/** A description as a name: without its article, an owner in small letters. */
export function description(tokens: Tokens, mention: Mention): string {
  const flags = wordFlags(tokens.word[mention.from]!)
  if (flags & Word.possessive) return ownerLow(shownName(tokens, mention.from, mention.to))
  const from = flags & Word.determiner ? mention.from + 1 : mention.from
  return shownName(tokens, Math.min(from, mention.to - 1), mention.to)
}

/** > | My wife said        my wife */
export function ownerLow(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** The head noun of a description, in lower case. */
export function headOf(tokens: Tokens, mention: Mention): string {
  return wordOf(tokens, mention.nameTo - 1)
}

/** > | the senator, this company */
export function isDefinite(tokens: Tokens, mention: Mention): boolean {
  return (
    (wordFlags(tokens.word[mention.from]!) & Word.determiner) !== 0 &&
    /^(?:the|this|that)$/i.test(textOf(tokens, mention.from, mention.from + 1))
  )
}

/** > | On a wet Thursday in Oban        a name of which only this is told is a place */
export function isWhere(tokens: Tokens, { from, possessive }: Mention): boolean {
  if (from === 0 || possessive || tokens.kind[from - 1] !== Kind.word) return false
  return /^(?:in|near|outside|across|throughout)$/i.test(tokens.text.slice(tokens.start[from - 1], tokens.end[from - 1]))
}

/** > | the 22-year-old */
export function isAge(tokens: Tokens, mention: Mention): boolean {
  return tokens.text.endsWith('year-old', tokens.end[mention.nameTo - 1])
}

/** How many mentions before an age are looked at. */
const near = 12

/** The entity of the last person before a mention whose name begins a sentence; of the last one named, where none does; -1 without one. */
export function lastActor(tokens: Tokens, list: readonly Mention[], of: Int32Array, m: number): number {
  let last = -1
  for (let k = m - 1; k >= 0 && k >= m - near; k--) {
    const { type, referent, possessive, from } = list[k]!
    if (type !== MentionType.name || possessive || of[k]! < 0 || referent === Referent.organization || referent === Referent.place) continue
    if (tokens.shape[from]! & Shape.sentenceStart) return of[k]!
    if (last < 0) last = of[k]!
  }
  return last
}
