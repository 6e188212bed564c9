import { describe, expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

const kinds = (text: string): string[] =>
  attributeQuotes(text, { genre: 'fiction' }).map(({ kind, text: words }) => `${kind === 'unspoken' ? '-' : '+'} ${words}`)

const scene = '“Why?” asked Ada.\n\n“Why not?”\n\n“Because.”\n\n“Of what?”\n\n“You know,” said Jon. He went to the door.\n\n'

describe('what a verb of writing leads to is written', () => {
  test.each([
    ['On the back of it he had scrawled: “Back on Monday.”', '-'],
    ['She took the chalk and wrote, “The roof leaks.”', '-'],
    ['He turned the page and read it aloud: “The roof leaks.”', '+'],
    ['“The roof,” he said, writing busily, “leaks.”', '+'],
    ['“The roof leaks,” wrote Jon.', '+'],
    // whatever is written says itself
    ['The note went on to say: “The roof leaks.”', '+'],
    ['“THE ROOF LEAKS”', '-'],
    ['“THE ROOF LEAKS!”', '+'],
  ])('%s', (sentence, sign) => expect(kinds(scene + sentence).at(-1)).toMatch(new RegExp(`^\\${sign}`)))
})

test('where hardly anybody speaks, words are quoted that somebody wrote', () =>
  expect(kinds('In her diary she wrote: “The roof leaks.”')).toEqual(['+ The roof leaks.']))

describe('a paragraph that is set off', () => {
  const verse = '    “The moon is out,\n     The day is done.”'

  test('is written', () =>
    expect(kinds(`${scene}She looked at the card once more.\n\n${verse}\n\nThere was no name on it.`).at(-1)).toMatch(/^-/))

  test('is sung where the narration says so', () =>
    expect(kinds(`${scene}Jon leaned back and began to sing:\n\n${verse}\n\nNobody joined in.`).at(-1)).toMatch(/^\+/))

  test('is a line like any other where they all are', () => {
    const lines = ['“Why?” asked Ada.', '“Why not?” said Jon.', '“Because.”', 'He went to the door.'].map((line) => `    ${line}`)
    expect(kinds(lines.join('\n\n')).every((line) => line.startsWith('+'))).toBe(true)
  })
})
