import { Sex } from '../mentions/mention.ts'
import type { Form } from './forms.ts'

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

/** Everybody that the forms of a text are found to stand for so far, and by which words; all words in lower case. */
export interface Roster {
  readonly forms: readonly Form[]
  readonly list: Person[]
  readonly of: Map<Form, number>
  readonly byFirst: Map<string, number[]>
  readonly byLast: Map<string, number[]>
  /** Whom a short form or a rank stands for that no person has to itself. */
  readonly nicknames: Map<string, readonly number[]>
  /** Given characters by their aliases: title, bar, words. */
  readonly given: Map<string, number>
  /** How often each form is used, by its key. */
  readonly countOf: ReadonlyMap<string, number>
}

/** Bearers of one name that are told apart: a text may have any number. */
export const namesakes = 64

export function newRoster(forms: readonly Form[]): Roster {
  return {
    forms,
    list: [],
    of: new Map(),
    byFirst: new Map(),
    byLast: new Map(),
    nicknames: new Map(),
    given: new Map(),
    countOf: new Map(forms.map((form) => [form.key, form.count])),
  }
}

/** Makes a person and returns their number. */
export function add({ list }: Roster, character: number, sex: number): number {
  return list.push({ character, firsts: new Set(), lasts: new Set(), titles: new Set(), sex, weight: 0, forms: [] }) - 1
}

/** Adds a person to those that a word names. */
export function note(map: Map<string, number[]>, word: string, p: number): void {
  const known = map.get(word)
  if (!known) map.set(word, [p])
  else if (known.length < namesakes && !known.includes(p)) known.push(p)
}

/** Gives a person a first and a last name; empty ones are left out. */
export function name({ list, byFirst, byLast }: Roster, p: number, first: string, last: string): void {
  if (first) {
    list[p]!.firsts.add(first)
    note(byFirst, first, p)
  }
  if (last) {
    list[p]!.lasts.add(last)
    note(byLast, last, p)
  }
}

/** Gives a form to the person whom it stands for. */
export function give({ list, of }: Roster, form: Form, p: number): void {
  const person = list[p]!
  of.set(form, p)
  person.weight += form.count
  person.forms.push(form)
  if (form.title) person.titles.add(form.title)
  if (person.sex === Sex.unknown) person.sex = form.sex
}

export function agrees({ list }: Roster, p: number, sex: number): boolean {
  return !sex || !list[p]!.sex || list[p]!.sex === sex
}

/** Everybody whom a single word names. */
export function ownersOf({ byFirst, byLast, nicknames }: Roster, word: string): readonly number[] {
  const first = byFirst.get(word)
  const found = [...(first ?? []), ...(byLast.get(word) ?? []).filter((p) => !first?.includes(p))]
  return found.length ? found : (nicknames.get(word) ?? [])
}
