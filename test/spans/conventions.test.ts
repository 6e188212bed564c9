import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'
import { compareMarked, parseMarked } from '../marked.ts'

/** The conventions of conventions.txt: a heading and its cases, one a line. */
const conventions = readFileSync(new URL('conventions.txt', import.meta.url), 'utf8')
  .split(/^# /m)
  .slice(1)
  .map((section) => {
    const [name, ...cases] = section.split('\n').filter(Boolean) as [string, ...string[]]
    return { name, cases }
  })

describe.each(conventions)('$name', ({ cases }) => {
  test.each(cases)('%s', (source) => {
    const marked = parseMarked(source)
    const { expected, found } = compareMarked(marked, attributeQuotes(marked.text), true)
    expect(found).toEqual(expected)
  })
})

test('the table is large enough to be trusted', () => {
  expect(conventions.length).toBeGreaterThanOrEqual(25)
  expect(conventions.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(250)
})
