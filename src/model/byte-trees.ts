import { type Block, decodeTrees, scoreBlocks, type Trees } from './trees.ts'

/** Boosted trees over features that are bytes, from -128 to 127: a look into a table tells which conditions of a feature fail. */
export interface ByteTrees extends Trees {
  /** How many features before each one, and in all, have a condition; and which ones these are. */
  readonly usedBefore: Uint16Array
  readonly used: Uint16Array
  /** For each value of each of these the first threshold that does not fail. */
  readonly table: Uint16Array
}

/** Values of a byte. */
const values = 256
const half = 128

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
  const trees = decodeTrees(encoded.replaceAll('!', ''), early)
  const { features, thresholds } = trees
  const turned = encoded
    .slice(0, Math.max(0, encoded.indexOf('|')))
    .split(';')
    .slice(1)
  const count = features.length - 1
  const usedBefore = new Uint16Array(count + 1)
  for (let f = 0; f < count; f++) usedBefore[f + 1] = usedBefore[f]! + (features[f + 1]! > features[f]! ? 1 : 0)
  const used = new Uint16Array(usedBefore[count]!)
  const table = new Uint16Array(used.length * values)
  for (let f = 0, k = 0; f < count; f++) {
    if (usedBefore[f + 1] === k) continue
    const sign = turned[f]!.startsWith('!') ? -1 : 1
    for (let x = -half; x < half; x++) {
      let failed = features[f]!
      while (failed < features[f + 1]! && sign * x > thresholds[failed]!) failed++
      table[k * values + half + x] = failed
    }
    used[k++] = f
  }
  return { ...trees, usedBefore, used, table }
}

/**
 * The raw scores of several rows of bytes: for each the sum of the leaves that it falls into.
 *
 * @param rows Rows of `width` features, one behind the other.
 * @param count Rows to score, from the first one on.
 * @param out Where the scores go, one a row.
 * @param shared Features at the beginning that all rows have in common.
 * @param margin Rows that are further than this below the best one after the first block keep the score that they have then.
 */
export function scoreBytes(
  trees: ByteTrees,
  rows: Int8Array,
  width: number,
  count: number,
  out: Float64Array,
  shared = 0,
  margin: number = Number.POSITIVE_INFINITY,
): void {
  scoreBlocks(trees, count, out, margin, (block, left, k, common) =>
    common ? ruleOut(trees, block, left, rows, 0, 0, shared) : ruleOut(trees, block, left, rows, k * width, shared, width),
  )
}

/** Takes the leaves out that the features from `low` to `high` of the row at `at` rule out. */
function ruleOut(trees: ByteTrees, block: Block, left: Int32Array, row: Int8Array, at: number, low: number, high: number): void {
  const { features, usedBefore, used, table } = trees
  const { from, tree, mask } = block
  const last = usedBefore[Math.min(high, usedBefore.length - 1)]!
  for (let k = usedBefore[Math.min(low, usedBefore.length - 1)]!; k < last; k++) {
    const f = used[k]!
    const to = from[table[k * values + half + row[at + f]!]!]!
    for (let i = from[features[f]!]!; i < to; i++) left[tree[i]!]! &= mask[i]!
  }
}
