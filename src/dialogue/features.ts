import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Sex } from '../mentions/mentions.ts'
import type { Scene } from './scene.ts'
import { saysBeside, type Turn } from './turns.ts'

/** What is known of a turn and somebody who could have said it, in the order of {@link writeFeatures}. */
export const featureNames: readonly string[] = [
  ...['tagIs', 'tie', 'tagType', 'tagFit', 'objectIs', 'objectFit'],
  ...['beatBeforeIs', 'beatBeforeFit', 'beatAfterIs', 'beatAfterFit', 'besideBefore', 'besideAfter', 'besideNear', 'besideFar'],
  ...['besidePronoun', 'besideOwner', 'besideSays', 'others'],
  ...['lastNamed', 'lastAny', 'rank', 'count60', 'count250', 'lastActs', 'next', 'gapNamed', 'gapActs', 'gapLast', 'gapNext'],
  ...['tag-4', 'tag-3', 'tag-2', 'tag-1', 'tag+1', 'tag+2', 'tag+3', 'fit-2', 'fit-1', 'fit+1', 'fit+2'],
  ...['sinceTag', 'untilTag', 'recentTags', 'allTags'],
  ...['called', 'anyCalled', 'called-2', 'called-1', 'called+1', 'called+2', 'inside', 'inside-1', 'inside+1', 'sir', 'sir-1', 'sir+1'],
  ...['gapBefore', 'gapBefore2', 'gapAfter', 'toldBefore', 'toldAfter', 'words', 'asks', 'asks-1', 'position', 'onward', 'beside'],
  ...['sex', 'named', 'given', 'narrator', 'told', 'quotedShare', 'candidates', 'order', 'sinceFirst', 'besideI', 'gapI', 'hasNarrator'],
  ...[
    'rankSex',
    'likes',
    'gapLastFit',
    'gapNextFit',
    'object-1',
    'object+1',
    'kin',
    'tag-6',
    'fit-3',
    'fit+3',
    'wide',
    'answers',
    'lead',
    'tail',
    'tail-1',
    'lead+1',
    'beat-1',
    'beat+1',
  ],
]

export const featureCount: number = featureNames.length

/** Mentions looked back over and ahead for the distances. */
const back = 250
const ahead = 60
const never = 9

/** Numbers that every candidate of a turn shares, and marks left on entities while the turn is looked at. */
export interface Desk {
  readonly seen: Int32Array
  readonly rank: Float32Array
  readonly named: Float32Array
  readonly any: Float32Array
  readonly acts: Float32Array
  readonly near: Float32Array
  readonly far: Float32Array
  readonly seenNext: Int32Array
  readonly next: Float32Array
  readonly first: Int32Array
  readonly position: Int32Array
  readonly onward: Int32Array
}

export function makeDesk(scene: Scene): Desk {
  const { turns, context, narration, entityOf } = scene
  const { length } = context.entities.list
  const first = new Int32Array(length).fill(-1)
  for (const m of narration) if (first[entityOf[m]!]! < 0) first[entityOf[m]!] = context.mentions.list[m]!.from
  const position = new Int32Array(turns.length)
  const onward = new Int32Array(turns.length)
  for (let u = 1; u < turns.length; u++) if (turns[u]!.paragraph - turns[u - 1]!.lastParagraph < 3) position[u] = position[u - 1]! + 1
  for (let u = turns.length - 2; u >= 0; u--) if (position[u + 1]! > 0) onward[u] = onward[u + 1]! + 1
  return {
    seen: new Int32Array(length).fill(-1),
    rank: new Float32Array(length),
    named: new Float32Array(length),
    any: new Float32Array(length),
    acts: new Float32Array(length),
    near: new Float32Array(length),
    far: new Float32Array(length),
    seenNext: new Int32Array(length).fill(-1),
    next: new Float32Array(length),
    first,
    position,
    onward,
  }
}

/**
 * Writes the features of the candidates `who[from]` to `who[to - 1]` of a turn, one row of `featureCount` behind the other.
 *
 * Distances are logarithms of words; what is told by a mention is 2 for a name or description, 1 for a pronoun that may mean the candidate,
 * 0 for somebody else, -1 where nothing stands; the fit of a pronoun or title is 1 or -1, 0 where the sex is not known, 2 without one.
 */
export function writeFeatures(scene: Scene, desk: Desk, u: number, who: Int32Array, from: number, to: number, out: Float32Array): void {
  const { context, turns, entityOf, narration, before, through } = scene
  const { mentions, entities } = context
  const turn = turns[u]!
  lookAround(scene, desk, u)
  const tag = turn.tag >= 0 ? mentions.list[turn.tag]! : null
  const tagType = tag ? typeOf(tag) : 0
  const previous = turns[u - 1]
  const following = turns[u + 1]
  // narration between the turns
  const gapFrom = previous ? through[u - 1]! : 0
  const gapTo = before[u]!
  const gapStart = Math.max(gapFrom, gapTo - 40)
  const gapAfterTo = following ? Math.min(before[u + 1]!, through[u]! + 40) : Math.min(narration.length, through[u]! + 20)
  let gapLast = -1
  for (let i = gapTo - 1; i >= gapStart && gapLast < 0; i--) if (scene.acts[i]) gapLast = narration[i]!
  let gapNext = -1
  for (let i = through[u]!; i < gapAfterTo && gapNext < 0; i++) if (scene.acts[i]) gapNext = narration[i]!
  let gapI = 0
  for (let i = gapStart; i < gapTo; i++) if (mentions.list[narration[i]!]!.person === 1) gapI++
  let besideI = 0
  for (const m of turn.beside) if (mentions.list[m]!.person === 1) besideI++
  let others = 0
  turn.beside.forEach((m, i) => {
    if (entityOf[m]! >= 0 && turn.beside.findIndex((k) => entityOf[k] === entityOf[m]) === i) others++
  })
  const owner = ownerOf(scene, turn)
  const wide = turn.lastParagraph > turn.paragraph
  const anyCalled = turn.called.length ? 1 : 0
  let i = 0
  for (let c = from; c < to; c++) {
    const e = who[c]!
    const { sex, named, narrator, character } = entities.list[e]!
    let besideBefore = 0
    let besideAfter = 0
    let besidePronoun = 0
    let besideOwner = 0
    let besideSays = 0
    let besideNear = never
    let besideFar = never
    for (const m of turn.beside) {
      if (entityOf[m] !== e) continue
      const mention = mentions.list[m]!
      if (mention.possessive) besideOwner++
      if (mention.type === MentionType.pronoun) besidePronoun++
      else if (mention.to <= turn.from) {
        besideBefore++
        besideNear = Math.min(besideNear, log(turn.from - mention.to))
      } else {
        besideAfter++
        if (mention.from >= turn.to) besideFar = Math.min(besideFar, log(mention.from - turn.to))
        else besideFar = 0
      }
      if (!mention.possessive && besideSays < 2 && saysBeside(context, mention)) besideSays++
    }
    let gapNamed = 0
    let gapActs = 0
    for (let k = gapStart; k < gapTo; k++) {
      if (entityOf[narration[k]!] !== e) continue
      if (mentions.list[narration[k]!]!.type !== MentionType.pronoun) gapNamed++
      if (scene.acts[k]) gapActs++
    }
    const seen = desk.seen[e] === u
    const tagged = scene.taggedIn[e]!
    const place = lowerBound(tagged, u)
    const sinceTag = place > 0 ? Math.min(30, u - tagged[place - 1]!) : 40
    const later = tagged[place] === u ? place + 1 : place
    const untilTag = later < tagged.length ? Math.min(30, tagged[later]! - u) : 40
    let recentTags = 0
    for (let k = place - 1; k >= 0 && u - tagged[k]! <= 12; k--) recentTags++

    // the reporting clause
    out[i++] = told(scene, turn.tag, e)
    out[i++] = turn.tie
    out[i++] = tagType
    out[i++] = suits(tag, sex)
    out[i++] = told(scene, turn.object, e)
    out[i++] = turn.object >= 0 ? suits(mentions.list[turn.object]!, sex) : 2
    // narration in the paragraph
    out[i++] = told(scene, turn.beatBefore, e)
    out[i++] = turn.beatBefore >= 0 ? suits(mentions.list[turn.beatBefore]!, sex) : 2
    out[i++] = told(scene, turn.beatAfter, e)
    out[i++] = turn.beatAfter >= 0 ? suits(mentions.list[turn.beatAfter]!, sex) : 2
    out[i++] = besideBefore
    out[i++] = besideAfter
    out[i++] = besideNear
    out[i++] = besideFar
    out[i++] = besidePronoun
    out[i++] = besideOwner
    out[i++] = besideSays
    out[i++] = others
    // narration before and behind
    out[i++] = seen ? desk.named[e]! : never
    out[i++] = seen ? desk.any[e]! : never
    out[i++] = seen ? desk.rank[e]! : 20
    out[i++] = seen ? desk.near[e]! : 0
    out[i++] = seen ? desk.far[e]! : 0
    out[i++] = seen ? desk.acts[e]! : never
    out[i++] = desk.seenNext[e] === u ? desk.next[e]! : never
    out[i++] = gapNamed
    out[i++] = gapActs
    out[i++] = told(scene, gapLast, e)
    out[i++] = told(scene, gapNext, e)
    // reporting clauses around
    for (let k = -4; k <= 3; k++) if (k !== 0) out[i++] = told(scene, turns[u + k]?.tag ?? -1, e)
    for (let k = -2; k <= 2; k++) {
      if (k === 0) continue
      const m = turns[u + k]?.tag ?? -1
      out[i++] = m >= 0 ? suits(mentions.list[m]!, sex) : 2
    }
    out[i++] = sinceTag
    out[i++] = untilTag
    out[i++] = recentTags
    out[i++] = coarse(scene.tags[e]!)
    // names called
    out[i++] = names(entityOf, turn.called, e)
    out[i++] = anyCalled
    out[i++] = names(entityOf, turns[u - 2]?.called, e)
    out[i++] = names(entityOf, previous?.called, e)
    out[i++] = names(entityOf, following?.called, e)
    out[i++] = names(entityOf, turns[u + 2]?.called, e)
    out[i++] = names(entityOf, turn.inside, e)
    out[i++] = names(entityOf, previous?.inside, e)
    out[i++] = names(entityOf, following?.inside, e)
    out[i++] = sexFit(turn.calledSex, sex)
    out[i++] = sexFit(previous?.calledSex ?? 0, sex)
    out[i++] = sexFit(following?.calledSex ?? 0, sex)
    // the turn
    out[i++] = gap(previous, turn)
    out[i++] = gap(turns[u - 2], previous)
    out[i++] = gap(turn, following)
    out[i++] = Math.min(20, gapTo - gapFrom)
    out[i++] = Math.min(20, gapAfterTo - through[u]!)
    out[i++] = log(turn.words)
    out[i++] = turn.asks ? 1 : 0
    out[i++] = previous?.asks ? 1 : 0
    out[i++] = Math.min(10, desk.position[u]!)
    out[i++] = Math.min(10, desk.onward[u]!)
    out[i++] = Math.min(20, turn.beside.length)
    // the candidate
    out[i++] = sex
    out[i++] = named ? 1 : 0
    out[i++] = character >= 0 ? 1 : 0
    out[i++] = narrator ? 1 : 0
    out[i++] = coarse(scene.told[e]!)
    out[i++] = Math.round((4 * scene.quoted[e]!) / (scene.quoted[e]! + scene.told[e]! + 1))
    out[i++] = to - from
    out[i++] = c - from
    out[i++] = desk.first[e]! >= 0 && desk.first[e]! < turn.from ? Math.min(8, Math.round(log(turn.from - desk.first[e]!))) : 0
    out[i++] = besideI
    out[i++] = gapI
    out[i++] = scene.narrator >= 0 ? 1 : 0
    // against the other candidates
    let rankSex = 0
    let likes = 0
    for (let d = from; d < to; d++) {
      if (d === c || !sex || entities.list[who[d]!]!.sex !== sex) continue
      likes++
      if (desk.seen[who[d]!] === u && (!seen || desk.rank[who[d]!]! < desk.rank[e]!)) rankSex++
    }
    out[i++] = sex ? rankSex : -1
    out[i++] = sex ? likes : -1
    out[i++] = gapLast >= 0 ? suits(mentions.list[gapLast]!, sex) : 2
    out[i++] = gapNext >= 0 ? suits(mentions.list[gapNext]!, sex) : 2
    out[i++] = told(scene, previous?.object ?? -1, e)
    out[i++] = told(scene, following?.object ?? -1, e)
    out[i++] = owner < 0 ? 0 : owner === e ? -1 : related(scene, owner, e) ? 2 : 1
    out[i++] = Math.max(told(scene, turns[u - 6]?.tag ?? -1, e), told(scene, turns[u - 5]?.tag ?? -1, e) === 2 ? -2 : -1)
    for (const k of [-3, 3]) {
      const m = turns[u + k]?.tag ?? -1
      out[i++] = m >= 0 ? suits(mentions.list[m]!, sex) : 2
    }
    out[i++] = wide ? 1 : 0
    out[i++] = turn.answers ? 1 : 0
    out[i++] = turn.lead
    out[i++] = turn.tail
    out[i++] = previous?.tail ?? 0
    out[i++] = following?.lead ?? 0
    out[i++] = Math.max(told(scene, previous?.beatBefore ?? -1, e), told(scene, previous?.beatAfter ?? -1, e))
    out[i++] = Math.max(told(scene, following?.beatBefore ?? -1, e), told(scene, following?.beatAfter ?? -1, e))
  }
}

/** Leaves the distance of the last and the next mention of every entity near a turn on the desk. */
function lookAround(scene: Scene, desk: Desk, u: number): void {
  const { context, turns, entityOf, narration, before, through } = scene
  const { mentions } = context
  const turn = turns[u]!
  let rank = 0
  const low = Math.max(0, before[u]! - back)
  for (let i = before[u]! - 1; i >= low; i--) {
    const mention = mentions.list[narration[i]!]!
    const e = entityOf[narration[i]!]!
    const distance = log(turn.from - mention.to)
    if (desk.seen[e] !== u) {
      desk.seen[e] = u
      desk.rank[e] = rank++
      desk.any[e] = distance
      desk.named[e] = never
      desk.acts[e] = never
      desk.near[e] = 0
      desk.far[e] = 0
    }
    if (before[u]! - i <= 60) desk.near[e]!++
    desk.far[e]!++
    if (mention.type !== MentionType.pronoun && desk.named[e] === never) desk.named[e] = distance
    if (scene.acts[i] && desk.acts[e] === never) desk.acts[e] = distance
  }
  const high = Math.min(narration.length, through[u]! + ahead)
  for (let i = through[u]!; i < high; i++) {
    const mention = mentions.list[narration[i]!]!
    const e = entityOf[narration[i]!]!
    if (desk.seenNext[e] === u || mention.type === MentionType.pronoun) continue
    desk.seenNext[e] = u
    desk.next[e] = log(mention.from - turn.to)
  }
}

function log(n: number): number {
  return n <= 0 ? 0 : Math.log(1 + n)
}

/** Whose relation the reporting clause names: the one before it whom the pronoun fits (`said his wife`); -1 where it names none. */
function ownerOf(scene: Scene, turn: Turn): number {
  if (turn.tag < 0) return -1
  const { context, narration, entityOf } = scene
  const { tokens, mentions, entities } = context
  const tag = mentions.list[turn.tag]!
  const flags = wordFlags(tokens.word[tag.from]!)
  if (tag.type !== MentionType.description || !(flags & Word.possessive)) return -1
  const sex = flags & Word.female ? Sex.female : flags & Word.male ? Sex.male : Sex.unknown
  if (!sex) return scene.narrator
  let low = 0
  for (let high = narration.length; low < high; ) {
    const middle = (low + high) >> 1
    if (narration[middle]! < turn.tag) low = middle + 1
    else high = middle
  }
  for (let i = low - 1; i >= 0 && i > low - 30; i--) {
    const e = entityOf[narration[i]!]!
    if (entities.list[e]!.sex === sex) return e
  }
  return -1
}

/** Whether two people share a family name. */
function related(scene: Scene, a: number, b: number): boolean {
  const { list } = scene.context.entities
  return list[a]!.last !== '' && list[a]!.last === list[b]!.last
}

/** Few steps only: exact counts would tell the characters of the training novels apart. */
function coarse(n: number): number {
  return Math.round(Math.log2(1 + n) / 1.5)
}

function typeOf(mention: Mention): number {
  if (mention.type === MentionType.name) return 1
  if (mention.type === MentionType.description) return mention.plural ? 5 : 2
  return mention.person === 1 ? (mention.plural ? 5 : 4) : mention.plural ? 5 : 3
}

function told(scene: Scene, m: number, e: number): number {
  if (m < 0) return -1
  if (scene.entityOf[m] !== e) return 0
  return scene.context.mentions.list[m]!.type === MentionType.pronoun ? 1 : 2
}

function suits(mention: Mention | null, sex: number): number {
  if (!mention || mention.sex === Sex.unknown) return 2
  return sex === Sex.unknown ? 0 : sex === mention.sex ? 1 : -1
}

function sexFit(called: number, sex: number): number {
  if (called === Sex.unknown) return 2
  return sex === Sex.unknown ? 0 : sex === called ? 1 : -1
}

function names(entityOf: Int32Array, list: readonly number[] | undefined, e: number): number {
  let n = 0
  if (list) for (const m of list) if (entityOf[m] === e) n++
  return n
}

function gap(a: Turn | undefined, b: Turn | undefined): number {
  return a && b ? Math.min(6, b.paragraph - a.lastParagraph) : 9
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
