import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'
import type { Quote } from '../../src/types.ts'

const read = (text: string): Quote[] => attributeQuotes(text, { indirect: true })
const short = (quote: Quote): string =>
  `${quote.mention?.text ?? '–'} | ${quote.cue?.text ?? '–'} | ${quote.parts.map((part) => part.text).join(' … ')}`

describe('indirect speech', () => {
  it.each([
    ['The minister said that the talks would go on.', 'The minister | said | that the talks would go on'],
    ['The mayor of Brindle says the bridge is safe.', 'The mayor of Brindle | says | the bridge is safe'],
    ['Reporters asked whether the mayor would resign.', 'Reporters | asked | whether the mayor would resign'],
    ['She denied having taken the money.', 'She | denied | having taken the money'],
    ['Residents hope the road will reopen.', 'Residents | hope | the road will reopen'],
    ['The plan, officials said, would cost jobs.', 'officials | said | The plan … would cost jobs'],
    ['At least 2,700 people have died, according to monitors.', 'monitors | according to | At least 2,700 people have died'],
    ['In a statement, the ministry said it would not pay.', 'the ministry | said | it would not pay'],
    ['The union promised to return to work.', 'The union | promised | to return to work'],
  ])('%s', (text, expected) => {
    const quotes = read(text)
    expect(quotes.map(short)).toEqual([expected])
    expect(quotes[0]!.kind).toBe('indirect')
    expect(quotes[0]!.reason).toBe('statement')
  })

  it('ends what a participle reports before the main clause, marks or none', () => {
    const text = 'Varga, despite warning that the river was “rising fast”, the mayor has not asked anybody to “stay at home”.'
    expect(read(text).map(({ mention, statement }) => [mention?.text, statement && text.slice(statement.start, statement.end)])).toEqual([
      ['Varga', 'that the river was “rising fast”'],
      ['the mayor', 'anybody to “stay at home”'],
    ])
    const run = 'Varga, despite admitting that she had doubts about “early figures”, the farmers “do need to be heard” and she agrees.'
    const [, second] = read(run)
    expect(run.slice(second!.statement!.start, second!.statement!.end)).toBe('the farmers “do need to be heard”')
  })

  it('knows the speaker as the same object as by marks', () => {
    const [indirect, direct] = read('Adaeze Nwosu said that the well was dry. “We need rain,” Nwosu added.')
    expect(indirect!.speaker?.name).toBe('Adaeze Nwosu')
    expect(direct!.speaker).toBe(indirect!.speaker)
  })

  it('takes nobody who was asked for whoever asked', () => {
    const [question] = read('Asked whether layoffs were on the table, Ada Quist said the company was “looking at everything”.')
    expect(short(question!)).toBe('– | Asked | whether layoffs were on the table')
    expect(question!.speaker).toBeNull()
  })

  it('keeps a denial', () => {
    const [quote] = read('The bank did not say that the money was lost.')
    expect(quote!.cue).toMatchObject({ lemma: 'say', negated: true })
  })

  it('is left out unless it is asked for', () => {
    expect(attributeQuotes('The minister said that the talks would go on.')).toEqual([])
  })

  it('is sorted among quotes by marks, and numbered with them', () => {
    const quotes = read(
      'The mayor said that the bridge was safe. “Nobody will fall,” said the engineer. Officials said the toll would rise.',
    )
    expect(quotes.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['q1 indirect', 'q2 direct', 'q3 indirect'])
    for (const quote of quotes) for (const part of quote.parts) expect(part.start).toBeGreaterThanOrEqual(quote.start)
  })

  it('gives the quotes by marks no other words and no other kinds', () => {
    const text = 'The union called the offer “a bad joke” on Monday. “We will strike,” said Mara Lind, adding that talks were over.'
    const marked = (quotes: readonly Quote[]): string[] =>
      quotes.filter(({ kind }) => kind !== 'indirect').map(({ kind, text }) => `${kind} ${text}`)
    expect(marked(read(text))).toEqual(marked(attributeQuotes(text)))
  })
})

describe('the clause around a mixed quote', () => {
  it('holds the marked words and is shared by those of one clause', () => {
    const quotes = read('The governor said the plan was “a disgrace” and “a waste of money” on Monday.').filter(
      ({ kind }) => kind === 'mixed',
    )
    expect(quotes.length).toBe(2)
    const [first, second] = quotes
    expect(first!.statement).not.toBeNull()
    expect(second!.statement).toBe(first!.statement)
    expect(first!.statement!.text).toContain('the plan was “a disgrace” and “a waste of money”')
  })

  it('is there for no other kind, and not without the option', () => {
    for (const quote of read('“We will strike,” said Mara Lind. The song “Low Tide” is old.')) expect(quote.statement).toBeNull()
    for (const quote of attributeQuotes('The governor said the plan was “a disgrace”.')) expect(quote.statement).toBeNull()
  })
})

describe('what reports nothing', () => {
  it('is left alone in 98 of 100 sentences', () => {
    const sentences = readFileSync(new URL('../fixtures/statements/nothing-reported.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n')
    expect(sentences.length).toBe(200)
    const claimed = sentences.filter((sentence) => read(sentence).length > 0)
    expect(claimed.length, claimed.join('\n')).toBeLessThanOrEqual(4)
  })
})

describe('a quote with a doubtful source', () => {
  it('keeps it where the labeller is not surer by far', () => {
    const text =
      'Tessaly has faced months of marches, with doctors saying that 40 people were hurt, while labeling the marchers as “hired thugs” and “wreckers” in the pay of its neighbours.'
    const sources = (quotes: readonly Quote[]): (string | undefined)[] =>
      quotes.filter(({ kind }) => kind === 'mixed').map(({ mention }) => mention?.text)
    expect(sources(read(text))).toEqual(sources(attributeQuotes(text)))
  })

  it('takes over the subject of the same verb where that is surer', () => {
    const text = 'The candidates were asked about Orr, who in 2010 said the aim of his party was to make Quist a “one-term mayor”.'
    const quote = read(text).find(({ kind }) => kind === 'mixed')!
    expect(quote.speaker!.name).toBe('Orr')
    expect(quote.confidence).toBeGreaterThan(attributeQuotes(text).find(({ kind }) => kind === 'mixed')!.confidence)
  })
})

describe('what is said', () => {
  it('is neither whoever was asked nor a pronoun alone', () => {
    const quotes = read('When she won the medal, Lindholm was asked what she would do with it.')
    expect(quotes.map(({ text }) => text)).not.toContain('Lindholm')
    for (const { start, cue } of quotes) expect(start).toBeGreaterThan(cue!.start)
    expect(read('Born in Bergen, she was told by a teacher.').filter(({ text }) => text === 'she')).toEqual([])
  })

  it('has a source with both of its brackets', () => {
    const [quote] = read('Cllr Brenda Fitch (Lib Dem, Stokely North) said the houses were too small.')
    expect(quote!.mention!.text.endsWith('(Lib Dem, Stokely North')).toBe(false)
    expect(read('Rep. Ada Roe (D-Wis.) said the bill was dead.')[0]!.mention!.text).toBe('Rep. Ada Roe (D-Wis.)')
  })
})
