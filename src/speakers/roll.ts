import { type Mention, type Mentions, Referent, Sex } from '../mentions/mention.ts'
import type { Tokens } from '../text/tokens.ts'
import { addRole, type Entities, type Entity, lastBefore, newEntity } from './entities.ts'
import { wordOf } from './names.ts'

/** Everybody that a text has named or described so far, and by which words they are found again; all words in lower case. */
export interface Roll extends Entities {
  readonly tokens: Tokens
  readonly mentions: Mentions
  readonly byFirst: Map<string, number[]>
  readonly byLast: Map<string, number[]>
  /** By ranks and roles: `senator`, `founder`. */
  readonly byRole: Map<string, number[]>
  /** By the whole name; those of one word with a title by their sex, or the title where it tells none, and the word. */
  readonly byText: Map<string, number>
  readonly byTitle: Map<string, number>
  readonly acronyms: Map<string, number>
  /** Those without a name, by the whole description and by its head noun. */
  readonly described: Map<string, number>
  readonly byHead: Map<string, number[]>
  /**
   * Relatives of whom the text is about: a surname alone is not theirs.
   *
   *     > | Vera Lindholm … Her daughter, Karin Lindholm, … Lindholm
   */
  readonly relatives: Set<number>
  /** For each entity the kinds that its name tells (`kindsOf`), once they were asked for. */
  readonly kinds: (readonly string[] | null | undefined)[]
}

/** Bearers of one name that are looked at, the latest ones: a text may have any number. */
const namesakes = 64

export function newRoll(tokens: Tokens, mentions: Mentions): Roll {
  return {
    tokens,
    mentions,
    list: [],
    of: new Int32Array(mentions.list.length).fill(-1),
    byFirst: new Map(),
    byLast: new Map(),
    byRole: new Map(),
    byText: new Map(),
    byTitle: new Map(),
    acronyms: new Map(),
    described: new Map(),
    byHead: new Map(),
    relatives: new Set(),
    kinds: [],
  }
}

/** Adds somebody to those that a word stands for. */
export function index(map: Map<string, number[]>, key: string, e: number): void {
  const known = map.get(key)
  if (!known) map.set(key, [e])
  else if (known[known.length - 1] !== e) known.push(e)
}

/** Makes an entity and returns its number. */
export function enter({ list, byFirst, byLast }: Roll, seed: Partial<Entity> & { name: string }): number {
  const e = list.push(newEntity(seed)) - 1
  const { first, last } = list[e]!
  if (last) index(byLast, last, e)
  if (first) index(byFirst, first, e)
  return e
}

/** Gives somebody a rank or a role. */
export function call({ list, byRole }: Roll, e: number, role: string): void {
  if (list[e]!.roles.has(role)) return
  addRole(list[e]!, role)
  index(byRole, role, e)
}

/** Gives a mention to an entity, which learns from it what it is. */
export function join(roll: Roll, m: number, e: number): void {
  const mention = roll.mentions.list[m]!
  const entity = roll.list[e]!
  roll.of[m] = e
  entity.mentions.push(m)
  if (entity.sex === Sex.unknown && entity.character < 0) entity.sex = mention.sex
  if (entity.referent === Referent.unknown || (entity.referent === Referent.place && mention.referent !== Referent.unknown))
    entity.referent = mention.referent
  if (mention.title >= 0) call(roll, e, wordOf(roll.tokens, mention.title))
}

/** Whether a mention can be of an entity: nothing that is known of one speaks against the other. */
export function agrees({ list }: Roll, e: number, mention: Mention, sex: number = mention.sex): boolean {
  const entity = list[e]!
  if (sex && entity.sex && sex !== entity.sex) return false
  return (
    !(mention.referent === Referent.person && entity.referent === Referent.organization) &&
    !(mention.referent === Referent.organization && entity.referent === Referent.person)
  )
}

const nobody: readonly number[] = []

/** The last ones of a list, where it is long. */
export function latest(ids: readonly number[] | undefined): readonly number[] {
  return !ids ? nobody : ids.length > namesakes ? ids.slice(-namesakes) : ids
}

/** The one of a list who was mentioned last before mention `m` and agrees with it, else the first one mentioned behind it; -1 for nobody. */
export function recent(roll: Roll, ids: readonly number[] | undefined, m: number, sex?: number): number {
  const mention = roll.mentions.list[m]!
  let best = -1
  let bestAt = -1
  let later = -1
  for (const e of latest(ids)) {
    if (!agrees(roll, e, mention, sex)) continue
    const { mentions } = roll.list[e]!
    const at = lastBefore(mentions, m)
    if (at > bestAt) [best, bestAt] = [e, at]
    if (later < 0 && mentions.length) later = e
  }
  return best >= 0 ? best : later
}

/** Whoever bears a surname and is nobody’s relative, where there is such a one before mention `m`; else all who bear it. */
export function bearers({ list, byLast, relatives }: Roll, last: string, m: number): readonly number[] | undefined {
  const ids = byLast.get(last)
  if (!ids || ids.length < 2 || relatives.size === 0) return ids
  const own = latest(ids).filter((e) => !relatives.has(e) && lastBefore(list[e]!.mentions, m) >= 0)
  return own.length ? own : ids
}
