import { describe, expect, test } from 'vitest'
import { attributeQuotes } from '../src/index.ts'
import type { Quote } from '../src/types.ts'
import { makeCredit } from '../train/fiction/credit.ts'
import { overlap } from '../train/spans.ts'
import { faultsOf, readTexts, type Text } from '../train/texts.ts'

const genres = ['fiction', 'news'] as const

test.each(genres)('every text of our own is marked as its readme says: %s', (genre) => {
  for (const part of ['train', 'dev'] as const)
    for (const text of readTexts(genre, part)) expect({ id: text.id, faults: faultsOf(text) }).toEqual({ id: text.id, faults: [] })
})

/** The quote that the library has where gold has one. */
function quoteAt(quotes: readonly Quote[], content: readonly (readonly [number, number])[]): Quote | undefined {
  return quotes.find(({ kind, start, end }) => kind !== 'unspoken' && overlap(content, [[start, end]]) > 0)
}

/** Share of the quotes of all texts of which `isRight` holds. */
function share(
  texts: readonly Text[],
  isRight: (text: Text) => (quote: Quote, gold: NonNullable<Text['attributions']>[number]) => boolean,
): number {
  let right = 0
  let all = 0
  for (const text of texts) {
    const quotes = attributeQuotes(text.text)
    const judge = isRight(text)
    for (const gold of text.attributions ?? []) {
      const quote = quoteAt(quotes, gold.content)
      all++
      if (quote && judge(quote, gold)) right++
    }
  }
  return right / all
}

// what was reached on 2026-11-30, less a little: writers that nothing is fitted to
describe('texts of kinds that no corpus has', () => {
  test('fiction: the right speaker', () => {
    const right = share(readTexts('fiction', 'dev'), ({ characters }) => {
      const credit = makeCredit(characters)
      return ({ speaker }, gold) => speaker !== null && (credit([speaker.name, ...speaker.aliases]).get(gold.speaker ?? '') ?? 0) === 1
    })
    expect(right).toBeGreaterThan(0.6)
  })

  test('non-fiction: the right source', () => {
    const right = share(
      readTexts('news', 'dev'),
      () =>
        ({ mention }, { source }) =>
          source?.length ? mention !== null && overlap([[mention.start, mention.end]], source) > 0 : mention === null,
    )
    expect(right).toBeGreaterThan(0.7)
  })
})
