import retextEnglish from 'retext-english'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { reporter } from 'vfile-reporter'
import { describe, expect, test } from 'vitest'
import retextQuoteAttribution, { type Options } from '../../src/retext.ts'
import { pipelines } from './pipelines.ts'

type Pipeline = keyof typeof pipelines

async function messages(value: string, options: Options, pipeline: Pipeline = 'markdown'): Promise<string[]> {
  const file = await pipelines[pipeline](value, options)
  return file.messages.map(String)
}

describe('unattributed-quote', () => {
  const value = 'It rained.\n\n> “We close\n> at *five*,” it was said.\n'

  test('stands at the quote and has all fields of the family', async () => {
    const file = await pipelines.markdown(value, { reportUnattributed: true })
    expect(file.messages).toHaveLength(1)
    const [message] = file.messages
    expect(message).toMatchObject({
      reason: 'Unexpected quote without a speaker, expected the text to say who speaks',
      ruleId: 'unattributed-quote',
      source: 'quote-attribution',
      url: 'https://www.npmjs.com/package/quote-attribution#unattributed-quote',
      fatal: false,
      place: { start: { line: 3, column: 3, offset: 14 }, end: { line: 4, column: 14, offset: 37 } },
      actual: '“We close\n> at *five*,”',
    })
    expect(message!.note).toMatch(/^Neither /)
    expect(message!.expected).toBeUndefined()
    expect(message!.ancestors!.map(({ type }) => type)).toEqual(['RootNode', 'ParagraphNode', 'SentenceNode'])
    expect(URL.canParse(message!.url!)).toBe(true)
  })

  test('is silent where a speaker is named, or nobody speaks', async () => {
    expect(await messages('“Yes,” said Ann. The “Iron Duke” sank.', { reportUnattributed: true })).toEqual([])
  })
})

describe('ambiguous-speaker', () => {
  const value = '“Yes,” said Ann Lee.\n\n“*No*,” said Bo Lind.\n\n“Why *not*?”\n'

  test('is given below the confidence asked for', async () => {
    const { quotes } = (await pipelines.markdown(value)).data
    const confidences = [...new Set(quotes!.map(({ confidence }) => confidence))].sort((a, b) => a - b)
    expect(confidences.length).toBeGreaterThan(1)
    const [, wanted] = confidences as [number, number]
    const doubtful = quotes!.filter(({ confidence }) => confidence < wanted)
    const file = await pipelines.markdown(value, { reportAmbiguous: wanted })
    expect(file.messages.map(({ place, reason, actual, ruleId }) => ({ place, reason, actual, ruleId }))).toEqual(
      doubtful.map(({ start, end, speaker, confidence }) => ({
        place: { start: expect.objectContaining({ column: 1, offset: start }), end: expect.objectContaining({ offset: end }) },
        reason: `Unexpected doubt about who speaks: \`${speaker!.name}\` with a confidence of ${confidence}, expected at least ${wanted}`,
        actual: value.slice(start, end),
        ruleId: 'ambiguous-speaker',
      })),
    )
    expect(await messages(value, { reportAmbiguous: 0.01 })).toEqual([])
    expect(await messages(value, { reportAmbiguous: false })).toEqual([])
  })
})

describe('unbalanced-quote', () => {
  test.each<[string, string[]]>([
    ['“Go,” said Ann. “No,” said Bo.', []],
    ['“Go,” said Ann. “No.\n\n“Not *now*,” she added.', []],
    ['Ann said “”. A 6" pipe and a 5\' 8" man.', []],
    ['Ann ran `say("`. “Go,” she said.', []],
    [
      '*So* Ann said “Go home.\n\nThen she left.',
      ['text.md:1:15-1:24: Unexpected opening mark `“` without a closing one, expected `”` behind the words'],
    ],
    ['“Go,” said Ann.\n\nThen *she*” left.', ['text.md:3:11-3:12: Unexpected quotation mark `”` without its counterpart']],
    ['“*Go*," said Ann.', ['text.md:1:7-1:8: Unexpected closing mark `"` of a quote that opens with `“`, expected `”`']],
  ])('%j', async (value, expected) => {
    const file = await pipelines.markdown(value, { reportUnbalanced: true })
    expect(file.messages.map(({ name, reason, ruleId }) => [`${name}: ${reason}`, ruleId])).toEqual(
      expected.map((text) => [text, 'unbalanced-quote']),
    )
  })

  test('what is expected can replace what is there', async () => {
    const repair = async (value: string): Promise<string> => {
      const [message] = (await pipelines.markdown(value, { reportUnbalanced: true })).messages
      const { start, end } = message!.place as { start: { offset: number }; end: { offset: number } }
      expect(value.slice(start.offset, end.offset)).toBe(message!.actual)
      return value.slice(0, start.offset) + message!.expected![0]! + value.slice(end.offset)
    }
    expect(await repair('*Ann* said “Go home.')).toBe('*Ann* said “Go home.”')
    expect(await repair('“*Go*," said Ann.')).toBe('“*Go*,” said Ann.')
  })

  test('marks around what nobody says count, listed or not', async () => {
    const value = 'The “Iron Duke” sank. *Ann* wept.'
    expect(await messages(value, { reportUnbalanced: true, unspoken: false })).toEqual([])
  })
})

test('messages come in the order of the text, and vfile-reporter shows them', async () => {
  const value = 'It *rained*.\n\n“We close,” it was said.\n\nThe “*Iron* Duke sank.\n'
  const file = await pipelines.markdown(value, { reportUnattributed: true, reportUnbalanced: true })
  expect(reporter(file, { color: false })).toBe(
    [
      'text.md',
      '3:1-3:12 warning Unexpected quote without a speaker, expected the text to say who speaks          unattributed-quote quote-attribution',
      '5:5-5:23 warning Unexpected opening mark `“` without a closing one, expected `”` behind the words unbalanced-quote   quote-attribution',
      '',
      '⚠ 2 warnings',
    ].join('\n'),
  )
})

test('HTML has right places behind character references', async () => {
  const file = await pipelines.html(
    '<p>It rained &amp; rained &amp; rained.</p>\n<p>&ldquo;We close at <b>five</b>,&rdquo; it was said.</p>',
    {
      reportUnattributed: true,
    },
  )
  expect(file.messages.map(String)).toEqual(['text.html:2:4-2:42: Unexpected quote without a speaker, expected the text to say who speaks'])
  expect(file.messages[0]!.actual).toBe('&ldquo;We close at <b>five</b>,&rdquo;')
})

test('without a file that fits, messages stand where the nodes say', async () => {
  const processor = unified().use(retextEnglish).use(retextQuoteAttribution, { reportUnattributed: true })
  const other = new VFile('Something else altogether stands in this file.')
  await processor.run(processor.parse('It rained.\n\n“We close,” it was said.'), other)
  expect(other.messages.map(({ place, actual }) => ({ place, actual }))).toEqual([
    { place: { start: { line: 3, column: 1, offset: 12 }, end: { line: 3, column: 12, offset: 23 } }, actual: '“We close,”' },
  ])
  const bare = new VFile()
  await processor.run(
    {
      type: 'RootNode',
      children: [
        { type: 'PunctuationNode', value: '“' },
        { type: 'TextNode', value: 'We close,' },
        { type: 'PunctuationNode', value: '”' },
        { type: 'TextNode', value: ' it was said.' },
      ],
    },
    bare,
  )
  expect(bare.messages.map(({ place, reason }) => [place, reason])).toEqual([
    [undefined, 'Unexpected quote without a speaker, expected the text to say who speaks'],
  ])
})
