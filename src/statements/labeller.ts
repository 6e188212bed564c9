import type { Context } from '../attribution/context.ts'
import type { Atoms } from './atoms.ts'
import { featureRoom, wordFeatures } from './features.ts'
import { labelCount as L, outside, predecessors, stateCount as S } from './labels.ts'
import { addScores, type Weights } from './weights.ts'

/** A linear-chain model: weights of features, and what it scores to go from one state to the next (row `S`: to begin with it). */
export interface Chain {
  readonly weights: Weights
  readonly transitions: Int32Array
}

/** The best states of all tokens, paragraph by paragraph. */
export function labelTokens(context: Context, atoms: Atoms, chain: Chain): Uint8Array {
  const { paragraphs, count } = context.tokens
  const states = new Uint8Array(count + 1)
  for (let p = 0; p + 1 < paragraphs.length; p++)
    labelInto(context, atoms, chain, paragraphs[p]!, paragraphs[p + 1]!, states, paragraphs[p]!)
  return states
}

/** The best states of the tokens `[from, to)` read by themselves. */
export function labelRange(context: Context, atoms: Atoms, chain: Chain, from: number, to: number): Uint8Array {
  const states = new Uint8Array(to - from + 1)
  labelInto(context, atoms, chain, from, to, states, 0)
  return states
}

let scores = new Int32Array(1024 * L)
let back = new Uint8Array(1024 * S)
const features = new Int32Array(featureRoom)

function labelInto(context: Context, atoms: Atoms, chain: Chain, from: number, to: number, out: Uint8Array, at: number): void {
  const size = (to - from) * L
  if (size > scores.length) {
    scores = new Int32Array(2 * size)
    back = new Uint8Array(2 * (to - from) * S)
  }
  scores.fill(0, 0, size)
  for (let t = from; t < to; t++) {
    const n = wordFeatures(context, atoms, t, from, to, features)
    addScores(chain.weights, features, n, scores, (t - from) * L)
  }
  bestPath(scores, chain.transitions, to - from, back, out, at)
}

const sums = new Int32Array(2 * S)

/** Viterbi over `n` rows of scores; writes the states to `out` from `at` on. */
export function bestPath(scores: Int32Array, transitions: Int32Array, n: number, back: Uint8Array, out: Uint8Array, at: number): void {
  if (n === 0) return
  let now = 0
  for (let y = 0; y < S; y++)
    sums[y] = predecessors[y]!.includes(S) ? transitions[S * S + y]! + (y < outside ? 0 : scores[y - outside]!) : never
  for (let t = 1; t < n; t++) {
    const next = S - now
    for (let y = 0; y < S; y++) {
      const before = predecessors[y]!
      let top = never * 2
      let from = 0
      for (let k = 0; k < before.length; k++) {
        const x = before[k]!
        if (x === S) continue
        const value = sums[now + x]! + transitions[x * S + y]!
        if (value > top) {
          top = value
          from = x
        }
      }
      sums[next + y] = top + (y < outside ? 0 : scores[t * L + y - outside]!)
      back[t * S + y] = from
    }
    now = next
  }
  let y = 0
  for (let k = 1; k < S; k++) if (sums[now + k]! > sums[now + y]!) y = k
  for (let t = n - 1; t >= 0; t--) {
    out[at + t] = y
    y = back[t * S + y]!
  }
}

const never = -1e8
