import { isPunctuation, Kind } from '../text/tokens.ts'
import type { Context } from './context.ts'
import type { Unit } from './units.ts'

/**
 * The dash or colon that ties a name to a quote where no verb does, as a token; -1 without one. The corpora of the field (PARC, PolNeAR) call it
 * the cue.
 *
 *     > | “A garden is a slow argument.” —Beatriz Calado        > | This from coach Dele Ogun: “Run.”        > | MARA (quietly): You came back.
 *                                        ^                                                   ^                               ^
 */
export function signOf({ tokens, mentions, spans }: Context, unit: Unit, mention: number): number {
  const { from } = mentions.list[mention]!
  const { label, parts } = spans[unit.spans[0]!]!
  if (label) return isPunctuation(tokens, parts[0]! - 1, 58) ? parts[0]! - 1 : -1
  if (from > 0 && tokens.kind[from - 1] === Kind.dash && from - 1 >= unit.to && from - 1 <= unit.to + 1) return from - 1
  const before = unit.from - 1
  return isPunctuation(tokens, before, 58) && from < before && before - from < 12 && tokens.paragraph[from] === tokens.paragraph[before]
    ? before
    : -1
}
