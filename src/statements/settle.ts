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

/** How probable a source must be at least that takes the place of one, with the same verb and with another. */
const likely = 0.7
const clear = 0.85
/** With another verb only a source that is less probable than this gives way. */
const doubtful = 0.45

/**
 * Whether the labeller, whose source is right with the probability `confidence`, knows better who said a quote: of the same verb the subject
 * where that is likely, another verb only where it is surer by far.
 *
 * > | Tessaly has seen weeks of strikes, with observers saying 40 were hurt, while calling the strikers “hired thugs”.
 *     ^^^^^^^ 0.2                             ^^^^^^^^^ 0.6, as the source of the verb that it does not stand beside
 */
export function isSurer(context: Context, choice: Choice, { cue }: Link, confidence: number): boolean {
  return holdsVerb(context, choice, cue)
    ? confidence > Math.max(likely, choice.confidence)
    : confidence > clear && choice.confidence < doubtful
}

/** Whether the verb chosen for a quote stands in a cue. */
function holdsVerb({ clauses }: Context, { clause }: Choice, { from, to }: Piece): boolean {
  const at = clause >= 0 ? clauses[clause]!.cue.at : -1
  return at >= from && at < to
}
