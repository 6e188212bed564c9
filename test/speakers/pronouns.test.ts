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
  ['a first name of men, and a woman', 'Marlowe Quist is not sorry, and she is fine with that. “It went well,” she said.', 'Marlowe Quist'],
  ['a thing of a make', 'Theo Quist showed himself on a Vespa. As for rumours that she had left? “It went well,” she said.', undefined],
  [
    'names that only a headline has',
    'Marlowe Quist Says New Song Was Written in a Bath\n\nMarlowe Quist is done crying, and she is fine. “It went well,” she said.',
    'Marlowe Quist',
  ],
  [
    'a place on loan',
    'Ada Quist was seen. Jordan Abiola, on loan from Leicester, joined in. Would he like to stay? “I would walk here,” he said.',
    'Jordan Abiola',
  ],
  ['a student with a first name', 'A student who gave only her first name, Lia, was less sure. “It went well,” she said.', 'Lia'],
  [
    'a thing that a noun tells of',
    'Sunniva Achterberg sang for an hour. “No!” roared the tent. “It went well,” she said.',
    'Sunniva Achterberg',
  ],
  [
    'a name with an article',
    'Yael Sherpa studied rivers. The Indus is long. The Indus has no ice. “It went well,” she said.',
    'Yael Sherpa',
  ],
  ['a country’s', 'Lorcan Bielak sang no more. It was on a Danish ferry. “It went well,” he said.', 'Lorcan Bielak'],
  ['a number', 'Winifred Sago answers. Sixty degrees at the heart, if you built it right. “It went well,” she said.', 'Winifred Sago'],
  ['a role by the name of somebody', 'A stylist by the name of Inga Orr was late. “It went well,” the stylist said.', 'Inga Orr'],
  ['a reader identified by a name', 'A reader identified only by her first name, Lia, said it was “late”.', 'Lia'],
])('%s', (_, text, name) => {
  expect(speakerOf(text)).toBe(name)
})

test.each([
  ['It was late in Sarnovo.', 'a place'],
  ['It had come over the Sarnova in a can.', 'what has an article'],
])('%s: %s is nobody’s she in a novel', (before) => {
  const quotes = attributeQuotes(`${before}\n\n“It went well,” she said.\n\n“Did it?” said Ivor.`, { genre: 'fiction' })
  expect(quotes[0]?.speaker).toBeNull()
})

test('whoever has an article and acts is somebody', () => {
  expect(speakerOf('The Badger sat down. “It went well,” he said.', 'fiction')).toBe('Badger')
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
