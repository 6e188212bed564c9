import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import {
  csvColumns,
  fromCsv,
  fromJsonl,
  fromScript,
  fromTei,
  fromWebAnnotations,
  toCsv,
  toJsonLd,
  toJsonl,
  toScript,
  toTei,
  toWebAnnotations,
} from '../../src/formats/index.ts'
import type { Quote } from '../../src/index.ts'
import { hostileInput, quotesOf, runs } from './samples.ts'

const check = (body: (input: { text: string; quotes: Quote[] }) => void): void =>
  fc.assert(
    fc.property(hostileInput, (input) => body({ text: input.text, quotes: quotesOf(input) })),
    { numRuns: runs, seed: 7 },
  )

const teiElements = new Set(
  'TEI teiHeader fileDesc titleStmt title publicationStmt sourceDesc p encodingDesc editorialDecl quotation classDecl taxonomy category catDesc charDecl char localProp profileDesc langUsage language particDesc listPerson listOrg person personGrp org persName orgName idno text body said q pc w rs seg g'.split(
    ' ',
  ),
)
const teiAttributes = new Set(
  'xmlns xml:lang xml:id marks n name value ident role sex type ref who toWhom cert ana next corresp direct lemma'.split(' '),
)

describe('hostile texts and names', () => {
  it('TEI: well-formed, the text unchanged, no element or attribute but the writer’s', () => {
    check(({ text, quotes }) => {
      const xml = toTei(text, quotes)
      let body = ''
      let depth = 0
      const strange: string[] = []
      const parser = new SaxesParser()
      parser.on('error', (error) => {
        throw error
      })
      parser.on('opentag', ({ name, attributes }) => {
        if (!teiElements.has(name)) strange.push(name)
        for (const attribute of Object.keys(attributes)) if (!teiAttributes.has(attribute)) strange.push(attribute)
        if (name === 'body' || depth > 0) depth++
        if (depth > 0 && name === 'g') body += String.fromCharCode(Number.parseInt(attributes.ref!.slice(2), 16))
      })
      parser.on('closetag', () => {
        if (depth > 0) depth--
      })
      parser.on('text', (words) => {
        if (depth > 0) body += words
      })
      parser.on('cdata', () => strange.push('CDATA'))
      parser.on('comment', () => strange.push('comment'))
      parser.write(xml).close()
      expect(strange).toEqual([])
      expect(body).toBe(text)
      const read = fromTei(xml)
      expect(read.text).toBe(text)
      expect(read.quotes.map((quote) => [quote.parts, quote.speaker?.id, quote.speaker?.name])).toEqual(
        quotes.map((quote) => [quote.parts, quote.speaker?.id, quote.speaker?.name]),
      )
    })
  })

  it('CSV: a row a quote, every cell as it was, none that a spreadsheet would run', () => {
    check(({ text, quotes }) => {
      const csv = toCsv(text, quotes)
      const rows: string[][] = parse(csv)
      expect(rows).toHaveLength(quotes.length + 1)
      expect(rows.filter((row) => row.length !== csvColumns.length)).toEqual([])
      expect(rows.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([])
      const read = fromCsv(csv, text)
      const held = (list: readonly Quote[]): unknown =>
        list.map(({ text, parts, speaker }) => [text, parts, speaker?.id, speaker?.name, speaker?.aliases])
      expect(held(read)).toEqual(held(quotes))
    })
  })

  it('JSON Lines: a line a quote, equal when read', () => {
    check(({ text, quotes }) => {
      const lines = toJsonl(text, quotes)
      expect(lines.split(/[\r\n\u2028\u2029]/)).toHaveLength(quotes.length + 1)
      expect(fromJsonl(lines)).toEqual(quotes)
    })
  })

  it('JSON-LD: ids are addresses', () => {
    check(({ text, quotes }) => {
      for (const node of toJsonLd(text, quotes)['@graph']) expect(node['@id']).toMatch(/^#(?:[\w.!~*'()-]|%[0-9A-F]{2})+$/)
    })
  })

  it('web annotations: anchored where they were', () => {
    check(({ text, quotes }) => {
      const page = JSON.parse(JSON.stringify(toWebAnnotations(text, quotes)))
      expect(fromWebAnnotations(page, text).map(({ parts }) => parts)).toEqual(quotes.map(({ parts }) => parts))
    })
  })

  it('script: each line is read as what it was written for', () => {
    check(({ text, quotes }) => {
      const spoken = fromScript(toScript(text, quotes, { speechOnly: true }))
      const all = fromScript(toScript(text, quotes))
      expect(all.filter(({ label }) => label !== null)).toEqual(spoken)
      for (const { text: words } of all) expect(words).not.toMatch(/[\r\n]/)
    })
  })
})
