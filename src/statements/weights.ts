import { type Folded, unfold, zero } from './folded.ts'

export { zero } from './folded.ts'

/**
 * A linear model over hashed features: a table from the key of a feature to its weights, one a label. What is not in the table has no weight: keys are
 * stored, so that an unknown feature adds nothing. No two keys share a slot: a key has one place where it can stand (hash and displace, Belazzougui et
 * al. 2009), and one look there tells whether it is known.
 */
export interface Weights {
  readonly labels: number
  /**
   * One slot after another: the key, 0 where the slot is empty, and right behind it the weights, four a number, a byte each, `zero` added. So that one
   * look at the memory fetches all of it: a text asks for millions of features, and waits for little else. Until a row is asked for, the first of
   * these numbers is negative and says where it is folded.
   */
  readonly table: Int32Array
  /** The keys once more, where a slot is so wide that a look at an unknown feature costs less so; else null. */
  readonly keys: Int32Array | null
  /** What moves the keys of each bucket apart; the low bits of a key name its bucket. */
  readonly moves: Uint16Array
  /** Bits of a hash that do not name a slot; numbers that hold weights; the binary logarithm of the numbers a slot. */
  readonly unused: number
  readonly width: number
  readonly shift: number
  readonly folded: Folded
}

/** The slot where a key stands, if it is known. */
export function slotOf({ moves, unused }: Pick<Weights, 'moves' | 'unused'>, key: number): number {
  return Math.imul(key ^ (moves[key & (moves.length - 1)]! << 12), 0x9e3779b1) >>> unused
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

/** Where the weights of a key begin in the table, or -1. */
export function rowOf(weights: Weights, key: number): number {
  const { table, keys, shift } = weights
  const slot = slotOf(weights, key)
  const at = slot << shift
  if ((keys ? keys[slot] : table[at]) !== key) return -1
  if (table[at + 1]! < 0) unfold(weights.folded, table, at + 1, weights.width)
  return at + 1
}

const known = new Int32Array(500)

/** Sums the weights of the features `features[0..count)`, at most 500, into `scores`, which has room for a multiple of four labels up to 32. */
export function addAll(weights: Weights, features: Int32Array, count: number, scores: Int32Array): void {
  const { table, width } = weights
  let rows = 0
  for (let i = 0; i < count; i++) {
    const row = rowOf(weights, features[i]!)
    if (row >= 0) known[rows++] = row
  }
  for (let k = 0; k < width; k++) {
    let even = 0
    let odd = 0
    for (let i = 0; i < rows; i++) {
      const four = table[known[i]! + k]!
      even += four & 0xff00ff
      odd += (four >>> 8) & 0xff00ff
    }
    unpack(even, odd, rows, scores, 4 * k)
  }
}

/** Four sums of `rows` weights: the first and third are in the halves of `even`, the second and fourth in those of `odd`. */
export function unpack(even: number, odd: number, rows: number, scores: Int32Array, at: number): void {
  const base = zero * rows
  scores[at] = (even & 0xffff) - base
  scores[at + 1] = (odd & 0xffff) - base
  scores[at + 2] = (even >>> 16) - base
  scores[at + 3] = (odd >>> 16) - base
}

/** One value of two. */
export function pair(a: number, b: number): number {
  return Math.imul(a, 0x27d4eb2f) ^ Math.imul(b + 0x165667b1, 0x9e3779b1)
}
