import { describe, expect, test } from 'vitest'
import { mostShort } from '../../src/text/lists.ts'
import { Kind, Shape, textOf, tokenize } from '../../src/text/tokens.ts'

const words = (text: string): string[] => {
  const tokens = tokenize(text)
  return Array.from({ length: tokens.count }, (_, t) => textOf(tokens, t, t + 1))
}
const kinds = Object.keys(Kind) as (keyof typeof Kind)[]

describe('what is one token', () => {
  test.each([
    ['words and punctuation', 'Come in, Anna.', ['Come', 'in', ',', 'Anna', '.']],
    ['inner apostrophes stay', 'don’t can’t O’Hara', ['don’t', 'can’t', 'O’Hara']],
    ['the clitic is a token', "Moscow’s and Ana's", ['Moscow', '’s', 'and', 'Ana', "'s"]],
    ['hyphens stay', 'Achebe-Lowe is well-read', ['Achebe-Lowe', 'is', 'well-read']],
    ['titles keep their full stop', 'Mr. Orr met Dr. Voss.', ['Mr.', 'Orr', 'met', 'Dr.', 'Voss', '.']],
    ['initials keep theirs', 'W.E.B. Larkin and J. Smith', ['W.E.B.', 'Larkin', 'and', 'J.', 'Smith']],
    ['numbers', '2,700 at 3.5 by 10:30', ['2,700', 'at', '3.5', 'by', '10:30']],
    ['two single glyphs are one mark', "``Come in,'' he said", ['``', 'Come', 'in', ',', "''", 'he', 'said']],
    ['a run of dashes is one', 'no -- yes—maybe', ['no', '--', 'yes', '—', 'maybe']],
    ['emphasis leaves nothing', 'a _very_ *old* man', ['a', 'very', 'old', 'man']],
    ['a handle', '@lumencycles posted', ['@lumencycles', 'posted']],
    ['other scripts', 'Ольга сказала 「はい」', ['Ольга', 'сказала', '「', 'はい', '」']],
    ['a surrogate pair is one', 'so 😀 it', ['so', '😀', 'it']],
    ['half a pair is one', 'a \ud800 b', ['a', '\ud800', 'b']],
    ['nothing', '', []],
    ['white space', ' \t\r\n\ufeff', []],
    ['what nobody sees, inside a word', 'co\u00adoperate', ['co\u00adoperate']],
    ['what nobody sees, between words', '\u2066Ada\u2069 \u200dRoe\u200f.', ['Ada', 'Roe', '.']],
  ])('%s', (_, text, expected) => expect(words(text)).toEqual(expected))
})

describe('kinds', () => {
  test.each([
    ['word', 'word'],
    ['12', 'number'],
    ['“', 'mark'],
    ['—', 'dash'],
    [';', 'punctuation'],
    ['😀', 'symbol'],
  ] as const)('%s is a %s', (text, kind) => expect(kinds[tokenize(text).kind[0]!]).toBe(kind))
})

describe('paragraphs', () => {
  test.each([
    ['an empty line', 'One.\n\nTwo.', ['One.', 'Two.']],
    ['CRLF', 'One.\r\n\r\nTwo.', ['One.', 'Two.']],
    ['one line each', 'One.\nTwo.\nThree.', ['One.', 'Two.', 'Three.']],
    ['blanks on the empty line', 'One.\n \t\nTwo.', ['One.', 'Two.']],
    [
      'lines broken to a width',
      `${'the rain came over the hill and into\nthe yard where nobody had thought to\ncover the hay or the cart or the dog\n'.repeat(3)}\nTwo.`,
      [expect.stringMatching(/^the rain(?:.|\n)*dog$/), 'Two.'],
    ],
    ['U+2029', 'One.\u2029\u2029Two.', ['One.', 'Two.']],
  ])('%s', (_, text, expected) => {
    const tokens = tokenize(text)
    const found = [...tokens.paragraphs].slice(0, -1).map((from, p) => textOf(tokens, from, tokens.paragraphs[p + 1]!))
    expect(found).toEqual(expected)
  })
})

test('sentences begin behind full stops, not behind abbreviations', () => {
  const tokens = tokenize('Mr. Orr left. He met Dr. Voss at 3 p.m. every day. “Good!” It rained.')
  const starts = Array.from({ length: tokens.count }, (_, t) => t).filter((t) => tokens.shape[t]! & Shape.sentenceStart)
  expect(starts.map((t) => textOf(tokens, t, t + 1))).toEqual(['Mr.', 'He', 'Good', 'It'])
})

test('numbers of paragraphs, however many', () => {
  for (const count of [mostShort - 1, mostShort, mostShort + 1]) {
    const { paragraph, paragraphs, count: tokens } = tokenize('A.\n\n'.repeat(count))
    expect([tokens, paragraphs.length]).toEqual([2 * count, count + 1])
    for (const p of [0, 1, count - 2, count - 1]) expect(paragraph[2 * p + 1]).toBe(p)
    expect(paragraph[tokens]).toBe(count)
  }
})

test('room for texts whose end has more tokens than their beginning', () => {
  const text = `${'Longwindedness '.repeat(1000)}${'. '.repeat(20_000)}`
  const { count, start, end } = tokenize(text)
  expect([count, start[count], end[count - 1]]).toEqual([21_000, text.length, text.length - 1])
})
