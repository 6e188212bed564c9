import { decodeTrees, scoreRows, type Trees } from '../model/trees.ts'
import { type Candidates, findCandidates, most } from './candidates.ts'
import { featureCount, makeDesk, writeFeatures } from './features.ts'
import { activityOf, type Guess, historyCount, writeHistory } from './history.ts'
import type { Scene } from './scene.ts'

/** Candidates that the rounds after the first one look at, those of them that always stay, and the least probability of the others. */
export const kept = 6
const always = 5
const least = 0.004
/** A turn whose speaker has this probability is decided. */
const decided = 0.99

/** The best candidates of the first round with their features, so that later rounds need not compute them again. */
export interface Shortlist {
  readonly guess: Guess
  readonly rows: Float32Array
}

/** The scorers: of a turn by itself, of a turn among its neighbours, round by round, and of who is spoken to. */
export interface Model {
  readonly first: Trees
  readonly later: readonly Trees[]
  readonly addressees: Trees
}

export function decodeModel(rounds: readonly string[], addressees: string): Model {
  const [first, ...later] = rounds.map((encoded) => decodeTrees(encoded))
  return { first: first!, later, addressees: decodeTrees(addressees) }
}

/**
 * Chooses who says each turn, and to whom, in rounds: each turn by itself first, then again and again with what the round before found for its
 * neighbours. Rounds do what a search over whole conversations would: a name in one line decides the lines around it, and those the next ones.
 */
export function guessSpeakers(scene: Scene, model: Model): { readonly speakers: Guess; readonly addressees: Guess } {
  const { guess, rows } = firstRound(scene, findCandidates(scene), (block, count, scores) =>
    scoreRows(model.first, block, featureCount, count, scores),
  )
  const width = featureCount + historyCount
  const block = new Float32Array(width * kept)
  let speakers = guess
  for (const trees of model.later)
    speakers = nextRound(scene, speakers, rows, block, (count, scores) => scoreRows(trees, block, width, count, scores), decided)
  const addressees = nextRound(scene, speakers, rows, block, (count, scores) => scoreRows(model.addressees, block, width, count, scores))
  return { speakers, addressees }
}

/** Scores every candidate by itself and keeps the best. `score` is given the rows of a turn, and room for their scores. */
export function firstRound(
  scene: Scene,
  candidates: Candidates,
  score: (block: Float32Array, count: number, scores: Float64Array, u: number) => void,
): Shortlist {
  const { turns } = scene
  const desk = makeDesk(scene)
  const from = new Int32Array(turns.length + 1)
  const room = turns.length * kept
  const who = new Int32Array(room)
  const p = new Float32Array(room)
  const rows = new Float32Array(room * featureCount)
  const block = new Float32Array(most * featureCount)
  const scores = new Float64Array(most)
  const order = new Int32Array(most)
  let count = 0
  for (let u = 0; u < turns.length; u++) {
    const low = candidates.from[u]!
    const size = candidates.from[u + 1]! - low
    writeFeatures(scene, desk, u, candidates.who, low, low + size, block)
    score(block, size, scores, u)
    for (let k = 0; k < size; k++) {
      // into its place among the better ones
      let at = k
      for (; at > 0 && scores[order[at - 1]!]! < scores[k]!; at--) order[at] = order[at - 1]!
      order[at] = k
    }
    let total = 0
    for (let k = 0; k < size; k++) total += Math.exp(scores[k]! - scores[order[0]!]!)
    let sum = 0
    const first = count
    for (let k = 0; k < size && k < kept; k++) {
      const best = order[k]!
      const chance = Math.exp(scores[best]! - scores[order[0]!]!) / total
      if (k >= always && chance < least) break
      who[count] = candidates.who[low + best]!
      p[count] = chance
      sum += chance
      for (let f = 0, a = best * featureCount, b = count * featureCount; f < featureCount; f++) rows[b + f] = block[a + f]!
      count++
    }
    for (let c = first; c < count; c++) p[c]! /= sum
    from[u + 1] = count
  }
  return { guess: { from, who: who.slice(0, count), p: p.slice(0, count) }, rows: rows.slice(0, count * featureCount) }
}

/**
 * Scores the kept candidates again, with the probabilities of the round before. `block` is room for the rows of one turn; `score` is given
 * their number, and room for their scores. Turns that are decided already, by the probability `enough`, stay as they are.
 */
export function nextRound(
  scene: Scene,
  guess: Guess,
  rows: Float32Array,
  block: Float32Array,
  score: (count: number, scores: Float64Array) => void,
  enough = 2,
): Guess {
  const width = featureCount + historyCount
  const activity = activityOf(scene, guess)
  const p = guess.p.slice()
  const scores = new Float64Array(kept)
  for (let u = 0; u < scene.turns.length; u++) {
    const [low, high] = [guess.from[u]!, guess.from[u + 1]!]
    let top = 0
    for (let c = low; c < high; c++) if (guess.p[c]! > top) top = guess.p[c]!
    if (top > enough) continue
    writeHistory(scene, guess, activity, u, block, featureCount, width)
    for (let c = low; c < high; c++) {
      const at = (c - low) * width
      for (let f = 0, r = c * featureCount; f < featureCount; f++, r++) block[at + f] = rows[r]!
    }
    score(high - low, scores)
    top = Number.NEGATIVE_INFINITY
    for (let c = low; c < high; c++) {
      p[c] = scores[c - low]!
      if (p[c]! > top) top = p[c]!
    }
    let total = 0
    for (let c = low; c < high; c++) {
      p[c] = Math.exp(p[c]! - top)
      total += p[c]!
    }
    for (let c = low; c < high; c++) p[c]! /= total
  }
  return { from: guess.from, who: guess.who, p }
}
