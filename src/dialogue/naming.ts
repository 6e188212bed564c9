import type { Context } from '../attribution/context.ts'
import { hashOf } from '../lexicon/hash.ts'
import { lookup, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Referent } from '../mentions/mention.ts'
import { isChance } from '../speakers/calls.ts'
import { addAlias } from '../speakers/entities.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import { ownName } from './certain.ts'
import { isVoice } from './tags.ts'
import { subjectIn, type Turn } from './turns.ts'

const theHash = hashOf('the')
/** Turns of somebody’s own before the one in which he gives his name that are looked at. */
const back = 2
/** Paragraphs between two turns of one conversation, at most. */
const pause = 3

/**
 * Makes one of somebody who has been described so far and the name that he gives as his own:
 *
 *     > | “Is this the Post Office?” said the hedgehog.
 *                                         ^^^^^^^^^^^^
 *     > | “What is your name?” said Mrs. Quill.
 *     > | “Pocket.”
 *          ^^^^^^ the first time that it stands
 *
 * Or that the narration gives right behind the line.
 */
export function nameSpeakers(context: Context, turns: readonly Turn[], entityOf: Int32Array, narrator: number): void {
  const { list } = context.entities
  let into: Int32Array | null = null
  for (let u = 0; u < turns.length; u++) {
    const { tag, from: start } = turns[u]!
    const own = ownName(context, entityOf, turns, u)
    if (own >= 0 && !isNew(context, start, own)) continue
    const called = own < 0 ? calledBefore(context, turns, entityOf, u) : -1
    const told = own < 0 && called < 0 ? toldBehind(context, tag, entityOf) : -1
    // > | somebody said        who is somebody else the next time
    if (told >= 0 && (list[told]!.character >= 0 || isIndefinite(context.tokens, context.mentions.list[tag]!))) {
      entityOf[tag] = told
      continue
    }
    const name = Math.max(own, called, told)
    if (name < 0) continue
    const e = own >= 0 ? describedBefore(context, turns, entityOf, u) : entityOf[tag]!
    if (e < 0 || e === narrator || name === narrator || list[name]!.character >= 0) continue
    if (list[e]!.sex && list[name]!.sex && list[e]!.sex !== list[name]!.sex) continue
    into ??= Int32Array.from(list, (_, k) => k)
    if (into[e] !== e || into[name] !== name) continue
    into[e] = name
    const [from, to] = [list[e]!, list[name]!]
    to.sex ||= from.sex
    for (const alias of [from.name, ...from.aliases]) addAlias(to, alias)
    to.mentions = to.mentions.concat(from.mentions.splice(0)).sort((a, b) => a - b)
  }
  if (into) for (let m = 0; m < entityOf.length; m++) if (entityOf[m]! >= 0) entityOf[m] = into[entityOf[m]!]!
}

/** Words between whoever spoke and the sentence that tells who it was, at most. */
const mostBetween = 12
const aWord = lookup(hashOf('a'))
const [itHash, wasHash, isHash, shortHash] = ['it', 'was', 'is', "'s"].map(hashOf)

/**
 * Whom the sentence behind a reporting clause that names nobody tells of; -1 without one.
 *
 *     > | “You counted,” said someone in the grass. It was old Toad.        > | “Who is there?” asked the big one. It’s Badger.
 *                             ^^^^^^^                      ^^^^^^^^
 */
function toldBehind({ tokens, mentions, entities, spanOf }: Context, tag: number, entityOf: Int32Array): number {
  const { kind, hash, shape } = tokens
  if (tag < 0 || (entityOf[tag]! >= 0 && entities.list[entityOf[tag]!]!.named)) return -1
  const { type, to, sex, plural } = mentions.list[tag]!
  if (plural || (type !== MentionType.description && !isIndefinite(tokens, mentions.list[tag]!))) return -1
  let t = to
  while (t < to + mostBetween && !(shape[t]! & Shape.sentenceStart) && kind[t] !== Kind.end) t++
  if (hash[t] !== itHash || spanOf[t]! >= 0 || (hash[t + 1] !== wasHash && hash[t + 1] !== isHash && hash[t + 1] !== shortHash)) return -1
  const m = Math.max(mentions.startingAt[t + 2]!, wordTags(tokens.word[t + 2]!) & Tag.adjective ? mentions.startingAt[t + 3]! : -1)
  const e = m >= 0 ? entityOf[m]! : -1
  if (e < 0) return -1
  // > | It was Anna who had called him.        > | It was Anna’s turn.
  const told = mentions.list[m]!
  if (told.possessive || told.plural || told.type === MentionType.pronoun || kind[told.to] === Kind.word) return -1
  const { referent, sex: own } = entities.list[e]!
  return (referent === Referent.person || referent === Referent.unknown) && !(sex && own && sex !== own) ? e : -1
}

/** `somebody`, `a voice` */
function isIndefinite({ word }: Tokens, { from }: Mention): boolean {
  return (wordFlags(word[from]!) & Word.indefinite) !== 0 || word[from] === aWord
}

/**
 * Who is called by a name right before somebody speaks whom nobody has described before, where the name is new as well; -1 without one.
 *
 *     > | “You found the body, Mrs. Tarrow,” said the inspector.
 *                              ^^^^^^^^^^^
 *     > | “I found the pudding,” said the cook.
 *                                     ^^^^^^^^
 */
function calledBefore(context: Context, turns: readonly Turn[], entityOf: Int32Array, u: number): number {
  const { tokens, mentions, entities } = context
  const turn = turns[u]!
  const before = turns[u - 1]
  if (turn.tie !== 1 || turn.called.length > 0 || before?.called.length !== 1 || turn.paragraph - before.lastParagraph > 1) return -1
  const { from, type, referent } = mentions.list[turn.tag]!
  if (type !== MentionType.description || referent !== Referent.person || tokens.hash[from] !== theHash) return -1
  const e = entityOf[turn.tag]!
  if (!isDescribed(context, turn.tag, e) || entities.list[e]!.mentions[0] !== turn.tag) return -1
  const name = entityOf[before.called[0]!]!
  if (name < 0 || !entities.list[name]!.named || entityOf[before.tag] === name) return -1
  // > | “Naturally,” she said.        which is no name
  return isNew(context, before.from, name) &&
    !(entities.list[name]!.mentions.length === 1 && isChance(tokens, mentions.list[before.called[0]!]!))
    ? name
    : -1
}

/** Whether a name stands nowhere before a token. */
function isNew({ mentions, entities }: Context, from: number, e: number): boolean {
  const first = entities.list[e]!.mentions[0]
  return first !== undefined && mentions.list[first]!.from >= from
}

/** Whoever has no name and has said the turn itself by its clause, or the ones before in turn with somebody else; -1 without one. */
function describedBefore(context: Context, turns: readonly Turn[], entityOf: Int32Array, u: number): number {
  // > | “What’s your name, boy?”⏎⏎The boy wet his lips.⏎⏎“Virgil.”
  const { paragraph, tag } = turns[u]!
  const { paragraphs } = context.tokens
  if (u > 0 && tag < 0 && paragraph - turns[u - 1]!.lastParagraph === 2) {
    const m = subjectIn(context, paragraphs[paragraph - 1]!, paragraphs[paragraph]!)
    return m >= 0 && isDescribed(context, m, entityOf[m]!) ? entityOf[m]! : -1
  }
  for (let k = 0; k < back; k++) {
    const turn = turns[u - 2 * k]
    if (!turn) return -1
    const m = actorOf(turn)
    if (m >= 0 && !isVoice(context.tokens, context.mentions.list[m]!)) {
      const e = entityOf[m]!
      const other = actorOf(turns[u - 1])
      return isDescribed(context, m, e) && !(other >= 0 && entityOf[other] === e) ? e : -1
    }
    const [asked, earlier] = [turns[u - 2 * k - 1], turns[u - 2 * k - 2]]
    if (!asked || !earlier || turn.paragraph - asked.lastParagraph > pause || asked.paragraph - earlier.lastParagraph > pause) return -1
  }
  return -1
}

/** Who says a turn by its clause, or acts beside it: a mention, or -1. */
function actorOf(turn: Turn | undefined): number {
  if (!turn) return -1
  const { tag, beatBefore, beatBetween, beatAfter } = turn
  return tag >= 0 ? tag : beatBefore >= 0 ? beatBefore : beatBetween >= 0 ? beatBetween : beatAfter
}

function isDescribed({ mentions, entities }: Context, m: number, e: number): boolean {
  if (e < 0 || mentions.list[m]!.type === MentionType.name) return false
  const { named, plural, referent, character } = entities.list[e]!
  return !named && !plural && character < 0 && (referent === Referent.person || referent === Referent.unknown)
}
