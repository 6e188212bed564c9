import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import { Relation } from '../cues/relations.ts'
import { Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { MentionType, Referent } from '../mentions/mention.ts'
import { isPunctuation, isWord, Kind, Shape } from '../text/tokens.ts'
import { newEntity } from './entities.ts'

/** Who speak together, at most, and entities among which a group is looked for: groups are the last ones made. */
const most = 6
const latest = 200

/**
 * Gives what several people say together to all of them, as one group:
 *
 *     > | Ada Roe and Inga Orr said        > | said Roe, Hale and Orr        not: > | …,” said Roe and Orr nodded
 *         ^^^^^^^     ^^^^^^^^                       ^^^  ^^^^     ^^^
 */
export function joinSpeakers(context: Context, choices: readonly Choice[], entityOf: Int32Array): void {
  for (const choice of choices) {
    const { mention, clause, speaker, kind } = choice
    if (mention < 0 || clause < 0 || speaker < 0 || kind === 'unspoken' || speaker !== entityOf[mention]) continue
    const { cue, relation, subject } = context.clauses[clause]!
    const { from } = context.mentions.list[mention]!
    const behind = from >= cue.to || (relation === Relation.agent && subject === mention)
    const all = behind ? listBehind(context, mention) : listUpTo(context, mention)
    const group = groupOf(context, all, entityOf)
    if (group >= 0) choice.speaker = group
  }
}

/** The group of those who are listed from a mention to a token, as the source of a statement; -1 where it is one alone. */
export function groupIn(context: Context, first: number, to: number, entityOf: Int32Array): number {
  const all = listFrom(context, first)
  return all.length && context.mentions.list[all[all.length - 1]!]!.to === to ? groupOf(context, all, entityOf) : -1
}

/** The mentions of a list that ends with one, where the list begins its clause. */
function listUpTo({ tokens, mentions }: Context, last: number): number[] {
  const { list, endingAt } = mentions
  const { kind, shape } = tokens
  const found = [last]
  let { from } = list[last]!
  for (let n = 1; n < most && from > 0; n++) {
    if (shape[from]! & (Shape.sentenceStart | Shape.paragraphStart)) break
    const joins = isWord(tokens, from - 1, 'and') || (n > 1 && isPunctuation(tokens, from - 1, 44))
    const m = joins ? endingAt[from - 1]! : -1
    if (m < 0 || list[m]!.possessive) break
    found.unshift(m)
    ;({ from } = list[m]!)
  }
  const begins = from === 0 || (shape[from]! & (Shape.sentenceStart | Shape.paragraphStart)) !== 0 || kind[from - 1] !== Kind.word
  return begins ? found : []
}

/** The mentions of a list that begins with one, where no verb follows it. */
function listBehind(context: Context, first: number): number[] {
  const { kind, word } = context.tokens
  const found = listFrom(context, first)
  if (!found.length) return found
  const { to } = context.mentions.list[found[found.length - 1]!]!
  const verb =
    kind[to] === Kind.word &&
    ((wordFlags(word[to]!) & (Word.auxiliary | Word.cue)) !== 0 || (wordTags(word[to]!) & (Tag.past | Tag.third | Tag.modal)) !== 0)
  return verb ? [] : found
}

/** The mentions of a list that begins with one, up to the one behind `and`; none without it. */
function listFrom({ tokens, mentions }: Context, first: number): number[] {
  const { list, startingAt } = mentions
  const found = [first]
  let { to } = list[first]!
  for (let n = 1; n < most; n++) {
    const and = isWord(tokens, to, 'and')
    const m = and || isPunctuation(tokens, to, 44) ? startingAt[to + 1]! : -1
    if (m < 0 || list[m]!.possessive) return []
    found.push(m)
    ;({ to } = list[m]!)
    if (and) return found
  }
  return []
}

/** The entity of all who are listed, made where they speak together for the first time; -1 where they are not several that can speak. */
function groupOf({ tokens, mentions, entities }: Context, all: readonly number[], entityOf: Int32Array): number {
  if (all.length < 2) return -1
  const members = all.map((m) => entityOf[m]!)
  const able = all.every((m) => {
    const { type, referent, person, from, nameTo } = mentions.list[m]!
    // > | President and CEO Ann Hale        two offices of one
    const flags = wordFlags(tokens.word[nameTo - 1]!)
    const office = flags & (Word.person | Word.title) && !(flags & (Word.firstName | Word.plural))
    if (office && tokens.shape[nameTo - 1]! & Shape.capital && !(wordFlags(tokens.word[from]!) & Word.determiner)) return false
    return person === 3 && type !== MentionType.pronoun && referent !== Referent.document && referent !== Referent.place
  })
  if (!able || members.includes(-1) || new Set(members).size < members.length) return -1
  const place: [number, number] = [mentions.list[all[0]!]!.from, mentions.list[all[all.length - 1]!]!.to]
  const named = (order: readonly number[]): string => {
    const names = order.map((e) => entities.list[e]!.name)
    return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
  }
  const name = named(members)
  // > | Roe and Orr said … Orr and Roe added
  const other = members.length === 2 ? named([...members].reverse()) : name
  for (let e = entities.list.length - 1; e >= 0 && e >= entities.list.length - latest; e--) {
    const entity = entities.list[e]!
    if (entity.places.length === 0 || (entity.name !== name && entity.name !== other)) continue
    if (!entity.places.some(([from]) => from === place[0])) entity.places.push(place)
    return e
  }
  entities.list.push(newEntity({ name, referent: Referent.group, plural: true, places: [place] }))
  return entities.list.length - 1
}
