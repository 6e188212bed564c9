import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/attribute.ts'
import { spokenFeatures } from '../../src/dialogue/spoken.ts'
import { readTag } from '../../src/dialogue/tags.ts'
import { attributeQuotes } from '../../src/index.ts'
import { weights } from '../../src/model/spoken.generated.ts'
import { readOptions } from '../../src/options.ts'

/** A scene around a sentence, so that it is read as a story; the kind of the quotes in the sentence. */
const kinds = (sentence: string): string[] => {
  const before = '“Why?” asked Ada.\n\n“Why not?” said Jon. He went to the door.\n\n'
  return attributeQuotes(`${before}${sentence}\n\nNobody came.`, { genre: 'fiction' })
    .filter(({ start, end }) => start >= before.length && end <= before.length + sentence.length)
    .map(({ kind }) => (kind === 'unspoken' ? 'unspoken' : 'spoken'))
}

describe('marks in a sentence of the narration', () => {
  test.each([
    ['There were cries of “Shame on you!” from the gallery.', ['spoken']],
    ['Jon broke in with “You never told me!”', ['spoken']],
    ['Ada called it “a sieve” and went to bed.', ['spoken']],
    ['Jon said that he was “very tired of it.”', ['spoken']],
    ['She had grown tired of “society” and its hats.', ['unspoken']],
    ['They belonged to the “best people” in town.', ['unspoken']],
    ['A “good” school was out of the question.', ['unspoken']],
    ['The door had “PRIVATE” painted on it.', ['unspoken']],
    ['He took the “north road” down to the mill.', ['unspoken']],
    ['There sat a woman, “idle” and alone, upon the step.', ['unspoken']],
  ])('%s', (sentence, expected) => expect(kinds(sentence)).toEqual(expected))
})

test('a turn that the narration cuts in two goes on', () => {
  expect(kinds('“It leavens the” she looked at him “heavy wits of this whole house.”')).toEqual(['spoken', 'spoken'])
})

test('quotes in quotes are left to the patterns', () => {
  expect(kinds('“He said ‘never’ to me,” said Ada.')).toHaveLength(2)
})

test('there is a weight for each feature', () => {
  const analysis = analyse('“Why?” asked Ada.\n\nHer claim of “never again” was heard.', readOptions({ genre: 'fiction' }))!
  const { context, units, entityOf } = analysis
  units.forEach((unit, u) => {
    const { choice, pattern } = readTag(context, unit, entityOf)
    expect(spokenFeatures(context, units, u, choice, pattern)).toHaveLength(weights.length)
  })
})
