import type { Context } from '../attribution/context.ts'
import type { Atoms } from './atoms.ts'
import { featureRoom, wordFeatures } from './features.ts'
import { canFollow, labelCount as L } from './labels.ts'
import { addScores, type Weights } from './weights.ts'

/** A linear-chain model: weights of features, and what it scores to go from one label to the next (row `L`: to begin with it). */
export interface Chain {
  readonly weights: Weights
  readonly transitions: Int32Array
}

const never = -1e9

/** The transitions of a chain from their generated list, impossible ones closed. */
export function readTransitions(values: readonly number[]): Int32Array {
  const transitions = new Int32Array((L + 1) * L)
  for (let a = 0; a <= L; a++)
    for (let b = 0; b < L; b++) transitions[a * L + b] = canFollow(a === L ? 0 : a, b) ? values[a * L + b]! : never
  return transitions
}

/** The best labels of all tokens, paragraph by paragraph. */
export function labelTokens(context: Context, atoms: Atoms, chain: Chain): Uint8Array {
  const { paragraphs, count } = context.tokens
  const labels = new Uint8Array(count + 1)
  const features = new Int32Array(featureRoom)
  let longest = 0
  for (let p = 0; p + 1 < paragraphs.length; p++) longest = Math.max(longest, paragraphs[p + 1]! - paragraphs[p]!)
  const scores = new Int32Array(longest * L)
  const back = new Uint8Array(longest * L)
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const from = paragraphs[p]!
    const to = paragraphs[p + 1]!
    scores.fill(0, 0, (to - from) * L)
    for (let t = from; t < to; t++) {
      const n = wordFeatures(context, atoms, t, from, to, features)
      addScores(chain.weights, features, n, scores, (t - from) * L)
    }
    bestPath(scores, chain.transitions, to - from, back, labels, from)
  }
  return labels
}

/** Viterbi over `n` rows of scores, which it changes; writes the labels to `out` from `at` on. */
export function bestPath(scores: Int32Array, transitions: Int32Array, n: number, back: Uint8Array, out: Uint8Array, at: number): void {
  if (n === 0) return
  for (let y = 0; y < L; y++) scores[y]! += transitions[L * L + y]!
  for (let t = 1; t < n; t++) {
    const row = t * L
    for (let y = 0; y < L; y++) {
      let top = never * 2
      let from = 0
      for (let x = 0; x < L; x++) {
        const value = scores[row - L + x]! + transitions[x * L + y]!
        if (value > top) {
          top = value
          from = x
        }
      }
      scores[row + y]! += top < never ? never : top
      back[row + y] = from
    }
  }
  let y = 0
  const last = (n - 1) * L
  for (let k = 1; k < L; k++) if (scores[last + k]! > scores[last + y]!) y = k
  for (let t = n - 1; t >= 0; t--) {
    out[at + t] = y
    y = back[t * L + y]!
  }
}
