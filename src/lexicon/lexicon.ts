import { Frame, turnShift, Word } from './classes.ts'
import { fnvBasis, fnvPrime, hashOf } from './hash.ts'
import { britishForms, inflect } from './inflect.ts'
import { cuePhrases, cues, nicknames, words } from './table.generated.ts'

export { Form, Frame, nounTags, Tag, Turn, Word } from './classes.ts'

/** The word lists, decoded: an open-addressing table from the hash of a word to its number, and one array a property. */
interface Lexicon {
  readonly slots: Int32Array // hash, number, hash, number, …
  readonly mask: number
  readonly flags: Int32Array
  readonly tags: Int32Array
  readonly cue: Int16Array // 8 × lemma + form, or -1
  readonly lemmas: readonly string[]
  readonly frames: Uint16Array
}

/** Places of the table, twice as many as words at least: more words need a larger power of two. */
const places = 1 << 16

const lexicon: Lexicon = decode()

/** 32 bits of hash for 20,000 words: one unknown word in 200,000 is taken for a known one, which is less than one in a book. */
function decode(): Lexicon {
  const mask = places - 1
  const slots = new Int32Array(2 * places)
  const flags = new Int32Array(places >> 1)
  const tags = new Int32Array(places >> 1)
  let count = 1
  const numberOf = (hash: number): number => {
    let at = hash & mask
    while (slots[2 * at + 1] !== 0) {
      if (slots[2 * at] === hash) return slots[2 * at + 1]!
      at = (at + 1) & mask
    }
    slots[2 * at] = hash
    slots[2 * at + 1] = count
    return count++
  }

  // > | sh,0,3ath2er…        classes, tags, and words: how many letters of the one before stay, and the rest
  // a word's hash goes on from that of the letters that stay
  const hashes = new Int32Array(256)
  hashes[0] = fnvBasis
  for (let at = 0, end = 0; at < words.length; at = end + 1) {
    end = words.indexOf('\n', at)
    if (end < 0) end = words.length
    const comma = words.indexOf(',', at)
    const second = words.indexOf(',', comma + 1)
    const flagBits = Number.parseInt(words.slice(at, comma), 36) | 0
    const tagBits = Number.parseInt(words.slice(comma + 1, second), 36)
    for (let i = second + 1; i < end; ) {
      let length = words.charCodeAt(i++) - 48
      let hash = hashes[length]!
      for (let c = 0; i < end; i++) {
        c = words.charCodeAt(i)
        if (c >= 48 && c <= 57) break
        hash = Math.imul(hash ^ c, fnvPrime)
        hashes[++length] = hash
      }
      const id = numberOf(hash || 1)
      flags[id] = flagBits
      tags[id] = tagBits
    }
  }

  const lemmas: string[] = []
  const frames: number[] = []
  const cueOf: [number, number][] = []
  const other: [string, number][] = []
  for (const line of cues.split('\n')) {
    const [frame, lemma, past, participle] = line.split(' ') as [string, string, string?, string?]
    const forms = inflect(lemma, past, participle)
    for (let form = 4; form >= 0; form--) {
      const id = numberOf(hashOf(forms[form]!))
      flags[id]! |= Word.cue
      cueOf.push([id, 8 * lemmas.length + form])
    }
    for (const [form, n] of britishForms(lemma)) other.push([form, 8 * lemmas.length + n])
    lemmas.push(lemma.replace('_', ' '))
    frames.push(Number.parseInt(frame, 36))
  }
  // > | signalled, theorised        a spelling that is a verb of its own stays one
  const listed = new Set(cueOf.map(([id]) => id))
  for (const [form, value] of other) {
    const id = numberOf(hashOf(form))
    if (listed.has(id)) continue
    flags[id]! |= Word.cue
    cueOf.push([id, value])
  }
  const cue = new Int16Array(count).fill(-1)
  for (const [id, value] of cueOf) if (cue[id]! < 0 || (value & 7) === 2) cue[id] = value
  return { slots, mask, flags: flags.subarray(0, count), tags: tags.subarray(0, count), cue, lemmas, frames: Uint16Array.from(frames) }
}

/** How many numbers of words there are. */
export const wordCount: number = lexicon.flags.length

/** The number of a word, by its hash; 0 where the lexicon does not have it. */
export function lookup(hash: number): number {
  const { slots, mask } = lexicon
  let at = hash & mask
  for (;;) {
    const id = slots[2 * at + 1]!
    if (id === 0 || slots[2 * at] === hash) return id
    at = (at + 1) & mask
  }
}

/** The classes of a word (`Word`), by its number. */
export function wordFlags(id: number): number {
  return lexicon.flags[id]!
}

/** How a word is used (`Tag`), by its number; 0 where unknown. */
export function wordTags(id: number): number {
  return lexicon.tags[id]!
}

/** 8 × lemma + form of a word that is a form of a cue verb, or -1. */
export function cueForm(id: number): number {
  return lexicon.cue[id]!
}

/** The dictionary form of a cue verb, by the number that `cueForm` holds. */
export function lemmaOf(cue: number): string {
  return lexicon.lemmas[cue >> 3]!
}

/** Number of cue verbs. */
export const lemmaCount: number = lexicon.lemmas.length

/** What a cue verb can take (`Frame`). */
export function frameOf(cue: number): number {
  return lexicon.frames[cue >> 3]! & ((1 << turnShift) - 1)
}

/** What a cue verb says of the turn before (`Turn`); 0 for nothing. */
export function turnOf(cue: number): number {
  return lexicon.frames[cue >> 3]! >> turnShift
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
  return shortForms.get(short) ?? []
}

/** True for a verb that reports speech wherever it has a subject: neither an action beside a line of dialogue nor one of the weak verbs. */
export function reports(frame: number): boolean {
  return (frame & ~(Frame.beat | Frame.weak)) !== 0
}
