import { expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

/** Each quote as `speaker, cue`. */
const read = (text: string): string[] =>
  attributeQuotes(text, { genre: 'news' }).map(({ speaker, cue }) => `${speaker?.name ?? '-'}, ${cue?.text ?? '-'}`)

test.each([
  ['a verb that reads as a noun behind a clause', '“It leaked,” Ada Roe, who is listening in, confirms.', ['Ada Roe, confirms']],
  [
    'a stretch of time is nobody',
    'Ada Roe, who for six decades painted mills and once described herself as “nosy,” died.',
    ['Ada Roe, described'],
  ],
  ['a thing of two nouns', 'There was a ransom note that read, “Leave the money.”', ['ransom note, read']],
  ['whose voice it was', 'Ada Roe said, “Get out!” Asked whose voice it was, she said: “His.”', ['Ada Roe, said', 'Ada Roe, said']],
  ['those who signed a thing', 'A petition signed by 1,300 people called it “daft”.', ['petition, called']],
  ['a dateline with a colon', 'ELLERY: Hundreds of farmers accused them of having “gone back on it”.', ['Hundreds of farmers, accused']],
  ['a dateline with a dash', 'ELLERY — Farmers said on Monday that the board was “asleep”.', ['Farmers, said']],
  ['a word in capitals in front of a report', 'EXCLUSIVE: Ada Roe said it was “late”.', ['Ada Roe, said']],
  ['a label is no dateline', 'ROE: Were you there?\n\nORR: I was.', ['ROE, -', 'ORR, -']],
  ['a note with words on it', 'The police found a note reading: “Don’t tell.”', ['note, reading']],
  ['what somebody calls it', 'The team found what it calls “a second brain” in the arms.', ['team, calls']],
  ['a clause within a report', 'According to Roe, a client rang at midnight and screamed, “It looks drunk!”', ['client, screamed']],
  ['who gives a name', 'A motorcyclist, who gave his name simply as Sule, said: “Four hours.”', ['Sule, said']],
  [
    'who is identified',
    'A trader identified as Risi said it was “bad”. The trader left. “Very bad,” Risi said.',
    ['Risi, said', 'Risi, said'],
  ],
  ['letters behind a name', 'Prosecuting counsel Dervla Quill SC said it was “about land”.', ['Dervla Quill, said']],
  ['a rank', 'Garda Niall Quill said he was “shaking”.', ['Niall Quill, said']],
  ['a description with hyphens', 'Mum-of-two Lexi Quill, 34, said it was “over”.', ['Lexi Quill, said']],
  [
    'a nickname inside a name',
    'Winifred “Freddie” Quill died. Freddie called herself “nosy”.',
    ['-, -', 'Winifred “Freddie” Quill, called'],
  ],
  ['a word of talk', 'Theo Quill was here. Gotta disagree, he said: “Use vinegar.”', ['Theo Quill, said']],
])('reports: %s', (_, text, expected) => {
  expect(read(text)).toEqual(expected)
})
