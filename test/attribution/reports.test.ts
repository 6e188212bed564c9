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
  ['a label is no dateline', 'ROE: Were you there?\n\nORR: I was.', ['ROE, :', 'ORR, :']],
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
  [
    'a short name beside the long one',
    'The Ellery Union of Transporters, EUT, said it was “late”. EUT called it “bad”.',
    ['Ellery Union of Transporters, said', 'Ellery Union of Transporters, called'],
  ],
  [
    'a short name in brackets',
    'The Quill Association of Teachers (QAT) met. QAT called it “bad”.',
    ['Quill Association of Teachers, called'],
  ],
  ['who carries a baby', 'A woman carrying a baby said it was “late”.', ['woman, said']],
  ['what somebody is accused of', 'A farmer accused of murdering his brother told them he had “walked into it”.', ['farmer, told']],
  ['what somebody speaks of', 'Petra Quill praised it, calling “Salt Road” the best of all.', ['-, -']],
  [
    'a headline with words of the text',
    '‘We lost the lot’: town counts cost\n\nFire came on Monday. Ten houses burned.\n\n“We lost the lot,” Ada Roe said. “All of it.”',
    ['Ada Roe, -', 'Ada Roe, said'],
  ],
  [
    'a headline with other words',
    '‘We lost the lot’: town counts cost\n\nFire came on Monday. Ten houses burned.\n\n“It is late,” Ada Roe said.',
    ['-, -', 'Ada Roe, said'],
  ],
  [
    'what speaking is',
    'Quill argues that trust is “late”, and that to speak of it is “to smuggle it in”.',
    ['Quill, argues', 'Quill, argues'],
  ],
  ['a time in front of a sentence', '14.32 Good afternoon.\n\n14.41 Ada Roe says it is late. “Damp,” she adds.', ['Ada Roe, adds']],
  ['a verb of speech with an object', 'Wren Quill nodded. “My son calls it ‘the brick’,” she said.', ['Wren Quill, said', 'my son, calls']],
  ['a sentence that begins with a verb made of a noun', 'Sentencing Orr, Judge Ada Roe told him it was “mean”.', ['Ada Roe, told']],
  ['a surname that is a body elsewhere', 'Hilary Banks left. “It is late,” she added.', ['Hilary Banks, added']],
  ['a word of praise', 'Ada Roe nodded. Fair. I asked about it. “It is late,” she told me.', ['Ada Roe, told']],
  ['nouns of people', 'Pals claimed Ada Roe was “in bits”.', ['Pals, claimed']],
  ['where somebody is from', 'A note from the coach, Ada Roe of Oslo: “We go.”', ['Ada Roe, :']],
  ['what is clear', 'For Ada Roe of Oslo, the matter is clear: “Go home.”', ['Ada Roe, clear']],
  ['what somebody does first', 'Recording a late verdict, the coroner, Ada Roe, said it was “late”.', ['Ada Roe, said']],
  ['an action between two parts', '“It fell,” admits Ada Roe, a nurse, holding out a phone in a bag. “Twice.”', ['Ada Roe, admits']],
  [
    'whom a quote speaks of',
    'It was for his late father. “He told me, ‘Go home,’” said Jomo Quill.',
    ['Jomo Quill, said', 'his late father, told'],
  ],
  ['the late Hamish', 'Fraser’s predecessor, the late Hamish Orr, had warned it was “asleep”.', ['Hamish Orr, warned']],
  ['an owner without a name', 'The beekeeper’s claim that it was “late” fell flat.', ['beekeeper, claim']],
  ['owners with a bare mark', 'In the brewers’ words, “it was late”.', ['brewers, words']],
  ['a number before what is owned', 'Her three words were “it was late”.', ['-, words']],
  [
    'the end of the sentence around the words',
    'Ada Roe called it “the whole of the news.” The frost, he pointed out, is near. “It is late.”',
    ['Ada Roe, called', '-, pointed out'],
  ],
  ['a verb that goes on', 'Ada Roe, while deploring “the waste of good stock,” said the notice had come.', ['Ada Roe, deploring']],
  ['a verb behind a report', 'An aide who left because, as he put it, “everyone is tired anyway,” predicted a strike.', ['aide, put']],
  [
    'the sentence before',
    'The brewers, a loose group, are proud. “It is late. We go,” the weightlifter, Ada Roe, said.',
    ['Ada Roe, said'],
  ],
  ['makers between commas', 'The Quill, say its makers, is “late”.', ['its makers, say']],
  ['another clause behind a comma', 'Ada Roe left it, and her aide, a clerk from Oslo, said it was “late”.', ['her aide, said']],
  ['another clause behind a semicolon', 'Ada Roe, a poet, left; Bo Quill, replying to her, said it was “late”.', ['Bo Quill, said']],
  ['what a regulator called', 'It was a plan the regulator called “late to a fault”.', ['regulator, called']],
  ['what has been called', 'It is a plan that its own minister, in a letter, has called “late.”', ['its own minister, called']],
  ['what was presented as', 'There were sums which Ada Roe, who keeps them, presented as “late”.', ['Ada Roe, presented']],
  ['what its sponsor calls', 'The bill, she said, is what its sponsor, Ada Roe, calls “late”.', ['Ada Roe, calls']],
  ['a bracket before the verb', 'The guidebook (there is one, an old one, from Oslo) calls it “late”.', ['guidebook, calls']],
  [
    'a voice that was heard',
    'When Ada Roe swept and missed, a voice from the benches was heard to say: “Late.”',
    ['voice from the benches, say'],
  ],
  ['a thing with a clause behind it', 'The pergola, which runs to forty pages, promises “late fruit”.', ['pergola, promises']],
  ['a degree behind a name', 'W.E.B. Quill, Ph.D., of Acme Inc. said: “It works.”', ['W.E.B. Quill, said']],
])('reports: %s', (_, text, expected) => {
  expect(read(text)).toEqual(expected)
})
