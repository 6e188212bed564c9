import { expect, test } from 'vitest'
import { decodeTrees, scoreTrees } from '../../src/model/trees.ts'

// two trees in the text form: `#` is 0, `$` 1, `%` 2, `&` 3, `(` 4; leaves stand around the offset 2, half a point a step
//   x ≤ 1.5 ? (y ≤ 10 ? -1 : 0) : 1          y ≤ 20 ? 0.5 : -0.5
const encoded = '2 0.5;1.5;10 20|$#%####%#(%$#&#$'

test('an empty text has no trees and scores nothing', () => {
  const none = decodeTrees('')
  expect(none.roots.length).toBe(0)
  expect(scoreTrees(none, new Float64Array(3), 0)).toBe(0)
})

test('trees are read in order, and a row falls to one leaf of each', () => {
  const trees = decodeTrees(encoded)
  expect([...trees.roots]).toEqual([0, 5])
  const rows = Float64Array.from([1, 5, 1, 15, 2, 5, 2, 25])
  expect([0, 2, 4, 6].map((at) => scoreTrees(trees, rows, at))).toEqual([-0.5, 0.5, 1.5, 0.5])
})

test('a value on the threshold goes to the left, in 32 bits too', () => {
  const trees = decodeTrees(encoded)
  expect(scoreTrees(trees, Float32Array.from([1.5, 20]), 0)).toBe(0.5)
})

test('numbers of two digits', () => {
  // one leaf, written by the rule of the exporter
  const digits = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter((c) => !"'\\`".includes(c))
  const write = (n: number): string => (n < 64 ? digits[n]! : digits[64 + Math.floor((n - 64) / 89)]! + digits[(n - 64) % 89]!)
  for (const n of [0, 63, 64, 152, 153, 1144, 2287]) {
    const trees = decodeTrees(`1144 1;|${write(0)}${write(n)}`)
    expect(scoreTrees(trees, new Float64Array(1), 0)).toBe(n - 1144)
  }
})
