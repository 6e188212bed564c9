import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCharacters } from '../../src/cli/characters.ts'
import { scratch } from './command.ts'

function read(content: string): ReturnType<typeof readCharacters> {
  const path = join(scratch(), 'cast')
  writeFileSync(path, content)
  return readCharacters(path)
}

const expected = [
  { name: 'Ada Brook', id: 'ada', aliases: ['Miss Brook', 'the captain'], gender: 'female', narrator: true },
  { name: 'Ben', narrator: false },
  { name: 'Cleo "C" Drum' },
]

describe('a list of characters', () => {
  test.each([
    ['commas', 'name,id,aliases,gender,narrator\nAda Brook,ada,Miss Brook; the captain,Female,yes\nBen,,,,no\n"Cleo ""C"" Drum",,,,\n'],
    [
      'semicolons, CRLF, a mark at the start',
      '\uFEFFName;ID;Aliases;Gender;Narrator\r\nAda Brook;ada;Miss Brook|the captain;female;true\r\nBen;;;;false\r\n\r\nCleo "C" Drum;;;;',
    ],
    [
      'tabs',
      'narrator\tgender\taliases\tid\tname\nTRUE\tfemale\tMiss Brook|the captain|\tada\tAda Brook\n0\t\t\t\tBen\n\t\t\t\t"Cleo ""C"" Drum"',
    ],
    ['JSON', JSON.stringify(expected)],
    ['JSON with a name', JSON.stringify({ characters: expected })],
  ])('%s', async (_, content) => {
    expect(await read(content)).toEqual(expected)
  })

  test.each([
    ['name\n\n,x', /Invalid|line/],
    ['title\nAda', /line 2: no name; the first line must name the columns/],
    ['name,narrator\n\nAda,perhaps', /line 3: narrator must be true or false, not "perhaps"/],
    ['{"name": "Ada"}', /must hold an array/],
    ['[{"name": ', /JSON/],
    ['name\n"Ada', /[Qq]uote/],
  ])('%j is told', async (content, words) => {
    await expect(read(content)).rejects.toThrow(words)
  })

  test('a file that is not there is told', async () => {
    await expect(readCharacters('/no/such/file')).rejects.toThrow('/no/such/file: no such file or folder')
  })
})
