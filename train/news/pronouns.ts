/**
 * Fits what speaks for the antecedent of a pronoun and writes src/model/pronouns.generated.ts: a conditional logit over the antecedents that the
 * library finds, on GAP (train), the openings of novels in LitBank (train) and our own prose. Pronouns before one are resolved by the weights that are there: a
 * second run after a change of features settles them.
 *
 *   npx tsx train/news/pronouns.ts [--shared ../shared]
 */
import { writeFileSync } from 'node:fs'
import { analyse } from '../../src/attribute.ts'
import { type Mention, MentionType, Sex } from '../../src/mentions/mention.ts'
import { readOptions } from '../../src/options.ts'
import { antecedentFeatures, featuresOf } from '../../src/speakers/antecedent-weights.ts'
import { findAntecedents, makeDesk } from '../../src/speakers/antecedents.ts'
import { readCorpus, sharedFolder } from '../jsonl.ts'
import { readTexts } from '../texts.ts'

interface Name {
  readonly span: readonly [number, number]
  readonly same: boolean
}
interface Riddle {
  readonly text: string
  readonly pronoun: readonly [number, number]
  readonly a: Name
  readonly b: Name
}
interface Opening {
  readonly text: string
  readonly mentions: readonly { readonly span: readonly [number, number]; readonly form: string; readonly entity: string | null }[]
}
/** A pronoun with its antecedents: a row each, and which of them are right. */
interface Case {
  /** `his` before a noun: found in fiction only. */
  readonly owner: boolean
  readonly rows: Float64Array
  readonly right: readonly boolean[]
  readonly entities: readonly number[]
  /** Which of them are owners themselves. */
  readonly owners: readonly boolean[]
  /** The entities of the two names that a riddle gives, right one first. */
  readonly names?: readonly [number, number]
}

const shared = sharedFolder(process.argv)
const width = antecedentFeatures.length

/** Reads a text and gathers the antecedents of its pronouns; `judge` says which mentions are right, or null for a pronoun to be left out. */
function casesOf(
  text: string,
  genre: 'news' | 'fiction',
  judge: (
    pronoun: number,
    mention: readonly [number, number],
    e: number,
    entityAt: (at: number) => number,
    names: readonly string[],
  ) => boolean | null,
): Case[] {
  const analysis = analyse(text, readOptions({ genre, indirect: true }))
  if (!analysis) return []
  const { context, entityOf } = analysis
  const { tokens, mentions } = context
  const desk = makeDesk(context, false)
  const cases: Case[] = []
  const entityAt = (at: number): number => {
    const m = mentions.list.findIndex(({ from, to }) => tokens.start[from]! <= at && at < tokens.end[to - 1]!)
    return m >= 0 ? entityOf[m]! : -1
  }
  mentions.list.forEach((mention, m) => {
    const start = tokens.start[mention.from]!
    if (mention.type === MentionType.pronoun && mention.person === 3 && mention.sex !== Sex.unknown) {
      const count = findAntecedents(desk, entityOf, m)
      const right: boolean[] = []
      const entities: number[] = []
      const owners: boolean[] = []
      let judged = true
      for (let c = 0; c < count && judged; c++) {
        const { nameFrom, nameTo } = mentions.list[desk.found[c]!]!
        const e = entityOf[desk.found[c]!]!
        const { name, aliases } = context.entities.list[e]!
        const verdict = judge(start, [tokens.start[nameFrom]!, tokens.end[nameTo - 1]!], e, entityAt, [name, ...aliases])
        if (verdict === null) judged = false
        else right.push(verdict)
        entities.push(entityOf[desk.found[c]!]!)
        owners.push(isOwner(mentions.list[desk.found[c]!]!))
      }
      if (judged && count > 0) {
        cases.push({
          owner: mention.possessive,
          rows: Float64Array.from(right.flatMap((_, c) => featuresOf(desk, c))),
          right,
          entities,
          owners,
        })
      }
    }
    if (entityOf[m]! >= 0) desk.met[entityOf[m]!]!++
  })
  return cases
}

function isOwner({ type, possessive }: Mention): boolean {
  return type === MentionType.pronoun && possessive
}

/** A case without the owners among the antecedents, as news has it. */
function plain({ rows, right, entities, owners, ...rest }: Case): Case {
  const kept = owners.flatMap((owner, c) => (owner ? [] : [c]))
  return {
    ...rest,
    rows: Float64Array.from(kept.flatMap((c) => [...rows.subarray(c * width, (c + 1) * width)])),
    right: kept.map((c) => right[c]!),
    entities: kept.map((c) => entities[c]!),
    owners: kept.map(() => false),
  }
}

function gap(part: string): Case[] {
  return readCorpus(shared, `coref/gap-${part}`).flatMap((document) => {
    const { text, pronoun, a, b } = document as unknown as Riddle
    if (!a.same && !b.same) return []
    const [gold, other] = a.same ? [a.span[0], b.span[0]] : [b.span[0], a.span[0]]
    let names: [number, number] = [-1, -1]
    const cases = casesOf(text, 'news', (at, _, e, entityAt) => {
      if (at !== pronoun[0]) return null
      names = [entityAt(gold), entityAt(other)]
      return e === names[0]
    })
    return cases.map((one) => ({ ...one, names }))
  })
}

function litbank(part: string): Case[] {
  return readCorpus(shared, `fiction/litbank-${part}`).flatMap((document) => {
    const { text, mentions } = document as unknown as Opening
    const byStart = new Map(mentions.map(({ span, entity }) => [span[0], entity]))
    const byEnd = new Map(mentions.map(({ span, entity }) => [span[1], entity]))
    return casesOf(text, 'fiction', (at, [start, end]) => {
      const gold = byStart.get(at)
      return gold ? (byEnd.get(end) ?? byStart.get(start)) === gold : null
    })
  })
}

/** The pronouns in reporting clauses of our own prose, whose quotes say who speaks. */
function prose(part: 'train' | 'dev'): Case[] {
  return readTexts('news', part).flatMap(({ text, marked }) => {
    const speakers = new Map(marked.quotes.flatMap(({ mention, speaker }) => (mention && speaker ? [[mention[0], wordsOf(speaker)]] : [])))
    return casesOf(text, 'news', (at, _, __, ___, names) => {
      const gold = speakers.get(at)
      return gold ? names.some((name) => isSame(gold, wordsOf(name))) : null
    })
  })
}

/** The pronouns right behind the lines of our own stories: `“Come in,” she said.` */
function stories(part: 'train' | 'dev'): Case[] {
  return readTexts('fiction', part).flatMap(({ text, attributions, characters }) => {
    const speakers = new Map<number, readonly string[][]>()
    for (const { content, speaker } of attributions ?? []) {
      const end = content.at(-1)![1]
      const found = /^["”’»]?,? ?(?=(?:he|she) )/.exec(text.slice(end, end + 8))
      const names = characters.find(({ name }) => name === speaker)?.aliases
      if (found && names) speakers.set(end + found[0].length, names.map(wordsOf))
    }
    return casesOf(text, 'fiction', (at, _, __, ___, names) => {
      const gold = speakers.get(at)
      return gold ? gold.some((alias) => names.some((name) => isSame(alias, wordsOf(name)))) : null
    })
  })
}

/** The words of a name that tell somebody from others. */
function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/[’']s\b|\b(?:the|an?|mrs?|ms|dr|sir|of)\b/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** Whether a name holds the last word of another one, or is made of its words. */
function isSame(gold: readonly string[], name: readonly string[]): boolean {
  return name.length > 0 && (name.includes(gold.at(-1)!) || name.every((word) => gold.includes(word)))
}

function probabilities(rows: Float64Array, weights: Float64Array): Float64Array {
  const p = new Float64Array(rows.length / width)
  for (let c = 0; c < p.length; c++) for (let f = 0; f < width; f++) p[c]! += weights[f]! * rows[c * width + f]!
  const top = Math.max(...p)
  let sum = 0
  for (let c = 0; c < p.length; c++) sum += p[c] = Math.exp(p[c]! - top)
  return p.map((x) => x / sum)
}

function fitWeights(cases: readonly Case[]): Float64Array {
  const weights = new Float64Array(width)
  const step = new Float64Array(width).fill(0.05)
  let last = new Float64Array(width)
  for (let pass = 0; pass < 400; pass++) {
    const gradient = weights.map((w) => -0.5 * w)
    for (const { rows, right } of cases) {
      if (!right.includes(true)) continue
      const p = probabilities(rows, weights)
      let good = 0
      for (let c = 0; c < p.length; c++) if (right[c]) good += p[c]!
      for (let c = 0; c < p.length; c++) {
        const pull = (right[c] ? p[c]! / good : 0) - p[c]!
        for (let f = 0; f < width; f++) gradient[f]! += pull * rows[c * width + f]!
      }
    }
    // resilient steps: longer while the slope keeps its sign
    for (let f = 0; f < width; f++) {
      step[f]! *= gradient[f]! * last[f]! > 0 ? 1.2 : 0.5
      step[f] = Math.min(0.5, Math.max(1e-5, step[f]!))
      weights[f]! += Math.sign(gradient[f]!) * step[f]!
    }
    last = gradient
  }
  return weights
}

/** Share of the riddles whose right name scores above the other one: with the names given, nothing else is chosen from. */
function ofTwo(cases: readonly Case[], weights: Float64Array): number {
  let right = 0
  for (const { rows, entities, names } of cases) {
    const p = probabilities(rows, weights)
    const best = (e: number): number => Math.max(...p.filter((_, c) => entities[c] === e && e >= 0), -1)
    if (best(names![0]) > best(names![1])) right++
  }
  return right / cases.length
}

function show(name: string, cases: readonly Case[], weights: Float64Array): void {
  if (cases.length === 0) return
  let right = 0
  for (const one of cases) {
    const p = probabilities(one.rows, weights)
    if (one.right[p.indexOf(Math.max(...p))]) right++
  }
  const two = cases[0]?.names ? `, of the two names ${(100 * ofTwo(cases, weights)).toFixed(1)} %` : ''
  const reach = cases.filter(({ right }) => right.includes(true)).length
  console.log(
    `${name.padEnd(14)} ${cases.length} pronouns, right ${((100 * right) / cases.length).toFixed(1)} %, within reach ${((100 * reach) / cases.length).toFixed(1)} %${two}`,
  )
}

const names = ['gap', 'litbank', 'prose', 'stories'] as const
const read = { gap, litbank, prose, stories }
const train = names.map((name) => read[name]('train'))
const dev = names.map((name) => read[name]('dev'))
const write: string[] = []
/** What each set of weights is for, and how many of the corpora it learns from: our own prose says nothing of novels. */
const sets: readonly (readonly [name: string, corpora: number, pick: (one: Case) => readonly Case[]])[] = [
  ['weights', 3, (one) => (one.owner ? [] : [plain(one)])],
  ['fictionWeights', 2, (one) => (one.owner ? [] : [one])],
  ['ownerWeights', 2, (one) => (one.owner ? [one] : [])],
]
for (const [name, corpora, pick] of sets) {
  console.log(`\n${name}`)
  const fitted = fitWeights(train.slice(0, corpora).flat().flatMap(pick))
  for (const [f, feature] of antecedentFeatures.entries()) console.log(`${feature.padEnd(14)} ${fitted[f]!.toFixed(2)}`)
  for (const [part, corpus] of [
    ['train', train],
    ['dev', dev],
  ] as const)
    for (const [n, cases] of corpus.entries()) show(`${names[n]} ${part}`, cases.flatMap(pick), fitted)
  write.push(`export const ${name}: readonly number[] = [${[...fitted].map((w) => w.toFixed(3)).join(', ')}]`)
}
writeFileSync(
  'src/model/pronouns.generated.ts',
  `// Written by train/news/pronouns.ts from GAP, LitBank and texts of our own (train parts); see MODEL.md.\n${write.join('\n')}\n`,
)
