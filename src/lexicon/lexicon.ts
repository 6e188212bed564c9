import { Frame, Word } from './classes.ts'
import { hashOf } from './hash.ts'
import { inflect } from './inflect.ts'
import { cuePhrases, cues, nicknames, words } from './table.generated.ts'

export { Form, Frame, Tag, Word } from './classes.ts'

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

const lexicon: Lexicon = decode()

/** 32 bits of hash for 20,000 words: one unknown word in 200,000 is taken for a known one, which is less than one in a book. */
function decode(): Lexicon {
  const size = 1 << 16
  const mask = size - 1
  const slots = new Int32Array(2 * size)
  const flags: number[] = [0]
  const tags: number[] = [0]
  const numberOf = (word: string): number => {
    const hash = hashOf(word)
    let at = hash & mask
    while (slots[2 * at + 1] !== 0) {
      if (slots[2 * at] === hash) return slots[2 * at + 1]!
      at = (at + 1) & mask
    }
    slots[2 * at] = hash
    slots[2 * at + 1] = flags.length
    flags.push(0)
    tags.push(0)
    return flags.length - 1
  }

  for (const line of words.split('\n')) {
    const [flag, tag, list] = line.split(',') as [string, string, string]
    const flagBits = Number.parseInt(flag, 36) | 0
    const tagBits = Number.parseInt(tag, 36)
    let word = ''
    for (let at = 0; at < list.length; ) {
      let next = at + 1
      while (next < list.length && list.charCodeAt(next) >= 65) next++
      // a hyphen, an apostrophe or a full stop belongs to the word
      while (next < list.length && (list.charCodeAt(next) > 57 || list.charCodeAt(next) < 48)) next++
      word = word.slice(0, list.charCodeAt(at) - 48) + list.slice(at + 1, next)
      const id = numberOf(word)
      flags[id] = flagBits
      tags[id] = tagBits
      at = next
    }
  }

  const lemmas: string[] = []
  const frames: number[] = []
  const cueOf: [number, number][] = []
  for (const line of cues.split('\n')) {
    const [frame, lemma, past, participle] = line.split(' ') as [string, string, string?, string?]
    const forms = inflect(lemma, past, participle)
    for (let form = 4; form >= 0; form--) {
      const id = numberOf(forms[form]!)
      flags[id]! |= Word.cue
      cueOf.push([id, 8 * lemmas.length + form])
    }
    lemmas.push(lemma)
    frames.push(Number.parseInt(frame, 36))
  }
  const cue = new Int16Array(flags.length).fill(-1)
  for (const [id, value] of cueOf) if (cue[id]! < 0 || (value & 7) === 2) cue[id] = value
  return { slots, mask, flags: Int32Array.from(flags), tags: Int32Array.from(tags), cue, lemmas, frames: Uint16Array.from(frames) }
}

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
  return lexicon.frames[cue >> 3]!
}

/** Attributing phrases without a verb, as lists of hashes. */
export const phrases: readonly (readonly number[])[] = cuePhrases.split('\n').map((phrase) => phrase.split(' ').map(hashOf))

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
