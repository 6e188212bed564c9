import fc from 'fast-check'
import { attributeQuotes, type Character, type Quote } from '../../src/index.ts'

/** News with an interrupted quote, a mixed one, a quote within a quote, a scare quote, and one that nobody says. */
export const news: string = `“The bridge,” said Adaeze Nwosu on Monday, “will open in May.” She called the delay “a disaster”.

“He told me ‘never again’ and left,” Tom Reed added. The so-called “experts” did not reply.

According to the ministry, “no date is final”.`

/** Pieces that break writers: markup, entities, ends of sections, formulas, control characters, halves of pairs, marks of direction. */
const hostile: readonly string[] = [
  ...[
    '<img src=x onerror=alert(1)>',
    '</script><script>',
    '<!--',
    '-->',
    ']]>',
    '<![CDATA[',
    '&amp;',
    '&#0;',
    '&lt',
    '"',
    "'",
    '`',
    '\\',
    '|',
  ],
  ...['=cmd()', '+1', '-1', '@sum', '\t=1', "'=1", '＝1', ',', ';', '\r', '\n', '\r\n', '\n\n', '\u0000', '\u0007', '\u0085', '\u2028'],
  ...[
    '\u2029',
    '\ufeff',
    '\ufffe',
    '\uffff',
    '\ud83d',
    '\ude00',
    '😀',
    '\u202e',
    '\u2066',
    '\u200f',
    'é',
    '日本語',
    '{{x}}',
    '%s',
    'x: “y”',
  ],
]
const plain: readonly string[] = [
  'Anna',
  'Mr. Pell',
  'the ministry',
  'said',
  'asked',
  'told',
  'she',
  'He',
  ' ',
  ' ',
  ' ',
  ', ',
  '. ',
  '“',
  '”',
  '"',
  '‘',
  '’',
  ': ',
  '—',
]

/** Short texts of words, quotation marks and hostile pieces. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...plain) }, { weight: 1, arbitrary: fc.constantFrom(...hostile) }), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join(''))

const hostileName: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...hostile, 'Anna', ' ', 'said'), { minLength: 1, maxLength: 3 })
  .map((pieces) => pieces.join(''))
  .filter((name) => name.trim() !== '')

/** A text in which somebody of a hostile name, id and alias speaks, and more of the same kind around it. */
export const hostileInput: fc.Arbitrary<{ text: string; characters: Character[] }> = fc
  .tuple(hostileName, hostileName, hostileName, hostileText, hostileText, hostileText)
  .map(([name, id, alias, before, said, behind]) => ({
    text: `${before}“${said},” said ${name}. ${behind}`,
    characters: [{ name, id, aliases: [alias] }],
  }))

/** The quotes of a hostile input. */
export function quotesOf({ text, characters }: { text: string; characters: Character[] }): Quote[] {
  return attributeQuotes(text, { characters })
}

/** How many inputs are generated: `HOSTILE_RUNS=50000 npx vitest run test/formats/hostile.test.ts` for the full number. */
export const runs: number = Number(process.env.HOSTILE_RUNS ?? 1500)
