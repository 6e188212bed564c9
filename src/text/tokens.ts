import { fnvBasis, fnvPrime, hashOf } from '../lexicon/hash.ts'
import { lookup, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { Char, charClass, latin } from './chars.ts'
import { type Indices, mostShort } from './lists.ts'
import { isWrapped } from './wrapping.ts'

/** Kinds of token. `end` is the sentinel behind the last one. */
export const Kind = { end: 0, word: 1, number: 2, mark: 3, dash: 4, punctuation: 5, symbol: 6 } as const

/** Properties of a token, as bits. */
export const Shape = {
  capital: 1, // begins with an upper-case letter
  upper: 2, // has two letters or more, all upper-case
  spaceBefore: 4, // white space (or the text's start) stands before it
  paragraphStart: 8,
  sentenceStart: 16, // the first word of a sentence
  possessive: 32, // the clitic ’s
  abbreviation: 64, // its full stop belongs to it
  lineStart: 128,
} as const

/**
 * A text in tokens, one array a property. Index `count` is a sentinel of kind `end`, so that looking one ahead is always safe.
 */
export interface Tokens {
  readonly text: string
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly kind: Uint8Array
  readonly shape: Uint8Array
  /** First code unit, for punctuation and marks. */
  readonly code: Uint16Array
  /** Hash of the word in lower case; 0 for what is no word. */
  readonly hash: Int32Array
  /** Number of the word in the lexicon, which has room for 32,768; 0 where it is not there. */
  readonly word: Uint16Array
  readonly paragraph: Indices
  /** First token of each paragraph, and `count` behind the last. */
  readonly paragraphs: Int32Array
}

const possessiveHash = hashOf("'s")

/** Code units of a token, the white space before it included: a text of shorter ones finds out on its way. */
const usualLength = 5

/**
 * Cuts a text into words, numbers, marks and punctuation in one pass over its char codes.
 *
 * Words keep inner apostrophes, hyphens and full stops (`don’t`, `O’Hara`, `Achebe-Lowe`, `W.E.B.`, `Mr.`); the clitic `’s` is a
 * token of its own. Underscores and asterisks are emphasis in plain texts and leave no token.
 */
export function tokenize(text: string): Tokens {
  const length = text.length
  let room = Math.floor(length / usualLength) + 16
  let start = new Int32Array(room)
  let end = new Int32Array(room)
  let kind = new Uint8Array(room)
  let shape = new Uint8Array(room)
  let code = new Uint16Array(room)
  let hash = new Int32Array(room)
  let word = new Uint16Array(room)
  let paragraph: Indices = new Uint16Array(room)
  const paragraphs: number[] = [0]
  const wrapped = isWrapped(text)

  let count = 0
  let at = 0
  const opening = Shape.spaceBefore | Shape.paragraphStart | Shape.lineStart
  let before: number = opening // bits that the next token inherits from the white space in front of it
  let sentenceOver = true // a full stop, question or exclamation mark stands before, perhaps with closing marks behind it

  while (at < length) {
    const c = text.charCodeAt(at)
    const cls = c < 256 ? latin[c]! : charClass(c)
    if (cls === Char.space) {
      before |= Shape.spaceBefore
      at++
      continue
    }
    if (cls === Char.newline) {
      let breaks = 0
      let indent = 0
      while (at < length) {
        const d = text.charCodeAt(at)
        const k = d < 256 ? latin[d]! : charClass(d)
        if (k === Char.newline) {
          breaks += d === 13 && text.charCodeAt(at + 1) === 10 ? 0 : 1
          indent = 0
        } else if (k === Char.space) indent++
        else break
        at++
      }
      before |= Shape.spaceBefore | Shape.lineStart
      // > | came to her she stood up, grasping with⏎one thin brown hand
      //                                            ^ a soft break, where lines are wrapped
      if (breaks > 1 || (!wrapped && !goesOn(text, at)) || (indent > 2 && sentenceOver)) {
        before |= Shape.paragraphStart
        sentenceOver = true
        if (count > paragraphs[paragraphs.length - 1]!) paragraphs.push(count)
        if (paragraphs.length >= mostShort && paragraph instanceof Uint16Array) paragraph = Int32Array.from(paragraph)
      }
      continue
    }
    if (c === 95 || c === 42) {
      at++ // _ and *: emphasis in plain texts
      continue
    }

    if (count + 3 >= room) {
      room = roomFor(count, at, length)
      start = grow(start, room)
      end = grow(end, room)
      kind = grow(kind, room)
      shape = grow(shape, room)
      code = grow(code, room)
      hash = grow(hash, room)
      word = grow(word, room)
      paragraph = grow(paragraph, room)
    }
    const from = at
    let bits = before
    before = 0
    let type: number
    let h = 0
    let id = 0
    let clitic = false
    if (cls === Char.letter || cls === Char.digit || ((c === 64 || c === 35) && isWordCode(text.charCodeAt(at + 1)))) {
      h = fnvBasis
      let plain = true
      let lower = 0
      let upper = 0
      let hyphen = 0
      let numeric = cls === Char.digit
      while (at < length) {
        const d = text.charCodeAt(at)
        if (d >= 97 && d <= 122) {
          lower++
          h = Math.imul(h ^ d, fnvPrime)
          numeric = false
          at++
          continue
        }
        const k = d < 256 ? latin[d]! : charClass(d)
        if (k === Char.letter) {
          if (d < 128) {
            upper++
            h = Math.imul(h ^ (d | 32), fnvPrime)
          } else plain = false
          numeric = false
        } else if (k === Char.digit || (at === from && cls === Char.other)) {
          h = Math.imul(h ^ d, fnvPrime)
        } else {
          const next = text.charCodeAt(at + 1)
          // > | co<soft hyphen>operate        nothing that is seen
          if (k === Char.space && isJoiner(d) && isWordCode(next)) {
            at++
            continue
          }
          if (k !== Char.mark && k !== Char.other) break
          if (!isWordCode(next)) break
          if (d === 39 || d === 0x2019) {
            // > | Moscow’s commitment        > | don’t, O’Hara
            //           ^ a clitic              ^   ^ inside the word
            if ((next | 32) === 115 && !isWordCode(text.charCodeAt(at + 2))) {
              clitic = true
              break
            }
            h = Math.imul(h ^ 39, fnvPrime)
          } else if (d === 45 || d === 0x2010 || d === 0x2011) {
            h = Math.imul(h ^ 45, fnvPrime)
            hyphen = at
          } else if (d === 38 && upper > 0) h = Math.imul(h ^ 38, fnvPrime)
          else if (d === 95 && c === 64) h = Math.imul(h ^ 95, fnvPrime)
          else if (numeric && (d === 44 || d === 46 || d === 58)) {
            // 2,700 and 3.5 and 10:30
          } else if (
            d === 46 &&
            !numeric &&
            (at - from === 1 || text.charCodeAt(at - 2) === 46 || (at - from === 2 && isDegree(text, at)))
          ) {
            // > | W.E.B. Larkin        > | a Ph.D. candidate
            //      ^ ^ inside                ^
            h = Math.imul(h ^ 46, fnvPrime)
          } else break
        }
        at++
      }
      if (!plain) h = hashOf(text.slice(from, at))
      if (!numeric) id = lookup(h)
      const capital = c < 128 ? c >= 65 && c <= 90 : isUpper(text, from)
      if (hyphen > 0 && id === 0 && !capital) id = personIn(text, hyphen + 1, at)
      if (capital) bits |= Shape.capital
      if (upper > 1 && lower === 0 && !numeric) bits |= Shape.upper
      if (sentenceOver && (capital || numeric)) bits |= Shape.sentenceStart
      sentenceOver = false
      // > | Mr. Burke   > | p.m. every   > | J. Smith
      //       ^            ^                ^ the full stop belongs to the word
      if (text.charCodeAt(at) === 46 && !numeric) {
        // > | Wayne A. I. Hale        an I that stands behind an initial is one, too
        const after = c === 73 && count > 0 && shape[count - 1]! & Shape.abbreviation && end[count - 1]! - start[count - 1]! === 2
        const single = at - from === 1 && capital && (c !== 73 || after) && charClass(text.charCodeAt(at + 1)) === Char.space
        const dotted = at - from >= 3 && text.charCodeAt(at - 2) === 46
        if (dotted) id = lookup(Math.imul(h ^ 46, fnvPrime)) || id
        if (dotted || single || wordFlags(id) & Word.abbreviation) {
          bits |= Shape.abbreviation
          at++
          // a sentence may end with an abbreviation that stands before no name
          sentenceOver = !single && !(wordFlags(id) & Word.title) && (!dotted || id !== 0)
        }
      }
      type = numeric ? Kind.number : Kind.word
      if (h === 0) h = 1
    } else if (cls === Char.mark) {
      type = Kind.mark
      at++
      // > | ``Come in,'' said Anna
      //     ^^         ^^ two single glyphs are one double mark
      if ((c === 96 || c === 39 || c === 0x2018 || c === 0x2019) && text.charCodeAt(at) === c && text.charCodeAt(at + 1) !== c) {
        if (!beginsElision(text, at + 1)) at++
      }
    } else if (cls === Char.dash || c === 45) {
      type = Kind.dash
      at++
      while (at < length && (text.charCodeAt(at) === 45 || charClass(text.charCodeAt(at)) === Char.dash)) at++
      sentenceOver = false
    } else {
      at++
      if (c >= 0xd800 && c < 0xdc00 && at < length) {
        const low = text.charCodeAt(at)
        if (low >= 0xdc00 && low < 0xe000) at++
      }
      const known = c < 128 || c === 0x2026
      type = known ? Kind.punctuation : Kind.symbol
      if (c === 46 || c === 33 || c === 63) sentenceOver = true
      else if (known && c !== 0x2026 && c !== 41 && c !== 93) sentenceOver = false // ) and ] do not undo the end of a sentence
    }
    start[count] = from
    end[count] = at
    kind[count] = type
    shape[count] = bits
    code[count] = c
    hash[count] = h
    word[count] = id
    paragraph[count++] = paragraphs.length - 1
    if (clitic) {
      start[count] = at
      end[count] = at += 2
      kind[count] = Kind.word
      shape[count] = Shape.possessive
      code[count] = 39
      hash[count] = possessiveHash
      paragraph[count++] = paragraphs.length - 1
    }
  }

  if (count > paragraphs[paragraphs.length - 1]!) paragraphs.push(count)
  // the sentinel: all else is 0
  start[count] = length
  end[count] = length
  shape[count] = opening | Shape.sentenceStart
  paragraph[count] = paragraphs.length - 1
  return { text, count, start, end, kind, shape, code, hash, word, paragraph, paragraphs: Int32Array.from(paragraphs) }
}

/** True where a line begins in lower case: it goes on with the sentence of the line before, whatever the rest of the text does. */
function goesOn(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  return c >= 97 && c <= 122
}

/**
 * The entry of what a compound that no list has ends in, where that is somebody; 0 else.
 *
 *     > | the hill-woman, a salt-witch
 *              ^^^^^
 */
function personIn(text: string, from: number, to: number): number {
  const id = lookup(hashOf(text.slice(from, to)))
  return wordFlags(id) & (Word.person | Word.kin) ? id : 0
}

/** > | Ph.D., Ed.D.        a capital with a full stop behind the one at `at` */
function isDegree(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1)
  return next >= 65 && next <= 90 && text.charCodeAt(at + 2) === 46
}

/** A soft hyphen, a joiner or what keeps two letters apart or together: part of a word. */
function isJoiner(code: number): boolean {
  return code === 0xad || code === 0x200c || code === 0x200d || code === 0x2060
}

/** True where a code unit can continue a word. */
function isWordCode(code: number): boolean {
  const cls = code < 256 ? latin[code] : charClass(code)
  return cls === Char.letter || cls === Char.digit
}

/**
 * > | ''Twas the wind,' said Ann
 *      ^ an elision: the glyph in front of it is a mark of its own
 */
function beginsElision(text: string, at: number): boolean {
  let end = at
  while (end < at + 8 && isWordCode(text.charCodeAt(end))) end++
  return end > at && end < at + 8 && (wordTags(lookup(hashOf(text.slice(at, end).toLowerCase()))) & Tag.elision) !== 0
}

function isUpper(text: string, at: number): boolean {
  const char = String.fromCodePoint(text.codePointAt(at)!)
  return char !== char.toLowerCase()
}

/** How many tokens a text will have whose first `at` code units have `count`, with some to spare; an eighth more at least, so that growing takes linear time. */
function roomFor(count: number, at: number, length: number): number {
  return Math.ceil(Math.max(1.125 * count, (1.01 * count * length) / at)) + 16
}

function grow<T extends Int32Array | Uint8Array | Uint16Array>(array: T, room: number): T {
  const larger = new (array.constructor as new (n: number) => T)(room)
  larger.set(array)
  return larger
}

/** True where token `t` is a piece of punctuation with this char code. */
export function isPunctuation(tokens: Tokens, t: number, code: number): boolean {
  return tokens.code[t] === code && tokens.kind[t] === Kind.punctuation
}

/** True where token `t` is this word, written like that: `that`, not `That`. */
export function isWord(tokens: Tokens, t: number, word: string): boolean {
  return (
    tokens.code[t] === word.charCodeAt(0) &&
    tokens.kind[t] === Kind.word &&
    tokens.end[t]! - tokens.start[t]! === word.length &&
    tokens.text.startsWith(word, tokens.start[t])
  )
}

/** True where token `t` is a word that ends so: `saying` in `ing`. */
export function endsIn(tokens: Tokens, t: number, ending: string): boolean {
  return tokens.kind[t] === Kind.word && tokens.text.endsWith(ending, tokens.end[t]!)
}

/** Whether an empty line stands before a token. */
export function afterBlank({ text, start, end }: Tokens, t: number): boolean {
  let breaks = 0
  for (let at = t > 0 ? end[t - 1]! : 0; at < start[t]! && breaks < 2; at++) if (text.charCodeAt(at) === 10) breaks++
  return breaks > 1
}

/** The text of tokens `from` to `to`, the last one left out. */
export function textOf(tokens: Tokens, from: number, to: number): string {
  return to > from ? tokens.text.slice(tokens.start[from], tokens.end[to - 1]) : ''
}
