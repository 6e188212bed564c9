import { expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

const speakersOf = (text: string): (string | undefined)[] => attributeQuotes(text, { genre: 'news' }).map(({ speaker }) => speaker?.name)

const lines = 'Q: Do you cook at home?\n\nA: Never. My mother said, “Eat out.” I do.'

test.each([
  ['of those named', 'Ada Roe met Inga Orr.\n\nAR: Is it late?\n\nIO: It is.\n\nAR: Ah.', ['Ada Roe', 'Inga Orr', 'Ada Roe']],
  ['of a double name', 'Ada Roe-Pell met Inga Orr.\n\nA.R.P.: Is it late?\n\nIO: It is.', ['Ada Roe-Pell', 'Inga Orr']],
  ['of two', 'Ada Roe met Abel Rand.\n\nAR: Is it late?\n\nQ: It is.\n\nAR: Ah.', ['AR', 'Q', 'AR']],
])('initials: %s', (_, text, speakers) => {
  expect(speakersOf(text)).toEqual(speakers)
})

test.each([
  ['whom the text speaks to', `Last week in Oslo we spoke to Ada Roe.\n\n${lines}`, ['Q', 'Ada Roe', 'my mother']],
  ['behind a role', `An interview with the chef Ada Roe, who trained under Inga Orr.\n\n${lines}`, ['Q', 'Ada Roe', 'my mother']],
  ['the only one who is named', `Ada Roe opened her first restaurant in 2016.\n\n${lines}`, ['Q', 'Ada Roe', 'my mother']],
  ['one of two who are named', `Ada Roe was examined by Inga Orr.\n\n${lines}`, ['Q', 'A', 'my mother']],
  ['nobody named', lines, ['Q', 'A', 'my mother']],
])('who answers: %s', (_, text, speakers) => {
  expect(speakersOf(text)).toEqual(speakers)
})
