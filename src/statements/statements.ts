import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { statementTrees } from '../model/statement-trees.generated.ts'
import { chainTransitions, chainWeights, linkWeights } from '../model/statements.generated.ts'
import { decodeTrees } from '../model/trees.ts'
import { groupIn } from '../speakers/joint.ts'
import { Kind } from '../text/tokens.ts'
import { type Atoms, makeAtoms } from './atoms.ts'
import { clauseAround } from './clause.ts'
import { confidenceOf } from './confidence.ts'
import { type CueWords, readCue } from './cue.ts'
import { type Chain, labelStretch, labelTokens } from './labeller.ts'
import { type Piece, Role } from './labels.ts'
import { type Link, linkPieces } from './link.ts'
import { narrowClauses } from './narrow.ts'
import { around, beforeMain, clauseAt, closed, isHollow, isSpeech, isTold, reports, trimmed, wordsIn } from './pieces.ts'
import { agrees, isSurer } from './settle.ts'
import { isAsked, mentionOf, subjectOf } from './source.ts'
import { waysOf } from './sums.ts'
import { decodeWeights } from './unpack.ts'
import type { Weights } from './weights.ts'

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
  /** For units (by their index) whose source and verb the labeller settles: those that had none, or a doubtful one. */
  readonly settled: ReadonlyMap<number, Settled>
}

export interface Settled {
  readonly cue: CueWords
  readonly source: Piece
  /** Index of the entity that speaks, or -1. */
  readonly speaker: number
  readonly addressee: number
  readonly confidence: number
  readonly reason: string
}

interface Model {
  readonly chain: Chain
  readonly links: Weights
}

let model: Model | undefined

function readModel(): Model {
  return (model ??= {
    chain: {
      weights: decodeWeights(chainWeights),
      ways: waysOf(chainTransitions),
      trees: statementTrees.map((text) => decodeTrees(text)),
    },
    links: decodeWeights(linkWeights),
  })
}

/** Words that what is left of a statement beside a direct quote must have. */
const leastWords = 4

/**
 * Finds indirect speech, and the clauses around mixed quotes. What the stages before decided about marked quotes stands: a statement gives way
 * where a direct quote is, and one that holds a mixed quote becomes its clause. With `settles`, quotes whose source was doubtful take over the
 * labeller's; the turns of a conversation know better.
 */
export function findStatements(
  context: Context,
  units: readonly Unit[],
  choices: readonly Choice[],
  entityOf: Int32Array,
  settles: boolean,
): Statements {
  const { chain, links: linkModel } = readModel()
  const atoms = makeAtoms(context)
  const { pieces, contents } = labelTokens(context, atoms, chain)
  const ends: number[] = []
  const links = linkPieces(context, atoms, pieces, linkModel).map((link) => {
    const source = isAsked(context, link.cue) ? null : (link.source ?? subjectOf(context, link.cue, link.content))
    const content = link.content.map((piece) => {
      const told = beforeMain(context, link.cue, piece)
      if (told !== piece) ends.push(told.to)
      return told
    })
    return { ...link, content, source: source && closed(context, source) }
  })
  const found: Found = { context, units, choices, unitOf: unitOfTokens(context, units, choices), clauseOf: new Map(), linkOf: new Map() }
  const { clauseOf, linkOf } = found
  const list: Statement[] = []
  for (const link of links) {
    const content = unmarked(found, link).filter((piece) => link.source || !isTold(context, link.cue, piece))
    if (!content.length || !(link.source || isSpeech(context, link.cue)) || isHollow(context, link.cue, content)) continue
    const parent = list.length
    list.push(makeStatement(context, atoms, entityOf, link, content, -1))
    for (const piece of content) {
      if (!reports(context, piece)) continue
      for (const nested of linkPieces(context, atoms, labelStretch(atoms, chain, piece.from, piece.to), linkModel)) {
        if (!nested.source || clauseAt(context, nested.cue) < 0) continue
        if (nested.content.some(({ from, to }) => from < piece.from || to > piece.to)) continue
        if (unmarked(found, nested).length === nested.content.length)
          list.push(makeStatement(context, atoms, entityOf, nested, nested.content, parent))
      }
    }
  }
  if (settles) narrowClauses(context, units, clauseOf, notOver(contents, ends))
  let behind = 0
  units.forEach((unit, u) => {
    if (choices[u]!.kind !== 'mixed') return
    if (!settles) {
      // the labeller has seen no novels: there only what stands between marks is known to be said, none of it where the narrator interrupts
      clauseOf.delete(u)
      if (unit.spans.length === 1) clauseOf.set(u, { role: Role.content, from: unit.from, to: unit.to, chance: 0 })
      return
    }
    const before = clauseOf.get(u)
    const clause = before ?? clauseAround(context, atoms, unit, choices[u]!, behind)
    if (!clause) return
    if (!before) clauseOf.set(u, clause)
    behind = clause.to
  })
  const settled = new Map<number, Settled>()
  if (!settles) return { list, clauseOf, settled }
  const verbsOf = new Map<number, number>()
  for (const { source } of links) if (source) verbsOf.set(source.from, (verbsOf.get(source.from) ?? 0) + 1)
  for (const [u, link] of linkOf) {
    if (!link.source) continue
    const choice = choices[u]!
    const { cue, ...rest } = makeStatement(context, atoms, entityOf, link, [], -1)
    if (agrees(context, choice, link)) {
      // the same verb and source: only their extent is the labeller's
      const { speaker, confidence, reason } = choice
      settled.set(u, { cue, source: link.source, speaker, addressee: -1, confidence, reason })
    } else if (isSurer(context, choice, link, rest.confidence, verbsOf.get(link.source.from)!))
      settled.set(u, { ...rest, cue, source: link.source })
  }
  return { list, clauseOf, settled }
}

/** What is known of a text while its statements are read. */
interface Found {
  readonly context: Context
  readonly units: readonly Unit[]
  readonly choices: readonly Choice[]
  readonly unitOf: Int32Array
  readonly clauseOf: Map<number, Piece>
  /** For each unit the link whose content it stands in. */
  readonly linkOf: Map<number, Link>
}

/** The pieces (by rising `from`) that go on over none of some tokens. */
function notOver(pieces: readonly Piece[], ends: readonly number[]): readonly Piece[] {
  if (ends.length === 0) return pieces
  const rising = [...ends].sort((a, b) => a - b)
  let e = 0
  return pieces.filter(({ from, to }) => {
    while (e < rising.length && rising[e]! <= from) e++
    return e === rising.length || rising[e]! >= to
  })
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
function unmarked(found: Found, link: Link): Piece[] {
  const { context, units, choices, unitOf, clauseOf, linkOf } = found
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
    for (const u of own) if (!linkOf.has(u)) linkOf.set(u, link)
    if (own.every((u) => choices[u]!.kind === 'mixed')) {
      const { from, to } = around(units, own, piece)
      const clause = trimmedTail(found, { role: Role.content, from, to, chance: 0 }, own)
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

/**
 * A clause without what hangs on behind a pause or stands before one, where that is longer than the rest with the marked words in it: there the
 * labeller has mostly gone on into the reporter's own words.
 */
function trimmedTail({ context, units }: Found, clause: Piece, own: readonly number[]): Piece {
  const { kind, code } = context.tokens
  const isPause = (t: number): boolean =>
    kind[t] === Kind.dash || (kind[t] === Kind.punctuation && (code[t] === 44 || code[t] === 59 || code[t] === 40))
  const { from: first, to: last } = around(units, own)
  let { from, to } = clause
  // > | is promising “jobs, jobs, jobs,” but he has also        the comma within the marks is a pause too
  //                                      ^
  const within = kind[last - 1] === Kind.mark && isPause(last - 2)
  for (let t = last; t < to; t++) {
    if ((isPause(t) || (within && t === last)) && to - t > t - from) {
      to = t
      break
    }
  }
  for (let t = first - 1; t > from; t--) {
    if (isPause(t) && t - from > to - t) {
      from = t + 1
      break
    }
  }
  return { role: clause.role, from, to, chance: 0 }
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
  const together = mention >= 0 && link.source ? groupIn(context, mention, link.source.to, entityOf) : -1
  const speaker = together >= 0 || mention < 0 ? together : entityOf[mention]!
  return {
    content,
    cue: readCue(context, atoms, link.cue),
    source: link.source,
    speaker,
    addressee: -1,
    confidence: confidenceOf(link),
    reason: 'statement',
    parent,
  }
}
