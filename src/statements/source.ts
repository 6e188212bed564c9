import type { Context } from '../attribution/context.ts'
import { hashOf } from '../lexicon/hash.ts'
import { extentOf } from '../mentions/extent.ts'
import { isPunctuation, Kind, Shape, textOf } from '../text/tokens.ts'
import { type Piece, Role } from './labels.ts'

const askedHash = hashOf('asked')

/**
 * The mention that a source is named by, or -1: the first of its words that can speak, before those that own something; for a relative pronoun
 * what it refers to.
 *
 * > | Scot Rosen, director of the fund,     > | a panel that warned of floods
 *     ^^^^^^^^^^                                 ^^^^^^^
 */
export function mentionOf(context: Context, { from, to }: Piece): number {
  const { mentions, tokens } = context
  let owner = -1
  for (let t = from; t < to; t++) {
    const m = mentions.startingAt[t]!
    if (m < 0) continue
    if (!mentions.list[m]!.possessive || mentions.list[m]!.to >= to - 1) return m
    if (owner < 0) owner = m
  }
  if (owner >= 0) return owner
  if (to - from <= 2 && /^(?:who|which|that|whom|whose)$/i.test(textOf(tokens, to - 1, to))) {
    const before = isPunctuation(tokens, from - 1, 44) ? from - 1 : from
    return before > 0 ? mentions.endingAt[before]! : -1
  }
  // a longer mention that begins before the source
  for (let t = from; t > Math.max(0, from - 6); t--) {
    const m = mentions.startingAt[t]!
    if (m >= 0 && mentions.list[m]!.to > from) return m
  }
  return -1
}

/**
 * The source of a cue for which the labels name none: the subject of its verb, or else what stands right before it; null where that is part of what is
 * said.
 *
 * > | The committee met again on Friday, claiming that the rent was too high.
 *     ^^^^^^^^^^^^^
 */
export function subjectOf(context: Context, cue: Piece, content: readonly Piece[]): Piece | null {
  const { tokens, mentions, clauses, clauseFrom, spanOf } = context
  let m = -1
  for (let c = clauseFrom[cue.from]!; m < 0 && c < clauses.length && clauses[c]!.cue.at < cue.to; c++) {
    const { cue: site, subject, inverted } = clauses[c]!
    if (site.passive) return null
    m = subject >= 0 ? subject : inverted
  }
  if (m < 0) m = mentions.endingAt[cue.from] ?? -1
  if (m < 0) return null
  const mention = mentions.list[m]!
  const source = { role: Role.source, from: mention.from, to: extentOf(tokens, spanOf, mention), chance: 0 }
  const overlaps = (piece: Piece): boolean => piece.from < source.to && source.from < piece.to
  return overlaps(cue) || content.some(overlaps) ? null : source
}

/**
 * Whether a verb tells what somebody was asked, by nobody in particular: whoever stands beside it answers.
 *
 *     > | Asked whether layoffs were near, Quist said        > | Bello, asked whether he agreed, replied
 *         ^^^^^                                                         ^^^^^
 */
export function isAsked({ tokens }: Context, { from }: Piece): boolean {
  if (tokens.hash[from] !== askedHash) return false
  return (tokens.shape[from]! & Shape.sentenceStart) !== 0 || (isPunctuation(tokens, from - 1, 44) && tokens.kind[from - 2] === Kind.word)
}
