/**
 * Fits what speaks for the antecedent of a pronoun and writes src/model/pronouns.generated.ts: a conditional logit over the antecedents that the
 * library finds, on GAP (train) and the openings of novels in LitBank (train).
 *
 *   npx tsx train/news/pronouns.ts [--shared ../shared]
 */
import { writeFileSync } from 'node:fs'
import { analyse } from '../../src/attribute.ts'
import { type Mention, MentionType, Sex } from '../../src/mentions/mention.ts'
import { readOptions } from '../../src/options.ts'
import { antecedentFeatures, findAntecedents, makeDesk } from '../../src/speakers/antecedents.ts'
import { readCorpus, sharedFolder } from '../jsonl.ts'

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
  judge: (pronoun: number, mention: readonly [number, number], e: number, entityAt: (at: number) => number) => boolean | null,
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
        const verdict = judge(start, [tokens.start[nameFrom]!, tokens.end[nameTo - 1]!], entityOf[desk.found[c]!]!, entityAt)
        if (verdict === null) judged = false
        else right.push(verdict)
        entities.push(entityOf[desk.found[c]!]!)
        owners.push(isOwner(mentions.list[desk.found[c]!]!))
      }
      if (judged && count > 0) {
        cases.push({ owner: mention.possessive, rows: desk.rows.slice(0, count * width), right, entities, owners })
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

const train = [gap('train'), litbank('train')]
const dev = [gap('dev'), litbank('dev')]
const write: string[] = []
const sets: readonly (readonly [name: string, pick: (one: Case) => readonly Case[]])[] = [
  ['weights', (one) => (one.owner ? [] : [plain(one)])],
  ['fictionWeights', (one) => (one.owner ? [] : [one])],
  ['ownerWeights', (one) => (one.owner ? [one] : [])],
]
for (const [name, pick] of sets) {
  console.log(`\n${name}`)
  const fitted = fitWeights(train.flat().flatMap(pick))
  for (const [f, feature] of antecedentFeatures.entries()) console.log(`${feature.padEnd(14)} ${fitted[f]!.toFixed(2)}`)
  for (const [part, [riddles, openings]] of [
    ['train', train],
    ['dev', dev],
  ] as const) {
    show(`gap ${part}`, riddles!.flatMap(pick), fitted)
    show(`litbank ${part}`, openings!.flatMap(pick), fitted)
  }
  write.push(`export const ${name}: readonly number[] = [${[...fitted].map((w) => w.toFixed(3)).join(', ')}]`)
}
writeFileSync(
  'src/model/pronouns.generated.ts',
  `// Written by train/news/pronouns.ts from GAP and LitBank (train parts); see MODEL.md.\n${write.join('\n')}\n`,
)
