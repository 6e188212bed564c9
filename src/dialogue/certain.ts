import type { Context } from '../attribution/context.ts'
import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Referent } from '../mentions/mention.ts'
import { isAnybody } from '../speakers/anybody.ts'
import { asksName, givesOwnName, isHere, reportsName } from '../speakers/introductions.ts'
import { plainText } from '../speakers/names.ts'
import { isNarratorsParent } from '../speakers/parents.ts'
import { Kind, Shape, type Tokens, textOf } from '../text/tokens.ts'
import { isNew, isPlaced, isRole, minorActor, namedActor, newcomer } from './minor.ts'
import { ownerOf } from './relations.ts'
import { isBrief, isShort, type Scene } from './scene.ts'
import { isVoice } from './tags.ts'
import type { Turn } from './turns.ts'

/** How often a certain reporting clause is right, measured on the training novels. */
export const certainty = 0.97
/** Mentions by which a title or role is known to be one person's, and twice the reporting clauses. */
const often = 40

/**
 * Who a reporting clause names beyond doubt, or the line itself, or who comes in for this line; -1 without any.
 *
 *     > | “It is late,” said Anna Orr.        > | “It is late,” I said.        > | “I’m Anna Orr.”        > | The waiter bowed. “Tea?”
 */
export function certain(scene: Scene, u: number): number {
  const { context, turns, entityOf, proper } = scene
  const { tag, tie } = turns[u]!
  // > | “It’s me,” said a voice. “It’s Ben.”        > | “What’s your name?”⏎⏎“Ben,” he said.
  if (tag < 0 || isVoice(context.tokens, context.mentions.list[tag]!) || isAnswer(scene, u)) {
    const own = ownName(context, entityOf, turns, u)
    if (own >= 0) return own
    if (tag < 0) {
      const named = namedActor(scene, u)
      if (named >= 0) return named
      const minor = minorActor(scene, u)
      return minor >= 0 || !isShort(context) ? minor : newcomer(scene, u)
    }
  }
  const e = entityOf[tag]!
  const mention = context.mentions.list[tag]!
  const { type, person, plural } = mention
  // > | I told her, “A lot of money.”
  if (tie === 2 && type === MentionType.pronoun && person === 1 && !plural) return e
  if (tie !== 1) return -1
  if (type === MentionType.name && e >= 0 && proper[e]) return e
  if (type === MentionType.description) return e >= 0 ? describedSpeaker(scene, turns[u]!, mention, e) : -1
  // > | A girl put her head in. “Please,” she said
  if (type === MentionType.pronoun && person === 3 && !plural && mention.sex && isShort(context))
    return e >= 0 && newcomer(scene, u) === e ? e : -1
  return type === MentionType.pronoun && person === 1 && !plural ? e : -1
}

/** The entity of a description in a reporting clause, where it can mean nobody else; -1 where it may be somebody with a name. */
function describedSpeaker(scene: Scene, turn: Turn, mention: Mention, e: number): number {
  const { context, proper, told, taggedIn } = scene
  const { tokens } = context
  const { plural, referent } = mention
  // > | “Sealing,” the computer said.        a thing, which nobody else is called
  if (referent === Referent.unknown && !plural) return isVoice(tokens, mention) || isAnybody(tokens, mention) ? -1 : e
  // > | “No, Mum,” my mother said.        > | said Mum, said Chef        who goes by that as by a name
  if (!plural && (isNarratorsParent(tokens, mention) || isBareName(tokens, mention))) return e
  // > | said the man with the black beard        word for word as the list of characters has him
  if (isListed(context, mention, e)) return e
  // > | said the Duchess        who goes by her title throughout
  if (!plural && (told[e]! >= often || taggedIn[e]!.length >= often / 2)) return isAnybody(tokens, mention) ? -1 : e
  // > | “Tickets,” said the conductor. Ana had none.        before anybody of the list
  if (!isShort(context)) return isBrief(context) && !proper[e] && isUnnamed(context, mention, e) && isFirst(context, mention) ? e : -1
  // > | said the innkeeper        whom nobody names        > | the woman told Mr. Tolliver        where the text names no other
  // > | Ada sat down. … her mother told her
  if (!proper[e] && (isUnnamed(context, mention, e) || isOnly(scene, mention, e) || isRelative(scene, turn, mention, e))) return e
  // > | “Not here,” a woman answered.        nobody whom the text has named
  return isNew(tokens, mention) && !isVoice(tokens, mention) ? e : -1
}

/** Whether nobody of the list of characters has been told of before a mention. */
function isFirst({ entities, mentions }: Context, { from }: Mention): boolean {
  return !entities.list.some(({ character, mentions: own }) => character >= 0 && own.length > 0 && mentions.list[own[0]!]!.from <= from)
}

/** Whether somebody of a short text is the only one of her sex in it: nobody with a name is meant. */
function isOnly({ context, proper, known, told, acted, tags }: Scene, mention: Mention, e: number): boolean {
  const { tokens, entities } = context
  const { sex, from, referent, plural } = mention
  if (!sex || plural || referent !== Referent.person || isVoice(tokens, mention)) return false
  if (!(wordFlags(tokens.word[from]!) & Word.determiner) || wordFlags(tokens.word[from]!) & Word.possessive) return false
  return !entities.list.some(
    (other, x) => x !== e && (proper[x] || known[x]) && told[x]! > 0 && (other.sex === sex || (!other.sex && tags[x]! + acted[x]! > 0)),
  )
}

/** Whether somebody is told as a relative of somebody else, and no other one of the text can be that: `her mother`, where it names no woman but her. */
function isRelative(scene: Scene, turn: Turn, { from, nameTo, sex, plural }: Mention, e: number): boolean {
  const { context, proper, known, told } = scene
  const { word } = context.tokens
  if (plural || !(wordFlags(word[from]!) & Word.possessive) || !(wordFlags(word[nameTo - 1]!) & Word.kin)) return false
  const owner = ownerOf(scene, turn)
  if (owner < 0 || owner === e) return false
  return !context.entities.list.some(
    (other, x) => x !== e && x !== owner && (proper[x] || known[x]) && told[x]! > 0 && (!sex || !other.sex || other.sex === sex),
  )
}

/** > | said Mum        > | said Chef        not: > | said her mum        > | Mother Anne */
function isBareName({ word, shape }: Tokens, { from, to }: Mention): boolean {
  if (to !== from + 1 || !(shape[from]! & Shape.capital)) return false
  const flags = wordFlags(word[from]!)
  return (flags & Word.kin) !== 0 || ((flags & Word.person) !== 0 && !(shape[from]! & Shape.sentenceStart))
}

/** Mentions of somebody that are looked at. */
const looked = 20

/** Whether somebody of a short text goes by a role, or is told by where he is: nobody with a name is meant. */
function isUnnamed(context: Context, mention: Mention, e: number): boolean {
  const { tokens, mentions, entities } = context
  if (mention.plural || mention.referent !== Referent.person) return false
  if (isVoice(tokens, mention)) return false
  const flags = wordFlags(tokens.word[mention.from]!)
  if (!(flags & Word.determiner) || flags & (Word.possessive | Word.indefinite)) return false
  if (!isAnybody(tokens, mention)) return isRole(tokens, mention)
  return entities.list[e]!.mentions.slice(0, looked).some((m) => isPlaced(tokens, mentions.list[m]!.nameTo))
}

/** Whether two words or more are a name or an alias of a character that was given, `the man` and the like left out. */
function isListed({ tokens, entities }: Context, { nameFrom, nameTo, to }: Mention, e: number): boolean {
  const { character, name, aliases } = entities.list[e]!
  if (character < 0 || to - nameFrom < 2 || !(to - nameTo > 1 || tokens.shape[nameTo - 1]! & Shape.capital)) return false
  const text = plainText(textOf(tokens, nameFrom, to))
  return plainText(name) === text || [...aliases].some((alias) => plainText(alias) === text)
}

/** Whether somebody whom a pronoun stands for is asked for his name. */
function isAnswer({ context, turns }: Scene, u: number): boolean {
  const { type, person, plural } = context.mentions.list[turns[u]!.tag]!
  return u > 0 && type === MentionType.pronoun && person === 3 && !plural && asksName(context.tokens, turns[u - 1]!.to)
}

/** Whoever gives a name as his own among the mentions of a line, is asked for it, or says who is there, as over a telephone; -1 without one. */
export function ownName({ tokens, mentions, entities }: Context, entityOf: Int32Array, turns: readonly Turn[], u: number): number {
  const { inside, from: mark, paragraph } = turns[u]!
  const from = mark + +(tokens.kind[mark] === Kind.mark)
  for (const m of inside) {
    const mention = mentions.list[m]!
    const e = entityOf[m]!
    if (mention.type !== MentionType.name || e < 0) continue
    if (givesOwnName(tokens, mention) || isHere(tokens, mention, from)) return e
    // > | “Wim Tarn, sir.”        whom nobody has named before        not: > | “Butter, sir.”        which nobody is called again
    const named = entities.list[e]!.mentions
    if (named[0] === m && (mention.to > mention.from + 1 || named.length > 1) && reportsName(tokens, mention, from)) return e
  }
  // > | “What is your name?”⏎⏎“Tova Lindgren.”
  const first = inside[0] ?? -1
  const before = turns[u - 1]
  if (first < 0 || !before || paragraph - before.lastParagraph > 2 || before.lastParagraph === paragraph || entityOf[first]! < 0) return -1
  const { type, from: at, to, possessive } = mentions.list[first]!
  if (type !== MentionType.name || at !== from || possessive || tokens.kind[to] === Kind.word) return -1
  return asksName(tokens, before.to) ? entityOf[first]! : -1
}
