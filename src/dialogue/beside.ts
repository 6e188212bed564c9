import { sentenceFrom, sentenceTo } from '../attribution/context.ts'
import { type Scene, Trait } from './scene.ts'

/** Mentions of the narration looked back over and ahead for words that name the speaker. */
const back = 120
const ahead = 12

/**
 * The words that name the speaker of a turn without a reporting clause: in its paragraph, else in the sentence of the narration right before it or
 * behind it, else the nearest ones of the narration before; owners (`his hat`) only in its paragraph; -1 for none.
 *
 *     > | Greta put the kettle on. “You’ll stay for tea.”
 *         ^
 */
export function mentionBeside(scene: Scene, u: number, e: number): number {
  const { context, entityOf, narration, who, traits, before, through } = scene
  const { mentions, tokens, spanOf } = context
  const turn = scene.turns[u]!
  if (turn.tag >= 0 && entityOf[turn.tag] === e) return turn.tag
  let best = -1
  let bestGap = Number.POSITIVE_INFINITY
  for (const m of turn.beside) {
    const { from, to, possessive } = mentions.list[m]!
    if (entityOf[m] !== e) continue
    const gap = (to <= turn.from ? turn.from - to : Math.max(0, from - turn.to)) + (possessive ? 100 : 0)
    if (gap < bestGap) [best, bestGap] = [m, gap]
  }
  if (best >= 0) return best
  const front = turn.from - 1
  if (front > 0 && spanOf[front]! < 0 && tokens.paragraph[front] === turn.paragraph - 1) {
    for (let t = sentenceFrom(context, front, -1); t <= front && best < 0; t++) best = mentionOf(scene, t, e)
    if (best >= 0) return best
  }
  const behind = turn.to
  if (behind < tokens.count && spanOf[behind]! < 0 && tokens.paragraph[behind] === turn.lastParagraph + 1) {
    const to = sentenceTo(context, behind, -1)
    for (let t = behind; t < to && best < 0; t++) best = mentionOf(scene, t, e)
  }
  for (let i = before[u]! - 1; i >= 0 && i >= before[u]! - back && best < 0; i--)
    if (who[i] === e && !(traits[i]! & Trait.owner)) best = narration[i]!
  for (let i = through[u]!; i < who.length && i < through[u]! + ahead && best < 0; i++)
    if (who[i] === e && !(traits[i]! & Trait.owner)) best = narration[i]!
  return best
}

function mentionOf({ context, entityOf }: Scene, t: number, e: number): number {
  const m = context.mentions.startingAt[t]!
  return m >= 0 && entityOf[m] === e && context.spanOf[t]! < 0 && !context.mentions.list[m]!.possessive ? m : -1
}
