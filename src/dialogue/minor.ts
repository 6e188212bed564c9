import { hashOf } from '../lexicon/hash.ts'
import { Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Referent } from '../mentions/mention.ts'
import { isAnybody } from '../speakers/anybody.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import type { Scene } from './scene.ts'
import { canAct, type Turn } from './turns.ts'

/** Mentions of somebody without a name, at most: whoever is told of more often may be a character by another name. */
const few = 11
/** What stands in front of a turn where a sentence has ended. */
const sentence = 3
/** Mentions of the narration before and behind a line that somebody with a name is looked for among. */
const back = 60
const ahead = 10
/** How sure it is that they speak. */
export const minorCertainty = 0.85

/**
 * Somebody without a name who comes in for a line or two, and does something beside it:
 *
 *     > | The waiter wiped the table. “Will there be anything else?”        > | “Tickets.” The guard held out a hand.
 *         ^^^^^^^^^^                                                                      ^^^^^^^^^
 *
 * Not `the young man`, who is a character of the scene, and not `his brother` where somebody is named who can be meant.
 *
 * @returns An entity, or -1 where nobody of the kind acts.
 */
export function minorActor(scene: Scene, u: number): number {
  const { tag, beatBefore, beatAfter, beatBetween, lead } = scene.turns[u]!
  if (tag >= 0) return -1
  if (beatBefore >= 0) return lead === sentence ? minor(scene, u, beatBefore) : -1
  if (beatBetween >= 0) return minor(scene, u, beatBetween)
  return beatAfter >= 0 ? minor(scene, u, beatAfter) : -1
}

/**
 * Somebody with a name who does something beside a line, in a sentence that begins with it and names nobody else:
 *
 *     > | “It’s true.” Greg looked at the floor.        > | Old Odo shuffled out of the shadow. “My queen?”
 *                      ^^^^                                     ^^^
 *
 * @returns An entity, or -1.
 */
export function namedActor({ context, turns, entityOf, proper }: Scene, u: number): number {
  const { tag, beatBefore, beatAfter, beatBetween, lead, called, from, to, lastParagraph } = turns[u]!
  if (tag >= 0 || (beatBefore >= 0 && lead !== sentence)) return -1
  const m = beatBefore >= 0 ? beatBefore : beatBetween >= 0 ? beatBetween : beatAfter
  if (m < 0 || (beatBefore >= 0 && beatAfter >= 0)) return -1
  const { tokens, mentions } = context
  const mention = mentions.list[m]!
  const e = entityOf[m]!
  if (mention.type !== MentionType.name || mention.possessive || mention.plural || e < 0 || !proper[e]) return -1
  if (!beginsSentence(tokens, mention) || called.some((other) => entityOf[other] === e)) return -1
  const end = beatBefore >= 0 ? from : beatBetween >= 0 ? to : (tokens.paragraphs[lastParagraph + 1] ?? tokens.count)
  for (let t = mention.to; t < end; t++) {
    if (context.spanOf[t]! >= 0) break
    if (tokens.shape[t]! & Shape.sentenceStart) return -1
    const other = mentions.startingAt[t]!
    if (other >= 0 && mentions.list[other]!.type !== MentionType.pronoun && entityOf[other]! >= 0 && entityOf[other] !== e) return -1
  }
  return e
}

/** Mentions of the narration in front of a line among which somebody may have come in. */
const mostBefore = 30
const [aHash, anHash, theHash, oneHash] = ['a', 'an', 'the', 'one'].map(hashOf) as [number, number, number, number]

/**
 * Somebody nobody has told of yet who comes in, in the narration in front of a line, and whom nobody follows:
 *
 *     > | There was a knock, and a large red constable put his head round the door. He was holding a hat.⏎⏎“Beg pardon, sir.”
 *                                ^^^^^^^^^^^^^^^^^^^^
 *
 * @returns An entity, or -1.
 */
export function newcomer(scene: Scene, u: number): number {
  const { context, turns, entityOf, narration, before, through } = scene
  const { tokens, mentions } = context
  const turn = turns[u]!
  if (turn.lead > 0 || (turn.tag < 0 && (turn.beatBetween >= 0 || turn.beatAfter >= 0))) return -1
  const last = turns[u - 1]
  const floor = Math.max(last ? through[u - 1]! : 0, before[u]! - mostBefore)
  for (let i = before[u]! - 1; i >= floor; i--) {
    const m = narration[i]!
    const mention = mentions.list[m]!
    if (tokens.paragraph[mention.from]! < turn.paragraph - 1) return -1
    if (last && tokens.paragraph[mention.from]! === last.lastParagraph) return -1
    const e = entityOf[m]!
    if (mention.person === 1) continue
    if (!opensClause(tokens, mention) || !canAct(context, mention, true)) continue
    if (mention.type === MentionType.pronoun) continue
    if (!isFirst(scene, m) || !(isNew(tokens, mention) || isTheRole(tokens, mention))) return -1
    // > | “You have to push it.”⏎⏎She hadn’t heard anybody. A man stood in the door.⏎⏎“What?”        who has spoken before
    if (last && isOpening(turns, u - 1) && tokens.paragraph[mention.from] === last.lastParagraph + 1) return -1
    return narration.subarray(floor, before[u]).some((other) => other !== m && comesIn(scene, other, mention)) ? -1 : e
  }
  return -1
}

/** Paragraphs between two lines of a conversation, at most. */
const pause = 3

/** Whether a line begins a conversation, and nothing beside it tells who speaks. */
function isOpening(turns: readonly Turn[], u: number): boolean {
  const { tag, beside, paragraph } = turns[u]!
  const before = turns[u - 1]
  return tag < 0 && beside.length === 0 && !(before && paragraph - before.lastParagraph <= pause)
}

/** Whether the text tells of somebody without a name for the first time. */
function isFirst({ context, entityOf, proper }: Scene, m: number): boolean {
  const { mentions, entities } = context
  const first = entities.list[entityOf[m]!]!.mentions[0]
  return !proper[entityOf[m]!] && first !== undefined && mentions.list[first]!.from === mentions.list[m]!.from
}

/** > | There was only the barkeep, and a drover, and a woman in black.        two new ones in a paragraph: it may be either */
function comesIn({ context }: Scene, m: number, { from }: Mention): boolean {
  const { tokens, mentions } = context
  const other = mentions.list[m]!
  return tokens.paragraph[other.from] === tokens.paragraph[from] && isNew(tokens, other)
}

/** > | a large red constable        one person, told of as somebody new */
export function isNew(tokens: Tokens, { from, nameTo, plural, referent, possessive }: Mention): boolean {
  if (plural || possessive || referent !== Referent.person) return false
  const h = tokens.hash[from]
  return (h === aHash || h === anHash) && (wordFlags(tokens.word[nameTo - 1]!) & Word.person) !== 0
}

/** > | The ambassador unfolded one long arm.        whom no name is told of */
function isTheRole(tokens: Tokens, mention: Mention): boolean {
  const { from, plural, possessive, referent } = mention
  return !plural && !possessive && referent === Referent.person && tokens.hash[from] === theHash && isRole(tokens, mention)
}

/** Whether a mention begins a sentence, or a clause behind a conjunction. */
function opensClause({ kind, shape, word }: Tokens, { from }: Mention): boolean {
  if (shape[from]! & Shape.sentenceStart) return true
  return kind[from - 1] === Kind.word && (wordFlags(word[from - 1]!) & Word.conjunction) !== 0
}

/** > | Old Odo shuffled out of the shadow. */
function beginsSentence({ shape, word }: Tokens, { from }: Mention): boolean {
  const epithet = from > 0 && (wordTags(word[from - 1]!) & Tag.epithet) !== 0
  return ((shape[from]! | (epithet ? shape[from - 1]! : 0)) & Shape.sentenceStart) !== 0
}

function minor(scene: Scene, u: number, m: number): number {
  const { context, entityOf, proper, told, taggedIn } = scene
  const { tokens, mentions } = context
  const mention = mentions.list[m]!
  const e = entityOf[m]!
  if (e < 0 || proper[e] || told[e]! > few || mention.type !== MentionType.description || mention.plural) return -1
  // > | The vole took him by the ear. “Run!”        an animal that speaks elsewhere
  const speaks = mention.referent === Referent.unknown && taggedIn[e]!.length > 0
  if (!opensSentence(tokens, mention)) return -1
  if (mention.referent !== Referent.person) return speaks ? e : -1
  return isRole(tokens, mention) || (isRelation(tokens, mention) && isNobodyElse(scene, u, mention, e)) ? e : -1
}

function opensSentence({ shape, word }: Tokens, { from }: Mention): boolean {
  return (shape[from]! & Shape.sentenceStart) !== 0 && (wordFlags(word[from]!) & Word.determiner) !== 0
}

/** `her father` */
function isRelation({ word }: Tokens, { from, nameTo }: Mention): boolean {
  return (wordFlags(word[from]!) & Word.possessive) !== 0 && (wordFlags(word[nameTo - 1]!) & Word.kin) !== 0
}

/**
 * Whether nobody with a name is about whom a relation can be, but those who speak right before or behind the line, or are called in it:
 *
 *     > | “There’s nothing to say.” Her father reached for the salt. “The house is sold.”⏎⏎“Sold?” Piers pushed back his chair.
 *                                                                                                  ^^^^^ another man
 */
function isNobodyElse(scene: Scene, u: number, { sex }: Mention, e: number): boolean {
  const { context, turns, entityOf, proper, who, before, through, narrator } = scene
  const others = new Set<number>()
  for (const turn of [turns[u - 1], turns[u + 1]])
    for (const m of turn ? [turn.tag, turn.beatBefore, turn.beatBetween, turn.beatAfter] : []) if (m >= 0) others.add(entityOf[m]!)
  for (const m of turns[u]!.called) others.add(entityOf[m]!)
  const to = Math.min(who.length, through[u]! + ahead)
  for (let i = Math.max(0, before[u]! - back); i < to; i++) {
    const x = who[i]!
    if (x === e || x === narrator || !proper[x] || others.has(x)) continue
    const other = context.entities.list[x]!.sex
    if (!sex || !other || sex === other) return false
  }
  return true
}

/** A role or an occupation, or anybody who is told by where he is. */
export function isRole(tokens: Tokens, mention: Mention): boolean {
  const flags = wordFlags(tokens.word[mention.nameTo - 1]!)
  // > | the tall one
  if (tokens.hash[mention.nameTo - 1] === oneHash) return mention.nameTo > mention.nameFrom + 1
  return (flags & Word.person) !== 0 && (flags & Word.kin) === 0 && (!isAnybody(tokens, mention) || isPlaced(tokens, mention.nameTo))
}

/** > | The girl by the door        > | The man in the corner        told by where he is, and so by no name */
export function isPlaced({ kind, word, text, start, end }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || kind[t + 1] !== Kind.word || !(wordFlags(word[t + 1]!) & Word.determiner)) return false
  return /^(?:by|in|at|behind|near|beside|across)$/.test(text.slice(start[t], end[t]))
}
