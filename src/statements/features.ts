import type { Atoms } from './atoms.ts'
import { pair, toKeys } from './weights.ts'

/** Most features that a token has. */
export const featureRoom = 96

/** Distances in nine steps. */
export function steps(distance: number): number {
  const d = distance < 0 ? -distance : distance
  return d < 5 ? d : d < 8 ? 5 : d < 13 ? 6 : d < 25 ? 7 : 8
}

/** Writes the keys of the features of token `t` of the paragraph `[from, to)` to `out`; returns their number. */
export function wordFeatures(atoms: Atoms, t: number, from: number, to: number, out: Int32Array): number {
  const { word, part, ending, shape, cue, frame, form, quote, mention, duty, left } = atoms
  let n = 0
  const w0 = word[t]!
  const a1 = t > from
  const b1 = t + 1 < to
  const w1 = a1 ? word[t - 1]! : 0
  const x1 = b1 ? word[t + 1]! : 0
  const x2 = t + 2 < to ? word[t + 2]! : 0
  const p0 = part[t]!
  const p1 = a1 ? part[t - 1]! : 31
  const q1 = b1 ? part[t + 1]! : 31
  out[n++] = 0
  out[n++] = w0
  out[n++] = w1
  out[n++] = x1
  out[n++] = pair(w1, w0)
  out[n++] = pair(w0, x1)
  out[n++] = pair(t > from + 1 ? word[t - 2]! : 0, w1)
  out[n++] = pair(x1, x2)
  out[n++] = p0 | (p1 << 5) | (q1 << 10)
  out[n++] = pair(w0, p1)
  out[n++] = pair(w0, q1)
  out[n++] = pair(w1, p0)
  out[n++] = pair(x1, p0)
  out[n++] = pair(ending[t]!, p0)
  out[n++] = shape[t]! | ((a1 ? shape[t - 1]! : 0) << 8) | ((b1 ? shape[t + 1]! : 0) << 16)
  // quotation marks
  const quoted = quote[t]!
  const around = quoted | ((a1 ? quote[t - 1]! : 7) << 3) | ((b1 ? quote[t + 1]! : 7) << 6)
  out[n++] = around
  out[n++] = pair(around, w1)
  // mentions and their duties
  const held = mention[t]! | ((b1 ? mention[t + 1]! : 15) << 4) | ((a1 ? mention[t - 1]! : 15) << 8) | (duty[t]! << 12)
  out[n++] = held
  // the cue here and beside
  const c0 = cue[t]!
  const f0 = frame[t]! | (form[t]! << 8)
  const c1 = a1 ? frame[t - 1]! | (form[t - 1]! << 8) : 0
  const d1 = b1 ? frame[t + 1]! | (form[t + 1]! << 8) : 0
  out[n++] = pair(c1, f0)
  out[n++] = pair(d1, f0)
  out[n++] = pair(d1, held)
  n = companyFeatures(atoms, t, from, to, out, n)
  n = farFeatures(atoms, t, d1, out, n)
  if (c0) {
    out[n++] = c0
    out[n++] = f0
    out[n++] = pair(c0, x1)
    out[n++] = pair(f0, q1 | (p1 << 5))
    out[n++] = pair(f0, around)
    out[n++] = pair(c0, pair(form[t]!, q1))
    out[n++] = pair(f0, held)
    // > | said it was opposed and warned Oslo        two verbs of one form, or one within what the other reports
    //     ^                       ^
    const l = a1 ? left[t - 1]! : -1
    const lAt = l >= 0 ? atoms.sites[l]!.cue.at : -1
    out[n++] = pair(f0, pair(lAt >= atoms.sentenceFrom[t]! ? frame[lAt]! | (form[lAt]! << 8) : 0, p1))
  }
  toKeys(out, n, 0)
  return n
}

/** The company that the words here and beside keep. */
function companyFeatures({ company }: Atoms, t: number, from: number, to: number, out: Int32Array, count: number): number {
  let n = count
  const c0 = company[t]!
  const c1 = t > from ? company[t - 1]! : -9
  const d1 = t + 1 < to ? company[t + 1]! : -9
  out[n++] = c0
  out[n++] = c1
  out[n++] = d1
  out[n++] = pair(c0, c1)
  out[n++] = pair(c0, d1)
  out[n++] = pair(c1, t > from + 1 ? company[t - 2]! : -9)
  out[n++] = pair(d1, t + 2 < to ? company[t + 2]! : -9)
  return n
}

/** What stands farther off in the sentence: the verbs left and right, the borders of the clause. */
function farFeatures(atoms: Atoms, t: number, next: number, out: Int32Array, count: number): number {
  const { word, part, cue, frame, form, quote, pauses, clauseFrom, clauseTo, sentenceFrom, sentenceTo, left, right, sites } = atoms
  let n = count
  const first = sentenceFrom[t]!
  const end = sentenceTo[t]!
  const p0 = part[t]!
  const inQuote = quote[t]! === 3 ? 1 : 0
  const l = left[t]!
  const r = right[t]!
  const lAt = l >= 0 ? sites[l]!.cue.at : -1
  const rAt = r >= 0 ? sites[r]!.cue.at : -1
  const lCue = l >= 0 ? cue[lAt]! : 0
  const rCue = r >= 0 ? cue[rAt]! : 0
  const lDistance = l >= 0 ? steps(t - lAt) : 15
  const rDistance = r >= 0 ? steps(rAt - t) : 15
  const lPauses = l >= 0 ? Math.min(3, pauses[t]! - pauses[lAt]!) : 0
  const rPauses = r >= 0 ? Math.min(3, pauses[rAt]! - pauses[t]!) : 0
  const lFrame = l >= 0 ? frame[lAt]! | (form[lAt]! << 8) : 0
  const rFrame = r >= 0 ? frame[rAt]! | (form[rAt]! << 8) : 0
  const lNext = l >= 0 && lAt + 1 < end ? word[lAt + 1]! : 0
  out[n++] = pair(lCue, lDistance | (lPauses << 4) | (inQuote << 8))
  out[n++] = pair(lFrame, lDistance | (lPauses << 4) | (inQuote << 8))
  out[n++] = pair(rCue, rDistance | (rPauses << 4) | (inQuote << 8))
  out[n++] = pair(rFrame, rDistance | (rPauses << 4) | (inQuote << 8))
  out[n++] = pair(pair(lCue, lNext), lPauses | (inQuote << 4))
  out[n++] = pair(pair(lFrame, rFrame), lPauses | (rPauses << 4))
  out[n++] = pair(next, pair(lFrame, p0))
  // where clause and sentence begin and end; the words behind the next pause
  const begin = clauseFrom[t]!
  const stop = clauseTo[t]!
  const s1 = stop + 1 < end ? part[stop + 1]! : 31
  const s2 = stop + 2 < end ? part[stop + 2]! : 31
  const cueBehind = stop < end && rAt > stop && rAt < stop + 8 ? rFrame : 0
  out[n++] = pair(s1 | (s2 << 5) | (stop < end ? part[stop]! << 10 : 0), cueBehind)
  out[n++] = steps(t - begin) | (steps(stop - t) << 4) | (steps(t - first) << 8) | (steps(end - t) << 12)
  // how the sentence begins and ends: its first and its last cue
  const firstCue = left[first]! >= 0 ? left[first]! : right[first]!
  const lastCue = left[end - 1]!
  const firstAt = firstCue >= 0 ? sites[firstCue]!.cue.at : -1
  const lastAt = lastCue >= 0 ? sites[lastCue]!.cue.at : -1
  const side = (firstAt < 0 ? 0 : t < firstAt ? 1 : t === firstAt ? 2 : 3) | ((lastAt < 0 ? 0 : t < lastAt ? 1 : t === lastAt ? 2 : 3) << 2)
  out[n++] = pair(firstAt >= 0 ? frame[firstAt]! : 0, pair(side, firstAt >= 0 ? steps(firstAt - first) : 15))
  out[n++] = pair(lastAt >= 0 ? frame[lastAt]! : 0, pair(side, lastAt >= 0 ? steps(end - lastAt) : 15))
  return n
}
