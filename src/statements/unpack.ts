import { slotOf, type Weights, zero } from './weights.ts'

/** Bits of a key. */
export const keyBits = 26
/** The longest code of a symbol, in bits. */
export const longestCode = 14

/** Six bits a character: printable ones from `(` on, the backslash left out, so that a string in single quotes holds them without escapes. */
export const firstDigit = 40
export const skippedDigit = 92

/** Four weights of 0. */
const zeros = zero * 0x01010101

/** Buckets have four slots each, on average. */
export const bucketBits = 2
/** Numbers of weights in a slot, at most, where the key beside them is the one to look at. */
const narrow = 3

/**
 * Decodes what `packWeights` (`train/statements/pack.ts`) makes: one stream of bits.
 *
 * First how many labels a row has (5 bits), how many rows there are (24), the bits of the table's size and those of the rest of a distance and of a move (5
 * each), the least weight, `zero` added (8), and the number of weights from it on (8). Then the code: how many bits each symbol takes (4; 0: it
 * never comes), shorter codes first, and by number among those of one length. A symbol is a run of zeros with the weight behind it; the last of all
 * ends a row. Then the move of each bucket, and row after row the distance to its key from the key before, and its weights.
 */
export function decodeWeights(packed: string): Weights {
  const bytes = bytesOf(packed)
  let at = 0
  const take = (bits: number): number => {
    at += bits
    return peek(bytes, at - bits) >>> (16 - bits)
  }
  // > | 1110 and nine bits: three times 512, and the rest
  const takeLong = (restBits: number): number => {
    let ones = Math.clz32((peek(bytes, at) ^ 0xffff) << 16)
    let quotient = Math.min(16, ones)
    while (ones === 32) {
      at += 16
      ones = Math.clz32((peek(bytes, at) ^ 0xffff) << 16)
      quotient += Math.min(16, ones)
    }
    at += (quotient & 15) + 1 + restBits
    return (quotient << restBits) | (peek(bytes, at - restBits) >>> (16 - restBits))
  }
  const labels = take(5)
  const count = (take(12) << 12) | take(12)
  const sizeBits = take(5)
  const restBits = take(5)
  const moveBits = take(5)
  const low = take(8) - zero
  const span = take(8)
  const lengths = Uint8Array.from({ length: labels * span + 1 }, () => take(4))
  const symbols = symbolTable(lengths)
  const end = labels * span
  const runOf = Uint8Array.from(lengths, (_, symbol) => symbol / span)
  const weightOf = Int8Array.from(lengths, (_, symbol) => (symbol % span) + low)
  const width = (labels + 3) >> 2
  const shift = 32 - Math.clz32(width)
  const table = new Int32Array((2 ** sizeBits) << shift)
  const moves = new Uint16Array(2 ** (sizeBits - bucketBits))
  for (let b = 0; b < moves.length; b++) moves[b] = takeLong(moveBits)
  const keys = width > narrow ? new Int32Array(2 ** sizeBits) : null
  const weights: Weights = { labels, table, keys, moves, unused: 32 - sizeBits, width, shift }
  let key = 0
  for (let r = 0; r < count; r++) {
    key += takeLong(restBits)
    const first = slotOf(weights, key) << shift
    table[first] = key
    if (keys) keys[first >> shift] = key
    for (let k = 1; k <= width; k++) table[first + k] = zeros
    for (let y = 0; y < labels; y++) {
      const found = symbols[peek(bytes, at) >>> (16 - longestCode)]!
      at += found & 15
      const symbol = found >>> 4
      if (symbol === end) break
      y += runOf[symbol]!
      table[first + 1 + (y >> 2)]! += weightOf[symbol]! << (8 * (y & 3))
    }
  }
  return weights
}

/** The 16 bits from bit `at` on. */
function peek(bytes: Uint8Array, at: number): number {
  const b = at >> 3
  return (((bytes[b]! << 16) | (bytes[b + 1]! << 8) | bytes[b + 2]!) >>> (8 - (at & 7))) & 0xffff
}

/** Three bytes for every four characters, and two more, so that the last can be looked at. */
function bytesOf(packed: string): Uint8Array {
  const { length } = packed
  const bytes = new Uint8Array(Math.ceil(length / 4) * 3 + 4)
  for (let i = 0, b = 0; i < length; b += 3) {
    let four = 0
    for (const stop = i + 4; i < stop; i++) {
      const code = i < length ? packed.charCodeAt(i) : firstDigit
      four = (four << 6) | ((code < skippedDigit ? code : code - 1) - firstDigit)
    }
    bytes[b] = four >> 16
    bytes[b + 1] = four >> 8
    bytes[b + 2] = four
  }
  return bytes
}

/** For all that `longestCode` bits can be: the symbol that they begin with, times 16, and the number of its bits. */
function symbolTable(lengths: Uint8Array): Uint16Array {
  const table = new Uint16Array(2 ** longestCode)
  let from = 0
  for (let bits = 1; bits <= longestCode; bits++) {
    lengths.forEach((length, symbol) => {
      if (length !== bits) return
      const to = from + 2 ** (longestCode - bits)
      table.fill(symbol * 16 + bits, from, to)
      from = to
    })
  }
  return table
}
