import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { hashOf } from '../lexicon/hash.ts'
import { Frame, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { Referent } from '../mentions/mention.ts'
import { bias, weights } from '../model/spoken.generated.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import { tellsItself } from './turns.ts'

/**
 * Whether marks in a sentence of the narration quote what somebody says there. How the words end, what stands around them and the verb that a sieve ties to
 * them, if one does, are weighed; `pattern` tells whether they look like a title, a term or a nickname.
 *
 *     > | said that she was “very tired.”        > | cries of “Shame!”        > | a “good” school        > | what people call “society”
 *                           ^ spoken                          ^ spoken             ^ nobody’s                                  ^ nobody’s
 */
export function isSpoken(context: Context, units: readonly Unit[], u: number, choice: Choice, pattern: boolean): boolean {
  if (isCertain(context, units, u, choice, pattern)) return true
  let sum = bias
  spokenFeatures(context, units, u, choice, pattern).forEach((holds, f) => {
    if (holds) sum += weights[f]!
  })
  return sum > 0
}

/** Words of what stands in a sentence behind a comma, at most. */
const fewWords = 6

/**
 * Whether marks stand in a sentence of the narration that goes on behind them:
 *
 *     > | a “good” school        > | a woman, “young” and idle        not: > | he said, “no,” and sat down
 *           ^ a word before it              ^ small letters behind a comma                ^ a verb of speech leads to it
 */
export function isInSentence({ tokens }: Context, { from, to, paragraph, parent }: Unit, { looks, reason }: Choice): boolean {
  if (parent >= 0 || looks.embedded) return parent < 0
  if (looks.startsCapital || looks.words > fewWords || reason !== 'colon' || tokens.paragraph[from - 1] !== paragraph) return false
  return lookBehind(tokens, to).kindBehind > 0 && tokens.code[from - 1] !== 58
}

/** Words between a verb and the quote that it reports for certain. */
const mostBetween = 2

/** Whether nothing need be weighed: a clause tells whose words they are, or a turn goes on up to the end of its paragraph. */
export function isCertain(context: Context, units: readonly Unit[], u: number, choice: Choice, pattern: boolean): boolean {
  if (!pattern && isTold(context, units[u]!, choice)) return true
  const { kindBehind } = lookBehind(context.tokens, units[u]!.to)
  return kindBehind === 0 && resumes(context, units, u, pattern)
}

/**
 * Whether a clause tells for certain whose words they are:
 *
 *     > | Orr called it “a sieve”.        > | I said it was “a lot”.        > | My friend thinks I was “less of a fool”.
 *         ^^^^^^^^^^                          ^^^^^^                            ^^^^^^^^^
 *     > | “Yes,” said Ada, and “No,” said Jon.
 *                                    ^^^^^^^^
 */
function isTold(context: Context, { from }: Unit, choice: Choice): boolean {
  const { clause, mention, reason } = choice
  if (clause < 0 || mention < 0) return false
  if (reason === 'verb-before-name' || reason === 'name-before-verb' || tellsItself(context, choice)) return true
  const { to, frame } = context.clauses[clause]!.cue
  const near = to <= from && from - to <= mostBetween
  return near && (frame & (Frame.says | Frame.assesses)) !== 0 && context.mentions.list[mention]!.referent === Referent.person
}

/** What is weighed, each a yes or no. */
export function spokenFeatures(context: Context, units: readonly Unit[], u: number, choice: Choice, pattern: boolean): boolean[] {
  const { tokens } = context
  const { kind, word, shape, hash } = tokens
  const unit = units[u]!
  const { words, capitals, startsCapital, hasVerb } = choice.looks
  const p = unit.from - 1
  const flags = kind[p] === Kind.word ? wordFlags(word[p]!) : 0
  const tags = flags & Word.closed || kind[p] !== Kind.word ? 0 : wordTags(word[p]!)
  const { kindBehind, flagsBehind, tagsBehind } = lookBehind(tokens, unit.to)
  return [
    ...oneOf(6, endOf(context, unit)),
    ...oneOf(
      7,
      lengths.findIndex((most) => words <= most),
    ),
    startsCapital,
    hasVerb,
    capitals === 1 && words > 1,
    capitals === 1 && words === 1,
    isShouted(context, unit),
    speaksTo(context, unit),
    pattern,
    ...clauseFeatures(context, unit, choice),
    kind[p] === Kind.punctuation || kind[p] === Kind.dash,
    ...oneOf(7, kindBehind),
    (flagsBehind & Word.closed) !== 0,
    !(flagsBehind & Word.closed) && (tagsBehind & (Tag.noun | Tag.plural)) !== 0,
    ...flagsBefore.map((flag) => (flags & flag) !== 0),
    ...tagsBefore.map((tag) => (tags & tag) !== 0),
    (shape[p]! & Shape.possessive) !== 0,
    // > | a shout of “Harris!”        > | a sharp “Come in!”
    hash[p] === ofHash && (wordFlags(word[p - 1]!) & Word.cue) !== 0,
    // > | the word “ledger”        > | the words of “Salt Road”
    wordNouns.has(hash[p]!) || (hash[p] === ofHash && wordNouns.has(hash[p - 1]!)),
    resumes(context, units, u),
    ...oneOf(5, saysBefore(context, unit)),
    saysBehind(context, unit),
  ]
}

const lengths = [1, 2, 3, 6, 12, 40, Number.POSITIVE_INFINITY]
const flagsBefore = [
  Word.determiner,
  Word.possessive,
  Word.preposition,
  Word.cue,
  Word.adverb,
  Word.subordinator,
  Word.conjunction,
  Word.auxiliary,
  Word.pronoun,
]
const tagsBefore = [Tag.noun, Tag.plural, Tag.adjective, Tag.past, Tag.third, Tag.gerund, Tag.participle]
const frames = Object.values(Frame)
const ties: readonly string[] = ['introduced', 'governing-verb', 'verb-behind', 'touching-verb']
const forms = 5
const distances = 5
/** The features of a clause where there is none. */
const none: readonly boolean[] = new Array(ties.length + 1 + frames.length + forms + 2 + distances).fill(false)

const ofHash = hashOf('of')
/** Nouns for words that are spoken of. */
const wordNouns = new Set('word words term phrase name letter syllable title expression'.split(' ').map(hashOf))

function oneOf(size: number, at: number): boolean[] {
  const list: boolean[] = new Array(size).fill(false)
  if (at >= 0 && at < size) list[at] = true
  return list
}

/** The verb that a sieve ties to the quote: how, what it can take, its form, and how far in front of the quote it ends. */
function clauseFeatures({ clauses }: Context, unit: Unit, { clause, reason }: Choice): boolean[] {
  if (clause < 0) return [...oneOf(ties.length + 1, ties.length), ...none.slice(ties.length + 1)]
  const { frame, form, negated, passive, to } = clauses[clause]!.cue
  return [
    ...oneOf(ties.length + 1, ties.indexOf(reason)),
    ...frames.map((bit) => (frame & bit) !== 0),
    ...oneOf(forms, form),
    negated,
    passive,
    ...oneOf(distances, unit.from < to ? -1 : Math.min(distances - 1, unit.from - to)),
  ]
}

/** How the words of a quote end: without a mark 0, with a full stop 1, a comma 2, an exclamation mark 3, a question mark 4, or else 5. */
function endOf({ tokens, spans }: Context, { spans: own }: Unit): number {
  const { parts } = spans[own[own.length - 1]!]!
  const last = parts[parts.length - 1]! - 1
  if (tokens.kind[last] === Kind.word || tokens.kind[last] === Kind.number) return 0
  const end = [46, 44, 33, 63].indexOf(tokens.code[last]!)
  return tokens.kind[last] !== Kind.punctuation || end < 0 || (end === 0 && tokens.code[last - 1] === 46) ? 5 : end + 1
}

/** What stands behind a quote: the paragraph’s end 0, a word with a capital 1, one without 2, a comma 3, a dash 5, another mark 4 or anything else 6. */
function lookBehind({ kind, word, shape, code }: Tokens, t: number): { kindBehind: number; flagsBehind: number; tagsBehind: number } {
  const nothing = kind[t] === Kind.end || (shape[t]! & Shape.paragraphStart) !== 0
  const small = kind[t] === Kind.word && !(shape[t]! & Shape.capital) && !nothing
  let kindBehind = 6
  if (nothing) kindBehind = 0
  else if (kind[t] === Kind.word) kindBehind = small ? 2 : 1
  else if (kind[t] === Kind.punctuation) kindBehind = code[t] === 44 ? 3 : 4
  else if (kind[t] === Kind.dash) kindBehind = 5
  return { kindBehind, flagsBehind: small ? wordFlags(word[t]!) : 0, tagsBehind: small ? wordTags(word[t]!) : 0 }
}

/** Words of a quote that are looked at, at most. */
const mostWords = 60

/** > | a sign that said “NO CREDIT”        every word in capitals */
export function isShouted({ tokens, spans }: Context, { spans: [first] }: Unit): boolean {
  const [from, to] = spans[first!]!.parts as [number, number]
  let upper = 0
  for (let t = from; t < to && t < from + mostWords; t++) {
    if (tokens.kind[t] !== Kind.word) continue
    if (!(tokens.shape[t]! & Shape.upper)) return false
    upper++
  }
  return upper > 0
}

/** > | “I never said so”        an *I*, *we* or *you* among the words */
function speaksTo({ mentions, spans }: Context, { spans: [first] }: Unit): boolean {
  const [from, to] = spans[first!]!.parts as [number, number]
  for (let t = from; t < to && t < from + mostWords; t++) {
    const m = mentions.startingAt[t]!
    if (m >= 0 && (mentions.list[m]!.person === 1 || mentions.list[m]!.person === 2)) return true
  }
  return false
}

/**
 * Whether a turn that the narration cuts in two goes on:
 *
 *     > | “It leavens the”—she looked at him—“stolid stupidity of the house.”
 *                        ^ broken off, and no sentence ends before the second part; with `abrupt` not even a comma may stand there
 */
function resumes({ tokens, spanOf }: Context, units: readonly Unit[], u: number, abrupt = false): boolean {
  const { kind, code, paragraph } = tokens
  const { from, level } = units[u]!
  let t = from - 1
  while (t > from - longestCut && t > 0 && spanOf[t] === level && paragraph[t] === paragraph[from]) {
    if (kind[t] === Kind.punctuation && (code[t] === 46 || code[t] === 33 || code[t] === 63)) return false
    t--
  }
  if (u === 0 || units[u - 1]!.to !== t + 1 || !(tokens.shape[units[u - 1]!.from]! & Shape.paragraphStart)) return false
  const last = kind[t] === Kind.mark ? t - 1 : t
  return (
    kind[last] !== Kind.punctuation || (!abrupt && code[last] !== 33 && code[last] !== 63 && (code[last] !== 46 || code[last - 1] === 46))
  )
}

/** Tokens of what cuts a turn in two. */
const longestCut = 24

/** How far in front of a quote a verb of speech ends: `said to the cook “…”`; 3 for three or four tokens, 4 for up to eight, -1 for farther. */
function saysBefore({ clauses, clauseFrom, tokens, spanOf }: Context, { from, level, paragraph }: Unit): number {
  for (let c = clauseFrom[from]! - 1; c >= 0 && clauses[c]!.cue.to > from - 9; c--) {
    const { at, to, frame } = clauses[c]!.cue
    if (!(frame & (Frame.says | Frame.manner)) || spanOf[at] !== level || tokens.paragraph[at] !== paragraph) continue
    const far = from - to
    return far < 3 ? far : far < 5 ? 3 : 4
  }
  return -1
}

/** > | felt “tuckered out,” as she put it        a verb of speech near behind the quote */
function saysBehind({ clauses, clauseFrom, tokens, spanOf }: Context, { to, level, paragraph }: Unit): boolean {
  const c = clauseFrom[to]!
  if (c >= clauses.length) return false
  const { at, frame } = clauses[c]!.cue
  return at < to + 5 && (frame & (Frame.says | Frame.manner)) !== 0 && spanOf[at] === level && tokens.paragraph[at] === paragraph
}
