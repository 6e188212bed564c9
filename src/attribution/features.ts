import { adjectiveForm, nounForm, phraseForm } from '../cues/cues.ts'
import { Frame, reports, Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType, Referent } from '../mentions/mention.ts'
import { isWord, Kind, Shape } from '../text/tokens.ts'
import type { Candidate } from './candidates.ts'
import type { Context } from './context.ts'
import { candidateFeatures } from './feature-names.ts'
import { signOf } from './signs.ts'
import type { TextFeatures } from './text-features.ts'
import type { UnitFeatures } from './unit-features.ts'
import type { Unit } from './units.ts'
import { clip, tagOf, wordKind } from './word-kinds.ts'
import { noWording } from './wording.ts'

/** Number of what stands for the lemma in the table of priors where a candidate has no verb; those of verbs stand behind, so that new ones move nothing. */
export const noVerb = { none: 0, noun: 1, phrase: 2, adjective: 3 } as const
const verbsFrom = 4

/** Fills the row of a candidate. `prior` is the value of its lemma in the table of priors. */
export function fillFeatures(
  context: Context,
  units: readonly Unit[],
  u: number,
  candidate: Candidate,
  order: number,
  shared: UnitFeatures,
  text: TextFeatures,
  sieve: number,
  prior: number,
  row: Int8Array,
): void {
  const { tokens, spanOf, spans, mentions, clauses, clauseFrom } = context
  const unit = units[u]!
  row.set(shared.row)
  const mention = mentions.list[candidate.mention]!
  const clause = candidate.clause >= 0 ? clauses[candidate.clause]! : null
  const cue = clause ? clause.cue : null
  const [from, to] = [shared.sentenceFrom, shared.sentenceTo]
  // distances: to the nearest border of the unit or of the gap between its parts
  const gapOf = (start: number, end: number): [number, number] => {
    if (end <= unit.from) return [unit.from - end, -1]
    if (start >= unit.to) return [start - unit.to, 1]
    let best = 99
    for (const s of unit.spans) best = Math.min(best, Math.abs(start - spans[s]!.to), Math.abs(spans[s]!.from - end))
    return [best, 0]
  }
  const [cueGap, cueSide] = cue ? gapOf(cue.at, cue.to) : [99, -2]
  const [mentionGap, mentionSide] = gapOf(mention.from, mention.to)
  let betweenCues = 0
  let thatBetween = 0
  let colonBetween = 0
  let commaBetween = 0
  let quoteBetween = 0
  let asBetween = 0
  let subordinators = 0
  if (cue && cueSide !== 0 && cueGap < 120) {
    const [a, b] = cueSide < 0 ? [cue.to, unit.from] : [unit.to, cue.at]
    for (let c = clauseFrom[a]!; c < clauses.length && clauses[c]!.cue.at < b; c++)
      if (spanOf[clauses[c]!.cue.at] === unit.level && reports(clauses[c]!.cue.frame)) betweenCues++
    for (let t = a; t < b; t++) {
      if (spanOf[t] !== unit.level) {
        if (t > a && spanOf[t - 1] === unit.level) quoteBetween++
        continue
      }
      if (tokens.kind[t] === Kind.punctuation) {
        if (tokens.code[t] === 58) colonBetween = 1
        else if (tokens.code[t] === 44) commaBetween++
      } else if (tokens.kind[t] === Kind.word) {
        if (isWord(tokens, t, 'that')) thatBetween = 1
        else if (isWord(tokens, t, 'as')) asBetween = 1
        if ((wordFlags(tokens.word[t]!) & (Word.subordinator | Word.preposition)) === Word.subordinator) subordinators++
      }
    }
  }
  let betweenMentions = 0
  if (mentionSide !== 0 && mentionGap < 120) {
    const [a, b] = mentionSide < 0 ? [mention.to, unit.from] : [unit.to, mention.from]
    for (let t = a; t < b; t++) if (mentions.startingAt[t]! >= 0 && spanOf[t] === unit.level) betweenMentions++
  }
  let subjectGap = 40
  if (cue) subjectGap = mention.to <= cue.at ? Math.min(40, cue.at - mention.to) : -Math.min(40, mention.from - cue.to)
  const e = text.entityOf[candidate.mention]!
  const entity = e >= 0 ? context.entities.list[e]! : null
  let anchor = -1
  for (let k = u - 1; k >= 0 && u - k < 12 && anchor < 0; k--)
    if (text.anchors[k] && units[k]!.level === unit.level) anchor = text.entityOf[text.anchors[k]!.mention]!
  const nextAnswer =
    u + 1 < units.length && units[u + 1]!.level === unit.level && units[u + 1]!.paragraph === unit.paragraph ? text.anchors[u + 1] : null
  // a cue that a sure sieve gives to another quote
  let taken = 0
  if (candidate.clause >= 0) {
    for (let k = Math.max(0, u - 3); k <= u + 3 && k < units.length; k++)
      if (k !== u && text.anchors[k]?.clause === candidate.clause) taken = k < u ? 1 : 2
  }
  let sentences = 0
  if (mention.to <= unit.from)
    for (let t = Math.max(mention.to, unit.from - 400); t < unit.from && sentences < 8; t++)
      if (spanOf[t] === unit.level && tokens.shape[t]! & (Shape.sentenceStart | Shape.paragraphStart)) sentences++
  const beforeFlags =
    mention.from > 0 && tokens.kind[mention.from - 1] === Kind.word && !(tokens.shape[mention.from]! & Shape.sentenceStart)
      ? wordFlags(tokens.word[mention.from - 1]!)
      : 0
  const paragraph = tokens.paragraph[mention.from]!
  const frame = cue ? cue.frame : 0
  // how much the words speak for other verbs of the sentence as cues, before and behind this one
  let wordingBefore = noWording
  let wordingBehind = noWording
  let wordingBetween = noWording
  let rank = 0
  let outer = -1
  const own = candidate.clause >= 0 ? text.wording.cue(candidate.clause) : noWording
  for (let c = clauseFrom[from]!; c < clauses.length && clauses[c]!.cue.at < to; c++) {
    const { at } = clauses[c]!.cue
    if (c === candidate.clause || spanOf[at] !== unit.level) continue
    const score = text.wording.cue(c)
    if (score > own) rank++
    if (cue && at < cue.at) {
      if (score > wordingBefore) {
        wordingBefore = score
        outer = c
      }
    } else if (cue && at < unit.from) wordingBetween = Math.max(wordingBetween, score)
    else wordingBehind = Math.max(wordingBehind, score)
  }
  const outerClause = outer >= 0 ? clauses[outer]! : null
  const outerSource = outerClause ? (outerClause.subject >= 0 ? outerClause.subject : outerClause.inverted) : -1
  const begin = clause && mention.from < clause.cue.at && clause.cue.at - mention.to < 4 ? mention.from : cue ? cue.at : mention.from

  let i = candidateFeatures
  row[i++] = candidate.origin
  row[i++] = candidate.back
  row[i++] = order
  row[i++] = Math.min(cueGap, 99)
  row[i++] = cueSide
  row[i++] = Math.min(mentionGap, 99)
  row[i++] = mentionSide
  row[i++] = cue ? +(cue.at >= from && cue.at < to) : -1
  row[i++] = +(mention.from >= from && mention.from < to)
  row[i++] = cue ? +(tokens.paragraph[cue.at] === unit.paragraph) : -1
  row[i++] = +(paragraph === unit.paragraph)
  row[i++] = Math.min(betweenCues, 8)
  row[i++] = Math.min(betweenMentions, 12)
  row[i++] = clause ? (candidate.mention === clause.inverted ? 9 : candidate.mention === clause.subject ? clause.relation : 10) : -1
  row[i++] = +((frame & Frame.says) !== 0)
  row[i++] = +((frame & Frame.manner) !== 0)
  row[i++] = +((frame & Frame.assesses) !== 0)
  row[i++] = +((frame & Frame.acts) !== 0)
  row[i++] = +((frame & Frame.thinks) !== 0)
  row[i++] = +((frame & (Frame.weak | Frame.beat)) !== 0)
  row[i++] = +((frame & Frame.written) !== 0)
  row[i++] = cue ? cue.form : -1
  row[i++] = cue ? +cue.passive : 0
  row[i++] = cue ? +cue.negated : 0
  row[i++] = prior
  row[i++] = thatBetween
  row[i++] = colonBetween
  row[i++] = Math.min(commaBetween, 5)
  row[i++] = Math.min(quoteBetween, 4)
  row[i++] = asBetween
  row[i++] = +(cueGap === 0)
  row[i++] = cue ? +(betweenCues === 0) : 0
  row[i++] = clip(subjectGap, 40)
  row[i++] = mention.type
  row[i++] = entity && mention.type === MentionType.pronoun && mention.referent === Referent.unknown ? entity.referent : mention.referent
  row[i++] = mention.person
  row[i++] = +mention.plural
  row[i++] = mention.sex
  row[i++] = +(mention.title >= 0)
  row[i++] = +mention.possessive
  row[i++] = +((beforeFlags & Word.preposition) !== 0 && !(beforeFlags & Word.subordinator))
  row[i++] = +((tokens.shape[mention.from]! & Shape.sentenceStart) !== 0)
  row[i++] = +((tokens.shape[mention.from]! & Shape.paragraphStart) !== 0)
  row[i++] = Math.min(mention.to - mention.from, 10)
  row[i++] = entity ? Math.min(30, entity.mentions.length) : 0
  row[i++] = e >= 0 ? Math.min(10, text.anchorsOf[e]!) : 0
  row[i++] = anchor >= 0 ? +(anchor === e) : -1
  row[i++] = nextAnswer ? +(text.entityOf[nextAnswer.mention] === e && e >= 0) : -1
  row[i++] = wordKind(tokens, unit.from - 1)
  row[i++] = tagOf(tokens, unit.from - 1)
  row[i++] = wordKind(tokens, unit.to)
  row[i++] = cue ? wordKind(tokens, cue.to) : -1
  row[i++] = cue && cue.verb >= 0 ? tagOf(tokens, cue.at) : -2
  row[i++] = Math.min(5, subordinators)
  row[i++] = cue ? +!anyClause(context, from, cue.at, unit.level) : -1
  row[i++] = cue ? +!anyClause(context, cue.at + 1, to, unit.level) : -1
  row[i++] = +(firstMentionOf(context, from, unit.level) === candidate.mention)
  row[i++] = frameBehind(context, unit, to)
  row[i++] = clause ? +(clause.subject === candidate.mention || clause.inverted === candidate.mention) : -1
  row[i++] = wordKind(tokens, mention.to)
  const { parts } = context
  const first = context.spans[unit.spans[0]!]!.parts[0]!
  row[i++] = cue ? (parts[cue.at] ?? 0) : -1
  row[i++] = cue ? (parts[cue.at - 1] ?? 0) : -1
  row[i++] = cue ? (parts[cue.to] ?? 0) : -1
  row[i++] = parts[unit.from - 1] ?? 0
  row[i++] = parts[unit.to] ?? 0
  row[i++] = parts[first] ?? 0
  row[i++] = parts[mention.nameTo - 1] ?? 0
  row[i++] = sieve
  row[i++] = taken
  row[i++] = clip(unit.paragraph - paragraph, 8)
  row[i++] = sentences
  row[i++] = cue ? +((tokens.shape[cue.at]! & Shape.sentenceStart) !== 0) : 0
  row[i++] = clause ? +(clause.object === candidate.mention) : 0
  row[i++] = own
  row[i++] = text.wording.source(candidate.mention)
  row[i++] = wordingBefore
  row[i++] = wordingBehind
  row[i++] = Math.min(rank, 5)
  row[i++] = clause ? -1 : signOf(context, unit, candidate.mention) < 0 ? 0 : mentionSide
  row[i++] = wordingBetween
  row[i++] = wordKind(tokens, begin - 1)
  row[i++] = outerSource < 0 ? -1 : outerSource === candidate.mention ? 2 : +(text.entityOf[outerSource] === e && e >= 0)
  row[i++] = outerClause ? wordKind(tokens, outerClause.cue.to) : -1
  row[i++] = outerClause && cue ? Math.min(40, cue.at - outerClause.cue.to) : 60
}

/** The number of a cue's lemma in the table of priors. */
export function lemmaNumber(verb: number, form: number): number {
  if (verb >= 0) return verbsFrom + (verb >> 3)
  return form === nounForm ? noVerb.noun : form === phraseForm ? noVerb.phrase : form === adjectiveForm ? noVerb.adjective : noVerb.none
}

function anyClause(context: Context, from: number, to: number, level: number): boolean {
  const { clauses, clauseFrom, spanOf } = context
  for (let c = clauseFrom[from]!; c < clauses.length && clauses[c]!.cue.at < to; c++)
    if (spanOf[clauses[c]!.cue.at] === level && reports(clauses[c]!.cue.frame)) return true
  return false
}

function firstMentionOf(context: Context, from: number, level: number): number {
  const { mentions, spanOf } = context
  for (let t = from; t < from + 12 && t < spanOf.length; t++)
    if (mentions.startingAt[t]! >= 0 && spanOf[t] === level) return mentions.startingAt[t]!
  return -1
}

/** Frame of the first verb behind the quote in its sentence; 0 without one. */
function frameBehind(context: Context, unit: Unit, to: number): number {
  const { clauses, clauseFrom, spanOf } = context
  for (let c = clauseFrom[unit.to]!; c < clauses.length && clauses[c]!.cue.at < to; c++)
    if (spanOf[clauses[c]!.cue.at] === unit.level)
      return clauses[c]!.cue.frame & Frame.says ? 1 : clauses[c]!.cue.frame & Frame.weak ? 2 : 3
  return 0
}
