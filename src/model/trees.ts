import { base, codesOf, digitsOf } from './digits.ts'

/**
 * Boosted trees over features that are bytes, from -128 to 127, laid out to be asked by feature instead of from the root down (QuickScorer, Lucchese
 * et al. 2015).
 *
 * Every tree has a word of 32 bits, the highest one for its first leaf. A condition that fails rules the leaves to its left out, and the row falls into
 * the first leaf that is left. The conditions of a feature stand in a row, by rising threshold: those that fail are its first ones, and how many they
 * are stands in a table under the value. So no branch has to be guessed.
 *
 *     > |            x ≤ 1                   leaves 0 1 2
 *                   /     \
 *               y ≤ 10     leaf 2            x fails: 001 stays      y fails: 011 stay
 *               /    \
 *          leaf 0   leaf 1
 */
export interface Trees {
  /** How many features before each one, and in all, have a condition; and which ones these are. */
  readonly usedBefore: Uint16Array
  readonly used: Uint16Array
  /** What a leaf's value counts. */
  readonly step: number
  /** Rows that are hopeless after one block of trees are not shown to the next. */
  readonly blocks: readonly Block[]
}

interface Block {
  /** The leaves that a failed condition leaves over, and in the low bits the number of its tree. */
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

/** Leaves of a tree, at most, and trees of a block: both stand in the number of a condition. */
const width = 24
const treeBits = 9
const treeMask = (1 << treeBits) - 1
/** The last leaf of a full tree, which no condition rules out: its bit is the tree's. */
const lastLeaf = 1 << (31 - (width - 1))
/** Values of a byte, and the one that stands for 0. */
const values = 256
const zero = 128
/** Numbers below take one digit, larger ones two. */
const short = 64

/** What the head of the text says: the thresholds of all features, one behind the other. */
interface Head {
  /** Where those of each feature begin, and where those of the last one end. */
  readonly firsts: Int32Array
  readonly thresholds: Int16Array
  /** Features whose sign is turned have a 1. */
  readonly turned: Uint8Array
  readonly usedBefore: Uint16Array
  readonly used: Uint16Array
  readonly offset: number
  readonly step: number
}

/**
 * Decodes trees from the text that `train/export_trees.py` writes: a head of plain numbers, a bar, and the nodes in digits. Thresholds are whole numbers. A
 * list that begins with `!` belongs to a feature whose values are mostly above them: it is written with its sign turned, so that few conditions fail.
 *
 *     > | 1144 0.002;-1 3;!-12 4;|%#&…
 *         ^ leaf offset and step
 *                    ^ the thresholds of each feature
 *                                ^ nodes, parents first: feature + 1 and the number of its threshold, or 0 and a leaf's value
 *
 * @param encoded The text; an empty one stands for no trees, which score 0.
 * @param early Trees of a first block, after which rows can be dropped; 0 for one block.
 * @returns The trees, for {@link scoreRows}.
 * @throws {RangeError} If a block has more than 512 trees.
 */
export function decodeTrees(encoded: string, early = 0): Trees {
  const bar = encoded.indexOf('|')
  const head = decodeHead(encoded.slice(0, Math.max(0, bar)))
  const nodes = decodeNodes(encoded, bar < 0 ? encoded.length : bar + 1, head)
  const blocks: Block[] = []
  for (let first = 0; first < nodes.trees; ) {
    const end = blocks.length === 0 && early > 0 ? Math.min(early, nodes.trees) : nodes.trees
    blocks.push(makeBlock(head, nodes, first, end))
    first = end
  }
  return { usedBefore: head.usedBefore, used: head.used, step: head.step, blocks }
}

function decodeHead(text: string): Head {
  const [sizes = '', ...lists] = text.split(';')
  const [offset = 0, step = 0] = sizes.split(' ').map(Number)
  const firsts = new Int32Array(lists.length + 1)
  const usedBefore = new Uint16Array(lists.length + 1)
  const turned = new Uint8Array(lists.length)
  const thresholds: number[] = []
  const used: number[] = []
  for (let f = 0; f < lists.length; f++) {
    const list = lists[f]!
    if (list) {
      used.push(f)
      if (list.startsWith('!')) turned[f] = 1
      for (const threshold of list.slice(turned[f]).split(' ')) thresholds.push(Number(threshold))
    }
    firsts[f + 1] = thresholds.length
    usedBefore[f + 1] = used.length
  }
  return { firsts, thresholds: Int16Array.from(thresholds), turned, usedBefore, used: Uint16Array.from(used), offset, step }
}

/** All trees: their conditions, each with its threshold and the leaves that it leaves over, and their leaves. */
interface Nodes {
  readonly trees: number
  /** Where the conditions of each tree begin, and where those of the last one end. */
  readonly from: Int32Array
  readonly threshold: Uint16Array
  readonly mask: Int32Array
  readonly leaf: Int16Array
}

function decodeNodes(encoded: string, begin: number, { firsts, offset }: Head): Nodes {
  const digits = digitsOf()
  const codes = codesOf(encoded)
  // a condition and the leaf that it adds are four digits at least
  const most = ((encoded.length - begin) >> 2) + 1
  const threshold = new Uint16Array(most)
  const mask = new Int32Array(most)
  const starts: number[] = []
  let leaf = new Int16Array(64 * width)
  const open = new Int32Array(width) // conditions whose right side is still to come
  let count = 0
  let at = begin
  while (at < encoded.length) {
    const base0 = starts.length * width
    if (base0 === leaf.length) leaf = doubled(leaf)
    starts.push(count)
    let leaves = 0
    let depth = 0
    for (let nodes = 1; nodes > 0; nodes--) {
      let f = digits[codes[at++]!]!
      if (f >= short) f = short + (f - short) * base + digits[codes[at++]!]!
      let index = digits[codes[at++]!]!
      if (index >= short) index = short + (index - short) * base + digits[codes[at++]!]!
      if (f > 0) {
        open[depth++] = count
        threshold[count] = firsts[f - 1]! + index
        mask[count++] = leaves // the first leaf to its left, until the last one is known
        nodes += 2
      } else {
        leaf[base0 + leaves++] = index - offset
        if (depth > 0) {
          const condition = open[--depth]!
          mask[condition] = ~(upTo[leaves]! & ~upTo[mask[condition]!]!)
        }
      }
    }
  }
  return { trees: starts.length, from: Int32Array.from([...starts, count]), threshold, mask, leaf }
}

/** Sorts the conditions of some trees by their thresholds, and so by their features. */
function makeBlock(head: Head, { from, threshold, mask, leaf }: Nodes, first: number, end: number): Block {
  if (end - first > treeMask + 1) throw new RangeError(`a block has ${end - first} trees, ${treeMask + 1} have room`)
  const places = new Uint16Array(head.thresholds.length + 2) // shifted by one until all are in place
  for (let i = from[first]!; i < from[end]!; i++) places[threshold[i]! + 2]!++
  for (let p = 2; p < places.length; p++) places[p]! += places[p - 1]!
  const conditions = new Int32Array(from[end]! - from[first]!)
  for (let tree = first; tree < end; tree++)
    for (let i = from[tree]!; i < from[tree + 1]!; i++) conditions[places[threshold[i]! + 1]!++] = (mask[i]! & ~treeMask) | (tree - first)
  return {
    conditions,
    starts: head.used.map((f) => places[head.firsts[f]!]!),
    ends: endsOf(head, places),
    leaf: leaf.subarray(first * width, end * width),
    left: new Int32Array(end - first),
    common: new Int32Array(end - first),
  }
}

/** For each value of each feature in use where the conditions that fail end: all values between two thresholds at once. */
function endsOf({ firsts, thresholds, turned, used }: Head, places: Uint16Array): Uint16Array {
  const ends = new Uint16Array(used.length * values)
  for (let k = 0; k < used.length; k++) {
    const f = used[k]!
    const row = k * values
    let above = 0
    for (let p = firsts[f]!; p <= firsts[f + 1]!; p++) {
      const below = p < firsts[f + 1]! ? Math.min(values, thresholds[p]! + zero + 1 - turned[f]!) : values
      // > | !-3        -y ≤ -3 for a y of 3 and more
      if (turned[f]) ends.fill(places[p]!, row + values - below, row + values - above)
      else ends.fill(places[p]!, row + above, row + below)
      above = below
    }
  }
  return ends
}

function doubled(list: Int16Array): Int16Array<ArrayBuffer> {
  const more = new Int16Array(2 * list.length)
  more.set(list)
  return more
}

/** The first bits, from the highest one, by their number. */
const upTo = Int32Array.from({ length: width + 1 }, (_, n) => (n > 0 ? -1 << (32 - n) : 0))

/**
 * The raw scores of several rows: for each the sum of the leaves that it falls into.
 *
 * @param rows Rows of `size` features, one behind the other.
 * @param count Rows to score, from the first one on.
 * @param out Where the scores go, one a row.
 * @param shared Features at the beginning that all rows have in common.
 * @param margin Rows that are further than this below the best one after the first block keep the score that they have then.
 */
export function scoreRows(
  trees: Trees,
  rows: Int8Array,
  size: number,
  count: number,
  out: Float64Array,
  shared = 0,
  margin: number = Number.POSITIVE_INFINITY,
): void {
  if (count === 0) return
  const { usedBefore, used, step, blocks } = trees
  const last = usedBefore.length - 1
  const own = usedBefore[Math.min(shared, last)]!
  const end = usedBefore[Math.min(size, last)]!
  if (alive.length < count) alive = new Int32Array(2 * count)
  if (order.length < used.length) [order, differing] = [new Uint16Array(used.length), new Uint16Array(used.length)]
  if (stops.length < count * used.length) stops = new Uint16Array(2 * count * used.length)
  out.fill(0, 0, count)
  const alike = sortOut(used, own, end, rows, size, count)
  let least = Number.NEGATIVE_INFINITY
  for (const block of blocks) {
    let n = 0
    for (let k = 0; k < count; k++) if (out[k]! >= least) alive[n++] = k * size
    block.common.fill(-1)
    ruleOut(block, used, alike, rows)
    const open = ruleOutAll(block, used, alike, end, rows, n)
    for (let k = 0; k < n; k++) out[alive[k]! / size]! += sumOf(block, k, open, n) * step
    let best = Number.NEGATIVE_INFINITY
    for (let k = 0; k < count; k++) if (out[k]! > best) best = out[k]!
    least = best - margin
  }
}

/** Where the rows begin that a block is asked about. */
let alive = new Int32Array(64)
/** The features in use: first those that all rows have in common, behind them those in which they differ. */
let order = new Uint16Array(128)
/** For each feature in which they differ: the first condition that does not fail in all of them, and for each row the first one that does not fail. */
let differing = new Uint16Array(128)
let stops = new Uint16Array(64 * 128)

/**
 * Puts the features in use up to `end` into their order and returns the number of those that all rows have in common: the first `own` of them, and
 * whatever happens to be the same in all of this quote's rows, which are much alike.
 */
function sortOut(used: Uint16Array, own: number, end: number, rows: Int8Array, size: number, count: number): number {
  const places = order
  let alike = 0
  let other = end
  for (let k = 0; k < own; k++) places[alike++] = k
  for (let k = own; k < end; k++) {
    const f = used[k]!
    const value = rows[f]!
    let bits = 0
    for (let at = f + size; at < count * size; at += size) bits |= rows[at]! ^ value
    if (bits === 0) places[alike++] = k
    else places[--other] = k
  }
  return alike
}

/** Takes out of the common leaves what the first `alike` features in order of the first row rule out. */
function ruleOut({ conditions, starts, ends, common }: Block, used: Uint16Array, alike: number, rows: Int8Array): void {
  const places = order
  for (let i = 0; i < alike; i++) {
    const k = places[i]!
    takeOut(conditions, starts[k]!, ends[k * values + zero + rows[used[k]!]!]!, common)
  }
}

/** Takes the leaves out of `leaves` that the conditions from `from` to `to` rule out. */
function takeOut(conditions: Int32Array, from: number, to: number, leaves: Int32Array): void {
  for (let i = from; i < to; i++) {
    const condition = conditions[i]!
    leaves[condition & treeMask]! &= condition
  }
}

/**
 * Takes out of the common leaves what the features behind the first `alike` ones rule out in all `n` rows alive. What is left to be done for each row
 * are the features in which they fall apart, whose number is returned.
 */
function ruleOutAll(
  { conditions, starts, ends, common }: Block,
  used: Uint16Array,
  alike: number,
  end: number,
  rows: Int8Array,
  n: number,
): number {
  // a variable of the module would be read anew at every step
  const places = order
  const begins = alive
  const room = stops
  const firsts = differing
  let open = 0
  for (let i = alike; i < end; i++) {
    const k = places[i]!
    const at = k * values + zero
    const f = used[k]!
    let least = 0xffff
    let most = 0
    for (let r = 0, place = open * n; r < n; r++) {
      const to = ends[at + rows[begins[r]! + f]!]!
      room[place + r] = to
      // the lesser and the greater one without a branch, which would be guessed wrong half of the time
      const below = to - least
      least += below & (below >> 31)
      const above = most - to
      most -= above & (above >> 31)
    }
    takeOut(conditions, starts[k]!, least, common)
    if (most > least) firsts[open++] = least
  }
  return open
}

/** Of row `r` of `n`: the sum of the first leaves that are left, in steps. */
function sumOf({ conditions, common, left, leaf }: Block, r: number, open: number, n: number): number {
  const room = stops
  const firsts = differing
  left.set(common)
  // what `takeOut` does, written out: it is asked for every row, and mostly takes out one or two
  for (let k = 0; k < open; k++) {
    const to = room[k * n + r]!
    for (let i = firsts[k]!; i < to; i++) {
      const condition = conditions[i]!
      left[condition & treeMask]! &= condition
    }
  }
  let sum = 0
  for (let tree = 0; tree < left.length; tree++) sum += leaf[tree * width + Math.clz32(left[tree]! | lastLeaf)]!
  return sum
}
