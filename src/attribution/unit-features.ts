import { Frame, reports } from '../lexicon/lexicon.ts'
import { isPunctuation, Kind } from '../text/tokens.ts'
import { type Context, sentenceFrom, sentenceTo } from './context.ts'
import { featureCount } from './feature-names.ts'
import type { Looks } from './kinds.ts'
import type { Answer } from './sieves.ts'
import type { TextFeatures } from './text-features.ts'
import type { Unit } from './units.ts'
import { border, tagOf, wordKind } from './word-kinds.ts'
import { noWording } from './wording.ts'

/** What all candidates of one quote share. */
export interface UnitFeatures {
  readonly row: Int8Array
  readonly sentenceFrom: number
  readonly sentenceTo: number
  /** The entity that the last sure sieve before gives its quote to, or -1. */
  readonly anchor: number
  /** What a sure sieve says of the quote right behind in the paragraph; null without one. */
  readonly next: Answer | null
  /** The mention that the sentence begins with, or -1. */
  readonly firstMention: number
  /** Frame of the first verb behind the quote in its sentence; 0 without one. */
  readonly frameBehind: number
  /** What stands before the quote and behind it. */
  readonly wordBefore: number
  readonly tagBefore: number
  readonly wordBehind: number
}

/** Fills the part of a row that all candidates of a quote share. */
export function unitFeatures(
  context: Context,
  units: readonly Unit[],
  u: number,
  looks: Looks,
  text: TextFeatures,
  candidates: number,
): UnitFeatures {
  const { tokens, spans, spanOf, clauses, clauseFrom } = context
  const unit = units[u]!
  const row = new Int8Array(featureCount)
  const from = sentenceFrom(context, unit.from, unit.level)
  const to = sentenceTo(context, unit.to, unit.level)
  const lastParagraph = tokens.paragraph[unit.to - 1]!
  let words = 0
  let quotes = 0
  let cues = 0
  let mostWording = noWording
  for (let t = from; t < to; t++) {
    if (spanOf[t] === unit.level) {
      if (tokens.kind[t] === Kind.word) words++
    } else if (tokens.kind[t] === Kind.mark && spanOf[t]! >= 0 && spans[spanOf[t]!]!.open === t) quotes++
  }
  for (let c = clauseFrom[from]!; c < clauses.length && clauses[c]!.cue.at < to; c++)
    if (spanOf[clauses[c]!.cue.at] === unit.level) {
      if (reports(clauses[c]!.cue.frame)) cues++
      mostWording = Math.max(mostWording, text.wording.cue(c))
    }
  let anchorBack = 20
  let anchorGap = 20
  for (let k = u - 1; k >= 0 && u - k < 12; k--) {
    if (!text.anchors[k] || units[k]!.level !== unit.level) continue
    anchorBack = u - k
    anchorGap = Math.min(20, unit.paragraph - units[k]!.paragraph)
    break
  }
  const next = units[u + 1]
  let i = 0
  row[i++] = Math.min(looks.words, 60)
  row[i++] = +looks.startsCapital
  row[i++] = +looks.endsPaused
  row[i++] = +looks.embedded
  row[i++] = looks.capitals
  row[i++] = +looks.hasVerb
  row[i++] = Math.min(unit.spans.length, 3)
  row[i++] = border(tokens, unit.from - 1, unit.paragraph)
  row[i++] = border(tokens, unit.to, lastParagraph)
  row[i++] = +(tokens.paragraphs[unit.paragraph] === unit.from)
  row[i++] = +(tokens.paragraphs[lastParagraph + 1] === unit.to)
  row[i++] = Math.min(words, 60)
  row[i++] = Math.min(quotes, 6)
  row[i++] = Math.min(text.inParagraph[u]!, 8)
  row[i++] = Math.min(text.position[u]!, 8)
  row[i++] = candidates
  row[i++] = +(unit.level >= 0)
  row[i++] = +(text.anchors[u] !== null)
  row[i++] = anchorBack
  row[i++] = anchorGap
  row[i++] = +(next !== undefined && next.level === unit.level && next.paragraph <= lastParagraph + 1 && text.anchors[u + 1] !== null)
  row[i++] = +isPunctuation(tokens, unit.from - 1, 58)
  const end = spans[unit.spans[0]!]!.parts
  row[i++] = +isPunctuation(tokens, end[end.length - 1]! - 1, 44)
  row[i++] = Math.min(cues, 8)
  row[i++] = text.wording.unit(u, looks)
  row[i++] = mostWording
  row[i++] = text.repeats[u]!
  let anchor = -1
  for (let k = u - 1; k >= 0 && u - k < 12 && anchor < 0; k--)
    if (text.anchors[k] && units[k]!.level === unit.level) anchor = text.entityOf[text.anchors[k]!.mention]!
  return {
    row,
    sentenceFrom: from,
    sentenceTo: to,
    anchor,
    next: next && next.level === unit.level && next.paragraph === unit.paragraph ? text.anchors[u + 1]! : null,
    firstMention: firstMentionOf(context, from, unit.level),
    frameBehind: frameBehind(context, unit, to),
    wordBefore: wordKind(tokens, unit.from - 1),
    tagBefore: tagOf(tokens, unit.from - 1),
    wordBehind: wordKind(tokens, unit.to),
  }
}

function firstMentionOf(context: Context, from: number, level: number): number {
  const { mentions, spanOf } = context
  for (let t = from; t < from + 12 && t < spanOf.length; t++)
    if (mentions.startingAt[t]! >= 0 && spanOf[t] === level) return mentions.startingAt[t]!
  return -1
}

function frameBehind(context: Context, unit: Unit, to: number): number {
  const { clauses, clauseFrom, spanOf } = context
  for (let c = clauseFrom[unit.to]!; c < clauses.length && clauses[c]!.cue.at < to; c++)
    if (spanOf[clauses[c]!.cue.at] === unit.level)
      return clauses[c]!.cue.frame & Frame.says ? 1 : clauses[c]!.cue.frame & Frame.weak ? 2 : 3
  return 0
}
