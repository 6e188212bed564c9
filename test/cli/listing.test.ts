import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { cut, flat, pad } from '../../src/cli/columns.ts'
import { bar, listing, percent } from '../../src/cli/listing.ts'
import { makeSummary } from '../../src/cli/summary.ts'
import { attributeQuotes, type Quote } from '../../src/index.ts'

const plain = { color: false, width: Number.POSITIVE_INFINITY }

describe('listing', () => {
  test('position counts lines and columns from 1, in CRLF texts too', () => {
    const text = 'One.\r\n\r\nA “word,” said Ann Lee.'
    expect(listing(text, attributeQuotes(text), plain)).toMatch(/^3:3 /)
  })

  test('a nested quote is set in, below the one around it', () => {
    const text = '“He told me, ‘Ann, run,’ and I ran,” said Ann Lee.'
    const lines = listing(text, attributeQuotes(text), plain).split('\n')
    expect(lines[0]).toMatch(/ {2}“He told me, ‘Ann, run,’ and I ran,”$/)
    expect(lines[1]).toMatch(/ {4}“Ann, run,”$/)
  })

  test('lines are cut to the width, however wide the characters', () => {
    const text = `“${'東京は大きい。'.repeat(40)}” said Ann Lee. “${'Go on and on. '.repeat(40)}” said Ann Lee.`
    for (const width of [80, 120, 200])
      for (const line of listing(text, attributeQuotes(text), { color: false, width }).trimEnd().split('\n'))
        expect(stringWidth(line)).toBeLessThanOrEqual(width)
  })

  test('no quotes, no lines', () => {
    expect(listing('Nothing.', [], plain)).toBe('')
  })
})

describe('summary', () => {
  const print = (text: string): string => {
    const summary = makeSummary()
    summary.add(attributeQuotes(text))
    return summary.print(plain)
  }

  test('quotes, words, share and gender of each speaker; a nested quote is not counted twice', () => {
    const out = print('“He told me, ‘Ann, run,’ and I ran,” said Ann Lee. “Two words,” replied Mr. Park.')
    expect(out).toMatch(/^speaker +quotes +words +share +gender\n/)
    expect(out).toMatch(/^Ann Lee +1 +6 /m)
    expect(out).toMatch(/^Mr\. Park +1 +2 .* male$/m)
    expect(out).toMatch(/\n\n3 quotes, \d speakers, 10 words quoted\n$/)
  })

  test('over several texts a name is one speaker', () => {
    const summary = makeSummary()
    for (const text of ['“One,” said Ann Lee.', '“Two three,” said Ann Lee.']) summary.add(attributeQuotes(text))
    expect(summary.print(plain)).toMatch(/^Ann Lee +2 +3 +█████ 100% /m)
  })

  test('nothing quoted', () => {
    expect(print('Nothing.')).toBe('0 quotes, 0 speakers, 0 words quoted\n')
    expect(print('She read the “Night Ferry” again.')).toContain('1 in marks but unspoken')
  })

  test('a quote of nobody is counted as such', () => {
    const nobody = { id: 'q1', kind: 'direct', text: 'One two.', speaker: null, parent: null } as unknown as Quote
    const summary = makeSummary()
    summary.add([nobody])
    expect(summary.print(plain)).toMatch(/^\(nobody named\) +1 +2 /m)
    expect(summary.print(plain)).toContain('1 quote, 0 speakers')
  })
})

describe('columns', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['a bit too long', 6, 'a bit…'],
    ['東京都', 4, '東…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3, '👩‍👩‍👧‍👦…'],
    ['x', 0, ''],
  ])('cut(%j, %i)', (text, width, expected) => {
    expect(cut(text, width)).toBe(expected)
  })

  test('pad, flat, bar, percent', () => {
    expect(pad('東', 4)).toBe('東  ')
    expect(pad('7', 3, 'right')).toBe('  7')
    expect(flat(' a\n\tb\u001B[0m\u202Ec ')).toBe('a b[0mc')
    expect([bar(0), bar(0.5), bar(1)]).toEqual(['░░░░░', '███░░', '█████'])
    expect(percent(0.966)).toBe('97%')
  })
})
