import { byteOdds } from '../text/logarithms.ts'
import { type Guess, impossible, oddsOf } from './guess.ts'
import type { Scene } from './scene.ts'

/** Turns that a conversation is followed over in either direction. */
const reach = 6
/** Paragraphs of narration that end it. */
const pause = 4
/** Turns around whose probabilities lie ready: those of the turn itself stand in the middle. */
const span = 2 * reach + 1

/** What the neighbours' probabilities say of a candidate, in the order of {@link writeHistory}. */
export const historyNames: readonly string[] = [
  ...['p', 'pRank', 'pOther', 'p-4', 'p-3', 'p-2', 'p-1', 'p+1', 'p+2', 'p+3', 'oddLeft', 'evenLeft', 'oddRight', 'evenRight'],
  ...['activeLeft', 'activeRight', 'top-1', 'top+1', 'back', 'forth', 'shares', 'said', 'own', 'against'],
]

export const historyCount: number = historyNames.length

/** What a round knows of all turns: made once a round. */
export interface Activity {
  /** How much each candidate has said lately and will say soon, fading with distance; and how much each entity says in all, roughly. */
  readonly left: Float32Array
  readonly right: Float32Array
  readonly said: Float32Array
  /** The odds of a candidate's probability as bytes. */
  readonly odds: Int8Array
  /** Room for the probabilities of each entity in the turns around, their odds, and the turn they are of. */
  readonly around: Float32Array
  readonly aroundOdds: Int8Array
  readonly seen: Int32Array
}

/** Writes the history features of the candidates of turn `u` in `guess`, one row of `width` numbers behind the other, from `at` on. */
export function writeHistory(scene: Scene, guess: Guess, active: Activity, u: number, out: Int8Array, at: number, width: number): void {
  const { turns } = scene
  const { from, who, p } = guess
  const { around, aroundOdds, seen, odds } = active
  const first = from[u]!
  const last = from[u + 1]!
  for (let c = first; c < last; c++) {
    const e = who[c]!
    seen[e] = u
    for (let i = e * span; i < (e + 1) * span; i++) {
      around[i] = 0
      aroundOdds[i] = impossible
    }
  }
  // how far the conversation goes
  let low = 0
  while (low < reach && u - low > 0 && turns[u - low]!.paragraph - turns[u - low - 1]!.lastParagraph <= pause) low++
  let high = 0
  while (high < reach && u + high + 1 < turns.length && turns[u + high + 1]!.paragraph - turns[u + high]!.lastParagraph <= pause) high++
  for (let k = -Math.max(low, 4); k <= Math.max(high, 3); k++) {
    const v = u + k
    if (v < 0 || v >= turns.length) continue
    for (let c = from[v]!; c < from[v + 1]!; c++) {
      const e = who[c]!
      if (seen[e] !== u) continue
      around[e * span + reach + k] = p[c]!
      aroundOdds[e * span + reach + k] = odds[c]!
    }
  }
  const topBefore = highest(guess, odds, u - 1)
  const topAfter = highest(guess, odds, u + 1)
  const shares = u > 0 && turns[u - 1]!.lastParagraph === turns[u]!.paragraph
  for (let c = first; c < last; c++) {
    const e = who[c]!
    const a = e * span + reach
    let i = at + (c - first) * width
    let better = 0
    let other = impossible
    for (let d = first; d < last; d++) {
      if (d === c) continue
      if (p[d]! > p[c]!) better++
      if (odds[d]! > other) other = odds[d]!
    }
    out[i++] = odds[c]!
    out[i++] = better
    out[i++] = other
    for (let k = -4; k <= 3; k++) if (k !== 0) out[i++] = aroundOdds[a + k]!
    let oddLeft = 0
    let evenLeft = 0
    let oddRight = 0
    let evenRight = 0
    // the logarithmic weight of the candidate in the turns that are its own if this one is, and in those between them
    let own = 0
    let against = 0
    for (let k = 1; k <= low; k++) {
      if (k & 1) {
        oddLeft += around[a - k]!
        against += aroundOdds[a - k]! / k
      } else {
        evenLeft += around[a - k]!
        own += aroundOdds[a - k]! / k
      }
    }
    for (let k = 1; k <= high; k++) {
      if (k & 1) {
        oddRight += around[a + k]!
        against += aroundOdds[a + k]! / k
      } else {
        evenRight += around[a + k]!
        own += aroundOdds[a + k]! / k
      }
    }
    out[i++] = steps(oddLeft)
    out[i++] = steps(evenLeft)
    out[i++] = steps(oddRight)
    out[i++] = steps(evenRight)
    out[i++] = steps(active.left[c]!)
    out[i++] = steps(active.right[c]!)
    out[i++] = topBefore
    out[i++] = topAfter
    // back and forth: spoke before the other one, speaks after the next one
    out[i++] = byteOdds(around[a - 2]! * (1 - around[a - 1]!))
    out[i++] = byteOdds(around[a + 2]! * (1 - around[a + 1]!))
    out[i++] = shares ? aroundOdds[a - 1]! : 127
    out[i++] = active.said[e]!
    out[i++] = clamp(own / 3)
    out[i++] = clamp(against / 3)
  }
}

/** A sum of fading probabilities as a byte. */
const steps = (x: number): number => Math.min(127, Math.round(18 * x))

const clamp = (x: number): number => Math.max(-127, Math.min(127, Math.round(x)))

/** The odds of the likeliest candidate of a turn. */
function highest({ from }: Guess, odds: Int8Array, u: number): number {
  let best = impossible
  if (u >= 0 && u + 1 < from.length) for (let c = from[u]!; c < from[u + 1]!; c++) if (odds[c]! > best) best = odds[c]!
  return best
}

const fade = 0.85
/** What is left after half a step, a whole one, one and a half: clocks go in halves. */
const fading = Float64Array.from({ length: 400 }, (_, n) => fade ** (n / 2))

const fadedOver = (steps: number): number => (2 * steps < fading.length ? fading[2 * steps]! : fade ** steps)

/** One pass in each direction. Fading is by turn; a gap of many paragraphs fades as several turns do. */
export function activityOf(scene: Scene, guess: Guess): Activity {
  const { turns, context } = scene
  const { from, who, p } = guess
  const { length } = context.entities.list
  const left = new Float32Array(who.length)
  const right = new Float32Array(who.length)
  const said = new Float32Array(length)
  const level = new Float64Array(length)
  const since = new Float64Array(length)
  for (const forward of [true, false]) {
    level.fill(0)
    since.fill(0)
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
        const now = level[e]! === 0 ? 0 : level[e]! * fadedOver(clock - since[e]!)
        if (forward) left[c] = now
        else right[c] = now
        level[e] = now + p[c]!
        since[e] = clock
        if (forward) said[e]! += p[c]!
      }
    }
  }
  for (let e = 0; e < length; e++) said[e] = Math.round(Math.log2(1 + said[e]!))
  return {
    left,
    right,
    said,
    odds: oddsOf(p),
    around: new Float32Array(length * span),
    aroundOdds: new Int8Array(length * span),
    seen: new Int32Array(length).fill(-1),
  }
}
