/**
 * A linear model over hashed features: an open-addressing table from the key of a feature to its row of weights, one a label. What is not
 * in the table has no weight: keys are stored, so that an unknown feature adds nothing.
 */
export interface Weights {
  readonly labels: number
  /** Of the slots of the table. */
  readonly mask: number
  /** Two numbers a slot, side by side so that one look fetches both: the key, 0 where the slot is empty, and where its row begins. */
  readonly table: Int32Array
  /** The rows, close together: two weights a number, the even label in its lower half; `width` numbers a row. */
  readonly rows: Int32Array
  readonly width: number
}

/** Printable characters from `(` on, the backslash left out: what a string in single quotes can hold without escapes. */
const firstCode = 40
const skipped = 92
/** Weights are whole numbers from `-largest` to `largest`. */
export const largestWeight = 42

function charOf(value: number): string {
  const code = firstCode + value
  return String.fromCharCode(code < skipped ? code : code + 1)
}

function digitOf(code: number): number {
  return (code < skipped ? code : code - 1) - firstCode
}

/**
 * Decodes the string that `encodeWeights` makes: rows in the order of their keys. First the number of labels and of rows; then the distances from
 * key to key, then the weights, a character each. A number is written in digits of five bits, the last of which is marked.
 */
export function decodeWeights(encoded: string): Weights {
  let at = 0
  const number = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 5) {
      const digit = digitOf(encoded.charCodeAt(at++))
      value |= (digit & 31) << shift
      if (digit >= 32) return value
    }
  }
  const labels = number()
  const count = number()
  let size = 1024
  // at most half full: most of what is looked up and not there is known to be missing by the first look
  while (size < 2 * count) size *= 2
  const mask = size - 1
  const width = (labels + 1) >> 1
  const table = new Int32Array(2 * size)
  const rows = new Int32Array(count * width)
  let key = 0
  let next = at
  for (let r = 0; r < count; r++) while (digitOf(encoded.charCodeAt(next++)) < 32);
  for (let r = 0; r < count; r++) {
    key += number()
    let slot = key & mask
    while (table[2 * slot] !== 0) slot = (slot + 1) & mask
    table[2 * slot] = key
    const row = r * width
    table[2 * slot + 1] = row
    for (let y = 0; y < labels; y++) {
      const weight = digitOf(encoded.charCodeAt(next++)) - largestWeight
      if (weight) rows[row + (y >> 1)]! += y & 1 ? weight << 16 : weight
    }
  }
  return { labels, mask, table, rows, width }
}

/** The encoded form of rows of whole numbers, each from `-largestWeight` to `largestWeight`. */
export function encodeWeights(labels: number, rows: readonly (readonly [key: number, weights: readonly number[]])[]): string {
  const number = (value: number): string => {
    let digits = ''
    let rest = value
    for (; rest >= 32; rest >>>= 5) digits += charOf(rest & 31)
    return digits + charOf(rest | 32)
  }
  const sorted = [...rows].sort((a, b) => a[0] - b[0])
  const distances = sorted.map(([key], r) => number(key - (r ? sorted[r - 1]![0] : 0)))
  const weights = sorted.map(([, row]) => Array.from({ length: labels }, (_, y) => charOf(row[y]! + largestWeight)).join(''))
  return number(labels) + number(rows.length) + distances.join('') + weights.join('')
}

/** One number a template of features: it turns equal values into different keys. */
const seeds: Int32Array = Int32Array.from({ length: 256 }, (_, template) => Math.imul(template + 1, 0x9e3779b1) ^ 0x5bd1e995)

/**
 * Turns the values of the templates `first`, `first + 1`, … into keys, in place. A key has 26 bits and is never 0: one unknown feature in a
 * thousand is taken for a known one, which costs less than six bits more a key would.
 */
export function toKeys(values: Int32Array, count: number, first: number): void {
  for (let i = 0; i < count; i++) {
    const h = Math.imul(values[i]! ^ seeds[first + i]!, 0x85ebca6b)
    values[i] = (h ^ (h >>> 15)) >>> 6 || 1
  }
}

/** Where the row of a key begins, or -1. */
export function rowOf({ table, mask }: Weights, key: number): number {
  let slot = key & mask
  let held = table[2 * slot]!
  while (held !== key) {
    if (held === 0) return -1
    slot = (slot + 1) & mask
    held = table[2 * slot]!
  }
  return table[2 * slot + 1]!
}

const sums = new Int32Array(16)

/** Sums the rows of the features `features[0..count)` into `scores`, which has room for an even number of labels up to 32. */
export function addAll(weights: Weights, features: Int32Array, count: number, scores: Int32Array): void {
  const { rows, width } = weights
  sums.fill(0, 0, width)
  for (let i = 0; i < count; i++) {
    const row = rowOf(weights, features[i]!)
    if (row >= 0) for (let y = 0; y < width; y++) sums[y]! += rows[row + y]!
  }
  for (let y = 0; y < width; y++) unpack(sums[y]!, scores, 2 * y)
}

/** The two weights of a number, into `scores[at]` and the one behind. */
export function unpack(sum: number, scores: Int32Array, at: number): void {
  const low = (sum << 16) >> 16
  scores[at] = low
  scores[at + 1] = (sum - low) >> 16
}

/** One value of two. */
export function pair(a: number, b: number): number {
  return Math.imul(a, 0x27d4eb2f) ^ Math.imul(b + 0x165667b1, 0x9e3779b1)
}
