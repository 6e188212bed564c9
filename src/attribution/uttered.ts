import { hashOf } from '../lexicon/hash.ts'
import { nounTags, Tag, wordTags } from '../lexicon/lexicon.ts'
import { endsIn, isWord, Kind, type Tokens } from '../text/tokens.ts'
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

/** Words between *not* and a verb, at most. */
const mostNegated = 4
const negations = hashesOf('not never nowhere none nobody neither without')

/** > | used, his use of        not: > | did not use, > | nowhere does it use        words that nobody said */
function isUse(tokens: Tokens, t: number): boolean {
  const { hash, kind, text, end } = tokens
  const use = isWord(tokens, t, 'of') ? t - 1 : t
  if (use < 0 || !uses.has(hash[use]!)) return false
  for (let u = use - 1; u >= 0 && use - u <= mostNegated && kind[u] === Kind.word; u--)
    if (negations.has(hash[u]!) || /n[’']t$/.test(text.slice(end[u]! - 3, end[u]!))) return false
  return true
}

const calling = hashesOf('called dubbed')

/**
 * Whether what something is called is an adjective in small letters: what somebody thinks of it, and no name.
 *
 *     > | the plan was called “absurd”        not: > | what is called “chick lit”, > | the so-called “rebels”
 *                      ^^^^^^
 */
export function isJudged({ tokens, spans }: Context, { from, spans: [first] }: Unit): boolean {
  const { kind, code, hash, word } = tokens
  const { parts } = spans[first!]!
  const t = parts[0]!
  if (from < 2 || !calling.has(hash[from - 1]!) || isWord(tokens, from - 2, 'so')) return false
  if (kind[t] !== Kind.word || code[t]! < 97 || kind[t + 1] === Kind.word) return false
  const tags = wordTags(word[t]!)
  // a word that no list has is more often an adjective than a noun, but for its plural
  return (tags & Tag.adjective) !== 0 || (!(tags & nounTags) && !endsIn(tokens, t, 's'))
}
