import { hashOf } from '../lexicon/hash.ts'
import { Frame, lemmaOf, nounTags, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { isOwnersMark, MentionType, Referent } from '../mentions/mention.ts'
import { endsIn, isPunctuation, isWord, Kind, Shape, type Tokens, textOf } from '../text/tokens.ts'
import type { Context } from './context.ts'
import type { Answer } from './sieves.ts'
import { isTitled } from './titles.ts'
import { isEmbedded, type Unit } from './units.ts'

export interface Looks {
  /** Words in the quote. */
  readonly words: number
  /** Words other than short closed-class ones that have a capital, as a share. */
  readonly capitals: number
  readonly startsCapital: boolean
  /** A comma, full stop, question or exclamation mark, dash or ellipsis stands before the closing mark. */
  readonly endsPaused: boolean
  readonly embedded: boolean
  readonly hasVerb: boolean
}

/** What a quote looks like from inside and at its borders. */
export function looksOf(context: Context, unit: Unit): Looks {
  const { tokens, spans } = context
  let words = 0
  let capitals = 0
  let counted = 0
  let verb = false
  for (const s of unit.spans) {
    const { parts } = spans[s]!
    for (let p = 0; p < parts.length; p += 2) {
      for (let t = parts[p]!; t < parts[p + 1]! && words < 400; t++) {
        if (tokens.kind[t] !== Kind.word || tokens.shape[t]! & Shape.possessive) continue
        words++
        const flags = wordFlags(tokens.word[t]!)
        if (flags & (Word.auxiliary | Word.pronoun) || wordTags(tokens.word[t]!) & (Tag.past | Tag.third | Tag.modal)) verb = true
        if (flags & Word.closed && words > 1) continue
        counted++
        if (tokens.shape[t]! & Shape.capital) capitals++
      }
    }
  }
  const first = spans[unit.spans[0]!]!.parts[0]!
  const { parts } = spans[unit.spans[unit.spans.length - 1]!]!
  const last = parts[parts.length - 1]! - 1
  return {
    words,
    capitals: counted ? capitals / counted : 0,
    startsCapital: (tokens.shape[first]! & Shape.capital) !== 0,
    endsPaused:
      tokens.kind[last] === Kind.dash ||
      (tokens.kind[last] === Kind.punctuation && /[.,!?…;:]/.test(String.fromCharCode(tokens.code[last]!))),
    embedded: isEmbedded(context, unit),
    hasVerb: verb,
  }
}

/** Words behind which marks hold a name, a title or a word as a word. */
const naming =
  /^(?:called|named|titled|entitled|nicknamed|dubbed|as|word|words|term|terms|phrase|expression|song|album|film|movie|book|novel|poem|play|show|series|painting|article|essay|labelled|labeled|marked|branded|spelled|spelt|means|meaning|so-called|reading|read|of|sang|playing|watched|watching|wrote|magazine|hit|single|program|programme|episode|game|on|in|by|from|with|for)$/i

/** True where the marks quote nobody: a title, a term, a nickname. Only patterns decide here. */
export function looksUnspoken(context: Context, unit: Unit, looks: Looks, answer: Answer | null, sieve: string): boolean {
  const { tokens, clauses } = context
  if (isNickname(context, unit) || isCoined(context, unit, looks) || isTitle(context, unit, looks) || isAuthored(context, unit, looks))
    return true
  if (isAudience(context, unit, looks)) return true
  if (!looks.endsPaused && (isAssessed(context, unit) || isTerm(context, unit, looks))) return true
  if (sieve === 'nickname') return false
  const before = tokens.kind[unit.from - 1] === Kind.word ? textOf(tokens, unit.from - 1, unit.from) : ''
  if (!answer) {
    if (looks.embedded && !(looks.endsPaused && looks.hasVerb && looks.words > 3)) return true
    // > | “Not that” he said        > | “But Mary”⏎⏎He sat down.        a word of the next paragraph is none behind it
    const goesOn = tokens.kind[unit.to] === Kind.word && !(tokens.shape[unit.to]! & Shape.paragraphStart)
    return looks.words <= 4 && !looks.endsPaused && goesOn && !looks.hasVerb
  }
  if (sieve !== 'governing-verb' && sieve !== 'verb-behind' && sieve !== 'according-to') return false
  // > | She was reading “The Salt Orchard”
  //                      ^ capitals throughout behind a word that names
  if (looks.embedded && looks.words <= 8 && looks.capitals === 1 && looks.startsCapital && (naming.test(before) || looks.words > 1)) {
    const assesses = answer.clause >= 0 && (clauses[answer.clause]!.cue.frame & Frame.assesses) !== 0
    if (!assesses) return true
  }
  if (looks.embedded && looks.words <= 3 && answer.clause >= 0 && !reportsWords(context, unit, answer.clause)) return true
  if (
    looks.embedded &&
    looks.words <= 3 &&
    /^(?:as|named|titled|entitled|nicknamed|word|term|so-called|song|album|film|movie|book|novel)$/i.test(before)
  ) {
    const lemma = answer.clause >= 0 && clauses[answer.clause]!.cue.verb >= 0 ? lemmaOf(clauses[answer.clause]!.cue.verb) : ''
    return !/^(?:describe|characteri[sz]e|refer|dismiss|denounce|label|depict|portray|condemn|regard|view|see)$/.test(lemma)
  }
  return false
}

/**
 * Whether what stands between marks is what somebody speaks of, not what he says of it:
 *
 *     > | calling “Salt Road” the best song of the year        not: > | calling it “the best song”
 *                             ^^^
 */
function isAssessed({ tokens, clauses, clauseFrom }: Context, unit: Unit): boolean {
  const clause = clauses[clauseFrom[unit.from]! - 1]
  if (clause?.cue.to !== unit.from || clause.cue.passive || !(clause.cue.frame & Frame.assesses)) return false
  const next = tokens.kind[unit.to] === Kind.word ? wordFlags(tokens.word[unit.to]!) : 0
  return (next & (Word.determiner | Word.possessive)) !== 0 && !(next & Word.subordinator)
}

/** > | They have a name for it: “active displacement.”        what something is called */
function isCoined({ tokens }: Context, { from }: Unit, { words, startsCapital, hasVerb }: Looks): boolean {
  if (words > 4 || startsCapital || hasVerb || !isPunctuation(tokens, from - 1, 58)) return false
  for (let t = from - 2; t > from - longestNamed && t > 0 && tokens.kind[t] === Kind.word; t--)
    if (isWord(tokens, t, 'for')) return /^(?:name|term|word|euphemism|label|shorthand)$/.test(textOf(tokens, t - 1, t))
  return false
}

/** > | Toni Quist told “Fox and Pals” after the talks        whoever is told has a name        not: > | was told “Go Home” */
function isAudience({ tokens }: Context, { from, to, spans }: Unit, { words, capitals, startsCapital }: Looks): boolean {
  if (words < 2 || words > longestTerm || capitals < 1 || !startsCapital || spans.length > 1) return false
  if (!/^(?:tell|told|tells|telling)$/.test(textOf(tokens, from - 1, from)) || wordFlags(tokens.word[from - 2]!) & Word.auxiliary)
    return false
  const last = tokens.code[to - 2]!
  return tokens.kind[to - 2] !== Kind.punctuation || last === 44
}

/** Words that tell what has the name. */
const longestNamed = 8

/** > | Toni Quist’s “Salt Road,” a novel        a name that owns a work */
function isAuthored({ tokens, mentions }: Context, { from, to, spans }: Unit, { words, capitals, startsCapital }: Looks): boolean {
  if (words > 4 || capitals < 1 || !startsCapital || spans.length > 1) return false
  const { shape, code } = tokens
  if (!(shape[from - 1]! & Shape.possessive) || !(shape[from - 2]! & Shape.capital)) return false
  // not: > | Ada Roe’s “Oops” in May        her words, unless a comma follows
  const owner = mentions.endingAt[from - 1]!
  if (owner >= 0 && mentions.list[owner]!.referent === Referent.person && !isPunctuation(tokens, to - 2, 44)) return false
  const last = code[to - 2]!
  return tokens.kind[to - 2] !== Kind.punctuation || last === 44 || last === 46
}

/** Words of a term, at most. */
const longestTerm = 6

/**
 * Whether words with capitals name something in the reporter’s own sentence:
 *
 *     > | seven vessels (the “Fleet”)        > | the “Sorry, We’re Open” sign        > | in “Quiet”, “Chatty” and “Loud”
 *                       ^            ^           ^                       ^^^^                     ^
 */
function isTerm(context: Context, unit: Unit, { words, capitals, startsCapital }: Looks): boolean {
  if (words > longestTerm || unit.spans.length > 1) return false
  const { tokens, spans } = context
  const { from, to } = unit
  const { kind, word, shape } = tokens
  if (isPunctuation(tokens, to, 41)) {
    const last = spans[unit.spans[0]!]!.parts[1]! - 1
    const open = kind[from - 1] === Kind.word && wordFlags(word[from - 1]!) & Word.determiner ? from - 2 : from - 1
    return isPunctuation(tokens, open, 40) && words < 4 && (shape[last]! & Shape.capital) !== 0
  }
  const before = kind[from - 1] === Kind.word ? wordFlags(word[from - 1]!) : 0
  if (words === 1 && isPronounItself(context, unit)) return true
  // > | one of those “be your own boss” schemes        what everybody calls them
  if (isWord(tokens, from - 1, 'those') || isWord(tokens, from - 1, 'these')) return endsIn(tokens, to, 's')
  // > | We’ll come back to that “literally”.        a word that has been said, behind a preposition
  if (words === 1 && isWord(tokens, from - 1, 'that') && wordFlags(word[from - 2]!) & Word.preposition) return kind[to] !== Kind.word
  // > | Dining hall “Meatless Mondays” spark protest        a common noun, and what it is called
  const plain = !(shape[from - 1]! & Shape.capital) && (wordTags(word[from - 1]!) & (nounTags | Tag.past | Tag.third)) === Tag.noun
  if (words > 1 && capitals === 1 && startsCapital && plain && kind[from - 1] === Kind.word && kind[to] === Kind.word)
    if (!(before & (Word.closed | Word.cue | Word.person | Word.crowd | Word.plural)) && !isObject(context, unit)) return true
  // > | the word “ledger” referred to a film        > | never uses the words “caretaker” or “interim”
  if ((words < 3 && isWordOf(tokens, from - 1, to)) || isListedWord(context, unit)) return true
  // > | published under the title “Early signs in olives”
  if (/^(?:title|heading|headline|caption)$/.test(textOf(tokens, from - 1, from)) && isWord(tokens, from - 2, 'the')) return true
  // > | a parcel marked “live animal”
  if (words < 5 && /^(?:marked|stamped|inscribed|engraved|embroidered)$/.test(textOf(tokens, from - 1, from))) return true
  if (capitals < 1 || !startsCapital) return false
  // a word alone may be anybody’s: > | his “rural” lunch
  if (words > 1 && before & (Word.determiner | Word.possessive) && !(before & (Word.subordinator | Word.cue)))
    return kind[to] === Kind.word && (wordTags(word[to]!) & (nounTags | Tag.past | Tag.third)) === Tag.noun
  return words < 3 && isListed(context, unit)
}

/** Whether a noun about words stands at `t`, before a mark; several words need another one behind the mark. */
function isWordOf(tokens: Tokens, t: number, to: number): boolean {
  if (t < 0) return false
  const noun = textOf(tokens, t, t + 1)
  if (/^(?:word|term|letter|surname|nickname|acronym)$/.test(noun)) return true
  const joint = isWord(tokens, to, 'or') || isWord(tokens, to, 'and')
  return /^(?:words|terms|letters)$/.test(noun) && joint && tokens.kind[to + 1] === Kind.mark && !isOwnersMark(tokens, t - 1)
}

/** > | the words “caretaker” or “interim”        the second of two such words */
function isListedWord({ tokens, spanOf, spans }: Context, { from }: Unit): boolean {
  const before = tokens.kind[from - 2] === Kind.mark ? spanOf[from - 2]! : -1
  return before >= 0 && isWordOf(tokens, spans[before]!.from - 1, from - 1)
}

/**
 * > | because “she” is a “he”        a pronoun that stands for itself
 *              ^^^         ^^
 */
function isPronounItself({ tokens, spans }: Context, { from, to, spans: [first] }: Unit): boolean {
  const { word, shape, kind } = tokens
  const t = spans[first!]!.parts[0]!
  if (!(wordFlags(word[t]!) & Word.pronoun) || shape[t]! & Shape.capital || kind[from - 1] !== Kind.word) return false
  const before = wordFlags(word[from - 1]!)
  return (before & (Word.determiner | Word.pronoun)) === Word.determiner || (!(before & Word.cue) && isWord(tokens, to, 'is'))
}

/** > | called the winner “Miss Salt” and        what somebody calls her */
function isObject({ clauses, clauseFrom }: Context, { from }: Unit): boolean {
  const clause = clauses[clauseFrom[from]! - 1]
  return clause !== undefined && from - clause.cue.to < longestTerm + 2 && (clause.cue.frame & Frame.assesses) !== 0
}

/** Things in a list that are looked at. */
const mostListed = 6

/** Whether short quotes with a comma or *and* between them stand beside a quote, two at least, and no verb of speech in front of them. */
function isListed({ tokens, spans, spanOf, clauses, clauseFrom }: Context, { from, to }: Unit): boolean {
  const next = (t: number, step: number): number => {
    const joined = isPunctuation(tokens, t, 44) || isWord(tokens, t, 'and') || isWord(tokens, t, 'or')
    const s = joined && tokens.kind[t + step] === Kind.mark ? spanOf[t + step]! : -1
    return s >= 0 && spans[s]!.to - spans[s]!.from < 5 && tokens.shape[spans[s]!.parts[0]!]! & Shape.capital ? s : -1
  }
  let beside = 0
  let first = from
  for (let s = next(from - 1, -1); s >= 0 && beside < mostListed; s = next(first - 1, -1), beside++) first = spans[s]!.from
  for (let s = next(to, 1); s >= 0 && beside < mostListed; s = next(spans[s]!.to, 1)) beside++
  if (beside < 2) return false
  const clause = clauses[clauseFrom[first]! - 1]
  return clause?.cue.to !== first || !(clause.cue.frame & (Frame.says | Frame.manner | Frame.assesses))
}

/** Words in marks that somebody who writes of himself can choose for himself, at most. */
const longestWording = 3

/**
 * Whether whoever writes a review, a post or a letter sets a few of his own words between marks, where no verb reports them:
 *
 *     > | I “love” the way she cuts my hair.        > | They charged me a “disposal” fee.        not: > | They said it was “plugs”.
 */
export function isOwnWording(context: Context, unit: Unit, looks: Looks, { clause }: Answer): boolean {
  if (!looks.embedded || looks.words > longestWording || unit.spans.length > 1) return false
  if (clause < 0) return true
  const { at, frame } = context.clauses[clause]!.cue
  return !(at >= unit.to && frame & Frame.says) && !reportsWords(context, unit, clause)
}

/**
 * Whether a verb reports two or three words between marks, or only stands in their sentence.
 *
 * > | He called it “a sieve”        > | They found themselves in the “Avenue”
 *        ^ says or assesses it              ^ says nothing
 * > | She said the roof was “old”   > | She always spoke of its “trend”
 *                       ^ a predicate                     ^ a noun phrase of the narrator’s own, far from the verb
 */
function reportsWords(context: Context, unit: Unit, clause: number): boolean {
  const { tokens, clauses } = context
  const { cue } = clauses[clause]!
  if (!(cue.frame & (Frame.says | Frame.assesses | Frame.written))) return false
  const distance = unit.from - cue.to
  if (distance >= 0 && distance <= 2) return true
  const word = tokens.word[unit.from - 1]!
  const inPhrase =
    (wordFlags(word) & (Word.determiner | Word.possessive | Word.preposition)) !== 0 ||
    (tokens.shape[unit.from - 1]! & Shape.possessive) !== 0 ||
    (wordTags(word) & Tag.adjective) !== 0
  return !inPhrase
}

/** Words in front of the title of a work. */
const works =
  /(?:\b(?:(?:author|writer|editor) of|titled|entitled|subtitled|headed|song|album|film|movie|book|novel|poem|play|show|series|painting|watching|singing|sang)|\b(?:was|were|is|are|been) reading)\s*$/i

/**
 * > | She was reading “The Salt Orchard”        > | the novel “Winter Bees”
 *         ^^^^^^^^^^^ capitals throughout behind words that lead to a work
 */
function isTitle(context: Context, unit: Unit, looks: Looks): boolean {
  if (unit.spans.length === 1 && isTitled(context, unit.spans[0]!)) return true
  if (!looks.embedded || looks.words < 2 || looks.words > 8 || looks.capitals < 1 || !looks.startsCapital || unit.spans.length > 1)
    return false
  const { text, start } = context.tokens
  const before = text.slice(start[Math.max(0, unit.from - 3)]!, start[unit.from]!)
  return works.test(before) || (!looks.endsPaused && occasions.test(before)) || isLaw(context, unit, looks)
}

/** > | during a “Tell the Mayor” evening        what only an occasion is called */
const occasions = /\bduring (?:an?|the|his|her|its|their|this|that)\s*$/i

/** > | voted for the “Forest Protection Bill 2019”        what only a law, a prize or a plan is called */
function isLaw({ tokens, spans }: Context, unit: Unit, { capitals }: Looks): boolean {
  const { kind, hash } = tokens
  if (capitals < 1 || !articles.has(hash[unit.from - 1]!)) return false
  let last = spans[unit.spans[0]!]!.parts[1]! - 1
  if (kind[last] === Kind.number) last--
  return laws.has(hash[last]!)
}

const laws: ReadonlySet<number> = new Set(
  ['act', 'bill', 'law', 'treaty', 'amendment', 'prize', 'award', 'initiative', 'programme', 'program'].map(hashOf),
)

/**
 * > | Rafael “El Toro” Quintero        > | a man known as “Shorty”
 *            ^ inside a name                              ^ behind a phrase that names
 */
function isNickname(context: Context, unit: Unit): boolean {
  const { tokens, mentions, spans } = context
  const span = spans[unit.spans[0]!]!
  if (unit.spans.length > 1 || span.open < 0 || unit.to - unit.from > 8) return false
  for (let t = unit.from; t > unit.from - 4 && t >= 0; t--) {
    const m = mentions.startingAt[t]!
    if (m >= 0 && mentions.list[m]!.from < unit.from && mentions.list[m]!.to > unit.to) return true
  }
  const { text, start } = tokens
  const window = text.slice(start[Math.max(0, unit.from - 6)]!, start[unit.from]!)
  return (
    (/(?:known (?:(?!for )[a-z]+ ){0,3}as|(?:marketed|sold|billed|advertised|founded|registered|patented|trademarked) (?:\w+ ){0,2}as|goes by(?: the name)?|nicknamed|the name|under the (?:title|heading|headline|rubric)|alias|a\.k\.a\.|aka|called|named|dubbed|codenamed|code-named|sign(?:s|ed|ing)? (?:him|her|it)self)(?: of| the| simply| only)?\s*$/i.test(
      window,
    ) &&
      !/\b(?:called|named|dubbed) (?:it|him|her|them|us|me|the|that|this|his|their|its)\b/i.test(window) &&
      !isNamer(context, unit)) ||
    isThingCalled(context, unit)
  )
}

/** > | a pattern called a “glider”        not: > | a speaker called a “glider”, > | critics called the plan a “glider”
 *       ^^^^^^^         ^ an article between
 */
function isThingCalled({ tokens }: Context, { from }: Unit): boolean {
  const { kind, word, hash } = tokens
  const called = from - 2
  if (called < 2 || !articles.has(hash[from - 1]!) || !calling.has(hash[called]!)) return false
  const flags = wordFlags(word[called - 1]!)
  if (kind[called - 1] !== Kind.word || flags & (Word.person | Word.crowd | Word.kin | Word.organization | Word.plural | Word.closed))
    return false
  if (tokens.shape[called - 1]! & Shape.capital || !(wordTags(word[called - 1]!) & Tag.noun)) return false
  for (let t = called - 2; t > called - 5 && t >= 0 && kind[t] === Kind.word; t--)
    if (/^(?:an?|some)$/i.test(textOf(tokens, t, t + 1))) return true
  return false
}

const articles: ReadonlySet<number> = new Set(['a', 'an', 'the'].map(hashOf))
const calling: ReadonlySet<number> = new Set(['called', 'named', 'dubbed', 'termed'].map(hashOf))

/**
 * > | what Gilbert called “a sieve”        > | he called “a sieve” what others drank from
 *          ^ somebody speaks                   ^                       `a band called “The Sieves”` has no such subject
 */
function isNamer({ tokens, mentions, clauses, clauseFrom }: Context, unit: Unit): boolean {
  const called = unit.from - 1
  const { kind, word } = tokens
  const clause = clauses[clauseFrom[unit.from]! - 1]
  if (clause?.cue.at === called && clause.subject >= 0) {
    const { from, referent } = mentions.list[clause.subject]!
    // > | in what Ada Roe, head of a school in Ulm, called “a sieve”
    if (isWord(tokens, from - 1, 'what')) return true
    // > | the plan has been called “a sieve” by Ada Roe        not: > | a film called “The Sieve” by Ada Roe
    const agent = clause.cue.passive && isWord(tokens, unit.to, 'by') && from === unit.to + 1
    if (agent && referent === Referent.person) return true
  }
  // > | its minister has called “a sieve”
  const names = isWord(tokens, called, 'named')
  if (!names && kind[called - 1] === Kind.word && /^(?:has|have|had|['’](?:ve|d))$/i.test(textOf(tokens, called - 1, called))) return true
  // > | what the minister, Ada Roe, called “a sieve”
  const pause = isPunctuation(tokens, called - 1, 44) ? called - 1 : called
  const m = mentions.endingAt[pause]!
  if (m < 0) return false
  const { type, referent, from, possessive } = mentions.list[m]!
  if (possessive) return false
  if (pause < called) return type === MentionType.name && referent === Referent.person
  // > | a plan the regulator called “a sieve”        a noun right before its article, and nothing between
  const noun = kind[from - 1] === Kind.word && (wordTags(word[from - 1]!) & nounTags) !== 0 && !(wordFlags(word[from - 1]!) & Word.closed)
  if (noun && type === MentionType.description && wordFlags(word[from]!) & Word.determiner) return true
  if (from > 0 && /^(?:what|which|that)$/i.test(textOf(tokens, from - 1, from))) return true
  return type === MentionType.pronoun || (type === MentionType.name && referent === Referent.person)
}

export type SpokenKind = 'direct' | 'mixed'

/** Direct where the quote is a clause of its own, mixed where its words stand in the sentence of the reporter. */
export function spokenKind(context: Context, unit: Unit, looks: Looks, sieve: string): SpokenKind {
  const { tokens } = context
  if (sieve === 'label' || sieve === 'signature' || sieve === 'verb-before-name') return 'direct'
  if (!looks.embedded) {
    if (looks.startsCapital || unit.spans.length > 1 || !behindComma(tokens, unit)) return 'direct'
    return looks.endsPaused && !goesOn(context, unit) ? 'direct' : 'mixed'
  }
  if (!looks.startsCapital && isCasual(context, unit, looks)) return 'direct'
  if (sieve === 'introduced' && (looks.startsCapital || (looks.endsPaused && looks.words > 3)))
    return looks.startsCapital ? 'direct' : 'mixed'
  if (unit.spans.length > 1 || isSentence(context, unit, looks)) return 'direct'
  return 'mixed'
}

/**
 * Whether somebody speaks for himself in small letters, as posts have it:
 *
 *     > | he goes “are you serious”        > | I said “that’s not the point.”        not: > | he said “it was late.”
 *            ^^^^ takes no other words                 ^^^^^^ in his own words
 */
function isCasual({ tokens, clauses, clauseFrom }: Context, unit: Unit, { endsPaused, hasVerb }: Looks): boolean {
  const { word, shape } = tokens
  const clause = clauses[clauseFrom[unit.from]! - 1]
  if (clause?.cue.to !== unit.from || clause.cue.verb < 0) return false
  if (/^(?:go|be.like)$/.test(lemmaOf(clause.cue.verb))) return true
  if (!endsPaused || !(clause.cue.frame & Frame.says)) return false
  const first = unit.from + 1
  const flags = wordFlags(word[first]!)
  // > | “well, she’s not wrong.”
  if (flags & Word.interjection && isPunctuation(tokens, first + 1, 44)) return true
  const text = textOf(tokens, first, first + 1)
  // > | “I never said so.”        > | “that’s it.”        > | “they’re gone.”
  const own = ((text === 'I' || text === 'we') && hasVerb) || (shape[first + 1]! & Shape.possessive) !== 0 || /['’]/.test(text)
  return own && (flags & (Word.pronoun | Word.determiner)) !== 0
}

/** Words that cannot end a clause: what stands behind them goes on with it. */
const goingOn = Word.determiner | Word.possessive | Word.preposition | Word.subordinator | Word.conjunction | Word.auxiliary

/**
 * Whether a sentence of its own stands between the marks, though no comma leads to it:
 *
 *     > | He answered “Undoubtedly.”        > | “It is late,” said Orr “We must go home.”        > | He said that “Mr. Orr was late.”
 *                      ^                                                ^ direct                                     ^ mixed
 */
function isSentence({ tokens }: Context, unit: Unit, { startsCapital, endsPaused, hasVerb, words, capitals }: Looks): boolean {
  if (!startsCapital || !endsPaused || (capitals === 1 && words > 1)) return false
  const before = wordFlags(tokens.word[unit.from - 1]!)
  if (before & (Word.cue | Word.adverb) && !(before & Word.auxiliary)) return true
  return hasVerb && words > 3 && !(before & goingOn)
}

/**
 * Whether words in small letters go on with the reporter’s sentence, though a comma stands before them:
 *
 *     > | Orr noted in his journal, “scarce half could stand.”        not: > | Orr said, “we must go.”
 */
function goesOn(context: Context, unit: Unit): boolean {
  const { tokens } = context
  const { from, to } = unit
  const { kind, word } = tokens
  // > | In the novel, “nobody is told,” Orr said.        a clause of its own behind it
  if (isPunctuation(tokens, to - 2, 44)) return false
  const before = kind[from - 2] === Kind.word ? wordFlags(word[from - 2]!) : Word.cue
  // > | In two cases, Orr writes, “nobody could be found.”        a clause between commas
  if (isInserted(context, unit)) return true
  return !(before & Word.cue) && !(wordFlags(word[from + 1]!) & Word.pronoun)
}

/** Whether a comma stands in front of the subject, too, of the verb right before the comma of a quote, and more than *when* or *as* before it. */
function isInserted({ tokens, mentions, clauses, clauseFrom }: Context, { from, level }: Unit): boolean {
  const clause = clauses[clauseFrom[from]! - 1]
  if (!clause || level >= 0 || !(clause.cue.frame & (Frame.says | Frame.written))) return false
  const { cue, subject, inverted } = clause
  // > | By that measure, says Ada Orr, “nobody has seen it.”
  const behind = subject < 0 && inverted >= 0 && mentions.list[inverted]!.to === from - 1
  if (!behind && (cue.to !== from - 1 || subject < 0)) return false
  let comma = behind ? cue.at - 1 : mentions.list[subject]!.from - 1
  // > | In two cases, Orr and her colleagues write, “nobody could be found.”
  if (isWord(tokens, comma, 'and') && mentions.endingAt[comma]! >= 0) comma = mentions.list[mentions.endingAt[comma]!]!.from - 1
  if (!isPunctuation(tokens, comma, 44)) return false
  let t = comma - 1
  while (t > 0 && comma - t < longestLead && !(tokens.shape[t]! & Shape.sentenceStart)) t--
  const first = wordFlags(tokens.word[t]!)
  return (tokens.shape[t]! & Shape.sentenceStart) !== 0 && (!(first & Word.subordinator) || (first & Word.preposition) !== 0)
}

/** Tokens of what leads to such a clause. */
const longestLead = 16

/** A comma, or a dash in the sentence: > | Orr – “no angel”, as she put it – left. */
function behindComma(tokens: Tokens, unit: Unit): boolean {
  if (tokens.kind[unit.from - 1] === Kind.dash) return tokens.paragraph[unit.from - 1] === unit.paragraph
  return tokens.kind[unit.from - 1] === Kind.punctuation && tokens.code[unit.from - 1] === 44
}
