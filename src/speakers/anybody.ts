import { hashOf } from '../lexicon/hash.ts'
import type { Mention } from '../mentions/mention.ts'
import type { Tokens } from '../text/tokens.ts'

/** Nouns for anybody: who is meant changes from scene to scene. */
export const anybody: ReadonlySet<string> = new Set(
  (
    'man woman girl boy gentleman lady person fellow child lad lass friend chap guy companion youth creature other speaker host guest neighbour ' +
    'neighbor baby kid people'
  ).split(' '),
)
const anybodyHashes = new Set([...anybody].map(hashOf))

/** Whether a description says no more than that somebody is meant: `the old man`. */
export function isAnybody(tokens: Tokens, { nameTo }: Mention): boolean {
  return anybodyHashes.has(tokens.hash[nameTo - 1]!)
}
