import { describe, expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'
import { MentionType } from '../../src/mentions/mention.ts'
import { findMentions } from '../../src/mentions/mentions.ts'
import { textOf, tokenize } from '../../src/text/tokens.ts'

describe('the words that name the source, and the name they give', () => {
  test.each([
    ['“It rained,” said Ada Quist.', 'Ada Quist', 'Ada Quist', 'person'],
    ['“It rained,” said Mayor Ada Quist.', 'Mayor Ada Quist', 'Ada Quist', 'person'],
    ['“It rained,” said Mrs. Quist.', 'Mrs. Quist', 'Mrs. Quist', 'person'],
    ['“It rained,” said J. R. Quist.', 'J. R. Quist', 'J. R. Quist', 'person'],
    ['“It rained,” said Ada van der Quist.', 'Ada van der Quist', 'Ada van der Quist', 'person'],
    ['“It rained,” said Chief Executive Ola Brandt.', 'Chief Executive Ola Brandt', 'Ola Brandt', 'person'],
    ['“It rained,” said Lead Researcher Amina Diallo.', 'Lead Researcher Amina Diallo', 'Amina Diallo', 'person'],
    ['“It rained,” said Former Mayor Hendrik Vos.', 'Former Mayor Hendrik Vos', 'Hendrik Vos', 'person'],
    ['“It rained,” said Secretary of State Kim Okoro.', 'Secretary of State Kim Okoro', 'Kim Okoro', 'person'],
    ['“It rained,” said Mayor of London Sadiq Roe.', 'Mayor of London Sadiq Roe', 'Sadiq Roe', 'person'],
    ['“It rained,” said Mr Baker Hall.', 'Mr Baker Hall', 'Baker Hall', 'person'],
    ['“It rained,” said the Duke of Wellington.', 'the Duke of Wellington', 'Duke of Wellington', 'person'],
    ['“It rained,” said the late Jo Cole MP.', 'the late Jo Cole MP', 'Jo Cole', 'person'],
    ['“It rained,” added the Rt Hon Fiona Quist MSP.', 'the Rt Hon Fiona Quist MSP', 'Fiona Quist', 'person'],
    ['“It rained,” said Churchwarden Basil Quist.', 'Churchwarden Basil Quist', 'Basil Quist', 'person'],
    ['“It rained,” said Actor-turned-director Ada Quist.', 'Actor-turned-director Ada Quist', 'Ada Quist', 'person'],
    ['“It rained,” said London-based Ada Quist.', 'London-based Ada Quist', 'Ada Quist', 'person'],
    ['“It rained,” BBC Radio Leeds said.', 'BBC Radio Leeds', 'BBC Radio Leeds', 'organization'],
    [
      '“It rained,” said the Organization for Security and Co-operation in Europe.',
      'the Organization for Security and Co-operation in Europe',
      'Organization for Security and Co-operation in Europe',
      'organization',
    ],
    [
      '“It rained,” said the Department for Work and Pensions.',
      'the Department for Work and Pensions',
      'Department for Work and Pensions',
      'organization',
    ],
    ['“It rained,” said Norden Foods.', 'Norden Foods', 'Norden Foods', 'organization'],
    ['“It rained,” said Doctors Without Borders.', 'Doctors Without Borders', 'Doctors Without Borders', 'organization'],
    ['“It rained,” Quist’s brother, Alan, said.', 'Quist’s brother, Alan', 'Alan', 'person'],
    ['“It rained,” said Quist’s lawyer, Alan Pym.', 'Quist’s lawyer, Alan Pym', 'Alan Pym', 'person'],
    ['“It rained,” Quist’s former lawyers said.', 'Quist’s former lawyers', 'Quist’s former lawyers', 'group'],
    ['“It rained,” a spokeswoman for the hospice said.', 'a spokeswoman for the hospice', 'spokeswoman for the hospice', 'person'],
    ['“It rained,” the sign over the door said.', 'the sign over the door', 'sign over the door', 'document'],
    ['“It rained,” everyone on the ferry said.', 'everyone on the ferry', 'everyone on the ferry', 'group'],
    ['“It rained,” your correspondent Jane Tully said.', 'your correspondent Jane Tully', 'Jane Tully', 'person'],
    ['“It rained,” said Local MP Sandra Obi.', 'Local MP Sandra Obi', 'Sandra Obi', 'person'],
    ['“It rained,” said Helena Okafor QC.', 'Helena Okafor QC', 'Helena Okafor', 'person'],
    ['“It rained,” MPs said.', 'MPs', 'MPs', 'group'],
    ['In Oban, Ada Quist stood up. “It rained,” she said.', 'she', 'Ada Quist', 'person'],
    ['Pop star Lexi Vaughn hit back at trolls who called her look “wet”.', 'trolls who', 'trolls', 'group'],
    ['Analysts at Carnegie cut their rating, saying it was “wet”.', 'Analysts at Carnegie', 'Analysts at Carnegie', 'group'],
    ['A JUROR: Did it rain?\n\nWITNESS: It did.', 'A JUROR', 'Juror', 'person'],
    ['“It rained,” said the old man.', 'the old man', 'old man', 'person'],
    ['“It rained,” the old man said.', 'the old man', 'old man', 'person'],
    ['“It rained,” said a spokesman for the ministry.', 'a spokesman for the ministry', 'spokesman for the ministry', 'person'],
    ['“It rained,” the Kremlin said.', 'the Kremlin', 'Kremlin', 'organization'],
    ['“It rained,” the report said.', 'the report', 'report', 'document'],
    ['“It rained,” critics said.', 'critics', 'critics', 'group'],
    ['Ada Quist stood up. “It rained,” she said.', 'she', 'Ada Quist', 'person'],
  ])('%s', (text, mention, name, kind) => {
    const [quote] = attributeQuotes(text, { genre: 'news' })
    expect(quote?.mention?.text).toBe(mention)
    expect(quote?.speaker).toMatchObject({ name, kind })
  })
})

test.each([
  ['“It rained,” said Agnieszka Wolny.', 'female'],
  ['“It rained,” said Kwame Asante.', 'male'],
  ['“It rained,” said Bobby Holt.', 'male'],
  ['“It rained,” said Ruby Holt.', 'female'],
  ['“It rained,” said Andrea Holt.', 'unknown'],
  ['“It rained,” said Marlow. Marlow herself was late.', 'female'],
])('first names of many countries tell the sex: %s', (text, gender) => {
  expect(attributeQuotes(text, { genre: 'news' })[0]?.speaker?.gender).toBe(gender)
})

test('a particle that leads is no first name', () => {
  const quotes = attributeQuotes('Piet de Wit spoke. “It rained,” said Mr de Wit.', { genre: 'news' })
  expect(quotes[0]?.speaker?.name).toBe('Piet de Wit')
})

test('a man and a boy are male, an office is anybody’s', () => {
  const [man, mayor] = attributeQuotes('“It rained,” said the man.\n\n“It rained,” said the mayor.', { genre: 'news' })
  expect(man?.speaker?.gender).toBe('male')
  expect(mayor?.speaker?.gender).toBe('unknown')
})

test('whom a letter greets says nothing', () => {
  const [quote] = attributeQuotes('SIR – The report called the bins “a thing of the past”.', { genre: 'news' })
  expect(quote?.speaker?.name).toBe('report')
})

test('a clause that holds the quote is no part of the mention', () => {
  const [quote] = attributeQuotes('Vera Hale, the skater famous for telling everybody that “ice never lies”, has died.', { genre: 'news' })
  expect(quote?.mention?.text).toBe('Vera Hale')
})

test('a report between two commas is no apposition', () => {
  const [quote] = attributeQuotes('“The roof is a sieve,” the minister, Quist says, told her.', { genre: 'news' })
  expect(quote?.mention?.text).toBe('the minister')
})

describe('names and what is done to them', () => {
  test('takes a deed for no role', () => {
    const [quote] = attributeQuotes('Bemoaning the “phony system,” Ivor Hale accused Quist of being a fool.', { genre: 'news' })
    expect([quote?.speaker?.name, quote?.cue?.text]).toEqual(['Ivor Hale', 'Bemoaning'])
  })
  test('takes a capital that is a first name in lists for a place', () => {
    const text = 'Envoy Ivor Hale accused Washington of haste. He also accused the board of “a blunder”.'
    expect(attributeQuotes(text, { genre: 'news' })[0]?.speaker?.name).toBe('Ivor Hale')
  })
})

test('what is left of a word in dialect is no name, unless it is one elsewhere', () => {
  const names = (text: string) => {
    const tokens = tokenize(text)
    return findMentions(tokens)
      .list.filter(({ type }) => type === MentionType.name)
      .map(({ from, to }) => textOf(tokens, from, to))
  }
  expect(names('‘’Ard to say,’ said Ezra. ‘’Eaven knows.’')).toEqual(['Ezra'])
  expect(names('‘’Rastus knows,’ said Ezra to Rastus.')).toEqual(['Rastus', 'Ezra', 'Rastus'])
})
