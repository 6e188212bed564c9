import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inflect } from '../../scripts/inflect.ts'
import { hashOf } from '../../src/lexicon/hash.ts'
import {
  cueForm,
  Form,
  frameOf,
  lemmaCount,
  lemmaOf,
  lookup,
  Turn,
  turnOf,
  Word,
  wordCount,
  wordFlags,
  wordTags,
} from '../../src/lexicon/lexicon.ts'

const listed = (name: string): string[] =>
  readFileSync(new URL(`../../data/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
const cueOf = (word: string): number => cueForm(lookup(hashOf(word)))

describe('the lexicon', () => {
  it('holds every form of every verb of data/cues.txt, with its lemma', () => {
    const lines = listed('cues')
    expect(lemmaCount).toBe(lines.length)
    const lemmasOf = new Map<string, Set<string>>()
    for (const line of lines) {
      const [lemma, past, participle] = line.split(' : ')[0]!.split(' ') as [string, string?, string?]
      for (const form of inflect(lemma, past, participle))
        lemmasOf.set(form, (lemmasOf.get(form) ?? new Set()).add(lemma.replace('_', ' ')))
    }
    for (const [form, lemmas] of lemmasOf) {
      expect(wordFlags(lookup(hashOf(form))) & Word.cue, form).toBe(Word.cue)
      expect(lemmas, form).toContain(lemmaOf(cueOf(form)))
    }
  })

  it.each([
    ['said', 'say', Form.past],
    ['SAYS', 'say', Form.third],
    ['telling', 'tell', Form.gerund],
    ['told', 'tell', Form.past],
    ['read', 'read', Form.past],
    ['moralised', 'moralize', Form.past],
    ['signalling', 'signal', Form.gerund],
  ])('%s is a form of %s', (word, lemma, form) => {
    expect([lemmaOf(cueOf(word)), cueOf(word) & 7]).toEqual([lemma, form])
  })

  it('knows what a verb says of the turn before', () => {
    expect(turnOf(cueOf('replied'))).toBe(Turn.answers)
    expect(turnOf(cueOf('asked'))).toBe(Turn.asks)
    expect(turnOf(cueOf('said'))).toBe(0)
    expect(frameOf(cueOf('said'))).toBeGreaterThan(0)
  })

  it('keeps the classes of words that share letters with their neighbours', () => {
    const flags = (word: string): number => wordFlags(lookup(hashOf(word)))
    expect(flags('he') & Word.pronoun).toBe(Word.pronoun)
    expect(flags('his') & Word.possessive).toBe(Word.possessive)
    expect(flags('Helen') & Word.firstName).toBe(Word.firstName)
    expect(flags('minister') & Word.person).toBe(Word.person)
    expect(flags('minister') & (Word.cue | Word.pronoun)).toBe(0)
  })

  it('holds every common word with its uses, and names with other letters than a to z', () => {
    for (const line of listed('common-words')) {
      const word = lookup(hashOf(line.slice(0, line.indexOf(' '))))
      expect(wordFlags(word) & Word.common, line).toBe(Word.common)
      expect(wordTags(word) & 0xffff, line).toBeGreaterThan(0)
    }
    for (const name of ['Amélie', 'Živko', 'Øystein']) expect(wordFlags(lookup(hashOf(name))) & Word.firstName, name).toBe(Word.firstName)
  })

  it('has no number for what it does not know, and a number of its own for each word', () => {
    for (const word of ['xqzzy', '', 'sayeth', '🙂', 'constructor']) expect(lookup(hashOf(word)), word).toBe(0)
    const names = ['helen', 'john', 'said', 'says', 'the', 'kremlin', 'minister']
    const numbers = names.map((word) => lookup(hashOf(word)))
    expect(wordFlags(0) | wordTags(0)).toBe(0)
    expect(new Set(numbers).size).toBe(names.length)
    for (const n of numbers) expect(n > 0 && n < wordCount).toBe(true)
  })
})
