import type { Clause } from '../cues/clauses.ts'
import { isAnswered } from '../cues/cues.ts'
import { Relation } from '../cues/relations.ts'
import { isAbsolute } from '../cues/subjects.ts'
import { reports, Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType } from '../mentions/mention.ts'
import { isPunctuation, Kind, Shape } from '../text/tokens.ts'
import { type Context, clausesIn, sentenceFrom, sentenceTo } from './context.ts'
import type { Answer } from './sieves.ts'
import type { Unit } from './units.ts'

/** How a candidate came about. */
export const Origin = {
  subject: 0, // the subject of a verb
  inverted: 1, // the mention behind a verb
  other: 2, // another mention of the verb's sentence
  bare: 3, // a mention without a verb
  anchor: 4, // the source of a quote before
  next: 5, // the source of a quote behind, in the same paragraph
} as const

/** A source and a cue that a quote could have. */
export interface Candidate extends Answer {
  readonly origin: number
  /** Units between, for sources taken from another quote; else 0. */
  readonly back: number
}

/** Tokens looked at to the left and right within the paragraph, and at the end of the one before. */
const reach = 64
const reachBefore = 60

/**
 * Who could have said a quote, and by which verb: the verbs of its paragraph near it with their subjects, the end of the paragraph before,
 * names without a verb beside colons and dashes, and the sources of the quotes around (`anchors`, one answer or null for each unit).
 */
export function findCandidates(context: Context, units: readonly Unit[], u: number, anchors: readonly (Answer | null)[]): Candidate[] {
  const { tokens, mentions, clauses, clauseFrom, spanOf } = context
  const unit = units[u]!
  const found: Candidate[] = []
  const add = (mention: number, clause: number, origin: number, back = 0): void => {
    if (mention < 0 || found.length >= 40) return
    const { from, person, type } = mentions.list[mention]!
    if (type === MentionType.pronoun && person === 2 && !(clause >= 0 && clauses[clause]!.subject === mention)) return
    if (spanOf[from]! !== unit.level && !(clause < 0)) return
    if (!found.some((other) => other.mention === mention && other.clause === clause)) found.push({ mention, clause, origin, back })
  }

  const paragraphFrom = tokens.paragraphs[unit.paragraph]!
  const lastParagraph = tokens.paragraph[unit.to - 1]!
  const paragraphTo = tokens.paragraphs[lastParagraph + 1] ?? tokens.count
  const left = Math.max(paragraphFrom, unit.from - reach)
  const right = Math.min(paragraphTo, unit.to + reach)
  const here = sentenceFrom(context, unit.from, unit.level)

  const addClause = (c: number): void => {
    const clause = clauses[c]!
    if (spanOf[clause.cue.at] !== unit.level) return
    if (clause.subject >= 0) add(clause.subject, c, Origin.subject)
    if (clause.inverted >= 0 && clause.inverted !== clause.subject) add(clause.inverted, c, Origin.inverted)
    // what stands between a subject and its verb belongs to the subject
    if (clause.relation === Relation.apposition) return
    // > | with Quist tweeting that        the clause has a subject of its own
    if (clause.relation === Relation.participle && isAbsolute(tokens, mentions.list[clause.subject]!)) return
    // > | Quist was told by a teacher that        whoever is named behind by, and nobody else
    if (clause.relation === Relation.agent) return
    const from = sentenceFrom(context, clause.cue.at, unit.level)
    if (clause.relation === Relation.adjacent) {
      // > | Orr’s letter to his friends says        the noun behind a preposition is hardly the subject
      const { from: at } = mentions.list[clause.subject]!
      if (isPreceded(context, at, from)) {
        add(mentions.endingAt[at - 1]!, c, Origin.other)
        add(firstOf(at - 1, from), c, Origin.other)
      }
      return
    }
    // the first mention of the clause's sentence, the nearest one to the left, and the subject of the verb before
    let nearest = -1
    for (let t = clause.cue.at - 1; t >= from && nearest < 0; t--) {
      const m = mentions.startingAt[t]!
      if (m >= 0 && spanOf[t] === unit.level && mentions.list[m]!.to <= clause.cue.at) nearest = m
    }
    if (reports(clause.cue.frame)) add(nearest, c, Origin.other)
    add(firstOf(clause.cue.at, from), c, Origin.other)
    for (let k = c - 1; k >= 0 && clauses[k]!.cue.at >= from; k--) {
      if (spanOf[clauses[k]!.cue.at] !== unit.level || clauses[k]!.subject < 0) continue
      add(clauses[k]!.subject, c, Origin.other)
      break
    }
  }
  /** The first mention that begins in `[from, to)` on the level of the quote. */
  const firstOf = (to: number, from: number): number => {
    for (let t = from; t < to; t++) if (mentions.startingAt[t]! >= 0 && spanOf[t] === unit.level) return mentions.startingAt[t]!
    return -1
  }

  // verbs to the left, nearest first, then to the right, then at the end of the paragraph before
  let n = 0
  let c = clauseFrom[unit.from]! - 1
  for (; c >= 0 && clauses[c]!.cue.at >= left && n < 6; c--) {
    if (spanOf[clauses[c]!.cue.at] !== unit.level) continue
    addClause(c)
    n++
  }
  // > | Orr urged the town, which …, not to call …, even if … sees it as “a toy”        the sentence’s first report, however far
  const main = clausesIn(context, here, clauses[c]?.cue.at ?? 0, unit.level).find((k) => isReport(clauses[k]!))
  if (main !== undefined) add(clauses[main]!.subject, main, Origin.subject)
  n = 0
  c = clauseFrom[unit.from]!
  for (; c < clauses.length && clauses[c]!.cue.at < right && n < 3; c++) {
    if (spanOf[clauses[c]!.cue.at] !== unit.level || isAnswered(tokens, clauses[c]!.cue)) continue
    addClause(c)
    n++
  }
  // > | It was “a toy” while …, which …, until …, he said        and its last one
  const tail = clausesIn(context, clauses[c]?.cue.at ?? tokens.count, sentenceTo(context, unit.to, unit.level), unit.level)
  const last = tail[tail.length - 1]
  if (last !== undefined && isReport(clauses[last]!)) add(clauses[last]!.subject, last, Origin.subject)
  if (unit.paragraph > 0 && here - paragraphFrom < 12) {
    n = 0
    const end = paragraphFrom
    const from = Math.max(tokens.paragraphs[unit.paragraph - 1]!, end - reachBefore)
    for (c = clauseFrom[end]! - 1; c >= 0 && clauses[c]!.cue.at >= from && n < 3; c--) {
      if (spanOf[clauses[c]!.cue.at] !== unit.level) continue
      const { subject, inverted } = clauses[c]!
      if (subject >= 0) add(subject, c, Origin.subject)
      if (inverted >= 0 && inverted !== subject) add(inverted, c, Origin.inverted)
      n++
    }
    const opening = clausesIn(context, sentenceFrom(context, end - 1, unit.level), end, unit.level)[0]
    if (opening !== undefined && opening <= c) add(clauses[opening]!.subject, opening, Origin.subject)
  }

  // names without a verb: a label, a signature, before a colon, an owner (X’s words), the first of the sentence
  const label = context.spans[unit.spans[0]!]!.label
  if (label) add(mentions.startingAt[label[0]]!, -1, Origin.bare)
  if (tokens.kind[unit.to] === Kind.dash || (unit.to < tokens.count && tokens.shape[unit.to]! & Shape.paragraphStart)) {
    const at = tokens.kind[unit.to] === Kind.dash ? unit.to + 1 : unit.to
    add(mentions.startingAt[at]!, -1, Origin.bare)
  }
  // > | “Jeb wants it,” Orr shot back.        whoever stands right behind
  const behind = isPunctuation(tokens, unit.to, 44) ? unit.to + 1 : unit.to
  if (tokens.paragraph[behind] === lastParagraph) add(mentions.startingAt[behind]!, -1, Origin.bare)
  // > | “The bridge is a toy.” (Basel Weekly)
  if (isPunctuation(tokens, unit.to, 40) || isPunctuation(tokens, unit.to, 91)) add(mentions.startingAt[unit.to + 1]!, -1, Origin.bare)
  const before = unit.from - 1
  const colon = before > 0 && isPunctuation(tokens, before, 58)
  for (let t = before, steps = 0; t >= 0 && steps < 40 && (t >= here || (colon && steps < 12)); t--, steps++) {
    const m = mentions.startingAt[t]!
    if (m >= 0 && spanOf[t] === unit.level && (t === here || steps < 12 || mentions.list[m]!.possessive)) add(m, -1, Origin.bare)
  }
  const first = mentions.startingAt[here]!
  if (first >= 0) add(first, -1, Origin.bare)

  // the sources of the quotes around
  let seen = 0
  let lastSource = -1
  for (let k = u - 1; k >= 0 && seen < 1 && u - k < 12; k--) {
    const answer = anchors[k]
    if (!answer || units[k]!.level !== unit.level || answer.mention === lastSource) continue
    add(answer.mention, answer.clause, Origin.anchor, u - k)
    lastSource = answer.mention
    seen++
  }
  for (let k = u + 1; k < units.length && k - u < 4; k++) {
    if (units[k]!.level !== unit.level) continue
    if (units[k]!.paragraph > lastParagraph + 1) break
    const answer = anchors[k]
    if (!answer) continue
    add(answer.mention, answer.clause, Origin.next, k - u)
    break
  }
  return found
}

function isReport({ cue, subject }: Clause): boolean {
  return subject >= 0 && reports(cue.frame)
}

/** Whether a preposition stands before a token of its sentence. */
function isPreceded({ tokens }: Context, at: number, from: number): boolean {
  if (at <= from || tokens.kind[at - 1] !== Kind.word) return false
  const flags = wordFlags(tokens.word[at - 1]!)
  return (flags & Word.preposition) !== 0 && !(flags & (Word.subordinator | Word.conjunction))
}
