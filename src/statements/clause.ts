import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { isWord, Kind } from '../text/tokens.ts'
import type { Atoms } from './atoms.ts'
import { type Piece, Role } from './labels.ts'

/**
 * The clause around a mixed quote for which the labeller has none: from behind its verb to the end of the quote. What stands before a verb that
 * follows is too often the reporter's own, and so is what is longer than the quote without a `that`: there the quote is all that is known to be said.
 *
 * > | The union called the offer “a bad joke” on Monday.
 *                      ^^^^^^^^^^^^^^^^^^^^^^
 *
 * @param behind The end of the clause before, which has its own words.
 */
export function clauseAround(context: Context, atoms: Atoms, unit: Unit, choice: Choice, behind: number): Piece | null {
  const { kind, start, end } = context.tokens
  const first = atoms.sentenceFrom[unit.from]!
  let from = unit.from
  const to = unit.to
  const cue = choice.clause >= 0 ? context.clauses[choice.clause]!.cue : null
  if (cue && cue.to <= unit.from && cue.at >= first) from = Math.max(cue.to, behind)
  if (from > unit.from) return null
  while (from < unit.from && kind[from]! > Kind.number) from++
  if (!isWord(context.tokens, from, 'that') && start[unit.from]! - start[from]! > end[to - 1]! - start[unit.from]!) from = unit.from
  return to > from ? { role: Role.content, from, to, chance: 0 } : null
}
