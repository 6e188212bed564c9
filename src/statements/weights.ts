/**
 * A linear model over hashed features: an open-addressing table from the 32-bit key of a feature to its row of weights, one a label. What is not
 * in the table has no weight: keys are stored, so that an unknown feature adds nothing.
 */
export interface Weights {
  readonly labels: number
  readonly mask: number
  /** The key of each slot; 0 where it is empty. */
  readonly keys: Int32Array
  /** `stride` weights a slot, in units of `1 / scale`. */
  readonly rows: Int8Array
  readonly stride: number
  readonly scale: number
}

/** One key of a table is never a feature's. */
const empty = 0

/**
 * Decodes the string that `encodeWeights` makes: base64 of a header (labels, scale × 100, number of rows), then each row in the order of its key:
 * the distance to the key before as a number of 7 bits a byte, a bit for each label that has a weight, and those weights, a byte each.
 */
export function decodeWeights(encoded: string): Weights {
  const bytes = fromBase64(encoded)
  let at = 0
  const number = (): number => {
    let value = 0
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++]!
      value += (byte & 127) * shift
      if (byte < 128) return value
    }
  }
  const labels = number()
  const scale = number() / 100
  const count = number()
  let size = 1024
  while (size < 2 * count) size *= 2
  const mask = size - 1
  const stride = labels <= 8 ? 8 : 32
  const keys = new Int32Array(size)
  const rows = new Int8Array(size * stride)
  let key = 0
  for (let r = 0; r < count; r++) {
    key += number()
    let slot = (key | 0) & mask
    while (keys[slot] !== empty) slot = (slot + 1) & mask
    keys[slot] = key | 0
    const present = number()
    for (let y = 0; y < labels; y++) if (Math.floor(present / 2 ** y) & 1) rows[slot * stride + y] = bytes[at++]!
  }
  return { labels, mask, keys, rows, stride, scale }
}

/** The encoded form of rows of whole numbers (-127 to 127), sorted by key. */
export function encodeWeights(
  labels: number,
  scale: number,
  rows: readonly (readonly [key: number, weights: readonly number[]])[],
): string {
  const bytes: number[] = []
  const number = (value: number): void => {
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
    bytes.push(rest)
  }
  number(labels)
  number(Math.round(scale * 100))
  number(rows.length)
  let before = 0
  for (const [key, weights] of [...rows].sort((a, b) => (a[0] >>> 0) - (b[0] >>> 0))) {
    number((key >>> 0) - before)
    before = key >>> 0
    let present = 0
    for (let y = 0; y < labels; y++) if (weights[y]) present += 2 ** y
    number(present)
    for (let y = 0; y < labels; y++) if (weights[y]) bytes.push(weights[y]! & 255)
  }
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

function fromBase64(encoded: string): Uint8Array {
  const binary = atob(encoded)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

/** Adds the weights of the features `keys[0..count)` to `scores[at..at + labels)`. */
export function addScores(weights: Weights, features: Int32Array, count: number, scores: Int32Array, at: number): void {
  const { mask, keys, rows, stride, labels } = weights
  for (let i = 0; i < count; i++) {
    const key = features[i]!
    let slot = key & mask
    for (;;) {
      const held = keys[slot]!
      if (held === key) {
        const row = slot * stride
        for (let y = 0; y < labels; y++) scores[at + y]! += rows[row + y]!
        break
      }
      if (held === empty) break
      slot = (slot + 1) & mask
    }
  }
}

/** The key of the value `value` of the feature numbered `template`; never 0. */
export function keyOf(template: number, value: number): number {
  let h = Math.imul(value ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b)
  h ^= h >>> 15
  h = Math.imul(h ^ (template << 24), 0xc2b2ae35)
  return (h ^ (h >>> 13)) | 0 || 1
}

/** One value of two. */
export function pair(a: number, b: number): number {
  return Math.imul(a, 0x27d4eb2f) ^ Math.imul(b + 0x165667b1, 0x9e3779b1)
}
