import { describe, expect, it } from 'vitest'
import { fromJsonl, toJsonl } from '../../src/formats/index.ts'
import { attributeQuotes } from '../../src/index.ts'
import { news } from './samples.ts'

const quotes = attributeQuotes(news)

describe('toJsonl', () => {
  it('writes a line a quote that parses by itself', () => {
    const lines = toJsonl(news, quotes).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).text)).toEqual(quotes.map((quote) => quote.text))
    for (const line of lines.map((line) => JSON.parse(line))) if (line.speaker) expect(line.speaker).toHaveProperty('name')
  })

  it('writes mentions of a speaker once', () => {
    const repeated = '“Yes,” said Ragnhild. “No,” said Ragnhild.'
    const [first, second] = toJsonl(repeated, attributeQuotes(repeated))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first.speaker.mentions.length).toBeGreaterThan(1)
    expect(second.speaker).not.toHaveProperty('mentions')
    expect(second.speaker.name).toBe('Ragnhild')
  })

  it('puts the name of the document in front', () => {
    expect(toJsonl(news, quotes, { document: 'a.txt' })).toMatch(/^\{"document":"a\.txt","id":"q1"/)
  })

  it('writes nothing for no quotes', () => {
    expect(toJsonl('', [])).toBe('')
  })
})

describe('fromJsonl', () => {
  it('gives back what was written, speakers shared', () => {
    const read = fromJsonl(toJsonl(news, quotes, { document: 'a.txt' }))
    expect(read).toEqual(quotes)
    for (const a of read) for (const b of read) if (a.speaker?.id === b.speaker?.id) expect(a.speaker).toBe(b.speaker)
  })

  it('reads a filtered file, and CRLF', () => {
    const lines = toJsonl(news, quotes).trimEnd().split('\n').slice(1)
    expect(fromJsonl(lines.join('\r\n')).map((quote) => quote.id)).toEqual(quotes.slice(1).map((quote) => quote.id))
  })

  it.each(['{', '[]', '{"id":"q1"}', 'null'])('refuses %s', (line) => {
    expect(() => fromJsonl(`${toJsonl(news, quotes.slice(0, 1))}${line}`)).toThrow(/line 2/)
  })
})
