import { canFollow, labelCount as L } from '../../src/statements/labels.ts'

/** Sequences of tokens with the rows of their features, all in one array. */
export interface Sequences {
  /** First token of each sequence, and the number of tokens behind the last. */
  readonly starts: Int32Array
  /** First feature of each token, and the number of features behind the last. */
  readonly featureStarts: Int32Array
  /** Rows of the features. */
  readonly features: Int32Array
  readonly labels: Uint8Array
}

export interface Crf {
  readonly weights: Float32Array
  /** From label × `L` + to label; row `L` is what a sequence begins with. */
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
  const { starts, featureStarts, features, labels } = data
  const { passes, rate, sparsity } = settings
  const weights = new Float32Array(rows * L)
  const sums = new Float32Array(rows * L)
  const squares = new Float32Array(rows * L)
  const transitions = new Float64Array((L + 1) * L)
  const tSquares = new Float64Array((L + 1) * L)
  const longest = longestOf(starts)
  const scores = new Float64Array(longest * L)
  const forward = new Float64Array(longest * L)
  const backward = new Float64Array(longest * L)
  const order = Int32Array.from({ length: starts.length - 1 }, (_, i) => i)
  let state = seed
  let seen = 0
  for (let pass = 0; pass < passes; pass++) {
    for (let i = order.length - 1; i > 0; i--) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      const j = state % (i + 1)
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
      addRows(data, from, n, weights, scores)
      const exps = expTransitions(transitions)
      posteriors(scores, exps, n, forward, backward)
      // gradients of the transitions, before the posteriors overwrite what they need
      transitionStep(labels, from, n, exps, forward, backward, transitions, tSquares, rate)
      for (let t = 0; t < n; t++) {
        const gold = labels[from + t]!
        let z = 0
        for (let y = 0; y < L; y++) z += forward[t * L + y]! * backward[t * L + y]!
        let most = 0
        for (let y = 0; y < L; y++) {
          const g = (forward[t * L + y]! * backward[t * L + y]!) / z - (y === gold ? 1 : 0)
          gradient[y] = g
          if (Math.abs(g) > most) most = Math.abs(g)
        }
        if (most < 0.002) continue
        for (let f = featureStarts[from + t]!; f < featureStarts[from + t + 1]!; f++) {
          const row = features[f]! * L
          for (let y = 0; y < L; y++) {
            const g = gradient[y]!
            const at = row + y
            const sum = (sums[at]! += g)
            const square = (squares[at]! += g * g)
            const rest = (sum < 0 ? -sum : sum) - floor
            weights[at] = rest > 0 ? ((sum < 0 ? rate : -rate) * rest) / (1 + Math.sqrt(square)) : 0
          }
        }
      }
    }
  }
  const floor = sparsity * seen
  for (let at = 0; at < weights.length; at++) {
    const sum = sums[at]!
    const rest = Math.abs(sum) - floor
    weights[at] = rest > 0 ? ((sum < 0 ? rate : -rate) * rest) / (1 + Math.sqrt(squares[at]!)) : 0
  }
  return { weights, transitions }
}

const gradient = new Float64Array(L)

function longestOf(starts: Int32Array): number {
  let longest = 1
  for (let s = 0; s + 1 < starts.length; s++) longest = Math.max(longest, starts[s + 1]! - starts[s]!)
  return longest
}

/** The scores of each label of each token, into `scores`. */
export function addRows(data: Sequences, from: number, n: number, weights: Float32Array, scores: Float64Array): void {
  const { featureStarts, features } = data
  for (let t = 0; t < n; t++) {
    const at = t * L
    for (let y = 0; y < L; y++) scores[at + y] = 0
    for (let f = featureStarts[from + t]!; f < featureStarts[from + t + 1]!; f++) {
      const row = features[f]! * L
      for (let y = 0; y < L; y++) scores[at + y]! += weights[row + y]!
    }
  }
}

function expTransitions(transitions: Float64Array): Float64Array {
  const exps = new Float64Array((L + 1) * L)
  for (let a = 0; a <= L; a++)
    for (let b = 0; b < L; b++) exps[a * L + b] = canFollow(a === L ? 0 : a, b) ? Math.exp(transitions[a * L + b]!) : 0
  return exps
}

/** Forward and backward sums, each scaled so that they stay in range. */
function posteriors(scores: Float64Array, exps: Float64Array, n: number, forward: Float64Array, backward: Float64Array): void {
  for (let t = 0; t < n; t++) {
    let top = -Infinity
    for (let y = 0; y < L; y++) top = Math.max(top, scores[t * L + y]!)
    let sum = 0
    for (let y = 0; y < L; y++) {
      const e = Math.exp(scores[t * L + y]! - top)
      scores[t * L + y] = e
      let into = 0
      if (t === 0) into = exps[L * L + y]!
      else for (let x = 0; x < L; x++) into += forward[(t - 1) * L + x]! * exps[x * L + y]!
      forward[t * L + y] = into * e
      sum += into * e
    }
    for (let y = 0; y < L; y++) forward[t * L + y]! /= sum
  }
  for (let y = 0; y < L; y++) backward[(n - 1) * L + y] = 1
  for (let t = n - 2; t >= 0; t--) {
    let sum = 0
    for (let x = 0; x < L; x++) {
      let out = 0
      for (let y = 0; y < L; y++) out += exps[x * L + y]! * scores[(t + 1) * L + y]! * backward[(t + 1) * L + y]!
      backward[t * L + x] = out
      sum += out
    }
    for (let x = 0; x < L; x++) backward[t * L + x]! /= sum
  }
}

function transitionStep(
  labels: Uint8Array,
  from: number,
  n: number,
  exps: Float64Array,
  forward: Float64Array,
  backward: Float64Array,
  transitions: Float64Array,
  squares: Float64Array,
  rate: number,
): void {
  const g = new Float64Array((L + 1) * L)
  g[L * L + labels[from]!]! -= 1
  let z0 = 0
  for (let y = 0; y < L; y++) z0 += forward[y]! * backward[y]!
  for (let y = 0; y < L; y++) g[L * L + y]! += (forward[y]! * backward[y]!) / z0
  const local = new Float64Array(L * L)
  for (let t = 1; t < n; t++) {
    g[labels[from + t - 1]! * L + labels[from + t]!]! -= 1
    let z = 0
    for (let y = 0; y < L; y++) {
      let into = 0
      for (let x = 0; x < L; x++) into += forward[(t - 1) * L + x]! * exps[x * L + y]!
      // the emission is what the forward sum has beyond what flows in
      const beyond = into > 0 ? (forward[t * L + y]! / into) * backward[t * L + y]! : 0
      for (let x = 0; x < L; x++) {
        const p = forward[(t - 1) * L + x]! * exps[x * L + y]! * beyond
        local[x * L + y] = p
        z += p
      }
    }
    if (z > 0) for (let k = 0; k < L * L; k++) g[k]! += local[k]! / z
  }
  for (let k = 0; k < g.length; k++) {
    if (g[k] === 0) continue
    squares[k]! += g[k]! * g[k]!
    transitions[k]! -= (0.3 * rate * g[k]!) / (1 + Math.sqrt(squares[k]!))
  }
}

/** The best labels of every token. */
export function label(crf: Crf, data: Sequences): Uint8Array {
  const { starts } = data
  const labels = new Uint8Array(data.labels.length)
  const longest = longestOf(starts)
  const scores = new Float64Array(longest * L)
  const from = new Uint8Array(longest * L)
  for (let s = 0; s + 1 < starts.length; s++) {
    const begin = starts[s]!
    const n = starts[s + 1]! - begin
    if (n === 0) continue
    addRows(data, begin, n, crf.weights, scores)
    for (let y = 0; y < L; y++) scores[y]! += canFollow(0, y) ? crf.transitions[L * L + y]! : -1e9
    for (let t = 1; t < n; t++) {
      for (let y = 0; y < L; y++) {
        let best = -Infinity
        for (let x = 0; x < L; x++) {
          if (!canFollow(x, y)) continue
          const v = scores[(t - 1) * L + x]! + crf.transitions[x * L + y]!
          if (v > best) {
            best = v
            from[t * L + y] = x
          }
        }
        scores[t * L + y]! += best
      }
    }
    let y = 0
    for (let k = 1; k < L; k++) if (scores[(n - 1) * L + k]! > scores[(n - 1) * L + y]!) y = k
    for (let t = n - 1; t >= 0; t--) {
      labels[begin + t] = y
      y = from[t * L + y]!
    }
  }
  return labels
}
