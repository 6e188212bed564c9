import { describe, expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

function spoken(text: string): (string | undefined)[][] {
  return attributeQuotes(text, { genre: 'news' }).map(({ speaker, addressee }) => [speaker?.name, addressee?.name])
}

describe('to whom the sources of an article speak', () => {
  test('not to each other', () => {
    expect(spoken('“It is over,” said Ada Quist.\n\n“It is not over,” said Jon Vale.')).toEqual([
      ['Ada Quist', undefined],
      ['Jon Vale', undefined],
    ])
  })

  test('to whoever asked', () => {
    expect(spoken('“Is it over?” asked Ada Quist.\n\n“It is,” said Jon Vale.')).toEqual([
      ['Ada Quist', undefined],
      ['Jon Vale', 'Ada Quist'],
    ])
  })

  test('to whoever the clause or the line names', () => {
    expect(spoken('“It is over,” Ada Quist told Jon Vale.\n\n“We leave, Ruth,” said Tom Orr.')).toEqual([
      ['Ada Quist', 'Jon Vale'],
      ['Tom Orr', 'Ruth'],
    ])
  })

  test('whoever is called at the end of a line has the next one', () => {
    const lines =
      'The court sat. Ada Quist rose.\n\nJudge Jon Vale interjected: “It is over, Ms Quist.”\n\n“Over, Your Honour, but not for long.”\n\n“Yes. Well.”'
    expect(spoken(lines).map(([speaker]) => speaker)).toEqual(['Jon Vale', 'Ada Quist', 'Jon Vale'])
  })

  test('a reply goes back to the one before', () => {
    expect(spoken('“It is over,” said Ada Quist.\n\n“Never,” replied Jon Vale.')[1]).toEqual(['Jon Vale', 'Ada Quist'])
  })

  test('a thing that is spoken of is not called', () => {
    expect(spoken('“A pair of hands,” wrote Ada Quist.')).toEqual([['Ada Quist', undefined]])
  })
})

test('a word that nobody bears as a name calls nobody', () => {
  expect(spoken('“Restraint! You should have seen the draft,” said Ada Quist.')).toEqual([['Ada Quist', undefined]])
})

test('whoever has a role for a label gives a name', () => {
  const text = 'HOST: Welcome back. I’m Nora Feld, and with me is Sam Okoye.\n\nSAM OKOYE: Hi, Nora.\n\nHOST: You found a tooth.'
  expect(spoken(text)).toEqual([
    ['Nora Feld', undefined],
    ['Sam Okoye', 'Nora Feld'],
    ['Nora Feld', 'Sam Okoye'],
  ])
})

test('the members of a parliament, with what they sit for in brackets', () => {
  const text =
    'Mrs Anne Farley (Brackwater) (Con): Will he come?\n\nThe Minister of State for Ports and the Sea (Sir Daniel Pryce): I will.\n\nJoan Lisle (Mid Hale) (Lab): When?'
  expect(spoken(text)).toEqual([
    ['Anne Farley', undefined],
    ['Daniel Pryce', 'Anne Farley'],
    ['Joan Lisle', 'Daniel Pryce'],
  ])
})

test('a bare line behind a question is the answer of whoever was asked', () => {
  const text = '“It rained,” said Ada Quist.\n\n“All night?” asked Jon Vale.\n\n“All night.”'
  expect(spoken(text)[2]).toEqual(['Ada Quist', 'Jon Vale'])
})

test('whoever has asked asks again, and does not answer himself', () => {
  const asked =
    '“Do they drink it?” asked Ada Quist.\n\n“Some of them do,” said Jon Vale of the mill.\n\n“Is it in the contract, as you said in March?”'
  expect(spoken(asked)[2]![0]).toBe('Ada Quist')
  const answered =
    'Jon Vale said nothing. “Well,” said Jon Vale.\n\n“Is it in the contract?” Ada Quist asked him.\n\n“It has removed a bollard.”'
  expect(spoken(answered)[2]![0]).toBe('Jon Vale')
})

test('the labels of a transcript speak to each other', () => {
  const text = 'MARY O’BRIEN, HOST: Welcome.\n\nLUIS ORTEGA, MAYOR OF FORT HALE: Thanks.\n\nO’BRIEN: You said it was over.'
  expect(spoken(text)).toEqual([
    ['Mary O’Brien', undefined],
    ['Luis Ortega', 'Mary O’Brien'],
    ['Mary O’Brien', 'Luis Ortega'],
  ])
})

test('the name of a label is a name where it stands in capitals elsewhere', () => {
  const text = 'MARA stands at the window.\n\nJON. You are early.\n\nMARA. I never went to bed.\n\nJON. Because of him?'
  expect(spoken(text).map(([name]) => name)).toEqual(['Jon', 'Mara', 'Jon'])
})

test('a clause behind *and* leads to a quote of its own', () => {
  const text = 'Orr described it as “chaotic”, and Quist said, “Nobody told us anything.”'
  expect(spoken(text).map(([name]) => name)).toEqual(['Orr', 'Quist'])
})
