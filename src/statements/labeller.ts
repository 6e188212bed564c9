import type { Context } from '../attribution/context.ts'
import type { Atoms } from './atoms.ts'
import { featureRoom, wordFeatures } from './features.ts'
import { labelCount as L, outside, stateCount as S } from './labels.ts'
import { addEight, type Weights } from './weights.ts'

/** A linear-chain model: weights of features, and what it scores to go from one state to the next (row `S`: to begin with it). */
export interface Chain {
  readonly weights: Weights
  readonly transitions: Int32Array
}

/** The best states of a stretch of tokens, and what the label of each scores above having no role. */
export interface Labels {
  readonly states: Uint8Array
  readonly gains: Int32Array
}

/** The best states of all tokens, paragraph by paragraph. */
export function labelTokens(context: Context, atoms: Atoms, chain: Chain): Labels {
  const { paragraphs, count } = context.tokens
  const labels = { states: new Uint8Array(count + 1), gains: new Int32Array(count + 1) }
  for (let p = 0; p + 1 < paragraphs.length; p++) labelInto(context, atoms, chain, paragraphs[p]!, paragraphs[p + 1]!, labels)
  return labels
}

/** The best states of the tokens `[from, to)` read by themselves, into `labels`. */
export function labelInto(context: Context, atoms: Atoms, chain: Chain, from: number, to: number, labels: Labels): void {
  const size = (to - from) * L
  if (size > scores.length) {
    scores = new Int32Array(2 * size)
    back = new Uint8Array(2 * (to - from) * S)
  }
  for (let t = from; t < to; t++) {
    const n = wordFeatures(context, atoms, t, from, to, features)
    addEight(chain.weights, features, n, scores, (t - from) * L)
  }
  const { states, gains } = labels
  bestPath(scores, chain.transitions, to - from, back, states, from)
  for (let t = from; t < to; t++) {
    const label = states[t]! - outside
    gains[t] = label < 0 ? 0 : scores[(t - from) * L + label]!
  }
}

let scores = new Int32Array(1024 * L)
let back = new Uint8Array(1024 * S)
const features = new Int32Array(featureRoom)
const never = -1e8
const now = new Int32Array(S)
const next = new Int32Array(S)
/** What it scores to go into each beginning from each state: `entries[(label >> 1) * S + state]`. */
const entries = new Int32Array((L >> 1) * S)

/** Viterbi over `n` rows of scores; writes the states to `out` from `at` on. */
export function bestPath(scores: Int32Array, transitions: Int32Array, n: number, back: Uint8Array, out: Uint8Array, at: number): void {
  if (n === 0) return
  for (let b = 0; b < L >> 1; b++) for (let x = 0; x < S; x++) entries[b * S + x] = transitions[x * S + outside + 2 * b]!
  now.fill(never)
  now[0] = transitions[S * S]!
  for (let label = 0; label < L; label += 2) now[outside + label] = transitions[S * S + outside + label]! + scores[label]!
  for (let t = 1; t < n; t++) {
    const row = t * S
    const emission = t * L
    next[0] = now[0]! + transitions[0]!
    back[row] = 0
    for (let label = 0; label < L; label += 2) {
      const begin = outside + label
      const inside = begin + 1
      const still = 1 + (label >> 1)
      // the role begins: from anywhere
      const entry = (label >> 1) * S
      let top = now[0]! + entries[entry]!
      let from = 0
      for (let x = 1; x < S; x++) {
        const value = now[x]! + entries[entry + x]!
        if (value > top) {
          top = value
          from = x
        }
      }
      next[begin] = top + scores[emission + label]!
      back[row + begin] = from
      // it goes on
      const fromBegin = now[begin]! + transitions[begin * S + inside]!
      const fromInside = now[inside]! + transitions[inside * S + inside]!
      next[inside] = (fromBegin > fromInside ? fromBegin : fromInside) + scores[emission + label + 1]!
      back[row + inside] = fromBegin > fromInside ? begin : inside
      // it is over, or was before
      top = now[still]! + transitions[still * S + still]!
      from = still
      const ended = now[begin]! + transitions[begin * S + still]!
      if (ended > top) {
        top = ended
        from = begin
      }
      const endedLater = now[inside]! + transitions[inside * S + still]!
      if (endedLater > top) {
        top = endedLater
        from = inside
      }
      next[still] = top
      back[row + still] = from
    }
    for (let k = 0; k < S; k++) now[k] = next[k]!
  }
  let y = 0
  for (let k = 1; k < S; k++) if (now[k]! > now[y]!) y = k
  for (let t = n - 1; t >= 0; t--) {
    out[at + t] = y
    y = back[t * S + y]!
  }
}
