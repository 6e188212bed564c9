import { describe, expect, it } from 'vitest'
import { fromWebAnnotations, toWebAnnotations } from '../../src/formats/index.ts'
import { attributeQuotes } from '../../src/index.ts'
import { news } from './samples.ts'

const quotes = attributeQuotes(news)
const page = toWebAnnotations(news, quotes, { source: 'https://example.org/bridge' })

describe('toWebAnnotations', () => {
  it('has what the model requires', () => {
    expect(page).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationPage',
      id: 'https://example.org/bridge#quotes',
    })
    for (const item of page.items) {
      expect(item).toMatchObject({ type: 'Annotation', id: expect.stringMatching(/^https:\/\/example\.org\/bridge#q\d+$/) })
      for (const { source, selector } of item.target) {
        expect(source).toBe('https://example.org/bridge')
        expect(selector.map(({ type }) => type)).toEqual(['TextQuoteSelector', 'TextPositionSelector'])
      }
    }
  })

  it('has a target for each part', () => {
    expect(page.items.map((item) => item.target.map(({ selector }) => selector[0].exact))).toEqual(
      quotes.map((quote) => quote.parts.map((part) => part.text)),
    )
  })

  it('counts positions in code points', () => {
    const text = '😀😀 “Yes 😀,” said Ragnhild.'
    const [, { start, end }] = toWebAnnotations(text, attributeQuotes(text)).items[0]!.target[0]!.selector
    expect([...text].slice(start, end).join('')).toBe('Yes 😀,')
    expect(text.slice(start, end)).not.toBe('Yes 😀,')
  })
})

describe('fromWebAnnotations', () => {
  it('finds the quotes and speakers again', () => {
    const read = fromWebAnnotations(JSON.parse(JSON.stringify(page)), news)
    expect(read.map(({ parts, speaker }) => [parts, speaker])).toEqual(quotes.map(({ parts, speaker }) => [parts, speaker?.name ?? null]))
  })

  it('finds them in a text that has changed', () => {
    const changed = `😀 A new first paragraph.\n\n${news.replace('on Monday', 'on Tuesday')}`
    for (const { parts } of fromWebAnnotations(page, changed)) {
      expect(parts.length).toBeGreaterThan(0)
      for (const { start, end, text } of parts) expect(changed.slice(start, end)).toBe(text)
    }
    expect(fromWebAnnotations(page, changed).flatMap(({ parts }) => parts.map((part) => part.text))).toEqual(
      quotes.flatMap(({ parts }) => parts.map((part) => part.text)),
    )
  })

  it('chooses among equal words those with the likest surroundings', () => {
    const text = '“No,” said Ragnhild. “No,” said Torsten.'
    const annotations = toWebAnnotations(text, attributeQuotes(text))
    const changed = `Once more. “No,” said Olaf. ${text}`
    expect(fromWebAnnotations(annotations, changed).map(({ parts }) => parts[0]!.start)).toEqual([29, 50])
  })

  it('leaves out what is gone, and refuses what is no page', () => {
    expect(fromWebAnnotations(page, 'Nothing.').every(({ parts }) => parts.length === 0)).toBe(true)
    expect(() => fromWebAnnotations({} as typeof page, news)).toThrow(TypeError)
  })
})
