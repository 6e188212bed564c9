import { describe, expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

describe('the verb or phrase that attributes', () => {
  test.each([
    ['“It rained,” said Ada Quist.', 'said', 'say', false],
    ['“It rained,” Ada Quist says.', 'says', 'say', false],
    ['“It rained,” Ada Quist has told the inquiry.', 'told', 'tell', false],
    ['“It rained,” muttered Ada Quist.', 'muttered', 'mutter', false],
    ['“It rained,” Ada Quist wrote.', 'wrote', 'write', false],
    ['According to Ada Quist, “the roof was never dry.”', 'According to', 'according to', false],
    ['Ada Quist called the roof “a sieve with tiles”.', 'called', 'call', false],
    ['Ada Quist did not say that “the roof was dry”.', 'say', 'say', true],
    ['Ada Quist never claimed it was “a new roof”.', 'claimed', 'claim', true],
    ['“Is it raining?” asked Ada Quist.', 'asked', 'ask', false],
  ])('%s', (text, cue, lemma, negated) => {
    const [quote] = attributeQuotes(text)
    expect(quote?.cue).toMatchObject({ text: cue, lemma, negated })
  })

  test.each([
    ['a noun is none', 'The claim was old. “It rained.”'],
    ['a verb inside the quote is none', '“He said so and I say so.”'],
  ])('%s', (_, text) => expect(attributeQuotes(text)[0]?.cue).toBeNull())

  test.each([
    ['Ada Quist leads a group that says the bridge is “on the way out”.', 'a group that', 'says', 'group'],
    ['One reader called it dull. Another said it was “worth every page”.', 'Another', 'said', 'another'],
    ['Ada Quist and Bo Lind resigned. “We have no choice,” the two write.', 'the two', 'write', 'two'],
    ['Ada Quist hesitates but insists it is “a sound roof”.', 'Ada Quist', 'insists', 'Ada Quist'],
  ])('%s', (text, mention, cue, speaker) => {
    const [quote] = attributeQuotes(text, { genre: 'news' })
    expect([quote?.mention?.text, quote?.cue?.text, quote?.speaker?.name]).toEqual([mention, cue, speaker])
  })
})
