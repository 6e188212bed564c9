import { hashOf } from '../lexicon/hash.ts'
import { lookup, Word, wordFlags } from '../lexicon/lexicon.ts'
import { Sex } from '../mentions/mention.ts'
import type { Form } from './forms.ts'
import { isMarried, married, single } from './marriage.ts'
import { sameFirstName } from './names.ts'
import { add, agrees, give, name, note, type Person, type Roster } from './roster.ts'

/** Finds who forms of several words stand for. */
export function giveFull(roster: Roster): void {
  for (const form of roster.forms) {
    if (roster.of.has(form) || form.words.length < 2) continue
    const first = form.words[0]!
    const last = form.words[form.words.length - 1]!
    if (form.words.includes('of') || form.words.includes('the')) {
      const p = add(roster, -1, form.sex)
      note(roster.byLast, form.words.join(' '), p)
      give(roster, form, p)
    } else if (!isChance(roster, form, first, last)) {
      const p = bearerOf(roster, form, first, last)
      name(roster, p, first, last)
      give(roster, form, p)
    }
  }
}

/** Whether two names that are names of their own stand side by side by chance. */
function isChance({ byFirst, byLast, countOf }: Roster, form: Form, first: string, last: string): boolean {
  const count = (word: string): number => countOf.get(`|${word}`) ?? 0
  // > | Even James came        > | Cuss Interviews the Stranger
  //     ^ seen once, beside a name that is everywhere
  if (form.count <= 2) {
    const lone = [last, first].find((word) => count(word) >= 8 && count(word) > 20 * form.count)
    const other = lone === last ? first : last
    if (lone && (isCommon(other) || !form.inner) && count(other) < 3 && !byLast.has(other) && !byFirst.has(other)) return true
  }
  // > | Margaret Oniton        once, where Margaret has a family name already, and nobody else this one
  if (form.count > 1 || form.title || !byFirst.has(first) || byLast.has(last) || count(first) < 40) return false
  return !['mr', 'mrs', 'miss', 'dr', 'sir', 'lord', 'lady'].some((title) => countOf.has(`${title}|${last}`))
}

/** Who bears a first and a last name; somebody new where nobody does. */
function bearerOf(roster: Roster, form: Form, first: string, last: string): number {
  const { list, byFirst, byLast } = roster
  // > | May Welland        where the list has a Miss Welland only
  const bearer = form.title ? undefined : (namelessBearer(byLast.get(last), list, form.sex) ?? wifeOf(roster, first, last))
  if (bearer !== undefined) return bearer
  // > | Mrs. Manson Mingott: a husband's name
  const wife = married.has(form.title)
  const sex = wife ? Sex.female : form.sex
  const known = byLast.get(last)?.find((k) => {
    if (!agrees(roster, k, sex)) return false
    const fits = list[k]!.character >= 0 ? !wife || isMarried(list[k]!, form) : wife === isMarried(list[k]!, form)
    return fits && [...list[k]!.firsts].some((f) => sameFirstName(f, first))
  })
  return known ?? sameFather(form, byFirst.get(first), list) ?? add(roster, -1, sex)
}

/** > | May Archer        the only May of the list, who has married an Archer of the list */
function wifeOf({ list, byFirst, byLast }: Roster, first: string, last: string): number | undefined {
  const known = byFirst.get(first)
  if (known?.length !== 1 || list[known[0]!]!.character < 0 || list[known[0]!]!.sex !== Sex.female) return undefined
  return byLast.get(last)?.some((p) => list[p]!.character >= 0 && list[p]!.sex !== Sex.female) ? known[0] : undefined
}

/** The given character of a family, known by title only, who alone can have a first name of this sex; undefined where there is none, or several. */
function namelessBearer(family: readonly number[] | undefined, list: readonly Person[], sex: number): number | undefined {
  let found: number | undefined
  for (const p of family ?? []) {
    const person = list[p]!
    if (person.character < 0 || (sex && person.sex && sex !== person.sex)) continue
    if ([...person.titles].some((title) => married.has(title))) continue
    if (found !== undefined || person.firsts.size || ![...person.titles].some((title) => single.has(title))) return undefined
    found = p
  }
  return found
}

/** What a father’s name ends in, which stands for a family name where Russians speak. */
const fathersEnd = /(?:[oe]vich|ich|[oe]vna|ichna)$/

/** > | Arkady Ilyich … Arkady Ilyich Senn        who has the same first name and father’s name; undefined without one */
function sameFather({ words: [first, father] }: Form, people: readonly number[] | undefined, list: readonly Person[]): number | undefined {
  if (!fathersEnd.test(father!)) return undefined
  return people?.find((p) => list[p]!.forms.some(({ words }) => words[0] === first && words[1] === father))
}

/** A word of the language that is no first name. */
function isCommon(word: string): boolean {
  const flags = wordFlags(lookup(hashOf(word)))
  return (flags & (Word.common | Word.closed | Word.interjection | Word.cue)) !== 0 && !(flags & Word.firstName)
}
