import { expect, test } from 'vitest'
import { attributeQuotes } from '../src/index.ts'
import { compareMarked, parseMarked } from './marked.ts'

test('a marked text gives a text and its quotes', () => {
  const { text, quotes } = parseMarked('“{1 direct by Ada to Bo|Eat,}” {c1|said} {m1|Ada}, “{1|all of it.}”')
  expect(text).toBe('“Eat,” said Ada, “all of it.”')
  expect(quotes).toEqual([
    {
      parts: [
        [1, 5],
        [18, 28],
      ],
      parent: -1,
      kind: 'direct',
      speaker: 'Ada',
      addressee: 'Bo',
      cue: [7, 11],
      mention: [12, 15],
    },
  ])
})

test('nested braces have a parent, escapes stand for themselves', () => {
  const { text, quotes } = parseMarked('“{He said ‘{no}’}”\\n\\n\\{x\\}\\u00a0')
  expect(text).toBe('“He said ‘no’”\n\n{x}\u00a0')
  expect(quotes.map(({ parent }) => parent)).toEqual([-1, 0])
})

test('a wrong case does not pass', () => {
  const marked = parseMarked('“{by Bo|Eat,}” said {m1|Ada}'.replace('{by', '{1 by'))
  const { expected, found } = compareMarked(marked, attributeQuotes(marked.text))
  expect(found).not.toEqual(expected)
  expect(() => parseMarked('“{Eat,” said Ada')).toThrow(SyntaxError)
})
