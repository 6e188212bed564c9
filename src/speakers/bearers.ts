import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType } from '../mentions/mention.ts'
import { isWord, type Tokens } from '../text/tokens.ts'
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
  return role ? appositionOf(tokens, mentions, mention) : -1
}

/** Whether a name or a land stands right behind a description: nobody else is meant by it. */
export function isGiven(tokens: Tokens, { nameTo }: Mention): boolean {
  return isWord(tokens, nameTo, 'named') || isWord(tokens, nameTo, 'called') || isWord(tokens, nameTo, 'of')
}

/** > | a guy called RJ
 *                    ^^ -1 without a name */
export function calledBehind(tokens: Tokens, { list, startingAt }: Mentions, { nameTo }: Mention): number {
  const m = isWord(tokens, nameTo, 'named') || isWord(tokens, nameTo, 'called') ? startingAt[nameTo + 1]! : -1
  return m >= 0 && list[m]!.type === MentionType.name ? m : -1
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
