import { decodeTrees, scoreTrees, type Trees } from '../model/trees.ts'
import { type Candidates, findCandidates } from './candidates.ts'
import { featureCount, makeDesk, writeFeatures } from './features.ts'
import { activityOf, type Guess, historyCount, writeHistory } from './history.ts'
import type { Scene } from './scene.ts'

/** Candidates that the rounds after the first one look at. */
const kept = 6

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
  const [first, ...later] = rounds.map(decodeTrees)
  return { first: first!, later, addressees: decodeTrees(addressees) }
}

/**
 * Chooses who says each turn, and to whom, in rounds: each turn by itself first, then again and again with what the round before found for its
 * neighbours. Rounds do what a search over whole conversations would: a name in one line decides the lines around it, and those the next ones.
 */
export function guessSpeakers(scene: Scene, model: Model): { readonly speakers: Guess; readonly addressees: Guess } {
  const { guess, rows } = firstRound(scene, findCandidates(scene), (row) => scoreTrees(model.first, row, 0))
  const block = new Float32Array((featureCount + historyCount) * kept)
  let speakers = guess
  for (const trees of model.later) speakers = nextRound(scene, speakers, rows, block, (at) => scoreTrees(trees, block, at))
  return { speakers, addressees: nextRound(scene, speakers, rows, block, (at) => scoreTrees(model.addressees, block, at)) }
}

/** Scores every candidate by itself and keeps the best. `score` is given one row at a time, and its candidate's index. */
export function firstRound(scene: Scene, candidates: Candidates, score: (row: Float32Array, c: number) => number): Shortlist {
  const { turns } = scene
  const desk = makeDesk(scene)
  const from = new Int32Array(turns.length + 1)
  const room = turns.length * kept
  const who = new Int32Array(room)
  const p = new Float32Array(room)
  const rows = new Float32Array(room * featureCount)
  const block = new Float32Array(64 * featureCount)
  let count = 0
  for (let u = 0; u < turns.length; u++) {
    const [low, high] = [candidates.from[u]!, candidates.from[u + 1]!]
    writeFeatures(scene, desk, u, candidates.who, low, high, block)
    const scores: [number, number][] = []
    for (let c = low; c < high; c++) scores.push([score(block.subarray((c - low) * featureCount, (c - low + 1) * featureCount), c), c])
    scores.sort((a, b) => b[0] - a[0] || a[1] - b[1])
    const best = scores.slice(0, kept)
    const total = best.reduce((sum, [s]) => sum + Math.exp(s - best[0]![0]), 0)
    for (const [s, c] of best) {
      who[count] = candidates.who[c]!
      p[count] = Math.exp(s - best[0]![0]) / total
      rows.set(block.subarray((c - low) * featureCount, (c - low + 1) * featureCount), count * featureCount)
      count++
    }
    from[u + 1] = count
  }
  return { guess: { from, who: who.subarray(0, count), p: p.subarray(0, count) }, rows: rows.subarray(0, count * featureCount) }
}

/**
 * Scores the kept candidates again, with the probabilities of the round before. `block` is room for the rows of one turn; `score` is given
 * where in it a row begins, and its candidate's index. The candidates keep their places: only probabilities change.
 */
export function nextRound(
  scene: Scene,
  guess: Guess,
  rows: Float32Array,
  block: Float32Array,
  score: (at: number, c: number) => number,
): Guess {
  const width = featureCount + historyCount
  const activity = activityOf(scene, guess)
  const p = new Float32Array(guess.p.length)
  for (let u = 0; u < scene.turns.length; u++) {
    const [low, high] = [guess.from[u]!, guess.from[u + 1]!]
    writeHistory(scene, guess, activity, u, block, featureCount, width)
    let top = Number.NEGATIVE_INFINITY
    for (let c = low; c < high; c++) {
      const at = (c - low) * width
      for (let f = 0, r = c * featureCount; f < featureCount; f++, r++) block[at + f] = rows[r]!
      p[c] = score(at, c)
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
