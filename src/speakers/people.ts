import type { Character } from '../types.ts'
import type { Form } from './forms.ts'
import { giveFull } from './full-forms.ts'
import { addGiven } from './given-people.ts'
import { newRoster, ownersOf, type Person } from './roster.ts'
import { giveSingle } from './single-forms.ts'
import { giveTitled } from './titled-forms.ts'

/** The people of a text, for each form the one it stands for, and for words that several share their owners. */
export interface People {
  readonly list: Person[]
  readonly of: Map<Form, number>
  /** Owners of a single word, first name or last: those of a form that no person has to itself. */
  owners(word: string): readonly number[]
  /** How often a person is named by forms that hold the word: whoever goes by a surname is seldom meant by the first name alone. */
  uses(p: number, word: string): number
}

/** Finds who the forms of name in a text stand for: characters given, full names, titles with one name, single names. */
export function findPeople(forms: readonly Form[], characters: readonly Character[]): People {
  const roster = newRoster(forms)
  addGiven(roster, characters)
  giveFull(roster)
  giveTitled(roster)
  giveSingle(roster)
  const { list, of } = roster
  return { list, of, owners: (word) => ownersOf(roster, word), uses: usesOf(list) }
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
