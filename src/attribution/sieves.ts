import type { Clause } from '../cues/clauses.ts'
import { isAnswered, nounForm, phraseForm } from '../cues/cues.ts'
import { quotedAs } from '../cues/quoted.ts'
import { Relation } from '../cues/relations.ts'
import { Form, Frame, lemmaOf, nounTags, reports, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { isOwnersMark, MentionType, Referent } from '../mentions/mention.ts'
import { isPunctuation, isWord, Kind, Shape, textOf } from '../text/tokens.ts'
import { type Context, clausesIn, sentenceFrom, sentenceTo } from './context.ts'
import { isEmbedded, isIntroduced, isLedTo, leadsOn, type Unit } from './units.ts'

/** A source and a cue for a quote: indices into mentions and clauses, -1 for none. */
export interface Answer {
  readonly mention: number
  readonly clause: number
}

/** A named pattern that ties a quote to its source where it fits. */
export interface Sieve {
  readonly name: string
  /** How often it is right, where it answers: measured on the training articles. */
  readonly confidence: number
  /** True where it decides by itself, without the scorer. */
  readonly certain: boolean
  readonly find: (context: Context, unit: Unit) => Answer | null
}

/** The sieves, surest first. */
export const sieves: readonly Sieve[] = [
  { name: 'label', confidence: 0.98, certain: true, find: label },
  { name: 'touching-verb', confidence: 0.95, certain: true, find: touchingVerb },
  { name: 'verb-before-name', confidence: 0.97, certain: true, find: verbBeforeName },
  { name: 'name-before-verb', confidence: 0.96, certain: true, find: nameBeforeVerb },
  { name: 'as-put', confidence: 0.95, certain: true, find: asPut },
  { name: 'colon-name', confidence: 0.9, certain: true, find: colonName },
  { name: 'signature', confidence: 0.93, certain: true, find: signature },
  { name: 'in-the-words-of', confidence: 0.9, certain: true, find: inTheWordsOf },
  { name: 'introduced', confidence: 0.93, certain: false, find: introduced },
  { name: 'colon', confidence: 0.85, certain: false, find: colon },
  { name: 'according-to', confidence: 0.85, certain: false, find: accordingTo },
  { name: 'governing-verb', confidence: 0.8, certain: false, find: governingVerb },
  { name: 'verb-behind', confidence: 0.7, certain: false, find: verbBehind },
]

/** `MODERATOR: Welcome back, everyone.`, `JUDGE HALL: “Were you there?”` */
function label(context: Context, unit: Unit): Answer | null {
  const { tokens, mentions } = context
  const span = context.spans[unit.spans[0]!]!
  if (!span.label) {
    const from = tokens.paragraphs[unit.paragraph]!
    const m = mentions.startingAt[from]!
    const opens = m >= 0 && mentions.list[m]!.type === MentionType.name && isPunctuation(tokens, mentions.list[m]!.to, 58)
    return opens && mentions.list[m]!.to + 1 === unit.from ? { mention: m, clause: -1 } : null
  }
  const m = context.mentions.startingAt[span.label[0]]!
  return m >= 0 ? { mention: m, clause: -1 } : null
}

/** Where narration goes on behind a part of a quote: its first token, a comma passed over; -1 at the paragraph's end. */
function behind(context: Context, to: number): number {
  const { tokens } = context
  if (to >= tokens.count || tokens.paragraph[to] !== tokens.paragraph[to - 1]) return -1
  let t = to
  while (tokens.kind[t] === Kind.symbol) t++
  return isPunctuation(tokens, t, 44) ? t + 1 : t
}

function ends(context: Context, unit: Unit): number[] {
  return unit.spans.map((s) => context.spans[s]!.to)
}

const finite = (form: number): boolean => form === Form.past || form === Form.third || form === Form.base || form === Form.participle

/** `When Anders said “go,” Beata said “stay.”`: a verb of speech right before the mark, its subject right before the verb. */
function touchingVerb(context: Context, unit: Unit): Answer | null {
  const { tokens, mentions, clauses, clauseFrom, spanOf } = context
  const c = clauseFrom[unit.from]! - 1
  const clause = c >= 0 ? clauses[c]! : null
  if (!clause || spanOf[clause.cue.at] !== unit.level) return null
  const second = secondOf(context, unit, clause)
  if (second >= 0) return { mention: second, clause: c }
  // > | By that measure, says Ada Quist, “nobody has seen it,”        > | The sieve, say its makers, is “late”        a report between two commas
  const { inverted, cue, subject } = clause
  // not: > | as her notice, written long before, put it, “See you.”
  const pause = inverted >= 0 && !isPutIt(tokens, cue) ? mentions.list[inverted]!.to : -1
  if (
    pause >= 0 &&
    cue.frame & Frame.says &&
    cue.form <= Form.past &&
    isPunctuation(tokens, cue.at - 1, 44) &&
    isPunctuation(tokens, pause, 44) &&
    // not: > | Ada Quist, who met them, told her voters, “I am tired.”
    (pause === unit.from - 1
      ? cue.form !== Form.base && (subject < 0 || !(cue.frame & Frame.addressee))
      : subject < 0 && cue.at >= sentenceFrom(context, unit.from, unit.level))
  )
    return { mention: inverted, clause: c }
  if (clause.subject < 0) return null
  // > | branded “a farce” by villagers – but others say it is time        whoever stands right behind it
  if (clause.relation === Relation.agent && isWord(tokens, unit.to, 'by') && mentions.list[clause.subject]!.from === unit.to + 1)
    if (cue.to === unit.from || (cue.to === unit.from - 1 && isWord(tokens, cue.to, 'as'))) return { mention: clause.subject, clause: c }
  if (isOwnClause(context, unit, clause) || isInscribed(context, unit, clause) || isWhatCalled(context, unit, clause))
    return { mention: clause.subject, clause: c }
  if (isStanding(context, unit, clause)) return { mention: clause.subject, clause: c }
  if (clause.cue.to !== unit.from) return null
  if (isGoing(context, unit, clause)) return { mention: clause.subject, clause: c }
  if (
    !(clause.cue.frame & (Frame.says | Frame.manner | Frame.written)) ||
    clause.relation !== Relation.adjacent ||
    clause.cue.form > Form.past
  )
    return null
  // > | a film called “The Sieve”        a name, nothing said
  if (clause.cue.form !== Form.third && !(clause.cue.frame & Frame.says)) return null
  // > | Orr said he expected that Roe would say “no”        reported within a report: the scorer decides
  // > | She pointed to a button that said “Shhh.”        whatever stands before *that*
  const relative = isWord(tokens, clause.cue.at - 1, 'that') && mentions.startingAt[clause.cue.at - 1] === clause.subject
  for (let k = relative ? -1 : c - 1; k >= 0 && clauses[k]!.cue.at >= sentenceFrom(context, unit.from, unit.level); k--) {
    if (spanOf[clauses[k]!.cue.to] !== unit.level) break
    if (
      spanOf[clauses[k]!.cue.at] === unit.level &&
      clauses[k]!.subject >= 0 &&
      reports(clauses[k]!.cue.frame) &&
      noQuoteBetween(context, clauses[k]!.cue.to, unit.from)
    )
      return null
  }
  // > | the report shows “great promise”        words of the reporter’s own clause, unless the verb is `say`
  const first = context.spans[unit.spans[0]!]!.parts[0]!
  if (!(context.tokens.shape[first]! & Shape.capital) && lemmaOf(clause.cue.verb) !== 'say') return null
  return { mention: clause.subject, clause: c }
}

/** > | Her brother Tim, a vet, disagreed. “She was late.”        a verb that takes a side at the end of the sentence before, and no other one behind */
function isStanding(context: Context, unit: Unit, { cue, relation }: Clause): boolean {
  const { tokens } = context
  const stop = unit.from - 1
  if (cue.to !== stop || cue.passive || cue.form > Form.past || cue.form === Form.base || relation > Relation.apposition) return false
  if (!isPunctuation(tokens, stop, 46) || unit.spans.length > 1 || tokens.paragraph[stop] !== unit.paragraph) return false
  if (behind(context, unit.to) >= 0 && leadsOn(context, unit.to)) return false
  return /^(?:agree|disagree|concur|demur|object|differ|dissent)$/.test(lemmaOf(cue.verb))
}

/** > | and she goes “are you serious”        what somebody says, with a verb of its own; not: > | he goes “beyond the law” */
function isGoing({ tokens, mentions, spans }: Context, unit: Unit, { cue, subject, relation }: Clause): boolean {
  if (cue.form !== Form.third || relation !== Relation.adjacent || lemmaOf(cue.verb) !== 'go') return false
  const { type, referent } = mentions.list[subject]!
  if (type !== MentionType.pronoun || referent !== Referent.person || tokens.kind[unit.from] !== Kind.mark) return false
  const { parts } = spans[unit.spans[0]!]!
  for (let t = parts[0]!; t < parts[1]!; t++)
    if (tokens.kind[t] === Kind.word && wordFlags(tokens.word[t]!) & (Word.auxiliary | Word.pronoun | Word.interjection)) return true
  return false
}

/** > | as Roe put it        the words themselves, and not who says them */
function isPutIt(tokens: Context['tokens'], { verb, to }: Clause['cue']): boolean {
  return verb >= 0 && lemmaOf(verb) === 'put' && isWord(tokens, to, 'it')
}

/**
 * Whether a sentence stands behind a verb and a pause whose clause is no report within a report, though another one stands before it:
 *
 *     > | Orr spoke as a heckler yelled: “Go!”        > | According to Roe, a client rang and screamed, “Go!”
 */
function isOwnClause(context: Context, unit: Unit, { cue, subject, relation }: Clause): boolean {
  const { tokens, mentions, clauses, clauseFrom, spans } = context
  if (cue.passive || (relation !== Relation.adjacent && relation !== Relation.coordinated)) return false
  if (!(tokens.shape[spans[unit.spans[0]!]!.parts[0]!]! & Shape.capital) || !isIntroduced(context, unit.from, unit.level)) return false
  const { from } = mentions.list[subject]!
  if (relation === Relation.adjacent && /^(?:as|while|when)$/i.test(textOf(tokens, from - 1, from))) return true
  // there is none where the quote begins a sentence of its own behind the last clause of all
  const opening = clauses[clauseFrom[sentenceFrom(context, unit.from, unit.level)]!]
  return opening !== undefined && opening.cue.form === phraseForm && opening.cue.at < cue.at
}

/**
 * > | They found a note reading: “Keep out.”        > | a sign saying “Keep out”
 *                ^^^^^^ a thing with words on it
 */
function isInscribed({ tokens, mentions }: Context, unit: Unit, { cue, subject }: Clause): boolean {
  const gap = unit.from - cue.to
  if (cue.form !== Form.gerund || gap > 1 || (gap === 1 && tokens.kind[cue.to] === Kind.word)) return false
  const { type, referent, to, from } = mentions.list[subject]!
  if (type !== MentionType.description || to !== cue.at || (referent !== Referent.document && referent !== Referent.unknown)) return false
  // not: > | she released a statement saying, “It is late.”        whoever makes it or shows it says so
  if (shows.test(textOf(tokens, from - 1, from))) return false
  return /^(?:read|say)$/.test(cue.verb >= 0 ? lemmaOf(cue.verb) : '')
}

const shows =
  /^(?:sen[dt]|sends|sending|releas(?:e|es|ed|ing)|issu(?:e|es|ed|ing)|post(?:s|ed|ing)?|wr(?:ote|ites?|iting|itten)|publish(?:es|ed|ing)?|circulat(?:e|es|ed|ing)|carr(?:y|ies|ied|ying)|h(?:eld|olds?|olding)|wav(?:e|es|ed|ing))$/

/**
 * > | The team found what it calls “a sieve”        > | in what Roe described as “a sieve”
 *                    ^^^^^^^^^^^^^                            ^^^^^^^^^^^^^^^^^^^^^
 */
function isWhatCalled(context: Context, unit: Unit, { cue, subject, relation }: Clause): boolean {
  const { tokens, mentions } = context
  const to = isWord(tokens, cue.to, 'as') ? cue.to + 1 : cue.to
  const near = relation === Relation.adjacent || relation === Relation.apposition
  if (to !== unit.from || !near || cue.passive || !finite(cue.form)) return false
  const { from, type } = mentions.list[subject]!
  // > | figures which Orr, who keeps them, presented as “a sieve”
  const which = isWord(tokens, from - 1, 'what') || (to > cue.to && isWord(tokens, from - 1, 'which'))
  if (which && (to > cue.to || cue.frame & Frame.assesses)) return true
  if (relation !== Relation.adjacent || !(cue.frame & Frame.assesses)) return false
  // > | an account he labeled “Salt”        > | a plan that the mayor calls “a sieve”        a noun, and what somebody calls it
  const before = isWord(tokens, from - 1, 'that') || isWord(tokens, from - 1, 'which') ? from - 2 : from - 1
  const noun =
    tokens.kind[before] === Kind.word &&
    !(wordFlags(tokens.word[before]!) & (Word.closed | Word.adverb)) &&
    (tokens.word[before] === 0 || (wordTags(tokens.word[before]!) & nounTags) !== 0)
  return noun && to === cue.to && type !== MentionType.name && !(tokens.shape[from]! & Shape.sentenceStart)
}

/**
 * Whoever shares the verb of the words before; -1 for nobody:
 *
 *     > | Critics called the plan “daft”, supporters “brave”.
 *                                         ^^^^^^^^^^ between a quote with a comma or *and* and the mark, no verb behind it
 */
function secondOf({ tokens, mentions, spanOf, spans }: Context, unit: Unit, { cue, subject }: Clause): number {
  const { kind, paragraph } = tokens
  const m = kind[unit.from - 1] === Kind.word ? mentions.endingAt[unit.from]! : -1
  if (m < 0 || subject < 0 || cue.passive || kind[unit.to] === Kind.word) return -1
  const { from, type, referent, possessive } = mentions.list[m]!
  const and = isWord(tokens, from - 1, 'and') || isWord(tokens, from - 1, 'but') ? from - 2 : from - 1
  const joint = isPunctuation(tokens, and, 44) ? and - 1 : and
  if (
    joint < 0 ||
    joint > from - 2 ||
    kind[joint] !== Kind.mark ||
    possessive ||
    type === MentionType.pronoun ||
    referent === Referent.place
  )
    return -1
  const before = spanOf[joint]!
  if (before < 0 || spans[before]!.from < cue.to || paragraph[joint] !== unit.paragraph) return -1
  return cue.frame & (Frame.assesses | Frame.says) ? m : -1
}

/** Whether two tokens of one level have no quote between them. */
function noQuoteBetween({ spanOf }: Context, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (spanOf[t] !== spanOf[from]) return false
  return true
}

/** `“Nobody was hurt,” said Adaeze Nwosu` */
function verbBeforeName(context: Context, unit: Unit): Answer | null {
  const { clauses, clauseFrom, spanOf, tokens } = context
  for (const end of ends(context, unit)) {
    const t = behind(context, end)
    if (t < 0 || !leadsOn(context, end)) continue
    for (const at of [t, t + 1]) {
      if (at > t && !(tokens.kind[t] === Kind.word && wordFlags(tokens.word[t]!) & Word.adverb)) break
      const c = clauseFrom[at]!
      const clause = clauses[c]
      if (!clause || clause.cue.at !== at || spanOf[at] !== unit.level) continue
      if (clause.inverted < 0 || !reports(clause.cue.frame) || !finite(clause.cue.form)) continue
      if (isPredicate(context, unit, clause)) return null
      return { mention: clause.inverted, clause: c }
    }
  }
  return null
}

/**
 * Whether the verb behind a quote goes on with the sentence around it:
 *
 *     > | Roe, while deploring “the waste,” said the notice had come        a verb behind what would be its subject
 *                                           ^^^^            ^^^
 *     > | An aide who, as he put it, “was tired,” predicted a strike        a report of its own in front of the words, and no person behind
 */
function isPredicate(context: Context, unit: Unit, { subject, inverted, cue }: Clause): boolean {
  const { tokens, mentions } = context
  if (subject < 0 || mentions.list[subject]!.from >= unit.from || cue.passive) return false
  const { to, referent, type } = mentions.list[inverted]!
  const next = tokens.kind[to] === Kind.word ? tokens.word[to]! : 0
  if (wordFlags(next) & Word.auxiliary || (wordTags(next) & (Tag.third | Tag.modal | nounTags)) === Tag.third) return true
  // > | Roe, glad of “the attention,” says she warned of it
  if (type === MentionType.pronoun && (wordTags(next) & (Tag.past | nounTags)) === Tag.past) return true
  const thing = type === MentionType.description && (referent === Referent.unknown || referent === Referent.document)
  // > | Roe summed up Orr as “late,” denounced her record and left        what it does something to
  return thing && (isPunctuation(tokens, unit.from - 1, 44) || (isEmbedded(context, unit) && !(cue.frame & Frame.says)))
}

/** `“It fell a little,” Fournier, who had come by boat, said` */
function nameBeforeVerb(context: Context, unit: Unit): Answer | null {
  const { mentions, clauses, spanOf, tokens } = context
  // > | they called it “a sieve,” Orr said        words of another clause: the scorer decides
  if (isEmbedded(context, unit)) return null
  // > | When somebody shouted, “Crumb,” Orr joked        words of the clause in front
  if (isIntroduced(context, unit.from, unit.level) || isLedTo(context, unit.from, unit.level)) return null
  for (const end of ends(context, unit)) {
    const t = behind(context, end)
    if (t < 0 || !leadsOn(context, end)) continue
    for (const at of [t, t + 1]) {
      // > | “Go,” then Orr said        an adverb at the most, no conjunction
      if (
        at > t &&
        (tokens.kind[t] !== Kind.word ||
          (wordFlags(tokens.word[t]!) & (Word.adverb | Word.subordinator | Word.conjunction)) !== Word.adverb)
      )
        break
      const m = mentions.startingAt[at]!
      if (m < 0 || spanOf[at] !== unit.level) continue
      const { type, referent } = mentions.list[m]!
      if (type === MentionType.pronoun && referent === Referent.unknown) break // who, which
      const to = sentenceTo(context, at, unit.level)
      for (const c of clausesIn(context, at, to, unit.level)) {
        const clause = clauses[c]!
        if (
          clause.subject >= 0 &&
          mentions.list[clause.subject]!.from === at &&
          clause.relation !== Relation.distant &&
          clause.relation !== Relation.agent &&
          !isWord(tokens, clause.cue.to, 'that') &&
          !isAnswered(tokens, clause.cue) &&
          (clause.cue.frame & (Frame.says | Frame.manner | Frame.written | Frame.addressee) || isTied(context, unit, clause))
        )
          return { mention: clause.subject, clause: c }
      }
      break
    }
  }
  return null
}

/**
 * Whoever is quoted as saying it, by somebody else:
 *
 *     > | The Gazette quoted Ada Roe as saying the kettle was “old” and “a danger.”
 *                            ^^^^^^^    ^^^^^^
 */
function quotedAsSaying(context: Context, unit: Unit): Answer | null {
  const { tokens, mentions, clauses, clauseFrom, spanOf } = context
  const c = clauseFrom[unit.from]! - 1
  const clause = c >= 0 ? clauses[c]! : null
  if (!clause || clause.cue.form !== Form.gerund || clause.subject < 0 || spanOf[clause.cue.at] !== unit.level) return null
  if (clause.cue.at < sentenceFrom(context, unit.from, unit.level)) return null
  return quotedAs(tokens, mentions, clause.cue.at) === clause.subject ? { mention: clause.subject, clause: c } : null
}

/** `It is “a lawful source of income,” as a city memo put it`; `“It is a sieve,” was how Orr put it` */
function asPut(context: Context, unit: Unit): Answer | null {
  const { tokens, mentions, clauses, clauseFrom, spanOf } = context
  const quoted = quotedAsSaying(context, unit)
  if (quoted) return quoted
  const next = behind(context, unit.to)
  // > | “It is a sieve,” was how Orr put it.
  const how = next >= 0 && (isWord(tokens, next, 'was') || isWord(tokens, next, 'is')) && isWord(tokens, next + 1, 'how')
  const as = how ? next + 1 : next
  if (as < 0 || (!how && !isWord(tokens, as, 'as'))) return null
  if (!how && !isPunctuation(tokens, as - 1, 44) === !isPunctuation(tokens, unit.to - 2, 44)) return null
  const m = mentions.startingAt[as + 1]!
  if (m < 0 || spanOf[as] !== unit.level) return null
  // > | “aged about forty,” as the muster book has it
  const { to: has } = mentions.list[m]!
  if (!how && (isWord(tokens, has, 'has') || isWord(tokens, has, 'had')) && isWord(tokens, has + 1, 'it') && isClauseEnd(tokens, has + 2))
    return { mention: m, clause: -1 }
  const c = clauseFrom[as + 1]!
  const clause = clauses[c]
  if (!clause || clause.subject !== m || clause.relation !== Relation.adjacent || spanOf[clause.cue.at] !== unit.level) return null
  const { frame, passive, form } = clause.cue
  if (passive || !finite(form)) return null
  return frame & Frame.says || isPutIt(tokens, clause.cue) || isSoCalled(tokens, clause.cue) ? { mention: m, clause: c } : null
}

const isClauseEnd = ({ kind }: Context['tokens'], t: number): boolean => kind[t] !== Kind.word && kind[t] !== Kind.number

/** > | the “salt tax”, as Roe calls it        what is called so has been named before */
function isSoCalled({ kind, word }: Context['tokens'], { frame, to }: Clause['cue']): boolean {
  const named = kind[to] === Kind.word ? wordFlags(word[to]!) : 0
  return (frame & Frame.assesses) !== 0 && (named & (Word.object | Word.pronoun)) !== 0 && !(named & Word.subordinator)
}

/**
 * Whether a comma ties a quote, or a part of it, to the clause right behind it, whatever its verb:
 *
 *     > | “So do I,” Orr fired back.        > | “Do I?” he shrugged.        > | “Do I?” reacted Orr.
 *                 ^      ^^^^^                           ^                             ^
 */
export function isTied(context: Context, unit: Unit, { cue, subject, inverted, relation }: Clause): boolean {
  if (!finite(cue.form) || cue.passive) return false
  const { tokens, mentions } = context
  // nothing but an adverb or a phrase behind the verb
  const ends = tokens.kind[cue.to] !== Kind.word || (wordFlags(tokens.word[cue.to]!) & (Word.adverb | Word.preposition)) !== 0
  return unit.spans.some((s) => {
    const { to, close } = context.spans[s]!
    const t = close >= 0 ? behind(context, to) : -1
    if (t < 0) return false
    const comma = t > to || isPunctuation(tokens, to - 2, 44)
    const leads = comma || (/[?!]/.test(tokens.text[tokens.start[to - 2]!] ?? '') && !(tokens.shape[t]! & Shape.capital))
    if (!leads) return false
    if (cue.at === t) return inverted >= 0 && cue.form !== Form.base
    if (!ends || relation !== Relation.adjacent || subject < 0) return false
    // > | an angry Orr retaliated        an article and an adjective before the name
    const { from } = mentions.list[subject]!
    if (from < t || from > t + 2) return false
    for (let n = t; n < from; n++) if (!isQualifier(tokens, n)) return false
    return true
  })
}

function isQualifier({ kind, word }: Context['tokens'], t: number): boolean {
  return kind[t] === Kind.word && ((wordFlags(word[t]!) & Word.determiner) !== 0 || (wordTags(word[t]!) & Tag.adjective) !== 0)
}

/** `This from coach Dele Ogun: “…”`: a name right before the colon, no verb of its own in a short sentence. */
function colonName(context: Context, unit: Unit): Answer | null {
  const { tokens, mentions } = context
  const colonAt = unit.from - 1
  if (colonAt < 1 || !isPunctuation(tokens, colonAt, 58)) return null
  // > | Rep. Ada Roe (R-Iowa): “I do.”        what stands in brackets passed over
  let to = colonAt
  if (isPunctuation(tokens, to - 1, 41)) for (to--; to > colonAt - 12 && to > 0 && !isPunctuation(tokens, to, 40); ) to--
  const last = mentions.endingAt[to]!
  // > | Then I get a text from Brooke: “Well done.”        whoever has written it
  const writer = last >= 0 ? writerOf(tokens, mentions, last) : -1
  if (writer >= 0) return { mention: writer, clause: -1 }
  const m = whoIsFrom(context, last)
  if (m < 0 || mentions.list[m]!.possessive) return null
  // > | my landlord: “the heating works”        any other words only where they begin the line
  // > | By the bus stop, two teenagers: “Is that her?”        or stand behind what tells where
  const { type, referent, from: first } = mentions.list[m]!
  // > | Ole Roe, April: “It is late.”        a date speaks of nobody
  if (wordFlags(tokens.word[first]!) & Word.time) return null
  const start = tokens.kind[first - 1] === Kind.word && wordTags(tokens.word[first - 1]!) & Tag.number ? first - 1 : first
  const placed = isPunctuation(tokens, start - 1, 44) && (referent === Referent.person || referent === Referent.group)
  const opens = (tokens.shape[first]! & Shape.paragraphStart) !== 0 || placed
  if (type !== MentionType.name && (type !== MentionType.description || !opens)) return null
  // > | Pollsters agree – Carl Roe: “Call them late.”        a line of a digest, and whose words follow
  if (type === MentionType.name && tokens.kind[start - 1] === Kind.dash && to === colonAt && mentions.list[m]!.to === to)
    return { mention: m, clause: -1 }
  const from = sentenceFrom(context, colonAt, unit.level)
  return colonAt - from <= 10 && clausesIn(context, from, colonAt, unit.level).length === 0 ? { mention: m, clause: -1 } : null
}

/**
 * The last of a phrase that tells what is written and who it is from; -1 for any other phrase.
 *
 *     > | a text from Brooke        > | an email from her landlord, Bob Roe
 *                     ^^^^^^                          ^^^^^^^^^^^^
 */
function writerOf(tokens: Context['tokens'], { list, startingAt }: Context['mentions'], m: number): number {
  const { from, nameTo, to } = list[m]!
  const at = isWord(tokens, nameTo, 'from') ? nameTo + 1 : from
  if (at < 2 || !isWord(tokens, at - 1, 'from') || !isWritten(tokens, at - 2)) return -1
  const writer = startingAt[at]!
  return writer >= 0 && list[writer]!.to === to ? writer : -1
}

function isWritten(tokens: Context['tokens'], t: number): boolean {
  return /^(?:texts?|e-?mails?|messages?|letters?|notes?|postcards?|voicemails?|tweets?|DMs?|WhatsApps?|telegrams?)$/.test(
    textOf(tokens, t, t + 1),
  )
}

/**
 * > | This from Ada Roe of the University of Oslo: “…”
 *               ^^^^^^^                       ^^^^ `m`
 */
function whoIsFrom({ tokens, mentions: { list, endingAt } }: Context, m: number): number {
  let who = m
  for (let n = 0; n < 2 && who >= 0; n++) {
    const { from, type, referent } = list[who]!
    const outer = isWord(tokens, from - 1, 'of') || isWord(tokens, from - 1, 'from') ? endingAt[from - 1]! : -1
    if (outer < 0 || type === MentionType.pronoun || referent === Referent.person) break
    who = outer
  }
  return who
}

/** `“A garden is a slow argument.” —Beatriz Calado` */
function signature(context: Context, unit: Unit): Answer | null {
  const { tokens, mentions } = context
  // the sign of a quoted block may stand before the dash
  const t = isPunctuation(tokens, unit.to, 62) ? unit.to + 1 : unit.to
  if (tokens.kind[t] !== Kind.dash || isEmbedded(context, unit)) return null
  const line = tokens.paragraph[t] !== tokens.paragraph[unit.to - 1]
  if (line && tokens.paragraph[t]! > tokens.paragraph[unit.to - 1]! + 1) return null
  const m = mentions.startingAt[t + 1]!
  if (m < 0) return null
  const mention = mentions.list[m]!
  if (mention.type !== MentionType.name) return null
  // the name ends its line, or a comma and the title of a work follow
  const end = tokens.kind[mention.to] === Kind.end || (tokens.shape[mention.to]! & Shape.paragraphStart) !== 0
  const goesOn = tokens.kind[mention.to] === Kind.word
  return end || !goesOn || line ? { mention: m, clause: -1 } : null
}

/** `She had, in Oskar Lindqvist's words, “the patience of a stone”`, `Orr seized on Quist’s claim that there were “thousands”` */
function inTheWordsOf(context: Context, unit: Unit): Answer | null {
  const { tokens, mentions, clauses, clauseFrom, spanOf } = context
  // > | Orr – “no angel”, in the words of his mother – left.
  const next = behind(context, unit.to)
  const phrase = next > unit.to ? clauses[clauseFrom[next]!] : undefined
  if (phrase?.cue.at === next && phrase.cue.form === phraseForm && phrase.subject >= 0 && spanOf[next] === unit.level)
    return { mention: phrase.subject, clause: clauseFrom[next]! }
  // the noun right before the mark, a comma between them or not
  let t = unit.from - 1
  if (isPunctuation(tokens, t, 44)) t--
  if (
    t < 2 ||
    tokens.kind[t] !== Kind.word ||
    !/^(?:words?|phrase|phrasing|telling)$/.test(tokens.text.slice(tokens.start[t], tokens.end[t]))
  )
    return claimed(context, unit)
  const c = clauseFrom[t]!
  const clause = clauses[c]?.cue.at === t ? c : -1
  // > | in her own words, “a sieve”
  const own = isWord(tokens, t - 1, 'own') && isWord(tokens, t - 3, 'in') ? mentions.startingAt[t - 2]! : -1
  if (own >= 0 && mentions.list[own]!.type === MentionType.pronoun) return { mention: own, clause }
  const owner = tokens.shape[t - 1]! & Shape.possessive || isOwnersMark(tokens, t - 1) ? mentions.endingAt[t - 1]! : -1
  return owner >= 0 ? { mention: owner, clause } : null
}

/** Whose claim the clause around the quote is, where a name owns it: > | Orr seized on Quist’s claim that there were “thousands” */
function claimed(context: Context, unit: Unit): Answer | null {
  const { tokens, mentions, clauses } = context
  const c = clausesIn(context, sentenceFrom(context, unit.from, unit.level), unit.from, unit.level).at(-1) ?? -1
  const clause = c >= 0 ? clauses[c]! : null
  if (!clause || clause.cue.form !== nounForm || clause.subject < 0 || !isWord(tokens, clause.cue.to, 'that')) return null
  return mentions.list[clause.subject]!.type === MentionType.pronoun ? null : { mention: clause.subject, clause: c }
}

/** `Mayor Tomasz Wolny told reporters: “…”`: a verb and its subject in front, nothing but its object and adverbs between. */
function introduced(context: Context, unit: Unit): Answer | null {
  const { tokens, clauses } = context
  const from = sentenceFrom(context, unit.from, unit.level)
  const before = tokens.kind[unit.from - 1]
  const pause = before === Kind.punctuation && (tokens.code[unit.from - 1] === 44 || tokens.code[unit.from - 1] === 58)
  const found = clausesIn(context, from, unit.from, unit.level)
  for (let i = found.length - 1; i >= 0; i--) {
    const clause = clauses[found[i]!]!
    if (clause.subject < 0 || clause.cue.form === phraseForm || clause.relation === Relation.agent) continue
    if (!reports(clause.cue.frame)) continue
    const gap = unit.from - clause.cue.to
    if (gap === 0 || (pause && gap <= 12)) return { mention: clause.subject, clause: found[i]! }
    break
  }
  return null
}

/** `This from coach Dele Ogun: “…”`; `Obama’s word:⏎“…”` */
function colon(context: Context, unit: Unit): Answer | null {
  const { tokens, mentions, clauses } = context
  const p = unit.from - 1
  if (p < 1 || !isPunctuation(tokens, p, 58)) return null
  if (tokens.paragraph[p]! < unit.paragraph - 1) return null
  const from = sentenceFrom(context, p, unit.level)
  const found = clausesIn(context, from, p, unit.level)
  for (let i = found.length - 1; i >= 0; i--)
    if (clauses[found[i]!]!.subject >= 0) return { mention: clauses[found[i]!]!.subject, clause: found[i]! }
  for (let t = p; t > from; t--) {
    const m = mentions.endingAt[t]!
    if (m >= 0 && mentions.list[m]!.from >= from) return { mention: whoIsFrom(context, m), clause: -1 }
  }
  return null
}

/** `According to the indictment, Casimir Vale “knew the bridge was unsafe”` */
function accordingTo(context: Context, unit: Unit): Answer | null {
  const { clauses } = context
  const from = sentenceFrom(context, unit.from, unit.level)
  const to = sentenceTo(context, unit.to, unit.level)
  for (const c of clausesIn(context, from, to, unit.level)) {
    const clause = clauses[c]!
    if (clause.cue.form === phraseForm && clause.subject >= 0) return { mention: clause.subject, clause: c }
  }
  return null
}

/** `Critics say the law is “older than the wheel”`: the nearest verb to the left that can hold a clause. */
function governingVerb(context: Context, unit: Unit): Answer | null {
  const { clauses } = context
  const from = sentenceFrom(context, unit.from, unit.level)
  const found = clausesIn(context, from, unit.from, unit.level)
  for (let i = found.length - 1; i >= 0; i--) {
    const clause = clauses[found[i]!]!
    if (clause.subject >= 0 && reports(clause.cue.frame) && clause.cue.form !== phraseForm)
      return { mention: clause.subject, clause: found[i]! }
  }
  return null
}

/** `Both sides “agreed to maintain contacts,” the Kremlin said`; `was described as “reckless” by the auditor` */
function verbBehind(context: Context, unit: Unit): Answer | null {
  const { clauses } = context
  const from = sentenceFrom(context, unit.from, unit.level)
  const to = sentenceTo(context, unit.to, unit.level)
  for (const c of clausesIn(context, from, to, unit.level)) {
    const clause = clauses[c]!
    if (clause.relation === Relation.agent && clause.subject >= 0) return { mention: clause.subject, clause: c }
    if (clause.cue.at < unit.to || isAnswered(context.tokens, clause.cue)) continue
    if (!(clause.cue.frame & (Frame.says | Frame.manner | Frame.written | Frame.addressee))) continue
    if (clause.subject >= 0 && clause.relation <= Relation.apposition) return { mention: clause.subject, clause: c }
    if (clause.inverted >= 0) return { mention: clause.inverted, clause: c }
  }
  return null
}
