import { describe, expect, test } from 'vitest'
import { attributeQuotes, reasons } from '../../src/index.ts'
import { compareMarked, parseMarked } from '../marked.ts'

/** A sentence or two for each decision, with what it must decide. */
const examples: readonly (readonly [reason: string, quote: number, marked: string])[] = [
  ['label', 0, 'CHAIR: {1 by Chair|Are we all here?}\\nADA QUIST: {2 by Ada Quist|We are.}\\nCHAIR: {3 by Chair|Then let us begin.}'],
  ['verb-before-name', 0, '“{1 direct by Ada Quist|The kettle is on,}” {c1|said} {m1|Ada Quist}.'],
  ['name-before-verb', 0, '“{1 direct by Ada Quist|The kettle is on,}” {m1|Ada Quist} {c1|said}.'],
  ['name-before-verb', 0, '“{1 direct by Ada Quist|The kettle is on,}” {m1|Ada Quist} {c1|shot back}.'],
  ['signature', 0, '“{1 direct by Ada Quist|A kettle is a small clock.}” —{m1|Ada Quist}'],
  ['introduced', 0, '{m1|Ada Quist} {c1|said}: “{1 direct by Ada Quist|The kettle is on.}”'],
  ['colon-name', 0, 'This from {m1|Ada Quist}: “{1 direct by Ada Quist|The kettle is on.}”'],
  ['according-to', 0, '{c1|According to} {m1|Ada Quist}, the kettle was “{1 mixed by Ada Quist|older than the house}”.'],
  ['governing-verb', 0, '{m1|Ada Quist} {c1|called} the kettle “{1 mixed by Ada Quist|older than the house}”.'],
  ['as-put', 0, 'The rule asks for a “{1 mixed by city memo|lawful source of income,}” as {m1|a city memo} {c1|put} it.'],
  ['as-put', 0, '“{1 direct by Ada Quist|It is a clock,}” was how {m1|Ada Quist of the choir} {c1|put} it.'],
  ['as-put', 0, 'It was a “{1 mixed by Ada Quist|clock}”, as {m1|Ada Quist} {c1|said}.'],
  ['as-put', 0, 'Bright, “{1 by muster book|about forty, one eye,}” as {m1|the muster book} has it, could read.'],
  ['touching-verb', 0, 'Orr took it off, and {m1|she} {c1|goes} “{1 direct|don’t shoot the kettle}” and left.'],
  ['as-put', 0, 'It was the “{1 mixed by Ada Quist|kettle tax}”, as {m1|Ada Quist} likes to {c1|call} it.'],
  ['as-put', 0, 'The Gazette quoted {m1|Ada Quist, a clerk}, as {c1|saying} the kettle was “{1 mixed by Ada Quist|old}”.'],
  [
    'in-the-words-of',
    0,
    'Ivor Hale seized on {m1|Ada Quist}’s {c1|claim} that there had been “{1 mixed by Ada Quist|thousands of floods}” this year.',
  ],
  ['in-the-words-of', 0, 'Ivor Hale – “{1 mixed by Ada Quist|no kettle}”, {c1|in the words of} {m1|Ada Quist} – was late.'],
  ['in-the-words-of', 0, 'It had, in {m1|Ada Quist}’s words, “{1 mixed by Ada Quist|the patience of a stone}”.'],
  ['in-the-words-of', 0, 'Ada Quist had, in {m1|her} own {c1|words}, “{1 mixed by Ada Quist|the patience of a stone}”.'],
  ['same-turn', 1, '“{1 by Ada Quist|The kettle is on,}” said Ada Quist. The steam rose to the ceiling. “{2 by Ada Quist|It sings.}”'],
  ['action-beat', 0, 'Ada Quist put the kettle on. “{1 direct by Ada Quist|You will stay for tea.}”'],
  ['turn-taking', 2, '“{Is it on?}” asked Ada.\\n\\n“{It is,}” said Boris.\\n\\n“{by Ada|And the milk?}”'],
]

/** What decides in the dialogue of novels. */
const ofDialogue: ReadonlySet<string> = new Set(['action-beat', 'turn-taking'])

describe('each decision', () => {
  test.each(examples)('%s', (reason, quote, source) => {
    const marked = parseMarked(source)
    const quotes = attributeQuotes(marked.text, { genre: ofDialogue.has(reason) ? 'fiction' : 'news' })
    const { expected, found } = compareMarked(marked, quotes)
    expect(found).toEqual(expected)
    expect(quotes[quote]?.reason).toBe(reason)
  })

  test('has a name that is explained', () => {
    for (const [name] of examples) expect(reasons).toHaveProperty(name)
  })
})

test.each([
  ['whoever acts before a participle', 'Protesters marching through the streets chanted “What curfew?”', 'Protesters'],
  ['a woman who stands somewhere', 'A woman standing near the altar whispered “Not yet.”', 'woman'],
  [
    'whoever writes to somebody',
    'The parish has already written to Wolden District Council calling the parking provision “fanciful”.',
    'parish',
  ],
  [
    'a report between two commas',
    'By that measure, says theorist Ada Quist, “nobody has seen it,” though it is said Orr “has.”',
    'Ada Quist',
  ],
  ['whoever stands behind it', 'The plan has been branded “a farce” by villagers – but others say it is time.', 'villagers'],
  ['what many call it', 'A hearing on what prosecutors called “the remaining boats” is set for March.', 'prosecutors'],
  ['what somebody calls it', 'The agent wrote that the board paid for a plan the mayor labeled “a sieve.”', 'mayor'],
  ['what somebody calls it behind that', 'Orr, who had asked for more in a letter that his agent calls “a sieve,” left.', 'his agent'],
  ['a participle that the verb takes', 'Ada Quist, who calls him “the only adult here,” recalls handing him a lamp.', 'Ada Quist'],
  ['put it', 'Orr lives on and, as the mill’s notice, written in advance, put it, “at length.”', 'mill’s notice'],
  ['a relative clause behind another verb', 'She pointed to a sign on the wall that said “Go home.”', 'sign on the wall'],
  ['a text from somebody', 'Then I get a text from Ada Quist: “I hope you are happy.”', 'Ada Quist'],
  ['an email from somebody with a role', 'This morning I got an email from my landlord: “Well done.”', 'my landlord'],
  ['people behind a place', 'By the bus stop, two teenagers: “Is that the vicar?”', 'teenagers'],
  ['a noun that is a verb elsewhere', 'Its first bullet point reads: “Residents do not understand.”', 'its first bullet point'],
  ['the subject behind a clause with a name', 'Thanking Mr Fisk, our president, Mrs Crane, said it was “late”.', 'Mrs Crane'],
  ['a date', 'In an email dated 2 May, the company’s chief officer, Ada Quist, said it was “late”.', 'Ada Quist'],
  ['a name in a headline', 'Ada Quist Says New Song Was “Late”', 'Ada Quist'],
  ['a date before a name', '“We do not agree,” said 9/11 widow Terry Quist.', 'Terry Quist'],
  ['per and an article', 'It is banned “to fill a vacancy,” per the party’s bylaws.', 'party’s bylaws'],
  ['a phrase that quotes', 'The plan is a “gift to the rich,” to quote Ada Quist.', 'Ada Quist'],
  ['who takes a side in front of a sentence', 'Her brother Ivor, a vet, disagreed. “She was late.”', 'Ivor'],
  ['an adverb is nobody', 'Ada Quist, asked about it, said only, “No.”', 'Ada Quist'],
  ['which behind a dash', 'The banner – which read “Go home” – was taken down.', 'banner'],
  ['what somebody is in front of a colon', 'On whether he would stand again, Ada Quist was coy: “Ask my wife.”', 'Ada Quist'],
  ['whose', 'He was mocked by Ada Quist, whose prediction was that he would be “the healthiest man ever elected.”', 'Ada Quist'],
  ['the owner of words, its name in s', 'It was held in Haifa because, in Forbes’ words, “they are the best places.”', 'Forbes'],
  ['with, a name and a participle', 'Others chimed in, with Donald Quist tweeting that it was a “disaster” for them.', 'Donald Quist'],
  ['and a second participle', 'Others chimed in, with Donald Quist tweeting and asking, “How can she be our president?”', 'Donald Quist'],
  [
    'a clause between the subject and its verb',
    'An official who spoke anonymously to discuss the plan said Friday, “There are talks.”',
    'official',
  ],
  ['a clause between commas', 'With this over, explained Rosenberg, “there is a chance.”', 'Rosenberg'],
  [
    'an answer with back',
    'After Jerry Orr criticized the board during a debate, Hilda Quist shot back, “I could have baked cookies.”',
    'Hilda Quist',
  ],
  ['brackets before a colon', 'Rep. Ada Quist (R-Iowa):"I have not heard anyone cite that figure."', 'Ada Quist'],
  ['a clause of its own behind as', 'The mayor spoke as the heckler yelled: “You suck!”', 'heckler'],
  ['a name in brackets behind a quote', '“The bridge is a toy.” (Basel Weekly)', 'Basel Weekly'],
  [
    'the sentence’s first report, verbs between',
    'Ada Quist warned the town that whoever rows, swims, walks, drives, flies or rides to work will find it “shut.”',
    'Ada Quist',
  ],
])('candidates: %s', (_, text, speaker) => {
  expect(attributeQuotes(text, { genre: 'news' })[0]?.speaker?.name).toBe(speaker)
})

test.each([
  ['“Is he profiling?” reacted Beck.', 'reacted'],
  ['“This is fantastic!” beamed Ada Quist of Madison.', 'beamed'],
  ['“It never gives up,” an angry Quist retaliated.', 'retaliated'],
  ['“He wants to be tough,” Quist shot back. “Let me talk.”', 'shot back'],
])('any verb is a cue that a pause ties to the quote: %s', (text, cue) => {
  expect(attributeQuotes(text, { genre: 'news' })[0]?.cue?.text).toBe(cue)
})

test('a quote with a clause of its own in front is not joined with the next one', () => {
  const quotes = attributeQuotes('When a fan shouted, “Quist,” Beck joked, “Amen, brother!”', { genre: 'news' })
  expect(quotes.map(({ text, speaker }) => [text, speaker?.name])).toEqual([
    ['Quist,', 'fan'],
    ['Amen, brother!', 'Beck'],
  ])
})

test.each([
  ['The mayor has been accused of “running scared”.', 'accuse'],
  ['He was treated for injuries described as “life-changing”.', 'describe'],
  ['Quist was said to be “furious”.', 'say'],
])('a verb without an agent has no speaker: %s', (text, lemma) => {
  const [quote] = attributeQuotes(text, { genre: 'news' })
  expect(quote).toMatchObject({ kind: 'mixed', speaker: null, mention: null, reason: 'nobody', cue: { lemma } })
})

test.each([
  ['Maria was just like, “What on earth?”', 'Maria', 'was just like'],
  ['Mark was like “babe.”', 'Mark', 'was like'],
  ['My mum was like “You are not going.”', 'my mum', 'was like'],
  ['The roof was like “glass”.', undefined, undefined],
])('be like leads to a quote behind a person: %s', (text, name, cue) => {
  const [quote] = attributeQuotes(text)
  expect(quote?.speaker?.name).toBe(name)
  expect(quote?.cue?.text).toBe(cue)
  if (cue) expect(quote?.cue?.lemma).toBe('be like')
})

test('the reader is never a sure source', () => {
  const [quote] = attributeQuotes('You once said that a house should be “a polite guest.”', { genre: 'news' })
  expect(quote?.mention?.text).toBe('You')
  expect(quote?.confidence).toBeLessThanOrEqual(0.5)
})

test.each([
  ['“Stop,” Ada Quist counselled.', 'counselled', 'Ada Quist'],
  ['Ada Quist theorised that it was “late”.', 'theorised', 'Ada Quist'],
])('%s', (text, cue, speaker) => {
  const [quote] = attributeQuotes(text, { genre: 'news' })
  expect([quote?.cue?.text, quote?.speaker?.name]).toEqual([cue, speaker])
})

test('British spellings have their verb', () => {
  expect(attributeQuotes('“Stop,” Ada Quist counselled.', { genre: 'news' })[0]?.cue?.lemma).toBe('counsel')
})

test('two share a verb', () => {
  const quotes = attributeQuotes('Critics called the plan “daft”, supporters “brave”. Quist called it “new”, and Ada Orr “old”.', {
    genre: 'news',
  })
  expect(quotes.map(({ speaker, cue }) => [speaker?.name, cue?.text])).toEqual([
    ['Critics', 'called'],
    ['supporters', 'called'],
    ['Quist', 'called'],
    ['Ada Orr', 'called'],
  ])
})
