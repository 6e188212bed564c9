import { describe, expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

const parts = (text: string): string[] => attributeQuotes(text, { genre: 'fiction' })[0]!.parts.map((part) => part.text)

describe('what the narrator puts into brackets is no part of what is said', () => {
  test.each([
    ['“I must go (turning to Ada), and so must you.”', ['I must go', 'and so must you.']],
    ['“Indeed! (with a smile) I thought so.”', ['Indeed!', 'I thought so.']],
    ['“Indeed! (in a low voice,) I thought so.”', ['Indeed!', 'I thought so.']],
    ['“Yes, yes--(to Mr. Orr)--it is hers.”', ['Yes, yes--', '--it is hers.']],
    ['“No, no. (Laughing heartily.) They were both in the barn.”', ['No, no.', 'They were both in the barn.']],
    ['“And then (again looking round) it fell.”', ['And then', 'it fell.']],
    ['“We shall not pay (loud cheers). We shall not sell (hear, hear).”', ['We shall not pay', 'We shall not sell']],
  ])('%s', (text, expected) => expect(parts(text)).toEqual(expected))
})

describe('what the speaker puts into brackets himself is', () => {
  test.each([
    '“My aunt (you know her) is ill.”',
    '“My aunt (being ill) is at home.”',
    '“He came (finding me nowhere else) to the mill.”',
    '“He sold it (with all that was in it) to Orr.”',
    '“He sold it (to judge by the letters) in June.”',
    '“He left (turning to Ada.”',
  ])('%s', (text) => expect(parts(text)).toHaveLength(1))
})

test('brackets in news are left alone', () => {
  const [quote] = attributeQuotes('“I must go (turning to Ada), and so must you,” the minister said.', { genre: 'news' })
  expect(quote!.parts).toHaveLength(1)
})

test('a quote that is nothing but a direction keeps its words', () => {
  expect(parts('“(smiling at Ada)” was all that the play said.')).toEqual(['(smiling at Ada)'])
})
