/**
 * Writes the features of every turn of the novels for `fit.py`.
 *
 *   tsx train/fiction/dump.ts OUT CORPUS [--shared DIR] [--first P.f32] [--history P.f32]
 *
 * OUT.json holds the groups (turns), OUT.f32 the rows. Without --first these are the rows of the first round; with it (probabilities of the
 * first round, one a row, found out of fold) the rows of a later one, whose history is --history (the round before; the first one if missing).
 */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { analyse } from '../../src/attribute.ts'
import { findCandidates } from '../../src/dialogue/candidates.ts'
import { readScene } from '../../src/dialogue/dialogue.ts'
import { featureCount, featureNames } from '../../src/dialogue/features.ts'
import { type Guess, historyCount, historyNames } from '../../src/dialogue/history.ts'
import { firstRound, kept, nextRound } from '../../src/dialogue/rounds.ts'
import type { Scene } from '../../src/dialogue/scene.ts'
import { readOptions } from '../../src/options.ts'
import { type Document, type GoldAttribution, readCorpus, sharedFolder } from '../jsonl.ts'
import { knownCharacters } from '../prediction.ts'
import { makeCredit } from './credit.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { shared: { type: 'string' }, first: { type: 'string' }, history: { type: 'string' } },
})
const [out, corpus] = positionals as [string, string]
const floats = (file: string | undefined): Float32Array | null => {
  if (!file) return null
  const bytes = readFileSync(file)
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
}
const firstP = floats(values.first)
const historyP = floats(values.history)

interface Group {
  readonly novel: string
  readonly given: boolean
  readonly size: number
  /** Credit of each candidate, gold quotes in the turn, and their types. */
  readonly labels: readonly number[]
  readonly addressees: readonly number[]
  readonly types: readonly string[]
}

const groups: Group[] = []
const file = openSync(`${out}.f32`, 'w')
let firstAt = 0
let historyAt = 0

for (const document of readCorpus(sharedFolder(values.shared ? ['--shared', values.shared] : []), corpus)) {
  for (const given of [false, true]) {
    const { scene } = readScene(
      analyse(document.text, readOptions({ genre: 'fiction', ...(given ? { characters: knownCharacters(document) } : {}) }))!,
    )
    const gold = goldOf(scene, document)
    const credit = creditOf(scene, document)
    const push = (u: number, who: Int32Array, low: number, high: number): void => {
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
      groups.push({ novel: document.id, given, size: high - low, labels, addressees, types: own.map((g) => g.type ?? 'any') })
    }
    const candidates = findCandidates(scene)
    const total = candidates.who.length
    if (!firstP) {
      const rows: Float32Array[] = []
      firstRound(scene, candidates, (block, count) => {
        rows.push(block.slice(0, count * featureCount))
      })
      for (const row of rows) writeSync(file, new Uint8Array(row.buffer))
      for (let u = 0; u < scene.turns.length; u++) push(u, candidates.who, candidates.from[u]!, candidates.from[u + 1]!)
      continue
    }
    const base = firstAt
    firstAt += total
    const { guess, rows } = firstRound(scene, candidates, (_, count, scores, u) => {
      for (let k = 0; k < count; k++) scores[k] = Math.log(firstP[base + candidates.from[u]! + k]! + 1e-9)
    })
    let current: Guess = guess
    if (historyP) {
      current = { ...guess, p: historyP.subarray(historyAt, historyAt + guess.p.length) }
      historyAt += guess.p.length
    }
    const width = featureCount + historyCount
    const block = new Float32Array(width * kept)
    nextRound(scene, current, rows, block, (count) => {
      writeSync(file, new Uint8Array(block.slice(0, count * width).buffer))
    })
    for (let u = 0; u < scene.turns.length; u++) push(u, guess.who, guess.from[u]!, guess.from[u + 1]!)
  }
}
closeSync(file)
const names = firstP ? [...featureNames, ...historyNames] : featureNames
writeFileSync(`${out}.json`, JSON.stringify({ names, groups }))

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
