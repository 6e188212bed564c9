import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/attribute.ts'
import { attributeQuotes } from '../../src/index.ts'
import { readOptions } from '../../src/options.ts'

/** The verbs around the quotes of a text that stand in no list. */
function unlisted(text: string): string[] {
  const { context } = analyse(text, readOptions({ genre: 'news' }))!
  const { tokens, clauses } = context
  return clauses.filter(({ cue }) => cue.verb < 0 && cue.frame === 0).map(({ cue }) => text.slice(tokens.start[cue.at], tokens.end[cue.at]))
}

describe('verbs that no list of attributing verbs holds', () => {
  test('are found around quotes', () => {
    expect(unlisted('The union baulked: “Not one seat.”')).toEqual(['baulked'])
  })
  test('are not looked for elsewhere', () => {
    expect(unlisted('The roof sagged. The union paused for a year.\n\nIt was over.\n\n“Not one seat,” Ada Quist said.')).not.toContain(
      'sagged',
    )
  })
})

describe('what stands for a verb', () => {
  test.each([
    ['a dash before a signature', '“A kettle is a small clock.” —Ada Quist', '—'],
    ['a colon behind a name', 'This from Ada Quist: “It rained.”', ':'],
  ])('%s', (_, text, cue) =>
    expect(attributeQuotes(text, { genre: 'news' })[0]?.cue).toMatchObject({ text: cue, lemma: cue, negated: false }),
  )

  test('the colon of a script, behind a bracket or not', () => {
    const text = 'CHAIR: Are we all here?\nADA QUIST (softly): We are.\nCHAIR: Then let us begin.'
    expect(attributeQuotes(text).map(({ cue }) => [cue?.lemma, text.slice(0, cue?.end).split('\n').at(-1)])).toEqual([
      [':', 'CHAIR:'],
      [':', 'ADA QUIST (softly):'],
      [':', 'CHAIR:'],
    ])
  })
})

describe('participles', () => {
  test.each([
    ['before the subject', 'Citing “a leak in the roof”, Ada Quist left.', 'Ada Quist'],
    ['behind a conjunction', 'Ada Quist laid out her plan while warning of “a long winter”.', 'Ada Quist'],
    [
      'none of a preposition',
      'Ada Quist left. She preys on fears, regarding farmers and immigrants, and calls people “losers”.',
      'Ada Quist',
    ],
  ])('%s', (_, text, name) => expect(attributeQuotes(text, { genre: 'news' })[0]?.speaker?.name).toBe(name))
})

test('a clause behind a pause has its own subject', () => {
  const [quote] = attributeQuotes('When my mother asked me about the boat, I laughed and said, “I sold it.”', { genre: 'news' })
  expect(quote?.mention?.text).toBe('I')
})
