import type { Atoms } from './atoms.ts'
import { type Piece, Role } from './labels.ts'

/** What it costs to name a piece of each role. */
export const prices: readonly number[] = [0, 0.39, 0.41, 0.35]
/** What counts of a piece: how likely just these ends are, and in this part how likely some piece of its role is about there. */
export const softness = 0.4
/** What a sentence costs by the roles that it has: nothing, source, verb, both, and the same with a content. */
export const lacks: readonly number[] = [0, 0.05, 0.1, 0.3, 0.2, 0.25, 0.3, 0.05]
const sets = lacks.length
const never = -1e9
/** Guesses that one is compared with. */
const reach = 60

let room = 256
let worth = new Float64Array(room)
/** For each token and each set of roles that its sentence has so far: the best that can be had, by which piece, and from which set. */
let value = new Float64Array(room * sets)
let taken = new Int32Array(room * sets)
let before = new Uint8Array(room * sets)
/** Nothing is taken at a token; a sentence is over. */
const nothing = -1
const over = -2

/**
 * Those of the guesses about the tokens `[first, end)` that do not overlap and are worth most together. A content without a verb is worth less, and
 * so is a verb without a source or a content: what belongs together stands or falls together.
 *
 * @param guesses By rising `from`.
 * @param chances How likely each of them is.
 */
export function choosePieces(atoms: Atoms, guesses: readonly Piece[], chances: Float64Array, first: number, end: number): Piece[] {
  if (guesses.length === 0) return []
  const n = end - first
  if (Math.max(n + 1, guesses.length) > room) {
    room = 2 * Math.max(n + 1, guesses.length)
    worth = new Float64Array(room)
    value = new Float64Array(room * sets)
    taken = new Int32Array(room * sets)
    before = new Uint8Array(room * sets)
  }
  weigh(guesses, chances)
  value.fill(never, 0, (n + 1) * sets)
  value[0] = 0
  let g = 0
  for (let t = 0; t <= n; t++) {
    const row = t * sets
    if (t === n || (t > 0 && atoms.sentenceFrom[first + t] === first + t)) endSentence(row)
    if (t === n) break
    const next = row + sets
    for (let set = 0; set < sets; set++) {
      if (value[row + set]! > value[next + set]!) {
        value[next + set] = value[row + set]!
        taken[next + set] = nothing
      }
    }
    for (; g < guesses.length && guesses[g]!.from === first + t; g++) {
      const { to, role } = guesses[g]!
      const behind = (to - first) * sets
      const bit = 1 << (role - Role.source)
      for (let set = 0; set < sets; set++) {
        const sum = value[row + set]! + worth[g]!
        const at = behind + (set | bit)
        if (sum > value[at]!) {
          value[at] = sum
          taken[at] = g
          before[at] = set
        }
      }
    }
  }
  const chosen: Piece[] = []
  for (let t = n, set = 0; t > 0; ) {
    const at = t * sets + set
    const k = taken[at]!
    if (k === nothing) t--
    else {
      set = before[at]!
      if (k === over) continue
      chosen.push({ ...guesses[k]!, chance: chances[k]! })
      t = guesses[k]!.from - first
    }
  }
  return chosen.reverse()
}

/** A new sentence begins: it has no role yet, the one before has paid for what it lacks. */
function endSentence(row: number): void {
  let best = 0
  for (let set = 1; set < sets; set++) if (value[row + set]! - lacks[set]! > value[row + best]! - lacks[best]!) best = set
  if (best > 0) {
    value[row] = value[row + best]! - lacks[best]!
    taken[row] = over
    before[row] = best
  }
  value.fill(never, row + 1, row + sets)
}

/** What each guess is worth by itself. */
function weigh(guesses: readonly Piece[], chances: Float64Array): void {
  worth.fill(0, 0, guesses.length)
  for (let i = 0; i < guesses.length; i++) {
    const { role, from, to } = guesses[i]!
    worth[i]! += chances[i]! - prices[role]!
    for (let j = i + 1; j < Math.min(guesses.length, i + reach) && guesses[j]!.from < to; j++) {
      const other = guesses[j]!
      if (other.role !== role || !isNear(from, to, other.from, other.to)) continue
      worth[i]! += softness * chances[j]!
      worth[j]! += softness * chances[i]!
    }
  }
}

/** Whether two stretches, the first of which begins no later, share half of their tokens or more. */
export function isNear(from: number, to: number, otherFrom: number, otherTo: number): boolean {
  return 4 * (Math.min(to, otherTo) - otherFrom) >= to - from + otherTo - otherFrom
}
