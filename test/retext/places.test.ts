import fc from 'fast-check'
import type { Root } from 'nlcst'
import rehypeParse from 'rehype-parse'
import rehypeRetext from 'rehype-retext'
import remarkParse from 'remark-parse'
import remarkRetext from 'remark-retext'
import retextEnglish from 'retext-english'
import { type Processor, unified } from 'unified'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { type Flat, flatten } from '../../src/retext/flatten.ts'
import { locate, type Places, sourceEnd, sourceStart } from '../../src/retext/places.ts'

interface Read {
  readonly flat: Flat
  readonly places: Places
}

/** Flattens and locates the tree of natural language that a pipeline makes of a source. */
async function read(source: string, pipeline: (language: Processor) => Processor): Promise<Read> {
  let result: Read | undefined
  const language = unified()
    .use(retextEnglish)
    .use(() => (tree: Root) => {
      const flat = flatten(tree)
      result = { flat, places: locate(flat, source) }
    })
  const processor = pipeline(language as unknown as Processor)
  await processor.run(processor.parse(source), new VFile(source))
  return result!
}

function fromMarkdown(source: string): Promise<Read> {
  return read(
    source,
    (language) =>
      unified()
        .use(remarkParse)
        .use(remarkRetext, language as never) as unknown as Processor,
  )
}

function fromHtml(source: string): Promise<Read> {
  return read(
    source,
    (language) =>
      unified()
        .use(rehypeParse, { fragment: true })
        .use(rehypeRetext, language as never) as unknown as Processor,
  )
}

/** Each word with the piece of source that it is mapped to. */
function words({ flat, places }: Read, source: string): [string, string][] {
  return [...flat.text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => [
    word,
    source.slice(sourceStart(places, index), sourceEnd(places, index + word.length)),
  ])
}

/** A text with ways to write its pieces: plain, escaped, as references, wrapped in block quotes. */
const pieces = fc.array(
  fc.constantFrom<[source: string, text: string]>(
    ['word', 'word'],
    ['Ann', 'Ann'],
    ['é', 'é'],
    [' ', ' '],
    [' ', ' '],
    [' a\n> b ', ' a\nb '],
    [' a \n>   b ', ' a\nb '],
    [' a  \n> b ', ' a\nb '],
    [' a\\\n> b ', ' a\nb '],
    ['\\*', '*'],
    ['\\\\', '\\'],
    ['\\&', '&'],
    ['&amp;', '&'],
    ['&#x1F600;', '😀'],
    ['&nbsp;', '\u00a0'],
    [' & ', ' & '],
    ['&ldquo;', '“'],
    ['”,', '”,'],
    ['**b**', 'b'],
    ['.', '.'],
  ),
  { minLength: 1, maxLength: 12 },
)

test('words of Markdown are found where they stand, whatever is written between them', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, async (list) => {
      const source = `> x ${list.map(([piece]) => piece).join('')} z\n\n- end`
      const read = await fromMarkdown(source)
      expect(read.places.lost).toBe(false)
      // a word made of two pieces may have markup in it, and none of it may be lost at its ends
      for (const [word, piece] of words(read, source)) expect(piece.replace(/\*\*/g, '')).toBe(word)
    }),
    // two backslashes, each written as two, stood in the way of what follows them
    {
      numRuns: 500,
      examples: [
        [
          [
            ['\\\\', '\\'],
            ['\\\\', '\\'],
            ['&nbsp;', '\u00a0'],
            ['é', 'é'],
          ],
        ],
      ],
    },
  )
})

test('words of HTML are found behind character references and tags', async () => {
  const source =
    '<p>R&amp;D &mdash; &ldquo;Yes&rdquo;<br>we <b>do</b>&nbsp;&hellip; <code>x &lt; y</code> &#x1F600; end</p><p>&eacute;t&eacute; over</p>'
  const read = await fromHtml(source)
  expect(read.places.lost).toBe(false)
  expect(words(read, source)).toEqual([
    ['R', 'R'],
    ['D', 'D'],
    ['Yes', 'Yes'],
    ['we', 'we'],
    ['do', 'do'],
    ['x', 'x'],
    ['y', 'y'],
    ['end', 'end'],
    ['été', '&eacute;t&eacute;'],
    ['over', 'over'],
  ])
})

test('a start is in front of an escape or a reference, an end behind it', async () => {
  const source = '\\*a\\* &amp; b'
  const { flat, places } = await fromMarkdown(source)
  expect(flat.text).toBe('*a* & b')
  expect([0, 1, 2, 3, 4, 5].map((at) => sourceStart(places, at))).toEqual([0, 2, 3, 5, 6, 11])
  expect([1, 2, 3, 4, 5, 6].map((at) => sourceEnd(places, at))).toEqual([2, 3, 5, 6, 11, 12])
})

test('a text that is the file needs no table', async () => {
  const { places } = await fromMarkdown('Nothing is marked up here.')
  expect(places).toEqual({ same: true, lost: false, wraps: [], flat: [], length: [], from: [], to: [] })
  expect([sourceStart(places, 7), sourceEnd(places, 7)]).toEqual([7, 7])
})

test('line endings that wrap are told from those that break', async () => {
  const source = '*a*\nb  \nc\\\nd \ne\n\nf'
  const { flat, places } = await fromMarkdown(source)
  expect(flat.text).toBe('a\nb\nc\nd\ne\n\nf')
  expect(places.wraps).toEqual([1, 7])
})

test('one changed word is an edit, two in a row make the positions worthless', () => {
  const tree = (...values: string[]) => {
    let offset = 0
    const children = values.map((value) => {
      const start = { line: 1, column: offset + 1, offset }
      offset += 4
      return { type: 'TextNode' as const, value, position: { start, end: { line: 1, column: offset + 1, offset } } }
    })
    return flatten({ type: 'RootNode', children })
  }
  const edited = locate(tree('One ', 'zwei', 'xxx '), 'One two xxx ')
  expect(edited.lost).toBe(false)
  expect([sourceStart(edited, 4), sourceEnd(edited, 8), sourceStart(edited, 8)]).toEqual([4, 8, 8])
  expect(locate(tree('One ', 'zwei', 'drei'), 'One two xxx ').lost).toBe(true)
  expect(locate(tree('Eins'), 'One ').lost).toBe(true)
  expect(locate(tree(), 'One ').lost).toBe(false)
})

test('time grows linearly on text that is nothing but markup', () => {
  const most = 80_000
  // the time of as many leaves, in one text or in several
  const time = (count: number): number => {
    const source = '&amp;\\*\n> '.repeat(count)
    const leaves = Array.from({ length: count * 3 }, (_, k) => '&*\n'[k % 3]!)
    const flat = flatten({ type: 'RootNode', children: leaves.map((value) => ({ type: 'SymbolNode', value })) })
    const runs = Array.from({ length: 5 }, () => {
      // the time of the processor, so that a busy machine changes nothing
      const started = process.cpuUsage()
      for (let done = 0; done < most; done += count) expect(locate(flat, source).lost).toBe(false)
      return process.cpuUsage(started).user
    })
    return Math.min(...runs)
  }
  time(2000)
  expect(time(most) / time(most / 8)).toBeLessThan(4)
})
