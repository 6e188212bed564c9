import { Referent, Sex } from '../mentions/mention.ts'
import { countBelow } from '../text/lists.ts'

/** Somebody, or something, that the text names: what its mentions have in common. */
export interface Entity {
  /** Index of the character it was given as, or -1. */
  readonly character: number
  /** The fullest name so far, as it will be shown. */
  name: string
  /** First and last name in lower case; empty where there is none. */
  first: string
  last: string
  sex: number
  referent: number
  plural: boolean
  /** True for names, false for what is only described. */
  readonly named: boolean
  /** The first-person narrator. */
  narrator: boolean
  /** Ranks and roles used for it, in lower case: `senator`, `founder`. */
  roles: ReadonlySet<string>
  /** Other names and descriptions, as they stand in the text. */
  aliases: ReadonlySet<string>
  /** Indices of its mentions, in order. */
  mentions: number[]
  /** Tokens from and to of the lists that name a group: `Ada Roe and Inga Orr`. */
  readonly places: (readonly [number, number])[]
}

/** The entities of a text, and for each mention the index of its entity (-1 where none). */
export interface Entities {
  readonly list: Entity[]
  readonly of: Int32Array
}

/** What most entities of a long text have: no alias, no role. One set stands for all of them, and is never written to. */
const none: ReadonlySet<string> = new Set()

/** An entity of which only `seed` is known. */
export function newEntity(seed: Partial<Entity>): Entity {
  return {
    character: seed.character ?? -1,
    name: seed.name ?? '',
    first: seed.first ?? '',
    last: seed.last ?? '',
    sex: seed.sex ?? Sex.unknown,
    referent: seed.referent ?? Referent.unknown,
    plural: seed.plural ?? false,
    named: seed.named ?? true,
    narrator: seed.narrator ?? false,
    roles: seed.roles ?? none,
    aliases: seed.aliases ?? none,
    mentions: seed.mentions ?? [],
    places: seed.places ?? [],
  }
}

/** A set with one word more. */
function withWord(set: ReadonlySet<string>, word: string): ReadonlySet<string> {
  if (set === none) return new Set([word])
  return set.has(word) ? set : (set as Set<string>).add(word)
}

export function addRole(entity: Entity, role: string): void {
  entity.roles = withWord(entity.roles, role)
}

/** Adds another name or description of an entity as it stands. */
export function keepAlias(entity: Entity, alias: string): void {
  entity.aliases = withWord(entity.aliases, alias)
}

/** Aliases of an entity, at most: a text may call somebody by any number of descriptions. */
export const mostAliases = 24

/** The same for a name or description that may be its name. */
export function addAlias(entity: Entity, alias: string): void {
  // > | MARA stands at the window.⏎MARA. I never went to bed.        the label shows that the capitals are a name
  if (alias === entity.name) return
  if (alias.length === entity.name.length && entity.character < 0 && alias.toUpperCase() === entity.name) {
    entity.name = alias
    return
  }
  if (entity.aliases.size < mostAliases) keepAlias(entity, alias)
}

/** The last of some sorted indices that is below `m`, or -1. */
export function lastBefore(sorted: readonly number[], m: number): number {
  const count = countBelow(sorted, m)
  return count > 0 ? sorted[count - 1]! : -1
}
