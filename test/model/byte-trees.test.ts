import { expect, test } from 'vitest'
import { decodeByteTrees, scoreBytes } from '../../src/model/byte-trees.ts'

// `#` is 0, `$` 1, `%` 2, `&` 3, `(` 4; leaves stand around the offset 2, half a point a step
//   x ≤ 1 ? (-y ≤ -3 ? -1 : 0) : 1
const encoded = '2 0.5;1;!-3|$#%####%#('

/** Scores of rows of two features. */
function scores(text: string, rows: readonly number[], shared = 0): number[] {
  const out = new Float64Array(rows.length / 2)
  scoreBytes(decodeByteTrees(text), Int8Array.from(rows), 2, out.length, out, shared)
  return [...out]
}

test('a feature with its sign turned', () => {
  expect(scores(encoded, [1, 3, 1, 2, 2, 3, -128, 127, -128, -128])).toEqual([-1, 0, 1, -1, 0])
})

test('what all rows share is looked at once', () => {
  expect(scores(encoded, [1, 3, 1, 2, 1, -5], 1)).toEqual([-1, 0, 0])
})

test('an empty text has no trees and scores nothing', () => {
  expect(scores('', [1, 2, 3, 4])).toEqual([0, 0])
})

test('rows may have more features than the trees ask for', () => {
  const out = new Float64Array(2)
  scoreBytes(decodeByteTrees(encoded), Int8Array.from([1, 3, 9, 9, 2, 3, 9, 9]), 4, 2, out)
  expect([...out]).toEqual([-1, 1])
})
