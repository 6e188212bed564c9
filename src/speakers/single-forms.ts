import { hashOf } from '../lexicon/hash.ts'
import { lookup, Word, wordFlags } from '../lexicon/lexicon.ts'
import { Sex } from '../mentions/mention.ts'
import type { Form } from './forms.ts'
import { isNamedByTitle } from './marriage.ts'
import { add, agrees, give, name, namesakes, ownersOf, type Roster } from './roster.ts'
import { addFirst, addStart, type Firsts, indexFirsts, indexStarts, type Starts, shortBearer, shortNames } from './short-names.ts'

/** Finds who single names stand for: people of their own, where nobody has them yet. */
export function giveSingle(roster: Roster): void {
  const { forms, list, of, nicknames, byFirst, byLast } = roster
  const firsts = indexFirsts(byFirst.keys())
  const starts = indexStarts([...byFirst, ...byLast])
  for (const form of forms) {
    if (of.has(form) || form.words.length !== 1 || form.title) continue
    const word = form.words[0]!
    const owners = ownersOf(roster, word)
    // > | Mrs. Braddocks        > | Braddocks asked        her husband
    const husband = form.says > 0 && owners.length > 0 && owners.every((p) => isNamedByTitle(list[p]!))
    if (owners.length && !husband) continue
    const known = standsFor(roster, form, word, firsts, starts)
    if (known.length) {
      nicknames.set(word, known)
      continue
    }
    const p = add(roster, -1, husband ? Sex.male : form.sex)
    name(roster, p, husband ? '' : word, husband ? word : '')
    give(roster, form, p)
    if (!husband) addFirst(firsts, word)
    addStart(starts, word, p)
  }
}

/** Who goes by a rank, by what only those say who speak to them, or by a short form; empty where it is a name of its own. */
function standsFor(roster: Roster, form: Form, word: string, firsts: Firsts, starts: Starts): readonly number[] {
  const { list, byFirst } = roster
  // > | Sergeant Doyle … “Now, Sergeant!”        a title that is a first name elsewhere
  const holders = isRank(word) ? list.flatMap(({ titles }, p) => (titles.has(word) ? [p] : [])) : []
  if (holders.length && holders.length < namesakes) return holders
  // > | Hesper shut the door. “Hes, wait.”        what only those call her who speak to her
  const called = form.calls > 0 && form.sentences.length === 0
  const bearer = called ? shortBearer(word, starts, (p) => agrees(roster, p, form.sex)) : -1
  if (bearer >= 0) return [bearer]
  const short = shortNames(word, firsts).flatMap((first) => (byFirst.get(first) ?? []).filter((p) => agrees(roster, p, form.sex)))
  return new Set(short).size === 1 ? short : []
}

/** A title that tells what somebody is: no `Miss`, no `Lord`, no `Aunt`. */
function isRank(word: string): boolean {
  const flags = wordFlags(lookup(hashOf(word)))
  return (flags & Word.title) !== 0 && (flags & (Word.person | Word.honorific)) !== 0 && !(flags & (Word.kin | Word.female | Word.male))
}
