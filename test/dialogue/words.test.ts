import { expect, test } from 'vitest'
import type { Guess } from '../../src/dialogue/guess.ts'
import type { Scene } from '../../src/dialogue/scene.ts'
import { wordFit } from '../../src/dialogue/words.ts'

test('a turn fits whoever uses its words elsewhere', () => {
  // two speakers with words of their own (0–3 and 4–7); the last turn has words of the first one, and nobody knows who says it
  const own = [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
  ]
  const turns = Array.from({ length: 41 }, (_, u) => (u === 40 ? own[0]! : own[u & 1]!))
  const scene = {
    turns,
    words: Int32Array.from(turns.flat()),
    wordsFrom: Int32Array.from({ length: turns.length + 1 }, (_, u) => 4 * u),
    wordCount: 8,
    context: { entities: { list: [{}, {}] } },
  } as unknown as Scene
  const guess: Guess = {
    from: Int32Array.from({ length: 42 }, (_, u) => 2 * u),
    who: Int32Array.from({ length: 82 }, (_, c) => c & 1),
    p: Float32Array.from({ length: 82 }, (_, c) => (c >= 80 ? 0.5 : (c >> 1) % 2 === (c & 1) ? 0.9 : 0.1)),
  }
  const fit = wordFit(
    scene,
    guess,
    Uint8Array.from(guess.from.slice(1), () => 1),
  )
  expect(fit[80]!).toBeGreaterThan(0)
  expect(fit[81]!).toBeLessThan(0)
})
