import { hashOf } from '../lexicon/hash.ts'
import { isWord, Kind, type Tokens } from '../text/tokens.ts'
import type { Context } from './context.ts'
import type { Unit } from './units.ts'

const hashesOf = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashOf))
const sounds = hashesOf('chant chants cry cries calls shout shouts scream screams yell yells cheers chorus choruses murmurs whispers')
const uses = hashesOf('use uses used using utter utters uttered uttering')
const terms = hashesOf('term word phrase expression epithet')
const articles = hashesOf('the a that this')

/**
 * Whether the words right in front of marks tell that what stands between them was uttered:
 *
 *     > | joined in a loud chant of “Save the Mill!”        > | accused him of using the word “tramp”        > | his use of the term “oblast”
 *                         ^^^^^^^^                                             ^^^^^^^^^^^^^^                          ^^^^^^^^^^^^^^^
 */
export function isUttered({ tokens }: Context, { from, spans }: Unit): boolean {
  if (from < 2 || spans.length > 1) return false
  const { hash } = tokens
  if (isWord(tokens, from - 1, 'of')) return sounds.has(hash[from - 2]!)
  return terms.has(hash[from - 1]!) && articles.has(hash[from - 2]!) && isUse(tokens, from - 3)
}

function isUse(tokens: Tokens, t: number): boolean {
  return t >= 0 && uses.has(tokens.hash[isWord(tokens, t, 'of') ? t - 1 : t]!)
}

const calling = hashesOf('called dubbed nicknamed')
const between = hashesOf('the simply only')
/** Words between *known* and *as*, at most. */
const mostKnown = 3

/**
 * Whether what something is called or known as has small letters: what people say of it, and no name:
 *
 *     > | the plan was called “absurd”        > | a hall known as the “goat shed”        not: > | the so-called “rebels”, > | called “Iron Lark”
 *                      ^^^^^^                            ^^^^^^^^
 */
export function isSaidOf({ tokens, spans }: Context, { from, spans: [first] }: Unit): boolean {
  const { kind, code, hash } = tokens
  const opening = spans[first!]!.parts[0]!
  if (from < 2 || kind[opening] !== Kind.word || code[opening]! < 97) return false
  const t = between.has(hash[from - 1]!) ? from - 2 : from - 1
  if (calling.has(hash[t]!)) return !isWord(tokens, t - 1, 'so')
  if (!isWord(tokens, t, 'as')) return false
  for (let u = t - 1; u >= 0 && t - u <= mostKnown + 1 && kind[u] === Kind.word; u--) if (isWord(tokens, u, 'known')) return true
  return false
}
