import { lemmaOf, Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Referent } from '../mentions/mention.ts'
import { lastBefore } from '../speakers/entities.ts'
import { countBeginningBelow } from '../text/lists.ts'
import { isPunctuation, Kind, Shape } from '../text/tokens.ts'
import type { Choice } from './choices.ts'
import { type Context, sentenceFrom, sentenceTo } from './context.ts'
import type { Unit } from './units.ts'

/**
 * Gives speakers to the lines that no reporting clause names, in the order of the text: the rest of a turn, an action beside the line, the source of
 * the paragraph before, whoever acted last.
 */
export function followDialogue(context: Context, units: readonly Unit[], choices: readonly Choice[], entityOf: Int32Array): void {
  let last = -1 // the unit before this one on the level of the narration
  units.forEach((unit, u) => {
    const choice = choices[u]!
    if (choice.kind === 'unspoken' || unit.parent >= 0) return
    const previous = last >= 0 ? choices[last]! : null
    const gap = last >= 0 ? unit.paragraph - units[last]!.paragraph : 99
    // > | The mayor has been accused of “running scared”.        a verb without an agent: nobody is told
    if (choice.mention < 0 && choice.speaker < 0 && choice.clause < 0) {
      const beat = actorBeside(context, unit, entityOf)
      const answers =
        previous && gap === 1 && (isQuestion(context, units[last]!) || (previous.reason === 'turn-taking' && !choice.looks.embedded))
      const asked = answers ? otherOf(choices, units, last) : -1
      if (gap === 0 && previous && previous.speaker >= 0) settle(choice, previous.speaker, 'same-turn', 0.85)
      else if (asked >= 0) settle(choice, asked, 'turn-taking', 0.75)
      else if (beat >= 0 && gap > 1) {
        choice.mention = beat
        settle(choice, entityOf[beat]!, 'action-beat', 0.75)
      } else if (previous && previous.speaker >= 0 && gap <= 4) settle(choice, previous.speaker, 'follow-on', 0.75)
      else {
        const present = lastPresent(context, unit, entityOf)
        if (present >= 0 && gap > 1) settle(choice, present, 'nearby', 0.5)
      }
    } else if (choice.reason === 'follow-on' && previous && choice.speaker === previous.speaker) {
      const other = partnerOf(context, units, choices, last, u)
      const called = other < 0 ? calledBefore(context, units, last, u) : -1
      if (other >= 0 || (called >= 0 && entityOf[called]! >= 0 && entityOf[called] !== previous.speaker)) {
        choice.mention = other >= 0 ? choices[other]!.mention : lastNamed(context, entityOf, entityOf[called]!, units[last]!.from)
        choice.clause = -1
        settle(choice, other >= 0 ? choices[other]!.speaker : entityOf[called]!, 'turn-taking', 0.75)
      }
    }
    choice.addressee = addresseeOf(context, unit, choice, entityOf)
    if (choice.addressee < 0 && previous && isAnswer(context, units[last]!, previous, unit, choice)) {
      choice.addressee = previous.speaker === choice.speaker ? previous.addressee : previous.speaker
    }
    last = u
  })
}

function settle(choice: Choice, speaker: number, reason: string, confidence: number): void {
  choice.speaker = speaker
  choice.reason = reason
  choice.confidence = confidence
}

/** A mention that can act, and its entity. */
function acts(context: Context, m: number, entityOf: Int32Array): boolean {
  const mention = context.mentions.list[m]!
  const e = entityOf[m]!
  if (e < 0 || mention.possessive || mention.person === 2) return false
  const { referent } = context.entities.list[e]!
  return referent === Referent.person || (referent === Referent.unknown && mention.type !== MentionType.description)
}

/** The subject of the sentence before or behind a line, in its paragraph: `Greta put the kettle on. “You’ll stay for tea.”` */
function actorBeside(context: Context, unit: Unit, entityOf: Int32Array): number {
  const { tokens, spanOf } = context
  if (tokens.paragraph[unit.from - 1] === unit.paragraph && unit.from > 0) {
    const from = sentenceFrom(context, unit.from - 1, unit.level)
    const m = subjectFrom(context, from, unit.from, entityOf)
    if (m >= 0) return m
  }
  const paragraph = tokens.paragraph[unit.to - 1]!
  if (tokens.paragraph[unit.to] === paragraph && spanOf[unit.to] === unit.level) {
    const to = sentenceTo(context, unit.to, unit.level)
    return subjectFrom(context, unit.to, to, entityOf)
  }
  return -1
}

/** The first mention of a sentence that can act and has no preposition before it. */
function subjectFrom(context: Context, from: number, to: number, entityOf: Int32Array): number {
  const { mentions, tokens, spanOf } = context
  for (let t = from; t < to; t++) {
    const m = mentions.startingAt[t]!
    if (m < 0 || spanOf[t]! >= 0) continue
    if (!acts(context, m, entityOf)) continue
    if (t > from && tokens.kind[t - 1] === Kind.word && wordFlags(tokens.word[t - 1]!) & Word.preposition) continue
    return m
  }
  return -1
}

/** The entity that acted last before a line. */
function lastPresent(context: Context, unit: Unit, entityOf: Int32Array): number {
  const { mentions, tokens, spanOf } = context
  for (let t = unit.from - 1, steps = 0; t >= 0 && steps < 400; t--, steps++) {
    const m = mentions.startingAt[t]!
    if (m < 0 || spanOf[t]! >= 0 || !acts(context, m, entityOf)) continue
    if (tokens.kind[t - 1] === Kind.word && wordFlags(tokens.word[t - 1]!) & Word.preposition) continue
    return entityOf[m]!
  }
  return -1
}

/** Who is spoken to: told by the reporting clause, or called by name. */
function addresseeOf(context: Context, unit: Unit, choice: Choice, entityOf: Int32Array): number {
  const object = choice.clause >= 0 ? context.clauses[choice.clause]!.object : -1
  if (object >= 0 && entityOf[object]! >= 0 && entityOf[object] !== choice.speaker) return entityOf[object]!
  const called = vocativeOf(context, unit)
  if (called < 0 || entityOf[called]! < 0 || entityOf[called] === choice.speaker) return -1
  // > | “Restraint! You should have seen the draft.”        a word that nobody bears as a name
  const { referent, sex } = context.entities.list[entityOf[called]!]!
  return referent === Referent.person || sex ? entityOf[called]! : -1
}

/**
 * Whether a line speaks to whoever spoke before it: it goes on with a turn, replies to a question, or is a line of an exchange. The sources of an
 * article do not speak to each other.
 *
 *     > | “You like it?” he asked.⏎“Very much,” said Ada.        > | MODERATOR: Welcome.⏎ORTEGA: Thank you.
 *                                  ^                                                    ^
 */
function isAnswer(context: Context, before: Unit, previous: Choice, unit: Unit, choice: Choice): boolean {
  if (previous.speaker < 0 || choice.speaker < 0) return false
  const gap = unit.paragraph - before.paragraph
  if (previous.speaker === choice.speaker) return gap <= 1
  if (choice.reason === 'label') return previous.reason === 'label'
  if (gap > 1 || choice.looks.embedded || previous.looks.embedded) return false
  if (isQuestion(context, before)) return true
  const { tokens } = context
  const from = unit.from + 1
  return (
    (tokens.kind[from] === Kind.word && (wordFlags(tokens.word[from]!) & Word.interjection) !== 0) ||
    (choice.clause >= 0 && isReply(context.clauses[choice.clause]!.cue.verb))
  )
}

const isReply = (verb: number): boolean => verb >= 0 && replies.has(lemmaOf(verb))
const replies: ReadonlySet<string> = new Set(['answer', 'reply', 'respond', 'retort', 'counter'])

const isQuestion = ({ tokens }: Context, { to }: Unit): boolean => isPunctuation(tokens, to - 2, 63)

/**
 * The unit of the other one of two who ask and answer in lines of their own, before a line that nothing else stands beside; -1 without one:
 *
 *     > | “Was it late?” Orr asked.⏎“Very,” said Roe.⏎“And cold?”        > | Orr fell silent. “Well.”⏎“Was it late?” asked Roe.⏎“Very.”
 *                                                     ^ Orr                                                                  ^ Orr
 */
function partnerOf(context: Context, units: readonly Unit[], choices: readonly Choice[], last: number, u: number): number {
  const { paragraphs, paragraph } = context.tokens
  const { from, to, paragraph: here } = units[u]!
  const before = units[last]!
  const ownLine = paragraphs[here] === from && paragraphs[paragraph[to - 1]! + 1] === to
  if (!ownLine || here - paragraph[before.to - 1]! !== 1 || paragraphs[before.paragraph] !== before.from) return -1
  for (let w = last - 1; w >= 0 && before.paragraph - paragraph[units[w]!.to - 1]! <= 1; w--) {
    const { speaker, kind, looks } = choices[w]!
    if (units[w]!.parent >= 0 || kind === 'unspoken') continue
    if (looks.embedded || speaker < 0 || speaker === choices[last]!.speaker || units[w]!.paragraph === before.paragraph) return -1
    const asks = isQuestion(context, before) || (isQuestion(context, units[w]!) && isQuestion(context, units[u]!))
    return asks ? w : -1
  }
  return -1
}

/**
 * Whoever is called by name at the end of the line before a line that nothing else stands beside; -1 for nobody:
 *
 *     > | The judge broke in: “It is late, Ms Roe.”⏎“Late, Your Honour, but not too late.”
 *                                          ^^^^^^
 */
function calledBefore(context: Context, units: readonly Unit[], last: number, u: number): number {
  const { tokens, spans } = context
  const { paragraphs, paragraph } = tokens
  const { from, to, paragraph: here } = units[u]!
  const before = units[last]!
  const line = paragraph[before.to - 1]!
  if (paragraphs[here] !== from || paragraphs[paragraph[to - 1]! + 1] !== to || here - line !== 1) return -1
  if (paragraphs[line + 1] !== before.to) return -1
  const { parts } = spans[before.spans[before.spans.length - 1]!]!
  const end = parts[parts.length - 1]!
  const m = context.mentions.endingAt[end - 1]!
  if (m < 0 || context.mentions.list[m]!.type !== MentionType.name || !isPunctuation(tokens, context.mentions.list[m]!.from - 1, 44))
    return -1
  return isVocative(context, context.mentions.list[m]!, parts[parts.length - 2]!, end) ? m : -1
}

/** Mentions of somebody that are looked through for a name, at most. */
const mostMentions = 32

/** The last mention by name of somebody that the narration has in front of a token; -1 where none of the latest ones is. */
function lastNamed({ mentions, entities, spanOf }: Context, entityOf: Int32Array, e: number, end: number): number {
  const { list } = mentions
  const own = entities.list[e]!.mentions
  let m = lastBefore(own, countBeginningBelow(list, end))
  for (let n = 0; n < mostMentions && m >= 0; n++, m = lastBefore(own, m))
    if (entityOf[m] === e && list[m]!.type !== MentionType.pronoun && spanOf[list[m]!.from]! < 0) return m
  return -1
}

/** Whom a question is put to: its addressee, or the other one of the two lines before. */
function otherOf(choices: readonly Choice[], units: readonly Unit[], last: number): number {
  const { speaker, addressee } = choices[last]!
  if (addressee >= 0 || speaker < 0) return addressee
  for (let u = last - 1; u >= 0 && units[last]!.paragraph - units[u]!.paragraph <= 2; u--) {
    if (choices[u]!.speaker >= 0 && choices[u]!.speaker !== speaker) return choices[u]!.speaker
  }
  return -1
}

/**
 * A name called out in a quote:
 *
 *     > | “You are late, Julian,” Imogen said.
 *                        ^ between commas, or a comma and the quote's border
 */
function vocativeOf(context: Context, unit: Unit): number {
  const { mentions, spans, spanOf } = context
  for (const s of unit.spans) {
    const { parts } = spans[s]!
    for (let p = 0; p < parts.length; p += 2) {
      for (let t = parts[p]!; t < parts[p + 1]!; t++) {
        const m = mentions.startingAt[t]!
        if (m < 0 || spanOf[t] !== s) continue
        if (isVocative(context, mentions.list[m]!, parts[p]!, parts[p + 1]!)) return m
        t = mentions.list[m]!.nameTo - 1
      }
    }
  }
  return -1
}

function isVocative(context: Context, mention: Mention, from: number, to: number): boolean {
  const { tokens } = context
  if (mention.type === MentionType.pronoun || mention.possessive) return false
  // > | “A pair of hands,” wrote Nair.        what has an article is spoken of
  if (mention.type === MentionType.description && wordFlags(tokens.word[mention.from]!) & Word.determiner) return false
  if (
    mention.type === MentionType.description &&
    !(tokens.shape[mention.nameFrom]! & Shape.capital) &&
    !(wordFlags(tokens.word[mention.nameTo - 1]!) & (Word.kin | Word.person))
  )
    return false
  const before =
    mention.from === from ||
    isPunctuation(tokens, mention.from - 1, 44) ||
    tokens.kind[mention.from - 1] === Kind.dash ||
    (tokens.kind[mention.from - 1] === Kind.word && (wordFlags(tokens.word[mention.from - 1]!) & Word.interjection) !== 0)
  if (!before) return false
  if (mention.to >= to) return mention.from !== from || mention.to - mention.from <= 3
  const c = tokens.code[mention.to]
  if (tokens.kind[mention.to] !== Kind.punctuation && tokens.kind[mention.to] !== Kind.dash) return false
  return c === 44 || c === 33 || c === 63 || ((c === 46 || tokens.kind[mention.to] === Kind.dash) && mention.from !== from)
}
