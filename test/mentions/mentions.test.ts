import { describe, expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

describe('the words that name the source, and the name they give', () => {
  test.each([
    ['“It rained,” said Ada Quist.', 'Ada Quist', 'Ada Quist', 'person'],
    ['“It rained,” said Mayor Ada Quist.', 'Mayor Ada Quist', 'Ada Quist', 'person'],
    ['“It rained,” said Mrs. Quist.', 'Mrs. Quist', 'Mrs. Quist', 'person'],
    ['“It rained,” said J. R. Quist.', 'J. R. Quist', 'J. R. Quist', 'person'],
    ['“It rained,” said Ada van der Quist.', 'Ada van der Quist', 'Ada van der Quist', 'person'],
    ['“It rained,” the old man said.', 'the old man', 'old man', 'person'],
    ['“It rained,” said a spokesman for the ministry.', 'a spokesman for the ministry', 'spokesman for the ministry', 'person'],
    ['“It rained,” the Kremlin said.', 'the Kremlin', 'Kremlin', 'organization'],
    ['“It rained,” the report said.', 'the report', 'report', 'document'],
    ['“It rained,” critics said.', 'critics', 'critics', 'group'],
    ['Ada Quist stood up. “It rained,” she said.', 'she', 'Ada Quist', 'person'],
  ])('%s', (text, mention, name, kind) => {
    const [quote] = attributeQuotes(text, { genre: 'news' })
    expect(quote?.mention?.text).toBe(mention)
    expect(quote?.speaker).toMatchObject({ name, kind })
  })
})

test('a man and a boy are male, an office is anybody’s', () => {
  const [man, mayor] = attributeQuotes('“It rained,” said the man.\n\n“It rained,” said the mayor.', { genre: 'news' })
  expect(man?.speaker?.gender).toBe('male')
  expect(mayor?.speaker?.gender).toBe('unknown')
})
