import { expect, test } from 'vitest'
import { analyse } from '../../src/attribute.ts'
import { MentionType } from '../../src/mentions/mention.ts'
import { readOptions } from '../../src/options.ts'
import { antecedentFeatures, featuresOf, makeWeights, weigh } from '../../src/speakers/antecedent-weights.ts'
import { type Desk, findAntecedents, makeDesk } from '../../src/speakers/antecedents.ts'

/** The antecedents of the last pronoun of a text. */
function antecedents(text: string, fiction = false): { desk: Desk; names: string[]; features: Record<string, number>[] } {
  const { context, entityOf } = analyse(text, readOptions({ genre: fiction ? 'fiction' : 'news', indirect: true }))!
  const desk = makeDesk(context, fiction)
  const { list } = context.mentions
  const m = list.findLastIndex(({ type, person }) => type === MentionType.pronoun && person === 3)
  const count = findAntecedents(desk, entityOf, m)
  const all = Array.from({ length: count }, (_, c) => c)
  return {
    desk,
    names: all.map((c) => context.entities.list[entityOf[desk.found[c]!]!]!.name),
    features: all.map((c) => Object.fromEntries(featuresOf(desk, c).map((value, f) => [antecedentFeatures[f]!, value]))),
  }
}

const text = 'Ada Quist met Inga Orr on Monday. The talks were short. “It went well,” Quist said. “Very well,” she added.'

test('the nearest one comes first, with what is known of it', () => {
  const { names, features } = antecedents(text)
  expect(names).toEqual(['Ada Quist', 'Inga Orr', 'Ada Quist'])
  expect(features[0]).toMatchObject({
    sentence1: 1,
    sentence3: 0,
    sentences: 1,
    subject: 1,
    speaks: 1,
    bothSpeak: 1,
    lastSpoke: 1,
    rank: 1,
  })
  expect(features[1]).toMatchObject({ sentence1: 0, sentence3: 1, sentences: 3, speaks: 0, bothSpeak: 0, fullName: 1, rank: 2 })
  expect(features[2]).toMatchObject({ opens: 1, subject: 1, fullName: 1, first: 1, rank: 2 })
})

test('weights that are added up by the chunk say what the sum over the features says', () => {
  const { desk, features } = antecedents(text)
  const list = antecedentFeatures.map((_, f) => Math.sin(7 * f + 1))
  const weights = makeWeights(list)
  features.forEach((row, c) => {
    const sum = antecedentFeatures.reduce((total, name, f) => total + list[f]! * row[name]!, 0)
    expect(weigh(desk, weights, c)).toBeCloseTo(sum, 10)
  })
  expect(features.length).toBe(3)
})

test('in a novel fewer are looked at', () => {
  const many = `${'Ada Quist thanked Ada Quist. '.repeat(20)}She said nothing.`
  expect(antecedents(many).names).toHaveLength(16)
  expect(antecedents(many, true).names).toHaveLength(8)
})
