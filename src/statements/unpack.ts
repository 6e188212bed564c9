import { base, codesOf, digitsOf } from '../model/digits.ts'
import { slotOf, type Weights, zero } from './weights.ts'

/** Bits of a key. */
export const keyBits = 26

/** What a weight's digit stands above. */
export const noWeight = 44

/** Four weights of 0. */
const zeros = zero * 0x01010101

/** Buckets have four slots each, on average. */
export const bucketBits = 2
/** Numbers of weights in a slot, at most, where the key beside them is the one to look at. */
const narrow = 3

const digits = digitsOf()

/**
 * Decodes what `packWeights` (`train/statements/pack.ts`) makes: plain numbers and lists of digits (`model/digits.ts`), with a space between any two.
 * Whole digits, each kind in a list of its own: a program that has just begun reads them faster than bits, and they compress as well.
 *
 *     > | 12 9189 14 86 16 $X#T%V… #$&# 1P$… 2x4…%d… ;%d:…
 *         ^ labels, rows, the binary logarithm of the slots, numbers of one digit, values of a low digit
 *                          ^ symbols, the most frequent ones first: zeros, and the weight behind them; without a weight the row ends
 *                                   ^ the move of each bucket
 *                                        ^ for each row the distance to its key from the key before
 *                                             ^ the low digits of these distances, as many for each
 *                                                       ^ row after row its symbols, each by its number
 */
export function decodeWeights(packed: string): Weights {
  const [labels, count, sizeBits, single, lowBase, symbols, moved, keyed, lows, rows] = packed.split(' ') as unknown as Packed
  const width = (+labels + 3) >> 2
  const shift = 32 - Math.clz32(width)
  const table = new Int32Array((2 ** +sizeBits) << shift).fill(zeros)
  const moves = Uint16Array.from(readNumbers(moved, '', 1, 2 ** (+sizeBits - bucketBits)))
  const keys = width > narrow ? new Int32Array(2 ** +sizeBits) : null
  const weights: Weights = { labels: +labels, table, keys, moves, unused: 32 - +sizeBits, width, shift }
  placeRows(weights, readNumbers(keyed, lows, +lowBase, +count), codesOf(symbols), codesOf(rows), +single)
  return weights
}

/** What stands between the spaces. */
type Packed = [...numbers: [string, string, string, string, string], ...digits: [string, string, string, string, string]]

/** Numbers of any size: digits of which all but the last are the highest one, which are summed, and behind them their low digits. */
function readNumbers(highs: string, lows: string, lowBase: number, count: number): Int32Array {
  const numbers = new Int32Array(count)
  const codes = codesOf(highs)
  const lowCodes = codesOf(lows)
  const each = lows.length / (count || 1)
  let at = 0
  let low = 0
  for (let i = 0; i < count; i++) {
    let digit = digits[codes[at++]!]!
    let number = digit
    while (digit === base - 1) {
      digit = digits[codes[at++]!]!
      number += digit
    }
    for (const end = low + each; low < end; low++) number = number * lowBase + digits[lowCodes[low]!]!
    numbers[i] = number
  }
  return numbers
}

/** Puts each row where its key stands. Slots without a row keep the weights of 0 for a key, which no feature has. */
function placeRows(weights: Weights, distances: Int32Array, symbols: Uint8Array, rows: Uint8Array, single: number): void {
  const { labels, table, keys, shift } = weights
  let key = 0
  let at = 0
  for (let r = 0; r < distances.length; r++) {
    key += distances[r]!
    const slot = slotOf(weights, key)
    const first = slot << shift
    table[first] = key
    if (keys) keys[slot] = key
    for (let y = 0; y < labels; y++) {
      let n = digits[rows[at++]!]!
      if (n >= single) n = single + (n - single) * base + digits[rows[at++]!]!
      const weight = digits[symbols[2 * n + 1]!]! - noWeight
      if (weight === 0) break
      y += digits[symbols[2 * n]!]!
      table[first + 1 + (y >> 2)]! += weight << (8 * (y & 3))
    }
  }
}
