import { isUnfinished, labelCount as L, outside, places, predecessors, roleCount as R, stateCount as S } from './labels.ts'

/** Units of a score or a transition that make 1. */
export const scale = 12

/**
 * How likely each state of each token of a stretch is, whatever its other tokens are: sums over all paths through the chain (Rabiner 1989). Row `t`
 * has `stateCount` numbers; a path through state `x` of token `t` has the chance `before[x] * behind[x] / whole`.
 */
export interface Sums {
  /** Over the ways from the beginning to a state, that token's score included. */
  readonly before: Float64Array
  /** Over the ways from a state to the end, that token's score left out. */
  readonly behind: Float64Array
  /** The part of `behind` that leaves a role with its first token: one number a role. */
  readonly leaving: Float64Array
  /** What each token's sums are divided by, so that they stay in range. */
  readonly divisors: Float64Array
  whole: number
}

/** What a step from one state to the next multiplies a path with: transitions as factors, 0 where there is no way; row `S` begins a paragraph. */
export function waysOf(transitions: readonly number[]): Float64Array {
  const ways = new Float64Array((S + 1) * S)
  predecessors.forEach((list, next) => {
    for (const state of list) ways[state * S + next] = Math.exp(transitions[state * S + next]! / scale)
  })
  return ways
}

export function roomForSums(tokens: number): Sums {
  return {
    before: new Float64Array(tokens * S),
    behind: new Float64Array(tokens * S),
    leaving: new Float64Array(tokens * R),
    divisors: new Float64Array(tokens),
    whole: 1,
  }
}

/** Scores are cut off at this on either side. */
const most = 240
const factors = Float64Array.from({ length: 2 * most + 1 }, (_, k) => Math.exp((k - most) / scale))

/** What a score multiplies a path with. */
export function factorOf(score: number): number {
  return factors[Math.max(-most, Math.min(most, score)) + most]!
}

/** A role whose first token scores less than this does not begin there. */
const leastBegin = -60
/** The share of all paths that are within a role, below which it is not followed. */
const leastShare = 1e-6

/** The states that a role can begin behind. */
const finished = Uint8Array.from({ length: S }, (_, state) => state).filter((state) => !isUnfinished(state))

/** Sums over the paths through `n` rows of scores. */
export function sumPaths(scores: Int32Array, ways: Float64Array, n: number, sums: Sums): void {
  if (n === 0) return
  forward(scores, ways, n, sums)
  backward(scores, ways, n, sums)
}

function forward(scores: Int32Array, ways: Float64Array, n: number, { before, divisors }: Sums): void {
  before.fill(0, 0, S)
  before[0] = ways[S * S]!
  for (let r = 0; r < R; r++) before[outside + places * r] = ways[S * S + outside + places * r]! * factorOf(scores[places * r]!)
  divisors[0] = 1
  let within = true
  for (let t = 1; t < n; t++) {
    const last = (t - 1) * S
    const row = t * S
    const at = t * L
    let sum = (before[row] = before[last]! * ways[0]!)
    const begins =
      scores[at]! > leastBegin ||
      scores[at + places]! > leastBegin ||
      scores[at + 2 * places]! > leastBegin ||
      scores[at + 3 * places]! > leastBegin
    let inRoles = 0
    for (let r = 0; r < R; r++) {
      const still = 1 + r
      const begin = outside + places * r
      let rest = before[last + still]! * ways[still * S + still]!
      if (within) {
        const first = before[last + begin]!
        const inside = before[last + begin + 1]!
        rest += first * ways[begin * S + still]! + before[last + begin + 2]! * ways[(begin + 2) * S + still]!
        const goesOn =
          (first * ways[begin * S + begin + 1]! + inside * ways[(begin + 1) * S + begin + 1]!) * factorOf(scores[at + places * r + 1]!)
        const ends =
          (first * ways[begin * S + begin + 2]! + inside * ways[(begin + 1) * S + begin + 2]!) * factorOf(scores[at + places * r + 2]!)
        before[row + begin + 1] = goesOn
        before[row + begin + 2] = ends
        inRoles += goesOn + ends
      } else {
        before[row + begin + 1] = 0
        before[row + begin + 2] = 0
      }
      before[row + begin] = 0
      before[row + still] = rest
      sum += rest
    }
    if (begins) inRoles += beginRoles(scores, ways, before, last, row, at)
    sum += inRoles
    within = inRoles > leastShare * sum
    divisors[t] = sum
    const part = 1 / sum
    for (let x = 0; x < S; x++) before[row + x]! *= part
    if (!within) before.fill(0, row + outside, row + S)
  }
}

/** The sums of the four beginnings: they alone look at every state. */
function beginRoles(scores: Int32Array, ways: Float64Array, before: Float64Array, last: number, row: number, at: number): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (const x of finished) {
    const sum = before[last + x]!
    const way = x * S + outside
    a += sum * ways[way]!
    b += sum * ways[way + places]!
    c += sum * ways[way + 2 * places]!
    d += sum * ways[way + 3 * places]!
  }
  a *= factorOf(scores[at]!)
  b *= factorOf(scores[at + places]!)
  c *= factorOf(scores[at + 2 * places]!)
  d *= factorOf(scores[at + 3 * places]!)
  before[row + outside] = a
  before[row + outside + places] = b
  before[row + outside + 2 * places] = c
  before[row + outside + 3 * places] = d
  return a + b + c + d
}

function backward(scores: Int32Array, ways: Float64Array, n: number, sums: Sums): void {
  const { before, behind, leaving, divisors } = sums
  const end = (n - 1) * S
  // nothing is left unfinished
  let whole = 0
  for (let x = 0; x < S; x++) {
    behind[end + x] = isUnfinished(x) ? 0 : 1
    whole += before[end + x]! * behind[end + x]!
  }
  sums.whole = whole
  for (let r = 0; r < R; r++) leaving[(n - 1) * R + r] = 1
  for (let t = n - 2; t >= 0; t--) {
    const row = t * S
    const next = row + S
    const at = (t + 1) * L
    const divisor = 1 / divisors[t + 1]!
    // what each role that begins with the next token is worth
    const a = before[next + outside]! > 0 ? factorOf(scores[at]!) * behind[next + outside]! * divisor : 0
    const b = before[next + outside + places]! > 0 ? factorOf(scores[at + places]!) * behind[next + outside + places]! * divisor : 0
    const c =
      before[next + outside + 2 * places]! > 0 ? factorOf(scores[at + 2 * places]!) * behind[next + outside + 2 * places]! * divisor : 0
    const d =
      before[next + outside + 3 * places]! > 0 ? factorOf(scores[at + 3 * places]!) * behind[next + outside + 3 * places]! * divisor : 0
    behind[row] = behind[next]! * ways[0]! * divisor + toRoles(ways, 0, a, b, c, d)
    for (let r = 0; r < R; r++) {
      const still = 1 + r
      const begin = outside + places * r
      const rest = behind[next + still]! * divisor
      behind[row + still] = rest * ways[still * S + still]! + toRoles(ways, still, a, b, c, d)
      const left = rest * ways[begin * S + still]! + toRoles(ways, begin, a, b, c, d)
      leaving[t * R + r] = left
      const goesOn = before[next + begin + 1]! > 0 ? factorOf(scores[at + places * r + 1]!) * behind[next + begin + 1]! * divisor : 0
      const ends = before[next + begin + 2]! > 0 ? factorOf(scores[at + places * r + 2]!) * behind[next + begin + 2]! * divisor : 0
      behind[row + begin] = left + goesOn * ways[begin * S + begin + 1]! + ends * ways[begin * S + begin + 2]!
      behind[row + begin + 1] = goesOn * ways[(begin + 1) * S + begin + 1]! + ends * ways[(begin + 1) * S + begin + 2]!
      behind[row + begin + 2] = rest * ways[(begin + 2) * S + still]! + toRoles(ways, begin + 2, a, b, c, d)
    }
  }
}

/** What it is worth to go from a state into one of the four roles. */
function toRoles(ways: Float64Array, state: number, a: number, b: number, c: number, d: number): number {
  const way = state * S + outside
  return a * ways[way]! + b * ways[way + places]! + c * ways[way + 2 * places]! + d * ways[way + 3 * places]!
}
