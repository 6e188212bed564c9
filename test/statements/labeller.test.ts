import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestPath } from '../../src/statements/labeller.ts'
import { isUnfinished, labelCount, outside, predecessors, stateCount } from '../../src/statements/labels.ts'

const score = fc.integer({ min: -60, max: 60 })

/** The score of a path, or -Infinity where a state cannot follow the one before. */
function scoreOf(states: readonly number[], scores: readonly number[], transitions: readonly number[]): number {
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

describe('the best path', () => {
  it('is one that none beats', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(score, { minLength: 3 * labelCount, maxLength: 3 * labelCount }),
        fc.array(score, { minLength: (stateCount + 1) * stateCount, maxLength: (stateCount + 1) * stateCount }),
        (n, scores, transitions) => {
          const out = new Uint8Array(n + 1)
          bestPath(Int32Array.from(scores), Int32Array.from(transitions), n, new Uint8Array(n * stateCount), out, 1)
          let best = -Infinity
          for (const path of paths(n)) best = Math.max(best, scoreOf(path, scores, transitions))
          expect(scoreOf([...out.subarray(1)], scores, transitions)).toBe(best)
        },
      ),
      { numRuns: 60 },
    )
  })
})
