import { cueForm, Form, Frame, frameOf, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { isDoneTo } from '../mentions/descriptions.ts'
import { type Mention, type Mentions, MentionType, Referent } from '../mentions/mention.ts'
import { endsIn, isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { adjectiveForm, type CueSite, isCatenative, nounForm, ownerBefore, phraseForm } from './cues.ts'
import { quotedAs } from './quoted.ts'

/** How a subject stands to its verb. */
export const Relation = {
  none: 0,
  adjacent: 1, // the minister said; the minister also said
  apposition: 2, // Hugh Hale, a doctor who lives nearby, said
  coordinated: 3, // she rose and said
  participle: 4, // he left, adding
  relative: 5, // a man who said
  agent: 6, // was described by the auditor
  phrase: 7, // according to monitors
  distant: 8, // the nearest subject to the left in its sentence
} as const

/** A cue with the mentions around it: indices into the mentions, -1 for none. */
export interface Clause {
  readonly cue: CueSite
  /** Who says it, for a verb behind its subject. */
  readonly subject: number
  readonly relation: number
  /** Who says it if the verb stands before its subject: `said Anna`. */
  readonly inverted: number
  /** Who is told. */
  readonly object: number
}

/**
 * Finds subject and object of every cue, without a parser: from the verb outwards, over adverbs, auxiliaries, appositions, coordinated verbs and
 * what stands in quotes. `spanOf` gives the quote that each token stands in.
 */
export function findClauses(tokens: Tokens, mentions: Mentions, cues: readonly CueSite[], spanOf: Int32Array): Clause[] {
  // pushed, not mapped, as in `findCharacters`
  const clauses: Clause[] = []
  for (const cue of cues) clauses.push(readClause(tokens, mentions, cue, spanOf))
  return clauses
}

function readClause(tokens: Tokens, mentions: Mentions, cue: CueSite, spanOf: Int32Array): Clause {
  const [subject, relation] =
    cue.form === nounForm
      ? ownerOf(tokens, mentions, cue)
      : cue.form === phraseForm
        ? phraseSource(mentions, cue)
        : cue.passive || isDone(tokens, mentions, cue)
          ? agentOf(tokens, mentions, cue, spanOf)
          : subjectOf(tokens, mentions, cue, spanOf)
  // > | For Ada Roe of Oslo, the matter is clear:        what is so is right before it
  const far = cue.form === adjectiveForm && relation === Relation.distant
  const inverted = invertedSubject(tokens, mentions, cue)
  const object = objectOf(tokens, mentions, cue)
  const inserted = inverted >= 0 && isInserted(tokens, cue, mentions.list[inverted]!)
  return { cue, subject: inserted || far ? -1 : subject, relation: inserted || far ? Relation.none : relation, inverted, object }
}

const verbTags = Tag.past | Tag.third | Tag.modal
/** Tokens of a bracket between a subject and its verb, and its ends. */
const longestBracket = 16

/**
 * Skips what can stand between a subject and its verb: adverbs, auxiliaries, `to`, days and hours, brackets.
 *
 *     > | Sen. Ada Roe (R-Iowa) on Wednesday also said
 *                      ^ to here                  ^ from here
 */
export function skipLeft(tokens: Tokens, at: number): number {
  const { kind, word, shape } = tokens
  let t = at
  let timed = false
  while (t > 0 && !(shape[t]! & (Shape.sentenceStart | Shape.paragraphStart))) {
    const p = t - 1
    if (isPunctuation(tokens, p, 41)) {
      let open = p - 1
      while (open > p - longestBracket && open > 0 && !isPunctuation(tokens, open, 40)) open--
      if (!isPunctuation(tokens, open, 40)) break
      t = open
      continue
    }
    if (kind[p] !== Kind.word || shape[p]! & Shape.possessive) break
    const flags = wordFlags(word[p]!)
    if (flags & (Word.pronoun | Word.indefinite) && !(flags & Word.auxiliary)) break
    const adverb = flags & Word.adverb || ((wordTags(word[p]!) >> 16) & 15) === 3
    const whole = tokens.text.slice(tokens.start[p], tokens.end[p])
    // > | she is said to have replied        what she did, by hearsay
    if (isHearsay(tokens, p)) {
      t = p - 1
      continue
    }
    // > | Orr went on to call it
    const on = t < at && whole === 'on' && isWord(tokens, t, 'to') ? 1 : 0
    if (t < at && isCatenative(tokens, p - on)) {
      t = p - on
      continue
    }
    if (flags & Word.time) {
      timed = true
      t--
    } else if (timed && flags & Word.preposition) {
      timed = false
      t--
    } else if (
      flags & (Word.auxiliary | Word.negative) ||
      adverb ||
      whole === 'to' ||
      // > | the mayor that day said        of a time, and no pronoun: a sign that said
      (timed && /^(?:late|early|last|this|that)$/.test(whole)) ||
      // > | Jane Tully said        no adverb
      (whole.endsWith('ly') && !(shape[p]! & Shape.capital && !(shape[p]! & Shape.sentenceStart)))
    )
      t--
    else break
  }
  return t
}

/**
 * Skips where or when something is said, between *and* or *who* and the verb:
 *
 *     > | Orr left the room and in a statement called it “late”
 *                               ^ to here      ^ from here
 */
function skipPhrase(tokens: Tokens, { list, endingAt }: Mentions, t: number): number {
  const m = endingAt[t]!
  if (m < 0 || list[m]!.type !== MentionType.description) return t
  const preposition = list[m]!.from - 1
  if (!isWord(tokens, preposition, 'in') && !isWord(tokens, preposition, 'on') && !isWord(tokens, preposition, 'at')) return t
  const joins = isWord(tokens, preposition - 1, 'and') || isWord(tokens, preposition - 1, 'but') || isWord(tokens, preposition - 1, 'who')
  return joins ? skipLeft(tokens, preposition) : t
}

/** > | is said to        > | was reported to
 *         ^ `p`                    ^ behind it `to` */
function isHearsay(tokens: Tokens, p: number): boolean {
  const { kind, word, start, end, text } = tokens
  if (!isWord(tokens, p + 1, 'to') || kind[p - 1] !== Kind.word || !(wordFlags(word[p - 1]!) & Word.auxiliary)) return false
  return /^(?:said|reported|believed|understood|thought|known|alleged|heard|overheard)$/.test(text.slice(start[p], end[p]))
}

function subjectOf(tokens: Tokens, mentions: Mentions, cue: CueSite, spanOf: Int32Array): [number, number] {
  const { kind, shape, word } = tokens
  const { endingAt } = mentions
  if (cue.form === Form.gerund) {
    const quoted = quotedAs(tokens, mentions, cue.at)
    if (quoted >= 0) return [quoted, Relation.participle]
  }
  const t = skipPhrase(tokens, mentions, skipLeft(tokens, cue.at))
  if (opensSentence(tokens, cue)) {
    const m = subjectBehind(tokens, mentions, cue, spanOf)
    if (m >= 0) return [m, Relation.participle]
  }
  // I'm, he'd, she’ll: the pronoun holds its auxiliary
  if (endingAt[t]! >= 0) {
    if (isAbsolute(tokens, mentions.list[endingAt[t]!]!)) return [endingAt[t]!, Relation.participle]
    const m = headOf(tokens, mentions, endingAt[t]!)
    // > | The parish has written to the council calling it “daft”        whoever has written
    const told = cue.form === Form.gerund && t === cue.at && isWord(tokens, mentions.list[m]!.from - 1, 'to')
    const writer = told ? mainSubject(tokens, mentions, sentenceStart(tokens, cue.at, spanOf), mentions.list[m]!.from, spanOf, false) : -1
    if (writer >= 0) return [writer, Relation.participle]
    const place = cue.form === Form.gerund && t === cue.at && isWhere(tokens, mentions.list[m]!)
    if (!place && !mentions.list[m]!.possessive && !isObject(tokens, mentions.list[m]!) && !isSought(tokens, mentions.list[m]!.from))
      return [m, cue.form === Form.gerund && t === cue.at ? Relation.participle : Relation.adjacent]
  }
  if (t <= 0 || shape[t]! & Shape.paragraphStart) return [-1, Relation.none]
  const before = t - 1
  const flags = kind[before] === Kind.word ? wordFlags(word[before]!) : 0
  const low = kind[before] === Kind.word ? tokens.text.slice(tokens.start[before], tokens.end[before]).toLowerCase() : ''
  if (low === 'who' || low === 'which' || low === 'that') {
    const comma = isPunctuation(tokens, before - 1, 44) ? before - 1 : before
    const m = endingAt[comma]!
    if (m >= 0) return [m, Relation.relative]
  }
  const closing = isPunctuation(tokens, before, 44) || kind[before] === Kind.dash || isPunctuation(tokens, before, 41)
  const sentence = sentenceStart(tokens, cue.at, spanOf)
  const level = spanOf[cue.at]
  if (closing && cue.form !== Form.gerund) {
    // > | Hugh Hale, a doctor who lives nearby, said
    //              ^ the leftmost comma of the sentence with a mention before it
    for (let c = clauseStart(tokens, mentions, sentence, before, spanOf) + 1; c < before; c++) {
      if (spanOf[c] !== level || (!isPunctuation(tokens, c, 44) && kind[c] !== Kind.dash && !isPunctuation(tokens, c, 40))) continue
      // > | She left it, and her aide, a clerk from Oslo, said        a clause of its own behind the comma
      if (kind[c + 1] === Kind.word && wordFlags(word[c + 1]!) & Word.conjunction && mentions.startingAt[c + 2]! >= 0) continue
      const m = endingAt[c]!
      if (m < 0) continue
      const mention = mentions.list[m]!
      if (mention.possessive || isObject(tokens, mention)) continue
      // > | Recording a verdict, the coroner, Ada Roe, said        what somebody does in front of the subject
      if (preceded(tokens, mention.from) || isDoneFirst(tokens, sentence, mention.from)) continue
      return [m, Relation.apposition]
    }
  }
  // > | Roe left no doubt of her support for Orr, saying that        > | Roe won the vote in May and posted
  //     ^                                         ^                       ^                           ^
  const joined = (flags & Word.conjunction) !== 0 || low === 'then'
  // > | Roe laid out her plan, while confirming that
  //     ^                            ^
  const led = cue.form === Form.gerund && (flags & (Word.subordinator | Word.preposition)) !== 0
  if (cue.form === Form.gerund ? joined : cue.form === Form.base && isWord(tokens, cue.at - 1, 'to')) {
    const m = absoluteSubject(tokens, mentions, sentence, before, spanOf)
    if (m >= 0) return [m, Relation.participle]
  }
  if ((cue.form === Form.gerund && (isPunctuation(tokens, before, 44) || led)) || joined) {
    const m = mainSubject(tokens, mentions, sentence, before, spanOf, joined)
    if (m >= 0) return [m, cue.form === Form.gerund ? Relation.participle : Relation.coordinated]
  }
  // the nearest mention to the left that a verb follows, or the first of the sentence
  let fallback = -1
  for (let s = before; s > sentence; s--) {
    const m = endingAt[s]!
    if (m < 0 || spanOf[s - 1] !== level) continue
    const mention = mentions.list[m]!
    if (mention.possessive || isObject(tokens, mention)) continue
    const after = kind[s] === Kind.word ? wordTags(word[s]!) : 0
    const afterFlags = kind[s] === Kind.word ? wordFlags(word[s]!) : 0
    const verb =
      s < before &&
      (after & verbTags ||
        afterFlags & (Word.auxiliary | Word.cue) ||
        /ed$/.test(kind[s] === Kind.word ? tokens.text.slice(tokens.start[s], tokens.end[s]) : ''))
    if (verb && !preceded(tokens, mention.from)) {
      // > | an official who spoke on the phone said        the one the clause is about
      const head = isWord(tokens, mention.from, 'who') ? endingAt[mention.from]! : -1
      if (head >= 0 && !joined && cue.form !== Form.gerund) return [head, Relation.distant]
      const coordinated = joined || isPunctuation(tokens, before, 44)
      return [m, cue.form === Form.gerund ? Relation.participle : coordinated ? Relation.coordinated : Relation.distant]
    }
    if (!preceded(tokens, mention.from)) fallback = m
  }
  return fallback >= 0 ? [fallback, cue.form === Form.gerund ? Relation.participle : Relation.distant] : [-1, Relation.none]
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

/**
 * The mention that a phrase behind it belongs to:
 *
 *     > | Scott Hawkins of Cheyenne said        > | W.E.B. Larkin, Ph.D., of Acme Inc. said
 *         ^ the subject                              ^ the subject
 */
export function headOf(tokens: Tokens, mentions: Mentions, m: number): number {
  let { from } = mentions.list[m]!
  // > | the Court of England and Wales ruled
  if (from > 1 && mentions.list[m]!.referent === Referent.place && isWord(tokens, from - 1, 'and')) {
    const outer = mentions.endingAt[from - 1]!
    if (outer >= 0 && mentions.list[outer]!.nameTo < mentions.list[outer]!.to) return outer
  }
  while (from > 0 && isCount(tokens, from - 1) && !(tokens.shape[from]! & Shape.sentenceStart)) from--
  const doing = doerOf(tokens, mentions, from)
  if (doing >= 0) return doing
  // > | A colonel called Ada Roe said
  const called = isWord(tokens, from - 1, 'called') || isWord(tokens, from - 1, 'named') ? mentions.endingAt[from - 1]! : -1
  if (called >= 0 && mentions.list[called]!.type === MentionType.description && opensReport(tokens, mentions.list[called]!.from))
    return called
  // > | A lawyer for six of the passengers said
  if (isWord(tokens, from - 1, 'of') && from > 2 && isCount(tokens, from - 2) && preceded(tokens, from - 2)) from -= 2
  if (from < 2 || !preceded(tokens, from)) return m
  // > | Senator from Vermont Bernie Sands        the land stands before the name
  const { type, nameFrom } = mentions.list[m]!
  if (type === MentionType.name && nameFrom > from && wordFlags(tokens.word[from]!) & Word.place) return m
  // > | A petition signed by 1,300 people called it “daft”
  //     ^                          ^ `m`
  if (isWord(tokens, from - 1, 'by') && tokens.kind[from - 2] === Kind.word && wordTags(tokens.word[from - 2]!) & Tag.participle) {
    const done = mentions.endingAt[from - 2]!
    return done >= 0 && mentions.list[done]!.type === MentionType.description && !mentions.list[done]!.possessive ? done : m
  }
  const before = tokens.text.slice(tokens.start[from - 1], tokens.end[from - 1])
  if (!/^(?:of|for|from|at|with)$/.test(before)) {
    // > | A man who lived next door to the couple said
    const actor = actorOf(tokens, mentions, m)
    if (actor !== m) return actor
    const about = aboutWhom(tokens, mentions, from)
    return about ?? holderOf(tokens, mentions, m)
  }
  const outer = mentions.endingAt[from - 1]!
  if (outer >= 0) return outer
  // > | A teacher who shared the room with others described it        whom the clause is about
  if (!isPunctuation(tokens, from - 2, 44)) return aboutWhom(tokens, mentions, from) ?? m
  for (let t = from - 2; t > from - 8 && t > 0; t--) {
    const named = isPunctuation(tokens, t, 44) ? mentions.endingAt[t]! : -1
    // > | W.E.B. Larkin, Ph.D., of Acme Inc. said        a degree is nobody
    const degree = named >= 0 && mentions.list[named]!.from === t - 1 && (tokens.shape[t - 1]! & Shape.abbreviation) !== 0
    if (named >= 0 && !degree) return named
  }
  return m
}

/** Tokens between *who* and a phrase of its clause. */
const longestClause = 12

/** The mention right before the *who* whose clause a token stands in, no comma between; null without one. */
function aboutWhom(tokens: Tokens, { list, endingAt }: Mentions, from: number): number | null {
  for (
    let t = from - 2;
    t > from - longestClause && t > 0 && tokens.kind[t] === Kind.word && !(tokens.shape[t]! & Shape.sentenceStart);
    t--
  ) {
    if (!isWord(tokens, t, 'who')) continue
    const m = endingAt[t]!
    return m >= 0 && !list[m]!.possessive && !preceded(tokens, list[m]!.from) ? m : null
  }
  return null
}

/**
 * Whoever does something to what stands before the verb; -1 for nobody:
 *
 *     > | A woman carrying a baby said        > | A farmer accused of murdering his brother told them
 *         ^^^^^^^                                ^^^^^^^^
 */
function doerOf(tokens: Tokens, { list, endingAt }: Mentions, from: number): number {
  const { kind, word, end, shape } = tokens
  let t = from - 1
  if (t < 1 || !endsIn(tokens, t, 'ing') || shape[t]! & Shape.capital || shape[from]! & Shape.sentenceStart) return -1
  const verb = cueForm(word[t]!)
  if (wordFlags(word[t]!) & Word.preposition || end[t]! - tokens.start[t]! < 6 || (verb >= 0 && frameOf(verb) & Frame.says)) return -1
  const led = kind[t - 1] === Kind.word && wordFlags(word[t - 1]!) & Word.preposition && kind[t - 2] === Kind.word
  if (led && wordTags(word[t - 2]!) & Tag.participle) t -= 2
  const m = endingAt[t]!
  if (m < 0 || list[m]!.possessive || preceded(tokens, list[m]!.from)) return -1
  const { referent, type } = list[m]!
  return type === MentionType.description && (referent === Referent.person || referent === Referent.group) ? m : -1
}

/**
 * Whoever does what a participle behind it says, up to a thing or a place behind a preposition:
 *
 *     > | Protesters marching through the streets chanted        > | a man in the crowd shouted
 *         ^                               ^ `m`                      ^
 */
function actorOf(tokens: Tokens, mentions: Mentions, m: number): number {
  const { from, referent, type } = mentions.list[m]!
  if (type !== MentionType.description || referent === Referent.person) return m
  let t = from - 1
  if (endsIn(tokens, t - 1, 'ing') && !(tokens.shape[t - 1]! & Shape.capital)) t--
  const outer = mentions.endingAt[t]!
  if (outer < 0 || preceded(tokens, mentions.list[outer]!.from)) return m
  const { referent: actor, possessive } = mentions.list[outer]!
  return !possessive && (actor === Referent.person || actor === Referent.group) ? outer : m
}

/**
 * Whatever begins the clause and has a phrase behind it, a participle before its preposition or not:
 *
 *     > | The slide behind her said        > | A circular pasted on the gate announced
 *         ^                ^ `m`               ^                    ^
 */
function holderOf(tokens: Tokens, { list, endingAt }: Mentions, m: number): number {
  const preposition = list[m]!.from - 1
  const outer = endingAt[preposition]! >= 0 ? endingAt[preposition]! : isDoneTo(tokens, preposition - 1) ? endingAt[preposition - 1]! : -1
  if (outer < 0 || list[outer]!.type === MentionType.pronoun || list[outer]!.possessive) return m
  return opensReport(tokens, list[outer]!.from) ? outer : m
}

/** Whether a clause begins at a token: its sentence, or what stands behind a pause, a mark, a conjunction or *that*. */
export function opensClause({ kind, shape, word }: Tokens, t: number): boolean {
  if (shape[t]! & (Shape.sentenceStart | Shape.paragraphStart)) return true
  return kind[t - 1] !== Kind.word || (wordFlags(word[t - 1]!) & (Word.conjunction | Word.subordinator)) !== 0
}

/** The same, or behind a day: > | On Monday a circular pasted on the gate announced */
export function opensReport(tokens: Tokens, t: number): boolean {
  return opensClause(tokens, t) || (wordFlags(tokens.word[t - 1]!) & Word.time) !== 0
}

/** > | with 11 others        > | with eleven others */
function isCount({ kind, word }: Tokens, t: number): boolean {
  return kind[t] === Kind.number || (kind[t] === Kind.word && (wordTags(word[t]!) & Tag.number) !== 0)
}

/** Whether a preposition stands before a mention, so that it is no subject. */
function preceded(tokens: Tokens, from: number): boolean {
  if (from === 0 || tokens.kind[from - 1] !== Kind.word || tokens.shape[from]! & Shape.sentenceStart) return false
  const flags = wordFlags(tokens.word[from - 1]!)
  return (flags & Word.preposition) !== 0 && (flags & (Word.conjunction | Word.subordinator)) === 0
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

/** `him`, `them`, `me`: never a subject. */
function isObject(tokens: Tokens, mention: Mention): boolean {
  if (mention.type !== MentionType.pronoun) return false
  return (wordFlags(tokens.word[mention.from]!) & (Word.object | Word.pronoun)) === Word.object
}

/** Tokens of a sentence that a subject is looked for in. */
const longest = 160

/** The first token of the sentence, what stands in quotes left out of account. */
function sentenceStart(tokens: Tokens, at: number, spanOf: Int32Array): number {
  const { shape } = tokens
  const level = spanOf[at]
  const floor = Math.max(0, at - longest)
  let t = at
  while (t > floor && !(shape[t]! & Shape.paragraphStart) && !(shape[t]! & Shape.sentenceStart && spanOf[t] === level)) {
    // > | They are proud. “It is late,” Roe said.        the words begin the sentence, behind the full stop of the one before
    //                     ^
    if (isPunctuation(tokens, t - 1, 46) && spanOf[t - 1] === level && spanOf[t] !== level && tokens.kind[t] === Kind.mark) break
    t--
  }
  return t
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

function invertedSubject(tokens: Tokens, mentions: Mentions, cue: CueSite): number {
  if (cue.form === phraseForm || cue.form === nounForm || cue.form === Form.gerund) return -1
  let t = cue.to
  if (tokens.kind[t] === Kind.word && wordFlags(tokens.word[t]!) & Word.adverb && mentions.startingAt[t]! < 0) t++
  let m = mentions.startingAt[t]!
  // > | opined Cleveland’s Plain Dealer
  //            ^ an owner: what it owns speaks
  if (m >= 0 && mentions.list[m]!.possessive) m = mentions.startingAt[mentions.list[m]!.to + 1]!
  // > | Asked whose voice it was, she said
  //           ^^^^^^^^^^^ what the question is about
  if (m < 0 || isWord(tokens, mentions.list[m]!.from, 'whose')) return -1
  return isObject(tokens, mentions.list[m]!) ? -1 : m
}

/**
 * Whether a verb and the one behind it stand between commas, so that nobody before them is its subject:
 *
 *     > | The plan, explained Roe, “is dead.”        not: Roe, on the line, told Orr, “…”
 *                   ^^^^^^^^^
 */
function isInserted(tokens: Tokens, { at, frame, form }: CueSite, { to, plural }: Mention): boolean {
  if (!isPunctuation(tokens, at - 1, 44) || !isPunctuation(tokens, to, 44)) return false
  // > | The plan, say its makers, is “dead”
  return (
    (form === Form.past || form === Form.third || (form === Form.base && plural)) &&
    (frame & Frame.says) !== 0 &&
    !(frame & Frame.addressee)
  )
}

function phraseSource(mentions: Mentions, cue: CueSite): [number, number] {
  const m = mentions.startingAt[cue.to]!
  return m >= 0 ? [m, Relation.phrase] : [-1, Relation.none]
}

/** Whose claim it is: `Orr’s claim`, `his claim`, `a claim by Orr`. */
function ownerOf(tokens: Tokens, mentions: Mentions, cue: CueSite): [number, number] {
  const owner = ownerBefore(tokens, cue.at)
  if (owner >= 0) {
    const pronoun = tokens.kind[owner] === Kind.word && !(tokens.shape[owner]! & Shape.possessive)
    const m = mentions.endingAt[pronoun ? owner + 1 : owner]!
    return m >= 0 ? [m, Relation.agent] : [-1, Relation.none]
  }
  if (tokens.kind[cue.to] === Kind.word && /^(?:by|from|of)$/.test(tokens.text.slice(tokens.start[cue.to], tokens.end[cue.to]))) {
    const m = mentions.startingAt[cue.to + 1]!
    if (m >= 0) return [m, Relation.agent]
  }
  return [-1, Relation.none]
}

/**
 * A participle without its auxiliary, whose agent stands right behind it:
 *
 *     > | an option seen by organizers as a “lifeboat”
 *                   ^
 */
function isDone({ kind, text, start, end }: Tokens, { startingAt }: Mentions, { form, to }: CueSite): boolean {
  return (
    (form === Form.past || form === Form.participle) &&
    kind[to] === Kind.word &&
    end[to]! - start[to]! === 2 &&
    text.startsWith('by', start[to]) &&
    startingAt[to + 1]! >= 0
  )
}

function agentOf(tokens: Tokens, mentions: Mentions, cue: CueSite, spanOf: Int32Array): [number, number] {
  for (let t = nextBy(tokens, cue.to, spanOf); t >= 0; t = nextBy(tokens, t + 1, spanOf)) {
    const m = mentions.startingAt[t + 1]!
    if (m >= 0) return [m, Relation.agent]
  }
  return [-1, Relation.none]
}

/**
 * The next `by` of a clause behind a participle, what stands in quotes passed over; -1 without one.
 *
 *     > | described as “a farce” by campaigners
 *                                ^
 */
export function nextBy({ count, kind, shape, start, end, text, paragraph }: Tokens, from: number, spanOf: Int32Array): number {
  const level = spanOf[from - 1]!
  for (let t = from; t < from + 40 && t < count && paragraph[t] === paragraph[from - 1]; t++) {
    if (spanOf[t] !== level) continue
    if (shape[t]! & Shape.sentenceStart) return -1
    if (kind[t] === Kind.word && end[t]! - start[t]! === 2 && text.startsWith('by', start[t])) return t
  }
  return -1
}

function objectOf(tokens: Tokens, mentions: Mentions, cue: CueSite): number {
  if (!(cue.frame & (Frame.addressee | Frame.says | Frame.manner | Frame.acts))) return -1
  let t = cue.to
  const { kind, text, start, end } = tokens
  if (kind[t] === Kind.word && cue.frame & Frame.addressee && mentions.startingAt[t]! >= 0) return mentions.startingAt[t]!
  // said to Defne; whispered softly to her
  for (let steps = 0; steps < 3 && kind[t] === Kind.word; steps++, t++) {
    const word = text.slice(start[t], end[t]).toLowerCase()
    if (word === 'to' || word === 'at') return mentions.startingAt[t + 1]!
  }
  return -1
}
