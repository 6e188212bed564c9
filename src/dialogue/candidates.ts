import { Referent } from '../mentions/mention.ts'
import { isThing } from '../speakers/antecedents.ts'
import { isChance } from '../speakers/calls.ts'
import type { Entity } from '../speakers/entities.ts'
import { ownerOf } from './relations.ts'
import { type Scene, Trait } from './scene.ts'

/** Candidates a turn, at most; and those that weights are fitted on, which learn more from some that are further off. */
export const most = 8
export const mostLearnt = 12

/** Mentions of the narration that are looked back over and ahead. */
const back = 250
const ahead = 40
/** Mentions of a thing or a place that are looked at. */
const mostThings = 40
/** People of one family name that are offered where a relation of one of them speaks. */
const mostRelations = 8

/** Who could say each turn: entities, nearest first. Turn `u` has those from `from[u]` to `from[u + 1]`. */
export interface Candidates {
  readonly from: Int32Array
  readonly who: Int32Array
}

/** What is noted while the candidates of a turn are gathered. */
interface Gathering {
  /** How far each entity is, and the turn that this is of. */
  readonly distance: Float32Array
  readonly stamp: Int32Array
  /** Who is near the turn, and how many they are. */
  readonly near: Int32Array
  size: number
  /** Who can say nothing. */
  readonly nobody: Uint8Array
  /** Whom the text names most. */
  readonly major: readonly number[]
  readonly families: ReadonlyMap<string, readonly number[]>
}

/**
 * Gathers whoever the narration and the talk around a turn name: the subject of its reporting clause, who acts beside it, who spoke or was
 * called before and after it, who was named last. No more than `limit` a turn.
 */
export function findCandidates(scene: Scene, limit: number = most): Candidates {
  const { turns, told } = scene
  const { list } = scene.context.entities
  const gathering: Gathering = {
    distance: new Float32Array(list.length),
    stamp: new Int32Array(list.length).fill(-1),
    near: new Int32Array(list.length),
    size: 0,
    nobody: Uint8Array.from(list, (entity, e) =>
      cannotSpeak(entity) || isMerged(entity) || isStray(scene, e) || isNowhereElse(scene, e) ? 1 : 0,
    ),
    major: [...list.keys()].sort((a, b) => told[b]! - told[a]! || a - b).slice(0, 3),
    families: familiesOf(scene),
  }
  const from = new Int32Array(turns.length + 1)
  const who = new Int32Array(turns.length * limit)
  for (let u = 0; u < turns.length; u++) {
    gathering.size = 0
    gather(scene, gathering, u)
    from[u + 1] = nearest(gathering, who, from[u]!, limit)
  }
  return { from, who: who.slice(0, from[turns.length]) }
}

function cannotSpeak({ referent, plural }: Entity): boolean {
  return plural || referent === Referent.place || referent === Referent.document || referent === Referent.organization
}

/** Whether somebody turned out to be somebody else, who has all his mentions. */
function isMerged({ mentions, character, narrator }: Entity): boolean {
  return mentions.length === 0 && character < 0 && !narrator
}

/**
 * Whether a name stands once, where a capital says nothing, and in what somebody says:
 *
 *     > | “Forty guns, sir.”
 *          ^^^^^ no name elsewhere
 */
function isStray({ context, told, quoted, tags }: Scene, e: number): boolean {
  const { character, narrator, named, mentions } = context.entities.list[e]!
  if (character >= 0 || narrator || !named || told[e]! > 0 || tags[e]! > 0 || quoted[e]! > 1 || mentions.length !== 1) return false
  return isChance(context.tokens, context.mentions.list[mentions[0]!]!)
}

/** > | It was late in Sarnovo.        > | She leaned on the white Corolla.        whom nothing else is told of */
function isNowhereElse({ context, tags, acted }: Scene, e: number): boolean {
  const { character, narrator, named, mentions } = context.entities.list[e]!
  if (character >= 0 || narrator || !named || tags[e]! > 0 || acted[e]! > 0 || mentions.length === 0 || mentions.length > mostThings)
    return false
  return mentions.every((m) => isThing(context.tokens, context.mentions.list[m]!))
}

/** Small functions, so that engines take `offer` into each of them and no distance need be an object. */
function gather(scene: Scene, gathering: Gathering, u: number): void {
  const { context, turns, entityOf, narrator } = scene
  const turn = turns[u]!
  gatherBeside(scene, gathering, u)
  gatherSpeakersBefore(scene, gathering, u)
  gatherSpeakersBehind(scene, gathering, u)
  gatherToldBefore(scene, gathering, u)
  gatherToldBehind(scene, gathering, u)
  if (narrator >= 0) offer(gathering, u, narrator, 2.5)
  for (const e of gathering.major) offer(gathering, u, e, 6)
  for (const m of turn.inside) offer(gathering, u, entityOf[m]!, 7)
  // > | “My dear Mr. Orr,” said his wife        who has the name of her husband
  const owner = ownerOf(scene, turn)
  if (owner < 0) return
  for (const e of gathering.families.get(context.entities.list[owner]!.last) ?? []) if (e !== owner) offer(gathering, u, e, 2)
}

/** Who is named in the reporting clause of a turn, or acts or stands beside it. */
function gatherBeside({ context, turns, entityOf }: Scene, gathering: Gathering, u: number): void {
  const turn = turns[u]!
  if (turn.tag >= 0 && entityOf[turn.tag]! >= 0) add(gathering, u, entityOf[turn.tag]!, 0)
  if (turn.beatBefore >= 0) offer(gathering, u, entityOf[turn.beatBefore]!, 0.1)
  if (turn.beatAfter >= 0) offer(gathering, u, entityOf[turn.beatAfter]!, 0.1)
  for (const m of turn.beside) offer(gathering, u, entityOf[m]!, context.mentions.list[m]!.possessive ? 1.2 : 0.6)
}

/** Who spoke before a turn, was called or spoken of. */
function gatherSpeakersBefore({ turns, entityOf }: Scene, gathering: Gathering, u: number): void {
  const turn = turns[u]!
  for (let k = 1; k <= 14 && u - k >= 0; k++) {
    const other = turns[u - k]!
    if (turn.paragraph - other.lastParagraph > 40) break
    if (other.tag >= 0) offer(gathering, u, entityOf[other.tag]!, 0.8 + 0.4 * k)
    if (k < 7) for (const m of other.called) offer(gathering, u, entityOf[m]!, 1 + 0.6 * k)
    if (k < 4) for (const m of other.inside) offer(gathering, u, entityOf[m]!, 5 + k)
  }
}

/** Who speaks behind a turn or is called. */
function gatherSpeakersBehind({ turns, entityOf }: Scene, gathering: Gathering, u: number): void {
  const turn = turns[u]!
  for (let k = 1; k <= 7 && u + k < turns.length; k++) {
    const other = turns[u + k]!
    if (other.paragraph - turn.lastParagraph > 25) break
    if (other.tag >= 0) offer(gathering, u, entityOf[other.tag]!, 1 + 0.6 * k)
    if (k < 5) for (const m of other.called) offer(gathering, u, entityOf[m]!, 1.2 + 0.7 * k)
  }
}

/** Whom the narration before a turn tells of, the last one first. */
function gatherToldBefore({ before, who, traits }: Scene, gathering: Gathering, u: number): void {
  const { distance, stamp } = gathering
  let rank = 0
  const low = Math.max(0, before[u]! - back)
  for (let i = before[u]! - 1; i >= low && rank < 16; i--) {
    const e = who[i]!
    const d = 1.5 + 0.45 * rank
    if (stamp[e] === u && distance[e]! <= d) continue
    offer(gathering, u, e, d + (traits[i]! & Trait.owner ? 0.5 : 0) + (traits[i]! & Trait.pronoun ? 0.2 : 0))
    rank++
  }
}

/** Whom the narration behind a turn tells of. */
function gatherToldBehind({ context, turns, through, who, traits, starts }: Scene, gathering: Gathering, u: number): void {
  const { paragraph } = context.tokens
  const high = Math.min(who.length, through[u]! + ahead)
  let rank = 0
  for (let i = through[u]!; i < high && rank < 4; i++) {
    if (paragraph[starts[i]!]! - turns[u]!.lastParagraph > 8) break
    if ((traits[i]! & (Trait.pronoun | Trait.first)) === Trait.pronoun) continue
    offer(gathering, u, who[i]!, 2.2 + 0.8 * rank)
    rank++
  }
}

/** Notes an entity that can speak as near turn `u`. */
function offer(gathering: Gathering, u: number, e: number, d: number): void {
  if (e >= 0 && !gathering.nobody[e]) add(gathering, u, e, d)
}

function add(gathering: Gathering, u: number, e: number, d: number): void {
  const { distance, stamp, near } = gathering
  if (stamp[e] !== u) {
    stamp[e] = u
    distance[e] = d
    near[gathering.size++] = e
  } else if (d < distance[e]!) distance[e] = d
}

/** Writes the nearest ones, at most `limit`, to `who` from `first` on, in order, and returns where they end. */
function nearest({ distance, near, size }: Gathering, who: Int32Array, first: number, limit: number): number {
  let count = first
  for (let k = 0; k < size; k++) {
    const e = near[k]!
    const d = distance[e]!
    let at = count
    while (at > first && (distance[who[at - 1]!]! > d || (distance[who[at - 1]!]! === d && who[at - 1]! > e))) at--
    if (at - first >= limit) continue
    const last = Math.min(count, first + limit - 1)
    for (let i = last; i > at; i--) who[i] = who[i - 1]!
    who[at] = e
    count = last + 1
  }
  return count
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
