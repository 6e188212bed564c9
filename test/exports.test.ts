import { expect, test } from 'vitest'
import * as core from '../src/index.ts'

test('the public exports', () => {
  expect(Object.keys(core).sort()).toEqual(['attributeQuotes', 'groupBySpeaker', 'reasons', 'toSegments'])
})

test('the examples of the doc comments', () => {
  const { attributeQuotes, groupBySpeaker, toSegments } = core
  const [quote] = attributeQuotes('“Nobody was hurt,” said Adaeze Nwosu.')
  expect([quote?.speaker?.name, quote?.cue?.lemma]).toEqual(['Adaeze Nwosu', 'say'])
  const text = '“Eat,” said Peg.'
  expect(toSegments(text, attributeQuotes(text)).map((segment) => [segment.type, segment.text])).toEqual([
    ['narration', '“'],
    ['quote', 'Eat,'],
    ['narration', '” said Peg.'],
  ])
  const groups = groupBySpeaker(attributeQuotes('“Yes,” said Ragnhild. “No,” said Torsten.'))
  expect([...groups].map(([speaker, of]) => [speaker?.name, of.length])).toEqual([
    ['Ragnhild', 1],
    ['Torsten', 1],
  ])
})
