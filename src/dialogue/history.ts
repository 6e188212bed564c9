import { chain } from './chain.ts'
import type { Scene } from './scene.ts'
import { wordFit } from './words.ts'

/** Who may have said each turn, with probabilities: those of turn `u` stand from `from[u]` to `from[u + 1]`, in the order of the first round. */
export interface Guess {
  readonly from: Int32Array
  readonly who: Int32Array
  readonly p: Float32Array
}

/** What the neighbours' probabilities say of a candidate, in the order of {@link writeHistory}. */
export const historyNames: readonly string[] = [
  ...['p', 'pRank', 'pOther', 'p-4', 'p-3', 'p-2', 'p-1', 'p+1', 'p+2', 'p+3'],
  ...[
    'oddLeft',
    'evenLeft',
    'oddRight',
    'evenRight',
    'activeLeft',
    'activeRight',
    'top-1',
    'top+1',
    'back',
    'forth',
    'shares',
    'calledBy',
    'said',
  ],
]

export const historyCount: number = historyNames.length

/** Turns that a conversation is followed over in either direction. */
const reach = 6
/** Paragraphs of narration that end it. */
const pause = 4

/** Writes the history features of the candidates of turn `u` in `guess`, one row of `width` numbers behind the other, from `at` on. */
export function writeHistory(scene: Scene, guess: Guess, active: Activity, u: number, out: Float32Array, at: number, width: number): void {
  const { turns, entityOf } = scene
  const { from, who, p } = guess
  const first = from[u]!
  for (let c = first; c < from[u + 1]!; c++) {
    const e = who[c]!
    let i = at + (c - first) * width
    let better = 0
    let other = 0
    for (let d = first; d < from[u + 1]!; d++) {
      if (d === c) continue
      if (p[d]! > p[c]!) better++
      if (p[d]! > other) other = p[d]!
    }
    out[i++] = p[c]!
    out[i++] = better
    out[i++] = other
    for (let k = -4; k <= 3; k++) if (k !== 0) out[i++] = chance(guess, u + k, e)
    let [odd, even] = [0, 0]
    for (let k = 1; k <= reach && u - k >= 0 && turns[u - k + 1]!.paragraph - turns[u - k]!.lastParagraph <= pause; k++)
      if (k & 1) odd += chance(guess, u - k, e)
      else even += chance(guess, u - k, e)
    out[i++] = odd
    out[i++] = even
    odd = even = 0
    for (let k = 1; k <= reach && u + k < turns.length && turns[u + k]!.paragraph - turns[u + k - 1]!.lastParagraph <= pause; k++)
      if (k & 1) odd += chance(guess, u + k, e)
      else even += chance(guess, u + k, e)
    out[i++] = odd
    out[i++] = even
    out[i++] = active.left[c]!
    out[i++] = active.right[c]!
    out[i++] = highest(guess, u - 1)
    out[i++] = highest(guess, u + 1)
    // back and forth: spoke before the other one, speaks after the next one
    out[i++] = chance(guess, u - 2, e) * (1 - chance(guess, u - 1, e))
    out[i++] = chance(guess, u + 2, e) * (1 - chance(guess, u + 1, e))
    out[i++] = u > 0 && turns[u - 1]!.lastParagraph === turns[u]!.paragraph ? chance(guess, u - 1, e) : -1
    // those who call the candidate by name nearby
    let calledBy = 0
    for (let k = -3; k <= 3; k++) {
      const called = turns[u + k]?.called
      if (!called || k === 0) continue
      for (const m of called) if (entityOf[m] === e) calledBy += 1 / Math.abs(k)
    }
    out[i++] = calledBy
    out[i++] = active.said[e]!
    let chainRank = 0
    let chainOther = 0
    for (let d = first; d < from[u + 1]!; d++) {
      if (d === c) continue
      if (active.chain[d]! > active.chain[c]!) chainRank++
      if (active.chain[d]! > chainOther) chainOther = active.chain[d]!
    }
    out[i++] = active.chain[c]!
    out[i++] = chainRank
    out[i++] = chainOther
    for (let k = -2; k <= 2; k++) if (k !== 0) out[i++] = chance(guess, u + k, e, active.chain)
    out[i++] = active.words[c]!
  }
}

/** The probability that `e` said turn `u`; 0 beyond the text. */
export function chance({ from, who, p }: Guess, u: number, e: number, values: Float32Array = p): number {
  if (u < 0 || u + 1 >= from.length) return 0
  for (let c = from[u]!; c < from[u + 1]!; c++) if (who[c] === e) return values[c]!
  return 0
}

function highest({ from, p }: Guess, u: number): number {
  let best = 0
  if (u >= 0 && u + 1 < from.length) for (let c = from[u]!; c < from[u + 1]!; c++) if (p[c]! > best) best = p[c]!
  return best
}

/** How much each candidate has said lately and will say soon, fading with distance; and how much each entity says in all, roughly. */
export interface Activity {
  readonly left: Float32Array
  readonly right: Float32Array
  readonly said: Float32Array
  /** The probability of each candidate by the whole chain of turns, and how well the turn's words fit what else it says. */
  readonly chain: Float32Array
  readonly words: Float32Array
}

const fade = 0.85

/** One pass in each direction. Fading is by turn; a gap of many paragraphs fades as several turns do. */
export function activityOf(scene: Scene, guess: Guess): Activity {
  const { turns, context } = scene
  const { from, who, p } = guess
  const { length } = context.entities.list
  const left = new Float32Array(who.length)
  const right = new Float32Array(who.length)
  const said = new Float32Array(length)
  for (const forward of [true, false]) {
    const level = new Float64Array(length)
    const since = new Float64Array(length)
    let clock = 0
    for (let step = 0; step < turns.length; step++) {
      const u = forward ? step : turns.length - 1 - step
      const other = turns[forward ? u - 1 : u + 1]
      if (other) {
        const gap = forward ? turns[u]!.paragraph - other.lastParagraph : other.paragraph - turns[u]!.lastParagraph
        clock += 1 + Math.min(12, Math.max(0, gap - 2) / 2)
      }
      for (let c = from[u]!; c < from[u + 1]!; c++) {
        const e = who[c]!
        const now = level[e]! * fade ** (clock - since[e]!)
        if (forward) left[c] = now
        else right[c] = now
        level[e] = now + p[c]!
        since[e] = clock
        if (forward) said[e]! += p[c]!
      }
    }
  }
  for (let e = 0; e < length; e++) said[e] = Math.round(Math.log2(1 + said[e]!))
  return { left, right, said, chain: chain(scene, guess), words: wordFit(scene, guess) }
}
