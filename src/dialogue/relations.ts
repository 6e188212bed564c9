import { hashOf } from '../lexicon/hash.ts'
import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType, sexOfWord } from '../mentions/mention.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import type { Scene } from './scene.ts'
import type { Turn } from './turns.ts'

const theirHash = hashOf('their')

/** Relations by what they tell of somebody's age and of whether she is married. */
const relations: ReadonlyMap<number, number> = new Map(
  [
    'mother father mamma papa mama ma pa parent stepmother stepfather mother-in-law father-in-law grandmother grandfather aunt uncle guardian',
    'wife husband spouse bride',
    'son daughter child boy girl niece nephew grandson granddaughter stepson stepdaughter',
    'brother sister cousin twin',
  ].flatMap((words, n) => words.split(' ').map((word) => [hashOf(word), n + 1] as const)),
)

const endearing = new Set('dear my dearest poor little'.split(' ').map(hashOf))

/** What the reporting clause calls the speaker: 1 somebody's parent or aunt, 2 wife or husband, 3 child, 4 brother or sister; 0 anything else. */
export function relationOf({ context }: Scene, turn: Turn): number {
  if (turn.tag < 0) return 0
  const tag = context.mentions.list[turn.tag]!
  return tag.type === MentionType.description ? (relations.get(context.tokens.hash[tag.nameTo - 1]!) ?? 0) : 0
}

/**
 * What a word of a turn calls whoever it is spoken to, in the same way, where it stands apart:
 *
 *     > | “Yes, mother, I have.”
 *               ^ 1
 */
export function relationCalled({ kind, hash }: Tokens, t: number): number {
  if (kind[t + 1] === Kind.word || (kind[t - 1] === Kind.word && !endearing.has(hash[t - 1]!))) return 0
  return relations.get(hash[t]!) ?? 0
}

/** 1 for a married woman by her title, 2 for an unmarried one; 0 for anybody else. */
export function marriageOf(roles: ReadonlySet<string>): number {
  return roles.has('mrs') || roles.has('madame') ? 1 : roles.has('miss') || roles.has('mademoiselle') ? 2 : 0
}

/** Mentions looked back over for the owner of a relation. */
const back = 30

/** Whose relation the reporting clause names: the one before it whom the pronoun fits (`said his wife`), or by name (`said Ada’s wife`); -1 where it names none. */
export function ownerOf(scene: Scene, turn: Turn): number {
  if (turn.tag < 0) return -1
  const { context, narration, who } = scene
  const { tokens, mentions, entities } = context
  const tag = mentions.list[turn.tag]!
  if (tag.type !== MentionType.description) return -1
  for (let t = tag.from + 1; t < tag.nameTo - 1; t++) {
    const owner = tokens.shape[t]! & Shape.possessive ? mentions.endingAt[t]! : -1
    if (owner >= 0) return scene.entityOf[owner]!
  }
  const flags = wordFlags(tokens.word[tag.from]!)
  if (!(flags & Word.possessive)) return -1
  const sex = sexOfWord(flags)
  // > | said their father        of whoever was named last
  const several = tokens.hash[tag.from] === theirHash
  if (!sex && !several) return scene.narrator
  let low = 0
  for (let high = narration.length; low < high; ) {
    const middle = (low + high) >> 1
    if (narration[middle]! < turn.tag) low = middle + 1
    else high = middle
  }
  for (let i = low - 1; i >= 0 && i > low - back; i--)
    if (several ? scene.proper[who[i]!] : entities.list[who[i]!]!.sex === sex) return who[i]!
  return -1
}

/**
 * Numbers of the ways in which reporting clauses describe a speaker: `the lawyer` of one scene and the next, `his wife` of the same husband.
 * -1 for turns without such a clause. Whoever is meant once is likely to be meant again.
 */
export function describedAs(scene: Scene): Int32Array {
  const { context, turns, entityOf, proper } = scene
  const { tokens, mentions } = context
  const numbers = new Map<string, number>()
  return Int32Array.from(turns, (turn) => {
    if (turn.tag < 0) return -1
    const tag = mentions.list[turn.tag]!
    const e = entityOf[turn.tag]!
    if (tag.type === MentionType.pronoun || (tag.type === MentionType.name && (e < 0 || proper[e]))) return -1
    const owner = ownerOf(scene, turn)
    const key = `${owner >= 0 ? owner : ''} ${tokens.hash[tag.nameTo - 1]}`
    let number = numbers.get(key)
    if (number === undefined) numbers.set(key, (number = numbers.size))
    return number
  })
}
