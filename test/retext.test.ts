import { retext } from 'retext'
import retextEnglish from 'retext-english'
import retextSmartypants from 'retext-smartypants'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { attributeQuotes, type Quote } from '../src/index.ts'
import * as subpath from '../src/retext.ts'
import retextQuoteAttribution, { type Options, type QuoteAttribution } from '../src/retext.ts'
import { pipelines } from './retext/pipelines.ts'

/** What the file says where its quotes stand, and who says it. */
function seen(file: VFile): (string | undefined)[][] {
  const source = file.data.quoteAttribution!.offsets === 'source' ? String(file) : file.data.quoteAttribution!.text
  return file.data.quotes!.map(({ start, end, speaker, cue }) => [
    source.slice(start, end),
    speaker?.name,
    cue ? source.slice(cue.start, cue.end) : undefined,
  ])
}

/** Every span of every quote. */
function spansOf(quotes: readonly Quote[]) {
  return quotes.flatMap((quote) => [
    ...quote.parts,
    ...[quote.statement, quote.mention, quote.cue].flatMap((span) => span ?? []),
    ...(quote.speaker?.mentions ?? []),
    ...(quote.addressee?.mentions ?? []),
  ])
}

describe('the subpath', () => {
  test('exports the plugin and nothing else', () => {
    expect(Object.keys(subpath)).toEqual(['default'])
    expect(retextQuoteAttribution.name).toBe('retextQuoteAttribution')
  })

  test('has types that unified knows', () => {
    expectTypeOf(retextQuoteAttribution).parameter(0).toEqualTypeOf<Readonly<Options> | null | undefined>()
    expectTypeOf<VFile['data']['quotes']>().toEqualTypeOf<Quote[] | undefined>()
    expectTypeOf<VFile['data']['quoteAttribution']>().toEqualTypeOf<QuoteAttribution | undefined>()
    expectTypeOf<import('nlcst').Data['quote']>().toEqualTypeOf<Quote | undefined>()
    expectTypeOf<import('nlcst').Word['data']>().extract<object>().toHaveProperty('mentionOf').toEqualTypeOf<Quote[] | undefined>()
    unified().use(retextEnglish).use(retextQuoteAttribution, { indirect: true, annotate: true, reportAmbiguous: 0.8 })
    // @ts-expect-error: no such option
    unified().use(retextEnglish).use(retextQuoteAttribution, { annotations: true })
    // @ts-expect-error: a number is asked for
    unified().use(retextEnglish).use(retextQuoteAttribution, { reportAmbiguous: 'often' })
  })
})

describe('options', () => {
  test.each<[unknown, RegExp]>([
    ['annotate', /^options must be an object, not "annotate"/],
    [[], /^options must be an object/],
    [{ annotate: 'yes' }, /option annotate must be true or false, not "yes"/],
    [{ reportUnattributed: 1 }, /option reportUnattributed must be true or false, not 1/],
    [{ reportUnbalanced: {} }, /option reportUnbalanced .* not an object/],
    [{ reportAmbiguous: true }, /option reportAmbiguous must be a number above 0 and at most 1, or false, not true/],
    [{ reportAmbiguous: 80 }, /option reportAmbiguous .* not 80/],
    [{ reportAmbiguous: Number.NaN }, /option reportAmbiguous/],
    [{ indirect: 'yes' }, /indirect/],
    [{ genre: 'poem' }, /genre.*"poem"/],
    [{ characters: [{ name: 3 }] }, /characters\[0\]\.name/],
    [{ colour: true }, /colour/],
  ])('%j is refused before a file is processed', (options, message) => {
    let parsed = 0
    const processor = unified()
      .use(function () {
        this.parser = () => {
          parsed++
          return { type: 'RootNode', children: [] }
        }
        this.compiler = () => ''
      })
      .use(retextQuoteAttribution, options as Options)
    let error: unknown
    try {
      processor.processSync('“Yes,” said Ann.')
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(TypeError)
    expect((error as TypeError).message).toMatch(message)
    expect(parsed).toBe(0)
  })

  test('an error has the code of the core', () => {
    expect(() => retextQuoteAttribution({ reportAmbiguous: 2 })).toThrow(expect.objectContaining({ code: 'ERR_QUOTE_ATTRIBUTION_OPTION' }))
    expect(() => retextQuoteAttribution({ genre: 'poem' as 'news' })).toThrow(
      expect.objectContaining({ code: 'ERR_QUOTE_ATTRIBUTION_OPTION' }),
    )
  })

  test('null, undefined and null flags are the defaults', async () => {
    for (const options of [undefined, null, {}, { annotate: null, reportAmbiguous: null }]) {
      const file = await unified()
        .use(retextEnglish)
        .use(retextQuoteAttribution, options)
        .run({ type: 'RootNode', children: [] }, new VFile())
      expect(file).toEqual({ type: 'RootNode', children: [] })
    }
  })

  test('those of the core reach it', async () => {
    const value = 'She called the plan a “farce”. Bo Lind said that the road was closed. The “Iron Duke” sank.'
    const options = { unspoken: false, indirect: true, characters: [{ name: 'Bo Lind', id: 'bo' }] }
    const file = await pipelines.english(value, options)
    expect(file.data.quotes).toEqual(attributeQuotes(value, options))
  })
})

describe('plain text', () => {
  const value =
    'Mr. Hale and Mrs. Pell met at 5 p.m. in the mill.\n\n“We sold it,” said Mr. Hale, “and the “old barn” with it.\n\n“Nobody wept.”\n\n"Not a soul," Mrs. Pell agreed.\n'

  test.each(['latin', 'english'] as const)('through retext-%s gives what the core gives', async (name) => {
    const file = await pipelines[name](value)
    expect(file.data.quotes).toEqual(attributeQuotes(value))
    expect(file.data.quotes!.length).toBeGreaterThan(1)
    expect(file.data.quoteAttribution).toEqual({ text: value, quotes: attributeQuotes(value), offsets: 'source' })
    expect(file.messages).toEqual([])
  })

  test('works with `retext()`, which ends a sentence behind Mr.', async () => {
    const file = await retext().use(retextQuoteAttribution).process('“Gone,” said Mr. Hale.')
    expect(file.data.quotes).toMatchObject([{ speaker: { name: 'Mr. Hale' }, mention: { text: 'Mr. Hale' } }])
    expect(String(file)).toBe('“Gone,” said Mr. Hale.')
  })

  test('a file without quotes, and one without text, has none', async () => {
    expect((await pipelines.english('Nobody spoke.')).data.quotes).toEqual([])
    expect((await pipelines.english('')).data).toEqual({ quotes: [], quoteAttribution: { text: '', quotes: [], offsets: 'source' } })
    expect((await pipelines.markdown('')).data.quotes).toEqual([])
  })

  test('nodes that other plugins changed keep their place', async () => {
    const value = '"I waited..." said Ann Lee -- and so she had.\n\n"For hours?" asked Bo.'
    const file = await retext().use(retextSmartypants).use(retextQuoteAttribution).process(value)
    expect(file.data.quoteAttribution).toMatchObject({ offsets: 'source' })
    expect(seen(new VFile({ value, data: file.data }))).toEqual([
      ['"I waited..."', 'Ann Lee', 'said'],
      ['"For hours?"', 'Bo', 'asked'],
    ])
    expect(file.data.quotes![0]!.text).toBe('I waited…')
  })

  test('a tree without a file, or without positions, is read all the same', async () => {
    const processor = unified().use(retextEnglish).use(retextQuoteAttribution)
    const value = '“Yes,” said Ann Lee.'
    const alone = new VFile()
    await processor.run(processor.parse(value), alone)
    const bare = new VFile(value)
    const tree = processor.parse(value)
    await processor.run(JSON.parse(JSON.stringify(tree, (key, part) => (key === 'position' ? undefined : part))), bare)
    for (const file of [alone, bare]) expect(file.data.quotes).toEqual(attributeQuotes(value))
    expect(alone.data.quoteAttribution!.offsets).toBe('text')
  })

  test('a tree of another file has offsets into its own text', async () => {
    const processor = unified().use(retextEnglish).use(retextQuoteAttribution)
    const file = new VFile('Something else altogether stands in this file, and it is long enough.')
    await processor.run(processor.parse('“Yes,” said Ann Lee.'), file)
    expect(file.data.quoteAttribution).toMatchObject({ offsets: 'text', text: '“Yes,” said Ann Lee.' })
    expect(file.data.quotes).toEqual(attributeQuotes('“Yes,” said Ann Lee.'))
  })
})

describe('Markdown', () => {
  test.each<[what: string, value: string, ...seen: (string | undefined)[][]]>([
    ['emphasis', 'Then *Ann* said: “I *never* sold **it**.”', ['“I *never* sold **it**.”', 'Ann', 'said']],
    ['emphasis around a quote', '*“Go!”* cried **Ann Lee**.', ['“Go!”', 'Ann Lee', 'cried']],
    ['a link', '[Ann Lee](https://example.org "her page") said “[no](b.md) way.”', ['“[no](b.md) way.”', 'Ann Lee', 'said']],
    ['a reference', '“[No][a] way,” said Ann.\n\n[a]: b.md "B"', ['“[No][a] way,”', 'Ann', 'said']],
    ['a block quote', '> “Never,\n>   *never*,” said\n> Ann Lee.', ['“Never,\n>   *never*,”', 'Ann Lee', 'said']],
    ['a lazy block quote', '> > “Never,\nnever,” said Ann Lee.', ['“Never,\nnever,”', 'Ann Lee', 'said']],
    ['hard breaks', '“Come in,”  \nsaid Ann.\\\n“Sit down,” she added.', ['“Come in,”', 'Ann', 'said'], ['“Sit down,”', 'Ann', 'added']],
    ['a hard break in a quote', '“Come in\\\nand sit,” said Ann.', ['“Come in\\\nand sit,”', 'Ann', 'said']],
    [
      'lines of a transcript',
      'ANN: We *go*.\\\nBO: We stay.\\\nANN: We go.',
      ['We *go*.', 'Ann', ':'],
      ['We stay.', 'Bo', ':'],
      ['We go.', 'Ann', ':'],
    ],
    ['escapes', '“Not \\*one\\* of \\_them\\_,” said Ann Lee\\.', ['“Not \\*one\\* of \\_them\\_,”', 'Ann Lee', 'said']],
    ['escaped marks', 'So \\*Ann said: \\"Never.\\"', ['\\"Never.\\"', 'Ann', 'said']],
    [
      'character references',
      '&ldquo;R&amp;D &amp; me&#33;&rdquo; cried Ann&nbsp;Lee.',
      ['&ldquo;R&amp;D &amp; me&#33;&rdquo;', 'Ann Lee', 'cried'],
    ],
    ['a reference to a pair', '“A &#x1F600; day,” said Ann.', ['“A &#x1F600; day,”', 'Ann', 'said']],
    ['an ampersand that refers to nothing', '“AT&T; & me,” said *Ann*.', ['“AT&T; & me,”', 'Ann', 'said']],
    ['lists', '- “Go,” said Ann.\n- “Stay,” said Bo.\n', ['“Go,”', 'Ann', 'said'], ['“Stay,”', 'Bo', 'said']],
    ['items over several lines', '1.  “Go\n    now,” said Ann.', ['“Go\n    now,”', 'Ann', 'said']],
    ['headings', '# “Go,” says Ann\n\n“Stay,” said Bo.', ['“Go,”', 'Ann', 'says'], ['“Stay,”', 'Bo', 'said']],
    ['CRLF', '> “Go\r\n> *now*,” said Ann.\r\n\r\n“No,” said Bo.', ['“Go\r\n> *now*,”', 'Ann', 'said'], ['“No,”', 'Bo', 'said']],
    ['a literal address', 'See www.example.org or a@example.org. “Go,” said *Ann*.', ['“Go,”', 'Ann', 'said']],
    ['an alternative text', '![“Go,” said Ann](a.png)', ['“Go,”', 'Ann', 'said']],
    ['HTML in a paragraph', '<a id=x></a>“Go <b>now</b>,” said Ann.', ['“Go <b>now</b>,”', 'Ann', 'said']],
  ])('%s', async (_, value, ...expected) => {
    const file = await pipelines.markdown(value)
    expect(file.data.quoteAttribution!.offsets).toBe('source')
    expect(seen(file)).toEqual(expected)
  })

  test('footnotes, tables and code are left out', async () => {
    const value =
      'Ann Lee ran `say("I quit", now)`.[^1] “It works,” she said.\n\n```js\nsay("Hello", said Bo)\n```\n\n| a |\n| - |\n| “Not me,” said Bo |\n\n[^1]: “Read on,” said Bo.\n'
    const file = await pipelines.markdown(value)
    expect(seen(file)).toEqual([['“It works,”', 'Ann Lee', 'said']])
    expect(file.data.quoteAttribution!.text.trim()).toBe('Ann Lee ran `say("I quit", now)`. “It works,” she said.')
  })

  test('code in a quote belongs to its words', async () => {
    const file = await pipelines.markdown('“Never call `quit("now")`,” said the `core` team.')
    expect(file.data.quotes).toMatchObject([{ text: 'Never call `quit("now")`,', mention: { text: 'the `core` team' } }])
    expect(file.data.quotes![0]!.speaker!.name).toBe('`core` team')
  })

  test('lines that are only wrapped end no paragraph', async () => {
    const value = '“The road is closed\nand stays so. We\nhave *no* money,” the\nmayor said. “None at\nall.”\n'
    const file = await pipelines.markdown(value)
    expect(file.data.quotes!.map(({ text, speaker }) => [text.replaceAll('\n', ' '), speaker?.name])).toEqual([
      ['The road is closed and stays so. We have no money, None at all.', 'mayor'],
    ])
  })

  test('spans have the words, and the places of the words in the source', async () => {
    const value = '> “Not *one*\n> of \\_them\\_,” said **Ann Lee**, who “*likes*” [Bo](b.md).\n>\n> “Go,” she told Bo.\n'
    const file = await pipelines.markdown(value, { indirect: true })
    const { text, quotes } = file.data.quoteAttribution!
    for (const span of spansOf(quotes)) expect(span.text).toBe(text.slice(span.start, span.end))
    const plain = (source: string): string => source.replace(/\n> /g, '\n').replace(/\*|\\|\[|\]\(.*?\)/g, '')
    const spans = spansOf(file.data.quotes!)
    expect(spans.length).toBeGreaterThan(5)
    for (const span of spans) expect(plain(value.slice(span.start, span.end))).toBe(span.text)
    expect(file.data.quotes!.map(({ id, text, kind, confidence }) => ({ id, text, kind, confidence }))).toEqual(
      quotes.map(({ id, text, kind, confidence }) => ({ id, text, kind, confidence })),
    )
  })

  test('one speaker is one object', async () => {
    const file = await pipelines.markdown('*“Go,”* said Ann Lee.\n\n“No!” cried Bo.\n\n“Now,” Ann Lee added.')
    const [first, , second] = file.data.quotes!
    expect(first!.speaker).toBe(second!.speaker)
    expect(file.data.quoteAttribution!.quotes[0]!.speaker).not.toBe(first!.speaker)
  })
})

describe('HTML', () => {
  test('offsets count in the text of the leaves, references and all', async () => {
    const file = await pipelines.html('<p>&ldquo;R&amp;D &amp; I,&rdquo; said <b>Ann</b> Lee.</p>\n<p>“No,” said\n   Bo &mdash; twice.</p>')
    expect(file.data.quoteAttribution).toMatchObject({
      offsets: 'text',
      text: '“R&D & I,” said Ann Lee.\n\n“No,” said\n   Bo — twice.',
    })
    expect(file.data.quotes).toBe(file.data.quoteAttribution!.quotes)
    expect(seen(file)).toEqual([
      ['“R&D & I,”', 'Ann Lee', 'said'],
      ['“No,”', 'Bo', 'said'],
    ])
  })

  test('blocks without white space between them are kept apart', async () => {
    const file = await pipelines.html(
      '<div><p>“We sold it.</p><p>“All of it,” said Ann.</p></div><ul><li>“No,” said Bo<li>“Yes,” said Al</ul>',
    )
    expect(file.data.quoteAttribution!.text).toBe('“We sold it.\n\n“All of it,” said Ann.\n\n“No,” said Bo\n\n“Yes,” said Al')
    expect(file.data.quotes!.map(({ text, speaker }) => [text, speaker?.name])).toEqual([
      ['We sold it. All of it,', 'Ann'],
      ['No,', 'Bo'],
      ['Yes,', 'Al'],
    ])
  })

  test('code, scripts and styles are left out, line breaks are lines', async () => {
    const file = await pipelines.html(
      '<style>"a"</style><p>“Go,” said Ann.<br>\n“No,” said Bo. <code>"x" said Al</code></p><script>say("b")</script>',
    )
    expect(seen(file)).toEqual([
      ['“Go,”', 'Ann', 'said'],
      ['“No,”', 'Bo', 'said'],
    ])
  })
})
