import { describe, expect, test } from 'vitest'
import { type Item, type RecordSettings, type ResultRecord, readRecords } from '../../src/cli/record.ts'
import { attributeQuotes, type Speaker } from '../../src/index.ts'

const settings: RecordSettings = { options: {}, minConfidence: 0, field: 'text', idField: 'id', keep: [], maxSize: 1000, strict: false }
const read = (items: readonly Item[], more: Partial<RecordSettings> = {}): Record<string, unknown>[] =>
  readRecords(items, { ...settings, ...more })
    .lines.split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const text = '“Go,” said Ann Lee. “Now,” she told Tom Park. Tom Park said: “I will.”'

describe('a result line', () => {
  test('holds the quotes of the library, with each speaker in full once', () => {
    const [result] = read([JSON.stringify({ id: 7, text })]) as unknown as (ResultRecord & { id: unknown })[]
    const quotes = attributeQuotes(text)
    const speakers = [...new Set(quotes.flatMap((quote) => [quote.speaker, quote.addressee]))].filter((one): one is Speaker => one !== null)
    expect(result!.id).toBe(7)
    expect(result!.speakers).toEqual(speakers)
    const byId = new Map(result!.speakers.map((speaker) => [speaker.id, speaker]))
    const restored = result!.quotes.map((quote) => ({
      ...quote,
      speaker: quote.speaker && byId.get(quote.speaker.id),
      addressee: quote.addressee && byId.get(quote.addressee.id),
    }))
    expect(restored).toEqual(quotes)
    expect(Object.keys(result!.quotes[0]!.speaker!)).toEqual(['id', 'name', 'kind', 'gender'])
  })

  test('grows with the text, not with its square', () => {
    const size = (times: number): number =>
      readRecords([JSON.stringify({ text: text.repeat(times) })], { ...settings, maxSize: 1e7 }).lines.length
    expect(size(400) / size(100)).toBeLessThan(4.5)
  })

  test('carries fields through on request, and other names for text and id', () => {
    const record = JSON.stringify({ url: 'u', body: 'x', date: '2026-01-02', quotes: 'old', id: 'inner', nested: { a: [1] } })
    const names = { field: 'body', idField: 'url' }
    expect(read([record], names)).toEqual([{ id: 'u', speakers: [], quotes: [] }])
    expect(read([record], { ...names, keep: ['date', 'missing', 'nested'] })).toEqual([
      { id: 'u', date: '2026-01-02', nested: { a: [1] }, speakers: [], quotes: [] },
    ])
    expect(Object.keys(read([record], { ...names, keep: true })[0]!)).toEqual(['id', 'date', 'nested', 'speakers', 'quotes'])
    expect(read([record], { ...names, keep: true })[0]).toMatchObject({ id: 'u', quotes: [] })
  })

  test('numbers beyond 2^53 keep their digits, in ids and in fields', () => {
    const line = '{"a":{"id":1},"id": 12345678901234567890 ,"\\u0062":[98765432109876543210, "}\\""],"text":"x"}'
    expect(readRecords([line], { ...settings, keep: ['b'] }).lines).toBe(
      '{"id":12345678901234567890,"b":[98765432109876543210, "}\\""],"speakers":[],"quotes":[]}\n',
    )
    expect(readRecords(['{"id":12345678901234567890}'], settings).lines).toMatch(/^{"id":12345678901234567890,"error":/)
  })

  test('a field named __proto__ is data', () => {
    const { lines } = readRecords(['{"id":1,"text":"","__proto__":{"a":1}}'], { ...settings, keep: true })
    expect(lines).toBe('{"id":1,"__proto__":{"a":1},"speakers":[],"quotes":[]}\n')
  })
})

describe('a record that cannot be read', () => {
  test.each([
    ['xx', null, 'not-json'],
    ['[1]', null, 'not-json'],
    ['null', null, 'not-json'],
    ['"text"', null, 'not-json'],
    ['{"id":1}', 1, 'no-text'],
    ['{"id":"a","text":5}', 'a', 'no-text'],
    ['{"id":"a","text":null}', 'a', 'no-text'],
    ['{"toString":1}', null, 'no-text'],
    [`{"id":"long","text":"${'x'.repeat(2000)}"}`, 'long', 'too-large'],
    [`{"a":"say \\"id\\":1","b":2 , "id" : 12, "text":"${'x'.repeat(2000)}"}`, 12, 'too-large'],
    [`{"text":"${'x'.repeat(2000)}","id":"near"}`, 'near', 'too-large'],
    [`{"text":"${'x'.repeat(20_000)}","id":"far"}`, null, 'too-large'],
    [`{"meta":{"id":"inner"},"text":"${'x'.repeat(2000)}"}`, null, 'too-large'],
    [`{"id":"wide","text":"${'東'.repeat(400)}"}`, 'wide', 'too-large'],
  ])('is told by its code: %#', (line, id, code) => {
    const [result] = read([line])
    expect(Object.keys(result!)).toEqual(['id', 'error'])
    expect(result).toMatchObject({ id, error: { code, message: expect.any(String) } })
  })

  test('is counted, stays on its line, and leaves the others alone', () => {
    const good = JSON.stringify({ id: 'good', text })
    const result = readRecords([good, 'bad', good], settings)
    expect(result).toMatchObject({ documents: 3, characters: text.length * 2, failures: [{ index: 1 }] })
    expect(result.lines.trimEnd().split('\n')).toHaveLength(3)
  })

  test('with strict, nothing is written for it nor for what follows', () => {
    const good = JSON.stringify({ id: 'good', text })
    const result = readRecords([good, 'bad', good, 'worse'], { ...settings, strict: true })
    expect(result).toMatchObject({ documents: 1, failures: [{ index: 1 }] })
  })

  test('an option that the library refuses is its error', () => {
    expect(read([JSON.stringify({ id: 1, text })], { options: { genre: 'poem' as 'news' } })[0]).toMatchObject({
      id: 1,
      error: { code: 'failed' },
    })
  })
})
