import type { Context } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { countBeginningBelow } from '../text/lists.ts'
import { Kind, Shape } from '../text/tokens.ts'
import { type Piece, Role } from './labels.ts'
import { around } from './pieces.ts'

/** What it is worth to name the clause exactly; to share half of both with it; to have half of what is named said at all. */
const worth = { exact: 1, near: 0.3, said: 20 } as const
/** The least chance that none of the guesses is right, and the part of it that the marked words alone have; the clause as it is has the rest. */
const leastRest = 0.02
const alone = 0.1
/** Tokens that a guess can have. */
const longest = 1024

/**
 * Takes for each clause with marked words the guess from which most can be hoped, in place: a clause that goes on too far says of the reporter's words
 * that somebody else said them.
 *
 * > | The bank said it was “resolutely opposed” to the plan and warned the town of a strike.
 *                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 0.5 that it is said so, too
 *
 * @param clauseOf The clause of each unit, one object for those of one clause.
 * @param guesses All that could be contents, by rising `from`.
 */
export function narrowClauses(context: Context, units: readonly Unit[], clauseOf: Map<number, Piece>, guesses: readonly Piece[]): void {
  const members = new Map<Piece, number[]>()
  for (const [u, clause] of clauseOf) {
    const list = members.get(clause)
    if (list) list.push(u)
    else members.set(clause, [u])
  }
  for (const [clause, list] of members) {
    const { from, to } = around(units, list)
    const best = bestOf(context, clause, from, to, guesses)
    const end = occasionAt(context, Math.max(best.to, to), to)
    if (best === clause && end >= best.to) continue
    const made = withMark(context, { ...best, from: Math.min(best.from, from), to: end })
    for (const u of list) clauseOf.set(u, made)
  }
}

/** Where something is said. */
const occasions =
  /^(?:interview|speech|rally|debate|statement|tweet|conference|appearance|event|stop|hearing|meeting|briefing|broadcast|show|podcast|ceremony|visit|address|call|session)s?$/i

/**
 * Where a clause ends that goes on behind its last marked words with nothing but the occasion on which they were said; else its own end.
 *
 *     > | called the law a “crazy system” during a stop in Hale, for his wife
 *                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the reporter’s words
 */
function occasionAt({ tokens }: Context, to: number, marked: number): number {
  const { kind, text, start, end, shape } = tokens
  const low = (t: number): string => (kind[t] === Kind.word ? text.slice(start[t], end[t]).toLowerCase() : '')
  if (marked + 2 >= to || !/^(?:during|in|at|on)$/.test(low(marked)) || !/^(?:an?|the|his|her|its|their)$/.test(low(marked + 1))) return to
  for (let t = marked + 2; t < Math.min(to, marked + 8) && kind[t] === Kind.word && !(shape[t]! & Shape.sentenceStart); t++)
    if (occasions.test(low(t))) return marked
  return to
}

/** > | cut its rating to “sell” from “hold”        a piece ends with a word: the mark behind it is taken too */
function withMark({ tokens: { count, kind, shape } }: Context, piece: Piece): Piece {
  const { to } = piece
  return to < count && kind[to] === Kind.mark && !(shape[to]! & Shape.spaceBefore) ? { ...piece, to: to + 1 } : piece
}

/** The guess that holds the tokens `[first, end)` and is worth most, or the clause itself. */
function bestOf(context: Context, clause: Piece, first: number, end: number, guesses: readonly Piece[]): Piece {
  const { kind } = context.tokens
  let a = first
  let b = end
  while (a < b && kind[a]! > Kind.number) a++
  while (b > a && kind[b - 1]! > Kind.number) b--
  if (a === b || b - a > longest) return clause
  const readings: Piece[] = []
  let rest = 1
  for (let g = countBeginningBelow(guesses, a - longest); g < guesses.length && guesses[g]!.from < b; g++) {
    if (guesses[g]!.to <= a) continue
    readings.push(guesses[g]!)
    rest -= guesses[g]!.chance
  }
  if (readings.length === 0) return clause
  const left = Math.max(leastRest, rest)
  readings.push({ role: Role.content, from: a, to: b, chance: alone * left }, { ...clause, chance: (1 - alone) * left })
  let best = clause
  let most = worthOf(context, clause, readings)
  for (const reading of readings) {
    if (reading.from > a || reading.to < b) continue
    const value = worthOf(context, reading, readings)
    if (value > most) {
      most = value
      best = reading
    }
  }
  return best
}

/** What can be hoped of a clause: what it is worth under each reading, times how likely that is. */
function worthOf({ tokens }: Context, { from, to }: Piece, readings: readonly Piece[]): number {
  const lengthOf = (first: number, end: number): number => (end > first ? tokens.end[end - 1]! - tokens.start[first]! : 0)
  const length = lengthOf(from, to)
  let sum = 0
  for (const reading of readings) {
    const shared = lengthOf(Math.max(from, reading.from), Math.min(to, reading.to))
    let value = 0
    if (reading.from === from && reading.to === to) value += worth.exact
    if (2 * shared >= length) value += worth.said
    if (4 * shared >= length + lengthOf(reading.from, reading.to)) value += worth.near
    sum += value * reading.chance
  }
  return sum
}
