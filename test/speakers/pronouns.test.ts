import { expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

/** Speakers of the quotes of a text that begin with a pronoun’s clause or end with one. */
const speakerOf = (text: string, genre: 'news' | 'fiction' = 'news'): string | undefined =>
  attributeQuotes(text, { genre }).at(-1)?.speaker?.name

test.each([
  ['the subject of the sentence before', 'Ada Quist met Inga Orr on Monday. “It went well,” she said.', 'Ada Quist'],
  ['gender', 'Ada Quist met Ivor Pell on Monday. “It went well,” he said.', 'Ivor Pell'],
  [
    'the one who spoke',
    'Ada Quist spoke first. Inga Orr listened to her. “It went well,” Quist said. “Very well,” she added.',
    'Ada Quist',
  ],
  ['somebody behind a preposition is seldom meant', 'Ada Quist left the room with Inga Orr. “It went well,” she said.', 'Ada Quist'],
  ['a company', 'Halden Corp. closed its works. “We regret it,” it said.', 'Halden Corp.'],
  ['nobody of that gender', 'Ivor Pell closed the works. “It went well,” she said.', undefined],
  ['who', 'Ada Quist, who said it was “late”, left.', 'Ada Quist'],
])('%s', (_, text, name) => {
  expect(speakerOf(text)).toBe(name)
})

test('a pronoun tells the gender of the only one whom it can mean', () => {
  const [quote] = attributeQuotes('Wren Amadi opened the works. “It went well,” she said.', { genre: 'news' })
  expect(quote?.speaker).toMatchObject({ name: 'Wren Amadi', gender: 'female' })
})

test('what somebody is tells the sex of whoever is called so', () => {
  const text = 'A tall man called Grau sat down beside Julia Stern. “It rained,” he said.'
  const [quote] = attributeQuotes(text, { genre: 'news' })
  expect(quote?.speaker).toMatchObject({ name: 'Grau', gender: 'male' })
})

test('whoever is called is nobody’s she in the same line', () => {
  const [quote] = attributeQuotes('“All right, Tarrow. Put her on,” said Owen.\n\n“Yes,” said Tarrow.', { genre: 'fiction' }).slice(1)
  expect(quote?.speaker).toMatchObject({ name: 'Tarrow', gender: 'unknown' })
})
