import { expect, test } from 'vitest'
import { analyse } from '../../src/attribute.ts'
import { attributeQuotes } from '../../src/index.ts'
import { readOptions } from '../../src/options.ts'

const lines = (text: string): (string | undefined)[] => attributeQuotes(text, { genre: 'fiction' }).map((quote) => quote.speaker?.name)

test('a narrator whom nobody names', () => {
  expect(lines('“It is late,” I said.\n\n“It is,” said Ivor.')).toEqual(['narrator', 'Ivor'])
})

test('a narrator who gives a name', () => {
  expect(lines('My name is Tova Lindgren, and I keep the light.\n\n“Who is there?” I asked.')).toEqual(['Tova Lindgren'])
})

test.each(['My name’s Tova Lindgren', 'I’m Tova Lindgren', 'Call me Tova Lindgren'])('a narrator who says “%s”', (words) => {
  expect(lines(`“Who is there?” asked Ivor.\n\n“${words},” I said.`)).toEqual(['Ivor', 'Tova Lindgren'])
})

test('what somebody else is called says nothing of the narrator', () => {
  expect(lines('“I’m Ivor,” said the man.\n\n“Come in,” I said.')[1]).toBe('narrator')
})

test('a narrator whom the others call by name', () => {
  const text = '“You look tired, Tova,” said Ivor.\n\n“I am tired,” I said.\n\n“Sleep, Tova,” said Ivor.\n\n“Not yet,” I said.'
  expect(lines(text)).toEqual(['Ivor', 'Tova', 'Ivor', 'Tova'])
})

test('a narrator whom somebody calls once in a short text, and what is an answer', () => {
  const text = '“Tova.”\n\n“What?”\n\n“I know,” says Ivor.\n\nI look away. Ivor waits.\n\n“Who told you?” I ask.\n\n“August.”'
  expect(lines(text).slice(0, 4)).toEqual(['Ivor', 'Tova', 'Ivor', 'Tova'])
  expect(lines('“What are you reading?” asked Ivor.\n\n“Sermons.”\n\n“Why?”\n\n“They are short,” I said.')).toEqual([
    'Ivor',
    'narrator',
    'Ivor',
    'narrator',
  ])
})

test('a narrator whom somebody calls, beside a word of the narrator’s own', () => {
  const text =
    '“It’s late, Tova,” says Ivor.\n\nI let the curtain fall.\n\n“You came back,” he says.\n\n“Where else?”\n\n“Really?” he says.\n\n“Oui,” I say.'
  expect(lines(text)[4]).toBe('Tova')
})

test('a word that is called out once is nobody’s name', () => {
  const walk = 'The tram smelt of wet dogs and of oranges. '.repeat(60)
  expect(lines(`I got on behind Ivor. ${walk}\n\n“Fares!”\n\n“Two,” I said.\n\n“Thank you,” said Ivor.`)[1]).toBe('narrator')
})

test('whom the narrator calls is somebody else', () => {
  const text =
    'We met on the bus. “Can you add?” the man says.\n\nI said, “Can you?”\n\nI stood up and I said, “It is the same bus, Mr. Crick.”'
  expect(lines(text).at(-1)).toBe('narrator')
})

test('a given narrator', () => {
  const characters = [{ name: 'Tova Lindgren', id: 'tova', narrator: true }]
  const [quote] = attributeQuotes('“Who is there?” I asked.', { genre: 'fiction', characters })
  expect(quote?.speaker?.id).toBe('tova')
})

test('the author of a byline, who is nobody’s she', () => {
  const text =
    'By Rosa Lindgren\n\n“I never wanted this,” Hale tells me.\n\nShe laughs at that. “It is late,” she says.\n\n“Is that all?” I ask.'
  const names = attributeQuotes(text, { genre: 'news' }).map(({ speaker }) => speaker?.name)
  expect(names).toEqual(['Hale', 'Hale', 'Rosa Lindgren'])
})

test('an answer of one word is no name', () => {
  expect(lines('“Are you lost?” asked Ivor.\n\n“Spiritually.”\n\n“Shut up,” I said.').pop()).toBe('narrator')
})

test('a narrator who is asked for her name', () => {
  const text =
    '“Down, Bonzo! Down, Rex!” said Walt.\n\n“I know you,” I said.\n\n“What’s your name, sweetheart?”\n\n“Tova Lindgren,” I said.\n\n“Down, Rex!”'
  expect(lines(text).slice(0, 4)).toEqual(['Walt', 'Tova Lindgren', 'Walt', 'Tova Lindgren'])
})

test('an aside of the author’s in a longer text is no narrator’s', () => {
  const page = 'Ivor walked along the quay and looked at the boats, and the boats were wet. '.repeat(30)
  const text = `${page}It cost him, I dare say, a good deal.\n\n“It is late,” said Ivor.\n\n“It is late, Tova.”`
  expect(analyse(text, readOptions({ genre: 'fiction' }))!.context.entities.list.filter(({ narrator }) => narrator)).toEqual([])
})

test('whoever is answered by name is no narrator', () => {
  const text = '“Is it deep?” asked the woman.\n\n“It is, Mrs. Crick. It is, Mrs. Crick.”\n\n“Good,” said Ivor.\n\n“Is it?” I said.'
  expect(lines(text)[3]).toBe('narrator')
})
