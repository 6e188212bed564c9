import type { Sequences } from './crf.ts'
import type { Example } from './data.ts'

/** Writes the keys of the features of token `t` of example `e` to `out`, and returns their number. */
export type Featurize = (e: number, t: number, from: number, to: number, out: Int32Array) => number

/** The paragraphs of the examples as sequences whose features are keys. */
export function collect(examples: readonly Example[], room: number, featurize: Featurize): Sequences {
  const count = examples.reduce((n, { context }) => n + context.tokens.count, 0)
  const featureStarts = new Int32Array(count + 1)
  const states = new Uint8Array(count)
  const buffer = new Int32Array(room)
  let keys = new Int32Array(count * 64)
  let k = 0
  let i = 0
  const starts = [0]
  examples.forEach(({ context, states: gold }, e) => {
    const { paragraphs } = context.tokens
    for (let p = 0; p + 1 < paragraphs.length; p++) {
      for (let t = paragraphs[p]!; t < paragraphs[p + 1]!; t++) {
        const n = featurize(e, t, paragraphs[p]!, paragraphs[p + 1]!, buffer)
        if (k + n > keys.length) {
          const larger = new Int32Array(Math.ceil(keys.length * 1.5))
          larger.set(keys)
          keys = larger
        }
        for (let f = 0; f < n; f++) keys[k++] = buffer[f]!
        states[i] = gold[t]!
        featureStarts[++i] = k
      }
      starts.push(i)
    }
  })
  return { starts: Int32Array.from(starts), featureStarts, features: keys.subarray(0, k), states }
}

/** An open-addressing table from keys to rows; row 0 is no row. */
export class Rows {
  private readonly mask: number
  private readonly keys: Int32Array
  private readonly counts: Int32Array
  private readonly rows: Int32Array
  count = 1

  constructor(bits: number) {
    const size = 2 ** bits
    this.mask = size - 1
    this.keys = new Int32Array(size)
    this.counts = new Int32Array(size)
    this.rows = new Int32Array(size)
  }

  private slot(key: number): number {
    let slot = key & this.mask
    while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask
    return slot
  }

  /** Gives a row to every key that `keys` holds at least `least` times. */
  number(keys: Int32Array, least: number): void {
    for (const key of keys) {
      const slot = this.slot(key)
      this.keys[slot] = key
      this.counts[slot]!++
    }
    for (let s = 0; s < this.keys.length; s++) if (this.keys[s] !== 0 && this.counts[s]! >= least) this.rows[s] = this.count++
  }

  /** Keeps the rows for which `keep` holds, numbered anew. */
  prune(keep: (row: number) => boolean): void {
    this.count = 1
    for (let s = 0; s < this.keys.length; s++) {
      const row = this.rows[s]!
      if (row) this.rows[s] = keep(row) ? this.count++ : 0
    }
  }

  row(key: number): number {
    return this.rows[this.slot(key)]!
  }

  entries(): [key: number, row: number][] {
    const list: [number, number][] = []
    for (let s = 0; s < this.keys.length; s++) if (this.rows[s]) list.push([this.keys[s]!, this.rows[s]!])
    return list
  }

  /** The sequences with rows in the place of keys; what has no row is left out. */
  apply(data: Sequences): Sequences {
    const features = new Int32Array(data.features.length)
    const featureStarts = new Int32Array(data.featureStarts.length)
    let k = 0
    for (let i = 0; i + 1 < featureStarts.length; i++) {
      for (let f = data.featureStarts[i]!; f < data.featureStarts[i + 1]!; f++) {
        const row = this.row(data.features[f]!)
        if (row) features[k++] = row
      }
      featureStarts[i + 1] = k
    }
    return { ...data, features: features.slice(0, k), featureStarts }
  }
}
