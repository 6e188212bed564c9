import { describe, expect, it } from 'vitest'
import { Part, tagTokens } from '../../src/text/tags.ts'
import { tokenize } from '../../src/text/tokens.ts'

const names = Object.fromEntries(Object.entries(Part).map(([name, part]) => [part, name]))
const tagged = (text: string): string => {
  const tokens = tokenize(text)
  return [...tagTokens(tokens).subarray(0, tokens.count)].map((part) => names[part]).join(' ')
}

describe('parts of speech', () => {
  it.each([
    ['The old bridge was closed.', 'determiner adjective noun past participle stop'],
    ['She will leave on Monday.', 'pronoun modal base preposition name stop'],
    ['They claim that the mill is old.', 'pronoun present preposition determiner noun third adjective stop'],
    [
      'His claim was wrong, and the teachers, who knew, left.',
      'possessive noun past adjective comma conjunction determiner plural comma question past comma past stop',
    ],
    ['Nine boats (3 of them) were lost.', 'number plural bracket number preposition pronoun bracket past participle stop'],
  ])('%s', (text, parts) => expect(tagged(text)).toBe(parts))

  it('are guessed for any text', () => {
    expect(tagged('')).toBe('')
    expect(tagged('🙂 ’')).toMatch(/symbol mark/)
  })
})
