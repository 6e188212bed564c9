import { base, digitsOf } from './digits.ts'

/**
 * Boosted trees, laid out to be asked by feature instead of from the root down (QuickScorer, Lucchese et al. 2015).
 *
 * Every tree has a word of 32 bits, one a leaf. A condition that fails rules the leaves to its left out, and the row falls into the lowest leaf
 * that is left. The conditions of a feature stand in a row, by rising threshold: those that fail are its first ones, so no branch has to be guessed.
 *
 *     > |            x ≤ 1.5                 leaves 0 1 2
 *                   /       \
 *               y ≤ 10       leaf 2          x fails: 100 stay      y fails: 110 stay
 *               /    \
 *          leaf 0   leaf 1
 */
export interface Block {
  /** Where the conditions of each threshold begin, and where those of the last one end. */
  readonly from: Int32Array
  readonly tree: Uint16Array
  /** The leaves that a failed condition leaves over. */
  readonly mask: Int32Array
  /** Values of the leaves, in steps; those of a tree begin at a multiple of `width`. */
  readonly leaf: Int16Array
  /** Room for the leaves that are left: of one row, and what all rows share. */
  readonly left: Int32Array
  readonly common: Int32Array
}

/** Boosted trees for {@link scoreRows}. */
export interface Trees {
  /** Where the thresholds of each feature begin, and where those of the last one end. */
  readonly features: Int32Array
  /** Conditions fail for values above their threshold. */
  readonly thresholds: Float32Array
  /** What a leaf's value counts. */
  readonly step: number
  /** Rows that are hopeless after one block of trees are not shown to the next. */
  readonly blocks: readonly Block[]
}

/** Numbers below take one digit, larger ones two. */
const short = 64
/** Leaves of a tree, at most. */
export const width = 32

/**
 * Decodes trees from the text that `train/export_trees.py` writes: a head of plain numbers, a bar, and the nodes in digits.
 *
 *     > | 1144 0.002;0.5 1.5;12.5;|%#&…
 *         ^ leaf offset and step
 *                    ^ the thresholds of each feature
 *                                 ^ nodes, parents first: feature + 1 and the number of its threshold, or 0 and a leaf's value
 *
 * @param encoded The text; an empty one stands for no trees, which score 0.
 * @param early Trees of a first block, after which rows can be dropped; 0 for one block.
 * @returns The trees, for {@link scoreRows}.
 */
export function decodeTrees(encoded: string, early = 0): Trees {
  const bar = encoded.indexOf('|')
  const [head = '', ...lists] = encoded.slice(0, Math.max(0, bar)).split(';')
  const [offset = 0, step = 0] = head.split(' ').map(Number)
  const features = new Int32Array(lists.length + 1)
  const thresholds: number[] = []
  lists.forEach((list, f) => {
    if (list) for (const number of list.split(' ')) thresholds.push(floor(Number(number)))
    features[f + 1] = thresholds.length
  })
  const digits = digitsOf()
  let at = bar + 1
  const read = (): number => {
    const digit = digits[encoded.charCodeAt(at++)]!
    return digit < short ? digit : short + (digit - short) * base + digits[encoded.charCodeAt(at++)]!
  }
  const blocks: Block[] = []
  const open = new Int32Array(width) // conditions whose right side is still to come
  while (bar >= 0 && at < encoded.length) {
    const most = blocks.length === 0 && early > 0 ? early : Number.POSITIVE_INFINITY
    // conditions and leaves as they come: number of the threshold, tree, and the leaves that stay
    const place: number[] = []
    const tree: number[] = []
    const mask: number[] = []
    let leaf = new Int16Array(512 * width)
    let count = 0
    for (; count < most && at < encoded.length; count++) {
      if (leaf.length === count * width) leaf = doubled(leaf)
      let leaves = 0
      let depth = 0
      for (let nodes = 1; nodes > 0; nodes--) {
        const f = read() - 1
        const index = read()
        if (f >= 0) {
          open[depth++] = place.length
          place.push(features[f]! + index)
          tree.push(count)
          mask.push(leaves) // the first leaf to its left, until the last one is known
          nodes += 2
        } else {
          leaf[count * width + leaves++] = index - offset
          if (depth > 0) {
            const condition = open[--depth]!
            mask[condition] = ~(below(leaves) & ~below(mask[condition]!))
          }
        }
      }
    }
    blocks.push(makeBlock(thresholds.length, count, place, tree, mask, leaf.slice(0, count * width)))
  }
  return { features, thresholds: Float32Array.from(thresholds), step, blocks }
}

/** Sorts conditions by their thresholds, and so by their features. */
function makeBlock(thresholds: number, count: number, place: number[], tree: number[], mask: number[], leaf: Int16Array): Block {
  const from = new Int32Array(thresholds + 2) // shifted by one until all are in place
  for (const p of place) from[p + 2]!++
  for (let p = 2; p < from.length; p++) from[p]! += from[p - 1]!
  const block: Block = {
    from: from.subarray(0, thresholds + 1),
    tree: new Uint16Array(place.length),
    mask: new Int32Array(place.length),
    leaf,
    left: new Int32Array(count),
    common: new Int32Array(count),
  }
  for (let i = 0; i < place.length; i++) {
    const k = from[place[i]! + 1]!++
    block.tree[k] = tree[i]!
    block.mask[k] = mask[i]!
  }
  return block
}

function doubled(list: Int16Array): Int16Array<ArrayBuffer> {
  const more = new Int16Array(2 * list.length)
  more.set(list)
  return more
}

/** The first `n` bits. */
const below = (n: number): number => (n >= 32 ? -1 : (1 << n) - 1)

/** The largest number of 32 bits that is not above `x`: values of 32 bits lie on the same side of both. */
function floor(x: number): number {
  const near = Math.fround(x)
  if (near <= x) return near
  const bits = new Int32Array(Float32Array.of(near).buffer)
  bits[0]! += near > 0 ? -1 : 1
  return new Float32Array(bits.buffer)[0]!
}

/**
 * The raw scores of several rows: for each the sum of the leaves that it falls into.
 *
 * @param features Rows of `width` features, one behind the other.
 * @param count Rows to score, from the first one on.
 * @param out Where the scores go, one a row.
 * @param shared Features at the beginning that all rows have in common.
 * @param margin Rows that are further than this below the best one after the first block keep the score that they have then.
 */
export function scoreRows(
  trees: Trees,
  features: Float32Array,
  width: number,
  count: number,
  out: Float64Array,
  shared = 0,
  margin: number = Number.POSITIVE_INFINITY,
): void {
  out.fill(0, 0, count)
  let least = Number.NEGATIVE_INFINITY
  for (const block of trees.blocks) {
    const { left, common } = block
    common.fill(-1)
    ruleOut(trees, block, common, features, 0, 0, shared)
    for (let k = 0; k < count; k++) {
      if (out[k]! < least) continue
      left.set(common)
      ruleOut(trees, block, left, features, k * width, shared, width)
      out[k]! += sumOf(block) * trees.step
    }
    let best = Number.NEGATIVE_INFINITY
    for (let k = 0; k < count; k++) if (out[k]! > best) best = out[k]!
    least = best - margin
  }
}

/** Takes the leaves out that the features from `low` to `high` of the row at `at` rule out. */
function ruleOut(trees: Trees, block: Block, left: Int32Array, row: Float32Array, at: number, low: number, high: number): void {
  const { features, thresholds } = trees
  const { from, tree, mask } = block
  const last = Math.min(high, features.length - 1)
  for (let f = low; f < last; f++) {
    const x = row[at + f]!
    const first = features[f]!
    const end = features[f + 1]!
    let failed = first
    while (failed < end && x > thresholds[failed]!) failed++
    const to = from[failed]!
    for (let i = from[first]!; i < to; i++) left[tree[i]!]! &= mask[i]!
  }
}

/** The sum of the lowest leaves that are left, in steps. */
function sumOf({ left, leaf }: Block): number {
  let sum = 0
  for (let r = 0; r < left.length; r++) {
    const bits = left[r]!
    sum += leaf[r * width + 31 - Math.clz32(bits & -bits)]!
  }
  return sum
}
