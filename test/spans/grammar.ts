import fc from 'fast-check'

/** A document that the grammar made, and what it holds. */
export interface Made {
  readonly text: string
  /** Offsets of each quoted stretch between its marks, outer ones first, with the index of the one around it, or -1. */
  readonly quotes: readonly { readonly start: number; readonly end: number; readonly parent: number }[]
}

const pairs = [
  ['“', '”'],
  ['"', '"'],
  ['‘', '’'],
  ["'", "'"],
  ['„', '“'],
  ['‚', '‘'],
  ['«', '»'],
  ['« ', ' »'],
  ['»', '«'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
  ['``', "''"],
  ['«\u202f', '\u202f»'],
] as const

/** Marks of any kind where no grammar would put them. */
const strays = fc.constantFrom('“', '”', '"', '‘', '’', "'", '„', '‚', '«', '»', '‹', '›', '「', '」', '``', "''", '″', '′', '`')
const words = fc.constantFrom(
  'rain',
  'the roof',
  'don’t',
  'it isn’t so',
  'six o’clock',
  'Anna',
  '12',
  'dogs’',
  'goin’',
  '(so)',
  '…',
  'élan',
  'Ольга',
  '雨',
  '😀',
)
const breaks = fc.constantFrom(' ', ' ', ' ', ' ', '\n\n', '\n', '\r\n\r\n', '\u00a0', '')
const stops = fc.constantFrom('.', ',', '?', '!', '—', '', ':', '; ')
const clauses = fc.constantFrom(' said Anna. ', ' Ben asked, ', ' she told them—', ' the ministry said. ', ', he said, ')

const atom: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(words, stops, breaks).map((list) => list.join('')) },
  { weight: 2, arbitrary: clauses },
  { weight: 1, arbitrary: strays },
)

/** Documents of marks, text and breaks in any order: quotes whole, nested, reopened, unclosed, unopened, and strays between them. */
export const documents: fc.Arbitrary<string> = fc
  .letrec<{ quote: string; text: string }>((tie) => ({
    quote: fc
      .tuple(fc.constantFrom(...pairs), fc.array(tie('text'), { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 9 }), stops)
      .map(([[open, close], inside, fault, stop]) => {
        const reopened = fault === 1 ? inside.join(`\n\n${open}`) : inside.join('')
        return `${fault === 2 ? '' : open}${reopened}${stop}${fault === 3 ? '' : close}`
      }),
    text: fc.oneof({ maxDepth: 4, depthIdentifier: 'quote' }, atom, atom, tie('quote')),
  }))
  .text.chain((first) => fc.array(fc.oneof(atom, atom, fc.constant(first)), { maxLength: 6 }).map((rest) => first + rest.join('')))

const sentence = fc.constantFrom('The roof leaks', 'It never rains in here', 'We asked for tea', 'Nobody came', 'They went home early')

/** Documents without a fault, each mark in its ordinary place: one paragraph a quote, nested in other marks at most once. */
export const faultless: fc.Arbitrary<Made> = fc
  .array(fc.tuple(fc.constantFrom(...pairs), fc.constantFrom(...pairs), sentence, sentence, fc.boolean()), { minLength: 1, maxLength: 5 })
  .map((list) => {
    let text = ''
    const quotes: { start: number; end: number; parent: number }[] = []
    for (const [outer, inner, one, two, nested] of list) {
      if (text) text += '\n\n'
      text += outer[0]
      const start = text.length
      const index = quotes.push({ start, end: 0, parent: -1 }) - 1
      text += one
      // a mark that ends one quote and begins another cannot be told apart without a word between them
      if (nested && differ(outer, inner)) {
        text += `, ${inner[0]}`
        const from = text.length
        text += `${two},`
        quotes.push({ start: from, end: text.length, parent: index })
        text += `${inner[1]} and left`
      }
      text += ','
      quotes[index] = { start, end: text.length, parent: -1 }
      text += `${outer[1]} said Anna.`
    }
    return { text, quotes }
  })

const families = ['“”"„``', "‘’'‚", '«»', '‹›', '「」', '『』']

/** Whether two pairs are of different families: within one, nesting shows only by what closes where. */
function differ(a: readonly [string, string], b: readonly [string, string]): boolean {
  const family = ([open, close]: readonly [string, string]): number => {
    const glyph = open.trim()
    return glyph === '``' || close === "''" ? 0 : families.findIndex((glyphs) => glyphs.includes(glyph))
  }
  return family(a) !== family(b)
}
