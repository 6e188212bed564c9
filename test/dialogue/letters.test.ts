import { expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

const kinds = (paragraphs: readonly string[]): string[] =>
  attributeQuotes(paragraphs.join('\n\n'), { genre: 'fiction' }).map(({ kind, text }) => `${kind === 'unspoken' ? '-' : '+'} ${text}`)

test('the lines of a letter are nobody’s speech', () => {
  const letter = ['“Quay Street,”', '“Tuesday.”', '“Dear Ada,”', '“The roof has gone at last.”', '“Yours ever,”', '“Tobias Orr.”']
  const before = 'The post came late. It was from her uncle.'
  expect(kinds([before, ...letter, '“Bad news?” asked Jon.', '“The roof,” said Ada.'])).toEqual([
    '- Quay Street,',
    '- Tuesday.',
    '- Dear Ada,',
    '- The roof has gone at last.',
    '- Yours ever,',
    '- Tobias Orr.',
    '+ Bad news?',
    '+ The roof,',
  ])
})

test('a letter without a leave goes on to the narration behind it', () => {
  expect(kinds(['She wrote another:', '“DEAR MR. ORR,”', '“There is no place for you.”', 'She posted it.', '“Done,” said Ada.'])).toEqual([
    '- DEAR MR. ORR,',
    '- There is no place for you.',
    '+ Done,',
  ])
})

test('a leave alone has the letter in front of it', () => {
  expect(kinds(['The last page said little.', '“I think of the mill.”', '“Your loving brother,”', '“Jon.”', 'Ada put it away.'])).toEqual([
    '- I think of the mill.',
    '- Your loving brother,',
    '- Jon.',
  ])
})

test('a letter in one pair of marks ends with them', () => {
  expect(kinds(['She read it aloud.', '“Dear Ada,', '“The roof has gone.”', '“The roof?” said Jon.'])).toEqual([
    '- Dear Ada, The roof has gone.',
    '+ The roof?',
  ])
})

test('a line with a clause of its own greets in speech', () => {
  expect(kinds(['“My dear Ada,” said Jon.', '“Yes, dear?”'])).toEqual(['+ My dear Ada,', '+ Yes, dear?'])
  // a few words of verse
  expect(kinds(['Like the shepherd in the song,', '“Counting what the river took,”', 'he sat and looked at it.'])).toEqual([
    '+ Counting what the river took,',
  ])
})
