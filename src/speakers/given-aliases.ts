import type { Mention } from '../mentions/mention.ts'
import { type Tokens, textOf } from '../text/tokens.ts'
import type { Character } from '../types.ts'
import { plainText } from './names.ts'

/** Words of an alias that are looked at. */
export const mostWords = 10
/** Aliases with one beginning that are looked at. */
const mostAlike = 60

/** The aliases of given characters as plain text, and those that go on behind their first words. */
export interface Aliases {
  readonly given: ReadonlyMap<string, number>
  readonly longer: ReadonlyMap<string, readonly (readonly [string, number])[]>
}

export function indexAliases(characters: readonly Character[]): Aliases {
  const given = new Map<string, number>()
  const longer = new Map<string, (readonly [string, number])[]>()
  characters.forEach((character, c) => {
    for (const alias of [character.name, ...(character.aliases ?? [])]) {
      const key = plainText(alias)
      if (given.has(key)) continue
      given.set(key, c)
      const words = key.split(' ')
      for (let n = 1; n < words.length && n < mostWords; n++) {
        const start = words.slice(0, n).join(' ')
        const known = longer.get(start)
        if (!known) longer.set(start, [[key, c]])
        else if (known.length < mostAlike) known.push([key, c])
      }
    }
  })
  return { given, longer }
}

/**
 * The given character whose alias begins with a description and goes on behind it.
 *
 *     > | “Shut it,” said the man with the black beard.
 *                             ^^^^^^^^^^^^^^^^^^^^^^^^
 */
export function longestAlias(tokens: Tokens, mention: Mention, text: string, longer: Aliases['longer']): number | undefined {
  let found: number | undefined
  let length = 0
  for (const [key, c] of longer.get(text) ?? []) {
    if (key.length <= length) continue
    const to = mention.nameFrom + key.split(' ').length
    if (to <= tokens.count && plainText(textOf(tokens, mention.nameFrom, to)) === key) [found, length] = [c, key.length]
  }
  return found
}
