import { MentionType, Referent } from '../mentions/mentions.ts'
import type { Scene } from './scene.ts'

/** Candidates a turn, at most. */
export const most = 12

/** Mentions of the narration that are looked back over and ahead. */
const back = 250
const ahead = 40

/** Who could say each turn: entities, nearest first. Turn `u` has those from `from[u]` to `from[u + 1]`. */
export interface Candidates {
  readonly from: Int32Array
  readonly who: Int32Array
}

/**
 * Gathers whoever the narration and the talk around a turn name: the subject of its reporting clause, who acts beside it, who spoke or was
 * called before and after it, who was named last.
 */
export function findCandidates(scene: Scene): Candidates {
  const { context, turns, entityOf, narration, before, through, narrator } = scene
  const { entities, mentions, tokens } = context
  const distance = new Float32Array(entities.list.length)
  const stamp = new Int32Array(entities.list.length).fill(-1)
  const from = new Int32Array(turns.length + 1)
  const who: number[] = []
  const major = [...scene.told.keys()].sort((a, b) => scene.told[b]! - scene.told[a]! || a - b).slice(0, 3)
  let near: number[] = []
  turns.forEach((turn, u) => {
    near = []
    const offer = (e: number, d: number, always = false): void => {
      if (e < 0) return
      const { referent, plural } = entities.list[e]!
      if (!always && (plural || referent === Referent.place || referent === Referent.document || referent === Referent.organization)) return
      if (stamp[e] !== u) {
        stamp[e] = u
        distance[e] = d
        near.push(e)
      } else if (d < distance[e]!) distance[e] = d
    }
    const entity = (m: number): number => (m >= 0 ? entityOf[m]! : -1)
    offer(entity(turn.tag), 0, true)
    offer(entity(turn.beatBefore), 0.1)
    offer(entity(turn.beatAfter), 0.1)
    for (const m of turn.beside) offer(entityOf[m]!, mentions.list[m]!.possessive ? 1.2 : 0.6)
    for (let k = 1; k <= 14 && u - k >= 0; k++) {
      const other = turns[u - k]!
      if (turn.paragraph - other.lastParagraph > 40) break
      offer(entity(other.tag), 0.8 + 0.4 * k)
      if (k < 7) for (const m of other.called) offer(entityOf[m]!, 1 + 0.6 * k)
      if (k < 4) for (const m of other.inside) offer(entityOf[m]!, 5 + k)
    }
    for (let k = 1; k <= 7 && u + k < turns.length; k++) {
      const other = turns[u + k]!
      if (other.paragraph - turn.lastParagraph > 25) break
      offer(entity(other.tag), 1 + 0.6 * k)
      if (k < 5) for (const m of other.called) offer(entityOf[m]!, 1.2 + 0.7 * k)
    }
    let rank = 0
    const low = Math.max(0, before[u]! - back)
    for (let i = before[u]! - 1; i >= low && rank < 16; i--) {
      const m = narration[i]!
      const e = entityOf[m]!
      if (stamp[e] !== u || distance[e]! > 1.5 + 0.45 * rank) {
        const mention = mentions.list[m]!
        offer(e, 1.5 + 0.45 * rank + (mention.possessive ? 0.5 : 0) + (mention.type === MentionType.pronoun ? 0.2 : 0))
        rank++
      }
    }
    const high = Math.min(narration.length, through[u]! + ahead)
    rank = 0
    for (let i = through[u]!; i < high && rank < 4; i++) {
      const mention = mentions.list[narration[i]!]!
      if (tokens.paragraph[mention.from]! - turn.lastParagraph > 8) break
      if (mention.type === MentionType.pronoun && mention.person !== 1) continue
      offer(entityOf[narration[i]!]!, 2.2 + 0.8 * rank)
      rank++
    }
    if (narrator >= 0) offer(narrator, 2.5)
    for (const e of major) offer(e, 6)
    for (const m of turn.inside) offer(entityOf[m]!, 7)
    near.sort((a, b) => distance[a]! - distance[b]! || a - b)
    for (let i = 0; i < near.length && i < most; i++) who.push(near[i]!)
    from[u + 1] = who.length
  })
  return { from, who: Int32Array.from(who) }
}
