import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeWeights } from '../../src/statements/unpack.ts'
import { addAll, rowOf } from '../../src/statements/weights.ts'
import { largestWeight, packWeights } from '../../train/statements/pack.ts'

const key = fc.integer({ min: 1, max: 2 ** 26 - 1 })
/** Mostly zeros, as the rows of a sparse model are. */
const weight = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -largestWeight, max: largestWeight }))
const rowsOf = (labels: number) =>
  fc.uniqueArray(fc.tuple(key, fc.array(weight, { minLength: labels, maxLength: labels })), { selector: ([k]) => k, maxLength: 300 })

describe('packed weights', () => {
  it('come back as they were, and add up', () => {
    fc.assert(
      fc.property(rowsOf(12), fc.array(key, { maxLength: 5 }), (rows, others) => {
        const weights = decodeWeights(packWeights(12, rows))
        const known = new Map(rows)
        const features = Int32Array.from([...rows.map(([k]) => k).slice(0, 40), ...others])
        const expected = Array.from({ length: 12 }, (_, y) => features.reduce((sum, k) => sum + (known.get(k)?.[y] ?? 0), 0))
        const scores = new Int32Array(12)
        addAll(weights, features, features.length, scores)
        expect([...scores]).toEqual(expected)
        for (const k of features) expect(rowOf(weights, k) >= 0).toBe(known.has(k))
      }),
    )
  })

  it('fit a string in single quotes without an escape', () => {
    fc.assert(
      fc.property(rowsOf(3), (rows) => {
        expect(packWeights(3, rows)).not.toMatch(/['\\`\n]/)
      }),
    )
  })

  it('have odd numbers of labels too', () => {
    const weights = decodeWeights(packWeights(1, [[7, [-5]]]))
    const scores = new Int32Array(4)
    addAll(weights, Int32Array.of(7, 8, 7), 3, scores)
    expect(scores[0]).toBe(-10)
  })

  it('have rows of zeros, and none at all', () => {
    expect(rowOf(decodeWeights(packWeights(2, [[9, [0, 0]]])), 9)).toBeGreaterThanOrEqual(0)
    expect(rowOf(decodeWeights(packWeights(2, [])), 9)).toBe(-1)
  })

  it('have keys as far apart as keys can be', () => {
    const keys = [1, 2 ** 26 - 1, 2 ** 25, 1023, 1024]
    const weights = decodeWeights(
      packWeights(
        1,
        keys.map((k, n) => [k, [n - 2]]),
      ),
    )
    for (const k of keys) expect(rowOf(weights, k)).toBeGreaterThanOrEqual(0)
  })

  it('have weights that come too seldom for a short code', () => {
    const rows = Array.from({ length: 40_000 }, (_, n) => [n + 1, [n % 1000 ? 1 : -(n / 1000)]] as const)
    const weights = decodeWeights(packWeights(1, rows))
    for (const [k, [w]] of rows) {
      const scores = new Int32Array(4)
      addAll(weights, Int32Array.of(k), 1, scores)
      expect(scores[0]! - w!).toBe(0)
    }
  })
})
