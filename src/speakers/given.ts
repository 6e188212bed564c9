import { hashOf } from '../lexicon/hash.ts'
import { lookup, Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType, Referent, Sex } from '../mentions/mention.ts'
import { textOf } from '../text/tokens.ts'
import type { Character } from '../types.ts'
import { keepAlias } from './entities.ts'
import { plainText } from './names.ts'
import { enter, join, type Roll } from './roll.ts'

/** Enters the user’s own list, and gives its people the mentions by a name as it stands there. */
export function joinGiven(roll: Roll, characters: readonly Character[]): void {
  const given = new Map<string, number>()
  characters.forEach((character, c) => {
    const words = character.name.toLowerCase().split(/\s+/)
    const titled = (wordFlags(lookupWord(words[0]!)) & Word.title) !== 0
    const named = words.length > 1 && !titled
    const e = enter(roll, {
      character: c,
      name: character.name,
      first: named ? words[0]! : '',
      last: words.length > 1 ? words[words.length - 1]! : '',
      sex: character.gender === 'female' ? Sex.female : character.gender === 'male' ? Sex.male : Sex.unknown,
      referent: Referent.person,
      narrator: character.narrator === true,
    })
    for (const alias of [character.name, ...(character.aliases ?? [])]) {
      const key = plainText(alias)
      if (!given.has(key)) given.set(key, e)
      if (alias !== character.name) keepAlias(roll.list[e]!, alias)
    }
  })
  if (given.size === 0) return
  const { tokens } = roll
  const called = (from: number, to: number): number | undefined => given.get(plainText(textOf(tokens, from, to)))
  roll.mentions.list.forEach(({ type, from, to, title, nameFrom, nameTo }, m) => {
    if (type === MentionType.pronoun) return
    const e = called(from, to) ?? called(title >= 0 ? title : nameFrom, nameTo) ?? called(nameFrom, nameTo)
    if (e !== undefined) join(roll, m, e)
  })
}

function lookupWord(word: string): number {
  return lookup(hashOf(word.replace(/\.$/, '')))
}
