import type { Context } from '../attribution/context.ts'
import type { Answer } from '../attribution/sieves.ts'
import { isEmbedded, leadsOn, type Unit } from '../attribution/units.ts'
import { hashOf } from '../lexicon/hash.ts'
import { Form, Frame, reports, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Sex } from '../mentions/mention.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { canAct } from './turns.ts'

/** What goes with a verb of speech: `broke in`, `burst out`. */
const particles = new Set('in out on up forth back off away down over'.split(' ').map(hashOf))
/** Words before a name that tell what somebody is like, at most. */
const mostQualities = 2
/** Adverbs between a quote's clause and its verb, at most. */
const mostAdverbs = 2

/**
 * The clause that a quote leads on to, whatever its verb: behind a comma, or in the middle of a sentence, somebody right behind the mark says it.
 *
 *     > | “I know,” Petra broke in.        > | “Really?” she wanted to know.        > | “I know,” put in Petra.
 *                   ^                                    ^                                             ^
 */
export function touchingClause(context: Context, unit: Unit): (Answer & { readonly inverted: boolean }) | null {
  const { tokens, spans, spanOf } = context
  if (isEmbedded(context, unit)) return null
  for (const s of unit.spans) {
    const end = spans[s]!.to
    if (end >= tokens.count || tokens.paragraph[end] !== tokens.paragraph[end - 1]) continue
    let t = end
    while (tokens.kind[t] === Kind.symbol) t++
    const outside = isPunctuation(tokens, t, 44) || tokens.kind[t] === Kind.dash
    if (outside) t++
    if (tokens.kind[t] !== Kind.word || spanOf[t] !== unit.level) continue
    const comma = outside || endsInComma(tokens, end)
    const answer =
      outside || leadsOn(context, end) ? (nameFirst(context, t, comma) ?? verbFirst(context, t, comma)) : saidBehind(context, t)
    if (answer) return answer
  }
  return null
}

function endsInComma(tokens: Tokens, to: number): boolean {
  let t = to - 1
  while (t > 0 && tokens.kind[t] === Kind.mark) t--
  return isPunctuation(tokens, t, 44)
}

/** `“I know,” Petra broke in.` */
function nameFirst(context: Context, t: number, comma: boolean): (Answer & { inverted: boolean }) | null {
  const { tokens, mentions } = context
  let at = t
  // > | “I know,” young Petra ventured.
  while (at < t + mostQualities && mentions.startingAt[at]! < 0 && isQuality(tokens, at)) at++
  const m = mentions.startingAt[at]!
  if (m < 0) return null
  const mention = mentions.list[m]!
  if (!speaks(context, mention)) return null
  const verb = pastAdverbs(tokens, mention.to)
  const low = !(tokens.shape[t]! & Shape.capital)
  // > | “May one speak?” she fluted.        a verb that the lexicon does not have
  if (!isVerb(context, verb) && !((comma || low) && mention.type !== MentionType.description && looksPast(tokens, verb))) return null
  const other = heardSay(context, verb)
  if (other) return other
  const clause = clauseAt(context, verb)
  // > | “Really?” Petra went to the door.        a sentence of its own, unless its verb is one of speech and ends it
  if (!comma && !low && !(clause >= 0 && endsClause(context, clause))) return null
  return { mention: m, clause, inverted: false }
}

const hears = new Set('heard hears hear'.split(' ').map(hashOf))

/**
 * Whom somebody hears:
 *
 *     > | “Do go first,” he heard his aunt say.
 *                                 ^^^^^^^^ ^ the verb in its base form
 */
function heardSay({ tokens, mentions, clauses, clauseFrom }: Context, verb: number): (Answer & { inverted: boolean }) | null {
  if (!hears.has(tokens.hash[verb]!)) return null
  const m = mentions.startingAt[verb + 1]!
  if (m < 0) return null
  const c = clauseFrom[mentions.list[m]!.to]!
  if (c >= clauses.length || clauses[c]!.cue.at !== mentions.list[m]!.to) return null
  const { form, frame } = clauses[c]!.cue
  return reports(frame) && (form === Form.base || form === Form.gerund) ? { mention: m, clause: c, inverted: false } : null
}

function isQuality({ kind, word, shape }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || shape[t]! & Shape.capital) return false
  const flags = wordFlags(word[t]!)
  return (
    (flags & (Word.determiner | Word.person)) !== 0 ||
    (!(flags & Word.closed) && (wordTags(word[t]!) & (Tag.adjective | Tag.participle)) !== 0)
  )
}

/** `“I know” said Petra`: without a comma only a verb of speech before a name. */
function saidBehind(context: Context, t: number): (Answer & { inverted: boolean }) | null {
  const { tokens, mentions, clauses } = context
  if (isWord(tokens, t, 'was')) return answerOf(context, t)
  const c = clauseAt(context, t)
  if (c < 0 || tokens.shape[t]! & Shape.capital) return null
  const { cue, inverted } = clauses[c]!
  const past = cue.form === Form.past || cue.form === Form.third
  return past && reports(cue.frame) && inverted >= 0 && mentions.list[inverted]!.from === cue.to
    ? { mention: inverted, clause: c, inverted: true }
    : null
}

/** `“I know,” put in Petra.` `“I know,” was Petra’s answer.` */
function verbFirst(context: Context, t: number, comma: boolean): (Answer & { inverted: boolean }) | null {
  const { tokens, mentions } = context
  if (tokens.shape[t]! & Shape.capital) return null
  if (isWord(tokens, t, 'was')) return answerOf(context, t)
  // > | “Really?” flashed Petra, and rose.        any verb before a name that ends its clause
  const past = looksPast(tokens, t) && (comma || endsBehind(context, mentions.startingAt[t + 1]!))
  if (wordFlags(tokens.word[t]!) & Word.auxiliary || !(isVerb(context, t) || past)) return null
  let at = t + 1
  if (tokens.kind[at] === Kind.word && particles.has(tokens.hash[at]!)) at++
  const m = mentions.startingAt[at]!
  if (m < 0 || !speaks(context, mentions.list[m]!)) return null
  // > | “I know,” caught her ear.
  if (mentions.list[m]!.type === MentionType.description && at === t + 1 && clauseAt(context, t) < 0) return null
  return { mention: m, clause: clauseAt(context, t), inverted: true }
}

/** `“I know,” was Petra’s answer.` */
function answerOf(context: Context, t: number): (Answer & { inverted: boolean }) | null {
  const { mentions } = context
  const owner = mentions.startingAt[t + 1]!
  if (owner < 0 || !mentions.list[owner]!.possessive || mentions.list[owner]!.type === MentionType.pronoun) return null
  return { mention: owner, clause: clauseAt(context, mentions.list[owner]!.to + 1), inverted: true }
}

/** Whether a mention is a name with a full stop, a comma, an adverb or a preposition behind it. */
function endsBehind({ tokens, mentions }: Context, m: number): boolean {
  if (m < 0 || mentions.list[m]!.type !== MentionType.name) return false
  const { to } = mentions.list[m]!
  return tokens.kind[to] === Kind.punctuation || (wordFlags(tokens.word[to]!) & (Word.adverb | Word.preposition)) !== 0
}

function speaks(context: Context, mention: Mention): boolean {
  if (!canAct(context, mention, false)) return false
  return (
    mention.type !== MentionType.pronoun ||
    (mention.person === 1 && !mention.plural) ||
    (mention.person === 3 && mention.sex !== Sex.unknown)
  )
}

/** `interpolated`: a form of the past that the lexicon does not have. */
function looksPast({ kind, word, text, start, end }: Tokens, t: number): boolean {
  return kind[t] === Kind.word && wordTags(word[t]!) === 0 && text.startsWith('ed', end[t]! - 2) && end[t]! - start[t]! > 4
}

function pastAdverbs({ kind, word }: Tokens, from: number): number {
  let t = from
  for (let n = 0; n < mostAdverbs && kind[t] === Kind.word && wordFlags(word[t]!) & Word.adverb; n++) t++
  return t
}

function isVerb(context: Context, t: number): boolean {
  const { kind, word } = context.tokens
  if (kind[t] !== Kind.word) return false
  if (wordFlags(word[t]!) & Word.auxiliary || wordTags(word[t]!) & (Tag.past | Tag.third | Tag.modal)) return true
  const c = clauseAt(context, t)
  return c >= 0 && (context.clauses[c]!.cue.form === Form.past || context.clauses[c]!.cue.form === Form.third)
}

function clauseAt({ clauses, clauseFrom }: Context, t: number): number {
  const c = clauseFrom[t]!
  return c < clauses.length && clauses[c]!.cue.at === t ? c : -1
}

/** Whether a verb that can report ends its clause, a particle passed over: `Petra demanded.` `Petra broke in, …` */
function endsClause({ tokens, clauses }: Context, c: number): boolean {
  const { cue } = clauses[c]!
  if (!(cue.frame & (Frame.says | Frame.manner | Frame.addressee | Frame.acts | Frame.beat))) return false
  const particle = tokens.kind[cue.to] === Kind.word && particles.has(tokens.hash[cue.to]!)
  // > | “Really?” Petra laughed.        she may laugh at what somebody else said
  if (cue.frame & Frame.beat && !particle) return false
  return tokens.kind[pastAdverbs(tokens, particle ? cue.to + 1 : cue.to)] === Kind.punctuation
}
