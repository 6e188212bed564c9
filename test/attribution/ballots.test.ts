import { describe, expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

describe('quotes of one list', () => {
  test.each([
    [
      'the verb before them, another one behind',
      'Ivor was asleep, and as Orr went on about “how the system is rigged,” and “wounded families” and “our own people,” Ada said yes.',
      ['Orr', 'Orr', 'Orr'],
    ],
    ['two adjectives', 'Ada Quist called the plan “daft” and “a trap”, while Ivor Hale praised it.', ['Ada Quist', 'Ada Quist']],
    ['two clauses', 'Ada Quist called the plan “daft,” and Ivor Hale called it “a gift”.', ['Ada Quist', 'Ivor Hale']],
  ])('%s', (_, text, names) => {
    const quotes = attributeQuotes(text, { genre: 'news' }).filter(({ kind }) => kind !== 'unspoken')
    expect(quotes.map(({ speaker }) => speaker?.name)).toEqual(names)
    const [first, second] = quotes.slice(-names.length).map(({ cue }) => cue?.start)
    if (names.length === 2) expect(first === second).toBe(names[0] === names[1])
  })

  test('a list of ten thousand takes linear time', () => {
    const list = (n: number): string => `Ada Quist spoke of ${Array.from({ length: n }, (_, i) => `“thing ${i}”`).join(' and ')}.`
    const time = (n: number): number => {
      const started = performance.now()
      attributeQuotes(list(n), { genre: 'news' })
      return performance.now() - started
    }
    time(200)
    expect(time(10_000) / Math.max(time(1000), 5)).toBeLessThan(60)
  })
})
