import { describe, expect, test } from 'vitest'
import { attributeQuotes } from '../src/index.ts'

const call = attributeQuotes as (text: unknown, options?: unknown) => unknown

describe('what is no text', () => {
  test.each([[undefined], [null], [12], [{}], [['a']]])('%o', (text) => {
    expect(() => call(text)).toThrow(expect.objectContaining({ name: 'TypeError', code: 'ERR_QUOTE_ATTRIBUTION_TEXT' }))
  })
})

describe('options that cannot be', () => {
  test.each([
    [7, 'TypeError', /options.*7/],
    [[], 'TypeError', /options.*an array/],
    [{ genre: 'poem' }, 'RangeError', /genre.*"poem"/],
    [{ genre: 1 }, 'TypeError', /genre.*1/],
    [{ indirect: 'yes' }, 'TypeError', /indirect.*"yes"/],
    [{ unspoken: 0 }, 'TypeError', /unspoken.*0/],
    [{ quotes: true }, 'RangeError', /quotes/],
    [{ characters: 'Ada' }, 'TypeError', /characters.*"Ada"/],
    [{ characters: [null] }, 'TypeError', /characters\[0\].*null/],
    [{ characters: [{ name: ' ' }] }, 'RangeError', /characters\[0\]\.name/],
    [{ characters: [{ name: 'Ada', aliases: [1] }] }, 'TypeError', /characters\[0\]\.aliases\[0\].*1/],
    [{ characters: [{ name: 'Ada', gender: 'f' }] }, 'RangeError', /characters\[0\]\.gender.*"f"/],
    [
      {
        characters: [
          { name: 'Ada', id: 'a' },
          { name: 'Bo', id: 'a' },
        ],
      },
      'RangeError',
      /characters\[1\]\.id.*"a"/,
    ],
  ])('%o', (options, name, message) => {
    expect(() => call('', options)).toThrow(
      expect.objectContaining({ name, code: 'ERR_QUOTE_ATTRIBUTION_OPTION', message: expect.stringMatching(message) }),
    )
  })
})

test.each([[undefined], [null], [{}], [{ characters: [] }]])('options that may be: %o', (options) => {
  expect(() => call('“Eat,” said Peg.', options)).not.toThrow()
})
