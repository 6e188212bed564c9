import type { Context } from '../attribution/context.ts'
import type { Atoms } from './atoms.ts'
import { featureRoom, wordFeatures } from './features.ts'
import { isUnfinished, labelCount as L, outside, places, roleCount, stateCount as S } from './labels.ts'
import { unpack, type Weights } from './weights.ts'

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
  scoreTokens(atoms, chain.weights, from, to)
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

/** Sums the weights of the features of each token for all twelve labels into `scores`. */
function scoreTokens(atoms: Atoms, { table, moves, unused }: Weights, from: number, to: number): void {
  const buckets = moves.length - 1
  for (let t = from; t < to; t++) {
    const n = wordFeatures(atoms, t, from, to, features)
    let rows = 0
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    let e = 0
    let f = 0
    for (let i = 0; i < n; i++) {
      const key = features[i]!
      const slot = (Math.imul(key ^ (moves[key & buckets]! << 12), 0x9e3779b1) >>> unused) << 2
      if (table[slot] !== key) continue
      rows++
      const first = table[slot + 1]!
      const second = table[slot + 2]!
      const third = table[slot + 3]!
      a += first & 0xff00ff
      b += (first >>> 8) & 0xff00ff
      c += second & 0xff00ff
      d += (second >>> 8) & 0xff00ff
      e += third & 0xff00ff
      f += (third >>> 8) & 0xff00ff
    }
    const at = (t - from) * L
    unpack(a, b, rows, scores, at)
    unpack(c, d, rows, scores, at + 4)
    unpack(e, f, rows, scores, at + 8)
  }
}

/** Less than any path scores; twice as much still fits. */
const never = -1e9
const now = new Int32Array(S)
const begun = new Int32Array(roleCount)
/** The states that a role can begin behind. */
const finished = Uint8Array.from({ length: S }, (_, state) => state).filter((state) => !isUnfinished(state))
/** What it scores to go from each of them into each of the four beginnings. */
const entries = new Int32Array(finished.length * roleCount)

/** Viterbi over `n` rows of scores; writes the states to `out` from `at` on. */
export function bestPath(scores: Int32Array, transitions: Int32Array, n: number, back: Uint8Array, out: Uint8Array, at: number): void {
  if (n === 0) return
  const sums = now
  const ways = entries
  finished.forEach((x, k) => {
    for (let r = 0; r < roleCount; r++) ways[k * roleCount + r] = transitions[x * S + outside + places * r]!
  })
  sums.fill(never)
  sums[0] = transitions[S * S]!
  for (let r = 0; r < roleCount; r++) sums[outside + places * r] = transitions[S * S + outside + places * r]! + scores[places * r]!
  for (let t = 1; t < n; t++) {
    const row = t * S
    const emission = t * L
    // beginnings first: they alone look at every state
    let source = never
    let cue = never
    let before = never
    let behind = never
    for (let k = 0, way = 0; k < finished.length; k++, way += roleCount) {
      const x = finished[k]!
      const sum = sums[x]!
      const toSource = (sum + ways[way]!) | 0
      const toCue = (sum + ways[way + 1]!) | 0
      const toBefore = (sum + ways[way + 2]!) | 0
      const toBehind = (sum + ways[way + 3]!) | 0
      if (toSource > source) {
        source = toSource
        back[row + outside] = x
      }
      if (toCue > cue) {
        cue = toCue
        back[row + outside + places] = x
      }
      if (toBefore > before) {
        before = toBefore
        back[row + outside + 2 * places] = x
      }
      if (toBehind > behind) {
        behind = toBehind
        back[row + outside + 3 * places] = x
      }
    }
    begun[0] = source
    begun[1] = cue
    begun[2] = before
    begun[3] = behind
    for (let r = 0; r < roleCount; r++) {
      const begin = outside + places * r
      const inside = begin + 1
      const end = begin + 2
      const still = 1 + r
      const first = sums[begin]!
      const later = sums[inside]!
      const last = sums[end]!
      // the role is over, or was before
      let top = (sums[still]! + transitions[still * S + still]!) | 0
      let from = still
      const single = (first + transitions[begin * S + still]!) | 0
      if (single > top) {
        top = single
        from = begin
      }
      const ended = (last + transitions[end * S + still]!) | 0
      if (ended > top) {
        top = ended
        from = end
      }
      sums[still] = top
      back[row + still] = from
      // it goes on, and it comes to its end
      const one = (first + transitions[begin * S + inside]!) | 0
      const two = (later + transitions[inside * S + inside]!) | 0
      sums[inside] = (Math.max(one, two) + scores[emission + places * r + 1]!) | 0
      back[row + inside] = one > two ? begin : inside
      const three = (first + transitions[begin * S + end]!) | 0
      const four = (later + transitions[inside * S + end]!) | 0
      sums[end] = (Math.max(three, four) + scores[emission + places * r + 2]!) | 0
      back[row + end] = three > four ? begin : inside
      sums[begin] = (begun[r]! + scores[emission + places * r]!) | 0
    }
    sums[0] = (sums[0]! + transitions[0]!) | 0
    back[row] = 0
  }
  // nothing is left unfinished
  let y = 0
  for (let k = 1; k < S; k++) if (sums[k]! > sums[y]! && !isUnfinished(k)) y = k
  for (let t = n - 1; t >= 0; t--) {
    out[at + t] = y
    y = back[t * S + y]!
  }
}
