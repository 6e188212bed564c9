import { describe, expect, test } from 'vitest'
import { attributeQuotes, type Options, toSegments } from '../src/index.ts'

describe('texts that no author wrote', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \t\r\n\u00a0\ufeff'],
    ['one mark', '"'],
    ['an empty pair', '""=""'],
    ['a mark at the end', 'He said "'],
    ['reversed marks', '”word“'],
    ['half surrogate pairs', '“\ud800” said \udc00 Anna \ud800'],
    ['NUL', '“Come\0 in,”\0 said Anna.\0'],
    ['CRLF', '“Come in,” said Anna.\r\n\r\n“Now,” said Ben.\r\n'],
    ['old line ends', '“Come in,” said Anna.\r\r“Now,” said Ben.\r'],
    ['line separators', '“Come in,”\u2028said Anna.\u2029“Now,” said Ben.'],
    ['prototype words', '“constructor,” said __proto__. toString hasOwnProperty “valueOf” said valueOf.'],
    ['right to left', '“שלום,” said דנה. \u202e“Come in,”\u202c said Anna.'],
    ['combining marks', `“${'e\u0301'.repeat(2000)},” said Zoe\u0308 Orr.`],
  ])('%s', (_, text) => {
    const quotes = attributeQuotes(text)
    for (const { parts } of quotes) for (const part of parts) expect(text.slice(part.start, part.end)).toBe(part.text)
    expect(
      toSegments(text, quotes)
        .map((segment) => segment.text)
        .join(''),
    ).toBe(text)
  })
})

const sentence = '“The roof leaks,” said Ada Quist, and nobody on the stairs was surprised by it. '
/** Each is a unit that is repeated, so that twice the length is twice the work and no more. */
const units: readonly (readonly [name: string, unit: string])[] = [
  ['opening marks', '“'],
  ['closing marks', '”'],
  ['straight marks', '"'],
  ['straight marks apart', '" '],
  ['single marks', "'"],
  ['single marks apart', " 'a"],
  ['apostrophes', "'a"],
  ['grave accents', '``'],
  ['low marks', '„a '],
  ['guillemets', '« '],
  ['corner brackets', '「'],
  ['alternating styles', '“‘«„"\'‹「『'],
  ['deep nesting', '“a ‘b '],
  ['unclosed quotes in paragraphs', '“Come in, said Anna.\n\n'],
  ['reopened paragraphs', '“And then it rained.\n\n'],
  ['unopened quotes', 'It rained," he said. '],
  ['dashes', '— '],
  ['dash lines', '— Come in, said Anna.\n'],
  ['labels', 'ANNA: Come in.\n'],
  ['commas', ','],
  ['full stops', '.'],
  ['a name without end', 'Anna '],
  ['a verb without end', 'said '],
  ['a sentence without end', 'the grey fox said nothing and '],
  ['line breaks', '\n'],
  ['blanks', ' '],
  ['NUL', '\0'],
  ['half pairs', '\ud800'],
  ['digits', '1'],
  ['letters', 'a'],
  ['quotes of one line', sentence],
  ['quotes in paragraphs', `${sentence}\n\n`],
]

/** Repetitions that differ in their names: as many people as lines. */
const casts: readonly (readonly [name: string, line: (name: string, other: string) => string])[] = [
  ['one surname', (name) => `“Nobody came,” said ${name} Quist.\n\n`],
  ['one surname, and alone', (name) => `“Nobody came,” said ${name} Quist. Mr. Quist nodded.\n\n`],
  ['one first name', (name) => `“Nobody came,” said Ada ${name}. Ada waited. “Nobody,” Ada said.\n\n`],
  ['one office', (name, other) => `Senator ${name} ${other} rose. “No,” the senator said.\n\n`],
  ['companies', (name, other) => `${name} ${other} Corp. failed. “We regret it,” the company said.\n\n`],
]

/** A name of four syllables for every number. */
function nameOf(n: number): string {
  const syllables = Array.from({ length: 4 }, (_, k) => {
    const digit = Math.floor(n / 16 ** k)
    return 'bdfghklmnprstvwz'[digit % 16]! + 'aeiou'[(digit >> 1) % 5]!
  }).join('')
  return syllables[0]!.toUpperCase() + syllables.slice(1)
}

/** The least of a few runs: what the work costs, not what else the machine was doing. */
function least(text: string, runs: number, options?: Options): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const started = process.cpuUsage()
    attributeQuotes(text, options)
    const used = process.cpuUsage(started)
    best = Math.min(best, (used.user + used.system) / 1000)
  }
  return best
}

describe('time grows with the length, not faster', () => {
  test.each(units)('%s', (_, unit) => {
    const small = unit.repeat(Math.ceil(6_000 / unit.length))
    attributeQuotes(small)
    // eight times the text may take 32 times as long, on a busy machine: quadratic work takes 64 times
    const allowed = (): boolean => least(small.repeat(8), 2) < 32 * Math.max(least(small, 4), 1)
    expect(allowed() || allowed() || allowed()).toBe(true)
  })
})

test('time grows with the dashes that open one line again, not faster', () => {
  const line = (count: number): string => `— Come in, said Anna.\n\n— ${'It is late. — '.repeat(count)}No.`
  attributeQuotes(line(500))
  // as above
  const allowed = (): boolean => least(line(16_000), 1) < 32 * Math.max(least(line(2000), 3), 1)
  expect(allowed() || allowed()).toBe(true)
})

describe.each(['news', 'fiction'] as const)(
  'time grows with the people of %s, not faster',
  (genre) => {
    test.each(casts)('%s', (_, line) => {
      const cast = (count: number): string => Array.from({ length: count }, (_, n) => line(nameOf(7 * n + 3), nameOf(11 * n))).join('')
      attributeQuotes(cast(500), { genre })
      const [few, many] = [cast(1000), cast(8000)]
      // as above
      const allowed = (): boolean => least(many, 1, { genre }) < 32 * least(few, 2, { genre })
      expect(allowed() || allowed()).toBe(true)
    })
  },
  60_000,
)

test('a line of 10 MB', { timeout: 300_000 }, () => {
  const text = sentence.repeat(Math.ceil(10_000_000 / sentence.length))
  const quotes = attributeQuotes(text)
  expect(quotes.length).toBe(text.length / sentence.length)
  expect(quotes.at(-1)?.speaker?.name).toBe('Ada Quist')
})

test('things in a row that lean on each other', () => {
  for (const row of ['Commissioner of Police, ', 'the mayor, ', 'a man called ', 'and Ada ', "Ada's mother’s "]) {
    const text = `${sentence}${row.repeat(20_000)}${sentence}`
    expect(attributeQuotes(text, { genre: 'news' })[0]?.speaker?.name).toBe('Ada Quist')
  }
})

test('200,000 marks in a row', () => {
  for (const mark of ['"', '“', '”', "'", '’', '«', '„', '`']) expect(() => attributeQuotes(mark.repeat(200_000))).not.toThrow()
})
