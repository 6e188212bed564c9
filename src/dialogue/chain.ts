import { Turn } from '../lexicon/lexicon.ts'
import { type Guess, placeIn } from './guess.ts'
import type { Scene } from './scene.ts'

/** Ways on from one turn to the next: the same speaker, the one before that, somebody else. */
export const ways = 3

/**
 * How often somebody who spoke twice goes on: counted in the novels of the training corpus, in percent, by the paragraphs between two turns (0, 1, … 4
 * and more) and what stands beside them: a bare turn behind a bare one, behind a clause, with a clause, with one that goes on (he added), with one that
 * answers, with narration in front.
 */
const alones: readonly (readonly number[])[] = [
  [80, 80, 80, 80, 50, 80],
  [7, 8, 15, 50, 2.5, 24],
  [63, 52, 44, 75, 17, 50],
  [38, 32, 44, 70, 40, 49],
  [30, 20, 34, 50, 10, 25],
]

interface Habit {
  readonly same: number
  readonly back: number
  readonly other: number
  readonly alone: number
}

/** Candidates of a turn, at most. */
const width = 5
const cell = width * width
/** The others that a new speaker is one of: chosen out of fold. */
const others = 0.6

/**
 * The probability of each candidate given all turns before and behind: forward and backward sums over pairs of speakers (Rabiner 1989), where
 * `guess` says how well a candidate fits its turn alone, and `switches` how likely each of the three `ways` to a turn is.
 *
 *     > | A: … B: … A: … ?: … A: …        a run of turns fixes those inside it, however far its ends are
 *                        ^ B
 */
export function chain(scene: Scene, guess: Guess, switches: Float32Array): Float32Array {
  const { from, p } = guess
  const n = scene.turns.length
  const likely = weigh(p)
  const result = new Float32Array(p.length)
  if (n === 0) return result
  // the weight of candidate `b` for the turn before and `c` for this one, given all before; and the same of all behind
  const forward = new Float32Array(n * cell)
  for (let c = 0; c < from[1]!; c++) forward[c] = likely[c]!
  for (let u = 1; u < n; u++) goForward(habitOf(scene, switches, u), guess, likely, u, forward)
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
    if (u > 0) goBack(habitOf(scene, switches, u), guess, likely, u, behind, next)
    ;[behind, next] = [next, behind]
  }
  return result
}

/** Room for the weights of the candidates of a turn. */
const weights = new Float64Array(width)

/** How well each candidate fits its turn alone; never nothing, so that no run of turns is impossible. */
function weigh(p: Float32Array): Float64Array {
  const likely = new Float64Array(p.length)
  for (let c = 0; c < p.length; c++) likely[c] = p[c]! + 1e-4
  return likely
}

/** How likely each way on to turn `u` is. */
function habitOf({ turns }: Scene, switches: Float32Array, u: number): Habit {
  const turn = turns[u]!
  const before = turns[u - 1]!
  const gap = Math.min(4, Math.max(0, turn.paragraph - before.lastParagraph))
  const clause = turn.verb === Turn.resumes ? 3 : turn.verb === Turn.answers ? 4 : 2
  const alone = alones[gap]![turn.tag >= 0 ? clause : turn.lead > 0 ? 5 : before.tag >= 0 ? 1 : 0]! / 100
  return { same: switches[ways * u]!, back: switches[ways * u + 1]!, other: switches[ways * u + 2]!, alone }
}

function goForward(habit: Habit, guess: Guess, likely: Float64Array, u: number, forward: Float32Array): void {
  const { from, who } = guess
  const { same, back, other, alone } = habit
  const base = u * cell
  const sizeA = u > 1 ? from[u - 1]! - from[u - 2]! : 1
  const sizeB = from[u]! - from[u - 1]!
  const sizeC = from[u + 1]! - from[u]!
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

function goBack(habit: Habit, guess: Guess, likely: Float64Array, u: number, behind: Float64Array, next: Float64Array): void {
  const { from, who } = guess
  const { same, back, other, alone } = habit
  const sizeA = u > 1 ? from[u - 1]! - from[u - 2]! : 1
  const sizeB = from[u]! - from[u - 1]!
  const sizeC = from[u + 1]! - from[u]!
  next.fill(0)
  let highest = 0
  for (let b = 0; b < sizeB; b++) {
    const y = who[from[u - 1]! + b]!
    let all = 0
    for (let c = 0; c < sizeC; c++) {
      weights[c] = likely[from[u]! + c]! * behind[b * width + c]!
      all += weights[c]!
    }
    const own = placeIn(guess, u, y)
    const stays = own >= 0 ? weights[own]! : 0
    for (let a = 0; a < sizeA; a++) {
      const x = u > 1 ? who[from[u - 2]! + a]! : -1
      let sum: number
      if (u === 1) sum = stays * same + ((all - stays) * (1 - same)) / others
      else if (x === y) sum = stays * alone + ((all - stays) * (1 - alone)) / others
      else {
        const place = placeIn(guess, u, x)
        const returns = place >= 0 ? weights[place]! : 0
        sum = stays * same + returns * back + ((all - stays - returns) * other) / others
      }
      next[a * width + b] = sum
      if (sum > highest) highest = sum
    }
  }
  if (highest > 0) for (let i = 0; i < cell; i++) next[i]! /= highest
}
