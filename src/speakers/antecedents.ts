import type { Context } from '../attribution/context.ts'
import { hashOf } from '../lexicon/hash.ts'
import { lookup, nounTags, reports, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Referent, Sex } from '../mentions/mention.ts'
import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { numeric } from './antecedent-weights.ts'
import type { Entity } from './entities.ts'
import { isByline } from './narrator.ts'

/** Mentions looked back over for what a pronoun means. */
const window = 48
/** Antecedents, at most; in novels, which have many pronouns, those further off are hardly ever meant. */
const most = 16
const mostInFiction = 8
/** Sentences looked back over. */
const reach = 12

const [aWord, anWord, theWord] = ['a', 'an', 'the'].map((word) => lookup(hashOf(word)))

/** Logarithms of `1 + n`. */
const logarithms = Float64Array.from({ length: 1024 }, (_, n) => Math.log(1 + n))

/** What all pronouns of a text are resolved with. */
export interface Desk {
  readonly context: Context
  /** For each mention the quote and the sentence that it stands in. */
  readonly level: Int32Array
  readonly sentence: Int32Array
  /** Mentions that nobody else means: 2 for `I` and the author of a byline, 1 for things of a make. */
  readonly apart: Uint8Array
  /** Mentions that a verb of reporting has for its subject; that look like a subject; that stand behind a preposition. */
  readonly speaks: Uint8Array
  readonly subject: Uint8Array
  readonly oblique: Uint8Array
  /** Entities that are told of by a noun for what is neither a person nor a body. */
  readonly lifeless: Uint8Array
  /** How often each entity has been mentioned so far. */
  readonly met: Int32Array
  /** The last pronoun that each entity was a possible antecedent of. */
  readonly asked: Int32Array
  /** Antecedents that are looked at. */
  readonly most: number
  /** Those of the pronoun in question: their mentions, the set of marks of each, and what is known of it in numbers. */
  readonly found: Int32Array
  readonly set: Int32Array
  readonly numbers: Float64Array
}

export function makeDesk(context: Context, fiction: boolean): Desk {
  const { tokens, mentions, clauses, entities, spanOf } = context
  const count = mentions.list.length
  const [speaks, subject, oblique, apart] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)]
  const level = new Int32Array(count)
  const headline = fiction ? 0 : capitalsTo(tokens)
  for (const { cue, subject, inverted } of clauses) {
    if (!reports(cue.frame)) continue
    if (subject >= 0) speaks[subject] = 1
    if (inverted >= 0) speaks[inverted] = 1
  }
  for (let m = 0; m < count; m++) {
    const mention = mentions.list[m]!
    level[m] = spanOf[mention.from]!
    const noise = mention.from < headline && entities.of[m]! >= 0 && entities.list[entities.of[m]!]!.mentions.length === 1
    const none = mention.person === 1 || noise || isByline(tokens, mention) || (level[m]! >= 0 && isCalled(tokens, mention))
    oblique[m] = +isOblique(context, mention)
    subject[m] = +(speaks[m] === 1 || (!oblique[m] && isSubject(context, mention)))
    // > | The Badger sat down. He        whoever acts is no thing in a novel
    apart[m] = none ? 2 : +(fiction ? !subject[m] && isThing(tokens, mention) : isMake(tokens, mention))
  }
  return {
    context,
    level,
    sentence: sentenceNumbers(context),
    apart,
    speaks,
    subject,
    oblique,
    lifeless: Uint8Array.from(entities.list, (entity) => +(!fiction && isLifeless(context, entity))),
    met: new Int32Array(entities.list.length),
    asked: new Int32Array(entities.list.length).fill(-1),
    most: fiction ? mostInFiction : most,
    found: new Int32Array(most),
    set: new Int32Array(most),
    numbers: new Float64Array(most * numeric.length),
  }
}

/**
 * Gathers what a pronoun can mean: mentions before it that agree with it in gender and number, the nearest first, one a row.
 *
 * @param of The entity of each mention, pronouns before this one included.
 * @param anySex Takes people with a name whatever their sex: it was guessed from a first name, or from one that may be a surname.
 * @returns How many there are.
 */
export function findAntecedents(desk: Desk, of: Int32Array, m: number, anySex = false): number {
  const { context, level, sentence, apart, speaks, subject, oblique, lifeless, met, asked, most, found, set, numbers } = desk
  const { tokens, mentions, entities } = context
  const mention = mentions.list[m]!
  const here = sentence[m]!
  // > | Marlowe Vance is not sorry, and she        a first name that men and women have, where nobody else is there
  const subjective = anySex && level[m]! < 0 && (wordFlags(tokens.word[mention.from]!) & (Word.pronoun | Word.object)) === Word.pronoun
  let count = 0
  let rank = 0
  let spoke = false
  for (let k = m - 1, steps = 0; k >= 0 && steps < window && count < most; k--, steps++) {
    const e = of[k]!
    // > | Hale tells me. She laughs.        nobody calls himself she
    if (e < 0 || level[k] !== level[m] || apart[k]! > +!mention.sex) continue
    const entity = entities.list[e]!
    if (level[m]! < 0 && entity.narrator) continue
    const back = here - sentence[k]!
    if (!agree(mention, entity, anySex, subjective && back === 0)) continue
    if (mention.sex && lifeless[e]) continue
    if (back > reach) break
    const other = mentions.list[k]!
    if (asked[e] !== m) {
      asked[e] = m
      rank++
    }
    found[count] = k
    const near = back === 0 && !separated(context, other.to, mention.from)
    const at = count * numeric.length
    numbers[at] = back
    numbers[at + 1] = Math.min(4, tokens.paragraph[mention.from]! - tokens.paragraph[other.from]!)
    numbers[at + 2] = met[e]! < logarithms.length ? logarithms[met[e]!]! : Math.log(1 + met[e]!)
    numbers[at + 3] = Math.min(5, rank)
    // in the order of the features
    let bit = 0
    let marked = +(back === 1)
    marked |= +(back === 2) << ++bit
    marked |= +(back > 2) << ++bit
    marked |= +other.possessive << ++bit
    marked |= subject[k]! << ++bit
    marked |= oblique[k]! << ++bit
    marked |= (subject[k]! & subject[m]!) << ++bit
    marked |= +(!subject[k] && !subject[m]) << ++bit
    marked |= +near << ++bit
    marked |= +(entity.sex === Sex.unknown && mention.sex !== Sex.unknown) << ++bit
    marked |= +!entity.named << ++bit
    marked |= +(other.type === MentionType.pronoun) << ++bit
    marked |= +(other.type === MentionType.name && other.nameTo - other.nameFrom > 1) << ++bit
    marked |= speaks[k]! << ++bit
    marked |= (speaks[k]! & speaks[m]!) << ++bit
    marked |= +(entity.mentions[0] === undefined || entity.mentions[0] < 3) << ++bit
    marked |= +(entity.referent === Referent.unknown && entity.named) << ++bit
    marked |= +(entity.referent === Referent.unknown && !entity.named) << ++bit
    marked |= +((wordFlags(tokens.word[other.from]!) & Word.indefinite) !== 0) << ++bit
    marked |= +((tokens.shape[other.from]! & Shape.sentenceStart) !== 0) << ++bit
    marked |= +(speaks[k] === 1 && !spoke) << ++bit
    set[count++] = marked
    if (speaks[k]) spoke = true
  }
  return count
}

function agree({ sex, plural, referent }: Mention, entity: Entity, anySex: boolean, beside: boolean): boolean {
  if (sex !== Sex.unknown) {
    if (
      entity.referent === Referent.organization ||
      entity.referent === Referent.document ||
      entity.referent === Referent.group ||
      entity.referent === Referent.place ||
      entity.plural
    )
      return false
    return (
      entity.sex === Sex.unknown ||
      entity.sex === sex ||
      (anySex && entity.named && entity.character < 0 && (beside || !entity.name.includes(' ')))
    )
  }
  if (plural) return entity.plural || entity.referent === Referent.group || entity.referent === Referent.organization
  return referent === Referent.organization && (entity.referent === Referent.organization || entity.referent === Referent.document)
}

/** > | “No!” roared the tent. “Good,” she said.        nobody calls it she */
function isLifeless({ tokens, mentions }: Context, { named, referent, mentions: own }: Entity): boolean {
  if (named || referent !== Referent.unknown || own.length === 0) return false
  const word = tokens.word[mentions.list[own[0]!]!.nameTo - 1]!
  return (wordTags(word) & nounTags) !== 0 && (wordFlags(word) & (Word.person | Word.kin | Word.title | Word.honorific)) === 0
}

/** Words behind which a clause begins. */
const openers = new Set(
  'but when as while that because if then where before after so since although though until who which whom whose'.split(' ').map(hashOf),
)

/** Whether a mention begins its sentence or clause, or has its verb right behind it. */
function isSubject({ tokens }: Context, { from, to }: Mention): boolean {
  const { kind, shape, word, hash } = tokens
  if (from === 0 || shape[from]! & (Shape.sentenceStart | Shape.paragraphStart) || kind[from - 1] === Kind.mark) return true
  if (kind[to] === Kind.word) {
    const tags = wordTags(word[to]!)
    if (wordFlags(word[to]!) & Word.auxiliary || (tags & (Tag.past | Tag.third | Tag.modal) && !(tags & nounTags))) return true
  }
  return kind[from - 1] === Kind.word && openers.has(hash[from - 1]!)
}

/**
 * Whether somebody is spoken to by name, and so is nobody’s `her`:
 *
 *     > | “All right, Heron. Put her on.”        > | “Heron! Where is she?”
 *                     ^^^^^                            ^^^^^
 */
function isCalled({ kind, code }: Tokens, { type, from, to }: Mention): boolean {
  if (type !== MentionType.name || kind[to] !== Kind.punctuation || kind[from - 1] === Kind.word) return false
  const c = code[to]!
  return code[from - 1] === 44 ? c !== 44 : c === 33 || c === 63
}

/** Words of a headline, at most. */
const longestHeadline = 40

/**
 * Where a first line ends that has capitals throughout, of whose names only those that the text names again are known to be any:
 *
 *     > | Ada Roe Says New Song Was Written in a Bath⏎Ada Roe is not sorry, and she
 *         ^^^^^^^      ^^^^^^^^     ^^^^^^^      ^^^^ names nobody
 */
function capitalsTo({ paragraphs, kind, shape, end, start }: Tokens): number {
  if (paragraphs.length < 3 || paragraphs[1]! > longestHeadline) return 0
  let words = 0
  let capitals = 0
  for (let t = 0; t < paragraphs[1]!; t++) {
    if (kind[t] !== Kind.word || end[t]! - start[t]! < 4) continue
    words++
    capitals += shape[t]! & Shape.capital
  }
  return words > 3 && capitals >= words - 1 ? paragraphs[1]! : 0
}

/**
 * Whether a name with an article is a thing’s, or tells where something comes from:
 *
 *     > | a photo of himself on a Vespa        > | in the upper Indus        > | a fistfight on a Danish ferry
 *                              ^^^^^                         ^^^^^                            ^^^^^^
 */
function isMake({ kind, word, shape }: Tokens, { type, sex, title, from, nameFrom, nameTo }: Mention): boolean {
  if (type !== MentionType.name || title >= 0 || nameFrom === 0 || kind[nameFrom - 1] !== Kind.word) return false
  const at = nameFrom === from && wordTags(word[from - 1]!) & Tag.adjective ? from - 2 : nameFrom - 1
  const article = word[at] === aWord || word[at] === anWord || word[at] === theWord
  if (!article || !(wordFlags(word[nameFrom]!) & Word.demonym)) return article && sex === Sex.unknown
  return kind[nameTo] === Kind.word && !(shape[nameTo]! & Shape.capital) && !(wordTags(word[nameTo]!) & verbTags)
}

/** Whether a name is a thing’s or a place’s by what stands before it. */
export function isThing(tokens: Tokens, mention: Mention): boolean {
  return isMake(tokens, mention) || isPlaced(tokens, mention)
}

/** > | a girl who swam it in Tacoma */
function isPlaced({ hash, word }: Tokens, { type, from, nameFrom, title, possessive }: Mention): boolean {
  if (type !== MentionType.name || title >= 0 || from === 0 || nameFrom > from || possessive) return false
  return wheres.has(hash[from - 1]!) && !(wordFlags(word[from]!) & Word.firstName)
}

const wheres = new Set(['in', 'near'].map(hashOf))
const verbTags = Tag.past | Tag.third | Tag.modal | Tag.base

function isOblique({ tokens }: Context, { from }: Mention): boolean {
  if (from === 0 || tokens.kind[from - 1] !== Kind.word || tokens.shape[from]! & Shape.sentenceStart) return false
  const flags = wordFlags(tokens.word[from - 1]!)
  return (flags & Word.preposition) !== 0 && !(flags & Word.subordinator)
}

/** Whether a clause ends between two tokens of a sentence. */
function separated({ tokens }: Context, from: number, to: number): boolean {
  for (let t = from; t < to && t < from + 40; t++) {
    if (isPunctuation(tokens, t, 44) || isPunctuation(tokens, t, 59)) return true
    if (tokens.kind[t] === Kind.word && wordFlags(tokens.word[t]!) & (Word.subordinator | Word.conjunction)) return true
  }
  return false
}

/** The number of the sentence that each mention begins in. */
function sentenceNumbers({ tokens: { shape }, mentions: { list } }: Context): Int32Array {
  const numbers = new Int32Array(list.length)
  for (let m = 0, t = 0, n = 0; m < list.length; m++) {
    for (; t <= list[m]!.from; t++) if (shape[t]! & (Shape.sentenceStart | Shape.paragraphStart)) n++
    numbers[m] = n
  }
  return numbers
}
