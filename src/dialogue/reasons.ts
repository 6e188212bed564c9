import type { Scene } from './scene.ts'

/**
 * Names what weighs most for the speaker of a turn that no reporting clause names: an action beside it, a name called in the line before, the turns
 * of a conversation, the narration around.
 */
export function reasonFor(scene: Scene, u: number, e: number): string {
  const { turns, entityOf } = scene
  const turn = turns[u]!
  const is = (m: number): boolean => m >= 0 && entityOf[m] === e
  if (is(turn.tag)) return 'same-turn'
  if (is(turn.beatBefore) || is(turn.beatAfter)) return 'action-beat'
  const previous = turns[u - 1]
  if (previous && turn.paragraph - previous.lastParagraph < 4 && previous.called.some((m) => entityOf[m] === e)) return 'vocative-before'
  for (let k = 1; k < 12; k++) {
    const [before, behind] = [turns[u - k], turns[u + k]]
    if (before && turn.paragraph - before.lastParagraph < 4 * k && is(before.tag)) return 'turn-taking'
    if (behind && behind.paragraph - turn.lastParagraph < 4 * k && is(behind.tag)) return 'turn-taking'
  }
  return 'nearby'
}
