import type { Guess } from './history.ts'
import type { Scene } from './scene.ts'

/** Candidates with less probability do not count a turn's words as their own. */
const least = 0.2
/** Words that nobody has said yet weigh as if everybody had said a little of each. */
const smoothing = 4

/**
 * How well a turn's words fit what each candidate says elsewhere: the mean logarithm, over the words of the turn, of the candidate's share of
 * the word against everybody's (naive Bayes), the turn itself left out. 0 where nothing is known.
 */
export function wordFit(scene: Scene, guess: Guess): Float32Array {
  const { turns, context, words } = scene
  const { from, who, p } = guess
  const fit = new Float32Array(p.length)
  const all = new Float64Array(scene.wordCount)
  let total = 0
  const entities = context.entities.list.length
  const own = new Map<number, number>() // word × entities + entity → weight
  const totals = new Float64Array(entities)
  turns.forEach((_, u) => {
    for (let c = from[u]!; c < from[u + 1]!; c++) {
      if (p[c]! < least) continue
      const e = who[c]!
      for (const id of words[u]!) {
        const key = id * entities + e
        own.set(key, (own.get(key) ?? 0) + p[c]!)
        all[id]! += p[c]!
      }
      totals[e]! += p[c]! * words[u]!.length
      total += p[c]! * words[u]!.length
    }
  })
  turns.forEach((_, u) => {
    const ids = words[u]!
    if (ids.length === 0) return
    let here = 0
    for (let c = from[u]!; c < from[u + 1]!; c++) if (p[c]! >= least) here += p[c]!
    for (let c = from[u]!; c < from[u + 1]!; c++) {
      const e = who[c]!
      const mine = p[c]! < least ? 0 : p[c]!
      const rest = totals[e]! - mine * ids.length
      if (rest < 50) continue
      let sum = 0
      for (const id of ids) {
        const base = (all[id]! - here + 0.5) / (total + 0.5 * all.length)
        const share = ((own.get(id * entities + e) ?? 0) - mine + smoothing * 50 * base) / (rest + smoothing * 50)
        sum += Math.log(Math.max(1e-9, share) / base)
      }
      fit[c] = Math.max(-8, Math.min(8, sum / Math.sqrt(ids.length)))
    }
  })
  return fit
}
