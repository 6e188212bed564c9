import { base, codesOf, digitsOf } from '../model/digits.ts'
import { foldedAt } from './folded.ts'
import { slotOf, type Weights } from './weights.ts'

/** Bits of a key. */
export const keyBits = 26

/** Buckets have four slots each, on average. */
export const bucketBits = 2
/** Numbers of weights in a slot, at most, where the key beside them is the one to look at. */
const narrow = 3

const digits = digitsOf()

/**
 * Decodes what `packWeights` (`train/statements/pack.ts`) makes: plain numbers and lists of digits (`model/digits.ts`), with a space between any two.
 * Whole digits, each kind in a list of its own: a program that has just begun reads them faster than bits, and they compress as well.
 *
 *     > | 12 9189 14 86 16 $X#T%V… #$&# 1P$… 2x4… %$&… ;%d:…
 *         ^ labels, rows, the binary logarithm of the slots, numbers of one digit, values of a low digit
 *                          ^ symbols, the most frequent ones first: zeros, and the weight behind them
 *                                   ^ the move of each bucket
 *                                        ^ for each row the distance to its key from the key before
 *                                             ^ the low digits of these distances, as many for each
 *                                                   ^ how many digits each row has
 *                                                         ^ row after row its symbols, each by its number
 */
export function decodeWeights(packed: string): Weights {
  const [labels, count, sizeBits, single, lowBase, symbols, moved, keyed, lows, lengths, rows] = packed.split(' ') as unknown as Packed
  const width = (+labels + 3) >> 2
  const shift = 32 - Math.clz32(width)
  const table = new Int32Array((2 ** +sizeBits) << shift)
  const moves = Uint16Array.from(readNumbers(moved, '', 1, 2 ** (+sizeBits - bucketBits)))
  const keys = width > narrow ? new Int32Array(2 ** +sizeBits) : null
  const folded = { rows: codesOf(rows), symbols: codesOf(symbols), single: +single }
  const weights: Weights = { labels: +labels, table, keys, moves, unused: 32 - +sizeBits, width, shift, folded }
  placeRows(weights, readNumbers(keyed, lows, +lowBase, +count), codesOf(lengths))
  return weights
}

/** What stands between the spaces. */
type Packed = [...numbers: [string, string, string, string, string], ...digits: [string, string, string, string, string, string]]

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

/** Puts each row where its key stands, and leaves it folded. */
function placeRows(weights: Weights, distances: Int32Array, lengths: Uint8Array): void {
  const { table, keys, shift } = weights
  let key = 0
  let from = 0
  for (let r = 0; r < distances.length; r++) {
    key += distances[r]!
    const slot = slotOf(weights, key)
    const length = digits[lengths[r]!]!
    table[slot << shift] = key
    table[(slot << shift) + 1] = foldedAt(from, length)
    if (keys) keys[slot] = key
    from += length
  }
}
