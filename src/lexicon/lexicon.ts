import { base, digitsOf } from '../model/digits.ts'
import { Frame, turnShift, Word } from './classes.ts'
import { fnvBasis, fnvPrime, hashOf } from './hash.ts'
import { cueForms, cuePhrases, cues, nicknames, signatures, signed, single, words } from './table.generated.ts'

export { Form, Frame, nounTags, Tag, Turn, Word } from './classes.ts'

/** The word lists, decoded: an open-addressing table from the hash of a word to its number, and one array a property. */
interface Lexicon {
  readonly slots: Int32Array // hash, number, hash, number, …
  readonly count: number
  readonly uses: Int32Array // classes, tags, classes, tags, … side by side, for whoever asks for the one mostly asks for the other
  readonly forms: Int16Array // 8 × lemma + form of a cue verb, or -1
  readonly lemmas: readonly string[]
  readonly frames: Uint16Array
}

/** Places of the table, twice as many as words at least: more words need a larger power of two. */
const places = 1 << 16
const mask = places - 1

const { slots, count, uses, forms, lemmas, frames }: Lexicon = decode()

/**
 * 32 bits of hash for 20,000 words: one unknown word in 200,000 is taken for a known one, which is less than one in a book.
 *
 *     > | 0abandon7s7ed        how many letters of the word before stay, and the rest: a hash goes on from that of the letters that stay
 *     > | #$#                  what is known of each word
 */
function decode(): Lexicon {
  const slots = new Int32Array(2 * places)
  const uses = new Int32Array(places)
  const forms = new Int16Array(places >> 1).fill(-1)
  const digits = digitsOf()
  const known = signatures.split(' ')
  const knownFlags = Int32Array.from(known, (pair) => Number.parseInt(pair, 36) | 0)
  const knownTags = Int32Array.from(known, (pair) => Number.parseInt(pair.slice(pair.indexOf(',') + 1), 36))
  const hashes = new Int32Array(256)
  let hash = fnvBasis
  hashes[0] = hash
  let length = 0
  let id = 0
  let sign = 0
  let form = 0
  let lemma = 0
  for (let at = 1; at <= words.length; at++) {
    const c = at < words.length ? words.charCodeAt(at) : 48
    if (c < 48 || c > 57) {
      hash = Math.imul(hash ^ c, fnvPrime)
      hashes[++length] = hash
      continue
    }
    let slot = hash & mask
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask
    slots[2 * slot] = hash || 1
    slots[2 * slot + 1] = ++id
    let n = digits[signed.charCodeAt(sign++)]!
    if (n >= single) n = single + (n - single) * base + digits[signed.charCodeAt(sign++)]!
    const bits = knownFlags[n]!
    uses[2 * id] = bits
    uses[2 * id + 1] = knownTags[n]!
    if (bits & Word.cue) {
      const f = digits[cueForms.charCodeAt(form++)]!
      if (f >= 8) lemma = digits[cueForms.charCodeAt(form++)]! * base + digits[cueForms.charCodeAt(form++)]!
      forms[id] = 8 * lemma + (f & 7)
    }
    length = c - 48
    hash = hashes[length]!
  }
  const lines = cues.split('\n')
  const lemmas = lines.map((line) => line.slice(line.indexOf(' ') + 1))
  const frames = Uint16Array.from(lines, (line) => Number.parseInt(line, 36))
  return { slots, count: id + 1, uses, forms, lemmas, frames }
}

/** How many numbers of words there are. */
export const wordCount: number = count

/** The number of a word, by its hash; 0 where the lexicon does not have it. */
export function lookup(hash: number): number {
  let at = hash & mask
  for (;;) {
    const id = slots[2 * at + 1]!
    if (id === 0 || slots[2 * at] === hash) return id
    at = (at + 1) & mask
  }
}

/** The classes of a word (`Word`), by its number. */
export function wordFlags(id: number): number {
  return uses[2 * id]!
}

/** How a word is used (`Tag`), by its number; 0 where unknown. */
export function wordTags(id: number): number {
  return uses[2 * id + 1]!
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
