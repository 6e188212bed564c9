import { describe, expect, it } from 'vitest'
import type { Context } from '../../src/attribution/context.ts'
import type { Unit } from '../../src/attribution/units.ts'
import { type Piece, Role } from '../../src/statements/labels.ts'
import { narrowClauses } from '../../src/statements/narrow.ts'
import { tokenize } from '../../src/text/tokens.ts'

let text = 'The bank called it “odd” and warned the town of a strike'
let tokens = tokenize(text)
const tokenAt = (word: string): number => Array.from(tokens.start.subarray(0, tokens.count)).indexOf(text.indexOf(word))
const piece = (first: string, last: string, chance: number): Piece => ({
  role: Role.content,
  from: tokenAt(first),
  to: tokenAt(last) + 1,
  chance,
})

/** The words of the clause that is left of the one given. */
function narrowed(clause: Piece, guesses: readonly Piece[]): string {
  const clauseOf = new Map([[0, clause]])
  const units = [{ from: tokenAt('“'), to: tokenAt('”') + 1 }] as Unit[]
  narrowClauses({ tokens } as Context, units, clauseOf, guesses)
  const { from, to } = clauseOf.get(0)!
  return text.slice(tokens.start[from], tokens.end[to - 1])
}

describe('narrowClauses', () => {
  const long = piece('it', 'strike', 0)

  it('keeps a clause that is nearly sure', () => {
    expect(narrowed(long, [piece('it', 'odd', 0.02), piece('it', 'strike', 0.97)])).toBe('it “odd” and warned the town of a strike')
  })

  it('takes a shorter one where that may well be all that is said', () => {
    expect(narrowed(long, [piece('it', 'odd', 0.45), piece('it', 'strike', 0.5)])).toBe('it “odd”')
  })

  it('keeps it where no guess is known', () => {
    expect(narrowed(piece('it', '”', 0), [])).toBe('it “odd”')
  })
})

describe('the occasion of a report', () => {
  it.each([
    ['during a stop in Hale, for his wife', 'the law a “crazy system”'],
    ['in an interview on Monday', 'the law a “crazy system”'],
    ['in the eyes of many people', 'the law a “crazy system” in the eyes of many people'],
  ])('%s', (tail, left) => {
    text = `Orr called the law a “crazy system” ${tail}`
    tokens = tokenize(text)
    const whole = { role: Role.content, from: tokenAt('the law'), to: tokens.count, chance: 0 }
    expect(narrowed(whole, [])).toBe(left)
  })
})
