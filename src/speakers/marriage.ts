import { hashOf } from '../lexicon/hash.ts'
import { lookup, Word, wordFlags } from '../lexicon/lexicon.ts'
import { Sex } from '../mentions/mention.ts'
import type { Form } from './forms.ts'
import type { Person } from './roster.ts'

/** Titles of men, whatever they are; of married women; of unmarried ones. */
export const plain: ReadonlySet<string> = new Set([
  '',
  'mr',
  'master',
  'monsieur',
  'signor',
  'herr',
  'don',
  'senor',
  'señor',
  'sir',
  'lord',
])
export const married: ReadonlySet<string> = new Set(['mrs', 'madame', 'frau', 'signora', 'señora', 'senora'])
export const single: ReadonlySet<string> = new Set(['miss', 'mademoiselle', 'fraulein', 'fräulein', 'signorina'])

/** Whether somebody is known as a married woman, who goes by her husband's name. */
export function isMarried(person: Person, form: Form): boolean {
  for (const title of person.titles) if (married.has(title)) return true
  // Mrs. Edna Pontellier: the first name of a woman
  return married.has(form.title) && person.sex === Sex.female
}

/** `Mrs. John Dashwood` */
export function isHusbandsName(person: Person): boolean {
  for (const first of person.firsts) {
    const flags = wordFlags(lookup(hashOf(first)))
    if (flags & Word.firstName && flags & Word.male && !(flags & Word.female)) return true
  }
  return false
}

/** A woman of whom no first name is known: nobody calls her by the family name alone. */
export function isNamedByTitle({ character, firsts, titles, sex }: Person): boolean {
  return character < 0 && sex === Sex.female && firsts.size === 0 && [...titles].some((title) => married.has(title) || single.has(title))
}
