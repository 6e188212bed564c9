import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Mark, type Nested, nest } from '../../src/markup/nest.ts'

interface Named extends Mark {
  readonly name: string
}

/** Trees as text: `x(a y(b c)) y(d e)`. */
function show(text: string, nodes: readonly Nested<Named>[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? text.slice(node.start, node.end) : `${node.mark.name}(${show(text, node.children)})`))
    .join('')
}

const mark = (name: string, start: number, end: number): Named => ({ name, start, end })

describe('nest', () => {
  it.each([
    ['nested', [mark('x', 0, 6), mark('y', 2, 4)], 'x(abycd)ef'],
    ['crossing', [mark('x', 0, 3), mark('y', 2, 5)], 'x(aby(c))y(de)f'],
    ['side by side', [mark('x', 0, 2), mark('y', 2, 4)], 'x(ab)y(cd)ef'],
    ['equal', [mark('x', 1, 3), mark('y', 1, 3)], 'ax(y(bc))def'],
    ['empty', [mark('x', 1, 1)], 'abcdef'],
  ])('%s', (name, marks, shown) => {
    const wanted = name === 'nested' ? 'x(aby(cd)ef)' : shown
    expect(show('abcdef', nest([{ start: 0, end: 6 }], marks)[0]!)).toBe(wanted)
  })

  it('cuts a mark at the edges of regions', () => {
    const trees = nest(
      [
        { start: 0, end: 2 },
        { start: 4, end: 6 },
        { start: 7, end: 8 },
      ],
      [mark('x', 1, 8), mark('y', 2, 4)],
    )
    expect(trees.map((tree) => show('abcdefgh', tree))).toEqual(['ax(b)', 'x(ef)', 'x(h)'])
  })

  it('keeps the text, and every mark stands around its own', () => {
    const marks = fc.array(fc.tuple(fc.nat(40), fc.nat(12)), { maxLength: 25 })
    fc.assert(
      fc.property(marks, (pairs) => {
        const text = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
        const sorted = pairs
          .map(([start, length], m) => mark(String(m), start, start + length))
          .sort((a, b) => a.start - b.start || b.end - a.end)
        const [tree] = nest([{ start: 0, end: text.length }], sorted)
        const covered = new Map<Named, string>()
        let whole = ''
        const walk = (nodes: readonly Nested<Named>[], around: readonly Named[]): void => {
          for (const node of nodes) {
            if (node.type === 'mark') walk(node.children, [...around, node.mark])
            else {
              const words = text.slice(node.start, node.end)
              whole += words
              for (const mark of around) covered.set(mark, (covered.get(mark) ?? '') + words)
            }
          }
        }
        walk(tree!, [])
        expect(whole).toBe(text)
        for (const mark of sorted) expect(covered.get(mark) ?? '').toBe(text.slice(mark.start, mark.end))
      }),
    )
  })

  it('does not go deeper than a walk can follow', () => {
    const marks = Array.from({ length: 20_000 }, (_, m) => mark('x', m, 40_000 - m))
    const text = 'a'.repeat(40_000)
    expect(show(text, nest([{ start: 0, end: text.length }], marks)[0]!).replace(/[x()]/g, '')).toBe(text)
  })
})
