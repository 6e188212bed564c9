import type { Context } from '../attribution/context.ts'
import type { Trees } from '../model/trees.ts'
import type { Atoms } from './atoms.ts'
import { choosePieces } from './choose.ts'
import { featureRoom, wordFeatures } from './features.ts'
import { unfold } from './folded.ts'
import { guessesIn } from './guesses.ts'
import { judgeGuesses } from './judge.ts'
import { labelCount as L, type Piece, Role } from './labels.ts'
import { roomForSums, sumPaths } from './sums.ts'
import { unpack, type Weights } from './weights.ts'

/** A linear-chain model: weights of features, what each step from one state to the next multiplies a path with (`waysOf`), and the judges of guesses. */
export interface Chain {
  readonly weights: Weights
  readonly ways: Float64Array
  /** What judges the guesses of each role (`judgeGuesses`). */
  readonly trees: readonly Trees[]
}

/** Most tokens that are read as one. */
const longest = 1024

/** The pieces of all tokens, each paragraph read by itself, and all that could be contents where there are marks, by rising `from`. */
export function labelTokens(context: Context, atoms: Atoms, chain: Chain): { readonly pieces: Piece[]; readonly contents: Piece[] } {
  const pieces: Piece[] = []
  const contents: Piece[] = []
  const borders = stretchesOf(context, atoms)
  for (let b = 0; b + 1 < borders.length; b++) {
    const from = borders[b]!
    const to = borders[b + 1]!
    const guesses = guessStretch(atoms, chain, from, to, true)
    const chances = judgeGuesses(atoms, guesses, from, to, chain.trees)
    for (const piece of choosePieces(atoms, guesses, chances, from, to)) pieces.push(piece)
    if (!hasMarks(atoms, from, to)) continue
    guesses.forEach((guess, g) => {
      if (guess.role === Role.content) contents.push({ ...guess, chance: chances[g]! })
    })
  }
  return { pieces, contents }
}

function hasMarks({ quote }: Atoms, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (quote[t]! > 0) return true
  return false
}

/** The borders of what is read by itself: paragraphs, those that are too long cut where a sentence begins. */
export function stretchesOf({ tokens }: Context, { sentenceFrom }: Atoms): number[] {
  const borders: number[] = []
  for (let p = 0; p + 1 < tokens.paragraphs.length; p++) {
    const end = tokens.paragraphs[p + 1]!
    for (let from = tokens.paragraphs[p]!; from < end; ) {
      borders.push(from)
      const cut = from + longest
      from = cut >= end ? end : sentenceFrom[cut]! > from ? sentenceFrom[cut]! : cut
    }
  }
  borders.push(tokens.count)
  return borders
}

/** The pieces of the tokens `[from, to)` read by themselves. */
export function labelStretch(atoms: Atoms, chain: Chain, from: number, to: number): Piece[] {
  const guesses = guessStretch(atoms, chain, from, to)
  return choosePieces(atoms, guesses, judgeGuesses(atoms, guesses, from, to, chain.trees), from, to)
}

/** All that could be pieces among the tokens `[from, to)` read by themselves; with `skims` the middle of a quote is taken to go on as it began. */
export function guessStretch(
  atoms: Atoms,
  { weights, ways }: Pick<Chain, 'weights' | 'ways'>,
  from: number,
  to: number,
  skims = false,
): Piece[] {
  const n = to - from
  scoreTokens(atoms, weights, from, to, skims)
  sumPaths(scores, ways, n, sums)
  return guessesIn(scores, ways, sums, n, from)
}

/** What `atoms.quote` holds within a quote, and how many tokens at its ends are looked at. */
const inQuote = 3
const edge = 4

const scores = new Int32Array(longest * L)
const sums = roomForSums(longest)
const features = new Int32Array(featureRoom)

/** Sums the weights of the features of each token for all twelve labels into `scores`. */
function scoreTokens(atoms: Atoms, { table, moves, unused, width, folded }: Weights, from: number, to: number, skims: boolean): void {
  const buckets = moves.length - 1
  const { quote } = atoms
  let inside = 0 // tokens since the quote began
  for (let t = from; t < to; t++) {
    inside = quote[t] === inQuote ? inside + 1 : 0
    if (skims && inside > edge && t + edge < to && quote[t + edge] === inQuote && quote[t + edge - 1] === inQuote) {
      scores.copyWithin((t - from) * L, (t - from - 1) * L, (t - from) * L)
      continue
    }
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
      if (table[slot + 1]! < 0) unfold(folded, table, slot + 1, width)
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
