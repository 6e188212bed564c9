import type { Context } from '../attribution/context.ts'
import type { Atoms } from './atoms.ts'
import { featureRoom, wordFeatures } from './features.ts'
import { choosePieces } from './choose.ts'
import { guessesIn } from './guesses.ts'
import { labelCount as L, type Piece } from './labels.ts'
import { roomForSums, sumPaths } from './sums.ts'
import { unpack, type Weights } from './weights.ts'

/** A linear-chain model: weights of features, and what each step from one state to the next multiplies a path with (`waysOf`). */
export interface Chain {
  readonly weights: Weights
  readonly ways: Float64Array
}

/** The pieces of all tokens, each paragraph read by itself. */
export function labelTokens(context: Context, atoms: Atoms, chain: Chain): Piece[] {
  const { paragraphs } = context.tokens
  const pieces: Piece[] = []
  for (let p = 0; p + 1 < paragraphs.length; p++) for (const piece of labelStretch(atoms, chain, paragraphs[p]!, paragraphs[p + 1]!)) pieces.push(piece)
  return pieces
}

/** The pieces of the tokens `[from, to)` read by themselves. */
export function labelStretch(atoms: Atoms, chain: Chain, from: number, to: number): Piece[] {
  return choosePieces(atoms, guessStretch(atoms, chain, from, to), from, to)
}

/** All that could be pieces among the tokens `[from, to)` read by themselves. */
export function guessStretch(atoms: Atoms, { weights, ways }: Chain, from: number, to: number): Piece[] {
  const n = to - from
  if (n * L > scores.length) {
    scores = new Int32Array(2 * n * L)
    sums = roomForSums(2 * n)
  }
  scoreTokens(atoms, weights, from, to)
  sumPaths(scores, ways, n, sums)
  return guessesIn(scores, ways, sums, n, from)
}

let scores = new Int32Array(1024 * L)
let sums = roomForSums(1024)
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

