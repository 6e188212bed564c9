import { bucketBits, firstDigit, keyBits, longestCode, skippedDigit } from '../../src/statements/unpack.ts'
import { slotOf, zero } from '../../src/statements/weights.ts'

/** Weights are whole numbers from `-largestWeight` to `largestWeight`. */
export const largestWeight = 42

/** The share of a table's slots that hold a key, at most. */
const fullest = 0.85
/** Moves that a bucket tries. */
const mostMoves = 4096

type Row = readonly [key: number, weights: readonly number[]]

/** Rows of whole numbers as the string that `decodeWeights` (`src/statements/unpack.ts`) reads. */
export function packWeights(labels: number, rows: readonly Row[]): string {
  const bits: number[] = []
  const put = (value: number, count: number): void => {
    for (let b = count - 1; b >= 0; b--) bits.push((value >>> b) & 1)
  }
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
  let low = 0
  let high = 0
  for (const [, weights] of rows) {
    for (const w of weights) {
      low = Math.min(low, w)
      high = Math.max(high, w)
    }
  }
  const span = high - low + 1
  const end = labels * span
  const symbols = sorted.map(({ weights }) => {
    const list: number[] = []
    let run = 0
    for (let y = 0; y < labels; y++) {
      if (weights[y] === 0) run++
      else {
        list.push(run * span + weights[y]! - low)
        run = 0
      }
    }
    if (run) list.push(end)
    return list
  })
  const counts = new Array<number>(end + 1).fill(0)
  for (const list of symbols) for (const symbol of list) counts[symbol]!++
  const lengths = codeLengths(counts)
  const codes = codesOf(lengths)
  const restBits = restBitsFor(2 ** keyBits / (rows.length + 1))
  const moveBits = restBitsFor(moves.reduce((sum, move) => sum + move, 0) / moves.length)
  put(labels, 5)
  put(rows.length, 24)
  put(sizeBits, 5)
  put(restBits, 5)
  put(moveBits, 5)
  put(low + zero, 8)
  put(span, 8)
  for (const length of lengths) put(length, 4)
  const putLong = (value: number, rest: number): void => {
    for (let q = value >>> rest; q > 0; q--) bits.push(1)
    bits.push(0)
    put(value, rest)
  }
  for (const move of moves) putLong(move, moveBits)
  let before = 0
  sorted.forEach(({ key }, r) => {
    const distance = key - before
    before = key
    putLong(distance, restBits)
    for (const symbol of symbols[r]!) put(codes[symbol]!, lengths[symbol]!)
  })
  while (bits.length % 6) bits.push(0)
  let text = ''
  for (let i = 0; i < bits.length; i += 6) {
    const digit = bits.slice(i, i + 6).reduce((value, bit) => 2 * value + bit, 0)
    const code = firstDigit + digit
    text += String.fromCharCode(code < skippedDigit ? code : code + 1)
  }
  return text
}

/** Bits of the rest of a number that is written by quotient and rest, for numbers of this size. */
function restBitsFor(mean: number): number {
  return Math.max(0, Math.min(15, Math.round(Math.log2(0.7 * mean + 0.01))))
}

/** For each bucket a number that moves its keys to slots where no other key stands, the fullest buckets first; null where one finds no place. */
function findMoves(keys: readonly number[], sizeBits: number): Uint16Array | null {
  const moves = new Uint16Array(2 ** (sizeBits - bucketBits))
  const buckets = Array.from(moves, (_, bucket) => ({ bucket, keys: [] as number[] }))
  for (const key of keys) buckets[key & (moves.length - 1)]!.keys.push(key)
  const taken = new Uint8Array(2 ** sizeBits)
  const weights = { labels: 1, table: new Int32Array(0), keys: null, moves, unused: 32 - sizeBits, width: 1, shift: 1 }
  for (const { bucket, keys } of buckets.sort((a, b) => b.keys.length - a.keys.length)) {
    let move = 0
    let slots = new Set<number>()
    for (; move < mostMoves; move++) {
      moves[bucket] = move
      slots = new Set(keys.map((key) => slotOf(weights, key)))
      if (slots.size === keys.length && ![...slots].some((slot) => taken[slot])) break
    }
    if (move === mostMoves) return null
    for (const slot of slots) taken[slot] = 1
  }
  return moves
}

/** The bits that each symbol takes in Huffman's code, 0 for those that never come; rare ones are taken for less rare until none takes too many. */
function codeLengths(counts: readonly number[]): number[] {
  for (let least = 1; ; least *= 2) {
    const lengths = counts.map(() => 0)
    let trees = counts.flatMap((count, symbol) => (count ? [{ count: Math.max(count, least), symbols: [symbol] }] : []))
    if (trees.length === 1) lengths[trees[0]!.symbols[0]!] = 1
    while (trees.length > 1) {
      trees = trees.sort((a, b) => a.count - b.count)
      const [a, b, ...others] = trees
      const symbols = [...a!.symbols, ...b!.symbols]
      for (const symbol of symbols) lengths[symbol]!++
      trees = [...others, { count: a!.count + b!.count, symbols }]
    }
    if (lengths.every((length) => length <= longestCode)) return lengths
  }
}

/** The codes of symbols whose lengths are known: shorter ones first, and by number among those of one length. */
function codesOf(lengths: readonly number[]): number[] {
  const codes = lengths.map(() => 0)
  let next = 0
  for (let bits = 1; bits <= longestCode; bits++) {
    lengths.forEach((length, symbol) => {
      if (length === bits) codes[symbol] = next++
    })
    next *= 2
  }
  return codes
}
