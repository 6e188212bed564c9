/** Boosted trees, all nodes in one row: the left child of a node stands right behind it. */
export interface Trees {
  /** Number of the feature that a node asks for; -1 for a leaf. */
  readonly feature: Int16Array
  /** A node sends values up to its threshold to the left; a leaf adds its value to the score. */
  readonly value: Float64Array
  readonly right: Int32Array
  readonly roots: Int32Array
}

/** Digits are printable ASCII from `#` on, without the characters that a string literal would escape. */
const firstDigit = 35
const escaped = [39, 92, 96]
const base = 89
/** Numbers below take one digit, larger ones two. */
const short = 64

/**
 * Decodes trees from the text that `train/export_trees.py` writes: a head of plain numbers, a bar, and the nodes in digits.
 *
 *     > | 1144 0.002;0.5 1.5;12.5;|%#&…
 *         ^ leaf offset and step
 *                    ^ the thresholds of each feature
 *                                 ^ nodes, parents first: feature + 1 and the number of its threshold, or 0 and a leaf's value
 *
 * @param encoded The text; an empty one stands for no trees, which score 0.
 * @returns The trees, for {@link scoreTrees}.
 */
export function decodeTrees(encoded: string): Trees {
  const bar = encoded.indexOf('|')
  const [head = '', ...lists] = encoded.slice(0, Math.max(0, bar)).split(';')
  const [offset = 0, step = 0] = head.split(' ').map(Number)
  const thresholds = lists.map((list) => list.split(' ').map(Number))
  const digits = new Uint8Array(128)
  for (let code = firstDigit, digit = 0; digit < base; code++) if (!escaped.includes(code)) digits[code] = digit++
  let at = bar + 1
  const read = (): number => {
    const digit = digits[encoded.charCodeAt(at++)]!
    return digit < short ? digit : short + (digit - short) * base + digits[encoded.charCodeAt(at++)]!
  }
  const feature: number[] = []
  const value: number[] = []
  const right: number[] = []
  const roots: number[] = []
  const parents: number[] = [] // those whose right child is still to come
  let open = 0 // nodes of the tree still to come
  while (bar >= 0 && at < encoded.length) {
    const node = feature.length
    if (open === 0) {
      roots.push(node)
      open = 1
    }
    const f = read() - 1
    const index = read()
    feature.push(f)
    right.push(-1)
    if (f >= 0) {
      value.push(thresholds[f]![index]!)
      parents.push(node)
      open++
    } else {
      value.push((index - offset) * step)
      open--
      if (open > 0) right[parents.pop()!] = node + 1
    }
  }
  return {
    feature: Int16Array.from(feature),
    value: Float64Array.from(value),
    right: Int32Array.from(right),
    roots: Int32Array.from(roots),
  }
}

/**
 * The raw score of one row: the sum of the leaves that it falls into.
 *
 * @param features Rows of features, one behind the other.
 * @param at Index of the row's first feature.
 */
export function scoreTrees(trees: Trees, features: Float64Array | Float32Array, at: number): number {
  const { feature, value, right, roots } = trees
  let sum = 0
  for (let r = 0; r < roots.length; r++) {
    let node = roots[r]!
    for (let f = feature[node]!; f >= 0; f = feature[node]!) node = features[at + f]! <= value[node]! ? node + 1 : right[node]!
    sum += value[node]!
  }
  return sum
}

/**
 * Adds up the raw scores of several rows, tree by tree, so that a tree is in the cache for all of them.
 *
 * @param features Rows of `width` features, one behind the other.
 * @param count Rows to score, from the first one on.
 * @param out Where the scores go, one a row.
 */
export function scoreRows(trees: Trees, features: Float32Array, width: number, count: number, out: Float64Array): void {
  const { feature, value, right, roots } = trees
  out.fill(0, 0, count)
  for (let r = 0; r < roots.length; r++) {
    const root = roots[r]!
    for (let k = 0, at = 0; k < count; k++, at += width) {
      let node = root
      for (let f = feature[node]!; f >= 0; f = feature[node]!) node = features[at + f]! <= value[node]! ? node + 1 : right[node]!
      out[k]! += value[node]!
    }
  }
}
