import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType } from '../mentions/mention.ts'
import { isWord, type Tokens } from '../text/tokens.ts'

/**
 * The mention of the name that a description gives its person, or whose land it names; -1 without one.
 *
 *     > | a small bear named Bumble        > | the Duke of Ravenscroft        who is Ravenscroft from then on
 *                            ^^^^^^                       ^^^^^^^^^^^
 */
export function nameBehind(tokens: Tokens, { list, startingAt }: Mentions, { nameTo }: Mention): number {
  const named = isWord(tokens, nameTo, 'named') || isWord(tokens, nameTo, 'called')
  const land = isWord(tokens, nameTo, 'of') && (wordFlags(tokens.word[nameTo - 1]!) & Word.title) !== 0
  const m = named || land ? startingAt[nameTo + 1]! : -1
  return m >= 0 && list[m]!.type === MentionType.name ? m : -1
}
