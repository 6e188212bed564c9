import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Referent } from '../mentions/mention.ts'
import { isAnybody } from '../speakers/anybody.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import type { Scene } from './scene.ts'

/** Mentions of somebody without a name, at most: whoever is told of more often may be a character by another name. */
const few = 11
/** What stands in front of a turn where a sentence has ended. */
const sentence = 3
/** How sure it is that they speak. */
export const minorCertainty = 0.85

/**
 * Somebody without a name who comes in for a line or two, and does something beside it:
 *
 *     > | The waiter wiped the table. “Will there be anything else?”        > | “Tickets.” The guard held out a hand.
 *         ^^^^^^^^^^                                                                      ^^^^^^^^^
 *
 * Not `the young man`, who is a character of the scene, and not `his brother`, who may have a name.
 *
 * @returns An entity, or -1 where nobody of the kind acts.
 */
export function minorActor(scene: Scene, u: number): number {
  const { tag, beatBefore, beatAfter, lead } = scene.turns[u]!
  if (tag >= 0) return -1
  if (beatBefore >= 0) return lead === sentence ? minor(scene, beatBefore) : -1
  return beatAfter >= 0 ? minor(scene, beatAfter) : -1
}

function minor({ context, entityOf, proper, told, taggedIn }: Scene, m: number): number {
  const { tokens, mentions } = context
  const mention = mentions.list[m]!
  const e = entityOf[m]!
  if (e < 0 || proper[e] || told[e]! > few || mention.type !== MentionType.description || mention.plural) return -1
  // > | The vole took him by the ear. “Run!”        an animal that speaks elsewhere
  const speaks = mention.referent === Referent.unknown && taggedIn[e]!.length > 0
  return opensSentence(tokens, mention) && (speaks || (mention.referent === Referent.person && isRole(tokens, mention))) ? e : -1
}

function opensSentence({ shape, word }: Tokens, { from }: Mention): boolean {
  const flags = wordFlags(word[from]!)
  return (shape[from]! & Shape.sentenceStart) !== 0 && (flags & Word.determiner) !== 0 && (flags & Word.possessive) === 0
}

function isRole(tokens: Tokens, mention: Mention): boolean {
  const flags = wordFlags(tokens.word[mention.nameTo - 1]!)
  return (flags & Word.person) !== 0 && (flags & Word.kin) === 0 && (!isAnybody(tokens, mention) || isPlaced(tokens, mention.nameTo))
}

/** > | The girl by the door        > | The man in the corner        told by where he is, and so by no name */
function isPlaced({ kind, word, text, start, end }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || kind[t + 1] !== Kind.word || !(wordFlags(word[t + 1]!) & Word.determiner)) return false
  return /^(?:by|in|at|behind|near|beside|across)$/.test(text.slice(start[t], end[t]))
}
