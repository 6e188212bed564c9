import { hashOf } from '../lexicon/hash.ts'
import { lookup, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { Sex } from '../mentions/mention.ts'
import type { Character } from '../types.ts'
import { type Form, plainTitle, saint } from './forms.ts'
import { sameFirstName } from './names.ts'
import { addFirst, addStart, indexFirsts, indexStarts, shortBearer, shortNames } from './short-names.ts'

/** Somebody whom one or more forms of name stand for. */
export interface Person {
  /** Index among the characters given, or -1. */
  readonly character: number
  /** First and last names in lower case; several for a given character with several aliases. */
  readonly firsts: Set<string>
  readonly lasts: Set<string>
  readonly titles: Set<string>
  sex: number
  /** Mentions in all, and the forms that are only theirs. */
  weight: number
  readonly forms: Form[]
}

/** The people of a text, for each form the one it stands for, and for words that several share their owners. */
export interface People {
  readonly list: Person[]
  readonly of: Map<Form, number>
  /** Owners of a single word, first name or last: those of a form that no person has to itself. */
  owners(word: string): readonly number[]
  /** How often a person is named by forms that hold the word: whoever goes by a surname is seldom meant by the first name alone. */
  uses(p: number, word: string): number
}

const plain = new Set(['', 'mr', 'master', 'monsieur', 'signor', 'herr', 'don', 'senor', 'señor', 'sir', 'lord'])
const married = new Set(['mrs', 'madame', 'frau', 'signora', 'señora', 'senora'])
const single = new Set(['miss', 'mademoiselle', 'fraulein', 'fräulein', 'signorina'])
/** Titles that go with a first name: Aunt Polly, Sir Henry. */
const familiar = new Set([
  ...['sir', 'dame', 'lady', 'aunt', 'aunty', 'uncle', 'cousin', 'brother', 'sister', 'father', 'mother', 'don', 'king', 'queen', 'prince'],
  ...[
    'princess',
    'saint',
    'st',
    'miss',
    'mr',
    'mrs',
    'master',
    'mademoiselle',
    'monsieur',
    'madame',
    'old',
    'young',
    'little',
    'poor',
    'dear',
  ],
])

/** Bearers of one name that are told apart: a text may have any number. */
const namesakes = 64

/** Somebody who has this share of a title's mentions under a first name too may be its bearer. */
const few = 0.4

/**
 * Finds who the forms of name in a text stand for: full names first, then titles with one name, then single names.
 *
 * Merging is careful: `Mrs. Allen` is not `Mr. Allen`, `Miss Thorpe` not `Mrs. Thorpe`, `General Tilney` not `Captain Tilney`.
 */
export function findPeople(forms: readonly Form[], characters: readonly Character[]): People {
  const list: Person[] = []
  const of = new Map<Form, number>()
  const byFirst = new Map<string, number[]>()
  const byLast = new Map<string, number[]>()
  const note = (map: Map<string, number[]>, word: string, p: number): void => {
    const known = map.get(word)
    if (!known) map.set(word, [p])
    else if (known.length < namesakes && !known.includes(p)) known.push(p)
  }
  const name = (p: number, first: string, last: string): void => {
    if (first) {
      list[p]!.firsts.add(first)
      note(byFirst, first, p)
    }
    if (last) {
      list[p]!.lasts.add(last)
      note(byLast, last, p)
    }
  }
  const make = (character: number, sex: number): number => {
    list.push({ character, firsts: new Set(), lasts: new Set(), titles: new Set(), sex, weight: 0, forms: [] })
    return list.length - 1
  }
  const give = (form: Form, p: number): void => {
    const person = list[p]!
    of.set(form, p)
    person.weight += form.count
    person.forms.push(form)
    if (form.title) person.titles.add(form.title)
    if (person.sex === Sex.unknown) person.sex = form.sex
  }
  const agrees = (p: number, sex: number): boolean => !sex || !list[p]!.sex || list[p]!.sex === sex
  const owners = (word: string): readonly number[] => {
    const found = [...(byFirst.get(word) ?? []), ...(byLast.get(word) ?? []).filter((p) => !byFirst.get(word)?.includes(p))]
    return found.length ? found : (nicknames.get(word) ?? [])
  }
  const nicknames = new Map<string, readonly number[]>()
  const countOf = new Map(forms.map((form) => [form.key, form.count]))
  const count = (key: string): number => countOf.get(key) ?? 0
  const alone = new Map(forms.filter((form) => !form.title && form.words.length === 1).map((form) => [form.words[0]!, form]))

  // characters given: every alias is theirs as it stands, and its parts are names of theirs
  const given = new Map<string, number>()
  const titled: [number, string][] = []
  characters.forEach((character, c) => {
    const p = make(c, character.gender === 'female' ? Sex.female : character.gender === 'male' ? Sex.male : Sex.unknown)
    for (const alias of [character.name, ...(character.aliases ?? [])]) {
      const { title, words } = partsOfAlias(alias)
      if (!words.length) continue
      const key = `${title}|${words.join(' ')}`
      if (!given.has(key)) given.set(key, p)
      if (title) list[p]!.titles.add(title)
      if (words.length > 1 && words.every((word) => !/^(?:of|the|in|on|with|his|her)$/.test(word)))
        name(p, words[0]!, words[words.length - 1]!)
      else if (words.length === 1 && title && !familiar.has(title)) name(p, '', words[0]!)
      else if (words.length === 1 && /^(?:mr|mrs|miss)$/.test(title)) titled.push([p, words[0]!])
    }
  })
  // > | Miss Welland, Miss Daisy        a family name, unless somebody has it as a first name
  for (const [p, word] of titled) if (!byFirst.has(word) && !(wordFlags(lookup(hashOf(word))) & Word.firstName)) name(p, '', word)
  for (const form of forms) {
    const p = given.get(form.key)
    if (p !== undefined) give(form, p)
  }

  // > | May Archer        the only May of the list, who has married an Archer of the list
  const wifeOf = (first: string, last: string): number | undefined => {
    const known = byFirst.get(first)
    if (known?.length !== 1 || list[known[0]!]!.character < 0 || list[known[0]!]!.sex !== Sex.female) return undefined
    return byLast.get(last)?.some((p) => list[p]!.character >= 0 && list[p]!.sex !== Sex.female) ? known[0] : undefined
  }

  // full names
  for (const form of forms) {
    if (of.has(form) || form.words.length < 2) continue
    const first = form.words[0]!
    const last = form.words[form.words.length - 1]!
    if (form.words.includes('of') || form.words.includes('the')) {
      const p = make(-1, form.sex)
      note(byLast, form.words.join(' '), p)
      give(form, p)
      continue
    }
    // > | Even James came        > | Cuss Interviews the Stranger
    //     ^ seen once, beside a name that is everywhere
    if (form.count <= 2) {
      const lone = [last, first].find((word) => count(`|${word}`) >= 8 && count(`|${word}`) > 20 * form.count)
      const other = lone === last ? first : last
      if (lone && (isCommon(other) || !form.inner) && count(`|${other}`) < 3 && !byLast.has(other) && !byFirst.has(other)) continue
    }
    // > | Margaret Oniton        once, where Margaret has a family name already, and nobody else this one: two names that stand side by side
    if (
      form.count === 1 &&
      !form.title &&
      byFirst.has(first) &&
      !byLast.has(last) &&
      count(`|${first}`) >= 40 &&
      !['mr', 'mrs', 'miss', 'dr', 'sir', 'lord', 'lady'].some((title) => countOf.has(`${title}|${last}`))
    )
      continue
    // > | May Welland        where the list has a Miss Welland only
    const bearer = form.title ? undefined : (namelessBearer(byLast.get(last), list, form.sex) ?? wifeOf(first, last))
    if (bearer !== undefined) {
      name(bearer, first, last)
      give(form, bearer)
      continue
    }
    // > | Mrs. Manson Mingott: a husband's name
    const sex = married.has(form.title) ? Sex.female : form.sex
    let p = (byLast.get(last) ?? []).find(
      (k) =>
        agrees(k, sex) &&
        (list[k]!.character >= 0
          ? !married.has(form.title) || isMarried(list[k]!, form)
          : married.has(form.title) === isMarried(list[k]!, form)) &&
        [...list[k]!.firsts].some((f) => sameFirstName(f, first)),
    )
    p ??= sameFather(form, byFirst.get(first), list) ?? make(-1, sex)
    name(p, first, last)
    give(form, p)
  }

  // > | Mr. Orr        where the list has an Orr, or one Mrs. Hugh Orr
  const givenBearer = (form: Form, family: readonly number[]): number | undefined => {
    const same = family.filter((p) => list[p]!.character >= 0 && list[p]!.titles.has(form.title))
    if (same.length) return same.length === 1 ? same[0] : undefined
    const alias = family.length ? undefined : given.get(`|${form.words[0]}`)
    const woman = married.has(form.title) || single.has(form.title)
    return alias !== undefined && agrees(alias, form.sex) && (!woman || list[alias]!.sex === Sex.female) ? alias : undefined
  }

  // a title and one name
  for (const form of forms) {
    if (of.has(form) || form.words.length !== 1 || !form.title) continue
    const word = form.words[0]!
    const bare = (p: number): Form[] => [...list[p]!.firsts].flatMap((first) => alone.get(first) ?? [])
    const kin = (wordFlags(lookup(hashOf(form.title))) & Word.kin) !== 0
    const family = (byLast.get(word) ?? []).filter(
      (p) =>
        agrees(p, form.sex) &&
        (list[p]!.character >= 0 || !(standApart(form, [...list[p]!.forms, ...bare(p)]) || (kin && isBySize(list[p]!)))),
    )
    const called = familiar.has(form.title) ? (byFirst.get(word) ?? []).filter((p) => agrees(p, form.sex)) : []
    const bearer = [...family, ...called].find(
      (p) =>
        list[p]!.titles.has(form.title) &&
        list[p]!.character < 0 &&
        (called.includes(p) || list[p]!.weight > few * form.count) &&
        !(married.has(form.title) && isHusbandsName(list[p]!)),
    )
    let p =
      givenBearer(form, family) ??
      bearer ??
      introduced(form, family, list) ??
      (called.length === 1 && !family.length ? called[0] : undefined)
    if (p === undefined && family.length)
      p = bearerOf(form, family, list, (k) => list[k]!.weight + bare(k).reduce((sum, { count }) => sum + count, 0))
    if (p === undefined && called.length) p = called.reduce((a, b) => (list[b]!.weight > list[a]!.weight ? b : a))
    if (p === undefined) {
      p = make(-1, form.sex)
      // Aunt Polly, Lady Brett: a first name if the lexicon has it
      if (familiar.has(form.title) && !family.length && !/^(?:mr|mrs|miss|lord)$/.test(form.title)) name(p, word, '')
      else name(p, '', word)
    }
    give(form, p)
  }

  // single names: of their own, where nobody has them yet
  const firsts = indexFirsts(byFirst.keys())
  const starts = indexStarts([...byFirst, ...byLast])
  for (const form of forms) {
    if (of.has(form) || form.words.length !== 1 || form.title) continue
    const word = form.words[0]!
    // > | Mrs. Braddocks        > | Braddocks asked        her husband
    const husbands = form.says > 0 && owners(word).length > 0 && owners(word).every((p) => isNamedByTitle(list[p]!))
    if (owners(word).length && !husbands) continue
    // > | Sergeant Doyle … “Now, Sergeant!”        a title that is a first name elsewhere
    const holders = isRank(word) ? list.flatMap(({ titles }, p) => (titles.has(word) ? [p] : [])) : []
    if (holders.length && holders.length < namesakes) {
      nicknames.set(word, holders)
      continue
    }
    // > | Hesper shut the door. “Hes, wait.”        what only those call her who speak to her
    const called = form.calls > 0 && form.sentences.length === 0
    const bearer = called ? shortBearer(word, starts, (p) => agrees(p, form.sex)) : -1
    if (bearer >= 0) {
      nicknames.set(word, [bearer])
      continue
    }
    const short = shortNames(word, firsts).flatMap((first) => (byFirst.get(first) ?? []).filter((p) => agrees(p, form.sex)))
    if (new Set(short).size === 1) {
      nicknames.set(word, short)
      continue
    }
    const p = make(-1, husbands ? Sex.male : form.sex)
    name(p, husbands ? '' : word, husbands ? word : '')
    give(form, p)
    if (!husbands) addFirst(firsts, word)
    addStart(starts, word, p)
  }
  return { list, of, owners, uses: usesOf(list) }
}

function usesOf(list: readonly Person[]): (p: number, word: string) => number {
  const known = new Map<string, number>()
  return (p, word) => {
    const key = `${p} ${word}`
    let uses = known.get(key)
    if (uses === undefined) {
      uses = 0
      for (const form of list[p]!.forms) if (form.words.includes(word)) uses += form.count
      known.set(key, uses)
    }
    return uses
  }
}

/** What a father’s name ends in, which stands for a family name where Russians speak. */
const fathersEnd = /(?:[oe]vich|ich|[oe]vna|ichna)$/

/** > | Arkady Ilyich … Arkady Ilyich Senn        who has the same first name and father’s name; undefined without one */
function sameFather({ words: [first, father] }: Form, people: readonly number[] | undefined, list: readonly Person[]): number | undefined {
  if (!fathersEnd.test(father!)) return undefined
  return people?.find((p) => list[p]!.forms.some(({ words }) => words[0] === first && words[1] === father))
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

/** A title that tells what somebody is: no `Miss`, no `Lord`, no `Aunt`. */
function isRank(word: string): boolean {
  const flags = wordFlags(lookup(hashOf(word)))
  return (flags & Word.title) !== 0 && (flags & (Word.person | Word.honorific)) !== 0 && !(flags & (Word.kin | Word.female | Word.male))
}

/** A word of the language that is no first name. */
function isCommon(word: string): boolean {
  const flags = wordFlags(lookup(hashOf(word)))
  return (flags & (Word.common | Word.closed | Word.interjection | Word.cue)) !== 0 && !(flags & Word.firstName)
}

/** A woman of whom no first name is known: nobody calls her by the family name alone. */
function isNamedByTitle({ character, firsts, titles, sex }: Person): boolean {
  return character < 0 && sex === Sex.female && firsts.size === 0 && [...titles].some((title) => married.has(title) || single.has(title))
}

/** Whether somebody is known as a married woman, who goes by her husband's name. */
function isMarried(person: Person, form: Form): boolean {
  for (const title of person.titles) if (married.has(title)) return true
  // Mrs. Edna Pontellier: the first name of a woman
  return married.has(form.title) && person.sex === Sex.female
}

/** > | Little Otter        who is not Mama Otter */
function isBySize({ firsts }: Person): boolean {
  for (const first of firsts) if (!(wordTags(lookup(hashOf(first))) & Tag.epithet)) return false
  return firsts.size > 0
}

/** `Mrs. John Dashwood` */
function isHusbandsName(person: Person): boolean {
  for (const first of person.firsts) {
    const flags = wordFlags(lookup(hashOf(first)))
    if (flags & Word.firstName && flags & Word.male && !(flags & Word.female)) return true
  }
  return false
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

/** Who of a family a title and its name mean; undefined for somebody of whom no first name is known. */
function bearerOf(form: Form, family: readonly number[], list: readonly Person[], weightOf: (p: number) => number): number | undefined {
  const heaviest = (ids: readonly number[]): number | undefined =>
    ids.length ? ids.reduce((a, b) => (list[b]!.weight > list[a]!.weight ? b : a)) : undefined
  const titles = (p: number): string[] => [...list[p]!.titles]
  // a woman is a Mrs. by her own first name, or somebody else's mother
  if (married.has(form.title)) {
    const wives = family.filter((p) => titles(p).some((t) => married.has(t)) && list[p]!.weight > few * form.count)
    return heaviest(wives.filter((p) => !isHusbandsName(list[p]!)))
  }
  if (single.has(form.title)) {
    const all = family.filter((p) => list[p]!.sex === Sex.female && !titles(p).some((t) => married.has(t)))
    // > | Miss Lucy Steele        a younger sister: the eldest is Miss Steele
    const eldest = all.filter((p) => !list[p]!.forms.some(({ title, words }) => single.has(title) && words.length > 1))
    const girls = eldest.length ? eldest : all
    return heaviest(girls.filter((p) => weightOf(p) > 0.05 * form.count))
  }
  const men = family.filter((p) => list[p]!.sex !== Sex.female)
  if (plain.has(form.title)) {
    // > | Mr. Knightley, who is not the John Knightley named now and then
    const open = men.filter(
      (p) => titles(p).every((t) => plain.has(t) || t === 'dr' || t === 'professor') && list[p]!.weight > few * form.count,
    )
    return open.length === 1 ? open[0] : heaviest(open.filter((p) => list[p]!.weight > form.count))
  }
  // ranks: General Tilney is not Captain Tilney
  const free = family.filter((p) => titles(p).every((t) => plain.has(t) || single.has(t)))
  return family.length === 1 && free.length === 1 ? free[0] : undefined
}

/** An alias cut into title and words. */
export function partsOfAlias(alias: string): { readonly title: string; readonly words: readonly string[] } {
  const words = alias
    .toLowerCase()
    .replace(/’/g, "'")
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.,]$/, ''))
  if (/^(?:the|a|an)$/.test(words[0]!) && words.length > 1) words.shift()
  const titled = words.length > 1 && (wordFlags(lookup(hashOf(words[0]!))) & Word.title) !== 0 && plainTitle(words[0]!) !== saint
  const title = titled ? plainTitle(words.shift()!) : ''
  return { title, words }
}
