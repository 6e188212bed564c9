import { hashOf } from '../lexicon/hash.ts'
import {
  cueForm,
  Form,
  Frame,
  frameOf,
  lemmaOf,
  lookup,
  nounTags,
  phrasesFrom,
  reports,
  Tag,
  Word,
  wordFlags,
  wordTags,
} from '../lexicon/lexicon.ts'
import { isOwnersMark } from '../mentions/mention.ts'
import { Part } from '../text/tags.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'

/** A verb or phrase that can attribute words to somebody. */
export interface CueSite {
  /** The verb itself, and the one behind the last word of the phrase. */
  readonly at: number
  readonly to: number
  /** 8 × lemma + form as in the lexicon; -1 for a phrase without a verb. */
  readonly verb: number
  readonly frame: number
  readonly form: number
  /** `was described`: what stands before it is not who says it. */
  readonly passive: boolean
  readonly negated: boolean
}

/** Forms of a phrase that holds no verb. */
export const phraseForm = 5
/** Form of a noun that reports: `his claim that`. */
export const nounForm = 6
/** Form of an adjective that reports: `is adamant that`. */
export const adjectiveForm = 7

/** Every cue of the text, in order. A word that a determiner makes a noun (`a claim`, `the call`) is none. */
export function findCues(tokens: Tokens): CueSite[] {
  const { count, kind, word, hash } = tokens
  const sites: CueSite[] = []
  for (let t = 0; t < count; t++) {
    if (kind[t] !== Kind.word) continue
    const id = word[t]!
    if (id === 0) continue
    if (hash[t] === likeHash) {
      const at = beBefore(tokens, t)
      if (at >= 0) sites.push({ at, to: t + 1, verb: beLike, frame: Frame.says, form: Form.past, passive: false, negated: false })
      continue
    }
    if (wordFlags(id) & Word.cue) {
      const site = readVerb(tokens, t)
      if (site) sites.push(site)
    }
    // > | her March comment that        what reads as a verb too
    const last = sites.length > 0 && sites[sites.length - 1]!.at === t ? sites[sites.length - 1]! : null
    // not: > | what his clerk calls “a sieve”
    const calls = last !== null && (last.frame & Frame.assesses) !== 0 && last.form === Form.third && kind[t + 1] === Kind.mark
    const noun = !last || ((last.form === Form.base || last.form === Form.third) && !calls && !hasObject(tokens, t + 1))
    if (wordTags(id) & Tag.cueNoun && noun && isOwned(tokens, t)) {
      sites.push({ at: t, to: t + 1, verb: -1, frame: Frame.acts, form: nounForm, passive: false, negated: false })
    }
    const n = phraseAt(tokens, t)
    if (n > 0) sites.push({ at: t, to: t + n, verb: -1, frame: Frame.says, form: phraseForm, passive: false, negated: false })
  }
  return sites
}

/** > | My son calls it “the brick”        not: > | his claim it was late
 *                  ^^ a pronoun that nothing is said of
 */
function hasObject({ kind, word }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || !(wordFlags(word[t]!) & (Word.object | Word.pronoun)) || wordFlags(word[t]!) & Word.subordinator)
    return false
  return kind[t + 1] === Kind.mark || (kind[t + 1] === Kind.word && (wordFlags(word[t + 1]!) & Word.determiner) !== 0)
}

/** How many words the attributing phrase has that begins at a token; 0 for none. */
function phraseAt(tokens: Tokens, t: number): number {
  const { hash } = tokens
  const phrases = phrasesFrom(hash[t]!)
  for (let p = 0; p < phrases.length; p++) {
    const phrase = phrases[p]!
    let n = 1
    while (n < phrase.length && hash[t + n] === phrase[n]) n++
    if (n === phrase.length && (n > 1 || isShortPhrase(tokens, t))) return n
  }
  return 0
}

const quoteHash = hashOf('quote')
const likeHash = hashOf('like')
const asHash = hashOf('as')
const usedHash = hashOf('used')
const be = new Set(['am', 'is', 'are', 'was', 'were', 'i’m', 'you’re', 'we’re', 'they’re'].map(hashOf))
/** The number of *be like*, which the list of verbs holds as one word. */
const beLike = cueForm(lookup(hashOf('be_like')))
/** Adverbs between *be* and *like*, at most. */
const mostAdverbs = 2

/**
 * Where *be* begins that leads to a quote with *like*; -1 anywhere else.
 *
 *     > | And she was just like, “No way.”        not: The lake was like glass.
 *                 ^^^^^^^^^^^^^
 */
function beBefore(tokens: Tokens, t: number): number {
  const { kind, word, hash, shape } = tokens
  const next = isPunctuation(tokens, t + 1, 44) ? t + 2 : t + 1
  if (kind[next] !== Kind.mark || !(shape[next]! & Shape.spaceBefore)) return -1
  let u = t - 1
  for (let n = 0; n < mostAdverbs && u > 0 && kind[u] === Kind.word && wordFlags(word[u]!) & Word.adverb; n++) u--
  if (
    u < 0 ||
    kind[u] !== Kind.word ||
    !(be.has(hash[u]!) || (u > 0 && shape[u]! & Shape.possessive && wordFlags(word[u - 1]!) & Word.pronoun))
  )
    return -1
  const own = (wordFlags(word[u]!) & Word.pronoun) !== 0
  const said = next > t + 1 || (shape[next + 1]! & Shape.capital) !== 0
  const before = u > 0 && kind[u - 1] === Kind.word ? wordFlags(word[u - 1]!) : 0
  // > | Mark was like “babe.”        somebody with a first name, or a relation
  const known = (before & (Word.firstName | Word.kin)) !== 0 && !(before & Word.place)
  const person = own || (before & (Word.pronoun | Word.determiner)) === Word.pronoun || known
  if (!said && !person) return -1
  // > | I’m like, “No.”        the pronoun is a mention of its own
  return own ? t : u
}

/** Whether a noun has an owner, before it or behind `by` or `of`, or a clause: only then somebody speaks. */
function isOwned(tokens: Tokens, t: number): boolean {
  const { kind, word, shape, text, start, end } = tokens
  const next = kind[t + 1] === Kind.word ? text.slice(start[t + 1], end[t + 1]) : ''
  if (/^(?:by|from|that)$/.test(next)) return true
  // > | the contention of Ada Roe that
  if (next === 'of' && kind[t + 2] === Kind.word && (shape[t + 2]! & Shape.capital || wordFlags(word[t + 2]!) & Word.title)) return true
  return ownerBefore(tokens, t) >= 0
}

/** Words between an owner and a noun that reports, and the owner. */
const longestOwned = 4

/**
 * The sign of an owner in front of a noun, or a pronoun that owns it; -1 without one.
 *
 *     > | Orr’s claim        > | the makers’ first claim        > | her three words        `t` is the noun
 *            ^^                           ^                         ^^^
 */
export function ownerBefore(tokens: Tokens, t: number): number {
  const { kind, word, shape } = tokens
  for (let u = t - 1; u >= 0 && t - u <= longestOwned; u--) {
    if (isOwnersMark(tokens, u)) return u
    if (kind[u] !== Kind.word) return -1
    const flags = wordFlags(word[u]!)
    if (shape[u]! & Shape.possessive || flags & Word.possessive) return u
    if (flags & Word.closed && !(wordTags(word[u]!) & Tag.number)) return -1
  }
  return -1
}

/** `per` and `via` attribute only at the end of a clause, before a name or, behind a quote, before any noun: (via Reuters); “…,” per the bylaws. */
function isShortPhrase({ shape, kind, word }: Tokens, t: number): boolean {
  if (t === 0 || kind[t - 1] === Kind.word) return false
  return (shape[t + 1]! & Shape.capital) !== 0 || (kind[t - 1] === Kind.mark && (wordFlags(word[t + 1]!) & Word.determiner) !== 0)
}

function readVerb(tokens: Tokens, t: number): CueSite | null {
  const { word, kind, shape, hash } = tokens
  const verb = cueForm(word[t]!)
  const form = verb & 7
  const frame = frameOf(verb)
  const tags = wordTags(word[t]!)
  const flags = wordFlags(word[t]!)
  const previous = t > 0 && kind[t - 1] === Kind.word && !(shape[t]! & Shape.paragraphStart) ? word[t - 1]! : 0
  const before = wordFlags(previous)
  const beforeTags = wordTags(previous)
  // > | the statement, a claim, his call, recent reports        a noun
  //         ^
  if (form !== Form.gerund || tags & Tag.noun) {
    // > | a sign that said, another said        no noun, whatever stands before it
    const verb = (form === Form.past || form === Form.third) && !(tags & (nounTags | Tag.adjective))
    if (before & Word.determiner && !(before & Word.pronoun) && !verb) return null
    if (
      form !== Form.past &&
      tags & nounTags &&
      beforeTags & Tag.adjective &&
      !(beforeTags & nounTags) &&
      !(before & (Word.closed | Word.adverb | Word.person))
    )
      return null
    if (
      (form === Form.base || form === Form.third) &&
      tags & nounTags &&
      before & Word.preposition &&
      !(before & Word.auxiliary) &&
      !isWord(tokens, t - 1, 'to')
    )
      return null
  }
  if (form === Form.base && tags & Tag.noun && shape[t - 1]! & Shape.possessive && t > 0) return null
  // > | a ransom note that read        one thing or person would need an -s: a noun
  //              ^
  if (form === Form.base && tags & Tag.noun && previous && !(before & (Word.closed | Word.adverb)) && isOne(tokens, t - 2)) return null
  // > | Its first bullet point reads        a verb of its own stands right behind it
  //                      ^
  const inside = t > 0 && kind[t - 1] === Kind.word && !(shape[t]! & Shape.sentenceStart)
  if (form === Form.base && tags & Tag.noun && inside && isFiniteVerb(tokens, t + 1) && !isWord(tokens, t - 1, 'to')) return null
  // > | she used to tell us        > | he went on to call it        the verb behind it is the one that reports
  if ((hash[t] === usedHash || isWord(tokens, t + 1, 'on')) && isCatenative(tokens, t)) return null
  // a capital that begins no sentence: part of a name or a heading
  if (shape[t]! & Shape.capital && !(shape[t]! & Shape.sentenceStart) && !(t > 0 && kind[t - 1] === Kind.mark)) return null
  if (shape[t]! & Shape.capital && form === Form.base && flags & Word.firstName) return null
  let passive = false
  let negated = false
  for (let u = t - 1, steps = 0; u >= 0 && steps < 4 && kind[u] === Kind.word; u--, steps++) {
    const f = wordFlags(word[u]!)
    if (f & Word.negative) negated = true
    if (f & Word.auxiliary) {
      if (form === Form.participle || form === Form.past) {
        const text = tokens.text.slice(tokens.start[u], tokens.end[u]).toLowerCase()
        if (/^(?:is|are|was|were|be|been|being|am|isn't|wasn't|weren't|aren't)$/.test(text)) passive = true
      }
    } else if (!(f & (Word.adverb | Word.negative)) && !(wordTags(word[u]!) & Tag.adverb)) break
  }
  let to = t + 1
  if (passive && kind[to] === Kind.word && tokens.text.startsWith('as saying', tokens.start[to])) {
    to += 2 // was quoted as saying: its subject does say it
    passive = false
  }
  if (form === Form.gerund && isPrepositional(tokens, t)) return null
  // > | My dad said, and I quote, “No.”        no verb of its own
  if (form === Form.base && hash[t] === quoteHash && isWord(tokens, t - 1, 'I')) return null
  // > | She is said to have replied        the verb behind it is the one that reports
  if (passive && leadsToReport(tokens, to)) return null
  // > | Roe was convinced that        what she is, not what was done to her
  if (passive && wordTags(word[t]!) & Tag.cueAdjective && !isWord(tokens, to, 'by')) passive = false
  const words = frame === Frame.weak && wordsIt(tokens, to)
  return { at: t, to, verb, frame: words ? Frame.says : isRetort(tokens, verb, to) ? Frame.manner : frame, form, passive, negated }
}

const prepositional: ReadonlySet<number> = new Set(
  ['regarding', 'concerning', 'including', 'following', 'involving', 'excluding'].map(hashOf),
)
/** Tokens between *regarding* and the *as* that makes a verb of it. */
const longestRegard = 8

/** > | her fears, regarding “strangers”        > | words including “sad”        not: > | regarding it as “a sieve” */
export function isPrepositional({ hash, kind, shape }: Tokens, t: number): boolean {
  if (!prepositional.has(hash[t]!)) return false
  for (let u = t + 1; u < t + longestRegard && kind[u] === Kind.word && !(shape[u]! & Shape.sentenceStart); u++)
    if (hash[u] === asHash) return false
  return true
}

/** Whether a verb stands at a token that no noun is written like, with a subject in the singular. */
function isFiniteVerb({ kind, word }: Tokens, t: number): boolean {
  return kind[t] === Kind.word && (wordTags(word[t]!) & (Tag.third | nounTags)) === Tag.third
}

const isOne = (tokens: Tokens, t: number): boolean => isWord(tokens, t, 'a') || isWord(tokens, t, 'an')

const retorts = /^(?:shoot|fire|hit|fight|push|punch|strike|bite)$/

/**
 * Whether *back* behind a verb makes an answer of what it does, where a pause and a quote follow:
 *
 *     > | Roe shot back, “Never.”        not: He fired back at the plane.
 *                  ^^^^ `to`
 */
function isRetort(tokens: Tokens, verb: number, to: number): boolean {
  const { kind } = tokens
  if (!isWord(tokens, to, 'back') || !retorts.test(lemmaOf(verb))) return false
  const pause = isPunctuation(tokens, to + 1, 44) || isPunctuation(tokens, to + 1, 58)
  return kind[to + 1] === Kind.mark || (pause && kind[to + 2] === Kind.mark)
}

/** Whether `to` or `to have` and a verb that reports stand at `t`. */
function leadsToReport(tokens: Tokens, t: number): boolean {
  if (!isWord(tokens, t, 'to')) return false
  const next = tokens.word[isWord(tokens, t + 1, 'have') ? t + 2 : t + 1]!
  return (wordFlags(next) & Word.cue) !== 0 && reports(frameOf(cueForm(next))) && t + 2 < tokens.count
}

const itHash = hashOf('it')

/**
 * > | as Orr once put it, “a sieve”        > | he put it bluntly: “No.”        not: she put it on the table
 *                     ^ the words themselves
 */
function wordsIt(tokens: Tokens, t: number): boolean {
  if (tokens.kind[t] !== Kind.word || tokens.hash[t] !== itHash) return false
  const next = tokens.kind[t + 1] === Kind.word && wordFlags(tokens.word[t + 1]!) & Word.adverb ? t + 2 : t + 1
  return isPunctuation(tokens, next, 44) || isPunctuation(tokens, next, 58) || tokens.kind[next] === Kind.mark
}

/**
 * Whether a cue is read as a verb where it stands: parts of speech that were not asked for (0) speak against nothing, and a subject before it with
 * nothing behind it (`the sign read.`) speaks for one.
 */
export function isVerbal(tokens: Tokens, parts: Uint8Array, cue: CueSite, follows: boolean): boolean {
  if (cue.verb < 0) return true
  const part = parts[cue.at] ?? Part.none
  if (part === Part.none || (part >= Part.base && part <= Part.gerund)) return true
  if ((cue.form === Form.gerund && part === Part.noun) || (cue.form === Form.past && part === Part.adjective)) return true
  // > | she hesitates but insists        a form that no noun of the lexicon has
  //                       ^
  if ((cue.form === Form.third || cue.form === Form.past) && !(wordTags(tokens.word[cue.at]!) & (nounTags | Tag.adjective))) return true
  // > | “It is a view,” Edda remarks near the end.        behind a name right behind a quote
  if (follows && cue.form !== Form.base && cue.frame & (Frame.says | Frame.manner) && isNamedBehindMark(tokens, cue.at)) return true
  if (isCalling(tokens, cue)) return true
  const next = tokens.kind[cue.to]
  if (next !== Kind.word) return follows && (next === Kind.mark || (cue.frame & (Frame.says | Frame.written | Frame.manner)) !== 0)
  // > | the ad argues that        > | she shot back, he points out        whatever the tagger thinks
  return isWord(tokens, cue.to, 'that') || (follows && (isWord(tokens, cue.to, 'back') || isWord(tokens, cue.to, 'out')))
}

/** Words that somebody is called by, and those of whoever is called so, at most. */
const mostCalled = 4

/**
 * Whether a verb behind a conjunction or a pause has an object and marked words behind it:
 *
 *     > | She flatters no one and calls people “sad”        not: > | the fears and calls for “calm”
 *                                 ^^^^^
 */
function isCalling({ kind, word }: Tokens, { at, to, form, frame }: CueSite): boolean {
  if (form !== Form.third || !(frame & Frame.assesses)) return false
  const joined = kind[at - 1] === Kind.word ? wordFlags(word[at - 1]!) & Word.conjunction : kind[at - 1] === Kind.punctuation
  if (!joined) return false
  for (let t = to; t <= to + mostCalled; t++) {
    if (kind[t] === Kind.mark) return t > to
    if (kind[t] !== Kind.word || wordFlags(word[t]!) & (Word.preposition | Word.conjunction | Word.subordinator | Word.auxiliary))
      return false
  }
  return false
}

const sayings: ReadonlySet<number> = new Set(['yes', 'no', 'so', 'nothing', 'goodbye', 'hello', 'thanks'].map(hashOf))

/** > | as Orr spoke of “wounded families,” Ada said yes        whoever says yes says nothing that stands before it */
export function isAnswered({ hash, kind }: Tokens, { to, frame }: CueSite): boolean {
  return (frame & Frame.says) !== 0 && kind[to] === Kind.word && sayings.has(hash[to]!) && kind[to + 1] !== Kind.mark
}

/** Words of a name, at most. */
const longestName = 3

function isNamedBehindMark({ kind, shape }: Tokens, at: number): boolean {
  let t = at - 1
  while (t > at - 1 - longestName && t > 0 && kind[t] === Kind.word && shape[t]! & Shape.capital) t--
  return t < at - 1 && kind[t] === Kind.mark && !(shape[t]! & Shape.spaceBefore)
}

const catenatives = new Set(
  'used likes like liked loves love loved prefers went goes continued continues began begins started starts'.split(' ').map(hashOf),
)

/** > | she used to say        > | as my doctor likes to say        > | Orr went on to call it        verbs that another one needs
 *          ^ `t`                              ^                              ^
 */
export function isCatenative({ kind, hash, text, start, end }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || kind[t + 1] !== Kind.word || end[t + 1]! - start[t + 1]! !== 2) return false
  // > | went on to
  if (text.startsWith('on', start[t + 1]))
    return kind[t + 2] === Kind.word && text.startsWith('to ', start[t + 2]) && catenatives.has(hash[t]!)
  return text.startsWith('to', start[t + 1]) && catenatives.has(hash[t]!)
}
