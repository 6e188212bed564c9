import { adjectiveForm, nounForm, phraseForm } from '../cues/cues.ts'
import { Frame, reports, Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType, Referent } from '../mentions/mention.ts'
import { isWord, Kind, Shape } from '../text/tokens.ts'
import type { Candidate } from './candidates.ts'
import type { Context } from './context.ts'
import { candidateFeatures, featureCount } from './feature-names.ts'
import { signOf } from './signs.ts'
import type { TextFeatures } from './text-features.ts'
import type { UnitFeatures } from './unit-features.ts'
import type { Unit } from './units.ts'
import { clip, tagOf, wordKind } from './word-kinds.ts'
import { noWording } from './wording.ts'

/** Number of what stands for the lemma in the table of priors where a candidate has no verb; those of verbs stand behind, so that new ones move nothing. */
const noVerb = { none: 0, noun: 1, phrase: 2, adjective: 3 } as const
const verbsFrom = 4

/** What all candidates with the same verb share. */
interface CueFeatures {
  /** Index of the clause, or -1 where there is no verb. */
  readonly clause: number
  readonly gap: number
  readonly side: number
  readonly lemma: number
  /** What stands between verb and quote. */
  readonly cues: number
  readonly that: number
  readonly colon: number
  readonly commas: number
  readonly quotes: number
  readonly as: number
  readonly subordinators: number
  /** How much the words speak for this verb, and for the others of the sentence, before and behind it. */
  readonly own: number
  readonly before: number
  readonly behind: number
  readonly inside: number
  readonly rank: number
  /** The verb before that the words speak most for, or -1, and who is its subject. */
  readonly outer: number
  readonly outerSource: number
  /** Whether no other verb of the sentence reports before it, and behind it. */
  readonly first: boolean
  readonly last: boolean
  /** 1 or 2 where a sure sieve gives the verb to a quote before or behind. */
  readonly taken: number
}

/** The rows of the candidates of unit `u`, one behind the other. `prior` gives the value of a lemma in the table of priors. */
export function fillRows(
  context: Context,
  units: readonly Unit[],
  u: number,
  candidates: readonly Candidate[],
  shared: UnitFeatures,
  text: TextFeatures,
  sieveOf: (candidate: Candidate) => number,
  prior: (lemma: number) => number,
): Int8Array {
  const rows = new Int8Array(candidates.length * featureCount)
  // the candidates of a verb stand together
  let cue: CueFeatures | null = null
  candidates.forEach((candidate, k) => {
    if (cue?.clause !== candidate.clause) cue = cueFeatures(context, units, u, candidate.clause, shared, text)
    const at = k * featureCount
    rows.set(shared.row, at)
    fillRow(context, units[u]!, candidate, k, shared, cue, text, sieveOf(candidate), prior(cue.lemma), rows, at + candidateFeatures)
  })
  return rows
}

/** How far tokens are from a unit or the gap between its parts. */
function gapOf({ spans }: Context, unit: Unit, start: number, end: number): number {
  if (end <= unit.from) return unit.from - end
  if (start >= unit.to) return start - unit.to
  let best = 99
  for (const s of unit.spans) best = Math.min(best, Math.abs(start - spans[s]!.to), Math.abs(spans[s]!.from - end))
  return best
}

/** Whether tokens stand before a unit (-1), behind it (1) or in a gap between its parts (0). */
const sideOf = (unit: Unit, start: number, end: number): number => (end <= unit.from ? -1 : start >= unit.to ? 1 : 0)

function cueFeatures(
  context: Context,
  units: readonly Unit[],
  u: number,
  index: number,
  { sentenceFrom: from, sentenceTo: to }: UnitFeatures,
  text: TextFeatures,
): CueFeatures {
  const { tokens, spanOf, clauses, clauseFrom } = context
  const unit = units[u]!
  const cue = index >= 0 ? clauses[index]!.cue : null
  const gap = cue ? gapOf(context, unit, cue.at, cue.to) : 99
  const side = cue ? sideOf(unit, cue.at, cue.to) : -2
  let cues = 0
  let that = 0
  let colon = 0
  let commas = 0
  let quotes = 0
  let as = 0
  let subordinators = 0
  if (cue && side !== 0 && gap < 120) {
    const a = side < 0 ? cue.to : unit.to
    const b = side < 0 ? unit.from : cue.at
    for (let c = clauseFrom[a]!; c < clauses.length && clauses[c]!.cue.at < b; c++)
      if (spanOf[clauses[c]!.cue.at] === unit.level && reports(clauses[c]!.cue.frame)) cues++
    for (let t = a; t < b; t++) {
      if (spanOf[t] !== unit.level) {
        if (t > a && spanOf[t - 1] === unit.level) quotes++
        continue
      }
      if (tokens.kind[t] === Kind.punctuation) {
        if (tokens.code[t] === 58) colon = 1
        else if (tokens.code[t] === 44) commas++
      } else if (tokens.kind[t] === Kind.word) {
        if (isWord(tokens, t, 'that')) that = 1
        else if (isWord(tokens, t, 'as')) as = 1
        if ((wordFlags(tokens.word[t]!) & (Word.subordinator | Word.preposition)) === Word.subordinator) subordinators++
      }
    }
  }
  // a cue that a sure sieve gives to another quote
  let taken = 0
  if (index >= 0) {
    for (let k = Math.max(0, u - 3); k <= u + 3 && k < units.length; k++)
      if (k !== u && text.anchors[k]?.clause === index) taken = k < u ? 1 : 2
  }
  const own = index >= 0 ? text.wording.cue(index) : noWording
  let before = noWording
  let behind = noWording
  let inside = noWording
  let rank = 0
  let outer = -1
  for (let c = clauseFrom[from]!; c < clauses.length && clauses[c]!.cue.at < to; c++) {
    const { at } = clauses[c]!.cue
    if (c === index || spanOf[at] !== unit.level) continue
    const score = text.wording.cue(c)
    if (score > own) rank++
    if (cue && at < cue.at) {
      if (score > before) {
        before = score
        outer = c
      }
    } else if (cue && at < unit.from) inside = Math.max(inside, score)
    else behind = Math.max(behind, score)
  }
  const outerClause = outer >= 0 ? clauses[outer]! : null
  return {
    clause: index,
    gap,
    side,
    lemma: lemmaNumber(context, index),
    cues,
    that,
    colon,
    commas,
    quotes,
    as,
    subordinators,
    own,
    before,
    behind,
    inside,
    rank,
    outer,
    outerSource: outerClause ? (outerClause.subject >= 0 ? outerClause.subject : outerClause.inverted) : -1,
    first: cue ? !anyClause(context, from, cue.at, unit.level) : false,
    last: cue ? !anyClause(context, cue.at + 1, to, unit.level) : false,
    taken,
  }
}

/** Fills the row of a candidate from place `i` on, where what all candidates share ends. */
function fillRow(
  context: Context,
  unit: Unit,
  candidate: Candidate,
  order: number,
  shared: UnitFeatures,
  verb: CueFeatures,
  text: TextFeatures,
  sieve: number,
  prior: number,
  row: Int8Array,
  place: number,
): void {
  const { tokens, spanOf, mentions, clauses, parts } = context
  const mention = mentions.list[candidate.mention]!
  const clause = candidate.clause >= 0 ? clauses[candidate.clause]! : null
  const cue = clause ? clause.cue : null
  const { sentenceFrom: from, sentenceTo: to } = shared
  const mentionGap = gapOf(context, unit, mention.from, mention.to)
  const mentionSide = sideOf(unit, mention.from, mention.to)
  let betweenMentions = 0
  if (mentionSide !== 0 && mentionGap < 120) {
    const a = mentionSide < 0 ? mention.to : unit.to
    const b = mentionSide < 0 ? unit.from : mention.from
    for (let t = a; t < b; t++) if (mentions.startingAt[t]! >= 0 && spanOf[t] === unit.level) betweenMentions++
  }
  let subjectGap = 40
  if (cue) subjectGap = mention.to <= cue.at ? Math.min(40, cue.at - mention.to) : -Math.min(40, mention.from - cue.to)
  const e = text.entityOf[candidate.mention]!
  const entity = e >= 0 ? context.entities.list[e]! : null
  const { anchor, next } = shared
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
  const { outerSource } = verb
  const outerClause = verb.outer >= 0 ? clauses[verb.outer]! : null
  const begin = cue && mention.from < cue.at && cue.at - mention.to < 4 ? mention.from : cue ? cue.at : mention.from

  let i = place
  row[i++] = candidate.origin
  row[i++] = candidate.back
  row[i++] = order
  row[i++] = Math.min(verb.gap, 99)
  row[i++] = verb.side
  row[i++] = Math.min(mentionGap, 99)
  row[i++] = mentionSide
  row[i++] = cue ? +(cue.at >= from && cue.at < to) : -1
  row[i++] = +(mention.from >= from && mention.from < to)
  row[i++] = cue ? +(tokens.paragraph[cue.at] === unit.paragraph) : -1
  row[i++] = +(paragraph === unit.paragraph)
  row[i++] = Math.min(verb.cues, 8)
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
  row[i++] = verb.that
  row[i++] = verb.colon
  row[i++] = Math.min(verb.commas, 5)
  row[i++] = Math.min(verb.quotes, 4)
  row[i++] = verb.as
  row[i++] = +(verb.gap === 0)
  row[i++] = cue ? +(verb.cues === 0) : 0
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
  row[i++] = next ? +(text.entityOf[next.mention] === e && e >= 0) : -1
  row[i++] = shared.wordBefore
  row[i++] = shared.tagBefore
  row[i++] = shared.wordBehind
  row[i++] = cue ? wordKind(tokens, cue.to) : -1
  row[i++] = cue && cue.verb >= 0 ? tagOf(tokens, cue.at) : -2
  row[i++] = Math.min(5, verb.subordinators)
  row[i++] = cue ? +verb.first : -1
  row[i++] = cue ? +verb.last : -1
  row[i++] = +(shared.firstMention === candidate.mention)
  row[i++] = shared.frameBehind
  row[i++] = clause ? +(clause.subject === candidate.mention || clause.inverted === candidate.mention) : -1
  row[i++] = wordKind(tokens, mention.to)
  row[i++] = cue ? (parts[cue.at] ?? 0) : -1
  row[i++] = cue ? (parts[cue.at - 1] ?? 0) : -1
  row[i++] = cue ? (parts[cue.to] ?? 0) : -1
  row[i++] = parts[unit.from - 1] ?? 0
  row[i++] = parts[unit.to] ?? 0
  row[i++] = parts[context.spans[unit.spans[0]!]!.parts[0]!] ?? 0
  row[i++] = parts[mention.nameTo - 1] ?? 0
  row[i++] = sieve
  row[i++] = verb.taken
  row[i++] = clip(unit.paragraph - paragraph, 8)
  row[i++] = sentences
  row[i++] = cue ? +((tokens.shape[cue.at]! & Shape.sentenceStart) !== 0) : 0
  row[i++] = clause ? +(clause.object === candidate.mention) : 0
  row[i++] = verb.own
  row[i++] = text.wording.source(candidate.mention)
  row[i++] = verb.before
  row[i++] = verb.behind
  row[i++] = Math.min(verb.rank, 5)
  row[i++] = clause ? -1 : signOf(context, unit, candidate.mention) < 0 ? 0 : mentionSide
  row[i++] = verb.inside
  row[i++] = wordKind(tokens, begin - 1)
  row[i++] = outerSource < 0 ? -1 : outerSource === candidate.mention ? 2 : +(text.entityOf[outerSource] === e && e >= 0)
  row[i++] = outerClause ? wordKind(tokens, outerClause.cue.to) : -1
  row[i++] = outerClause && cue ? Math.min(40, cue.at - outerClause.cue.to) : 60
}

/** The number of a clause's lemma in the table of priors; of no clause where its index is -1. */
export function lemmaNumber({ clauses }: Context, clause: number): number {
  if (clause < 0) return noVerb.none
  const { verb, form } = clauses[clause]!.cue
  if (verb >= 0) return verbsFrom + (verb >> 3)
  return form === nounForm ? noVerb.noun : form === phraseForm ? noVerb.phrase : form === adjectiveForm ? noVerb.adjective : noVerb.none
}

function anyClause(context: Context, from: number, to: number, level: number): boolean {
  const { clauses, clauseFrom, spanOf } = context
  for (let c = clauseFrom[from]!; c < clauses.length && clauses[c]!.cue.at < to; c++)
    if (spanOf[clauses[c]!.cue.at] === level && reports(clauses[c]!.cue.frame)) return true
  return false
}
