import { Part } from '../text/tags.ts'
import type { Atoms } from './atoms.ts'
import { isNear } from './choose.ts'
import { type Piece, Role } from './labels.ts'

/** Numbers that say what a guess looks like, by itself and beside the others of its sentence. */
export const traitCount = 50

/** The chance, rivals about the same place, the likeliest that overlaps, those with the same first and the same last token. */
const ownTraits = 5
/**
 * Of the others by their role: the likeliest that overlaps, the likeliest to the left and its distance, the same to the right, how many stand right
 * before and right behind, how many there are.
 */
const roleTraits = 8
/** Guesses looked at on either side. */
const reach = 40
/** A distance for what is not there. */
const far = 60
const row = new Float32Array(traitCount)

/**
 * Writes the traits of guess `i` to the beginning of `bytes`: chances as hundredths, and 127 for whatever is more.
 *
 * @param guesses All of the tokens `[first, end)`, by rising `from`.
 * @param low The first of them that begins in the sentence of guess `i`.
 */
export function traitsOf(
  atoms: Atoms,
  guesses: readonly Piece[],
  low: number,
  i: number,
  first: number,
  end: number,
  bytes: Int8Array,
): void {
  const { part, quote, mention, frame, form, pauses, shape, sentenceTo, clauseFrom, clauseTo, left, right, sites } = atoms
  const { from, to } = guesses[i]!
  const out = row
  otherTraits(atoms, guesses, low, i, out)
  let n = ownTraits + 3 * roleTraits
  out[n++] = to - from
  out[n++] = sentenceTo[to - 1]! - to
  out[n++] = from > first ? part[from - 1]! : 31
  out[n++] = part[from]!
  out[n++] = part[to - 1]!
  out[n++] = to < end ? part[to]! : 31
  out[n++] = to + 1 < end ? part[to + 1]! : 31
  out[n++] = from > first ? quote[from - 1]! : 4
  out[n++] = quote[from]!
  out[n++] = quote[to - 1]!
  out[n++] = to < end ? mention[to]! : 0
  out[n++] = shape[from]! & 7
  out[n++] = pauses[to - 1]! - pauses[from]!
  out[n++] = from - clauseFrom[from]!
  out[n++] = clauseTo[to - 1]! - to
  let open = 0
  let verbs = 0
  for (let t = from; t < to; t++) {
    if (quote[t] === 1) open++
    else if (quote[t] === 2) open--
    if (frame[t]) verbs++
  }
  out[n++] = open
  out[n++] = verbs
  const l = left[from]!
  const r = right[to - 1]!
  const lAt = l < 0 ? -1 : sites[l]!.cue.at
  out[n++] = lAt < 0 ? -1 : frame[lAt]!
  out[n++] = lAt < 0 ? -1 : form[lAt]!
  out[n++] = r < 0 ? -1 : form[sites[r]!.cue.at]!
  out[n++] = frame[to - 1]!
  for (let k = 0; k < traitCount; k++) bytes[k] = Math.min(127, out[k]!)
}

function otherTraits({ part, sentenceTo }: Atoms, guesses: readonly Piece[], low: number, i: number, out: Float32Array): void {
  const { role, from, to, chance } = guesses[i]!
  const stop = sentenceTo[to - 1]!
  out.fill(0, 0, ownTraits + 3 * roleTraits)
  out[0] = 100 * chance
  for (let at = ownTraits; at < ownTraits + 3 * roleTraits; at += roleTraits) {
    out[at + 2] = far
    out[at + 4] = far
  }
  for (let j = Math.max(low, i - reach); j < Math.min(guesses.length, i + reach); j++) {
    const other = guesses[j]!
    if (other.from >= stop) break
    const c = 100 * other.chance
    const at = ownTraits + (other.role - Role.source) * roleTraits
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
      if (j < i ? isNear(other.from, other.to, from, to) : isNear(from, to, other.from, other.to)) out[1]! += c
      if (c > out[2]!) out[2] = c
      if (other.from === from) out[3]! += c
      if (other.to === to) out[4]! += c
    } else if (c > out[at]!) out[at] = c
  }
}
