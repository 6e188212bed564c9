import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { fromTei, toTei } from '../../src/formats/index.ts'
import { attributeQuotes, type Quote } from '../../src/index.ts'
import { hostileInput, news, quotesOf } from './samples.ts'

const schema = gunzipSync(readFileSync(new URL('../fixtures/tei/tei_all.rng.gz', import.meta.url)))
const validator = RelaxNGValidator.fromDoc(XmlDocument.fromBuffer(schema))

function validate(xml: string): void {
  const document = XmlDocument.fromBuffer(new TextEncoder().encode(xml))
  try {
    validator.validate(document)
  } finally {
    document.dispose()
  }
}

const quotes = attributeQuotes(news)

describe('toTei', () => {
  it('is valid against tei_all, and the check can fail', () => {
    const xml = toTei(news, quotes, { title: 'The <bridge>', author: 'A & B', language: 'en-GB' })
    expect(() => validate(xml)).not.toThrow()
    expect(() => validate(xml.replace('who="#s1"', 'speaker="#s1"'))).toThrow()
  })

  it.each(['', ' \n', 'No quote.', 'One\nTwo\n\nThree', '“A\n\n“B\n\nC” D', '\u0000“\u0007”'])(
    'is valid and holds the text: %j',
    (text) => {
      const xml = toTei(text, attributeQuotes(text))
      expect(() => validate(xml)).not.toThrow()
      expect(fromTei(xml).text).toBe(text)
    },
  )

  it('is valid for hostile texts and names', () => {
    fc.assert(
      fc.property(hostileInput, (input) => validate(toTei(input.text, quotesOf(input)))),
      { numRuns: 300, seed: 11 },
    )
  })

  it('is valid for every kind of quote and speaker', () => {
    const text = '“A,” said the report. “B,” they said. “C,” it did not say that x.'
    const cast = ['document', 'group', 'organization', 'unknown', 'person'] as const
    const kinds = ['direct', 'mixed', 'indirect', 'unspoken', 'direct'] as const
    const mention = { start: 10, end: 20, text: text.slice(10, 20) }
    const all = cast.map((kind, k): Quote => {
      const part = { start: k * 5, end: k * 5 + 3, text: text.slice(k * 5, k * 5 + 3) }
      const speaker = { id: `s${k + 1}`, name: kind, aliases: ['a'], kind, gender: 'female', mentions: [mention] } as const
      const cue = { start: 60, end: 64, text: text.slice(60, 64), lemma: 'say that', negated: true }
      const statement = { start: k * 5, end: k * 5 + 4, text: text.slice(k * 5, k * 5 + 4) }
      const span = { start: part.start, end: part.end, parts: [part], text: part.text, statement }
      return {
        id: `q${k + 1}`,
        kind: kinds[k]!,
        ...span,
        speaker,
        mention,
        cue,
        addressee: speaker,
        parent: null,
        confidence: 0.5,
        reason: 'colon',
      }
    })
    const xml = toTei(text, all)
    expect(() => validate(xml)).not.toThrow()
    expect(fromTei(xml).quotes.map(({ kind, speaker }) => [kind, speaker?.kind])).toEqual(kinds.map((kind, k) => [kind, cast[k]]))
  })

  it('declares the characters that XML cannot hold', () => {
    const xml = toTei('a\u0000b', [])
    expect(xml).toContain('<char xml:id="u0000">')
    expect(xml).toContain('a<g ref="#u0000"/>b')
  })
})

it('writing and reading take time that grows with the text', () => {
  const measure = (copies: number): number => {
    const text = `${news}\n\n`.repeat(copies)
    const many = attributeQuotes(text)
    const times = [1, 2, 3].map(() => {
      const started = performance.now()
      expect(fromTei(toTei(text, many)).text).toBe(text)
      return performance.now() - started
    })
    return Math.min(...times)
  }
  measure(50)
  const small = measure(60)
  expect(measure(480) / small).toBeLessThan(8 * 3)
})

describe('fromTei', () => {
  it('gives back what was written', () => {
    expect(fromTei(toTei(news, quotes))).toEqual({ text: news, quotes })
  })

  it('gives back a quote that runs over paragraphs, and one in another', () => {
    const text = '“He said ‘no’ to me.\n\n“And I left,” said Peg Amory.\r\n\r\n“Good,” said Olaf.'
    const written = attributeQuotes(text)
    expect(fromTei(toTei(text, written))).toEqual({ text, quotes: written })
  })

  it('gives back a cue and a mention that several quotes share', () => {
    const [first] = attributeQuotes('“One,” said Peg. “Two.”')
    const part = { start: 18, end: 22, text: 'Two.' }
    const second: Quote = { ...first!, id: 'q2', start: 17, end: 23, parts: [part], text: 'Two.' }
    const one: Quote = { ...first!, start: 0, end: 6, parts: [{ start: 1, end: 5, text: 'One,' }], text: 'One,' }
    expect(fromTei(toTei('“One,” said Peg. “Two.”', [one, second])).quotes).toEqual([one, second])
  })

  it('takes what an editor changed', () => {
    const xml = toTei(news, quotes).replace('<persName>Adaeze Nwosu</persName>', '<persName>A. Nwosu</persName>')
    expect(fromTei(xml).quotes[0]?.speaker?.name).toBe('A. Nwosu')
  })

  it('refuses what is no TEI', () => {
    expect(() => fromTei('<p>')).toThrow(/no well-formed XML/)
    expect(() => fromTei('<p/>')).toThrow(/no TEI/)
  })
})
