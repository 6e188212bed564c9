import type { Guess } from './history.ts'
import type { Scene } from './scene.ts'

/**
 * How often a turn has the speaker of the one before it, of the one before that, or somebody else, by the paragraphs between: 0, 1, … 4 and more.
 * Counted in the novels of the training corpus; `alone` is the share of the same speaker where the two turns before had one already.
 */
const habits: readonly { readonly same: number; readonly back: number; readonly other: number; readonly alone: number }[] = [
  { same: 0.55, back: 0.25, other: 0.2, alone: 0.85 },
  { same: 0.035, back: 0.82, other: 0.145, alone: 0.12 },
  { same: 0.33, back: 0.46, other: 0.21, alone: 0.47 },
  { same: 0.28, back: 0.26, other: 0.46, alone: 0.41 },
  { same: 0.2, back: 0.2, other: 0.6, alone: 0.3 },
]

/** Candidates of a turn, at most. */
const width = 6
/** The others that a new speaker is one of. */
const others = 2.5

/**
 * The probability of each candidate given all turns before and behind: forward and backward sums over pairs of speakers (Rabiner 1989), where
 * `guess` says how well a candidate fits its turn alone.
 *
 *     > | A: … B: … A: … ?: … A: …        a run of turns fixes those inside it, however far its ends are
 *                        ^ B
 */
export function chain(scene: Scene, guess: Guess): Float32Array {
  const { turns } = scene
  const { from, who, p } = guess
  const n = turns.length
  const result = new Float32Array(p.length)
  if (n === 0) return result
  const cell = width * width
  // the weight of speaker `b` in the turn before and `c` in this one, given all before; and given all behind
  const forward = new Float64Array(n * cell)
  const size = (u: number): number => from[u + 1]! - from[u]!
  const habitOf = (u: number): (typeof habits)[number] =>
    habits[Math.min(4, Math.max(0, turns[u]!.paragraph - turns[u - 1]!.lastParagraph))]!
  const step = (u: number, a: number, b: number, c: number): number => {
    const { same, back, other, alone } = habitOf(u)
    const y = who[from[u - 1]! + b]!
    const z = who[from[u]! + c]!
    const x = u > 1 && a >= 0 ? who[from[u - 2]! + a]! : -1
    if (x === y || x < 0) return z === y ? (x < 0 ? same : alone) : (1 - (x < 0 ? same : alone)) / others
    return z === y ? same : z === x ? back : other / others
  }
  const fits = (u: number, c: number): number => p[from[u]! + c]! + 1e-4
  for (let u = 0; u < n; u++) {
    const base = u * cell
    let total = 0
    for (let c = 0; c < size(u); c++) {
      if (u === 0) {
        forward[base + c] = fits(0, c)
        total += forward[base + c]!
        continue
      }
      for (let b = 0; b < size(u - 1); b++) {
        let sum = 0
        if (u === 1) sum = forward[b]! * step(u, -1, b, c)
        else for (let a = 0; a < size(u - 2); a++) sum += forward[base - cell + a * width + b]! * step(u, a, b, c)
        forward[base + b * width + c] = sum * fits(u, c)
        total += forward[base + b * width + c]!
      }
    }
    if (total > 0) for (let i = base; i < base + cell; i++) forward[i]! /= total
  }
  let behind = new Float64Array(cell).fill(1)
  for (let u = n - 1; u >= 0; u--) {
    const base = u * cell
    let total = 0
    for (let c = 0; c < size(u); c++) {
      let sum = 0
      if (u === 0) sum = forward[c]! * behind[c]!
      else for (let b = 0; b < size(u - 1); b++) sum += forward[base + b * width + c]! * behind[b * width + c]!
      result[from[u]! + c] = sum
      total += sum
    }
    if (total > 0) for (let c = from[u]!; c < from[u + 1]!; c++) result[c]! /= total
    if (u === 0) break
    const next = new Float64Array(cell)
    let most = 0
    for (let b = 0; b < size(u - 1); b++) {
      const rows = u > 1 ? size(u - 2) : 1
      for (let a = 0; a < rows; a++) {
        let sum = 0
        for (let c = 0; c < size(u); c++) sum += step(u, u > 1 ? a : -1, b, c) * fits(u, c) * behind[b * width + c]!
        const at = u > 1 ? a * width + b : b
        next[at] = sum
        if (sum > most) most = sum
      }
    }
    if (most > 0) for (let i = 0; i < cell; i++) next[i]! /= most
    behind = next
  }
  return result
}
