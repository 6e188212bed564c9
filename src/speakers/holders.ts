import { hashOf } from '../lexicon/hash.ts'
import { lookup, Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Entity, lastBefore } from './entities.ts'
import { plainTitle } from './forms.ts'
import type { People } from './people.ts'

/** People with one title that are looked at where the title stands alone. */
const mostHolders = 60

/** Who holds a title, or is called by a noun as by one. */
export type Holders = Map<string, number[]>

export function findHolders(people: People, entities: readonly Entity[]): Holders {
  const holders: Holders = new Map()
  people.list.forEach((person, p) => {
    // > | “Nothing, Sergeant.” … the sergeant        who goes by the title alone
    const alone = titleAlone(entities[p]!.name)
    for (const title of person.titles) addHolder(holders, title, p)
    if (alone) addHolder(holders, alone, p)
  })
  return holders
}

export function addHolder(holders: Holders, title: string, p: number): void {
  const known = holders.get(title)
  if (!known) holders.set(title, [p])
  else if (!known.includes(p) && known.length < mostHolders) known.push(p)
}

/** The title that a name consists of; empty for any other name. */
function titleAlone(name: string): string {
  const flags = name.includes(' ') ? 0 : wordFlags(lookup(hashOf(name)))
  return flags & Word.title && (flags & Word.honorific || !(flags & Word.firstName)) ? plainTitle(name) : ''
}

/** Who holds a title: the one named last, or the only one. */
export function nearestHolder(holders: readonly number[] | undefined, entities: readonly Entity[], m: number): number {
  if (!holders) return -1
  let best = -1
  let bestAt = -1
  for (const p of holders) {
    const { mentions } = entities[p]!
    if (!mentions.length && holders.length > 1) continue
    const at = lastBefore(mentions, m) + 1
    if (at > bestAt) [best, bestAt] = [p, at]
  }
  return best
}
