import { Part } from '../text/tags.ts'
import type { Atoms } from './atoms.ts'
import { type Piece, Role } from './labels.ts'

/** Numbers that say what a guess looks like beside the others of its sentence. */
export const traitCount = 63

/** Writes the traits of guess `i` to `out` from `at` on; `guesses` are all of its paragraph `[first, end)`, by rising `from`. */
export function traitsOf(atoms: Atoms, guesses: readonly Piece[], i: number, first: number, end: number, out: Float32Array, at: number): void {
  const { part, quote, mention, duty, frame, form, pauses, shape, sentenceFrom, sentenceTo, clauseFrom, clauseTo, left, right, sites } = atoms
  const { role, from, to, chance } = guesses[i]!
  const sentence = sentenceFrom[from]!
  const stop = sentenceTo[to - 1]!
  const length = to - from
  // the others
  let same = 0
  let rival = 0
  let sameFrom = 0
  let sameTo = 0
  leftBest.fill(0)
  rightBest.fill(0)
  overBest.fill(0)
  mass.fill(0)
  leftGap.fill(60)
  rightGap.fill(60)
  nextLeft.fill(0)
  nextRight.fill(0)
  let low = i
  while (low > 0 && guesses[low - 1]!.from >= sentence) low--
  for (let j = low; j < guesses.length && guesses[j]!.from < stop; j++) {
    const other = guesses[j]!
    const r = other.role
    const c = other.chance
    mass[r]! += c
    if (j === i) continue
    if (other.to <= from) {
      const gap = from - other.to
      if (c > leftBest[r]!) {
        leftBest[r] = c
        leftGap[r] = gap
      }
      if (gap === 0 || (gap === 1 && part[from - 1] === Part.comma)) nextLeft[r]! += c
    } else if (other.from >= to) {
      const gap = other.from - to
      if (c > rightBest[r]!) {
        rightBest[r] = c
        rightGap[r] = gap
      }
      if (gap === 0 || (gap === 1 && part[to] === Part.comma)) nextRight[r]! += c
    } else if (r === role) {
      const over = Math.min(to, other.to) - Math.max(from, other.from)
      if (4 * over >= length + other.to - other.from) same += c
      if (c > rival) rival = c
      if (other.from === from) sameFrom += c
      if (other.to === to) sameTo += c
    } else if (c > overBest[r]!) overBest[r] = c
  }
  let n = at
  out[n++] = chance
  out[n++] = same
  out[n++] = rival
  out[n++] = sameFrom
  out[n++] = sameTo
  for (let r = Role.source; r <= Role.content; r++) {
    out[n++] = overBest[r]!
    out[n++] = leftBest[r]!
    out[n++] = leftGap[r]!
    out[n++] = rightBest[r]!
    out[n++] = rightGap[r]!
    out[n++] = nextLeft[r]!
    out[n++] = nextRight[r]!
    out[n++] = mass[r]!
  }
  out[n++] = length
  out[n++] = from - sentence
  out[n++] = stop - to
  out[n++] = sentenceFrom[to - 1] === sentence ? 0 : 1
  out[n++] = from > first ? part[from - 1]! : 31
  out[n++] = part[from]!
  out[n++] = from + 1 < end ? part[from + 1]! : 31
  out[n++] = length > 1 ? part[to - 2]! : 31
  out[n++] = part[to - 1]!
  out[n++] = to < end ? part[to]! : 31
  out[n++] = to + 1 < end ? part[to + 1]! : 31
  out[n++] = from > first ? quote[from - 1]! : 4
  out[n++] = quote[from]!
  out[n++] = quote[to - 1]!
  out[n++] = to < end ? quote[to]! : 4
  out[n++] = mention[from]!
  out[n++] = mention[to - 1]!
  out[n++] = to < end ? mention[to]! : 0
  out[n++] = duty[from]! | (duty[to - 1]! << 3)
  out[n++] = shape[from]! & 7
  out[n++] = pauses[to - 1]! - pauses[from]!
  out[n++] = from - clauseFrom[from]!
  out[n++] = clauseTo[to - 1]! - to
  let balance = 0
  let brackets = 0
  let inside = 0
  for (let t = from; t < to; t++) {
    if (quote[t] === 1) balance++
    else if (quote[t] === 2) balance--
    if (part[t] === Part.bracket) brackets++
    if (frame[t]) inside++
  }
  out[n++] = balance
  out[n++] = brackets & 1
  out[n++] = inside
  const l = left[from]!
  const r = right[to - 1]!
  const lAt = l >= 0 ? sites[l]!.cue.at : -1
  const rAt = r >= 0 ? sites[r]!.cue.at : -1
  out[n++] = lAt < 0 ? -1 : frame[lAt]!
  out[n++] = lAt < 0 ? -1 : form[lAt]!
  out[n++] = lAt < 0 ? 60 : from - lAt
  out[n++] = rAt < 0 ? -1 : frame[rAt]!
  out[n++] = rAt < 0 ? -1 : form[rAt]!
  out[n++] = rAt < 0 ? 60 : rAt - to
  out[n++] = frame[to - 1]!
  out[n++] = form[to - 1]!
  if (n - at !== traitCount) throw new Error(String(n - at))
}

const leftBest = new Float32Array(4)
const rightBest = new Float32Array(4)
const overBest = new Float32Array(4)
const mass = new Float32Array(4)
const leftGap = new Float32Array(4)
const rightGap = new Float32Array(4)
const nextLeft = new Float32Array(4)
const nextRight = new Float32Array(4)
