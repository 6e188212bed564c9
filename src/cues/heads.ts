import { cueForm, Frame, frameOf, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { isDoneTo } from '../mentions/descriptions.ts'
import { type Mentions, MentionType, Referent } from '../mentions/mention.ts'
import { endsIn, isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { opensReport, preceded } from './sentences.ts'

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

/** > | with 11 others        > | with eleven others */
function isCount({ kind, word }: Tokens, t: number): boolean {
  return kind[t] === Kind.number || (kind[t] === Kind.word && (wordTags(word[t]!) & Tag.number) !== 0)
}
