import { hashOf } from '../lexicon/hash.ts'
import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType } from '../mentions/mention.ts'
import { isPunctuation, isWord, Kind, type Tokens, textOf } from '../text/tokens.ts'
import { isAnybody } from './anybody.ts'
import { appositionOf } from './apposition.ts'

/**
 * The mention of the name that a description gives its person, or whose land it names; -1 without one.
 *
 *     > | a small bear named Bumble        > | the Duke of Ravenscroft        > | old Agafya, the nurse, put in her head
 *                            ^^^^^^                       ^^^^^^^^^^^                 ^^^^^^
 */
export function bearerOf(tokens: Tokens, mentions: Mentions, mention: Mention): number {
  const name = nameBehind(tokens, mentions, mention)
  if (name >= 0) return name
  // a role: whoever is called brother or friend is somebody else’s as well
  const flags = wordFlags(tokens.word[mention.nameTo - 1]!)
  const role = mention.from < mention.nameFrom && (flags & (Word.person | Word.kin)) === Word.person && !isAnybody(tokens, mention)
  if (!role) return -1
  const beside = appositionOf(tokens, mentions, mention)
  return beside >= 0 ? beside : calledBeside(tokens, mentions, mention)
}

/** > | the second envoy, a hill-woman called Iss
 *                                            ^^^ -1 without a name */
export function calledBeside(tokens: Tokens, mentions: Mentions, { to }: Mention): number {
  const m = isPunctuation(tokens, to, 44) ? mentions.startingAt[to + 1]! : -1
  const other = m >= 0 ? mentions.list[m]! : null
  return other?.type === MentionType.description && !other.plural ? calledBehind(tokens, mentions, other) : -1
}

/** Whether a name or a land stands right behind a description: nobody else is meant by it. */
export function isGiven(tokens: Tokens, { nameTo }: Mention): boolean {
  return isWord(tokens, nameTo, 'named') || isWord(tokens, nameTo, 'called') || isWord(tokens, nameTo, 'of')
}

/** > | a guy called RJ        > | a trader, who gave her name only as Risi,
 *                    ^^                                               ^^^^ -1 without a name */
export function calledBehind(tokens: Tokens, { list, startingAt }: Mentions, { nameTo, to }: Mention): number {
  const called = isWord(tokens, nameTo, 'named') || isWord(tokens, nameTo, 'called')
  // > | a consultant by the name of Auberon Tighe
  const byName = isWord(tokens, nameTo, 'by') && tokens.hash[nameTo + 2] === nameHash && isWord(tokens, nameTo + 3, 'of')
  const at = called
    ? nameTo + 1
    : byName
      ? nameTo + 4
      : Math.max(behindIdentified(tokens, nameTo), to > nameTo ? behindIdentified(tokens, to) : -1)
  const m = at > 0 ? startingAt[at]! : -1
  return m >= 0 && list[m]!.type === MentionType.name ? m : -1
}

const nameHash = hashOf('name')
/** Tokens between a description and the name that somebody gives. */
const longest = 10
/** What stands there, up to `as`. */
const identified =
  /^,?\s*(?:who\s+)?(?:(?:would|only|simply|asked|wanted|agreed|to|be)\s+){0,4}(?:identified|identifying|introduced|gave|give|giving)\s+(?:(?:himself|herself|themselves|his|her|their|name|first|only|simply|just|by)\s+){0,5}(?:as|name)$/

/** The token behind `identified as`, `who gave his name as`; -1 where no such words stand at a token. */
function behindIdentified(tokens: Tokens, from: number): number {
  if (!isPunctuation(tokens, from, 44) && tokens.kind[from] !== Kind.word) return -1
  for (let t = from + 1; t < from + longest && tokens.kind[t] === Kind.word; t++) {
    // > | a student who gave only her first name, Lia,
    const name = isPunctuation(tokens, t + 1, 44) && isWord(tokens, t, 'name')
    if (name || isWord(tokens, t, 'as')) return identified.test(textOf(tokens, from, t + 1)) ? t + 1 + +name : -1
  }
  return -1
}

function nameBehind(tokens: Tokens, mentions: Mentions, mention: Mention): number {
  const { nameTo } = mention
  const { list, startingAt } = mentions
  const called = calledBehind(tokens, mentions, mention)
  if (called >= 0) return called
  const land = isWord(tokens, nameTo, 'of') && (wordFlags(tokens.word[nameTo - 1]!) & Word.title) !== 0
  const m = land ? startingAt[nameTo + 1]! : -1
  return m >= 0 && list[m]!.type === MentionType.name ? m : -1
}
