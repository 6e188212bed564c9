import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessesIn, leastChance } from '../../src/statements/guesses.ts'
import { isUnfinished, labelCount, outside, piecesOf, predecessors, stateCount } from '../../src/statements/labels.ts'
import { roomForSums, scale, sumPaths, waysOf } from '../../src/statements/sums.ts'

const score = fc.integer({ min: -50, max: 60 })

/** The score of a path, or -Infinity where a state cannot follow the one before. */
function scoreOf(states: Uint8Array, scores: readonly number[], transitions: readonly number[]): number {
  let value = 0
  let before = stateCount
  states.forEach((state, t) => {
    value += predecessors[state]!.includes(before) ? transitions[before * stateCount + state]! : -Infinity
    if (state >= outside) value += scores[t * labelCount + state - outside]!
    before = state
  })
  return isUnfinished(before) ? -Infinity : value
}

function* paths(n: number): Generator<number[]> {
  if (n === 0) yield []
  else for (const path of paths(n - 1)) for (let state = 0; state < stateCount; state++) yield [...path, state]
}

describe('guesses', () => {
  it('are as likely as all paths that hold them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(score, { minLength: 3 * labelCount, maxLength: 3 * labelCount }),
        fc.array(score, { minLength: (stateCount + 1) * stateCount, maxLength: (stateCount + 1) * stateCount }),
        (n, scores, transitions) => {
          const expected = new Map<string, number>()
          let whole = 0
          for (const path of paths(n)) {
            const states = Uint8Array.from(path)
            const share = Math.exp(scoreOf(states, scores, transitions) / scale)
            if (share === 0) continue
            whole += share
            for (const { role, from, to } of piecesOf(states, 0, n)) {
              const key = `${role} ${from + 5} ${to + 5}`
              expected.set(key, (expected.get(key) ?? 0) + share)
            }
          }
          const sums = roomForSums(n)
          const ways = waysOf(transitions)
          const whole32 = Int32Array.from(scores)
          sumPaths(whole32, ways, n, sums)
          const found = guessesIn(whole32, ways, sums, n, 5)
          for (const { role, from, to, chance } of found) expect(chance).toBeCloseTo(expected.get(`${role} ${from} ${to}`)! / whole, 4)
          const likely = [...expected].filter(([, share]) => share / whole > leastChance + 1e-4)
          const keys = new Set(found.map(({ role, from, to }) => `${role} ${from} ${to}`))
          for (const [key] of likely) expect(keys).toContain(key)
          expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).sort((a, b) => a - b))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('stay in range over long paragraphs', () => {
    const n = 20_000
    const scores = Int32Array.from({ length: n * labelCount }, (_, k) => ((k * 7919) % 400) - 200)
    const ways = waysOf(Array.from({ length: (stateCount + 1) * stateCount }, (_, k) => ((k * 31) % 60) - 30))
    const sums = roomForSums(n)
    sumPaths(scores, ways, n, sums)
    for (const { chance } of guessesIn(scores, ways, sums, n, 0)) expect(chance).toBeLessThanOrEqual(1.0001)
  })
})
