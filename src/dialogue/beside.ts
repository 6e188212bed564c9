import { sentenceFrom, sentenceTo } from '../attribution/context.ts'
import type { Scene } from './scene.ts'
import type { Turn } from './turns.ts'

/**
 * The words that name the speaker of a turn without a reporting clause, where they stand beside it: in its paragraph, else in the sentence of the
 * narration right before it or behind it; -1 for none.
 *
 *     > | Greta put the kettle on. “You’ll stay for tea.”
 *         ^
 */
export function mentionBeside(scene: Scene, turn: Turn, e: number): number {
  const { context, entityOf } = scene
  const { mentions, tokens, spanOf } = context
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
  const before = turn.from - 1
  if (before > 0 && spanOf[before]! < 0 && tokens.paragraph[before] === turn.paragraph - 1) {
    for (let t = sentenceFrom(context, before, -1); t <= before && best < 0; t++) best = mentionOf(scene, t, e)
    if (best >= 0) return best
  }
  const behind = turn.to
  if (behind < tokens.count && spanOf[behind]! < 0 && tokens.paragraph[behind] === turn.lastParagraph + 1) {
    const to = sentenceTo(context, behind, -1)
    for (let t = behind; t < to && best < 0; t++) best = mentionOf(scene, t, e)
  }
  return best
}

function mentionOf({ context, entityOf }: Scene, t: number, e: number): number {
  const m = context.mentions.startingAt[t]!
  return m >= 0 && entityOf[m] === e && context.spanOf[t]! < 0 ? m : -1
}
