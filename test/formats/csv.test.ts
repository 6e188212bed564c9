import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csvColumns, fromCsv, toCsv } from '../../src/formats/index.ts'
import { attributeQuotes, type Quote } from '../../src/index.ts'
import { news } from './samples.ts'

const quotes = attributeQuotes(news)
/** What a table holds of a quote: all but the mentions of the speakers. */
const held = ({ speaker, addressee, ...quote }: Quote): unknown => ({
  ...quote,
  speaker: speaker && { ...speaker, mentions: null },
  addressee: addressee && { ...addressee, mentions: null },
})

describe('toCsv', () => {
  it('writes a header and a row a quote', () => {
    const rows: Record<string, string>[] = parse(toCsv(news, quotes), { columns: true, record_delimiter: '\r\n' })
    expect(Object.keys(rows[0]!)).toEqual(csvColumns)
    expect(rows.map((row) => [row.speaker, row.text])).toEqual(quotes.map((quote) => [quote.speaker?.name ?? '', quote.text]))
  })

  it('adds a column with the name of the document, and leaves the header out', () => {
    expect(toCsv(news, quotes, { document: 'a.txt' })).toMatch(/^document,id,.*\r\na\.txt,q1,/)
    expect(toCsv(news, quotes, { header: false })).toMatch(/^q1,/)
  })

  it.each(['=1+1', '+1', '-1', '@a', "'=1", "''=1"])('makes %s safe and reads it back', (words) => {
    const text = `“${words}”`
    const span = { start: 1, end: text.length - 1, text: words }
    const speaker = { id: 's1', name: words, aliases: [words, 'a|b\\'], kind: 'person', gender: 'unknown', mentions: [] } as const
    const quote: Quote = { ...quotes[0]!, start: 0, end: text.length, parts: [span], text: words, speaker, mention: null, cue: null }
    const csv = toCsv(text, [quote])
    for (const cell of parse(csv).flat() as string[]) expect(cell).not.toMatch(/^[=+\-@]/)
    expect(fromCsv(csv, text).map(held)).toEqual([held(quote)])
  })
})

describe('fromCsv', () => {
  it('gives back what was written', () => {
    expect(fromCsv(toCsv(news, quotes), news).map(held)).toEqual(quotes.map(held))
  })

  it('takes corrections: a changed name is another speaker', () => {
    const text = '“Yes,” said Ragnhild. “No,” said Ragnhild.'
    const csv = toCsv(text, attributeQuotes(text)).split('\r\n')
    csv[2] = csv[2]!.replace('Ragnhild', 'Torsten')
    const [first, second] = fromCsv(csv.join('\n'), text)
    expect([first?.speaker?.name, second?.speaker?.name]).toEqual(['Ragnhild', 'Torsten'])
    expect(first?.speaker?.id).not.toBe(second?.speaker?.id)
  })

  it('reads a table with the needed columns alone, and a byte order mark', () => {
    const [quote] = fromCsv('\ufeffend,id,start,parts,speaker\n9,q1,0,1-8,Peg\n', '“Come in” ')
    expect(fromCsv('id;start;end;parts\r\nq1;0;9;1-8', '“Come in” ')[0]?.text).toBe('Come in')
    expect(quote).toMatchObject({ text: 'Come in', kind: 'direct', speaker: { id: 'Peg', name: 'Peg' }, cue: null })
  })

  it.each([
    ['id,start,end,parts\nq1,0,99,1-2\n', /row 2: end/],
    ['id,start,end,parts\nq1,0,2,x\n', /row 2: parts/],
    ['id\nq1,0\n', /row 2 is no row/],
    ['id,start\n"q1,0\n', /no row/],
  ])('refuses %j', (csv, message) => {
    expect(() => fromCsv(csv, 'short')).toThrow(message)
  })
})
