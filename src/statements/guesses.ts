import { labelCount as L, Label, outside, type Piece, places, roleCount as R, Role, stateCount as S } from './labels.ts'
import { factorOf, type Sums } from './sums.ts'

/** A piece that is less likely than this is not looked at. */
export const leastChance = 0.02

/**
 * Every piece that could stand in a stretch of `n` tokens that begins with token `at`, and how likely just these ends are, by rising `from`.
 *
 * > | The mayor of Brindle says the bridge is safe.
 *     ^^^^^^^^^^^^^^^^^^^^ 0.9
 *     ^^^^^^^^^ 0.05
 */
export function guessesIn(scores: Int32Array, ways: Float64Array, sums: Sums, n: number, at: number): Piece[] {
  const { before, behind, leaving, whole } = sums
  const found: Piece[] = []
  for (let t = 0; t < n; t++) {
    const row = t * S + outside
    for (const [role, r, other] of readings) {
      const begun = before[row + places * r]!
      const begunOther = other < 0 ? 0 : before[row + places * other]!
      if (begun * behind[row + places * r]! + (other < 0 ? 0 : begunOther * behind[row + places * other]!) < leastChance * whole) continue
      const single = (begun * leaving[t * R + r]! + (other < 0 ? 0 : begunOther * leaving[t * R + other]!)) / whole
      if (single > leastChance) found.push({ role, from: at + t, to: at + t + 1, chance: single })
      follow(scores, ways, sums, n, t, role, r, other, at, found)
    }
  }
  return found
}

/** Roles with the numbers of their labels: a content is one, whichever side its verb is on. */
const readings: readonly (readonly [role: number, label: number, other: number])[] = [
  [Role.source, Label.source / places, -1],
  [Role.cue, Label.cue / places, -1],
  [Role.content, Label.before / places, Label.behind / places],
]

/** The pieces of two tokens and more that begin with token `t`. */
function follow(
  scores: Int32Array,
  ways: Float64Array,
  { before, behind, divisors, whole }: Sums,
  n: number,
  t: number,
  role: number,
  r: number,
  other: number,
  at: number,
  found: Piece[],
): void {
  const a = outside + places * r
  const b = outside + places * Math.max(0, other)
  let first = before[t * S + a]! / whole
  let second = other < 0 ? 0 : before[t * S + b]! / whole
  let fromFirst = a
  let fromSecond = b
  for (let k = t + 1; k < n; k++) {
    const row = k * S
    const score = k * L - outside
    first /= divisors[k]!
    second /= divisors[k]!
    const end =
      first * ways[fromFirst * S + a + 2]! * factorOf(scores[score + a + 2]!) * behind[row + a + 2]! +
      (second > 0 ? second * ways[fromSecond * S + b + 2]! * factorOf(scores[score + b + 2]!) * behind[row + b + 2]! : 0)
    if (end > leastChance) found.push({ role, from: at + t, to: at + k + 1, chance: end })
    first *= ways[fromFirst * S + a + 1]! * factorOf(scores[score + a + 1]!)
    if (second > 0) second *= ways[fromSecond * S + b + 1]! * factorOf(scores[score + b + 1]!)
    fromFirst = a + 1
    fromSecond = b + 1
    if (first * behind[row + a + 1]! + second * behind[row + b + 1]! < leastChance) break
  }
}
