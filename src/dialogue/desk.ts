import { type Mention, MentionType } from '../mentions/mention.ts'
import { byteLog } from '../text/logarithms.ts'
import { type Scene, Trait } from './scene.ts'
import { saysBeside, type Turn } from './turns.ts'
import { back, goOn, makeWake, type Wake } from './wake.ts'

/** What the surroundings of a turn say of an entity, in the order of its slots. */
export const slotNames: readonly string[] = [
  ...['rank', 'lastNamed', 'lastAny', 'lastActs', 'count60', 'count250', 'next'],
  ...['besideBefore', 'besideAfter', 'besideNear', 'besideFar', 'besidePronoun', 'besideOwner', 'besideSays', 'gapNamed', 'gapActs'],
  ...['called', 'called-2', 'called-1', 'called+1', 'called+2', 'calledOdd', 'calledEven', 'inside', 'inside-1', 'inside+1', 'insideOdd'],
  ...['insideEven', 'beside-1', 'beside+1'],
]
export const slotCount: number = slotNames.length

const slot = (name: string): number => slotNames.indexOf(name)
const rank = slot('rank')
const lastNamed = slot('lastNamed')
const lastAny = slot('lastAny')
const lastActs = slot('lastActs')
const count60 = slot('count60')
const count250 = slot('count250')
const next = slot('next')
const besideBefore = slot('besideBefore')
const besideAfter = slot('besideAfter')
const besideNear = slot('besideNear')
const besideFar = slot('besideFar')
const besidePronoun = slot('besidePronoun')
const besideOwner = slot('besideOwner')
const besideSays = slot('besideSays')
const gapNamed = slot('gapNamed')
const gapActs = slot('gapActs')
const called = slot('called')
const calledOdd = slot('calledOdd')
const inside = slot('inside')
const insideOdd = slot('insideOdd')
const besideLast = slot('beside-1')
const besideNext = slot('beside+1')

/** Turns before the first one and behind the last one that columns have room for. */
export const pad = 8

/** A mention of every turn (say, the subject of its reporting clause), padded at both ends. */
export interface Column {
  /** Its entity; -1 for nobody known, -2 where the turn has no such mention. */
  readonly who: Int32Array
  /** 1 for a pronoun, 2 for a name or description. */
  readonly told: Int8Array
  readonly sex: Int8Array
  /** Whom else a pronoun may mean, and how much less likely. */
  readonly other: Int32Array
  readonly margin: Int8Array
  /** 0 none, 1 name, 2 description, 3 pronoun, 4 `I`, 5 several people. */
  readonly type: Int8Array
}

/** Numbers that every candidate of a turn shares, and what is noted of entities while the turn is looked at. */
export interface Desk {
  readonly tag: Column
  readonly object: Column
  readonly beatBefore: Column
  readonly beatAfter: Column
  readonly wake: Wake
  /** Slots of each entity, and behind the last one those of somebody of whom nothing is known. */
  readonly slots: Int8Array
  /** The turn that an entity's slots are of. */
  readonly seen: Int32Array
  readonly seenNext: Int32Array
  /** Entities named in the paragraph of the turn. */
  beside: number
  /** For each entity the turns with its name in their clause that are passed already. */
  readonly taggedAt: Int32Array
  readonly first: Int32Array
  readonly position: Int32Array
  readonly onward: Int32Array
  readonly fixed: Int8Array
}

/** Mentions looked ahead for the distances. */
const ahead = 50
const never = 127
/** Mentions that are counted, at most. */
const many = 120
/** Turns around within which calls are counted, by whether the speaker of the turn would be spoken to there. */
const around = 5
/** Paragraphs between two turns that end a conversation. */
const pause = 4

export function makeDesk(scene: Scene, fixed: Int8Array): Desk {
  const { turns, context, starts, who } = scene
  const { length } = context.entities.list
  const first = new Int32Array(length).fill(-1)
  for (let i = 0; i < who.length; i++) if (first[who[i]!]! < 0) first[who[i]!] = starts[i]!
  const position = new Int32Array(turns.length)
  const onward = new Int32Array(turns.length)
  for (let u = 1; u < turns.length; u++) if (turns[u]!.paragraph - turns[u - 1]!.lastParagraph < 3) position[u] = position[u - 1]! + 1
  for (let u = turns.length - 2; u >= 0; u--) if (position[u + 1]! > 0) onward[u] = onward[u + 1]! + 1
  const slots = new Int8Array((length + 1) * slotCount)
  const none = length * slotCount
  slots[none + rank] = many
  for (const s of [lastNamed, lastAny, lastActs, next, besideNear, besideFar]) slots[none + s] = never
  const column = (pick: (turn: Turn) => number): Column => makeColumn(scene, pick)
  return {
    tag: column((turn) => turn.tag),
    object: column((turn) => turn.object),
    beatBefore: column((turn) => turn.beatBefore),
    beatAfter: column((turn) => turn.beatAfter),
    wake: makeWake(length),
    slots,
    seen: new Int32Array(length).fill(-1),
    seenNext: new Int32Array(length).fill(-1),
    beside: 0,
    taggedAt: new Int32Array(length),
    first,
    position,
    onward,
    fixed,
  }
}

function makeColumn({ turns, entityOf, context, doubts }: Scene, pick: (turn: Turn) => number): Column {
  const size = turns.length + 2 * pad
  const column: Column = {
    who: new Int32Array(size).fill(-2),
    told: new Int8Array(size),
    sex: new Int8Array(size),
    other: new Int32Array(size).fill(-1),
    margin: new Int8Array(size).fill(127),
    type: new Int8Array(size),
  }
  turns.forEach((turn, u) => {
    const m = pick(turn)
    if (m < 0) return
    const mention = context.mentions.list[m]!
    column.who[u + pad] = entityOf[m]!
    column.told[u + pad] = mention.type === MentionType.pronoun ? 1 : 2
    column.sex[u + pad] = mention.sex
    column.other[u + pad] = doubts.other[m]!
    column.margin[u + pad] = doubts.margin[m]!
    column.type[u + pad] = typeOf(mention)
  })
  return column
}

function typeOf(mention: Mention): number {
  if (mention.type === MentionType.name) return 1
  if (mention.type === MentionType.description) return mention.plural ? 5 : 2
  return mention.person === 1 ? (mention.plural ? 5 : 4) : mention.plural ? 5 : 3
}

/** Notes what stands around a turn in the slots of those who could have said it: `candidates` from `from` to `to`. */
export function lookAround(scene: Scene, desk: Desk, u: number, candidates: Int32Array, from: number, to: number): void {
  const { context, turns, entityOf, before, through, who, starts, ends, traits } = scene
  const { slots, seen, seenNext } = desk
  const turn = turns[u]!
  const { wake } = desk
  for (let c = from; c < to; c++) open(desk, candidates[c]!, u)
  goOn(wake, scene, before[u]!)
  const low = Math.max(0, before[u]! - back)
  const gapStart = Math.max(u > 0 ? through[u - 1]! : 0, before[u]! - 40)
  for (let e = wake.latest, ranks = 0; e >= 0 && wake.any[e]! >= low; e = wake.older[e]!, ranks++) {
    if (seen[e] !== u) continue
    const at = e * slotCount
    slots[at + rank] = Math.min(many, ranks)
    slots[at + lastAny] = byteLog(turn.from - ends[wake.any[e]!]!)
    if (wake.named[e]! >= low) slots[at + lastNamed] = byteLog(turn.from - ends[wake.named[e]!]!)
    if (wake.acts[e]! >= low) slots[at + lastActs] = byteLog(turn.from - ends[wake.acts[e]!]!)
    slots[at + count60] = wake.near[e]!
    slots[at + count250] = Math.min(many, wake.far[e]!)
  }
  for (let i = before[u]! - 1; i >= gapStart; i--) {
    if (seen[who[i]!] !== u) continue
    const at = who[i]! * slotCount
    if (!(traits[i]! & Trait.pronoun)) bump(slots, at + gapNamed)
    if (traits[i]! & Trait.acts) bump(slots, at + gapActs)
  }
  const high = Math.min(who.length, through[u]! + ahead)
  for (let i = through[u]!; i < high; i++) {
    const e = who[i]!
    if (traits[i]! & Trait.pronoun || seen[e] !== u || seenNext[e] === u) continue
    seenNext[e] = u
    slots[e * slotCount + next] = byteLog(starts[i]! - turn.to)
  }
  desk.beside = 0
  for (const m of turn.beside) {
    const e = entityOf[m]!
    if (e < 0) continue
    if (seen[e] !== u) open(desk, e, u) // whoever is no candidate counts too
    const at = e * slotCount
    if (!slots[at + besideBefore] && !slots[at + besideAfter] && !slots[at + besidePronoun]) desk.beside++
    const mention = context.mentions.list[m]!
    if (mention.possessive) bump(slots, at + besideOwner)
    if (mention.type === MentionType.pronoun) bump(slots, at + besidePronoun)
    else if (mention.to <= turn.from) {
      bump(slots, at + besideBefore)
      slots[at + besideNear] = Math.min(slots[at + besideNear]!, byteLog(turn.from - mention.to))
    } else {
      bump(slots, at + besideAfter)
      slots[at + besideFar] = Math.min(slots[at + besideFar]!, byteLog(mention.from - turn.to))
    }
    if (!mention.possessive && slots[at + besideSays]! < 2 && saysBeside(context, mention)) bump(slots, at + besideSays)
  }
  if (u > 0) noteBeside(scene, desk, u, u - 1, besideLast)
  if (u + 1 < turns.length) noteBeside(scene, desk, u, u + 1, besideNext)
  note(scene, desk, u, u, 0, false)
  for (const step of [-1, 1]) {
    let talks = true
    for (let k = 1; k <= around && (talks || k <= 2); k++) {
      const other = turns[u + step * k]
      const inner = turns[u + step * (k - 1)]!
      if (!other) break
      if ((step < 0 ? inner.paragraph - other.lastParagraph : other.paragraph - inner.lastParagraph) > pause) talks = false
      note(scene, desk, u, u + step * k, step * k, talks)
    }
  }
}

/**
 * Whom the narration beside another turn names besides its speaker: 2 by name or description, 1 by a pronoun.
 *
 *     > | “Sit down,” said Greta, and turned to Julian.⏎⏎“Must I?”
 *                                              ^ 2
 */
function noteBeside({ turns, entityOf, context }: Scene, desk: Desk, u: number, other: number, slot: number): void {
  const { slots, seen } = desk
  const turn = turns[other]!
  if (turn.paragraph === turns[u]!.paragraph || turn.lastParagraph === turns[u]!.lastParagraph) return
  for (const m of turn.beside) {
    const e = entityOf[m]!
    if (e < 0 || m === turn.tag || seen[e] !== u) continue
    const at = e * slotCount + slot
    slots[at] = Math.max(slots[at]!, context.mentions.list[m]!.type === MentionType.pronoun ? 1 : 2)
  }
}

function bump(slots: Int8Array, at: number): void {
  if (slots[at]! < many) slots[at]!++
}

function open({ slots, seen }: Desk, e: number, u: number): void {
  seen[e] = u
  const none = slots.length - slotCount
  for (let s = 0; s < slotCount; s++) slots[e * slotCount + s] = slots[none + s]!
}

/** Counts whom a turn calls and whom it speaks of for the turn `u`, `k` turns away; `talks` where no pause lies between. */
function note({ turns, entityOf }: Scene, desk: Desk, u: number, other: number, k: number, talks: boolean): void {
  const { slots, seen } = desk
  const turn = turns[other]!
  for (const m of turn.called) {
    const e = entityOf[m]!
    if (e < 0 || seen[e] !== u) continue
    const at = e * slotCount
    if (k === 0) bump(slots, at + called)
    else if (k >= -2 && k <= 2) bump(slots, at + called + (k < 0 ? k + 3 : k + 2))
    if (k !== 0 && talks) bump(slots, at + calledOdd + (k & 1 ? 0 : 1))
  }
  for (const m of turn.inside) {
    const e = entityOf[m]!
    if (e < 0 || seen[e] !== u) continue
    const at = e * slotCount
    if (k === 0) bump(slots, at + inside)
    else if (k >= -1 && k <= 1) bump(slots, at + inside + (k < 0 ? 1 : 2))
    if (k !== 0 && talks) bump(slots, at + insideOdd + (k & 1 ? 0 : 1))
  }
}
