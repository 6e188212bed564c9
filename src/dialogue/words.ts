import type { Guess } from './history.ts'
import type { Scene } from './scene.ts'

/** Candidates with less probability do not count a turn's words as their own. */
const least = 0.2
/** Words that nobody has said yet weigh as if everybody had said a little of each. */
const smoothing = 4
/** Words that somebody must have said to have ways of speaking. */
const enough = 50

/**
 * How well a turn's words fit what each candidate says elsewhere: the mean logarithm, over the words of the turn, of the candidate's share of
 * the word against everybody's (naive Bayes), the turn itself left out. 0 where nothing is known, and in turns that are not `open`.
 */
export function wordFit(scene: Scene, guess: Guess, open: Uint8Array): Float32Array {
  const { turns, context, words, wordsFrom } = scene
  const { from, who, p } = guess
  const fit = new Float32Array(p.length)
  if (!open.includes(1)) return fit
  const all = new Float64Array(scene.wordCount)
  const totals = new Float64Array(context.entities.list.length)
  let total = 0
  let pairs = 0
  for (let u = 0; u < turns.length; u++)
    for (let c = from[u]!; c < from[u + 1]!; c++) {
      if (p[c]! < least) continue
      const said = wordsFrom[u + 1]! - wordsFrom[u]!
      pairs += said
      totals[who[c]!]! += p[c]! * said
      total += p[c]! * said
    }
  const own = makeTable(pairs)
  for (let u = 0; u < turns.length; u++)
    for (let c = from[u]!; c < from[u + 1]!; c++) {
      if (p[c]! < least) continue
      for (let i = wordsFrom[u]!; i < wordsFrom[u + 1]!; i++) {
        own.weight[placeOf(own, words[i]!, who[c]!)]! += p[c]!
        all[words[i]!]! += p[c]!
      }
    }
  for (let u = 0; u < turns.length; u++) {
    const first = wordsFrom[u]!
    const last = wordsFrom[u + 1]!
    if (!open[u] || first === last) continue
    let here = 0
    for (let c = from[u]!; c < from[u + 1]!; c++) if (p[c]! >= least) here += p[c]!
    for (let c = from[u]!; c < from[u + 1]!; c++) {
      const mine = p[c]! < least ? 0 : p[c]!
      const rest = totals[who[c]!]! - mine * (last - first)
      if (rest < enough) continue
      let sum = 0
      for (let i = first; i < last; i++) {
        const base = (all[words[i]!]! - here + 0.5) / (total + 0.5 * all.length)
        const share = (own.weight[placeOf(own, words[i]!, who[c]!)]! - mine + smoothing * 50 * base) / (rest + smoothing * 50)
        sum += Math.log(Math.max(1e-9, share) / base)
      }
      fit[c] = Math.max(-8, Math.min(8, sum / Math.sqrt(last - first)))
    }
  }
  return fit
}

/** Weights of pairs of numbers, with open addressing: an array of pairs would be as large as words times speakers. */
interface Table {
  readonly word: Int32Array
  readonly entity: Int32Array
  readonly weight: Float32Array
  readonly mask: number
}

function makeTable(pairs: number): Table {
  let size = 64
  while (size < 2 * pairs) size *= 2
  return { word: new Int32Array(size).fill(-1), entity: new Int32Array(size), weight: new Float32Array(size), mask: size - 1 }
}

/** The place of a pair: its own, or one that is free and weighs nothing. A free place is claimed; only pairs that weigh something fill it up. */
function placeOf({ word, entity, weight, mask }: Table, w: number, e: number): number {
  let at = (Math.imul(w, 0x9e3779b1) ^ Math.imul(e, 0x85ebca6b)) & mask
  at = (at ^ (at >>> 7)) & mask
  while (word[at] !== w || entity[at] !== e) {
    if (word[at] === -1 || weight[at] === 0) {
      word[at] = w
      entity[at] = e
      return at
    }
    at = (at + 1) & mask
  }
  return at
}
