/**
 * Fits the part-of-speech tagger on `pos/ewt-train`, measures it on `pos/ewt-dev` and writes `src/model/tagger.generated.ts`.
 *
 *   npx tsx train/statements/tagger.ts [--shared DIR]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { decodeWeights } from '../../src/statements/unpack.ts'
import { knownPart, Part, partCount, surePart, tagFeatures, tagRoom, tagWith, wordKey } from '../../src/text/tags.ts'
import { Shape, type Tokens, tokenize } from '../../src/text/tokens.ts'
import { sharedFolder } from '../jsonl.ts'
import { largestWeight, packWeights } from './pack.ts'

const penn: Record<string, number> = {
  NN: Part.noun,
  NNS: Part.plural,
  NNP: Part.name,
  NNPS: Part.name,
  JJ: Part.adjective,
  JJR: Part.adjective,
  JJS: Part.adjective,
  AFX: Part.adjective,
  RB: Part.adverb,
  RBR: Part.adverb,
  RBS: Part.adverb,
  RP: Part.preposition,
  VB: Part.base,
  VBP: Part.present,
  VBZ: Part.third,
  VBD: Part.past,
  VBN: Part.participle,
  VBG: Part.gerund,
  MD: Part.modal,
  PRP: Part.pronoun,
  EX: Part.pronoun,
  PRP$: Part.possessive,
  POS: Part.possessive,
  DT: Part.determiner,
  PDT: Part.determiner,
  IN: Part.preposition,
  TO: Part.to,
  CC: Part.conjunction,
  WDT: Part.question,
  WP: Part.question,
  WP$: Part.question,
  WRB: Part.question,
  CD: Part.number,
  UH: Part.interjection,
  FW: Part.noun,
}

/** Passes over the data, and the least number of updates that a feature must have seen to be kept. */
const passes = 8
const leastUpdates = 5
/** How often a word must be seen, and how much of it with one part of speech, to have no other. */
const leastSeen = 10
const sureShare = 0.985

interface Sentence {
  readonly tokens: Tokens
  readonly gold: Uint8Array
}

const shared = sharedFolder(process.argv)
const train = read('ewt-train')
const dev = read('ewt-dev')
let sureCount = 0
const sureWords = findSureWords()
const known = decodeWeights(sureWords)
const rows = new Map<number, { weights: Float64Array; sums: Float64Array; stamps: Int32Array; updates: number }>()
let step = 0
let seed = 1
const features = new Int32Array(tagRoom)
for (let pass = 0; pass < passes; pass++) {
  let wrong = 0
  let words = 0
  for (const { tokens, gold } of shuffled(train)) {
    const parts = new Uint8Array(tokens.count + 1)
    for (let t = 0; t < tokens.count; t++) {
      const sure = surePart(tokens, t) || knownPart(tokens, t, known)
      if (sure) {
        parts[t] = sure
        continue
      }
      step++
      words++
      const n = tagFeatures(tokens, parts, t, features)
      const scores = new Float64Array(partCount)
      for (let i = 0; i < n; i++) {
        const row = rows.get(features[i]!)
        if (row) for (let y = 0; y < partCount; y++) scores[y]! += row.weights[y]!
      }
      let best = 1
      for (let y = 2; y < partCount; y++) if (scores[y]! > scores[best]!) best = y
      parts[t] = best
      const right = gold[t]!
      if (right && right !== best) {
        wrong++
        for (let i = 0; i < n; i++) {
          const key = features[i]!
          let row = rows.get(key)
          if (!row) {
            row = { weights: new Float64Array(partCount), sums: new Float64Array(partCount), stamps: new Int32Array(partCount), updates: 0 }
            rows.set(key, row)
          }
          row.updates++
          for (const [y, by] of [
            [right, 1],
            [best, -1],
          ] as const) {
            row.sums[y]! += row.weights[y]! * (step - row.stamps[y]!)
            row.stamps[y] = step
            row.weights[y]! += by
          }
        }
      }
    }
  }
  console.error(`pass ${pass + 1}: ${(100 * (1 - wrong / words)).toFixed(2)} % right, ${rows.size} features`)
}
const averaged: [number, Float64Array][] = []
for (const [key, row] of rows) {
  if (row.updates < leastUpdates) continue
  averaged.push([key, row.sums.map((sum, y) => (sum + row.weights[y]! * (step - row.stamps[y]!)) / step)])
}
const scale = 1.5
const whole = averaged
  .map(
    ([key, weights]) => [key, [...weights].map((w) => Math.max(-largestWeight, Math.min(largestWeight, Math.round(w * scale))))] as const,
  )
  .filter(([, weights]) => weights.some((w) => w !== 0))
const encoded = packWeights(partCount, whole)
const weights = decodeWeights(encoded)
let right = 0
let total = 0
for (const { tokens, gold } of dev) {
  const parts = tagWith({ weights, sure: known }, tokens)
  for (let t = 0; t < tokens.count; t++) {
    if (!gold[t] || tokens.kind[t] !== 1) continue
    total++
    if (parts[t] === gold[t]) right++
  }
}
const figures = `${(100 * (right / total)).toFixed(2)} % of ${total} words of ewt-dev right; ${whole.length} features`
console.error(`${figures}; ${gzipSync(encoded, { level: 9 }).length} bytes gzipped, ${sureCount} sure words`)
writeFileSync(
  'src/model/tagger.generated.ts',
  `// Made by train/statements/tagger.ts from the English Web Treebank (CC BY-SA 4.0), ${new Date().toISOString().slice(0, 10)}: ${figures}. Do not edit.\nexport const tagger: string =\n  '${encoded}'\nexport const sureWords: string =\n  '${sureWords}'\n`,
)

/** The words that are seen at least `leastSeen` times in lower case, and nearly always as one part of speech. */
function findSureWords(): string {
  const counts = new Map<number, Int32Array>()
  for (const { tokens, gold } of train) {
    for (let t = 0; t < tokens.count; t++) {
      if (!gold[t] || surePart(tokens, t) || tokens.shape[t]! & Shape.capital) continue
      const key = wordKey(tokens.hash[t]!)
      let seen = counts.get(key)
      if (!seen) counts.set(key, (seen = new Int32Array(partCount)))
      seen[gold[t]!]!++
    }
  }
  const kept: [number, number[]][] = []
  for (const [key, seen] of counts) {
    const total = seen.reduce((a, b) => a + b)
    const top = Math.max(...seen)
    if (total >= leastSeen && top >= sureShare * total) kept.push([key, [seen.indexOf(top)]])
  }
  sureCount = kept.length
  return packWeights(1, kept)
}

function read(name: string): Sentence[] {
  return readFileSync(join(shared, 'corpora/pos', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { text, tokens: gold } = JSON.parse(line) as { text: string; tokens: [number, number, string, string][] }
      const tokens = tokenize(text)
      const parts = new Uint8Array(tokens.count + 1)
      const starts = new Map(gold.map(([start, , , tag]) => [start, penn[tag] ?? 0]))
      for (let t = 0; t < tokens.count; t++) parts[t] = starts.get(tokens.start[t]!) ?? 0
      return { tokens, gold: parts }
    })
}

function shuffled<T>(items: readonly T[]): T[] {
  const out = [...items]
  for (let i = out.length - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    const j = seed % (i + 1)
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}
