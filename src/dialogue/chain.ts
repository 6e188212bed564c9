import { Turn } from '../lexicon/lexicon.ts'
import type { Guess } from './history.ts'
import type { Scene } from './scene.ts'

/**
 * How often a turn has the speaker of the one before it, of the one before that, or somebody else, and how often the same one goes on who spoke
 * twice already. Counted in the novels of the training corpus, by the paragraphs between two turns (0, 1, … 4 and more) and what stands beside them:
 *
 *     > | “Yes.”  “No.”  “Why?”        bare turns behind bare ones go back and forth
 */
const habits: readonly (readonly Habit[])[] = [
  // bare behind a bare turn, bare behind a clause, a clause, one that goes on (he added), one that answers, narration in front
  habitsOf('42 33 25 80', '42 33 25 80', '40 33 27 80', '60 20 20 80', '25 55 20 50', '40 33 27 80'),
  habitsOf('0.7 95 4.3 7', '3 83 14 8', '5 66 29 15', '16 72 12 50', '1.5 76.5 22 2.5', '13 70 17 24'),
  habitsOf('38 49 13 63', '33.5 46 20.5 52', '28.5 44 27.5 40', '70 23 7 75', '19 57 24 17', '32 36 32 50'),
  habitsOf('35 20 45 38', '27 22 51 32', '26 28.5 45.5 44', '45 15 40 70', '20 33 47 20', '27 24 49 40'),
  habitsOf('28 14 58 30', '14 21 65 20', '21 24 55 34', '25 20 55 50', '13 17 70 10', '19 13 68 25'),
]

interface Habit {
  readonly same: number
  readonly back: number
  readonly other: number
  readonly alone: number
}

/** Reads percentages. */
function habitsOf(...rows: readonly string[]): Habit[] {
  return rows.map((row) => {
    const [same, back, other, alone] = row.split(' ').map((percent) => Number(percent) / 100) as [number, number, number, number]
    return { same, back, other, alone }
  })
}

/** Candidates of a turn, at most. */
const width = 5
const cell = width * width
/** Weight of a guess against the habits, and the others that a new speaker is one of: both chosen out of fold. */
const trust = 1.2
const others = 0.6

/**
 * The probability of each candidate given all turns before and behind: forward and backward sums over pairs of speakers (Rabiner 1989), where
 * `guess` says how well a candidate fits its turn alone.
 *
 *     > | A: … B: … A: … ?: … A: …        a run of turns fixes those inside it, however far its ends are
 *                        ^ B
 */
export function chain(scene: Scene, guess: Guess): Float32Array {
  const { from, p } = guess
  const n = scene.turns.length
  const likely = weigh(p)
  const result = new Float32Array(p.length)
  if (n === 0) return result
  // the weight of candidate `b` for the turn before and `c` for this one, given all before; and the same of all behind
  const forward = new Float64Array(n * cell)
  for (let c = 0; c < from[1]!; c++) forward[c] = likely[c]!
  for (let u = 1; u < n; u++) goForward(scene, guess, likely, u, forward)
  let behind = new Float64Array(cell).fill(1)
  let next = new Float64Array(cell)
  for (let u = n - 1; u >= 0; u--) {
    const size = from[u + 1]! - from[u]!
    const rows = u > 0 ? from[u]! - from[u - 1]! : 1
    let total = 0
    for (let b = 0; b < rows; b++)
      for (let c = 0; c < size; c++) {
        const weight = forward[u * cell + b * width + c]! * behind[b * width + c]!
        result[from[u]! + c]! += weight
        total += weight
      }
    if (total > 0) for (let c = from[u]!; c < from[u + 1]!; c++) result[c]! /= total
    if (u > 0) goBack(scene, guess, likely, u, behind, next)
    ;[behind, next] = [next, behind]
  }
  return result
}

/** How well each candidate fits its turn alone; never nothing, so that no run of turns is impossible. */
function weigh(p: Float32Array): Float64Array {
  return Float64Array.from(p, (chance) => chance ** trust + 1e-4)
}

function habitOf({ turns }: Scene, u: number): Habit {
  const turn = turns[u]!
  const before = turns[u - 1]!
  const gap = Math.min(4, Math.max(0, turn.paragraph - before.lastParagraph))
  const clause = turn.verb === Turn.resumes ? 3 : turn.verb === Turn.answers ? 4 : 2
  return habits[gap]![turn.tag >= 0 ? clause : turn.lead > 0 ? 5 : before.tag >= 0 ? 1 : 0]!
}

/** The place of a candidate among those of turn `u`, or -1. */
function placeIn({ from, who }: Guess, u: number, e: number): number {
  for (let c = from[u]!; c < from[u + 1]!; c++) if (who[c] === e) return c - from[u]!
  return -1
}

function goForward(scene: Scene, guess: Guess, likely: Float64Array, u: number, forward: Float64Array): void {
  const { from, who } = guess
  const { same, back, other, alone } = habitOf(scene, u)
  const base = u * cell
  const [sizeA, sizeB, sizeC] = [u > 1 ? from[u - 1]! - from[u - 2]! : 1, from[u]! - from[u - 1]!, from[u + 1]! - from[u]!]
  let total = 0
  for (let b = 0; b < sizeB; b++) {
    const y = who[from[u - 1]! + b]!
    // what came before `b`: the same speaker, or others
    const twice = u > 1 ? placeIn(guess, u - 2, y) : -1
    const stayed = twice >= 0 ? forward[base - cell + twice * width + b]! : 0
    let changed = -stayed
    for (let a = 0; a < sizeA; a++) changed += forward[base - cell + a * width + b]!
    for (let c = 0; c < sizeC; c++) {
      const z = who[from[u]! + c]!
      let sum: number
      if (z === y) sum = stayed * alone + changed * same
      else if (u === 1) sum = (changed * (1 - same)) / others
      else {
        const returned = placeIn(guess, u - 2, z)
        const before = returned >= 0 ? forward[base - cell + returned * width + b]! : 0
        sum = (stayed * (1 - alone)) / others + before * back + ((changed - before) * other) / others
      }
      const weight = sum * likely[from[u]! + c]!
      forward[base + b * width + c] = weight
      total += weight
    }
  }
  if (total > 0) for (let i = base; i < base + cell; i++) forward[i]! /= total
}

function goBack(scene: Scene, guess: Guess, likely: Float64Array, u: number, behind: Float64Array, next: Float64Array): void {
  const { from, who } = guess
  const { same, back, other, alone } = habitOf(scene, u)
  const [sizeA, sizeB, sizeC] = [u > 1 ? from[u - 1]! - from[u - 2]! : 1, from[u]! - from[u - 1]!, from[u + 1]! - from[u]!]
  next.fill(0)
  let highest = 0
  for (let b = 0; b < sizeB; b++) {
    const y = who[from[u - 1]! + b]!
    let all = 0
    for (let c = 0; c < sizeC; c++) all += likely[from[u]! + c]! * behind[b * width + c]!
    const at = (c: number): number => (c >= 0 ? likely[from[u]! + c]! * behind[b * width + c]! : 0)
    const stays = at(placeIn(guess, u, y))
    for (let a = 0; a < sizeA; a++) {
      const x = u > 1 ? who[from[u - 2]! + a]! : -1
      let sum: number
      if (u === 1) sum = stays * same + ((all - stays) * (1 - same)) / others
      else if (x === y) sum = stays * alone + ((all - stays) * (1 - alone)) / others
      else {
        const returns = at(placeIn(guess, u, x))
        sum = stays * same + returns * back + ((all - stays - returns) * other) / others
      }
      next[a * width + b] = sum
      if (sum > highest) highest = sum
    }
  }
  if (highest > 0) for (let i = 0; i < cell; i++) next[i]! /= highest
}
