import { expect, test } from 'vitest'
import type { Quote, Span, Speaker } from '../../src/index.ts'
import { relocate } from '../../src/retext/relocate.ts'

const text = 'Ann Lee said that it was “late” and “cold”.'
const span = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words })

const ann: Speaker = { id: 's1', name: 'Ann Lee', aliases: ['Ann'], kind: 'person', gender: 'female', mentions: [span('Ann Lee')] }
const statement = span('it was “late” and “cold”')
const quote = (id: string, words: string): Quote => ({
  id,
  kind: 'mixed',
  start: span(words).start - 1,
  end: span(words).end + 1,
  parts: [span(words)],
  text: words,
  statement,
  speaker: ann,
  mention: span('Ann Lee'),
  cue: { ...span('said'), lemma: 'say', negated: false },
  addressee: ann,
  parent: null,
  confidence: 0.9,
  reason: 'name-before-verb',
})
const quotes = [quote('q1', 'late'), quote('q2', 'cold')]

test('every span moves, and what hangs together goes on to', () => {
  const moved = relocate(quotes, ({ start, end, text }) => ({ start: start + 10, end: end + 10, text: text.toUpperCase() }))
  const [first, second] = moved
  expect(first).toEqual({
    ...quotes[0],
    start: quotes[0]!.start + 10,
    end: quotes[0]!.end + 10,
    text: 'LATE',
    parts: [{ start: 36, end: 40, text: 'LATE' }],
    statement: { start: 28, end: 52, text: statement.text.toUpperCase() },
    speaker: { ...ann, mentions: [{ start: 10, end: 17, text: 'ANN LEE' }] },
    mention: { start: 10, end: 17, text: 'ANN LEE' },
    cue: { start: 18, end: 22, text: 'SAID', lemma: 'say', negated: false },
    addressee: { ...ann, mentions: [{ start: 10, end: 17, text: 'ANN LEE' }] },
  })
  expect(second!.statement).toBe(first!.statement)
  expect(second!.speaker).toBe(first!.speaker)
  expect(first!.addressee).toBe(first!.speaker)
})

test('names are given anew, the quotes that came in stay as they were', () => {
  const before = structuredClone(quotes)
  const [moved] = relocate(
    quotes,
    (span) => span,
    (name, mentions) => `${name} (${mentions.length})`,
  )
  expect(moved!.speaker).toMatchObject({ name: 'Ann Lee (1)', aliases: ['Ann (1)'] })
  expect(quotes).toEqual(before)
})

test('null stays null', () => {
  const nobody = { ...quotes[0]!, statement: null, speaker: null, mention: null, cue: null, addressee: null }
  expect(relocate([nobody], (span) => span)).toEqual([nobody])
})
