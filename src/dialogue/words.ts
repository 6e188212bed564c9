import type { Guess } from './history.ts'
import { makeTable, placeOf } from './pairs.ts'
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
