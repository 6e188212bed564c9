import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAll, decodeWeights, encodeWeights, largestWeight, pair, rowOf, toKeys } from '../../src/statements/weights.ts'

const weight = fc.integer({ min: -largestWeight, max: largestWeight })
const key = fc.integer({ min: 1, max: 2 ** 26 - 1 })
const rowsOf = (labels: number) =>
  fc.uniqueArray(fc.tuple(key, fc.array(weight, { minLength: labels, maxLength: labels })), { selector: ([k]) => k, maxLength: 300 })

describe('weights', () => {
  it('come back from their encoded form as they were, and add up', () => {
    fc.assert(
      fc.property(rowsOf(8), fc.array(key, { maxLength: 5 }), (rows, others) => {
        const weights = decodeWeights(encodeWeights(8, rows))
        const known = new Map(rows)
        const features = Int32Array.from([...rows.map(([k]) => k).slice(0, 40), ...others])
        const expected = Array.from({ length: 8 }, (_, y) => features.reduce((sum, k) => sum + (known.get(k)?.[y] ?? 0), 0))
        const scores = new Int32Array(8)
        addAll(weights, features, features.length, scores)
        expect([...scores]).toEqual(expected)
        for (const k of features) expect(rowOf(weights, k) >= 0).toBe(known.has(k))
      }),
    )
  })

  it('fit a string in single quotes without an escape', () => {
    fc.assert(
      fc.property(rowsOf(3), (rows) => {
        expect(encodeWeights(3, rows)).toMatch(/^[(-[\]-~]*$/)
      }),
    )
  })

  it('have odd numbers of labels too', () => {
    const weights = decodeWeights(encodeWeights(1, [[7, [-5]]]))
    const scores = new Int32Array(2)
    addAll(weights, Int32Array.of(7, 8, 7), 3, scores)
    expect(scores[0]).toBe(-10)
  })
})

describe('keys', () => {
  it('differ by template, have 26 bits and are never 0', () => {
    const values = Int32Array.from({ length: 60 }, () => 12345)
    toKeys(values, values.length, 0)
    expect(new Set(values).size).toBe(60)
    for (const k of values) expect(k > 0 && k < 2 ** 26).toBe(true)
  })

  it('differ by the order of a pair', () => {
    expect(pair(1, 2)).not.toBe(pair(2, 1))
  })
})
