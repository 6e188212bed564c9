import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'
import type { Mention } from './mention.ts'

/** Tokens that a dateline may have behind its first name: a state, an agency, a date. */
const longest = 14

/**
 * Whether capitals that open a paragraph say where or of what a report is, and a dash or a colon stands between them and its first sentence:
 *
 *     > | LUDHIANA: Hundreds of farmers said        > | ERBIL, Kurdistan (AP) – Ada Roe said        not: > | MARA: “I do.”
 *         ^^^^^^^^                                      ^^^^^
 */
export function isDateline(tokens: Tokens, { from, to }: Mention): boolean {
  const { kind, shape, start, end } = tokens
  if (!(shape[from]! & Shape.paragraphStart) || end[to - 1]! - start[from]! < 3) return false
  for (let t = from; t < to; t++) if (kind[t] !== Kind.word || !(shape[t]! & Shape.upper)) return false
  if (isPunctuation(tokens, to, 58)) return kind[to + 1] === Kind.word
  for (let t = to; t < to + longest && t < tokens.count; t++) {
    if (shape[t]! & Shape.paragraphStart || kind[t] === Kind.mark || isPunctuation(tokens, t, 58)) return false
    if (kind[t] === Kind.dash) return kind[t + 1] === Kind.word || kind[t + 1] === Kind.mark
    if (kind[t] === Kind.word && !(shape[t]! & Shape.capital)) return false
  }
  return false
}
