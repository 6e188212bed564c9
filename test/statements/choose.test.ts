import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Atoms } from '../../src/statements/atoms.ts'
import { choosePieces, isNear, lacks, prices, softness } from '../../src/statements/choose.ts'
import { type Piece, Role } from '../../src/statements/labels.ts'

const length = 8
const guess = fc
  .record({
    role: fc.constantFrom(Role.source, Role.cue, Role.content),
    from: fc.integer({ min: 0, max: length - 1 }),
    tokens: fc.integer({ min: 1, max: 4 }),
    chance: fc.double({ min: 0.02, max: 1, noNaN: true }),
  })
  .map(({ role, from, tokens, chance }): Piece => ({ role, from, to: Math.min(length, from + tokens), chance }))
const guesses = fc
  .uniqueArray(guess, { maxLength: 8, selector: ({ role, from, to }) => `${role} ${from} ${to}` })
  .map((list) => list.sort((a, b) => a.from - b.from))

/** The worth of a choice, sentence by sentence; a piece that crosses a border makes one sentence of two. */
function worthOf(list: readonly Piece[], chosen: readonly Piece[], border: number): number {
  let worth = 0
  for (const piece of chosen) {
    const rivals = list.filter(
      (other) =>
        other !== piece &&
        other.role === piece.role &&
        other.from < piece.to &&
        piece.from < other.to &&
        (piece.from <= other.from
          ? isNear(piece.from, piece.to, other.from, other.to)
          : isNear(other.from, other.to, piece.from, piece.to)),
    )
    worth += piece.chance - prices[piece.role]! + softness * rivals.reduce((sum, { chance }) => sum + chance, 0)
  }
  const crosses = chosen.some(({ from, to }) => from < border && to > border)
  const setOf = (pieces: readonly Piece[]): number => pieces.reduce((set, { role }) => set | (1 << (role - 1)), 0)
  const sentences = crosses ? [chosen] : [chosen.filter(({ to }) => to <= border), chosen.filter(({ from }) => from >= border)]
  return worth - sentences.reduce((sum, pieces) => sum + lacks[setOf(pieces)]!, 0)
}

function* choices(list: readonly Piece[]): Generator<Piece[]> {
  const [first, ...rest] = list
  if (!first) yield []
  else
    for (const others of choices(rest)) {
      yield others
      if (!others.some(({ from, to }) => from < first.to && first.from < to)) yield [first, ...others]
    }
}

describe('the choice among guesses', () => {
  it('is one that none beats', () => {
    fc.assert(
      fc.property(guesses, fc.integer({ min: 1, max: length }), (list, border) => {
        const atoms = { sentenceFrom: Int32Array.from({ length: length + 1 }, (_, t) => (t < border ? 0 : border)) } as unknown as Atoms
        const chances = Float64Array.from(list, ({ chance }) => chance)
        const chosen = choosePieces(atoms, list, chances, 0, length).map(({ role, from, to }) =>
          list.find((piece) => piece.role === role && piece.from === from && piece.to === to),
        ) as Piece[]
        let best = -Infinity
        for (const choice of choices(list)) best = Math.max(best, worthOf(list, choice, border))
        expect(worthOf(list, chosen, border)).toBeCloseTo(best, 9)
      }),
    )
  })
})
