import { Part } from '../text/tags.ts'
import type { Atoms } from './atoms.ts'
import { type Piece, Role } from './labels.ts'

/** Numbers that say what a guess looks like beside the others of its sentence. */
export const traitCount = 64

/**
 * Writes the traits of guess `i` to `out`; `guesses` are all of the stretch `[first, end)`, by rising `from`, and `low` is the first of them that
 * begins in its sentence.
 */
export function traitsOf(
  atoms: Atoms,
  guesses: readonly Piece[],
  low: number,
  i: number,
  first: number,
  end: number,
  out: Float32Array,
): void {
  const { part, quote, mention, duty, frame, form, pauses, shape, sentenceFrom, sentenceTo, clauseFrom, clauseTo, left, right, sites } = atoms
  const { role, from, to, chance } = guesses[i]!
  const sentence = sentenceFrom[from]!
  const stop = sentenceTo[to - 1]!
  const length = to - from
  out.fill(0, 0, 5 + 3 * perRole)
  out[0] = chance
  for (let r = 0; r < 3; r++) {
    out[5 + r * perRole + 2] = far
    out[5 + r * perRole + 4] = far
  }
  for (let j = low; j < guesses.length; j++) {
    const other = guesses[j]!
    if (other.from >= stop) break
    const c = other.chance
    const at = 5 + (other.role - Role.source) * perRole
    out[at + 7]! += c
    if (j === i) continue
    if (other.to <= from) {
      const gap = from - other.to
      if (c > out[at + 1]!) {
        out[at + 1] = c
        out[at + 2] = gap
      }
      if (gap === 0 || (gap === 1 && part[other.to] === Part.comma)) out[at + 5]! += c
    } else if (other.from >= to) {
      const gap = other.from - to
      if (c > out[at + 3]!) {
        out[at + 3] = c
        out[at + 4] = gap
      }
      if (gap === 0 || (gap === 1 && part[to] === Part.comma)) out[at + 6]! += c
    } else if (other.role === role) {
      const over = (to < other.to ? to : other.to) - (from > other.from ? from : other.from)
      if (4 * over >= length + other.to - other.from) out[1]! += c
      if (c > out[2]!) out[2] = c
      if (other.from === from) out[3]! += c
      if (other.to === to) out[4]! += c
    } else if (c > out[at]!) out[at] = c
  }
  let n = 5 + 3 * perRole
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
  out[n++] = lAt < 0 ? far : from - lAt
  out[n++] = rAt < 0 ? -1 : frame[rAt]!
  out[n++] = rAt < 0 ? -1 : form[rAt]!
  out[n++] = rAt < 0 ? far : rAt - to
  out[n++] = frame[to - 1]!
  out[n++] = form[to - 1]!
  out[n++] = frame[from]!
}

/** Traits that are told apart by the role of the other guesses: overlap, left and right with their distance, right beside, sum. */
const perRole = 8
/** A distance for what is not there. */
const far = 60
