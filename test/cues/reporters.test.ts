import { expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

/** What is no verb with its subject in front: adjectives, nouns and agents. */
test.each([
  ['Ada Quist was adamant that the bridge was “no toy.”', 'Ada Quist', 'adamant', false],
  ['Ada Quist, the mayor, is not so sure that the town will find “a way across.”', 'Ada Quist', 'sure', true],
  ['The contention of Ada Quist that the bridge is “a toy” angered many.', 'Ada Quist', 'contention', false],
  ['The bridge was described as “a farce” by campaigners.', 'campaigners', 'described', false],
  ['Ada Quist was told by a teacher that girls “did not do rocks.”', 'teacher', 'told', false],
  ['“The bridge is a toy,” Ada Quist points out.', 'Ada Quist', 'points out', false],
  ['Ada Quist is tall. “Who knows?” she shrugged.', 'Ada Quist', 'shrugged', false],
  ['“You are not what you mop,” Ada Quist used to tell us.', 'Ada Quist', 'tell', false],
  ['“Go home,” Ada Quist likes to say.', 'Ada Quist', 'say', false],
  ['“It is a view,” Ada Quist remarks near the end.', 'Ada Quist', 'remarks', false],
  ['Then Ada Quist pipes up: “Walk.”', 'Ada Quist', 'pipes up', false],
  ['Ada Quist went on to call it “a mess”.', 'Ada Quist', 'call', false],
  ['I would go back, which, as Ada Quist likes to say, “may be the same evening”.', 'Ada Quist', 'say', false],
  ['Ada Quist used to say that a house “remembers its people.”', 'Ada Quist', 'say', false],
])('%s', (text, speaker, cue, negated) => {
  const [quote] = attributeQuotes(text, { genre: 'news' })
  expect([quote?.speaker?.name, quote?.cue?.text, quote?.cue?.negated]).toEqual([speaker, cue, negated])
})

test('an adjective before a noun reports nothing', () => {
  expect(attributeQuotes('The clear “winner” was nobody.', { genre: 'news' })[0]?.cue ?? null).toBeNull()
})
