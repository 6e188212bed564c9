import { base, digitsOf } from '../model/digits.ts'

/** What stands for a weight of 0 in a table, so that no byte has a sign; and the digit of one, which is no byte yet. */
export const zero = 64
export const zeroDigit = 44

/** Four weights of 0. */
export const zeros: number = zero * 0x01010101

/** Rows as they are written: most texts ask for few of them, and unfold those alone. */
export interface Folded {
  /** The rows, one behind the other: the numbers of their symbols. */
  readonly rows: Uint8Array
  /** For each symbol two digits: the weights of 0 before a weight, and the weight. */
  readonly symbols: Uint8Array
  /** How many symbols take one digit; the others take two. */
  readonly single: number
}

/** Digits of a row, at most. */
const longest = 128
const digits = digitsOf()

/** What stands in a table in the place of a row's first weights until it is asked for: no four weights are negative. */
export function foldedAt(from: number, length: number): number {
  return ~(from * longest + length)
}

/** Writes the weights of a row, `width` numbers, where `foldedAt` stands. */
export function unfold({ rows, symbols, single }: Folded, table: Int32Array, at: number, width: number): void {
  const place = ~table[at]!
  const end = Math.floor(place / longest) + (place % longest)
  table.fill(zeros, at, at + width)
  let y = at << 2
  for (let i = Math.floor(place / longest); i < end; y++) {
    let n = digits[rows[i++]!]!
    if (n >= single) n = single + (n - single) * base + digits[rows[i++]!]!
    y += digits[symbols[2 * n]!]!
    table[y >> 2]! += (digits[symbols[2 * n + 1]!]! - zeroDigit) << (8 * (y & 3))
  }
}
