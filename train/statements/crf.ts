import { isUnfinished, labelCount as L, outside, predecessors, stateCount as S } from '../../src/statements/labels.ts'

/** Sequences of tokens with the rows of their features, all in one array. */
export interface Sequences {
  /** First token of each sequence, and the number of tokens behind the last. */
  readonly starts: Int32Array
  /** First feature of each token, and the number of features behind the last. */
  readonly featureStarts: Int32Array
  /** Rows of the features. */
  readonly features: Int32Array
  readonly states: Uint8Array
}

export interface Crf {
  /** `L` weights a row. */
  readonly weights: Float32Array
  /** From state × `S` + to state; row `S` is what a sequence begins with. */
  readonly transitions: Float64Array
}

export interface Settings {
  readonly passes: number
  readonly rate: number
  /** Weight of the first norm: what it does not outweigh is no feature. */
  readonly sparsity: number
}

/**
 * Fits a linear-chain conditional random field by dual averaging with a step size for each weight (Duchi et al. 2011; Xiao 2010): each weight
 * follows from the sum of its gradients, less what the first norm takes, over the root of the sum of their squares.
 */
export function fitCrf(data: Sequences, rows: number, settings: Settings, seed = 1): Crf {
  const { starts, featureStarts, features, states } = data
  const { passes, rate, sparsity } = settings
  // weight, sum of gradients and sum of their squares of a row lie together
  const table = new Float32Array(rows * 3 * L)
  const transitions = new Float64Array((S + 1) * S)
  const transitionSquares = new Float64Array((S + 1) * S)
  const room = longestOf(starts)
  const scores = new Float64Array(room * L)
  const work: Work = {
    emissions: new Float64Array(room * S),
    forward: new Float64Array(room * S),
    backward: new Float64Array(room * S),
    exps: new Float64Array((S + 1) * S),
    expected: new Float64Array((S + 1) * S),
  }
  const { expected, forward } = work
  const gradient = new Float64Array(L)
  const order = Int32Array.from({ length: starts.length - 1 }, (_, i) => i)
  const random = randomFrom(seed)
  let seen = 0
  for (let pass = 0; pass < passes; pass++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = random() % (i + 1)
      const o = order[i]!
      order[i] = order[j]!
      order[j] = o
    }
    for (const s of order) {
      const from = starts[s]!
      const n = starts[s + 1]! - from
      if (n === 0) continue
      seen++
      const floor = sparsity * seen
      addRows(data, from, n, table, 3 * L, scores)
      posteriors(scores, transitions, n, work)
      let before = S
      for (let t = 0; t < n; t++) {
        const gold = states[from + t]!
        expected[before * S + gold]! -= 1
        before = gold
      }
      for (let k = 0; k < expected.length; k++) {
        const g = expected[k]!
        if (g === 0) continue
        transitionSquares[k]! += g * g
        transitions[k]! -= (0.3 * rate * g) / (1 + Math.sqrt(transitionSquares[k]!))
      }
      for (let t = 0; t < n; t++) {
        const gold = states[from + t]! - outside
        let most = 0
        for (let y = 0; y < L; y++) {
          const g = forward[t * S + outside + y]! - (y === gold ? 1 : 0)
          gradient[y] = g
          if (Math.abs(g) > most) most = Math.abs(g)
        }
        if (most < 0.002) continue
        for (let f = featureStarts[from + t]!; f < featureStarts[from + t + 1]!; f++) {
          const row = features[f]! * 3 * L
          for (let y = 0; y < L; y++) {
            const g = gradient[y]!
            if (g < 0.0002 && g > -0.0002) continue
            const at = row + y
            const sum = (table[at + L]! += g)
            const square = (table[at + 2 * L]! += g * g)
            const rest = (sum < 0 ? -sum : sum) - floor
            table[at] = rest > 0 ? ((sum < 0 ? rate : -rate) * rest) / (1 + Math.sqrt(square)) : 0
          }
        }
      }
    }
  }
  const floor = sparsity * seen
  const weights = new Float32Array(rows * L)
  for (let row = 0; row < rows; row++) {
    for (let y = 0; y < L; y++) {
      const at = row * 3 * L + y
      const sum = table[at + L]!
      const rest = Math.abs(sum) - floor
      weights[row * L + y] = rest > 0 ? ((sum < 0 ? rate : -rate) * rest) / (1 + Math.sqrt(table[at + 2 * L]!)) : 0
    }
  }
  return { weights, transitions }
}

/** Marsaglia's xorshift: whole numbers of 31 bits. */
function randomFrom(seed: number): () => number {
  let x = Math.imul(seed, 0x9e3779b1) | 1
  return () => {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    return x >>> 1
  }
}

function longestOf(starts: Int32Array): number {
  let longest = 1
  for (let s = 0; s + 1 < starts.length; s++) longest = Math.max(longest, starts[s + 1]! - starts[s]!)
  return longest
}

/** The scores of each label of each token, into `scores`; the weights of a row begin at `width` times its number. */
function addRows(data: Sequences, from: number, n: number, weights: Float32Array, width: number, scores: Float64Array): void {
  const { featureStarts, features } = data
  for (let t = 0; t < n; t++) {
    const at = t * L
    for (let y = 0; y < L; y++) scores[at + y] = 0
    for (let f = featureStarts[from + t]!; f < featureStarts[from + t + 1]!; f++) {
      const row = features[f]! * width
      for (let y = 0; y < L; y++) scores[at + y]! += weights[row + y]!
    }
  }
}

interface Work {
  readonly emissions: Float64Array
  /** Forward sums; in the end the probability of each state of each token. */
  readonly forward: Float64Array
  readonly backward: Float64Array
  readonly exps: Float64Array
  /** How often each transition is expected. */
  readonly expected: Float64Array
}

/** Probabilities of states and transitions, each sum scaled so that it stays in range. */
function posteriors(scores: Float64Array, transitions: Float64Array, n: number, work: Work): void {
  const { emissions, forward, backward, exps, expected } = work
  for (let k = 0; k < exps.length; k++) exps[k] = Math.exp(transitions[k]!)
  expected.fill(0)
  for (let t = 0; t < n; t++) {
    let top = 0
    for (let y = 0; y < L; y++) top = Math.max(top, scores[t * L + y]!)
    let sum = 0
    for (let y = 0; y < S; y++) {
      const e = Math.exp((y < outside ? 0 : scores[t * L + y - outside]!) - top)
      emissions[t * S + y] = e
      let into = 0
      for (const x of predecessors[y]!) {
        if (x === S) into += t === 0 ? exps[S * S + y]! : 0
        else if (t > 0) into += forward[(t - 1) * S + x]! * exps[x * S + y]!
      }
      forward[t * S + y] = into * e
      sum += into * e
    }
    for (let y = 0; y < S; y++) forward[t * S + y]! /= sum
  }
  for (let y = 0; y < S; y++) backward[(n - 1) * S + y] = isUnfinished(y) ? 0 : 1
  for (let t = n - 2; t >= 0; t--) {
    let sum = 0
    for (let x = 0; x < S; x++) backward[t * S + x] = 0
    for (let y = 0; y < S; y++) {
      const value = emissions[(t + 1) * S + y]! * backward[(t + 1) * S + y]!
      if (value === 0) continue
      for (const x of predecessors[y]!) if (x !== S) backward[t * S + x]! += exps[x * S + y]! * value
    }
    for (let x = 0; x < S; x++) sum += backward[t * S + x]!
    for (let x = 0; x < S; x++) backward[t * S + x]! /= sum
  }
  // transitions first: they need the forward sums of the token before
  for (let t = n - 1; t > 0; t--) {
    let z = 0
    for (let y = 0; y < S; y++) {
      const value = emissions[t * S + y]! * backward[t * S + y]!
      for (const x of predecessors[y]!) if (x !== S) z += forward[(t - 1) * S + x]! * exps[x * S + y]! * value
    }
    for (let y = 0; y < S; y++) {
      const value = (emissions[t * S + y]! * backward[t * S + y]!) / z
      if (value === 0) continue
      for (const x of predecessors[y]!) if (x !== S) expected[x * S + y]! += forward[(t - 1) * S + x]! * exps[x * S + y]! * value
    }
  }
  for (let t = 0; t < n; t++) {
    let z = 0
    for (let y = 0; y < S; y++) z += forward[t * S + y]! * backward[t * S + y]!
    for (let y = 0; y < S; y++) forward[t * S + y] = (forward[t * S + y]! * backward[t * S + y]!) / z
  }
  for (let y = 0; y < S; y++) expected[S * S + y]! += forward[y]!
}
