import { countBelow } from '../text/lists.ts'
import type { Flat } from './flatten.ts'

/**
 * Where the flattened text stands in the file. Stretch `k` begins at `flat[k]` of the text and has `length[k]` characters; in the file it
 * takes `from[k]` to `to[k]`. Equal lengths map character by character, other ones (`&amp;`, `\*`, words that a plugin changed) as a whole.
 */
export interface Places {
  /** The text is the file. */
  readonly same: boolean
  /** Positions cannot be trusted: words do not stand where they say. */
  readonly lost: boolean
  /** Line endings, in the flattened text, that only wrap a line: no break that somebody marked up. */
  readonly wraps: readonly number[]
  readonly flat: readonly number[]
  readonly length: readonly number[]
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** How far ahead a word is looked for that does not stand at its place. */
const reach = 256
const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][\dA-Za-z]{0,31});/y
const wrap = /^[^\S\n]*\n[^\S\n]*$/
const special = /^[&\\]/
const wordLike = /[\p{L}\p{N}]/u

/**
 * Finds every leaf in the file. Positions of nlcst nodes made from other trees are right where a piece of markup ends and drift behind what
 * the source writes with more characters than the text has, so that they are a first guess that is followed and mended:
 *
 * > | \> “Never,”⏎\> said Al \&amp; Bo.
 *                 ^^         ^^^^^ prefixes of lines, escapes and character references
 */
export function locate({ text, leaves, starts }: Flat, source: string): Places {
  const places = { same: text === source, lost: false, wraps: [], flat: [], length: [], from: [], to: [] } satisfies Places as Draft
  if (places.same) return places
  let drift = 0
  let claimed = -1 // where the leaf before ends by its position
  let reached = 0 // where it ends in the file
  let missed = 0
  let found = 0
  leaves.forEach((leaf, l) => {
    if (places.lost) return
    const { value } = leaf
    const at = starts[l]!
    const start = leaf.position?.start.offset
    const stop = leaf.position?.end.offset
    if (start !== undefined && start !== claimed) drift = 0
    const guess = start === undefined ? reached : start + drift
    const width = start === undefined || stop === undefined ? 0 : stop - start
    const word = wordLike.test(value)
    let end = follow(places, text, at, value.length, source, guess)
    if (end < 0 && word) end = search(places, text, at, value.length, source, guess)
    if (word) {
      // one word may have been changed by another plugin; two in a row that are nowhere near make the positions worthless
      missed = end < 0 ? missed + 1 : 0
      if (end >= 0) found++
      if (missed > 1) places.lost = true
    }
    if (end < 0) {
      end = Math.min(guess + width, source.length)
      put(places, at, value.length, Math.min(guess, source.length), end)
    }
    claimed = stop ?? -1
    reached = end
    if (stop !== undefined) drift = end - stop
  })
  if (missed > 0 && found === 0) places.lost = true
  return places
}

/** The offset in the file of the character at `at`. */
export function sourceStart(places: Places, at: number): number {
  if (places.same) return at
  const k = stretchOf(places, at)
  if (k < 0) return 0
  const into = at - places.flat[k]!
  return places.to[k]! - places.from[k]! === places.length[k]! ? Math.min(places.from[k]! + into, places.to[k]!) : places.from[k]!
}

/** The offset in the file behind the character that ends at `at`. */
export function sourceEnd(places: Places, at: number): number {
  if (places.same) return at
  const k = stretchOf(places, at - 1)
  if (k < 0) return 0
  const into = at - places.flat[k]!
  return places.to[k]! - places.from[k]! === places.length[k]! ? Math.min(places.from[k]! + into, places.to[k]!) : places.to[k]!
}

/** The last stretch that begins at `at` or before. */
function stretchOf({ flat }: Places, at: number): number {
  return countBelow(flat, at + 1) - 1
}

type Draft = { -readonly [Key in keyof Places]: Places[Key] extends readonly number[] ? number[] : Places[Key] }

/** Adds a stretch, or makes the last one longer where this one goes on with it. */
function put({ flat, length, from, to }: Draft, at: number, count: number, start: number, end: number): void {
  const k = flat.length - 1
  const goesOn = k >= 0 && flat[k]! + length[k]! === at && to[k]! === start
  if (goesOn && end - start === count && to[k]! - from[k]! === length[k]!) {
    length[k]! += count
    to[k] = end
    return
  }
  flat.push(at)
  length.push(count)
  from.push(start)
  to.push(end)
}

/** Looks for a word ahead of the place where it should stand; the place behind it, or -1. */
function search(places: Draft, text: string, at: number, count: number, source: string, place: number): number {
  const first = text[at]!
  const ahead = source.slice(place, place + reach)
  for (let k = ahead.indexOf(first); k >= 0; k = ahead.indexOf(first, k + 1)) {
    if (wordLike.test(source[place + k - 1] ?? '')) continue
    const end = follow(places, text, at, count, source, place + k)
    if (end >= 0) return end
  }
  return -1
}

/** Follows `count` characters of the text, from `at`, through the file, from `place`; the place behind them, or -1 where they are not there. */
function follow(places: Draft, text: string, at: number, count: number, source: string, place: number): number {
  const value = text.slice(at, at + count)
  if (!special.test(value) && source.startsWith(value, place)) {
    put(places, at, count, place, place + count)
    if (wrap.test(value)) places.wraps.push(at + value.indexOf('\n'))
    return place + count
  }
  const steps: number[] = []
  let wrapped = wrap.test(value)
  let i = at
  let j = place
  while (i < at + count) {
    const c = text.charCodeAt(i)
    const d = source.charCodeAt(j)
    let width = 1
    let end = j + 1
    if (d === ampersand) {
      // > | Al &amp; Bo
      //        ^^^^^ one character of the text, or the two halves of one beyond the basic plane
      reference.lastIndex = j
      const [match] = reference.exec(source) ?? []
      if (match && !text.startsWith(match, i)) {
        end = j + match.length
        if (c >= 0xd800 && c < 0xdc00) width = 2
      } else if (c !== d) return -1
    } else if (c === newline && d !== newline) {
      // > | said Ann,␠␠⏎       > | said Ann,\⏎
      //              ^^                     ^ a hard break, or space at the end of a line
      let k = j
      while (isBlank(source.charCodeAt(k)) || source.charCodeAt(k) === backslash) k++
      if (k - j > 1 || source.charCodeAt(j) === backslash) wrapped = false
      if (source.charCodeAt(k) === carriageReturn) k++
      if (source.charCodeAt(k) !== newline) return -1
      end = k + 1
    } else if (d === backslash && source.charCodeAt(j + 1) === c && isEscapable(c) && (c !== d || isDoubled(text, i, source, j))) {
      // > | not \*one\* of them
      //         ^^ one character
      end = j + 2
    } else if (c !== d) {
      if ((d === greaterThan || isBlank(d)) && i > 0 && text.charCodeAt(i - 1) === newline) {
        j++ // > | > the next line of a block quote, or of an item of a list
        continue
      } else return -1
    }
    steps.push(i, width, j, end)
    i += width
    j = end
  }
  for (let s = 0; s < steps.length; s += 4) put(places, steps[s]!, steps[s + 1]!, steps[s + 2]!, steps[s + 3]!)
  if (wrapped) places.wraps.push(at + value.indexOf('\n'))
  return j
}

const newline = 10
const carriageReturn = 13
const ampersand = 38
const greaterThan = 62
const backslash = 92

/** Backslashes in a row that are counted. */
const mostBackslashes = 32

/** Whether each backslash of the text is two in the file, as everywhere but in code. */
function isDoubled(text: string, i: number, source: string, j: number): boolean {
  let [here, there] = [0, 0]
  while (here < mostBackslashes && text.charCodeAt(i + here) === backslash) here++
  while (there < 2 * mostBackslashes && source.charCodeAt(j + there) === backslash) there++
  return there >= 2 * here
}

/** ASCII punctuation: what Markdown lets a backslash stand before. */
function isEscapable(code: number): boolean {
  return (code > 32 && code < 48) || (code > 57 && code < 65) || (code > 90 && code < 97) || (code > 122 && code < 127)
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}
