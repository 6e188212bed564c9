import { Form, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType, Referent } from '../mentions/mention.ts'
import { endsIn, isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import type { CueSite } from './cues.ts'
import { skipLeft, skipPhrase } from './gaps.ts'
import { headOf } from './heads.ts'
import { quotedAs } from './quoted.ts'
import { Relation } from './relations.ts'
import { isObject, longest, preceded, sentenceStart } from './sentences.ts'

const verbTags = Tag.past | Tag.third | Tag.modal

/** The index of a mention, -1 for none, and how it stands to the verb (`Relation`). */
type Subject = [mention: number, relation: number]

/** Who does what an active verb says, from the verb to the left. */
export function subjectOf(tokens: Tokens, mentions: Mentions, cue: CueSite, spanOf: Int32Array): Subject {
  const { kind, shape, word } = tokens
  const gerund = cue.form === Form.gerund
  if (gerund) {
    const quoted = quotedAs(tokens, mentions, cue.at)
    if (quoted >= 0) return [quoted, Relation.participle]
  }
  const t = skipPhrase(tokens, mentions, skipLeft(tokens, cue.at))
  if (opensSentence(tokens, cue)) {
    const m = subjectBehind(tokens, mentions, cue, spanOf)
    if (m >= 0) return [m, Relation.participle]
  }
  const beside = subjectBeside(tokens, mentions, cue, spanOf, t)
  if (beside) return beside
  if (t <= 0 || shape[t]! & Shape.paragraphStart) return [-1, Relation.none]
  const before = t - 1
  const flags = kind[before] === Kind.word ? wordFlags(word[before]!) : 0
  const low = kind[before] === Kind.word ? tokens.text.slice(tokens.start[before], tokens.end[before]).toLowerCase() : ''
  if (low === 'who' || low === 'which' || low === 'that') {
    const comma = isPunctuation(tokens, before - 1, 44) ? before - 1 : before
    const m = mentions.endingAt[comma]!
    if (m >= 0) return [m, Relation.relative]
  }
  const sentence = sentenceStart(tokens, cue.at, spanOf)
  if (!gerund && (isPunctuation(tokens, before, 44) || kind[before] === Kind.dash || isPunctuation(tokens, before, 41))) {
    const m = explainedSubject(tokens, mentions, sentence, before, spanOf)
    if (m >= 0) return [m, Relation.apposition]
  }
  // > | Roe left no doubt of her support for Orr, saying that        > | Roe won the vote in May and posted
  //     ^                                         ^                       ^                           ^
  const joined = (flags & Word.conjunction) !== 0 || low === 'then'
  // > | Roe laid out her plan, while confirming that
  //     ^                            ^
  const led = gerund && (flags & (Word.subordinator | Word.preposition)) !== 0
  if (gerund ? joined : cue.form === Form.base && isWord(tokens, cue.at - 1, 'to')) {
    const m = absoluteSubject(tokens, mentions, sentence, before, spanOf)
    if (m >= 0) return [m, Relation.participle]
  }
  if ((gerund && (isPunctuation(tokens, before, 44) || led)) || joined) {
    const m = mainSubject(tokens, mentions, sentence, before, spanOf, joined)
    if (m >= 0) return [m, gerund ? Relation.participle : Relation.coordinated]
  }
  return nearestSubject(tokens, mentions, cue, sentence, before, spanOf, joined)
}

/** The subject that ends at token `t`, with nothing but what was skipped between it and the verb; null without one. */
function subjectBeside(tokens: Tokens, mentions: Mentions, cue: CueSite, spanOf: Int32Array, t: number): Subject | null {
  const { list, endingAt } = mentions
  // I'm, he'd, she’ll: the pronoun holds its auxiliary
  if (endingAt[t]! < 0) return null
  if (isAbsolute(tokens, list[endingAt[t]!]!)) return [endingAt[t]!, Relation.participle]
  const m = headOf(tokens, mentions, endingAt[t]!)
  const mention = list[m]!
  const touching = cue.form === Form.gerund && t === cue.at
  // > | The parish has written to the council calling it “daft”        whoever has written
  const told = touching && isWord(tokens, mention.from - 1, 'to')
  const writer = told ? mainSubject(tokens, mentions, sentenceStart(tokens, cue.at, spanOf), mention.from, spanOf, false) : -1
  if (writer >= 0) return [writer, Relation.participle]
  if ((touching && isWhere(tokens, mention)) || mention.possessive || isObject(tokens, mention) || isSought(tokens, mention.from))
    return null
  return [m, touching ? Relation.participle : Relation.adjacent]
}

/** > | Hugh Hale, a doctor who lives nearby, said
 *              ^ the mention before the leftmost comma of the clause that has one; -1 without one
 */
function explainedSubject(tokens: Tokens, mentions: Mentions, sentence: number, before: number, spanOf: Int32Array): number {
  const { kind, word } = tokens
  const level = spanOf[before]
  for (let c = clauseStart(tokens, mentions, sentence, before, spanOf) + 1; c < before; c++) {
    if (spanOf[c] !== level || (!isPunctuation(tokens, c, 44) && kind[c] !== Kind.dash && !isPunctuation(tokens, c, 40))) continue
    // > | She left it, and her aide, a clerk from Oslo, said        a clause of its own behind the comma
    if (kind[c + 1] === Kind.word && wordFlags(word[c + 1]!) & Word.conjunction && mentions.startingAt[c + 2]! >= 0) continue
    const m = mentions.endingAt[c]!
    if (m < 0) continue
    const mention = mentions.list[m]!
    if (mention.possessive || isObject(tokens, mention)) continue
    // > | Recording a verdict, the coroner, Ada Roe, said        what somebody does in front of the subject
    if (!preceded(tokens, mention.from) && !isDoneFirst(tokens, sentence, mention.from)) return m
  }
  return -1
}

/** The nearest mention to the left that a verb follows, or the first of the sentence. */
function nearestSubject(
  tokens: Tokens,
  { list, endingAt }: Mentions,
  cue: CueSite,
  sentence: number,
  before: number,
  spanOf: Int32Array,
  joined: boolean,
): Subject {
  const gerund = cue.form === Form.gerund
  const level = spanOf[cue.at]
  let first = -1
  for (let s = before; s > sentence; s--) {
    const m = endingAt[s]!
    if (m < 0 || spanOf[s - 1] !== level) continue
    const mention = list[m]!
    if (mention.possessive || isObject(tokens, mention) || preceded(tokens, mention.from)) continue
    if (s < before && canAct(tokens, s)) {
      // > | an official who spoke on the phone said        the one the clause is about
      const head = isWord(tokens, mention.from, 'who') ? endingAt[mention.from]! : -1
      if (head >= 0 && !joined && !gerund) return [head, Relation.distant]
      const coordinated = joined || isPunctuation(tokens, before, 44)
      return [m, gerund ? Relation.participle : coordinated ? Relation.coordinated : Relation.distant]
    }
    first = m
  }
  return first >= 0 ? [first, gerund ? Relation.participle : Relation.distant] : [-1, Relation.none]
}

/** Whether a token can be a verb in the past, the present or behind an auxiliary, or is one. */
function canAct(tokens: Tokens, t: number): boolean {
  if (tokens.kind[t] !== Kind.word) return false
  const id = tokens.word[t]!
  return (wordTags(id) & verbTags) !== 0 || (wordFlags(id) & (Word.auxiliary | Word.cue)) !== 0 || endsIn(tokens, t, 'ed')
}

/**
 * The last place before a verb and its comma where a clause begins, the sentence's own beginning where nothing inside does:
 *
 *     > | Orr called it daft; Ada Roe, a critic, said        > | in what its sponsor, Ada Roe, calls
 *                           ^                                       ^^^^
 */
function clauseStart(tokens: Tokens, { startingAt }: Mentions, sentence: number, before: number, spanOf: Int32Array): number {
  const level = spanOf[before]
  for (let t = before - 1; t > sentence; t--) {
    if (spanOf[t] !== level) continue
    if (isPunctuation(tokens, t, 59) || isPunctuation(tokens, t, 58)) return t
    if (startingAt[t + 1]! >= 0 && isWord(tokens, t, 'what')) return t
  }
  return sentence
}

/** Whether a participle that begins the sentence has a mention for its object. */
function isDoneFirst(tokens: Tokens, sentence: number, from: number): boolean {
  const t = from - 1
  if (t !== sentence || !endsIn(tokens, t, 'ing')) return false
  return !(wordFlags(tokens.word[t]!) & Word.preposition)
}

/**
 * Whether *with* stands before a mention and a participle behind it, which makes a clause with a subject of its own:
 *
 *     > | They chimed in, with Roe tweeting that it was “a farce”
 *                              ^^^
 */
export function isAbsolute(tokens: Tokens, { from, to }: Mention): boolean {
  // > | with Roe reportedly yelling
  if (!endsIn(tokens, endsIn(tokens, to, 'ly') ? to + 1 : to, 'ing')) return false
  if (isWord(tokens, from - 1, 'with')) return true
  // > | with many marchers and spectators chanting        > | with one of her posters asking
  if (!isWord(tokens, from - 1, 'and') && !isWord(tokens, from - 1, 'of')) return false
  for (let t = from - 2; t > from - longestJoint && t > 0 && tokens.kind[t] === Kind.word; t--) if (isWord(tokens, t, 'with')) return true
  return false
}

/** Tokens between *with* and the second of two that it stands before. */
const longestJoint = 6

/** The subject of such a clause before a second participle (`and asking`) or an infinitive (`taking to the radio to call`); -1 without one. */
function absoluteSubject(tokens: Tokens, { list, endingAt }: Mentions, sentence: number, before: number, spanOf: Int32Array): number {
  for (let t = before; t > sentence; t--) {
    const m = endingAt[t]!
    if (m >= 0 && spanOf[t] === spanOf[before] && isAbsolute(tokens, list[m]!)) return m
  }
  return -1
}

/** Whether a participle begins its sentence, a preposition or a conjunction before it or not. */
function opensSentence({ kind, shape, word }: Tokens, { at, form }: CueSite): boolean {
  if (form !== Form.gerund && form !== Form.past && form !== Form.participle) return false
  if (shape[at]! & Shape.sentenceStart) return true
  const before = at - 1
  return (
    form === Form.gerund &&
    before >= 0 &&
    kind[before] === Kind.word &&
    (shape[before]! & Shape.sentenceStart) !== 0 &&
    (wordFlags(word[before]!) & (Word.preposition | Word.conjunction | Word.subordinator)) !== 0
  )
}

/**
 * The subject behind a participle that begins its sentence:
 *
 *     > | Citing “family reasons,” the minister left        > | Asked about the kettle, Roe laughed
 *                                  ^                                                    ^
 */
function subjectBehind(tokens: Tokens, mentions: Mentions, cue: CueSite, spanOf: Int32Array): number {
  const level = spanOf[cue.at]
  const limit = Math.min(tokens.count, cue.to + longest)
  for (let t = cue.to; t < limit; t++) {
    if (tokens.shape[t]! & Shape.paragraphStart || (tokens.shape[t]! & Shape.sentenceStart && spanOf[t] === level)) return -1
    // a comma in front of the closing mark of a quote stands for one behind it
    const paused = isPunctuation(tokens, t - 1, 44)
      ? spanOf[t - 1] === level
      : tokens.kind[t - 1] === Kind.mark && isPunctuation(tokens, t - 2, 44)
    if (!paused || spanOf[t] !== level) continue
    const m = mentions.startingAt[t]!
    if (m < 0 || isObject(tokens, mentions.list[m]!)) continue
    const next = mentions.list[m]!.to
    if (next < limit && !isPunctuation(tokens, next, 44) && !actsNext(tokens, next)) continue
    return m
  }
  return -1
}

/** > | He spoke at a club outside Washington, D.C. saying        a place that no subject can be */
function isWhere(tokens: Tokens, mention: Mention): boolean {
  const { from, to, referent } = mention
  if (isAbsolute(tokens, mention)) return false
  const pause = isPunctuation(tokens, from - 1, 44)
  const state = pause && to - from === 1 && (tokens.shape[from]! & Shape.abbreviation) !== 0
  return state || (referent === Referent.place && (pause || preceded(tokens, from)))
}

/** > | An official who met her to discuss the plan said        what somebody is to do something to is no subject */
function isSought(tokens: Tokens, from: number): boolean {
  return isWord(tokens, from - 2, 'to') && tokens.kind[from - 1] === Kind.word && (wordTags(tokens.word[from - 1]!) & Tag.base) !== 0
}

/**
 * The subject of the whole sentence: its first mention that is no object, no owner and not part of a clause in front.
 *
 *     > | After Orr fell ill, Roe left the board in doubt, saying that
 *                             ^ behind the clause that `After` begins
 */
function mainSubject(tokens: Tokens, mentions: Mentions, sentence: number, before: number, spanOf: Int32Array, joined: boolean): number {
  const { kind, word } = tokens
  const level = spanOf[before]
  let t = sentence
  while (t < before && kind[t] !== Kind.word) t++
  // > | ERBIL, Kurdistan – Ada Orr said        a dateline is no subject
  if (tokens.shape[t]! & Shape.paragraphStart && tokens.shape[t]! & Shape.upper) {
    for (let u = t; u < Math.min(before, t + 12); u++) if (kind[u] === Kind.dash) t = u + 1
  }
  // > | Even before Orr took the stage, his campaign sent a message saying
  const opens = wordFlags(word[t]!) & Word.adverb ? wordFlags(word[t + 1]!) : wordFlags(word[t]!)
  if (kind[t] === Kind.word && opens & (Word.subordinator | Word.preposition)) {
    let comma = t
    while (comma < before && !(isPunctuation(tokens, comma, 44) && spanOf[comma] === level)) comma++
    if (comma < before - 1) t = comma + 1
  }
  // > | Talks broke off when Orr left the room and told the press        verbs joined within a clause have its subject
  //                          ^
  if (joined) {
    for (let u = before - 1; u > t; u--) {
      const m = spanOf[u] === level ? mentions.startingAt[u + 1]! : -1
      if (m < 0 || isObject(tokens, mentions.list[m]!) || !joinsClause(tokens, u, mentions.list[m]!)) continue
      t = u + 1
      break
    }
  }
  let first = -1
  for (; t < before; t++) {
    const m = mentions.startingAt[t]!
    if (m < 0 || spanOf[t] !== level) continue
    const mention = mentions.list[m]!
    if (mention.possessive || isObject(tokens, mention) || preceded(tokens, mention.from) || mention.to > before) continue
    // > | At a meeting in Aspen, Colo., Ada Roe ended her speech by quoting
    if (isWhere(tokens, mention)) continue
    if (first < 0) first = m
    if (actsNext(tokens, mention.to) || isActor(tokens, mention)) return m
  }
  return first
}

/** > | She preys on them        whatever stands behind a pronoun that can be nothing else is its verb */
function isActor({ kind, word }: Tokens, { type, to }: Mention): boolean {
  return type === MentionType.pronoun && kind[to] === Kind.word && !(wordFlags(word[to]!) & Word.closed)
}

/**
 * Whether a clause with a subject of its own begins behind a token: a conjunction, or a pause before a pronoun that can be nothing else.
 *
 *     > | when Orr left        > | When Orr called, I laughed        not: > | Orr, who left
 *         ^^^^                                    ^                            ^
 */
function joinsClause(tokens: Tokens, u: number, { type, referent, possessive }: Mention): boolean {
  if (tokens.kind[u] !== Kind.word)
    return type === MentionType.pronoun && referent !== Referent.unknown && !possessive && isPunctuation(tokens, u, 44)
  const flags = wordFlags(tokens.word[u]!)
  return (flags & Word.subordinator) !== 0 && !(flags & Word.preposition)
}

/** Whether a verb, or a comma behind which one can come, follows a mention. */
function actsNext(tokens: Tokens, t: number): boolean {
  if (tokens.kind[t] === Kind.punctuation) return true
  if (tokens.kind[t] !== Kind.word) return false
  const flags = wordFlags(tokens.word[t]!)
  const tags = wordTags(tokens.word[t]!)
  if (flags & (Word.auxiliary | Word.cue | Word.adverb | Word.pronoun)) return true
  return (tags & (Tag.past | Tag.third | Tag.modal)) !== 0 || /ed$/.test(tokens.text.slice(tokens.start[t], tokens.end[t]))
}
