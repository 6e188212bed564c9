/**
 * Writes the features of every turn of the novels for `fit.py`.
 *
 *   tsx train/fiction/dump.ts OUT CORPUS [--shared DIR] [--first P.f32] [--history P.f32] [--switches P.f32] [--addressees] [--pieces] [--scenes] [--texts train|dev] [--names]
 *
 * OUT.json holds the groups (turns), OUT.i8 the rows, a byte a feature. Without --first these are the rows of the first round; with it (probabilities of the
 * first round, one a row, found out of fold) the rows of a later one, whose history is --history (the round before; the first one if missing)
 * and which has the ways from turn to turn of --switches;
 * with --addressees those of the choice of whom a turn is spoken to. --pieces adds pieces of each novel, --scenes scenes of a page, without a list, so that short texts are learnt; --texts adds our own;
 * --names adds where each turn stands and who its candidates are, to read errors by.
 */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { analyse } from '../../src/attribute.ts'
import { findCandidates, mostLearnt } from '../../src/dialogue/candidates.ts'
import { certain } from '../../src/dialogue/certain.ts'
import { ways } from '../../src/dialogue/chain.ts'
import { readScene } from '../../src/dialogue/dialogue.ts'
import { featureCount, featureNames, turnCount } from '../../src/dialogue/features.ts'
import type { Guess } from '../../src/dialogue/guess.ts'
import { historyNames } from '../../src/dialogue/history.ts'
import { firstRound, guessSwitches, lastRound, lastWidth, nextRound, nextWidth, switchCount } from '../../src/dialogue/rounds.ts'
import type { Scene } from '../../src/dialogue/scene.ts'
import { talkNames } from '../../src/dialogue/talk.ts'
import { readOptions } from '../../src/options.ts'
import { byteOdds } from '../../src/text/logarithms.ts'
import { type Document, type GoldAttribution, readCorpus, sharedFolder } from '../jsonl.ts'
import { knownCharacters } from '../prediction.ts'
import { readTexts } from '../texts.ts'
import { makeCredit } from './credit.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shared: { type: 'string' },
    first: { type: 'string' },
    history: { type: 'string' },
    switches: { type: 'string' },
    addressees: { type: 'boolean' },
    pieces: { type: 'boolean' },
    scenes: { type: 'boolean' },
    texts: { type: 'string' },
    names: { type: 'boolean' },
  },
})
const [out, corpus] = positionals as [string, string]
const floats = (file: string | undefined): Float32Array | null => {
  if (!file) return null
  const bytes = readFileSync(file)
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
}
const firstP = floats(values.first)
const historyP = floats(values.history)
const switchP = floats(values.switches)

interface Group {
  readonly novel: string
  readonly given: boolean
  /** 0 for a whole novel, 1 for a piece of it, 2 for a scene, 3 for a text of our own. */
  readonly piece: number
  /** Whether the trees are asked at all. */
  readonly open: boolean
  readonly size: number
  /** The way from the turn before, as `ways` counts them; -1 where gold does not tell, or one speaker spoke twice before. */
  readonly way: number
  /** Credit of each candidate, gold quotes in the turn, and their types. */
  readonly labels: readonly number[]
  readonly addressees: readonly number[]
  readonly types: readonly string[]
  /** With --names: where the turn stands, and the names of the candidates. */
  readonly start?: number
  readonly end?: number
  readonly names?: readonly string[]
  readonly gold?: readonly string[]
}

const groups: Group[] = []
const file = openSync(`${out}.i8`, 'w')
/** Characters of a piece, and of a scene. */
const pieceLength = 12_000
const sceneLength = 2_500

const turnFile = firstP ? -1 : openSync(`${out}.turns.i8`, 'w')
let switchAt = 0
let firstAt = 0
let historyAt = 0
let at = 0

for (const { document, given, piece } of versions()) {
  const analysis = analyse(document.text, readOptions({ genre: 'fiction', ...(given ? { characters: knownCharacters(document) } : {}) }))
  if (!analysis) continue
  const { scene } = readScene(analysis)
  const { tokens, entities } = scene.context
  const gold = goldOf(scene, document)
  const credit = creditOf(scene, document)
  const push = (u: number, who: Int32Array, low: number, high: number, open = true): void => {
    const own = gold[u]!
    const labels: number[] = []
    const addressees: number[] = []
    for (let c = low; c < high; c++) {
      const fits = credit(who[c]!)
      labels.push(own.length ? own.reduce((sum, g) => sum + (fits.get(g.speaker!) ?? 0), 0) / own.length : 0)
      addressees.push(
        own.length ? own.reduce((sum, g) => sum + Math.max(0, ...(g.addressees ?? []).map((a) => fits.get(a) ?? 0)), 0) / own.length : 0,
      )
    }
    groups.push({
      novel: document.id,
      given,
      piece,
      open: open && high > low,
      size: high - low,
      labels,
      addressees,
      types: own.map((g) => g.type ?? 'any'),
      way: wayTo(gold, u),
      ...(values.names && !piece
        ? {
            start: tokens.start[scene.turns[u]!.from]!,
            end: tokens.end[scene.turns[u]!.to - 1]!,
            names: Array.from(who.subarray(low, high), (e) => entities.list[e]!.name),
            gold: own.map((g) => g.speaker!),
          }
        : {}),
    })
  }
  const candidates = findCandidates(scene, mostLearnt)
  if (!firstP) {
    // a turn with a certain reporting clause has one empty row
    const rows = scene.turns.map(() => new Int8Array(featureCount))
    const list = firstRound(scene, candidates, (block, count, _, u) => {
      rows[u] = complete(block, count, featureCount)
    })
    const { guess } = list
    const turnRows = scene.turns.map(() => new Int8Array(switchCount - 1))
    guessSwitches(scene, list, (block, _, u) => {
      turnRows[u] = block.slice(0, switchCount - 1)
    })
    for (const row of turnRows) writeSync(turnFile, new Uint8Array(row.buffer))
    rows.forEach((row, u) => {
      writeSync(file, new Uint8Array(row.buffer))
      if (certain(scene, u) >= 0) push(u, guess.who, guess.from[u]!, guess.from[u]! + 1, false)
      else push(u, candidates.who, candidates.from[u]!, candidates.from[u + 1]!)
    })
    continue
  }
  const list = firstRound(scene, candidates, (_, count, scores, u) => {
    while (at < u) firstAt += certain(scene, at++) >= 0 ? 1 : candidates.from[at]! - candidates.from[at - 1]!
    for (let k = 0; k < count; k++) scores[k] = Math.log(firstP[firstAt + k]! + 1e-9)
  })
  while (at < scene.turns.length) firstAt += certain(scene, at++) >= 0 ? 1 : candidates.from[at]! - candidates.from[at - 1]!
  at = 0
  let current: Guess = list.guess
  if (historyP) {
    current = { ...list.guess, p: historyP.subarray(historyAt, historyAt + list.guess.p.length) }
    historyAt += list.guess.p.length
  }
  const width = values.addressees ? lastWidth : nextWidth
  const { from, who } = values.addressees ? list.wide : list.guess
  // a turn that is decided has empty rows
  const rows = scene.turns.map((_, u) => {
    const row = new Int8Array((from[u + 1]! - from[u]!) * width)
    if (!values.addressees)
      for (let c = from[u]!; c < from[u + 1]!; c++) row[(c - from[u]!) * width + featureCount] = byteOdds(current.p[c]!)
    return row
  })
  const open = new Uint8Array(rows.length)
  const switches = switchP?.subarray(ways * switchAt, ways * (switchAt + scene.turns.length))
  switchAt += scene.turns.length
  const note = (block: Int8Array, count: number, _: Float64Array, u: number): void => {
    rows[u] = complete(block, count, width)
    open[u] = 1
  }
  if (values.addressees) lastRound(scene, current, list, note)
  else nextRound(scene, current, list, switches ?? new Float32Array(ways * scene.turns.length).fill(1 / ways), note)
  rows.forEach((row, u) => {
    writeSync(file, new Uint8Array(row.buffer))
    push(u, who, from[u]!, from[u + 1]!, open[u] === 1)
  })
}
closeSync(file)
const names = [...featureNames, ...(firstP ? historyNames : []), ...(firstP && !values.addressees ? talkNames : [])]
writeFileSync(`${out}.json`, JSON.stringify({ names, groups }))

/** Every novel without its list of characters, with it, and what is cut out of it; and our own texts without and with theirs. */
function* versions(): Generator<{ document: Document; given: boolean; piece: number }> {
  for (const document of readCorpus(sharedFolder(values.shared ? ['--shared', values.shared] : []), corpus)) {
    for (const given of [false, true]) yield { document, given, piece: 0 }
    if (values.pieces) for (const piece of piecesOf(document)) yield { document: piece, given: false, piece: 1 }
    if (values.scenes) for (const scene of scenesOf(document)) yield { document: scene, given: false, piece: 2 }
  }
  if (values.texts)
    for (const document of readTexts('fiction', values.texts as 'train' | 'dev'))
      for (const given of [false, true]) yield { document, given, piece: 3 }
}

/** The rows of a turn with what all its candidates share in each of them. */
function complete(block: Int8Array, count: number, width: number): Int8Array<ArrayBuffer> {
  const rows = block.slice(0, count * width)
  for (let k = 1; k < count; k++) rows.copyWithin(k * width, 0, turnCount)
  return rows
}

/** How the speakers of gold lead to a turn. */
function wayTo(gold: readonly GoldAttribution[][], u: number): number {
  const [two, one, here] = [gold[u - 2], gold[u - 1], gold[u]]
  if (!two?.length || !one?.length || !here?.length) return -1
  const [a, b, c] = [two[two.length - 1]!.speaker, one[one.length - 1]!.speaker, here[0]!.speaker]
  return a === b ? -1 : c === b ? 0 : c === a ? 1 : 2
}

/** Pieces of a document of some pages each, every other one: what is known of its people is then what a short text tells. */
function piecesOf(document: Document): Document[] {
  const pieces: Document[] = []
  for (let start = 0; start < document.text.length - pieceLength; ) {
    const from = start === 0 ? 0 : document.text.indexOf('\n\n', start) + 2
    const end = document.text.indexOf('\n\n', from + pieceLength)
    if (from < 2 && start > 0) break
    const to = end < 0 ? document.text.length : end
    pieces.push(cut(document, from, to))
    start = to + pieceLength
  }
  return pieces
}

/**
 * Scenes of a document, a page each, that begin as a short story does: with a paragraph of narration right before the first line.
 *
 *     > | Greta came in from the yard.        > | “You’ll stay for tea.”
 *         ^ from here
 */
function scenesOf(document: Document): Document[] {
  const scenes: Document[] = []
  const { text } = document
  for (let at = 0; at >= 0 && at < text.length - sceneLength; ) {
    const next = text.indexOf('\n\n', at) + 2
    if (next < 2) break
    const talk = /^\s*["“‘]/.test(text.slice(at, at + 8))
    if (talk || !/^\s*["“‘]/.test(text.slice(next, next + 8))) {
      at = next
      continue
    }
    const end = text.indexOf('\n\n', at + sceneLength)
    const to = end < 0 ? text.length : end
    scenes.push(cut(document, at, to))
    at = to + 2
  }
  return scenes
}

function cut(document: Document, from: number, to: number): Document {
  return {
    ...document,
    text: document.text.slice(from, to),
    attributions: (document.attributions ?? [])
      .filter(({ content }) => content.every(([a, b]) => a >= from && b <= to))
      .map((g) => ({ ...g, content: g.content.map(([a, b]) => [a - from, b - from] as const) })),
  }
}

/** The gold quotes of each turn that have a character as their speaker. */
function goldOf(scene: Scene, document: Document): GoldAttribution[][] {
  const { tokens } = scene.context
  const gold = (document.attributions ?? []).filter((g) => g.speaker && !g.speaker.startsWith('_'))
  const sorted = gold.flatMap((g) => g.content.map((c) => [c[0], c[1], g] as const)).sort((a, b) => a[0] - b[0])
  let i = 0
  return scene.turns.map((turn) => {
    const [start, end] = [tokens.start[turn.from]!, tokens.end[turn.to - 1]!]
    while (i < sorted.length && sorted[i]![1] <= start) i++
    const own = new Set<GoldAttribution>()
    for (let k = i; k < sorted.length && sorted[k]![0] < end; k++) own.add(sorted[k]![2])
    return [...own]
  })
}

/** The gold characters that an entity counts for, and how much. */
function creditOf(scene: Scene, document: Document): (e: number) => ReadonlyMap<string, number> {
  const credit = makeCredit(document.characters ?? [])
  const known = new Map<number, ReadonlyMap<string, number>>()
  return (e) => {
    let fits = known.get(e)
    if (!fits) {
      const { name, aliases, character } = scene.context.entities.list[e]!
      const given = character >= 0 ? (document.characters?.[character]?.aliases ?? []) : []
      known.set(e, (fits = credit([name, ...given, ...aliases])))
    }
    return fits
  }
}
