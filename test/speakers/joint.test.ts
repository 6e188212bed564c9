import { expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

const speakersOf = (text: string): (string | undefined)[] => attributeQuotes(text, { genre: 'news' }).map(({ speaker }) => speaker?.name)

test.each([
  ['two before their verb', 'Ada Roe and Inga Orr said: “We knew.”', ['Ada Roe and Inga Orr']],
  ['two behind their verb', '“We knew,” said Ada Roe and Inga Orr.', ['Ada Roe and Inga Orr']],
  ['three of them', 'Ada Roe, Inga Orr and Tove Hale said it was “late”.', ['Ada Roe, Inga Orr and Tove Hale']],
  [
    'their full names, once more in another order',
    'Ada Roe met Inga Orr. Roe and Orr said it was “late”. Later, Orr and Roe called it “a mess”.',
    ['Ada Roe and Inga Orr', 'Ada Roe and Inga Orr'],
  ],
  ['one who speaks and one who does something else', '“We knew,” said Ada Roe and Inga Orr nodded.', ['Ada Roe']],
  ['one whom another one looked at', 'Tove looked at Ada Roe and Inga Orr said: “We knew.”', ['Inga Orr']],
])('who speak together: %s', (_, text, speakers) => {
  expect(speakersOf(text)).toEqual(speakers)
})

test('a group that speaks together is one speaker with the places that name it', () => {
  const [first, second] = attributeQuotes('Ada Roe and Inga Orr said: “We knew.” Roe and Orr added: “We did.”', { genre: 'news' })
  expect(second!.speaker).toBe(first!.speaker)
  expect(first!.speaker).toMatchObject({ id: 's1', kind: 'group' })
  expect(first!.speaker!.mentions.map(({ text }) => text)).toEqual(['Ada Roe and Inga Orr', 'Roe and Orr'])
})

test('what several report together is said by the same group', () => {
  const quotes = attributeQuotes('Ada Roe and Inga Orr said: “We knew.” Roe and Orr said on Monday that the bridge would close.', {
    genre: 'news',
    indirect: true,
  })
  expect(quotes.map(({ kind, speaker }) => [kind, speaker?.name])).toEqual([
    ['direct', 'Ada Roe and Inga Orr'],
    ['indirect', 'Ada Roe and Inga Orr'],
  ])
  expect(quotes[1]!.speaker).toBe(quotes[0]!.speaker)
  expect(quotes[1]!.speaker!.mentions.map(({ text }) => text)).toEqual(['Ada Roe and Inga Orr', 'Roe and Orr'])
})
