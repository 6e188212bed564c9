import type { Analysis } from '../attribute.ts'
import { Form, lemmaOf, reports } from '../lexicon/lexicon.ts'
import { MentionType, Referent } from '../mentions/mention.ts'
import { nameHosts } from '../speakers/hosts.ts'
import { nameAnswers } from '../speakers/interviewed.ts'
import { settleIssuers } from '../speakers/issuers.ts'
import { joinSpeakers } from '../speakers/joint.ts'
import { isPunctuation, isWord, textOf } from '../text/tokens.ts'
import { type Context, sentenceFrom } from './context.ts'
import { followDialogue } from './dialogue.ts'
import { settleHeadlines } from './headlines.ts'
import { isOwnWording, type Looks, looksOf, looksUnspoken, spokenKind } from './kinds.ts'
import { type Answers, sureAnswers } from './ranking.ts'
import { scoreUnits, type Verdict } from './scorer.ts'
import { settleNested } from './settle.ts'
import { type Answer, isTied, sieves } from './sieves.ts'
import { settleTitles } from './titles.ts'
import type { Unit } from './units.ts'
import { isJudged, isUttered } from './uttered.ts'

/** What is decided about one unit. */
export interface Choice {
  kind: 'direct' | 'mixed' | 'unspoken'
  readonly looks: Looks
  /** Indices of the mention that names the source and of the clause whose verb attributes; -1 for none. */
  mention: number
  clause: number
  /** Index of the entity that speaks and of the one spoken to; -1 for nobody. */
  speaker: number
  addressee: number
  confidence: number
  reason: string
}

/**
 * Decides sources in news and whatever else is no novel: sieves and scorer, then what follows from the quotes before.
 */
export function decideSources({ context, units, entityOf }: Pick<Analysis, 'context' | 'units' | 'entityOf'>): Choice[] {
  const answers = sureAnswers(context, units)
  const choices = choose(context, units, entityOf, answers, scoreUnits(context, units, entityOf, answers))
  settleTitles(context, units, choices)
  followDialogue(context, units, choices, entityOf)
  settleIssuers(context, choices, entityOf)
  settleNested(context, units, choices, entityOf)
  nameHosts(context, units, choices, entityOf)
  nameAnswers(context, units, choices, entityOf)
  joinSpeakers(context, choices, entityOf)
  settleHeadlines(context, units, choices, entityOf)
  return choices
}

/** How sure an answer is at most that names the reader: `You once said that`. */
const unnamed = 0.5

/** Over this probability marks are taken to quote somebody: a little below a half, since what is left out nobody can look through. */
const spokenFrom = 0.45

/**
 * Decides source, cue and kind of each unit: the certain sieves first, then the scorer, whose reason is the sieve or the pattern that it agrees with.
 * `entityOf` gives the entity of each mention.
 */
function choose(context: Context, units: readonly Unit[], entityOf: Int32Array, answers: Answers, verdicts: readonly Verdict[]): Choice[] {
  const { seldom, often } = selfOf(context)
  return units.map((unit, u) => {
    const looks = looksOf(context, unit)
    const answer = answers.answers[u] ?? null
    const asked = answers.sieve[u]! ? sieves[answers.sieve[u]! - 1]! : null
    const sieve = asked?.name ?? ''
    const { best, spoken, confidence } = verdicts[u]!
    const uttered = isUttered(context, unit)
    const nickname = !uttered && !isJudged(context, unit) && looksUnspoken(context, unit, looks, null, 'nickname')
    const sure = answer && asked?.certain
    if (nickname) return nobody(looks, 'unspoken', 'no-source', 0.97)
    if (!sure && spoken < spokenFrom && !uttered) {
      // a whole sentence between marks is speech, even where nothing says whose
      const sentence =
        !looks.embedded && !isApposition(context, unit, looks) && (looks.endsPaused ? endsSentence(looks) : leadsOn(context, unit, looks))
      return sentence ? nobody(looks, 'direct', 'nobody', 1 - spoken) : nobody(looks, 'unspoken', 'no-source', 1 - spoken)
    }
    const chosen = sure ? answer : best
    if (!sure && chosen && isContaining(context, unit, looks, chosen)) return nobody(looks, 'unspoken', 'no-source', 0.9)
    if (!sure && chosen && isReading(context, unit, looks, chosen)) return nobody(looks, 'unspoken', 'no-source', 0.9)
    if (!sure && !uttered && chosen && seldom && (often || spoken < surelySpoken) && isOwnWording(context, unit, looks, chosen))
      return nobody(looks, 'unspoken', 'no-source', 0.7)
    if (!chosen || (!sure && isScenery(context, unit, looks, chosen)))
      return nobody(looks, looks.embedded ? 'mixed' : 'direct', 'nobody', 0.5)
    if (!sure && isAgentless(context, chosen))
      return { ...nobody(looks, spokenKind(context, unit, looks, 'governing-verb'), 'nobody', confidence), clause: chosen.clause }
    const agrees = answer && answer.mention === chosen.mention && answer.clause === chosen.clause
    const reason = agrees ? sieve : reasonOf(context, unit, chosen)
    return {
      kind: spokenKind(context, unit, looks, agrees ? sieve : reason),
      looks,
      mention: chosen.mention,
      clause: attributes(context, unit, looks, chosen) ? chosen.clause : -1,
      speaker: entityOf[chosen.mention]!,
      addressee: -1,
      confidence: context.mentions.list[chosen.mention]!.person === 2 ? Math.min(confidence, unnamed) : confidence,
      reason,
    }
  })
}

/** Words a time that whoever writes a text speaks of himself, at most, where it is his own, and in a review, a post or a letter. */
const seldomest = 50
const oftenest = 20
/** Over this probability marks quote somebody even in a text that is its writer’s own, a review, a post or a letter apart. */
const surelySpoken = 0.75

/** > | I love this place. We went there twice.        whether whoever writes speaks of himself now and then, and whether all the time */
function selfOf({ tokens, mentions, spanOf }: Context): { readonly seldom: boolean; readonly often: boolean } {
  let first = 0
  for (const { from, person } of mentions.list) if (person === 1 && spanOf[from]! < 0) first++
  if (first <= 2) return { seldom: false, often: false }
  let words = 0
  for (let t = 0; t < tokens.count; t++) if (spanOf[t]! < 0) words++
  return { seldom: first * seldomest > words, often: first * oftenest > words }
}

const endsSentence = ({ startsCapital, hasVerb, words }: Looks): boolean => (startsCapital || hasVerb) && (hasVerb || words < 4)

/** > | His new spot, “Roecare,” links him to the plan.        a name behind the comma of what it names */
function isApposition({ tokens }: Context, unit: Unit, { capitals, hasVerb }: Looks): boolean {
  return capitals === 1 && !hasVerb && isPunctuation(tokens, unit.from - 1, 44)
}

/**
 * > | « Nous n’avons pas le choix », a déclaré la ministre.        words that a comma ties to a clause of any language; no title
 *                                  ^
 */
function leadsOn({ tokens }: Context, unit: Unit, { startsCapital, capitals, words }: Looks): boolean {
  return startsCapital && capitals < 0.6 && words > 2 && isPunctuation(tokens, unit.to, 44)
}

/**
 * Whether the verb of an answer attributes the quote, or merely stands in its neighbourhood:
 *
 *     > | Greta put the kettle on. “You’ll stay for tea.”        her action, not her word
 *               ^
 */
function attributes(context: Context, unit: Unit, looks: Looks, { clause }: Answer): boolean {
  if (clause < 0) return false
  const { cue } = context.clauses[clause]!
  // > | “It is a sieve,” was how Orr put it.
  if (cue.verb >= 0 && lemmaOf(cue.verb) === 'put' && isWord(context.tokens, cue.to, 'it')) return true
  if (reports(cue.frame) || looks.embedded || isTied(context, unit, context.clauses[clause]!)) return true
  const from = sentenceFrom(context, unit.from, unit.level)
  return cue.at >= from && cue.at < unit.from
}

/**
 * > | The lights went out. “Who’s there?”        a thing that does something in its own sentence says nothing
 *         ^^^^^^
 */
function isScenery(context: Context, unit: Unit, looks: Looks, answer: Answer): boolean {
  const { type, referent } = context.mentions.list[answer.mention]!
  const thing = type === MentionType.description && referent === Referent.unknown
  return thing && answer.clause >= 0 && !attributes(context, unit, looks, answer)
}

/**
 * Whether the mention of an answer is what its verb was done to, and nobody is told who did it:
 *
 *     > | The mayor has been accused of “running scared”.        > | injuries described as “life-changing”
 *         ^^^^^^^^^                                                  ^^^^^^^^
 */
function isAgentless({ tokens, mentions, clauses, clauseFrom }: Context, { mention, clause }: Answer): boolean {
  if (clause < 0) return false
  const { cue, subject, inverted } = clauses[clause]!
  const { to, referent, type } = mentions.list[mention]!
  if (cue.verb < 0 || !reports(cue.frame) || to > cue.at || clauseFrom[to] !== clause || tokens.paragraph[to] !== tokens.paragraph[cue.at])
    return false
  if (cue.passive) return mention !== subject && mention !== inverted
  const done = cue.form === Form.past || cue.form === Form.participle
  // not: > | what Roe described as a “sieve”        > | Roe said as he left, “It is late.”
  return done && type === MentionType.description && referent === Referent.unknown && to === cue.at && isWord(tokens, cue.to, 'as')
}

/**
 * > | She read the “Night Ferry” again.        people read a title; a sign reads what it says
 *         ^
 */
function isReading(context: Context, unit: Unit, looks: Looks, { mention, clause }: Answer): boolean {
  if (clause < 0 || !looks.embedded || looks.capitals < 1 || unit.spans.length > 1) return false
  const { cue } = context.clauses[clause]!
  if (cue.verb < 0 || lemmaOf(cue.verb) !== 'read') return false
  return context.mentions.list[mention]!.referent === Referent.person
}

/**
 * > | This release contains “forward-looking statements”.        a thing that holds what has a name, and says nothing
 *                  ^^^^^^^^
 */
function isContaining({ tokens, mentions, clauses }: Context, unit: Unit, looks: Looks, { mention, clause }: Answer): boolean {
  if (clause < 0 || !looks.embedded || looks.hasVerb || looks.words > 4) return false
  const { at, to } = clauses[clause]!.cue
  if (unit.from - to > 1 || mentions.list[mention]!.referent === Referent.person) return false
  return /^(?:contain|include|feature)/.test(textOf(tokens, at, to))
}

function nobody(looks: Looks, kind: Choice['kind'], reason: string, confidence: number): Choice {
  return { kind, looks, mention: -1, clause: -1, speaker: -1, addressee: -1, confidence, reason }
}

/** The pattern behind what the scorer chose against the sieves. */
function reasonOf(context: Context, unit: Unit, { mention, clause }: Answer): string {
  const { tokens, mentions, clauses } = context
  const from = mentions.list[mention]!.from
  if (tokens.paragraph[from] !== unit.paragraph) return 'follow-on'
  const at = clause >= 0 ? clauses[clause]!.cue.at : from
  if (at >= unit.to) return 'verb-behind'
  if (sentenceFrom(context, unit.from, unit.level) > at) return 'same-turn'
  return clause >= 0 ? 'governing-verb' : 'nearby'
}
