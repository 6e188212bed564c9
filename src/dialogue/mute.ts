import type { Context } from '../attribution/context.ts'
import { MentionType, Referent, Sex } from '../mentions/mention.ts'
import { Shape } from '../text/tokens.ts'
import type { Scene } from './scene.ts'
import type { Turn } from './turns.ts'

/** Whether somebody cannot have said a turn, whatever speaks for it. */
export function cannotSay(scene: Scene, u: number, e: number): boolean {
  const turn = scene.turns[u]!
  if (turn.tag >= 0) return e === scene.narrator && tellsOfAnother(scene, turn)
  return isOtherThanActor(scene, turn, e) || isOtherThanBetween(scene, turn, e)
}

/** > | “Tea?” he said.        > | “Enough,” said my father.        is not the narrator, who says `I` */
function tellsOfAnother({ context }: Scene, { tag, tie }: Turn): boolean {
  const { type, person } = context.mentions.list[tag]!
  return tie === 1 && type !== MentionType.name && person === 3
}

/**
 * Whether somebody is of the other sex than whoever acts, alone, in the sentence in front of a line: that one speaks.
 *
 *     > | The girl by the door had gone white. “Yes, miss.”        no man
 *         ^^^^^^^^
 */
function isOtherThanActor({ context, entityOf }: Scene, { beatBefore, from }: Turn, e: number): boolean {
  if (beatBefore < 0 || entityOf[beatBefore] === e) return false
  const { type, sex, from: at, to } = context.mentions.list[beatBefore]!
  const other = context.entities.list[e]!.sex
  if (sex === Sex.unknown || other === Sex.unknown || sex === other || type === MentionType.pronoun) return false
  return (context.tokens.shape[at]! & Shape.sentenceStart) !== 0 && isAlone(context, to, from)
}

/**
 * The same for whoever acts first between two parts of a line.
 *
 *     > | “Stop it, both of you.” She was shaking. “Dad, who bought it?”        no man, and not the narrator
 *                                 ^^^
 */
function isOtherThanBetween({ context, entityOf, narrator }: Scene, { beatBetween }: Turn, e: number): boolean {
  if (beatBetween < 0 || entityOf[beatBetween] === e) return false
  const { sex, from, person } = context.mentions.list[beatBetween]!
  if (!(context.tokens.shape[from]! & Shape.sentenceStart) || person !== 3) return false
  const other = context.entities.list[e]!.sex
  return e === narrator || (sex !== Sex.unknown && other !== Sex.unknown && sex !== other)
}

/** Whether nobody else is named up to a line, and no other sentence begins. */
function isAlone({ tokens, mentions }: Context, from: number, to: number): boolean {
  for (let t = from; t < to; t++) {
    if (tokens.shape[t]! & Shape.sentenceStart) return false
    const m = mentions.startingAt[t]!
    if (m < 0) continue
    const { type, referent } = mentions.list[m]!
    if (type === MentionType.name || (type === MentionType.description && referent === Referent.person)) return false
  }
  return true
}
