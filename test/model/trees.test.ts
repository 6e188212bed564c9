import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeTrees, scoreRows, type Trees } from '../../src/model/trees.ts'

// two trees in the text form: `#` is 0, `$` 1, `%` 2, `&` 3, `(` 4; leaves stand around the offset 2, half a point a step
//   x ≤ 1 ? (y ≤ 10 ? -1 : 0) : 1          y ≤ 20 ? 0.5 : -0.5
const encoded = '2 0.5;1;10 20|$#%####%#(%$#&#$'

/** Scores of rows of two features. */
function scores(trees: Trees, rows: readonly number[], shared = 0, margin?: number): number[] {
  const out = new Float64Array(rows.length / 2)
  scoreRows(trees, Int8Array.from(rows), 2, out.length, out, shared, margin)
  return [...out]
}

test('an empty text has no trees and scores nothing', () => {
  const none = decodeTrees('')
  expect(none.blocks).toEqual([])
  expect(scores(none, [1, 2, 3, 4])).toEqual([0, 0])
})

test('a row falls to one leaf of each tree', () => {
  expect(scores(decodeTrees(encoded), [1, 5, 1, 15, 2, 5, 2, 25])).toEqual([-0.5, 0.5, 1.5, 0.5])
})

test('a value on the threshold goes to the left, the least and the largest byte to their sides', () => {
  expect(scores(decodeTrees(encoded), [1, 20, -128, -128, 127, 127])).toEqual([0.5, -0.5, 0.5])
})

test('a feature with its sign turned', () => {
  //   x ≤ 1 ? (-y ≤ -3 ? -1 : 0) : 1
  const turned = decodeTrees('2 0.5;1;!-3|$#%####%#(')
  expect(scores(turned, [1, 3, 1, 2, 2, 3, -128, 127, -128, -128])).toEqual([-1, 0, 1, -1, 0])
})

test('what all rows share is looked at once', () => {
  const rows = [1, 5, 1, 15, 1, 25]
  expect(scores(decodeTrees(encoded), rows, 1)).toEqual(scores(decodeTrees(encoded), rows))
})

test('rows may have more features than the trees ask for', () => {
  const out = new Float64Array(2)
  scoreRows(decodeTrees(encoded), Int8Array.from([1, 5, 9, 9, 2, 5, 9, 9]), 4, 2, out)
  expect([...out]).toEqual([-0.5, 1.5])
})

test('trees in two blocks score the same, and rows far below the best keep their early score', () => {
  const rows = [1, 5, 1, 15, 2, 5, 2, 25]
  expect(scores(decodeTrees(encoded, 1), rows)).toEqual(scores(decodeTrees(encoded), rows))
  expect(scores(decodeTrees(encoded, 1), rows, 0, 0.5)).toEqual([-1, 0, 1.5, 0.5])
})

test('a block has room for 512 trees', () => {
  const leaf = `${write(0)}${write(3)}`
  expect(scores(decodeTrees(`2 1;|${leaf.repeat(512)}`), [0, 0])).toEqual([512])
  expect(() => decodeTrees(`2 1;|${leaf.repeat(513)}`)).toThrow('a block has 513 trees, 512 have room')
})

test('numbers of two digits', () => {
  // one leaf, written by the rule of the exporter
  for (const n of [0, 63, 64, 152, 153, 1144, 2287]) {
    expect(scores(decodeTrees(`1144 1;|${write(0)}${write(n)}`), [0, 0])).toEqual([n - 1144])
  }
})

/** A number by the rule of the exporter. */
function write(n: number): string {
  return n < 64 ? digits[n]! : digits[64 + Math.floor((n - 64) / 89)]! + digits[(n - 64) % 89]!
}

const digits = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter((c) => !"'\\`".includes(c))

/** A tree as the exporter sees it: a leaf's value, or a condition on one of two features, with thresholds 0, 1, … 9. */
type Node = number | { f: number; threshold: number; low: Node; high: Node }

const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.integer({ min: -9, max: 9 }),
    fc.record({ f: fc.constantFrom(0, 1), threshold: fc.nat(9), low: tie('tree'), high: tie('tree') }),
  ),
}))

function encode(node: Node): string {
  return typeof node === 'number'
    ? write(0) + write(node + 9)
    : write(node.f + 1) + write(node.threshold) + encode(node.low) + encode(node.high)
}

function walk(node: Node, row: readonly number[]): number {
  return typeof node === 'number' ? node : walk(row[node.f]! <= node.threshold ? node.low : node.high, row)
}

/** As many leaves as a tree has room for: every condition asks whether x is above one threshold more. */
test('a tree of 24 leaves', () => {
  const chain = (n: number): Node => (n === 23 ? 9 : { f: 0, threshold: n, low: (n % 19) - 9, high: chain(n + 1) })
  const text = `9 1;${Array.from({ length: 23 }, (_, i) => i).join(' ')};|${encode(chain(0))}`
  const rows = Array.from({ length: 25 }, (_, x) => [x, 0] as const)
  expect(scores(decodeTrees(text), rows.flat())).toEqual(rows.map((row) => walk(chain(0), row)))
})

test('the same leaves as by walking down from the root', () => {
  const rows = fc.array(fc.tuple(fc.nat(10), fc.nat(10)), { maxLength: 5 })
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 5 }), rows, fc.nat(5), (trees, rows, early) => {
      const text = `9 1;${[0, 1].map(() => '0 1 2 3 4 5 6 7 8 9').join(';')}|${trees.map(encode).join('')}`
      const sums = rows.map((row) => trees.reduce((sum: number, root) => sum + walk(root, row), 0))
      expect(scores(decodeTrees(text, early), rows.flat())).toEqual(sums)
    }),
  )
})
