import { describe, expect, it } from 'vitest'
import { toJsonLd } from '../../src/formats/index.ts'
import { attributeQuotes } from '../../src/index.ts'
import { news } from './samples.ts'

const quotes = attributeQuotes(news)
const ofType = (type: string, options?: Parameters<typeof toJsonLd>[2]) =>
  toJsonLd(news, quotes, options)['@graph'].filter((node) => node['@type'] === type)

describe('toJsonLd', () => {
  it('describes each quote that somebody says', () => {
    const spoken = quotes.filter((quote) => quote.kind !== 'unspoken')
    expect(ofType('Quotation').map((node) => node.text)).toEqual(spoken.map((quote) => quote.text))
  })

  it('names speakers that are in the graph', () => {
    const graph = toJsonLd(news, quotes)['@graph']
    const ids = new Set(graph.map((node) => node['@id']))
    expect(ids.size).toBe(graph.length)
    for (const { spokenByCharacter, isPartOf } of ofType('Quotation') as {
      spokenByCharacter?: { '@id': string }
      isPartOf?: { '@id': string }
    }[]) {
      if (spokenByCharacter) expect(ids).toContain(spokenByCharacter['@id'])
      expect(ids).toContain(isPartOf!['@id'])
    }
    expect(ofType('Person').map((node) => node.name)).toContain('Adaeze Nwosu')
  })

  it('makes speakers creators, but not those of a story', () => {
    expect(ofType('Quotation')[0]).toHaveProperty('creator')
    expect(ofType('Quotation', { fiction: true })[0]).not.toHaveProperty('creator')
  })

  it('takes the address, title and language of the text', () => {
    const [work] = ofType('CreativeWork', { url: 'https://example.org/a#top', name: 'Bridge', language: 'en-GB' })
    expect(work).toEqual({ '@type': 'CreativeWork', '@id': 'https://example.org/a#top', name: 'Bridge', inLanguage: 'en-GB' })
    expect(ofType('Quotation', { url: 'https://example.org/a#top' })[0]?.['@id']).toBe('https://example.org/a#q1')
  })

  it('keeps ids of characters as parts of addresses', () => {
    const text = '“Yes,” said Ragnhild.'
    const graph = toJsonLd(text, attributeQuotes(text, { characters: [{ name: 'Ragnhild', id: 'who is/she \ud83d?' }] }))['@graph']
    expect(graph[1]?.['@id']).toBe('#who%20is%2Fshe%20%EF%BF%BD%3F')
  })
})
