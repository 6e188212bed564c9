import type { Context } from '../attribution/context.ts'
import { MentionType, Referent } from '../mentions/mentions.ts'
import { textOf } from '../text/tokens.ts'

/** `my name is Tova Lindgren`, `call me Ishmael`, `I am Tova Lindgren` */
const introductions: readonly (readonly string[])[] = [
  ['my', 'name', 'is'],
  ['my', 'name', 'was'],
  ['my', 'name’s'],
  ['call', 'me'],
  ['i', 'am', 'called'],
  ['i', 'was', 'christened'],
]

/**
 * The entity of the first-person narrator, or -1 where the narration has no `I`: a character marked as narrator, somebody who gives a name
 * in the narration, or an entity of its own called `narrator`.
 */
export function findNarrator(context: Context): number {
  const { mentions, entities, spanOf, tokens } = context
  let first = -1
  for (let m = 0; m < mentions.list.length && first < 0; m++) {
    const mention = mentions.list[m]!
    if (mention.type === MentionType.pronoun && mention.person === 1 && !mention.plural && spanOf[mention.from]! < 0) first = m
  }
  if (first < 0) return -1
  const given = entities.list.findIndex((entity) => entity.narrator)
  if (given >= 0) return given
  for (let m = 0; m < mentions.list.length; m++) {
    const mention = mentions.list[m]!
    if (mention.type !== MentionType.name || entities.of[m]! < 0 || spanOf[mention.from]! >= 0) continue
    for (const words of introductions) {
      const from = mention.from - words.length
      if (from < 0 || !words.every((word, i) => textOf(tokens, from + i, from + i + 1).toLowerCase() === word)) continue
      const entity = entities.list[entities.of[m]!]!
      entity.narrator = true
      entity.referent = Referent.person
      return entities.of[m]!
    }
  }
  entities.list.push({
    character: -1,
    name: 'narrator',
    first: '',
    last: '',
    sex: 0,
    referent: Referent.person,
    plural: false,
    named: false,
    narrator: true,
    roles: new Set(),
    aliases: new Set(),
    mentions: [],
  })
  return entities.list.length - 1
}
