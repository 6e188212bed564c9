import { expect, test } from 'vitest'
import type { Guess } from '../../src/dialogue/guess.ts'
import { findPartners } from '../../src/dialogue/partners.ts'
import type { Scene } from '../../src/dialogue/scene.ts'

/** Turns one paragraph apart, each a list of candidates and their probabilities. */
function read(turns: readonly (readonly (readonly [who: number, p: number])[])[], gap = 1): { scene: Scene; guess: Guess } {
  let at = 0
  const from = Int32Array.from([0, ...turns.map((turn) => (at += turn.length))])
  const scene = {
    turns: turns.map((_, u) => ({ paragraph: gap * u, lastParagraph: gap * u })),
    context: { entities: { list: [{}, {}, {}] } },
  } as unknown as Scene
  return { scene, guess: { from, who: Int32Array.from(turns.flat(), ([e]) => e), p: Float32Array.from(turns.flat(), ([, p]) => p) } }
}

const known = (e: number) => [[e, 1]] as const
const open = [[1, 0.5] as const, [2, 0.5] as const]

test('whoever talked to the speaker before is the likelier partner', () => {
  const { scene, guess } = read([known(0), known(1), known(0), known(1), known(0), open])
  const { before, behind } = findPartners(scene, guess)
  expect(before[5]).toBeGreaterThan(before[6]!)
  expect(behind[5]).toBe(-1)
  expect(behind[0]).toBeGreaterThan(0)
})

test('what is known from the turn itself does not count', () => {
  const { scene, guess } = read([known(0), open])
  expect(findPartners(scene, guess).before[1]).toBe(0)
})

test('turns far apart are no exchange', () => {
  const { scene, guess } = read([known(0), known(1), open], 9)
  expect([...findPartners(scene, guess).before]).toEqual([-1, -1, -1, -1])
})
