import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributeQuotes, toSegments } from '../../src/index.ts'
import { findMarks } from '../../src/spans/marks.ts'
import { findSpans } from '../../src/spans/spans.ts'
import { tokenize } from '../../src/text/tokens.ts'
import { documents, faultless } from './grammar.ts'

/** `npm run test:grammar` makes 200,000 documents; the suite has time for fewer. */
const runs = Number(process.env.GRAMMAR_RUNS ?? 3000)

describe(`${runs} documents of marks, text and breaks`, () => {
  test('segments rebuild the input, parts are disjoint, parents enclose', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(documents, (text) => {
        const quotes = attributeQuotes(text)
        if (
          toSegments(text, quotes)
            .map((segment) => segment.text)
            .join('') !== text
        )
          throw new Error('the segments are not the text')
        const byId = new Map(quotes.map((quote) => [quote.id, quote]))
        const taken: { start: number; end: number; parent: string | null }[] = []
        for (const quote of quotes) {
          for (const { start, end } of quote.parts) {
            if (start >= end || start < quote.start || end > quote.end) throw new Error(`part ${start}–${end} of ${quote.id}`)
            taken.push({ start, end, parent: quote.parent })
          }
          if (quote.parent === null) continue
          const parent = byId.get(quote.parent)
          if (!parent?.parts.some(({ start, end }) => start <= quote.start && quote.end <= end))
            throw new Error(`${quote.id} lies outside its parent`)
        }
        // siblings do not overlap
        taken.sort((a, b) => a.start - b.start)
        const last = new Map<string | null, number>()
        for (const { start, end, parent } of taken) {
          if (start < (last.get(parent) ?? 0)) throw new Error(`part ${start}–${end} overlaps another one`)
          last.set(parent, end)
        }
      }),
      { numRuns: runs },
    )
  })

  test('spans lie within the text, and one in another lies in one part of it', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(documents, (text) => {
        const tokens = tokenize(text)
        const spans = findSpans(tokens, findMarks(tokens))
        for (const { parts, from, to, parent } of spans) {
          if (from < 0 || to > tokens.count || from >= to) throw new Error(`span ${from}–${to}`)
          for (let p = 0; p < parts.length; p += 2) {
            if (parts[p]! < (p ? parts[p - 1]! : from) || parts[p + 1]! > to || parts[p]! > parts[p + 1]!)
              throw new Error(`part ${parts[p]}–${parts[p + 1]} of span ${from}–${to}`)
          }
          if (parent < 0) continue
          const around = spans[parent]!.parts
          let inside = false
          for (let p = 0; p < around.length; p += 2) if (around[p]! <= from && to <= around[p + 1]!) inside = true
          if (!inside) throw new Error(`span ${from}–${to} lies outside its parent`)
        }
      }),
      { numRuns: runs },
    )
  })

  test('what is marked without a fault is found as it is marked', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(faultless, ({ text, quotes }) => {
        const found = attributeQuotes(text)
        const index = new Map(found.map((quote, q) => [quote.id, q]))
        expect(
          found.map(({ parts, parent }) => [parts.map(({ start, end }) => [start, end]), parent === null ? -1 : index.get(parent)]),
        ).toEqual(quotes.map(({ start, end, parent }) => [[[start, end]], parent]))
      }),
      { numRuns: Math.ceil(runs / 3) },
    )
  })
})
