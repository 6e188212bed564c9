import { describe, expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

describe('all that names a source at its place', () => {
  test.each([
    ['an age', '“It rained,” Quist, 49, said.', 'Quist, 49'],
    ['a party', '“It rained,” said Ada Quist (D-Iowa).', 'Ada Quist (D-Iowa)'],
    ['an apposition between commas', '“It rained,” Ada Quist, a roofer from Olvera, said.', 'Ada Quist, a roofer from Olvera'],
    [
      'an apposition up to the end',
      '“It rained,” said Ada Quist, director of roofs at Tile House.',
      'Ada Quist, director of roofs at Tile House',
    ],
    [
      'a relative clause inside it',
      '“It rained,” said Ada Quist, a roofer who was trained in Olvera.',
      'Ada Quist, a roofer who was trained in Olvera',
    ],
    ['a clause that restricts', '“It rained,” said a roofer who knew the house.', 'a roofer who knew the house'],
    [
      'a place behind an apposition',
      '“It rained,” says Ada Quist, 31, a roofer from Olvera, Spain.',
      'Ada Quist, 31, a roofer from Olvera, Spain',
    ],
    ['an owner in front', '“It rained,” The Courier’s Ada Quist wrote.', 'The Courier’s Ada Quist'],
    ['a number in front', '“It rained,” two roofers said.', 'two roofers'],
    ['members of a group', 'Quist supporters said it was “a fine roof”.', 'Quist supporters'],
    ['an age in front', '17-year-old Jared Orr said it was “a fine roof”.', '17-year-old Jared Orr'],
    ['an adjective behind an article', 'An angry Ada Quist said it was “a fine roof”.', 'An angry Ada Quist'],
    [
      'a profession in front',
      'A friend of retired neurosurgeon Ada Quist left. Retired neurosurgeon Ada Quist said it was “a fine roof”.',
      'Retired neurosurgeon Ada Quist',
    ],
    ['a country before a title', '“It rained,” US Senator Ada Quist said.', 'US Senator Ada Quist'],
    ['a particle', '“It rained,” de Blasco said.', 'de Blasco'],
    ['both who speak', 'Ada Quist and Inga Orr said it was “a fine roof”.', 'Ada Quist and Inga Orr'],
    ['one of many', '“It rained,” one lawyer said.', 'one lawyer'],
    ['one of them', '“It rained,” said one of them.', 'one of them'],
    ['one of a number', '“It rained,” said one of the two.', 'one of the two'],
    ['what leans on a name', 'The mayor herself called it “a fine roof”.', 'The mayor herself'],
    ['a clause with a short verb', '“It rained,” said the roofer, who’d been up since five.', 'the roofer, who’d been up since five'],
    ['a role before the name', 'Their warden, Ada Quist, said it was “a fine roof”.', 'Their warden, Ada Quist'],
    ['a role behind and', 'It fell, and a deputy mayor, Ada Quist, said it was “a fine roof”.', 'a deputy mayor, Ada Quist'],
    ['who wrote it', '“It rained,” reads a note by Quist’s clerk.', 'a note by Quist’s clerk'],
    ['a kind of body before its name', 'The trade journal Slate Age called it “a fine roof”.', 'The trade journal Slate Age'],
    ['a phrase behind a thing', 'The slide behind Quist said it was “a fine roof”.', 'The slide behind Quist'],
    ['what was done to it', 'A circular pasted on the gate announced “a fine roof”.', 'A circular pasted on the gate'],
    ['who signed it', 'A paper signed by Ada Quist says it is “a fine roof”.', 'A paper signed by Ada Quist'],
    ['what was done to it between commas', 'The note, pinned up by Quist, said it was “a fine roof”.', 'The note, pinned up by Quist'],
    ['whom he is called', 'A roofer called Ada Quist said it was “a fine roof”.', 'A roofer called Ada Quist'],
    ['what he is doing', '“It rained,” said an old man selling lamps.', 'an old man selling lamps'],
    ['a calling behind its article', 'The neurosurgeon Ada Quist said it was “a fine roof”.', 'The neurosurgeon Ada Quist'],
    ['a noun that is a verb elsewhere', 'The members in the back said it was “a fine roof”.', 'The members in the back'],
    [
      'a clause in front of another one',
      'According to a roofer close to the house, who spoke because it is old, the roof was “a sieve”.',
      'a roofer close to the house, who spoke because it is old',
    ],
    ['some of many', 'A lawyer for six of the roofers said it was “a fine roof”.', 'A lawyer for six of the roofers'],
  ])('%s', (_, text, mention) => expect(attributeQuotes(text, { genre: 'news' })[0]?.mention?.text).toBe(mention))

  test.each([
    ['a surname alone is known', '“It rained,” said Quist, who had a ladder.', 'Quist'],
    ['what she does besides', '“It rained,” said Ada Quist, adding that it was cold.', 'Ada Quist'],
    ['the comma of a phrase', 'According to Ada Quist, the roof was “a sieve”.', 'Ada Quist'],
    ['a day', '“It rained,” Ada Quist said on Tuesday.', 'Ada Quist'],
    ['what goes on', 'Then Cllr Quist said it was “a fine roof”.', 'Cllr Quist'],
    ['a noun in front of an article', 'It fell, a habit the roofers describe in their journal as “a fine slide”.', 'the roofers'],
    ['a clause behind a thing', 'See the letter in which roofers concede that it is “not fine”.', 'roofers'],
    ['a time in front of a name', 'Hours before the vote, Ada Quist, a roofer, said it was “a fine roof”.', 'Ada Quist, a roofer'],
    ['what she does first', 'Cross-examining, Ada Quist suggested it was “a fine roof”.', 'Ada Quist'],
    ['a time before the comma', 'The next morning, Ada Quist, 40, said it was “a fine roof”.', 'Ada Quist, 40'],
  ])('not: %s', (_, text, mention) => expect(attributeQuotes(text, { genre: 'news' })[0]?.mention?.text).toBe(mention))
})
