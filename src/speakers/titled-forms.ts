import { hashOf } from '../lexicon/hash.ts'
import { lookup, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { Sex } from '../mentions/mention.ts'
import type { Form } from './forms.ts'
import { isHusbandsName, married, plain, single } from './marriage.ts'
import { add, agrees, give, name, type Person, type Roster } from './roster.ts'

/** Titles that go with a first name: Aunt Polly, Sir Henry. */
export const familiar: ReadonlySet<string> = new Set(
  'sir dame lady aunt aunty uncle cousin brother sister father mother don king queen prince princess saint st miss mr mrs master mademoiselle monsieur madame old young little poor dear'.split(
    ' ',
  ),
)

/** Somebody who has this share of a title's mentions under a first name too may be its bearer. */
const few = 0.4

/**
 * Finds who a title and one name stand for. Merging is careful: `Mrs. Allen` is not `Mr. Allen`, `Miss Thorpe` not `Mrs. Thorpe`, `General Tilney` not
 * `Captain Tilney`.
 */
export function giveTitled(roster: Roster): void {
  const alone = new Map(roster.forms.filter((form) => !form.title && form.words.length === 1).map((form) => [form.words[0]!, form]))
  for (const form of roster.forms) {
    if (roster.of.has(form) || form.words.length !== 1 || !form.title) continue
    const bare = (p: number): Form[] => [...roster.list[p]!.firsts].flatMap((first) => alone.get(first) ?? [])
    const family = familyOf(roster, form, bare)
    give(roster, form, bearerOf(roster, form, family, bare) ?? strangerOf(roster, form, family))
  }
}

/** Who of a family, or of those with this first name, is meant; undefined for nobody. */
function bearerOf(roster: Roster, form: Form, family: readonly number[], bare: (p: number) => readonly Form[]): number | undefined {
  const { list, byFirst } = roster
  const { title } = form
  const called = familiar.has(title) ? (byFirst.get(form.words[0]!) ?? []).filter((p) => agrees(roster, p, form.sex)) : []
  const known = [...family, ...called].find(
    (p) =>
      list[p]!.titles.has(title) &&
      list[p]!.character < 0 &&
      (called.includes(p) || list[p]!.weight > few * form.count) &&
      !(married.has(title) && isHusbandsName(list[p]!)),
  )
  return (
    givenBearer(roster, form, family) ??
    known ??
    introduced(form, family, list) ??
    (called.length === 1 && !family.length ? called[0] : undefined) ??
    memberOf(form, family, list, (k) => list[k]!.weight + bare(k).reduce((sum, { count }) => sum + count, 0)) ??
    heaviest(called, list)
  )
}

/** Who bears the name and can have the title. */
function familyOf(roster: Roster, form: Form, bare: (p: number) => readonly Form[]): number[] {
  const { list, byLast } = roster
  const kin = (wordFlags(lookup(hashOf(form.title))) & Word.kin) !== 0
  return (byLast.get(form.words[0]!) ?? []).filter((p) => {
    if (!agrees(roster, p, form.sex)) return false
    const { character, forms } = list[p]!
    return character >= 0 || !(standApart(form, [...forms, ...bare(p)]) || (kin && isBySize(list[p]!)))
  })
}

/** Somebody new: `Aunt Polly`, `Lady Brett` have a first name, others a last one. */
function strangerOf(roster: Roster, form: Form, family: readonly number[]): number {
  const word = form.words[0]!
  const p = add(roster, -1, form.sex)
  if (familiar.has(form.title) && !family.length && !/^(?:mr|mrs|miss|lord)$/.test(form.title)) name(roster, p, word, '')
  else name(roster, p, '', word)
  return p
}

/** > | Mr. Orr        where the list has an Orr, or one Mrs. Hugh Orr */
function givenBearer(roster: Roster, form: Form, family: readonly number[]): number | undefined {
  const { list, given } = roster
  const same = family.filter((p) => list[p]!.character >= 0 && list[p]!.titles.has(form.title))
  if (same.length) return same.length === 1 ? same[0] : undefined
  const alias = family.length ? undefined : given.get(`|${form.words[0]}`)
  const woman = married.has(form.title) || single.has(form.title)
  return alias !== undefined && agrees(roster, alias, form.sex) && (!woman || list[alias]!.sex === Sex.female) ? alias : undefined
}

function heaviest(ids: readonly number[], list: readonly Person[]): number | undefined {
  return ids.length ? ids.reduce((a, b) => (list[b]!.weight > list[a]!.weight ? b : a)) : undefined
}

/**
 * The only one of a family, who came in with the same title and a first name: nobody else is called so before.
 *
 *     > | Mr. Ambrose Tolliver was in his bath. … “Hello?” said Mr. Tolliver.
 *         ^^^^^^^^^^^^^^^^^^^^                              ^^^^^^^^^^^^
 */
function introduced({ title, mentions }: Form, family: readonly number[], list: readonly Person[]): number | undefined {
  if (family.length !== 1) return undefined
  const { forms, character } = list[family[0]!]!
  if (character >= 0) return undefined
  return forms.some((form) => form.title === title && form.words.length > 1 && form.mentions[0]! < mentions[0]!) ? family[0] : undefined
}

/** Whether two ways of naming stand in the same sentences too often to mean one person. */
function standApart(form: Form, others: readonly Form[]): boolean {
  let shared = 0
  let total = 0
  for (const other of others) {
    if (other === form || other.title === form.title) continue
    if (other.words.length === 1 && other.words[0] === form.words[0]) continue
    total += other.sentences.length
    let i = 0
    for (const sentence of other.sentences) {
      while (i < form.sentences.length && form.sentences[i]! < sentence) i++
      if (form.sentences[i] === sentence) shared++
    }
  }
  return shared > 2 && shared > 0.06 * Math.min(form.sentences.length, total)
}

/** > | Little Otter        who is not Mama Otter */
function isBySize({ firsts }: Person): boolean {
  for (const first of firsts) if (!(wordTags(lookup(hashOf(first))) & Tag.epithet)) return false
  return firsts.size > 0
}

/** Who of a family a title and its name mean; undefined for somebody of whom no first name is known. */
function memberOf(form: Form, family: readonly number[], list: readonly Person[], weightOf: (p: number) => number): number | undefined {
  const titles = (p: number): string[] => [...list[p]!.titles]
  // a woman is a Mrs. by her own first name, or somebody else's mother
  if (married.has(form.title)) {
    const wives = family.filter((p) => titles(p).some((t) => married.has(t)) && list[p]!.weight > few * form.count)
    return heaviest(
      wives.filter((p) => !isHusbandsName(list[p]!)),
      list,
    )
  }
  if (single.has(form.title)) {
    const all = family.filter((p) => list[p]!.sex === Sex.female && !titles(p).some((t) => married.has(t)))
    // > | Miss Lucy Steele        a younger sister: the eldest is Miss Steele
    const eldest = all.filter((p) => !list[p]!.forms.some(({ title, words }) => single.has(title) && words.length > 1))
    const girls = eldest.length ? eldest : all
    return heaviest(
      girls.filter((p) => weightOf(p) > 0.05 * form.count),
      list,
    )
  }
  const men = family.filter((p) => list[p]!.sex !== Sex.female)
  if (plain.has(form.title)) {
    // > | Mr. Knightley, who is not the John Knightley named now and then
    const open = men.filter(
      (p) => titles(p).every((t) => plain.has(t) || t === 'dr' || t === 'professor') && list[p]!.weight > few * form.count,
    )
    return open.length === 1
      ? open[0]
      : heaviest(
          open.filter((p) => list[p]!.weight > form.count),
          list,
        )
  }
  // ranks: General Tilney is not Captain Tilney
  const free = family.filter((p) => titles(p).every((t) => plain.has(t) || single.has(t)))
  return family.length === 1 && free.length === 1 ? free[0] : undefined
}
