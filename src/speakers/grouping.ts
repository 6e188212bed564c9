import { type Mentions, MentionType, Referent } from '../mentions/mention.ts'
import type { Tokens } from '../text/tokens.ts'
import type { Character } from '../types.ts'
import { joinDescription } from './described.ts'
import { isOffice, isWhere } from './descriptions.ts'
import type { Entities } from './entities.ts'
import { joinFamilies, joinFullNames } from './full-names.ts'
import { joinGiven } from './given.ts'
import { newRoll } from './roll.ts'
import { joinSingleName } from './single-names.ts'

/** Descriptions of which one can lean on the next: a row of offices can have any length. */
const mostLeaning = 8

/**
 * Groups mentions into entities: the user’s own list, which is taken as it stands, then full names, wherever they are, and then in order what is left:
 * surnames, first names, titles and descriptions. Pronouns are left to `resolvePronouns`.
 */
export function groupMentions(tokens: Tokens, mentions: Mentions, characters: readonly Character[]): Entities {
  const roll = newRoll(tokens, mentions)
  const { list, of } = roll
  joinGiven(roll, characters)
  joinFullNames(roll)
  joinFamilies(roll)
  let leaning = 0
  const placed = (m: number): number => {
    const mention = mentions.list[m]!
    if (of[m]! >= 0 || mention.type === MentionType.pronoun || leaning > mostLeaning) return of[m]!
    leaning++
    if (mention.type === MentionType.name && !isOffice(tokens, mention)) joinSingleName(roll, m)
    else joinDescription(roll, m, placed)
    leaning--
    return of[m]!
  }
  for (let m = 0; m < of.length; m++) placed(m)
  for (const entity of list) {
    if (entity.mentions.length > 1) entity.mentions.sort((a, b) => a - b)
    const unknown = entity.named && entity.referent === Referent.unknown && entity.character < 0
    if (unknown && entity.mentions.every((m) => isWhere(tokens, mentions.list[m]!))) entity.referent = Referent.place
  }
  return { list, of }
}
