import { Referent } from '../mentions/mention.ts'
import { ownerOf } from './relations.ts'
import { type Scene, Trait } from './scene.ts'

/** Candidates a turn, at most. */
export const most = 12

/** Mentions of the narration that are looked back over and ahead. */
const back = 250
const ahead = 40
/** People of one family name that are offered where a relation of one of them speaks. */
const mostRelations = 8

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
  const { context, turns, entityOf, before, through, narrator, starts, traits } = scene
  const { entities, mentions, tokens } = context
  const { length } = entities.list
  const distance = new Float32Array(length)
  const stamp = new Int32Array(length).fill(-1)
  const from = new Int32Array(turns.length + 1)
  const who = new Int32Array(turns.length * most)
  const nobody = Uint8Array.from(entities.list, ({ referent, plural }) =>
    plural || referent === Referent.place || referent === Referent.document || referent === Referent.organization ? 1 : 0,
  )
  const major = [...scene.told.keys()].sort((a, b) => scene.told[b]! - scene.told[a]! || a - b).slice(0, 3)
  const families = familiesOf(scene)
  const near = new Int32Array(length)
  let size = 0
  let u = 0
  const offer = (e: number, d: number, always = false): void => {
    if (e < 0 || (!always && nobody[e])) return
    if (stamp[e] !== u) {
      stamp[e] = u
      distance[e] = d
      near[size++] = e
    } else if (d < distance[e]!) distance[e] = d
  }
  const entity = (m: number): number => (m >= 0 ? entityOf[m]! : -1)
  let count = 0
  for (; u < turns.length; u++) {
    const turn = turns[u]!
    size = 0
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
      const e = scene.who[i]!
      const d = 1.5 + 0.45 * rank
      if (stamp[e] === u && distance[e]! <= d) continue
      offer(e, d + (traits[i]! & Trait.owner ? 0.5 : 0) + (traits[i]! & Trait.pronoun ? 0.2 : 0))
      rank++
    }
    const high = Math.min(scene.who.length, through[u]! + ahead)
    rank = 0
    for (let i = through[u]!; i < high && rank < 4; i++) {
      if (tokens.paragraph[starts[i]!]! - turn.lastParagraph > 8) break
      if ((traits[i]! & (Trait.pronoun | Trait.first)) === Trait.pronoun) continue
      offer(scene.who[i]!, 2.2 + 0.8 * rank)
      rank++
    }
    if (narrator >= 0) offer(narrator, 2.5)
    for (const e of major) offer(e, 6)
    for (const m of turn.inside) offer(entityOf[m]!, 7)
    // > | “My dear Mr. Orr,” said his wife        who has the name of her husband
    const owner = ownerOf(scene, turn)
    if (owner >= 0) for (const e of families.get(entities.list[owner]!.last) ?? []) if (e !== owner) offer(e, 2)
    const first = count
    for (let k = 0; k < size; k++) {
      // into its place among the nearer ones
      const e = near[k]!
      const d = distance[e]!
      let at = count
      while (at > first && (distance[who[at - 1]!]! > d || (distance[who[at - 1]!]! === d && who[at - 1]! > e))) at--
      if (at - first >= most) continue
      const last = Math.min(count, first + most - 1)
      for (let i = last; i > at; i--) who[i] = who[i - 1]!
      who[at] = e
      count = last + 1
    }
    from[u + 1] = count
  }
  return { from, who: who.slice(0, count) }
}

/** People by their family names. */
function familiesOf({ context, proper }: Scene): ReadonlyMap<string, readonly number[]> {
  const families = new Map<string, number[]>()
  context.entities.list.forEach(({ last }, e) => {
    if (!last || !proper[e]) return
    const known = families.get(last)
    if (!known) families.set(last, [e])
    else if (known.length < mostRelations) known.push(e)
  })
  return families
}
