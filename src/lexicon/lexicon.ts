import { Frame, turnShift } from './classes.ts'
import { hashOf } from './hash.ts'
import { cuePhrases, nicknames } from './table.generated.ts'
import { mask, unpackLexicon } from './unpack.ts'

export { Form, Frame, nounTags, Tag, Turn, Word } from './classes.ts'

const { slots, hashes, count, signs, flags, tags, forms, lemmas, frames } = unpackLexicon()

/** How many numbers of words there are. */
export const wordCount: number = count

/** The number of a word, by its hash; 0 where the lexicon does not have it. */
export function lookup(hash: number): number {
  let at = hash & mask
  for (;;) {
    const id = slots[at]!
    if (id === 0 || hashes[id] === hash) return id
    at = (at + 1) & mask
  }
}

/** The classes of a word (`Word`), by its number. */
export function wordFlags(id: number): number {
  return flags[signs[id]!]!
}

/** How a word is used (`Tag`), by its number; 0 where unknown. */
export function wordTags(id: number): number {
  return tags[signs[id]!]!
}

/** 8 × lemma + form of a word that is a form of a cue verb, or -1. */
export function cueForm(id: number): number {
  return forms[id]!
}

/** The dictionary form of a cue verb, by the number that `cueForm` holds. */
export function lemmaOf(cue: number): string {
  return lemmas[cue >> 3]!
}

/** Number of cue verbs. */
export const lemmaCount: number = lemmas.length

/** What a cue verb can take (`Frame`). */
export function frameOf(cue: number): number {
  return frames[cue >> 3]! & ((1 << turnShift) - 1)
}

/** What a cue verb says of the turn before (`Turn`); 0 for nothing. */
export function turnOf(cue: number): number {
  return frames[cue >> 3]! >> turnShift
}

/** Attributing phrases without a verb, as lists of hashes. */
const phrases: readonly (readonly number[])[] = cuePhrases.split('\n').map((phrase) => phrase.split(' ').map(hashOf))

/** What the low bits of a hash must be for a phrase to begin with it: nearly every word is ruled out by one look. */
const opening = new Uint8Array(1024)
const phrasesBy = new Map<number, (readonly number[])[]>()
for (const phrase of phrases) {
  opening[phrase[0]! & 1023] = 1
  phrasesBy.set(phrase[0]!, [...(phrasesBy.get(phrase[0]!) ?? []), phrase])
}
const none: typeof phrases = []

/** The attributing phrases that begin with a word, by its hash. */
export function phrasesFrom(hash: number): typeof phrases {
  return opening[hash & 1023] ? (phrasesBy.get(hash) ?? none) : none
}

const noNames: readonly string[] = []
let shortForms: Map<string, readonly string[]> | undefined

/** The full names that a short form may stand for: `ben` → `benjamin`. */
export function fullNames(short: string): readonly string[] {
  if (!shortForms) {
    const map = new Map<string, string[]>()
    for (const line of nicknames.split('\n')) {
      const [full, ...shorts] = line.split(' ') as [string, ...string[]]
      for (const s of shorts) map.set(s, [...(map.get(s) ?? []), full])
    }
    shortForms = map
  }
  return shortForms.get(short) ?? noNames
}

/** True for a verb that reports speech wherever it has a subject: neither an action beside a line of dialogue nor one of the weak verbs. */
export function reports(frame: number): boolean {
  return (frame & ~(Frame.beat | Frame.weak)) !== 0
}
