import type { Context } from '../attribution/context.ts'
import { Frame } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Referent } from '../mentions/mention.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { callsOut, isChance } from './calls.ts'
import { newEntity } from './entities.ts'
import { asksName, introductionBefore } from './introductions.ts'

/** A longer narration has a narrator where this share of its words is `I`. */
const share = 0.003
const long = 3000
/** On a page somebody who is called once may be the narrator. */
const page = 400
/** Paragraphs around an `I said` in which whoever is called by name may be the narrator. */
const near = 2

/**
 * The entity of the first-person narrator, or -1 where the narration has no `I`: a character marked as narrator, somebody who gives a name
 * in the narration, somebody whom the others call by a name that the narration itself does not use, or an entity of its own called `narrator`.
 * Outside fiction the author of a byline says `I`.
 */
export function findNarrator(context: Context, fiction: boolean): number {
  const { entities } = context
  if (!hasNarrator(context)) return -1
  const given = entities.list.findIndex((entity) => entity.narrator)
  if (given >= 0) return given
  const named = introduced(context)
  const called = named >= 0 ? named : calledOut(context, fiction)
  const e = called >= 0 || fiction ? called : author(context)
  if (e >= 0) {
    entities.list[e]!.narrator = true
    entities.list[e]!.referent = Referent.person
    return e
  }
  entities.list.push(newEntity({ name: 'narrator', referent: Referent.person, named: false, narrator: true }))
  return entities.list.length - 1
}

function isNarration(context: Context, m: number): boolean {
  return context.spanOf[context.mentions.list[m]!.from]! < 0
}

function isFirstPerson(context: Context, m: number): boolean {
  const mention = context.mentions.list[m]!
  return mention.type === MentionType.pronoun && mention.person === 1 && !mention.plural && !mention.possessive && isNarration(context, m)
}

function hasNarrator(context: Context): boolean {
  const { tokens, mentions, spanOf } = context
  let count = 0
  for (let m = 0; m < mentions.list.length; m++) if (isFirstPerson(context, m)) count++
  if (count === 0) return false
  let words = 0
  for (let t = 0; t < tokens.count; t++) if (tokens.kind[t] === Kind.word && spanOf[t]! < 0) words++
  if (words >= long) return count > share * words
  // > | It cost him, I dare say, about as much as the ball.        the author’s, and nobody’s in the story
  return words < page || count > 1
}

/**
 * Who gives a name, in the narration or in a line of the narrator’s own:
 *
 *     > | “My name’s Tova,” I said.
 *                    ^
 */
function introduced(context: Context): number {
  const { mentions, entities, tokens } = context
  const said = paragraphsOfNarrator(context)
  for (let m = 0; m < mentions.list.length; m++) {
    const mention = mentions.list[m]!
    if (mention.type !== MentionType.name || mention.possessive || entities.of[m]! < 0) continue
    const told = isNarration(context, m)
    if (!told && !said.has(tokens.paragraph[mention.from]!)) continue
    // > | “What’s your name?”⏎⏎“Tova,” I said.
    const asked = !told && tokens.kind[mention.from - 1] === Kind.mark && asksName(tokens, mention.from)
    if (asked || introductionBefore(tokens, mention, !told) >= 0) return entities.of[m]!
  }
  return -1
}

/**
 * Whether a name is that of a text's author, on a line of its own.
 *
 *     > | By Rosa Lindgren
 *            ^^^^^^^^^^^^^
 */
export function isByline(tokens: Tokens, { from, to }: Mention): boolean {
  const { shape } = tokens
  return from > 0 && (shape[to]! & Shape.paragraphStart) !== 0 && (shape[from - 1]! & Shape.paragraphStart) !== 0 && isBy(tokens, from - 1)
}

const isBy = (tokens: Tokens, t: number): boolean => isWord(tokens, t, 'By') || isWord(tokens, t, 'BY') || isWord(tokens, t, 'by')

/** The author in the text's first lines, who says `I` where nobody else does. */
function author({ tokens, mentions, entities }: Context): number {
  const m = mentions.list.findIndex(({ from }) => from > 12)
  const first = m < 0 ? mentions.list : mentions.list.slice(0, m)
  const by = first.findIndex((mention) => mention.type === MentionType.name && isByline(tokens, mention))
  return by >= 0 ? entities.of[by]! : -1
}

/** The paragraphs in which `I said` stands. */
function paragraphsOfNarrator(context: Context): ReadonlySet<number> {
  return paragraphsSaid(context, (m) => isFirstPerson(context, m))
}

/** The paragraphs in which somebody else says something: `said Ivor`. */
function paragraphsOfOthers(context: Context): ReadonlySet<number> {
  return paragraphsSaid(context, (m) => isNarration(context, m) && context.mentions.list[m]!.person === 3)
}

function paragraphsSaid({ tokens, clauses }: Context, isTheirs: (m: number) => boolean): ReadonlySet<number> {
  const said = new Set<number>()
  for (const { cue, subject, inverted, relation } of clauses) {
    if (!(cue.frame & (Frame.says | Frame.manner | Frame.addressee))) continue
    const behind = inverted >= 0 && isTheirs(inverted)
    if (behind || (relation === 1 && subject >= 0 && isTheirs(subject))) said.add(tokens.paragraph[cue.at]!)
  }
  return said
}

/**
 * Whom others call by name beside what the narrator says, and whom the narration hardly ever names:
 *
 *     > | “You look tired, Tova.”
 *                          ^ called out, and “I said” stands nearby
 *     > | “I am,” I said.
 */
function calledOut(context: Context, fiction: boolean): number {
  const { tokens, mentions, entities } = context
  const said = paragraphsOfNarrator(context)
  if (!said.size) return -1
  const acts = paragraphsOfActs(context)
  const others = paragraphsOfOthers(context)
  const { length } = entities.list
  const told = new Float64Array(length)
  const called = new Float64Array(length)
  const beside = new Float64Array(length)
  mentions.list.forEach((mention, m) => {
    const e = entities.of[m]!
    if (e < 0 || mention.type !== MentionType.name) return
    if (isNarration(context, m)) {
      told[e]!++
      return
    }
    if (mention.possessive || !callsOut(tokens, mention)) return
    // > | “Fares!” sang the conductor.        which nobody is called again
    if (fiction && entities.list[e]!.mentions.length === 1 && isChance(tokens, mention)) return
    // > | I said, “It’s the same bus, Mr. Crick.”        whom the narrator calls
    if (isOwnLine(context, mention.from)) {
      told[e]!++
      return
    }
    const paragraph = tokens.paragraph[mention.from]!
    // > | “Is it deep?” asked the woman.⏎⏎“It is, Mrs. Crick.”        whoever has spoken before
    if (fiction && !others.has(paragraph) && others.has(paragraph - 1)) return
    called[e]!++
    // a line of the narrator's own first, then whether one stands near
    if (said.has(paragraph) || acts.has(paragraph)) beside[e]!--
    else if (around(paragraph, near, said) || around(paragraph, 1, acts)) beside[e]!++
  })
  if (fiction && tokens.count < long) return mostCalled(called, told, beside, tokens.count < page ? 1 : 2)
  let best = -1
  let bestScore = 0
  for (let e = 0; e < length; e++) {
    const score = beside[e]! - 2 * told[e]!
    if (beside[e]! >= 0.25 * called[e]! && score > bestScore && called[e]! > 1) [best, bestScore] = [e, score]
  }
  return best
}

const around = (paragraph: number, reach: number, set: ReadonlySet<number>): boolean => {
  for (let k = 1; k <= reach; k++) if (set.has(paragraph - k) || set.has(paragraph + k)) return true
  return false
}

/**
 * The paragraphs with a line beside which the narrator acts, and nobody is said to speak:
 *
 *     > | I put down the cup. “Not yet.”
 *         ^
 */
function paragraphsOfActs({ tokens, mentions, spans, spanOf, clauses }: Context): ReadonlySet<number> {
  const lines = new Set(spans.map(({ from }) => tokens.paragraph[from]!))
  const acts = new Set<number>()
  for (const { type, person, plural, possessive, from } of mentions.list) {
    if (type !== MentionType.pronoun || person !== 1 || plural || possessive || spanOf[from]! >= 0 || !isWord(tokens, from, 'I')) continue
    if (lines.has(tokens.paragraph[from]!)) acts.add(tokens.paragraph[from]!)
  }
  for (const { cue } of clauses) if (spanOf[cue.at]! < 0 && cue.frame & Frame.says) acts.delete(tokens.paragraph[cue.at]!)
  return acts
}

/** Whether a verb of the narrator’s stands right before the mark of the line that a token is in. */
function isOwnLine({ clauses, clauseFrom, mentions, spans, spanOf, tokens }: Context, t: number): boolean {
  const { open } = spans[spanOf[t]!]!
  const clause = open > 0 ? clauses[clauseFrom[open]! - 1] : undefined
  if (!clause || clause.subject < 0 || clause.cue.to < open - 1 || !(clause.cue.frame & Frame.says)) return false
  const pause = clause.cue.to === open || isPunctuation(tokens, open - 1, 44) || isPunctuation(tokens, open - 1, 58)
  return pause && mentions.list[clause.subject]!.person === 1
}

/** Whoever is called most in a short text, and near the narrator's lines, of those whom the narration never names; -1 where two are called as often, or all less than `least`. */
function mostCalled(called: Float64Array, told: Float64Array, beside: Float64Array, least: number): number {
  let best = -1
  let score = least - 1
  let tie = false
  for (let e = 0; e < called.length; e++) {
    const own = called[e]! + beside[e]!
    if (told[e]! > 0 || own < score) continue
    tie = own === score
    if (!tie) [best, score] = [e, own]
  }
  return tie ? -1 : best
}
