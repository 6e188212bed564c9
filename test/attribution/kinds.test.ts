import { expect, test } from 'vitest'
import { attributeQuotes, type QuoteKind } from '../../src/index.ts'

const kindsOf = (text: string): QuoteKind[] => attributeQuotes(text, { genre: 'news' }).map(({ kind }) => kind)

test.each([
  ['a clause of another language', '« Nous n’avons pas le choix », a déclaré la ministre Claire Dubreuil.', ['direct']],
  ['a title before a comma', 'She sang “The Salt Road”, a song that nobody knew.', ['unspoken']],
  ['words that a line gives to somebody', 'My landlord: “the heating works fine”', ['direct']],
  ['a title behind its kind, words behind a verb', 'In her book “The Salt Road” she calls trade “a slow tide”.', ['unspoken', 'mixed']],
  [
    'a sentence that no comma leads to',
    'Ada Orr answered “Undoubtedly.” She said “We will not go there again.” She said that “Mr. Pell was late.” She called it “Operation Sieve.”',
    ['direct', 'direct', 'mixed', 'mixed'],
  ],
  ['a title behind a comma, and words', 'In her memoir, “Cold Facts”, she wrote: “He was right.”', ['unspoken', 'direct']],
  ['a song at the end, and words', 'The choir closed with “Green Hills.” “We love it,” said Ana Roe.', ['unspoken', 'direct']],
  ['a title behind a comma', 'Ada Orr sang her hit, “Salt and Rain,” and said: “Thank you.”', ['unspoken', 'direct']],
  ['what a list is headed with', 'A roster that Ada Orr published listed ten, under the heading “Late.”', ['unspoken']],
  ['words behind a comma', 'In the novel, “nobody is told anything,” Ada Orr said.', ['direct']],
  ['words that a sentence goes on with', 'Ada Orr told me the law was late, “but slowly, like a snail.”', ['mixed']],
  ['small letters behind a verb', 'Ada Orr said, “but slowly.”', ['direct']],
  [
    'a title by its author, and again',
    'The petition would ban Toni Quist’s “Salt Road,” a novel. Amos has taught “Salt Road” for years.',
    ['unspoken', 'unspoken'],
  ],
  [
    'a clause between commas',
    'But in two cases, Ada Orr and her colleagues write, “nobody could be found.” By that measure, says Ada Orr, “nobody has been.”',
    ['mixed', 'mixed'],
  ],
  [
    'what is sold, founded and named so',
    'The tea that Ada Orr and her team have named “selenin” was marketed as “sleep in a cup”. Founded in 1921 as “the honest leaf”, Orrin sells it, she said.',
    ['unspoken', 'unspoken', 'unspoken'],
  ],
  ['what somebody is the author of', 'Ada Orr is the author of “Salt: A History” and two novels.', ['unspoken']],
  ['a word taken up', 'Ada Orr said it had “literally doubled”. (She came back to that “literally”.)', ['mixed', 'unspoken']],
  ['a title between a subject and its verb', 'The study, “A path for light in moths”, was paid for by Ada Orr.', ['unspoken']],
  ['words that are spoken of', 'The words “garnishes” and “the meal is a vaccine” were cut, Ada Orr said.', ['unspoken', 'unspoken']],
  ['a name that a judge has somewhere', 'The judge was known on the circuit as “Hanging Frank”.', ['unspoken']],
  [
    'a common noun and its name',
    'Ada Orr told the council that the operation “Cold Lead” works. They called the winner “Miss Salt” again.',
    ['unspoken', 'mixed'],
  ],
  ['what something is called', 'Ada Orr and her team have a name for the habit: “active displacement.”', ['unspoken']],
  [
    'what somebody signs',
    'Another, who signed herself “Disgusted of Mill Lane”, said she would chain herself to the chimney.',
    ['unspoken'],
  ],
  ['a pronoun as a word', 'Why are you voting for Orr, unless because “she” is a “he”?', ['unspoken', 'unspoken']],
  ['a pronoun that somebody says', 'Orr said “we” must act.', ['mixed']],
  ['an occasion', 'Ada Quist stressed her support during a “Tell the Mayor” evening at the hall.', ['unspoken']],
  ['two words as words', 'The text, Ada Quist said, never uses the words “caretaker” or “interim”.', ['unspoken', 'unspoken']],
  ['what words do', 'Ada Quist said the words “lump” the good with the bad.', ['mixed']],
  ['a title in small letters', 'The findings of Ada Quist appeared under the title “Early signs in olives”.', ['unspoken']],
  ['a word as a word', 'Orr argued that the word “ledger” referred to a film.', ['unspoken']],
  ['what a parcel is marked', 'Orr claimed that he took it for a parcel marked “live animal”.', ['unspoken']],
  ['a term in brackets', 'Quist Ltd will sell twelve ships (the “Fleet”) to the Orr group (“Orr”).', ['unspoken', 'unspoken']],
  ['what a sign is called by', 'Ada Orr said the “Sorry, We’re Open” sign was hers.', ['unspoken']],
  ['a list of names', 'The list comes in “Quiet”, “Chatty” and “Loud”.', ['unspoken', 'unspoken', 'unspoken']],
  ['what everybody calls them', 'I mean she is in one of those “be your own boss” schemes.', ['unspoken']],
  ['what a release contains', 'This release contains “forward-looking statements”.', ['unspoken']],
  ['a heading', 'She has a slide headed “Managing the Narrative.”', ['unspoken']],
  [
    'small letters in a post',
    'Ada Orr goes “so who is in?” I said “that’s not the point.” Mark was like “babe.” She said “it was late.”',
    ['direct', 'direct', 'direct', 'mixed'],
  ],
  ['a name for somebody', 'He was known as “Shorty”.', ['unspoken']],
  [
    'own words of a review',
    'I love this place, and I “love” the way she cuts my hair. They charged me a “disposal” fee, and my friend said I was “mad” to pay.',
    ['unspoken', 'unspoken', 'mixed'],
  ],
  ['a law', 'The town, Orr said, voted for the “Forest Protection Bill 2019” on Monday.', ['unspoken']],
  ['a title with a number', 'Ada Orr spoke of her new documentary “12th.” The film “7 Days” is hers, too.', ['unspoken', 'unspoken']],
  [
    'whoever is told',
    '“We won,” Orr told “Fox and Pals,” after the match. He was told “Go Home” by a guard.',
    ['direct', 'unspoken', 'mixed'],
  ],
  [
    'what somebody calls something',
    'It was what Bay Quist, treasurer of the club, called “hand-to-hand combat.” The plan has been called “a sieve” by Ada Orr.',
    ['mixed', 'mixed'],
  ],
  ['a film by somebody', 'Toni saw a film called “The Sieve” by Ada Orr.', ['unspoken']],
  [
    'words of others in an essay',
    `I once wrote a book on bread. ${'The mill went on and on by the river all that winter. '.repeat(8)}I read it to my wife. The bakers put the crack down to “conversation.”`,
    ['mixed'],
  ],
  ['what a thing is called', 'Orr found a pattern called a “glider” in the grid.', ['unspoken']],
  [
    'what a crowd chants',
    'A mix of students and nurses joined in a thunderous chant of “Save the Mill!” Their voices drowned the horns.',
    ['mixed'],
  ],
  [
    'a word that somebody uses',
    'The mayor and her aides have all used the term “kitchen sink” in ads. They accused Orr of racism for using the word “tramp”.',
    ['mixed', 'mixed'],
  ],
  ['a word that somebody is wrong to use', 'Ada Orr said his use of the term “oblast” was wrong.', ['mixed']],
  ['a word as a word again', 'Ada Orr said that the term “oblast” is older than the town.', ['unspoken']],
  [
    'words that nobody uses',
    'It did not use the word “fire” at all. None uses the word “oblast” again. It doesn’t use the term “late” now.',
    ['unspoken', 'unspoken', 'unspoken'],
  ],
  [
    'a guess says nothing of other places',
    'The mill of Ulm was shut in May. Orr, who backs the “Iron Lark” plans, left early. Pell warned of “Iron Lark.”',
    ['unspoken', 'mixed'],
  ],
  ['a word that somebody puts in front of a noun', 'Ada Roe suggested that he post a picture of his “Rustic” lunch.', ['mixed']],
  [
    'what somebody takes somebody for, though others have the name',
    'Ada Orr saw a musical called “Iron Lark” in May. Pell identified the mayor as “Iron Lark” in an ad.',
    ['unspoken', 'mixed'],
  ],
  ['what somebody thinks of a plan', 'In the debate the plan was called “absurd” and a farce.', ['mixed']],
  ['a term in small letters', 'The council shut a hall that was known as the “goat shed.”', ['unspoken']],
  ['words of whoever is named', 'Critics of both sides quickly compared the slip to Ada Roe’s “Oops” in May.', ['mixed']],
  ['a programme of a station', 'On ACB’s “Oops” on Sunday, Ada Roe said she was late.', ['unspoken']],
  ['what somebody is known for', 'She is best known for her years as the “senior goat correspondent” on a late show.', ['mixed']],
  ['a slogan', 'Ada Orr ran on the slogan “Boats Count” ten years ago.', ['mixed']],
  [
    'a name that somebody gives, though others have it',
    'Ada Orr saw a musical called “Iron Lark” in May. Since then Pell has called the mayor “Iron Lark” in ads.',
    ['unspoken', 'mixed'],
  ],
] as const)('%s', (_, text, kinds) => {
  expect(kindsOf(text)).toEqual(kinds)
})

test.each([
  ['an action before the line', 'Greta put the kettle on. “You’ll stay for tea.”', null],
  ['words put', 'As Ada Orr once put it, “nobody is told anything.”', 'put'],
  ['words put between two parts', '“It was,” as Ada Orr put it, “a sieve.”', 'put'],
])('cue: %s', (_, text, cue) => {
  expect(attributeQuotes(text)[0]?.cue?.text ?? null).toBe(cue)
})
