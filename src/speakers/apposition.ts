import { Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType, Referent } from '../mentions/mention.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'

/** The mention that stands in apposition to a description: `, Arjun Mehta,` behind it or `Arjun Mehta, ` before it; -1 without one. */
export function appositionOf(tokens: Tokens, mentions: Mentions, mention: Mention): number {
  if (mention.plural) return -1
  const { kind, shape } = tokens
  // > | a lawyer for the farmer, Priya Raman,        the name is that of the lawyer
  //                  ^^^^^^^^^^
  const nested = mentions.list[mentions.endingAt[mention.to]!]!.from < mention.from
  const end = behindBracket(tokens, mention.to)
  if (isPunctuation(tokens, end, 44) && !nested) {
    const m = mentions.startingAt[behindPraise(tokens, mentions, end + 1)]!
    // > | the company’s head, Ada Roe (pictured), said
    if (m >= 0 && mentions.list[m]!.type === MentionType.name && closes(tokens, behindBracket(tokens, mentions.list[m]!.to))) return m
  }
  if (mention.from > 1 && isPunctuation(tokens, mention.from - 1, 44) && !(shape[mention.from]! & Shape.sentenceStart)) {
    const m = mentions.endingAt[mention.from - 1]!
    if (
      m >= 0 &&
      mentions.list[m]!.type === MentionType.name &&
      mentions.list[m]!.referent !== Referent.place &&
      !isPlaceFor(tokens, mentions.list[m]!, mention) &&
      (closes(tokens, mention.to) || (kind[mention.to] === Kind.word && !isVerb(tokens, mention.to)))
    )
      return m
  }
  return -1
}

/**
 * The person in front of a comma of whom a description with *a* tells more; -1 without one.
 *
 *     > | his mother, a real harbour pilot, who        > | my neighbour, a retired plumber, says        not: > | a nurse, a teacher and
 *         ^^^^^^^^^^  ^                 ^
 */
export function besideOf(tokens: Tokens, { list, endingAt }: Mentions, mention: Mention): number {
  if (mention.referent !== Referent.person || !isPunctuation(tokens, mention.from - 1, 44) || !isPunctuation(tokens, mention.to, 44))
    return -1
  if (!isWord(tokens, mention.from, 'a') && !isWord(tokens, mention.from, 'an')) return -1
  const m = endingAt[mention.from - 1]!
  if (m < 0) return -1
  const { type, referent, plural, possessive, sex, from } = list[m]!
  const known = isWord(tokens, from, 'the') || (wordFlags(tokens.word[from]!) & Word.possessive) !== 0
  if (type !== MentionType.description || referent !== Referent.person || plural || possessive || !known) return -1
  return !sex || !mention.sex || sex === mention.sex ? m : -1
}

/** Tokens of a bracket that can stand between a description and the name. */
const longestBracket = 16

/** > | the secretary of the RMT (the union of transport), Mick Cash,
 *                              ^ `t`                    ^ the token behind it
 */
function behindBracket(tokens: Tokens, t: number): number {
  if (!isPunctuation(tokens, t, 40)) return t
  for (let u = t + 1; u < t + longestBracket && u < tokens.count; u++) if (isPunctuation(tokens, u, 41)) return u + 1
  return t
}

/** > | was born at Simla, the second son of a judge        where, and nobody’s name */
function isPlaceFor(tokens: Tokens, { from, referent }: Mention, { referent: who }: Mention): boolean {
  if (referent !== Referent.unknown || who !== Referent.person) return false
  return isWord(tokens, from - 1, 'at') || isWord(tokens, from - 1, 'in')
}

/** > | a predecessor, the late Hamish Orr,
 *                     ^^^^^^^^ the token behind an article and an adjective; the first one where no name follows
 */
function behindPraise({ kind, word, shape }: Tokens, { startingAt }: Mentions, from: number): number {
  if (startingAt[from]! >= 0 || kind[from] !== Kind.word || shape[from]! & Shape.capital) return from
  // > | its president, senior Hallie Voss,
  const t = wordFlags(word[from]!) & Word.determiner ? from + 1 : from
  const adjective = kind[t] === Kind.word && !(shape[t]! & Shape.capital) && (wordTags(word[t]!) & Tag.adjective) !== 0
  return adjective && startingAt[t + 1]! >= 0 ? t + 1 : from
}

/** > | Asked about Lima, the farmer laughed        the subject of a clause, no apposition */
function isVerb({ word }: Tokens, t: number): boolean {
  const tags = wordTags(word[t]!)
  return (wordFlags(word[t]!) & (Word.auxiliary | Word.cue)) !== 0 ? !(tags & Tag.noun) : (tags & (Tag.past | Tag.third | Tag.modal)) !== 0
}

function closes(tokens: Tokens, t: number): boolean {
  return tokens.kind[t] === Kind.end || (tokens.kind[t] === Kind.punctuation && (tokens.code[t] === 44 || tokens.code[t] === 46))
}
