import { decodeTrees, scoreRows, type Trees } from '../model/trees.ts'
import { type Candidates, findCandidates, mostLearnt } from './candidates.ts'
import { certain, certainty } from './certain.ts'
import { ways } from './chain.ts'
import { makeDesk } from './desk.ts'
import { describeEntities, featureCount, turnCount, writeFeatures } from './features.ts'
import type { Guess } from './guess.ts'
import { activityOf, historyCount, writeHistory } from './history.ts'
import { cannotSay } from './mute.ts'
import type { Scene } from './scene.ts'
import { listen, type Talk, talkCount, writeTalk } from './talk.ts'

/** Candidates of a turn that are kept after the first round, at most and at least, and how likely the others of them are: those who said nothing may be spoken to. */
export const kept = 5
const some = 3
const likely = 0.01
/** Those of them that later rounds look at have this probability. */
const least = 0.02
/** A turn whose speaker has this probability is decided. */
const decided = 0.93

/** Trees of the first round that all candidates are shown; those that are this far behind the best one then are shown no more. */
const early = 15
const hopeless = 2

/** Features that are a candidate's own. */
const ownCount = featureCount - turnCount
/** Features of a round that looks at the neighbours: of the last one, and of those before. */
export const lastWidth: number = featureCount + historyCount
export const nextWidth: number = lastWidth + talkCount

/** The best candidates of the first round with their features, so that later rounds need not compute them again. */
export interface Shortlist {
  /** Those who may have said a turn. */
  readonly guess: Guess
  /** For each of them its place among all that are kept. */
  readonly rowOf: Int32Array
  readonly wide: Guess
  /** What tells them apart: `ownCount` numbers a candidate. */
  readonly rows: Int8Array
  /** What all candidates of a turn share: `turnCount` numbers a turn. */
  readonly turnRows: Int8Array
}

/** The scorers: of a turn by itself, of a turn among its neighbours, round by round, and of who is spoken to. */
export interface Model {
  readonly first: Trees
  readonly switches: Trees
  readonly later: readonly Trees[]
  readonly addressees: Trees
}

export function decodeModel(rounds: readonly string[], switches: string, addressees: string): Model {
  const [first, ...later] = rounds
  return {
    first: decodeTrees(first ?? '', early),
    switches: decodeTrees(switches),
    later: later.map((encoded) => decodeTrees(encoded)),
    addressees: decodeTrees(addressees),
  }
}

/** Scores the rows of a turn: their number, room for their scores, and the turn. What all candidates share stands in the first row alone. */
type Score = (block: Int8Array, count: number, scores: Float64Array, u: number) => void

/**
 * Chooses who says each turn, and to whom, in rounds: each turn by itself first, then again and again with what the round before found for its
 * neighbours. Rounds do what a search over whole conversations would: a name in one line decides the lines around it, and those the next ones.
 */
export function guessSpeakers(scene: Scene, model: Model): { readonly speakers: Guess; readonly addressees: Guess } {
  const list = firstRound(scene, findCandidates(scene), (block, count, scores) =>
    scoreRows(model.first, block, featureCount, count, scores, turnCount, hopeless),
  )
  const switches = guessSwitches(scene, list, (block, scores) =>
    scoreRows(model.switches, block, switchCount, ways, scores, switchCount - 1),
  )
  let speakers = list.guess
  for (const [r, trees] of model.later.entries()) {
    const found = nextRound(scene, speakers, list, switches, (block, count, scores) =>
      scoreRows(trees, block, nextWidth, count, scores, turnCount),
    )
    // from the second of them on, the mean of two
    speakers = r > 0 ? meanOf(speakers, found) : found
  }
  const addressees = lastRound(scene, speakers, list, (block, count, scores) =>
    scoreRows(model.addressees, block, lastWidth, count, scores, turnCount),
  )
  return { speakers, addressees }
}

function meanOf(a: Guess, b: Guess): Guess {
  return { ...a, p: a.p.map((chance, c) => (chance + b.p[c]!) / 2) }
}

/** Turns scores into what they are the logarithms of, up to a factor, and returns the sum of it. */
function raise(scores: Float64Array, count: number): number {
  let top = Number.NEGATIVE_INFINITY
  for (let k = 0; k < count; k++) if (scores[k]! > top) top = scores[k]!
  let total = 0
  for (let k = 0; k < count; k++) {
    scores[k] = Math.exp(scores[k]! - top)
    total += scores[k]!
  }
  return total
}

/** Few numbers are copied faster one by one than by a call. */
function copy(source: Int8Array, from: number, target: Int8Array, to: number, count: number): void {
  for (let i = 0; i < count; i++) target[to + i] = source[from + i]!
}

/** Scores every candidate by itself and keeps the best; turns with a certain reporting clause are not scored. */
export function firstRound(scene: Scene, candidates: Candidates, score: Score): Shortlist {
  const { turns } = scene
  const desk = makeDesk(scene, describeEntities(scene))
  const room = turns.length * kept
  const from = new Int32Array(turns.length + 1)
  const who = new Int32Array(room)
  const p = new Float32Array(room)
  const rowOf = new Int32Array(room)
  const wideFrom = new Int32Array(turns.length + 1)
  const wideWho = new Int32Array(room)
  const wideP = new Float32Array(room)
  const rows = new Int8Array(room * ownCount)
  const turnRows = new Int8Array(turns.length * turnCount)
  const block = new Int8Array(mostLearnt * featureCount)
  const scores = new Float64Array(mostLearnt)
  const order = new Int32Array(mostLearnt)
  let count = 0
  let live = 0
  for (let u = 0; u < turns.length; u++) {
    const low = candidates.from[u]!
    const sure = certain(scene, u)
    const size = Math.min(sure >= 0 ? kept - 1 : mostLearnt, candidates.from[u + 1]! - low)
    writeFeatures(scene, desk, u, candidates.who, low, low + size, block)
    copy(block, 0, turnRows, u * turnCount, turnCount)
    if (sure >= 0) for (let k = 0; k < size; k++) scores[k] = candidates.who[low + k] === sure ? 0 : -5
    else score(block, size, scores, u)
    for (let k = 0; k < size; k++) {
      // into its place among the better ones
      let at = k
      for (; at > 0 && scores[order[at - 1]!]! < scores[k]!; at--) order[at] = order[at - 1]!
      order[at] = k
    }
    const total = raise(scores, size)
    let sum = 0
    const first = live
    const row = count
    for (let k = 0; k < size && k < kept; k++) {
      const best = order[k]!
      const chance = scores[best]! / total
      if (k >= some && chance < likely) break
      copy(block, best * featureCount + turnCount, rows, count * ownCount, ownCount)
      wideWho[count] = candidates.who[low + best]!
      wideP[count] = chance
      const mute = sure < 0 && cannotSay(scene, u, wideWho[count]!)
      if (!mute && (live === first || (sure < 0 && chance >= least))) {
        who[live] = wideWho[count]!
        p[live] = chance
        rowOf[live++] = count
        sum += chance
      }
      count++
    }
    // nobody can have said it: then the likeliest one did
    if (live === first && count > row) {
      who[live] = wideWho[row]!
      p[live] = sum = wideP[row]!
      rowOf[live++] = row
    }
    for (let c = first; c < live; c++) p[c] = sure >= 0 ? certainty : p[c]! / sum
    from[u + 1] = live
    wideFrom[u + 1] = count
  }
  return {
    guess: { from, who: who.subarray(0, live), p: p.subarray(0, live) },
    rowOf: rowOf.subarray(0, live),
    wide: { from: wideFrom, who: wideWho.subarray(0, count), p: wideP.subarray(0, count) },
    rows: rows.subarray(0, count * ownCount),
    turnRows,
  }
}

/** Numbers that the way from one turn to the next is told from: what is known of both, and the way itself. */
export const switchCount: number = 2 * turnCount + 1

/** How likely each of the `ways` to each turn is, whoever speaks: `score` gives the scores of the rows of a turn, one a way. */
export function guessSwitches(
  scene: Scene,
  { turnRows }: Shortlist,
  score: (block: Int8Array, scores: Float64Array, u: number) => void,
): Float32Array {
  const { turns } = scene
  const switches = new Float32Array(ways * turns.length)
  const block = new Int8Array(ways * switchCount)
  for (let way = 0; way < ways; way++) block[(way + 1) * switchCount - 1] = way
  const scores = new Float64Array(ways)
  for (let u = 1; u < turns.length; u++) {
    copy(turnRows, u * turnCount, block, 0, turnCount)
    copy(turnRows, (u - 1) * turnCount, block, turnCount, turnCount)
    score(block, scores, u)
    const total = raise(scores, ways)
    for (let way = 0; way < ways; way++) switches[ways * u + way] = scores[way]! / total
  }
  return switches
}

/** Whether a turn is to be looked at again: not if only one can have said it, or one almost certainly did. */
function isOpen({ from, p }: Guess, u: number): boolean {
  if (from[u + 1]! - from[u]! < 2) return false
  for (let c = from[u]!; c < from[u + 1]!; c++) if (p[c]! > decided) return false
  return true
}

/** Scores the kept candidates of open turns again, with the probabilities of the round before. */
export function nextRound(scene: Scene, guess: Guess, list: Shortlist, switches: Float32Array, score: Score): Guess {
  const open = new Uint8Array(scene.turns.length).map((_, u) => (isOpen(guess, u) ? 1 : 0))
  return scoreAgain(scene, guess, list.rowOf, list, listen(scene, guess, open, switches), open, score)
}

/**
 * Scores whom each turn may be spoken to, those included who can hardly have said it. Who speaks is known by now, so that the turns around say enough,
 * and the whole conversation need not be listened to again.
 */
export function lastRound(scene: Scene, speakers: Guess, list: Shortlist, score: Score): Guess {
  const { rowOf, wide } = list
  const p = wide.p.slice()
  for (let c = 0; c < rowOf.length; c++) p[rowOf[c]!] = speakers.p[c]!
  const all = new Int32Array(p.length).map((_, c) => c)
  const open = new Uint8Array(scene.turns.length).map((_, u) => (wide.from[u + 1]! > wide.from[u]! ? 1 : 0))
  return scoreAgain(scene, { ...wide, p }, all, list, null, open, score)
}

function scoreAgain(
  scene: Scene,
  guess: Guess,
  rowOf: Int32Array,
  { rows, turnRows }: Shortlist,
  talk: Talk | null,
  open: Uint8Array,
  score: Score,
): Guess {
  const width = talk ? nextWidth : lastWidth
  const activity = activityOf(scene, guess)
  const block = new Int8Array(width * kept)
  const scores = new Float64Array(kept)
  const p = guess.p.slice()
  for (let u = 0; u < scene.turns.length; u++) {
    if (!open[u]) continue
    const low = guess.from[u]!
    const high = guess.from[u + 1]!
    writeHistory(scene, guess, activity, u, block, featureCount, width)
    if (talk) writeTalk(guess, talk, u, block, featureCount + historyCount, width)
    copy(turnRows, u * turnCount, block, 0, turnCount)
    for (let c = low; c < high; c++) copy(rows, rowOf[c]! * ownCount, block, (c - low) * width + turnCount, ownCount)
    score(block, high - low, scores, u)
    const total = raise(scores, high - low)
    for (let c = low; c < high; c++) p[c] = scores[c - low]! / total
  }
  return { from: guess.from, who: guess.who, p }
}
