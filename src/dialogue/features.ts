import { Sex } from '../mentions/mention.ts'
import { isAnybody } from '../speakers/anybody.ts'
import { byteLog } from '../text/logarithms.ts'
import { type Column, type Desk, lookAround, pad, slotCount, slotNames } from './desk.ts'
import { marriageOf, ownerOf, relationOf } from './relations.ts'
import { type Scene, Trait } from './scene.ts'
import type { Turn } from './turns.ts'

/** What is known of a turn, whoever said it: these come first, so that the trees ask for them once for all candidates. */
const turnNames: readonly string[] = [
  ...[
    'tie',
    'tagType',
    'tagVerb',
    'tagVerb-1',
    'tagVerb+1',
    'tagProper',
    'tagSpeaks',
    'tagTold',
    'tagOwn',
    'tagAnybody',
    'others',
    'anyCalled',
    'anyCalled-1',
  ],
  ...['gapBefore', 'gapBefore2', 'gapAfter', 'toldBefore', 'toldAfter', 'words', 'asks', 'asks-1', 'position', 'onward', 'beside'],
  ...['candidates', 'besideI', 'gapI', 'hasNarrator', 'wide', 'answers', 'lead', 'tail', 'tail-1', 'lead+1'],
  ...['opens', 'opens-1', 'ends', 'ends-1', 'you', 'you-1', 'me', 'opens+1', 'words-1', 'words+1'],
  ...['tagMargin', 'beatMargin', 'echoes', 'returns', 'echoes+1', 'returns+1', 'relation', 'kinCalled', 'kinCalled-1', 'kinCalled+1'],
  'length',
]

/** Number of features that all candidates of a turn share. */
export const turnCount: number = turnNames.length

const entityNames: readonly string[] = [
  'sex',
  'named',
  'given',
  'narrator',
  'proper',
  'told',
  'quotedShare',
  'allTags',
  'actsShare',
  'placeShare',
  'marriage',
]

/** What is known of a turn and somebody who could have said it, in the order of {@link writeFeatures}. */
export const featureNames: readonly string[] = [
  ...turnNames,
  ...slotNames,
  ...entityNames,
  ...['tagIs', 'tagFit', 'objectIs', 'objectFit', 'beatBeforeIs', 'beatBeforeFit', 'beatAfterIs', 'beatAfterFit'],
  ...['gapLast', 'gapNext', 'gapLastFit', 'gapNextFit', 'object-1', 'object+1', 'beat-1', 'beat+1', 'kin'],
  ...['tag-6', 'tag-4', 'tag-3', 'tag-2', 'tag-1', 'tag+1', 'tag+2', 'tag+3', 'fit-3', 'fit-2', 'fit-1', 'fit+1', 'fit+2', 'fit+3'],
  ...['sinceTag', 'untilTag', 'recentTags', 'sir', 'sir-1', 'sir+1', 'order', 'sinceFirst', 'rankSex', 'likes'],
  ...['tagOther', 'beatOther'],
]

export const featureCount: number = featureNames.length

/**
 * Writes the features of the candidates `who[from]` to `who[to - 1]` of a turn, one row of `featureCount` behind the other; what they share stands in
 * the first one alone.
 *
 * Distances are logarithms of words (`byteLog`); what is told by a mention is 2 for a name or description, 1 for a pronoun that may mean the candidate,
 * 0 for somebody else, -1 where nothing stands; the fit of a pronoun or title is 1 or -1, 0 where the sex is not known, 2 without one.
 */
export function writeFeatures(scene: Scene, desk: Desk, u: number, who: Int32Array, from: number, to: number, out: Int8Array): void {
  const { context, turns, before, through, who: named, traits } = scene
  const { tag, object, beatBefore, beatAfter, slots, fixed, taggedAt } = desk
  const turn = turns[u]!
  lookAround(scene, desk, u, who, from, to)
  const gapFrom = u > 0 ? through[u - 1]! : 0
  const gapTo = before[u]!
  const gapStart = Math.max(gapFrom, gapTo - 40)
  const gapEnd = u + 1 < turns.length ? Math.min(before[u + 1]!, through[u]! + 40) : Math.min(named.length, through[u]! + 20)
  let gapLast = -1
  for (let i = gapTo - 1; i >= gapStart && gapLast < 0; i--) if (traits[i]! & Trait.acts) gapLast = i
  let gapNext = -1
  for (let i = through[u]!; i < gapEnd && gapNext < 0; i++) if (traits[i]! & Trait.acts) gapNext = i
  const lastSex = gapLast >= 0 ? context.mentions.list[scene.narration[gapLast]!]!.sex : Sex.unknown
  const nextSex = gapNext >= 0 ? context.mentions.list[scene.narration[gapNext]!]!.sex : Sex.unknown
  writeTurn(scene, desk, u, to - from, gapStart, gapEnd, out)
  const owner = ownerOf(scene, turn)
  const previous = turns[u - 1]
  const following = turns[u + 1]
  for (let c = from, at = 0; c < to; c++, at += featureCount) {
    const e = who[c]!
    let i = at + turnCount
    const slot = e * slotCount
    for (let s = 0; s < slotCount; s++) out[i++] = slots[slot + s]!
    for (let f = 0, a = e * entityNames.length; f < entityNames.length; f++) out[i++] = fixed[a + f]!
    const sex = fixed[e * entityNames.length]!
    // the reporting clause, and who acts in the paragraph
    out[i++] = told(tag, u, e)
    out[i++] = suits(tag, u, sex)
    out[i++] = told(object, u, e)
    out[i++] = suits(object, u, sex)
    out[i++] = told(beatBefore, u, e)
    out[i++] = suits(beatBefore, u, sex)
    out[i++] = told(beatAfter, u, e)
    out[i++] = suits(beatAfter, u, sex)
    // narration between the turns
    out[i++] = gapLast < 0 ? -1 : named[gapLast] !== e ? 0 : traits[gapLast]! & Trait.pronoun ? 1 : 2
    out[i++] = gapNext < 0 ? -1 : named[gapNext] !== e ? 0 : traits[gapNext]! & Trait.pronoun ? 1 : 2
    out[i++] = sexFit(lastSex, sex)
    out[i++] = sexFit(nextSex, sex)
    out[i++] = told(object, u - 1, e)
    out[i++] = told(object, u + 1, e)
    out[i++] = Math.max(told(beatBefore, u - 1, e), told(beatAfter, u - 1, e))
    out[i++] = Math.max(told(beatBefore, u + 1, e), told(beatAfter, u + 1, e))
    out[i++] = owner < 0 ? 0 : owner === e ? -1 : related(scene, owner, e) ? 2 : 1
    // reporting clauses around
    out[i++] = Math.max(told(tag, u - 6, e), told(tag, u - 5, e) === 2 ? -2 : -1)
    for (let k = -4; k <= 3; k++) if (k !== 0) out[i++] = told(tag, u + k, e)
    for (let k = -3; k <= 3; k++) if (k !== 0) out[i++] = suits(tag, u + k, sex)
    const tagged = scene.taggedIn[e]!
    let place = taggedAt[e]!
    while (place < tagged.length && tagged[place]! < u) place++
    taggedAt[e] = place
    const later = tagged[place] === u ? place + 1 : place
    out[i++] = place > 0 ? Math.min(30, u - tagged[place - 1]!) : 40
    out[i++] = later < tagged.length ? Math.min(30, tagged[later]! - u) : 40
    let recent = 0
    for (let k = place - 1; k >= 0 && u - tagged[k]! <= 12; k--) recent++
    out[i++] = recent
    out[i++] = sexFit(turn.calledSex, sex)
    out[i++] = sexFit(previous ? previous.calledSex : 0, sex)
    out[i++] = sexFit(following ? following.calledSex : 0, sex)
    // against the other candidates
    out[i++] = c - from
    const first = desk.first[e]!
    out[i++] = first >= 0 && first < turn.from ? Math.round(byteLog(turn.from - first) / 8) : 0
    let rankSex = 0
    let likes = 0
    if (sex)
      for (let d = from; d < to; d++) {
        const other = who[d]!
        if (d === c || fixed[other * entityNames.length] !== sex) continue
        likes++
        // the rank is the first of the slots
        if (slots[other * slotCount]! < slots[slot]!) rankSex++
      }
    out[i++] = sex ? rankSex : -1
    out[i++] = sex ? likes : -1
    // whom else a pronoun may mean
    out[i++] = tag.other[u + pad] === e ? 1 : 0
    out[i++] = beatBefore.other[u + pad] === e || beatAfter.other[u + pad] === e ? 1 : 0
  }
}

/** What all candidates share. */
function writeTurn(scene: Scene, desk: Desk, u: number, size: number, gapStart: number, gapEnd: number, out: Int8Array): void {
  const { turns, before, through, traits, context } = scene
  const { tag } = desk
  const turn = turns[u]!
  const previous = turns[u - 1]
  const following = turns[u + 1]
  const tagEntity = tag.who[u + pad]!
  let besideI = 0
  for (const m of turn.beside) if (context.mentions.list[m]!.person === 1) besideI++
  let gapI = 0
  for (let i = gapStart; i < before[u]!; i++) if (traits[i]! & Trait.first) gapI++
  let i = 0
  out[i++] = turn.tie
  out[i++] = tag.type[u + pad]!
  out[i++] = turn.verb
  out[i++] = previous ? previous.verb : 0
  out[i++] = following ? following.verb : 0
  out[i++] = tagEntity < 0 ? -1 : scene.known[tagEntity]!
  out[i++] = tagEntity < 0 ? -1 : coarse(scene.tags[tagEntity]!)
  out[i++] = tagEntity < 0 ? -1 : coarse(scene.told[tagEntity]!)
  out[i++] = tagEntity < 0 ? -1 : coarse(scene.taggedIn[tagEntity]!.length)
  out[i++] = tag.type[u + pad] === 2 ? (isAnybody(context.tokens, context.mentions.list[turn.tag]!) ? 1 : 0) : -1
  out[i++] = desk.beside
  out[i++] = turn.called.length ? 1 : 0
  out[i++] = previous?.called.length ? 1 : 0
  out[i++] = gap(previous, turn)
  out[i++] = gap(turns[u - 2], previous)
  out[i++] = gap(turn, following)
  out[i++] = Math.min(20, before[u]! - (u > 0 ? through[u - 1]! : 0))
  out[i++] = Math.min(20, gapEnd - through[u]!)
  out[i++] = byteLog(turn.words)
  out[i++] = turn.asks ? 1 : 0
  out[i++] = previous?.asks ? 1 : 0
  out[i++] = Math.min(10, desk.position[u]!)
  out[i++] = Math.min(10, desk.onward[u]!)
  out[i++] = Math.min(20, turn.beside.length)
  out[i++] = size
  out[i++] = Math.min(20, besideI)
  out[i++] = gapI
  out[i++] = scene.narrator >= 0 ? 1 : 0
  out[i++] = turn.lastParagraph > turn.paragraph ? 1 : 0
  out[i++] = turn.answers ? 1 : 0
  out[i++] = turn.lead
  out[i++] = turn.tail
  out[i++] = previous ? previous.tail : 0
  out[i++] = following ? following.lead : 0
  out[i++] = turn.opens
  out[i++] = previous ? previous.opens : 0
  out[i++] = turn.ends
  out[i++] = previous ? previous.ends : 0
  out[i++] = turn.you ? 1 : 0
  out[i++] = previous?.you ? 1 : 0
  out[i++] = turn.me ? 1 : 0
  out[i++] = following ? following.opens : 0
  out[i++] = previous ? byteLog(previous.words) : 0
  out[i++] = following ? byteLog(following.words) : 0
  out[i++] = tag.margin[u + pad]!
  out[i++] = Math.min(desk.beatBefore.margin[u + pad]!, desk.beatAfter.margin[u + pad]!)
  out[i++] = scene.echoes[u]!
  out[i++] = scene.returns[u]!
  out[i++] = following ? scene.echoes[u + 1]! : 0
  out[i++] = following ? scene.returns[u + 1]! : 0
  out[i++] = relationOf(scene, turn)
  out[i++] = turn.kin
  out[i++] = previous ? previous.kin : 0
  out[i++] = following ? following.kin : 0
  out[i++] = lengthOf(context.tokens.count)
}

/** A few pages, a chapter or a story, a book: what is usual differs. */
function lengthOf(count: number): number {
  return count < 3000 ? 0 : count < 15000 ? 1 : 2
}

/** What is known of the entities alone, in the order of `entityNames`. */
export function describeEntities(scene: Scene): Int8Array {
  const { list } = scene.context.entities
  const fixed = new Int8Array(list.length * entityNames.length)
  // somebody beside a list of characters is seldom meant
  const missing = list.some(({ character }) => character >= 0) ? -1 : 0
  list.forEach(({ sex, named, character, narrator, roles }, e) => {
    const quoted = scene.quoted[e]!
    fixed.set(
      [
        sex,
        named ? 1 : 0,
        character >= 0 ? 1 : missing,
        narrator ? 1 : 0,
        scene.known[e]!,
        coarse(scene.told[e]!),
        Math.round((4 * quoted) / (quoted + scene.told[e]! + 1)),
        coarse(scene.tags[e]!),
        quarters(scene.acted[e]!, scene.told[e]!),
        quarters(scene.placed[e]!, scene.told[e]!),
        marriageOf(roles),
      ],
      e * entityNames.length,
    )
  })
  return fixed
}

/** Whether two people share a family name. */
function related(scene: Scene, a: number, b: number): boolean {
  const { list } = scene.context.entities
  return list[a]!.last !== '' && list[a]!.last === list[b]!.last
}

function quarters(part: number, whole: number): number {
  return whole < 2 ? -1 : Math.round((4 * part) / whole)
}

/** Few steps only: exact counts would tell the characters of the training novels apart. */
function coarse(n: number): number {
  return Math.round(Math.log2(1 + n) / 1.5)
}

function told(column: Column, u: number, e: number): number {
  const who = column.who[u + pad]!
  return who === e ? column.told[u + pad]! : who === -2 ? -1 : 0
}

function suits(column: Column, u: number, sex: number): number {
  return sexFit(column.sex[u + pad]!, sex)
}

function sexFit(wanted: number, sex: number): number {
  return wanted === Sex.unknown ? 2 : sex === Sex.unknown ? 0 : sex === wanted ? 1 : -1
}

function gap(a: Turn | undefined, b: Turn | undefined): number {
  return a && b ? Math.min(6, b.paragraph - a.lastParagraph) : 9
}
