import { expect, test } from 'vitest'
import { chain, ways } from '../../src/dialogue/chain.ts'
import type { Guess } from '../../src/dialogue/guess.ts'
import type { Scene } from '../../src/dialogue/scene.ts'

/** A conversation of two in which only some turns are known: `a`, `b` or `?` a turn, one paragraph each. */
function conversation(turns: string): { scene: Scene; guess: Guess } {
  const p = [...turns].flatMap((turn) => (turn === 'a' ? [0.95, 0.05] : turn === 'b' ? [0.05, 0.95] : [0.5, 0.5]))
  const guess = {
    from: Int32Array.from({ length: turns.length + 1 }, (_, u) => 2 * u),
    who: Int32Array.from(p, (_, c) => c & 1),
    p: Float32Array.from(p),
  }
  const scene = { turns: [...turns].map((_, u) => ({ paragraph: u, lastParagraph: u })) } as unknown as Scene
  return { scene, guess }
}

/** Ways on as in a conversation of two: back to the one before in most turns. */
function switchesOf(count: number): Float32Array {
  return Float32Array.from({ length: ways * count }, (_, i) => [0.01, 0.95, 0.04][i % ways]!)
}

function likeliest(turns: string): string {
  const { scene, guess } = conversation(turns)
  const p = chain(scene, guess, switchesOf(turns.length))
  return [...turns].map((_, u) => (p[2 * u]! > p[2 * u + 1]! ? 'a' : 'b')).join('')
}

test.each([
  ['a???????', 'abababab'],
  ['???????b', 'abababab'],
  ['a?????a?', 'abababab'],
  ['?b??', 'abab'],
])('%s is read as %s', (turns, expected) => {
  expect(likeliest(turns)).toBe(expected)
})

test('the probabilities of a turn add up to one, and no turn is no trouble', () => {
  const { scene, guess } = conversation('a??b?')
  const p = chain(scene, guess, switchesOf(6))
  for (let u = 0; u < 5; u++) expect(p[2 * u]! + p[2 * u + 1]!).toBeCloseTo(1, 5)
  expect(
    chain(
      { turns: [] } as unknown as Scene,
      { from: new Int32Array(1), who: new Int32Array(0), p: new Float32Array(0) },
      new Float32Array(0),
    ),
  ).toHaveLength(0)
})
