import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { chainTransitions, chainWeights, linkWeights } from '../model/statements.generated.ts'
import { Kind } from '../text/tokens.ts'
import { type Atoms, makeAtoms } from './atoms.ts'
import { clauseAround } from './clause.ts'
import { type CueWords, readCue } from './cue.ts'
import { type Chain, labelRange, labelTokens } from './labeller.ts'
import { type Piece, piecesOf, Role } from './labels.ts'
import { type Link, linkPieces } from './link.ts'
import { mentionOf } from './source.ts'
import { decodeWeights, type Weights } from './weights.ts'

/** Something that is said to be said, in tokens. */
export interface Statement {
  readonly content: readonly Piece[]
  readonly cue: CueWords
  readonly source: Piece | null
  /** Index of the entity that speaks, or -1. */
  readonly speaker: number
  readonly addressee: number
  readonly confidence: number
  readonly reason: 'statement'
  /** Index of the statement around this one, or -1. */
  readonly parent: number
}

export interface Statements {
  /** Those without marks, outer ones before what stands in them. */
  readonly list: readonly Statement[]
  /** For each mixed unit (by its index) the clause that it stands in; units of one clause share the object. */
  readonly clauseOf: ReadonlyMap<number, Piece>
}

interface Model {
  readonly chain: Chain
  readonly links: Weights
}

let model: Model | undefined

function readModel(): Model {
  return (model ??= {
    chain: { weights: decodeWeights(chainWeights), transitions: Int32Array.from(chainTransitions) },
    links: decodeWeights(linkWeights),
  })
}

/** Words that what is left of a statement beside a direct quote must have. */
const leastWords = 4

/**
 * Finds indirect speech, and the clauses around mixed quotes. What the stages before decided about marked quotes stands: a statement gives way
 * where a direct quote is, and one that holds a mixed quote becomes its clause.
 */
export function findStatements(context: Context, units: readonly Unit[], choices: readonly Choice[], entityOf: Int32Array): Statements {
  const { chain, links: linkModel } = readModel()
  const { tokens } = context
  const atoms = makeAtoms(context)
  const states = labelTokens(context, atoms, chain)
  const links = linkPieces(context, atoms, piecesOf(states, 0, tokens.count), linkModel)
  const unitOf = unitOfTokens(context, units, choices)
  const clauseOf = new Map<number, Piece>()
  const list: Statement[] = []
  for (const link of links) {
    const content = unmarked(context, units, choices, unitOf, clauseOf, link)
    if (!content.length) continue
    const parent = list.length
    list.push(makeStatement(context, atoms, entityOf, link, content, -1))
    for (const piece of content)
      for (const inner of within(context, atoms, piece, chain, linkModel))
        if (unmarked(context, units, choices, unitOf, clauseOf, inner).length === inner.content.length)
          list.push(makeStatement(context, atoms, entityOf, inner, inner.content, parent))
  }
  units.forEach((unit, u) => {
    if (choices[u]!.kind !== 'mixed' || clauseOf.has(u)) return
    const clause = clauseAround(context, atoms, unit, choices[u]!)
    if (clause) clauseOf.set(u, clause)
  })
  return { list, clauseOf }
}

/** For each token the index of the outermost spoken unit that holds it, or -1. */
function unitOfTokens(context: Context, units: readonly Unit[], choices: readonly Choice[]): Int32Array {
  const of = new Int32Array(context.tokens.count + 1).fill(-1)
  units.forEach((unit, u) => {
    if (unit.parent >= 0 || choices[u]!.kind === 'unspoken') return
    for (const s of unit.spans) {
      const { from, to } = context.spans[s]!
      of.fill(u, from, to)
    }
  })
  return of
}

/**
 * What of a link's content is indirect speech. A piece with a mixed quote in it whose verb stands outside is that quote's clause and goes to
 * `clauseOf`; of a piece with a direct quote what stands beside the quote is left.
 */
function unmarked(
  context: Context,
  units: readonly Unit[],
  choices: readonly Choice[],
  unitOf: Int32Array,
  clauseOf: Map<number, Piece>,
  link: Link,
): Piece[] {
  const left: Piece[] = []
  for (const piece of link.content) {
    const inside = new Set<number>()
    for (let t = piece.from; t < piece.to; t++) if (unitOf[t]! >= 0) inside.add(unitOf[t]!)
    const own = [...inside].filter((u) => {
      const { clause } = choices[u]!
      const at = clause >= 0 ? context.clauses[clause]!.cue.at : -1
      return choices[u]!.kind === 'direct' || at < piece.from || at >= piece.to
    })
    if (own.length === 0) {
      left.push(piece)
      continue
    }
    if (own.every((u) => choices[u]!.kind === 'mixed')) {
      const from = Math.min(piece.from, ...own.map((u) => units[u]!.from))
      const to = Math.max(piece.to, ...own.map((u) => units[u]!.to))
      const clause = { role: Role.content, from, to }
      for (const u of own) if (!clauseOf.has(u)) clauseOf.set(u, clause)
      continue
    }
    for (let t = piece.from; t < piece.to; ) {
      let end = t
      while (end < piece.to && unitOf[end]! < 0) end++
      const rest = trimmed(context, t, end)
      if (rest && wordsIn(context, rest) >= leastWords) left.push(rest)
      t = Math.max(t + 1, end + 1)
      while (t < piece.to && unitOf[t]! >= 0) t++
    }
  }
  return left
}

function trimmed(context: Context, from: number, to: number): Piece | null {
  const { kind } = context.tokens
  let a = from
  let b = to
  while (a < b && kind[a]! > Kind.number) a++
  while (b > a && kind[b - 1]! > Kind.number) b--
  return b > a ? { role: Role.content, from: a, to: b } : null
}

function wordsIn(context: Context, { from, to }: Piece): number {
  let words = 0
  for (let t = from; t < to; t++) if (context.tokens.kind[t]! <= Kind.number) words++
  return words
}

/** Statements within a statement: its own words, labelled by themselves, where they hold a verb of speech with its subject. */
function within(context: Context, atoms: Atoms, piece: Piece, chain: Chain, linkModel: Weights): Link[] {
  const { clauses, clauseFrom, mentions } = context
  let reports = false
  for (let c = clauseFrom[piece.from]!; c < clauses.length && clauses[c]!.cue.at < piece.to; c++) {
    const { cue, subject } = clauses[c]!
    if (subject >= 0 && cue.frame & 1 && mentions.list[subject]!.from >= piece.from && mentions.list[subject]!.to <= cue.at) reports = true
  }
  if (!reports) return []
  const states = labelRange(context, atoms, chain, piece.from, piece.to)
  const pieces = piecesOf(states, 0, piece.to - piece.from).map(({ role, from, to }) => ({
    role,
    from: from + piece.from,
    to: to + piece.from,
  }))
  return linkPieces(context, atoms, pieces, linkModel).filter(({ source, cue }) => source !== null && clauseAt(context, cue) >= 0)
}

/** The first clause whose verb stands in a piece, or -1. */
function clauseAt({ clauses, clauseFrom }: Context, { from, to }: Piece): number {
  const c = clauseFrom[from]!
  return c < clauses.length && clauses[c]!.cue.at < to ? c : -1
}

function makeStatement(
  context: Context,
  atoms: Atoms,
  entityOf: Int32Array,
  link: Link,
  content: readonly Piece[],
  parent: number,
): Statement {
  const mention = link.source ? mentionOf(context, link.source) : -1
  const speaker = mention >= 0 ? entityOf[mention]! : -1
  return {
    content,
    cue: readCue(context, atoms, link.cue),
    source: link.source,
    speaker,
    addressee: -1,
    confidence: 0.7,
    reason: 'statement',
    parent,
  }
}
