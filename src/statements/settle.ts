import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import type { Piece } from './labels.ts'
import type { Link } from './link.ts'

/** Whether source and verb that were chosen for a quote are those that the labeller names. */
export function agrees(context: Context, choice: Choice, { source, cue }: Link): boolean {
  if (choice.mention < 0 || !source) return false
  const { from, to } = context.mentions.list[choice.mention]!
  return from < source.to && source.from < to && (choice.clause < 0 || holdsVerb(context, choice, cue))
}

/** A source that is less probable than the first gives way to one of another verb that is more probable than the second. */
const doubtful = 0.45
const clear = 0.85

/**
 * Whether the labeller, whose source is right with the probability `confidence`, knows better who said a quote: of the same verb its subject, of
 * another one only where it is surer by far.
 *
 * > | Tessaly has seen weeks of strikes, with observers saying 40 were hurt, while calling the strikers “hired thugs”.
 *     ^^^^^^^ 0.3                             ^^^^^^^^^ 0.7, as the source of the verb that it does not stand beside
 */
export function isSurer(context: Context, choice: Choice, { cue }: Link, confidence: number): boolean {
  return holdsVerb(context, choice, cue) ? confidence > choice.confidence : choice.confidence < doubtful && confidence > clear
}

/** Whether the verb chosen for a quote stands in a cue. */
function holdsVerb({ clauses }: Context, { clause }: Choice, { from, to }: Piece): boolean {
  const at = clause >= 0 ? clauses[clause]!.cue.at : -1
  return at >= from && at < to
}
