import type { Guess } from './guess.ts'
import type { Scene } from './scene.ts'

/** Candidates with less probability do not count a turn's words as their own. */
const least = 0.2
/** Words that nobody has said yet weigh as if everybody had said this much of each. */
const smoothing = 200
/** Words that somebody must have said to have ways of speaking. */
const enough = 50

/**
 * How well a turn's words fit what each candidate says elsewhere: the mean logarithm, over the words of the turn, of the candidate's share of
 * the word against everybody's (naive Bayes), the turn itself left out. 0 where nothing is known, and in turns that are not `open`.
 */
export function wordFit(scene: Scene, guess: Guess, open: Uint8Array): Float32Array {
  const { turns, context, wordsFrom, wordCount } = scene
  const { from, who, p } = guess
  const fit = new Float32Array(p.length)
  if (!open.includes(1)) return fit
  const totals = new Float64Array(context.entities.list.length)
  const known = new Float32Array(turns.length) // how much of each turn somebody is known to say
  let total = 0
  for (let u = 0; u < turns.length; u++)
    for (let c = from[u]!; c < from[u + 1]!; c++) {
      if (p[c]! < least) continue
      const said = p[c]! * (wordsFrom[u + 1]! - wordsFrom[u]!)
      known[u]! += p[c]!
      totals[who[c]!]! += said
      total += said
    }
  // word by word, so that one row of weights is enough
  const { usedIn, usedFrom } = usesOf(scene)
  const own = new Float32Array(totals.length)
  const ownOf = new Int32Array(totals.length).fill(-1) // the word that this is of
  const unsaid = Math.log(smoothing)
  for (let w = 0; w < wordCount; w++) {
    const first = usedFrom[w]!
    const last = usedFrom[w + 1]!
    let all = 0
    for (let i = first; i < last; i++) {
      const u = usedIn[i]!
      all += known[u]!
      for (let c = from[u]!; c < from[u + 1]!; c++) {
        if (p[c]! < least) continue
        const e = who[c]!
        own[e] = (ownOf[e] === w ? own[e]! : 0) + p[c]!
        ownOf[e] = w
      }
    }
    for (let i = first; i < last; i++) {
      const u = usedIn[i]!
      if (!open[u]) continue
      const base = (all - known[u]! + 0.5) / (total + 0.5 * wordCount)
      for (let c = from[u]!; c < from[u + 1]!; c++) {
        const e = who[c]!
        const others = ownOf[e] === w ? own[e]! - (p[c]! < least ? 0 : p[c]!) : 0
        fit[c]! += others > 0 ? Math.log(others / base + smoothing) : unsaid
      }
    }
  }
  for (let u = 0; u < turns.length; u++) {
    const words = wordsFrom[u + 1]! - wordsFrom[u]!
    for (let c = from[u]!; c < from[u + 1]!; c++) {
      const rest = totals[who[c]!]! - (p[c]! < least ? 0 : p[c]! * words)
      if (!open[u] || words === 0 || rest < enough) fit[c] = 0
      // how much of all that somebody says a word is, against how much of what everybody says
      else fit[c] = Math.max(-8, Math.min(8, (fit[c]! - words * Math.log(rest + smoothing)) / Math.sqrt(words)))
    }
  }
  return fit
}

/** The turns that use each word: those of word `w` from `usedFrom[w]` to `usedFrom[w + 1]`. */
function usesOf({ turns, words, wordsFrom, wordCount }: Scene): { readonly usedIn: Int32Array; readonly usedFrom: Int32Array } {
  const usedFrom = new Int32Array(wordCount + 2) // shifted by one until all are in place
  const count = wordsFrom[turns.length]!
  for (let i = 0; i < count; i++) usedFrom[words[i]! + 2]!++
  for (let w = 2; w < usedFrom.length; w++) usedFrom[w]! += usedFrom[w - 1]!
  const usedIn = new Int32Array(count)
  for (let u = 0; u < turns.length; u++) for (let i = wordsFrom[u]!; i < wordsFrom[u + 1]!; i++) usedIn[usedFrom[words[i]! + 1]!++] = u
  return { usedIn, usedFrom }
}
