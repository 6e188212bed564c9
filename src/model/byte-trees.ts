import { type Block, decodeTrees, width } from './trees.ts'

/**
 * Boosted trees over features that are bytes, from -128 to 127: a look into a table tells which conditions of a feature fail. Trees have 24 leaves at
 * most, and a block 512 trees, so that a condition is one number.
 */
export interface ByteTrees {
  /** How many features before each one, and in all, have a condition; and which ones these are. */
  readonly usedBefore: Uint16Array
  readonly used: Uint16Array
  /** What a leaf's value counts. */
  readonly step: number
  /** Rows that are hopeless after one block of trees are not shown to the next. */
  readonly blocks: readonly ByteBlock[]
}

interface ByteBlock {
  /** The tree of each condition in the low bits, above them the leaves that it leaves over where it fails. */
  readonly conditions: Int32Array
  /** Where the conditions of each feature in use begin, and for each of its values where those that fail end. */
  readonly starts: Uint16Array
  readonly ends: Uint16Array
  /** Values of the leaves, in steps; those of a tree begin at a multiple of `width`. */
  readonly leaf: Int16Array
  /** Room for the leaves that are left: of one row, and what all rows share. */
  readonly left: Int32Array
  readonly common: Int32Array
}

/** Values of a byte. */
const values = 256
const half = 128
/** Bits for the number of a tree. */
const treeBits = 9
const treeMask = (1 << treeBits) - 1
/** The last leaf, which no condition rules out and no number has room for. */
const lastLeaf = 1 << (32 - treeBits)

/**
 * Decodes trees whose features are bytes. A list of thresholds that begins with `!`, which is no digit, belongs to a feature whose values are mostly above them: it is
 * written with its sign turned, so that few conditions fail.
 *
 *     > | 1144 0.002;-1 3;!-12 4;|%#&…
 *
 * @param encoded The text; an empty one stands for no trees, which score 0.
 * @param early Trees of a first block, after which rows can be dropped; 0 for one block.
 */
export function decodeByteTrees(encoded: string, early = 0): ByteTrees {
  const { features, thresholds, step, blocks } = decodeTrees(encoded.replaceAll('!', ''), early)
  const turned = encoded
    .slice(0, Math.max(0, encoded.indexOf('|')))
    .split(';')
    .slice(1)
  const count = features.length - 1
  const usedBefore = new Uint16Array(count + 1)
  for (let f = 0; f < count; f++) usedBefore[f + 1] = usedBefore[f]! + (features[f + 1]! > features[f]! ? 1 : 0)
  const used = new Uint16Array(usedBefore[count]!)
  for (let f = 0; f < count; f++) if (usedBefore[f + 1]! > usedBefore[f]!) used[usedBefore[f]!] = f
  // for each value of each feature in use the first threshold that does not fail
  const table = new Uint16Array(used.length * values)
  used.forEach((f, k) => {
    const sign = turned[f]!.startsWith('!') ? -1 : 1
    let failed = features[f]!
    for (let x = -half; x <= half; x++) {
      while (failed < features[f + 1]! && x > thresholds[failed]!) failed++
      const place = half + sign * x
      if (place >= 0 && place < values) table[k * values + place] = failed
    }
  })
  const firsts = Uint16Array.from(used, (f) => features[f]!)
  return { usedBefore, used, step, blocks: blocks.map((block) => pack(block, firsts, table)) }
}

function pack({ from, tree, mask, leaf, left, common }: Block, firsts: Uint16Array, table: Uint16Array): ByteBlock {
  return {
    conditions: Int32Array.from(tree, (t, i) => (mask[i]! << treeBits) | t),
    starts: firsts.map((threshold) => from[threshold]!),
    ends: table.map((threshold) => from[threshold]!),
    leaf,
    left,
    common,
  }
}

/**
 * The raw scores of several rows of bytes: for each the sum of the leaves that it falls into.
 *
 * @param rows Rows of `size` features, one behind the other.
 * @param count Rows to score, from the first one on.
 * @param out Where the scores go, one a row.
 * @param shared Features at the beginning that all rows have in common.
 * @param margin Rows that are further than this below the best one after the first block keep the score that they have then.
 */
export function scoreBytes(
  trees: ByteTrees,
  rows: Int8Array,
  size: number,
  count: number,
  out: Float64Array,
  shared = 0,
  margin: number = Number.POSITIVE_INFINITY,
): void {
  const { usedBefore, used, step, blocks } = trees
  const last = usedBefore.length - 1
  const own = usedBefore[Math.min(shared, last)]!
  const end = usedBefore[Math.min(size, last)]!
  out.fill(0, 0, count)
  let least = Number.NEGATIVE_INFINITY
  for (const block of blocks) {
    const { left, common } = block
    common.fill(-1)
    ruleOut(block, used, 0, own, common, rows, 0)
    for (let k = 0; k < count; k++) {
      if (out[k]! < least) continue
      left.set(common)
      ruleOut(block, used, own, end, left, rows, k * size)
      out[k]! += sumOf(block) * step
    }
    let best = Number.NEGATIVE_INFINITY
    for (let k = 0; k < count; k++) if (out[k]! > best) best = out[k]!
    least = best - margin
  }
}

/** Takes the leaves out of `left` that the features in use from `low` to `high` of the row at `at` rule out. */
function ruleOut(block: ByteBlock, used: Uint16Array, low: number, high: number, left: Int32Array, rows: Int8Array, at: number): void {
  const { conditions, starts, ends } = block
  for (let k = low; k < high; k++) {
    const to = ends[k * values + half + rows[at + used[k]!]!]!
    for (let i = starts[k]!; i < to; i++) {
      const condition = conditions[i]!
      left[condition & treeMask]! &= condition >> treeBits
    }
  }
}

/** The sum of the lowest leaves that are left, in steps. */
function sumOf({ left, leaf }: ByteBlock): number {
  let sum = 0
  for (let r = 0; r < left.length; r++) {
    const bits = left[r]! | lastLeaf
    sum += leaf[r * width + 31 - Math.clz32(bits & -bits)]!
  }
  return sum
}
