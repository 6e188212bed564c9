import { describe, expect, it } from 'vitest'
import { findParagraphs } from '../../src/markup/paragraphs.ts'

describe('findParagraphs', () => {
  it.each([
    ['', []],
    [' \n\n ', []],
    ['one', ['one']],
    ['one\ntwo', ['one', 'two']],
    ['one\ntwo\n\nthree', ['one\ntwo', 'three']],
    ['\n\n one \r\n \t\r\n\r\ntwo\r\n', ['one', 'two']],
    ['one\rtwo', ['one', 'two']],
  ])('%j', (text, paragraphs) => {
    expect(findParagraphs(text).map(({ start, end }) => text.slice(start, end))).toEqual(paragraphs)
  })

  it('takes time that grows with the text', () => {
    for (const text of ['\n'.repeat(100_000), ' '.repeat(100_000), 'a \n'.repeat(50_000), '\n \t'.repeat(50_000)]) {
      const started = performance.now()
      findParagraphs(text)
      expect(performance.now() - started).toBeLessThan(1000)
    }
  })
})
