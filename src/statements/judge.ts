import { scoreRows, type Trees } from '../model/trees.ts'
import type { Atoms } from './atoms.ts'
import { type Piece, Role } from './labels.ts'
import { traitCount, traitsOf } from './traits.ts'

/** What is less likely than the first or likelier than the second stays as the sums have it. */
const doubted: readonly [least: number, most: number] = [0.07, 0.96]

const row = new Int8Array(traitCount)
const score = new Float64Array(1)
let chances = new Float64Array(256)

/**
 * How likely each of the guesses about the tokens `[first, end)` is, the others of its sentence and what stands around it taken into account: boosted
 * trees, one lot a role, that learnt from what labellers say of texts that they have not seen. What is returned holds until the next call.
 */
export function judgeGuesses(atoms: Atoms, guesses: readonly Piece[], first: number, end: number, trees: readonly Trees[]): Float64Array {
  if (guesses.length > chances.length) chances = new Float64Array(2 * guesses.length)
  let low = 0
  guesses.forEach(({ role, from, chance }, i) => {
    while (guesses[low]!.from < atoms.sentenceFrom[from]!) low++
    chances[i] = chance
    if (chance < doubted[0] || chance > doubted[1]) return
    traitsOf(atoms, guesses, low, i, first, end, row)
    scoreRows(trees[role - Role.source]!, row, traitCount, 1, score)
    chances[i] = chance / (chance + (1 - chance) * Math.exp(-score[0]!))
  })
  return chances
}
