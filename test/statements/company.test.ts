import { expect, it } from 'vitest'
import { hashOf } from '../../src/lexicon/hash.ts'
import { companyOf } from '../../src/statements/company.ts'

const of = (word: string): number => companyOf(hashOf(word))

it('is the same for words that stand among the same words', () => {
  expect(of('Monday')).toBe(of('tuesday'))
  expect(of('argues')).not.toBe(of('tuesday'))
})

it('is not known of rare words', () => {
  expect(of('zygodactyl')).toBe(-1)
})
