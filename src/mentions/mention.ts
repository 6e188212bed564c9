import { Word } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'

/** How a mention names its referent. */
export const MentionType = { name: 0, description: 1, pronoun: 2 } as const
export const Sex = { unknown: 0, female: 1, male: 2 } as const
/** What a mention refers to. `place` may stand for its government. */
export const Referent = { unknown: 0, person: 1, organization: 2, group: 3, document: 4, place: 5 } as const

/** Words that name somebody or something that could speak. */
export interface Mention {
  /** First token, titles and premodifiers included, and the one behind the last. */
  readonly from: number
  readonly to: number
  /** The name or the head noun alone: `Hodges` in `former Gov. Jim Hodges`, `spokesman` in `a spokesman for the ministry`. */
  readonly nameFrom: number
  readonly nameTo: number
  readonly type: number
  readonly referent: number
  readonly sex: number
  readonly plural: boolean
  /** The title before a name, as a token; -1 without one. */
  readonly title: number
  /** `I`, `we`, `my` …: 1; `you`: 2; else 3. */
  readonly person: number
  /** True before the clitic ’s: an owner, not an actor. */
  readonly possessive: boolean
}

/** A mention like another one but for some of its properties. All are made with theirs in one order: a spread makes objects that engines tell apart. */
export function alter(mention: Mention, changes: Partial<Mention>): Mention {
  return {
    from: changes.from ?? mention.from,
    to: changes.to ?? mention.to,
    nameFrom: changes.nameFrom ?? mention.nameFrom,
    nameTo: changes.nameTo ?? mention.nameTo,
    type: changes.type ?? mention.type,
    referent: changes.referent ?? mention.referent,
    sex: changes.sex ?? mention.sex,
    plural: changes.plural ?? mention.plural,
    title: changes.title ?? mention.title,
    person: changes.person ?? mention.person,
    possessive: changes.possessive ?? mention.possessive,
  }
}

/** The mentions of a text in order, and for each token the longest that starts there or ends before it (-1: none). */
export interface Mentions {
  readonly list: readonly Mention[]
  readonly startingAt: Int32Array
  readonly endingAt: Int32Array
}

/**
 * Makes the two indices of a list of mentions that is sorted by `from`.
 *
 * @param old An index of the same text that nobody reads any more: its room is used again.
 */
export function indexMentions(tokens: Tokens, list: readonly Mention[], old?: Mentions): Mentions {
  const startingAt = (old?.startingAt ?? new Int32Array(tokens.count + 2)).fill(-1)
  const endingAt = (old?.endingAt ?? new Int32Array(tokens.count + 2)).fill(-1)
  for (let m = 0; m < list.length; m++) {
    const { from, to } = list[m]!
    const starting = startingAt[from]!
    if (starting < 0 || list[starting]!.to < to) startingAt[from] = m
    const ending = endingAt[to]!
    if (ending < 0 || list[ending]!.from > from) endingAt[to] = m
  }
  return { list, startingAt, endingAt }
}

/** The sex that a word tells of: `she`, `his`, `daughter`. */
export function sexOfWord(flags: number): number {
  return flags & Word.female ? Sex.female : flags & Word.male ? Sex.male : Sex.unknown
}

/** Mayor, Major, Judge: first names of men elsewhere, which say nothing of whoever holds the office. */
export function sexOfTitle(flags: number): number {
  if (flags & Word.firstName && flags & Word.title && !(flags & Word.honorific)) return Sex.unknown
  return sexOfWord(flags)
}

export function sexOf(flags: number): number {
  if (!(flags & Word.firstName)) return Sex.unknown
  const female = (flags & Word.female) !== 0
  const male = (flags & Word.male) !== 0
  return female === male ? Sex.unknown : female ? Sex.female : Sex.male
}

/** > | the mayor herself
 *               ^^^^^^^
 */
export function isReflexive({ text, end }: Tokens, t: number): boolean {
  return text.endsWith('self', end[t])
}

/** > | the Merchants’ Association
 *                 ^ right behind an s, with a blank before the next word
 */
export function isOwnersMark({ kind, code, shape, text, end }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.mark || (code[t] !== 0x2019 && code[t] !== 39) || shape[t]! & Shape.spaceBefore || t === 0) return false
  return text.charCodeAt(end[t - 1]! - 1) === 115 && (shape[t + 1]! & Shape.spaceBefore) !== 0 && kind[t + 1] === Kind.word
}
