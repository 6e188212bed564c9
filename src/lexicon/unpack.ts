import { base, codesOf, digitsOf } from '../model/digits.ts'
import { Word } from './classes.ts'
import { fnvBasis, fnvPrime, hashOf } from './hash.ts'
import { accented, alike, cueForms, cues, signatures, signed, single, words } from './table.generated.ts'

/** The word lists, decoded: an open-addressing table from the hash of a word to its number, and one array a property. */
interface Lexicon {
  /** For each place the number of a word, 0 for none; and for each number the hash of the word. */
  readonly slots: Uint16Array
  readonly hashes: Int32Array
  readonly count: number
  /** For each word what is known of it, by a number, 0 for nothing; for each such number the classes and the tags. */
  readonly signs: Uint16Array
  readonly flags: Int32Array
  readonly tags: Int32Array
  readonly forms: Int16Array // 8 × lemma + form of a cue verb, or -1
  readonly lemmas: readonly string[]
  readonly frames: Uint16Array
}

/** Places of the table, twice as many as words at least: more words need a larger power of two. */
const places = 1 << 16
export const mask: number = places - 1

const digits = digitsOf()

/**
 * 32 bits of hash for 20,000 words: one unknown word in 200,000 is taken for a known one, which is less than one in a book.
 *
 *     > | 0abandon0ed2s        how many letters of the word before go, and what follows: a hash goes on from that of the letters that stay
 *     > | #$#                  what is known of each word, behind the words that are `alike`
 */
export function unpackLexicon(): Lexicon {
  const hashes = new Int32Array(places >> 1)
  const count = hashAll(codesOf(words), hashes)
  const known = signatures.split(' ')
  const flags = Int32Array.from(known, (pair) => Number.parseInt(pair, 36))
  const tags = Int32Array.from(known, (pair) => Number.parseInt(pair.slice(pair.indexOf(',') + 1), 36))
  const signs = new Uint16Array(count)
  const unlike = signAlike(signs)
  signOthers(signs, unlike, codesOf(signed))
  const lines = cues.split('\n')
  return {
    slots: placeAll(hashes, count),
    hashes,
    count,
    signs,
    flags,
    tags,
    forms: formsOf(signs, flags, unlike),
    lemmas: lines.map((line) => line.slice(line.indexOf(' ') + 1)),
    frames: Uint16Array.from(lines, (line) => Number.parseInt(line, 36)),
  }
}

/** The digits that tell how many letters go: from `0` on, as many as a word has letters. */
const none = 48
const all = 66

/** Hashes of all words to `out`, from 1 on; the number behind the last. */
function hashAll(codes: Uint8Array, out: Int32Array): number {
  const { imul } = Math // looked up once, for this is the longest loop of all
  const ofLetters = new Int32Array(64)
  let hash = fnvBasis
  let length = 0
  let id = 0
  ofLetters[0] = hash
  for (let at = 0; at < codes.length; at++) {
    const c = codes[at]!
    if (c > all || c < none) {
      hash = imul(hash ^ c, fnvPrime)
      ofLetters[++length] = hash
    } else {
      out[id++] = hash || 1
      length -= c - none
      hash = ofLetters[length]!
    }
  }
  out[id++] = hash || 1
  for (const word of accented.split(' ')) out[id++] = hashOf(word)
  return id
}

/** The first words have the most frequent signatures, one row of words each; returned is where the others begin. */
function signAlike(signs: Uint16Array): number {
  let from = 1
  alike.forEach((length, n) => {
    signs.fill(n + 1, from, from + length)
    from += length
  })
  return from
}

function signOthers(signs: Uint16Array, from: number, codes: Uint8Array): void {
  let at = 0
  for (let id = from; id < signs.length; id++) {
    const n = digits[codes[at++]!]!
    signs[id] = n < single ? n : single + (n - single) * base + digits[codes[at++]!]!
  }
}

function placeAll(hashes: Int32Array, count: number): Uint16Array {
  const slots = new Uint16Array(places)
  for (let id = 1; id < count; id++) {
    let at = hashes[id]! & mask
    while (slots[at] !== 0) at = (at + 1) & mask
    slots[at] = id
  }
  return slots
}

/** > | )AB$        the form of a verb, and the verb in two digits where it is another than that of the form before */
function formsOf(signs: Uint16Array, flags: Int32Array, from: number): Int16Array {
  const forms = new Int16Array(signs.length).fill(-1)
  const codes = codesOf(cueForms)
  let at = 0
  let lemma = 0
  for (let id = from; id < signs.length; id++) {
    if (!(flags[signs[id]!]! & Word.cue)) continue
    const form = digits[codes[at++]!]!
    if (form >= 8) lemma = digits[codes[at++]!]! * base + digits[codes[at++]!]!
    forms[id] = 8 * lemma + (form & 7)
  }
  return forms
}
