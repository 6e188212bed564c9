import { base, digitsOf } from '../../src/model/digits.ts'
import { zeroDigit } from '../../src/statements/folded.ts'
import { bucketBits, keyBits } from '../../src/statements/unpack.ts'
import { slotOf } from '../../src/statements/weights.ts'

/** Weights are whole numbers from `-largestWeight` to `largestWeight`. */
export const largestWeight = 42

/** The share of a table's slots that hold a key, at most. */
const fullest = 0.85
/** Moves that a bucket tries. */
const mostMoves = 4096

type Row = readonly [key: number, weights: readonly number[]]

/** Rows of whole numbers as the string that `decodeWeights` (`src/statements/unpack.ts`) reads. */
export function packWeights(labels: number, rows: readonly Row[]): string {
  const sorted = rows.map(([key, weights]) => ({ key, weights })).sort((a, b) => a.key - b.key)
  // the smallest table in which all keys find a place: what a text asks for often then stays near the processor
  let sizeBits = 10
  let moves: Uint16Array | null = null
  for (; !moves; sizeBits++) {
    if (fullest * 2 ** sizeBits < rows.length) continue
    moves = findMoves(
      sorted.map(({ key }) => key),
      sizeBits,
    )
  }
  sizeBits--
  const counts = new Map<string, number>()
  const symbols = sorted.map(({ weights }) => symbolsOf(weights))
  for (const symbol of symbols.flat()) counts.set(symbol, (counts.get(symbol) ?? 0) + 1)
  const ranked = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1))
  const numberOf = new Map(ranked.map((symbol, n) => [symbol, n]))
  let single = base - 1
  while (single + (base - single) * base < ranked.length) single--
  const short = (n: number): string =>
    n < single ? digits[n]! : digits[single + Math.floor((n - single) / base)]! + digits[(n - single) % base]!
  const written = symbols.map((list) => list.map((symbol) => short(numberOf.get(symbol)!)).join(''))
  const distances = sorted.map(({ key }, r) => key - (sorted[r - 1]?.key ?? 0))
  const { lows, lowBits } = lowDigits(2 ** keyBits / (rows.length + 1))
  return [
    labels,
    rows.length,
    sizeBits,
    single,
    2 ** lowBits,
    ranked.join(''),
    Array.from(moves, high).join(''),
    distances.map((distance) => high(distance >>> (lows * lowBits))).join(''),
    distances.map((distance) => low(distance, lows, lowBits)).join(''),
    written.map((row) => digits[row.length]!).join(''),
    written.join(''),
  ].join(' ')
}

/** What distances are without their low digits, on average. */
const usual = 16
const values = digitsOf()
const digits = Array.from({ length: base }, (_, digit) => String.fromCharCode(digit ? values.indexOf(digit) : values.indexOf(1) - 1))

/** What a row is made of: each weight with the zeros in front of it. */
function symbolsOf(weights: readonly number[]): string[] {
  const symbols: string[] = []
  let zeros = 0
  for (const weight of weights) {
    if (weight === 0) zeros++
    else {
      symbols.push(`${digits[zeros]}${digits[zeroDigit + weight]}`)
      zeros = 0
    }
  }
  return symbols
}

/** A number of any size, as `readNumbers` reads it. */
function high(n: number): string {
  const most = base - 1
  return digits[most]!.repeat(Math.floor(n / most)) + digits[n % most]!
}

/** The last digits of a number. */
function low(n: number, lows: number, lowBits: number): string {
  return Array.from({ length: lows }, (_, k) => digits[(n >>> ((lows - 1 - k) * lowBits)) & (2 ** lowBits - 1)]!).join('')
}

/** How many low digits numbers of this size have, so that what is left is mostly one digit; and the bits of each: it has all values alike, and whole bits compress best. */
function lowDigits(mean: number): { lows: number; lowBits: number } {
  const bits = Math.max(0, Math.round(Math.log2(mean / usual)))
  const lows = Math.ceil(bits / 6)
  return { lows, lowBits: lows && Math.ceil(bits / lows) }
}

/** For each bucket a number that moves its keys to slots where no other key stands, the fullest buckets first; null where one finds no place. */
function findMoves(keys: readonly number[], sizeBits: number): Uint16Array | null {
  const moves = new Uint16Array(2 ** (sizeBits - bucketBits))
  const buckets = Array.from(moves, (_, bucket) => ({ bucket, keys: [] as number[] }))
  for (const key of keys) buckets[key & (moves.length - 1)]!.keys.push(key)
  const taken = new Uint8Array(2 ** sizeBits)
  const table = { moves, unused: 32 - sizeBits }
  for (const { bucket, keys } of buckets.sort((a, b) => b.keys.length - a.keys.length)) {
    let move = 0
    let slots = new Set<number>()
    for (; move < mostMoves; move++) {
      moves[bucket] = move
      slots = new Set(keys.map((key) => slotOf(table, key)))
      if (slots.size === keys.length && ![...slots].some((slot) => taken[slot])) break
    }
    if (move === mostMoves) return null
    for (const slot of slots) taken[slot] = 1
  }
  return moves
}
