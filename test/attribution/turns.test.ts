import { expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

const partsOf = (text: string): string[][] =>
  attributeQuotes(text, { genre: 'news' }).map(({ parts }) => parts.map(({ start, end }) => text.slice(start, end)))

test.each([
  ['two parts of a turn', '“I see it,” Orr said, holding out a lamp. “And you?”', [['I see it,', 'And you?']]],
  ['a verb that only goes on', '“I see it,” Orr said, adding that it was late. “And you?”', [['I see it,'], ['And you?']]],
  ['a phrase that only goes on', '“I see it,” Orr said, going on to praise the mill. “And you?”', [['I see it,'], ['And you?']]],
  [
    'words of one clause, a sentence behind another verb',
    'Asked about her “fine ear,” Orr said, “She sings.” Asked about her “late work,” Orr said: “She sings.”',
    [['fine ear,'], ['She sings.'], ['late work,'], ['She sings.']],
  ],
  ['words of a clause that go on', 'Orr said it was “late,” he said, “and dark.”', [['late,', 'and dark.']]],
  [
    'a clause of its own behind *and*',
    '“I never said it was late,” and with that Roe broke off with a dismissive, “Ha!” “I see,” and she paused, “a sieve.”',
    [['I never said it was late,'], ['Ha!'], ['I see,', 'a sieve.']],
  ],
  [
    'somebody who answers',
    'Ada Roe replied to Brauer with, “Why now?” Brauer then wrote back, “You look fine.” Orr told Roe, “Why not?” Roe said, “You know.” Orr told him, “Go,” she said, “or stay.”',
    [['Why now?'], ['You look fine.'], ['Why not?'], ['You know.'], ['Go,', 'or stay.']],
  ],
  ['a mark of another kind', '"Kim thought it daft.\n\n“I never slept,” she said.', [['Kim thought it daft.'], ['I never slept,']]],
])('%s', (_, text, parts) => {
  expect(partsOf(text)).toEqual(parts)
})
