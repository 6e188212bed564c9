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
  for (let p = 0; p + 1 < paragraphs.length; p++) labelInto(atoms, chain, paragraphs[p]!, paragraphs[p + 1]!, labels)
  return labels
}

/** The best states of the tokens `[from, to)` read by themselves, into `labels`. */
export function labelInto(atoms: Atoms, chain: Chain, from: number, to: number, labels: Labels): void {
  const size = (to - from) * L
  if (size > scores.length) {
    scores = new Int32Array(2 * size)
    back = new Uint8Array(2 * (to - from) * S)
  }
  for (let t = from; t < to; t++) {
    const n = wordFeatures(atoms, t, from, to, features)
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
const roles = L >> 1
const begun = new Int32Array(roles)
/** What it scores to go into each beginning from each state: `entries[(label >> 1) * S + state]`. */
const entries = new Int32Array(roles * S)

/** Viterbi over `n` rows of scores; writes the states to `out` from `at` on. */
export function bestPath(scores: Int32Array, transitions: Int32Array, n: number, back: Uint8Array, out: Uint8Array, at: number): void {
  if (n === 0) return
  const sums = now
  const ways = entries
  for (let b = 0; b < roles; b++) for (let x = 0; x < S; x++) ways[b * S + x] = transitions[x * S + outside + 2 * b]!
  sums.fill(never)
  sums[0] = transitions[S * S]!
  for (let b = 0; b < roles; b++) sums[outside + 2 * b] = transitions[S * S + outside + 2 * b]! + scores[2 * b]!
  for (let t = 1; t < n; t++) {
    const row = t * S
    const emission = t * L
    // beginnings first: they alone look at every state
    for (let b = 0; b < roles; b++) {
      const way = b * S
      let top = (sums[0]! + ways[way]!) | 0
      let from = 0
      for (let x = 1; x < S; x++) {
        const value = (sums[x]! + ways[way + x]!) | 0
        if (value > top) {
          top = value
          from = x
        }
      }
      begun[b] = (top + scores[emission + 2 * b]!) | 0
      back[row + outside + 2 * b] = from
    }
    for (let b = 0; b < roles; b++) {
      const begin = outside + 2 * b
      const inside = begin + 1
      const still = 1 + b
      const first = sums[begin]!
      const later = sums[inside]!
      // the role is over, or was before
      let top = (sums[still]! + transitions[still * S + still]!) | 0
      let from = still
      const ended = (first + transitions[begin * S + still]!) | 0
      if (ended > top) {
        top = ended
        from = begin
      }
      const endedLater = (later + transitions[inside * S + still]!) | 0
      if (endedLater > top) {
        top = endedLater
        from = inside
      }
      sums[still] = top
      back[row + still] = from
      // it goes on
      const one = (first + transitions[begin * S + inside]!) | 0
      const two = (later + transitions[inside * S + inside]!) | 0
      sums[inside] = (Math.max(one, two) + scores[emission + 2 * b + 1]!) | 0
      back[row + inside] = one > two ? begin : inside
      sums[begin] = begun[b]!
    }
    sums[0] = (sums[0]! + transitions[0]!) | 0
    back[row] = 0
  }
  let y = 0
  for (let k = 1; k < S; k++) if (sums[k]! > sums[y]!) y = k
  for (let t = n - 1; t >= 0; t--) {
    out[at + t] = y
    y = back[t * S + y]!
  }
}
