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

/** How probable a source must be at least that takes the place of another. */
const likely = 0.7

/**
 * Whether the labeller, whose source is right with the probability `confidence`, knows better who said a quote: of the same verb the subject where
 * that is likely. Another verb it knows no better, and a source that it ties to more verbs than one is mostly that of the nearest alone.
 *
 * > | The strike goes on, with observers saying 40 were hurt, while calling the strikers “hired thugs”.
 *                            ^^^^^^^^^ says so and calls nobody anything
 */
export function isSurer(context: Context, choice: Choice, { cue }: Link, confidence: number, verbs: number): boolean {
  return verbs === 1 && holdsVerb(context, choice, cue) && confidence > Math.max(likely, choice.confidence)
}

/** Whether the verb chosen for a quote stands in a cue. */
function holdsVerb({ clauses }: Context, { clause }: Choice, { from, to }: Piece): boolean {
  const at = clause >= 0 ? clauses[clause]!.cue.at : -1
  return at >= from && at < to
}
