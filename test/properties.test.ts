import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributeQuotes, type Quote, reasons, toSegments } from '../src/index.ts'
import { anything, texts } from './texts.ts'

const runs = Number(process.env.PROPERTY_RUNS ?? 400)
const holds = (arbitrary: fc.Arbitrary<string>, predicate: (text: string) => void): void =>
  fc.assert(fc.property(arbitrary, predicate), { numRuns: runs })

/** What a quote says, apart from where it stands and what the whole text decides. */
const plain = (quote: Quote, by = 0): unknown => [
  quote.start - by,
  quote.end - by,
  quote.parts.map((part) => [part.start - by, part.end - by, part.text]),
]

function expectValid(text: string, quotes: readonly Quote[]): void {
  let last = 0
  const byId = new Map(quotes.map((quote) => [quote.id, quote]))
  expect(byId.size).toBe(quotes.length)
  for (const quote of quotes) {
    expect(quote.start).toBeGreaterThanOrEqual(last)
    last = quote.start
    expect(quote.end).toBeLessThanOrEqual(text.length)
    expect(quote.parts.length).toBeGreaterThan(0)
    let at = quote.start
    for (const part of quote.parts) {
      expect(part.start).toBeGreaterThanOrEqual(at)
      expect(part.end).toBeGreaterThan(part.start)
      expect(part.end).toBeLessThanOrEqual(quote.end)
      at = part.end
    }
    expect(quote.text).toBe(quote.parts.map((part) => part.text).join(' '))
    const spans = [...quote.parts, quote.mention, quote.cue, quote.statement, ...(quote.speaker?.mentions ?? [])]
    for (const span of spans) if (span) expect(text.slice(span.start, span.end)).toBe(span.text)
    expect(quote.confidence).toBeGreaterThanOrEqual(0)
    expect(quote.confidence).toBeLessThanOrEqual(1)
    expect(reasons).toHaveProperty([quote.reason])
    if (quote.parent !== null) {
      const parent = byId.get(quote.parent)!
      expect(parent.parts.some((part) => part.start <= quote.start && quote.end <= part.end)).toBe(true)
    }
  }
}

describe.each([
  ['texts of marks and clauses', texts],
  ['any string', anything],
])('%s', (_, arbitrary) => {
  test('never throw, and every span is a slice of the text', () =>
    holds(arbitrary, (text) => {
      for (const options of [{}, { indirect: true }, { genre: 'fiction' as const }, { unspoken: false }])
        expectValid(text, attributeQuotes(text, options))
    }))

  test('segments rebuild the input', () =>
    holds(arbitrary, (text) => {
      const segments = toSegments(text, attributeQuotes(text))
      expect(segments.map((segment) => segment.text).join('')).toBe(text)
      let at = 0
      for (const { start, end } of segments) {
        expect(start).toBe(at)
        at = end
      }
    }))

  test('the same input gives the same output', () =>
    holds(arbitrary, (text) => {
      expect(attributeQuotes(text)).toEqual(attributeQuotes(text))
    }))

  test('quotes are plain data', () =>
    holds(arbitrary, (text) => {
      const quotes = attributeQuotes(text)
      expect(JSON.parse(JSON.stringify(quotes))).toEqual(quotes)
    }))
})

/** Sentences that need nothing outside themselves. */
const sentences = fc
  .array(
    fc.constantFrom(
      '“The roof leaks,” said Ada Quist.',
      '"The roof leaks," Boris Orr said.',
      'Ada Quist said: “The roof leaks.”',
      '‘The roof leaks,’ said Boris Orr.',
      'The rain came in at four.',
      'Boris Orr called it “a sieve”.',
      '“The roof,” said Ada Quist, “leaks.”',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.join('\n\n'))

test('a text twice gives its quotes twice', () =>
  holds(sentences, (text) => {
    const once = attributeQuotes(text)
    const twice = attributeQuotes(`${text}\n\n${text}`)
    const by = text.length + 2
    expect(twice.map((quote) => plain(quote))).toEqual([...once.map((quote) => plain(quote)), ...once.map((quote) => plain(quote, -by))])
  }))

test('narration appended in a paragraph of its own changes nothing before it', () =>
  holds(sentences, (text) => {
    const before = attributeQuotes(text)
    const after = attributeQuotes(`${text}\n\nThe rain stopped at five and the street was quiet again.`)
    const said = ({ start, end, kind, speaker, cue, mention }: Quote): unknown => [start, end, kind, speaker?.name, cue, mention]
    expect(after.map(said)).toEqual(before.map(said))
  }))
