import { hashOf } from '../lexicon/hash.ts'
import { lookup, Word, wordFlags } from '../lexicon/lexicon.ts'
import { Sex } from '../mentions/mention.ts'
import type { Character } from '../types.ts'
import { plainTitle, saint } from './forms.ts'
import { add, give, name, type Roster } from './roster.ts'
import { familiar } from './titled-forms.ts'

/** Adds the characters given: every alias is theirs as it stands, and its parts are names of theirs. */
export function addGiven(roster: Roster, characters: readonly Character[]): void {
  const { list, forms, given, byFirst } = roster
  const titled: [number, string][] = []
  characters.forEach((character, c) => {
    const p = add(roster, c, character.gender === 'female' ? Sex.female : character.gender === 'male' ? Sex.male : Sex.unknown)
    for (const alias of [character.name, ...(character.aliases ?? [])]) {
      const { title, words } = partsOfAlias(alias)
      if (!words.length) continue
      const key = `${title}|${words.join(' ')}`
      if (!given.has(key)) given.set(key, p)
      if (title) list[p]!.titles.add(title)
      if (words.length > 1 && words.every((word) => !/^(?:of|the|in|on|with|his|her)$/.test(word)))
        name(roster, p, words[0]!, words[words.length - 1]!)
      else if (words.length === 1 && title && !familiar.has(title)) name(roster, p, '', words[0]!)
      else if (words.length === 1 && /^(?:mr|mrs|miss)$/.test(title)) titled.push([p, words[0]!])
    }
  })
  // > | Miss Welland, Miss Daisy        a family name, unless somebody has it as a first name
  for (const [p, word] of titled) if (!byFirst.has(word) && !(wordFlags(lookup(hashOf(word))) & Word.firstName)) name(roster, p, '', word)
  for (const form of forms) {
    const p = given.get(form.key)
    if (p !== undefined) give(roster, form, p)
  }
}

/** An alias cut into title and words. */
function partsOfAlias(alias: string): { readonly title: string; readonly words: readonly string[] } {
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
