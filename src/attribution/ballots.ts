import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { isPunctuation, Kind, Shape } from '../text/tokens.ts'
import type { Candidate } from './candidates.ts'
import type { Context } from './context.ts'
import type { Unit } from './units.ts'

/** The candidates of a unit with their scores, and the one that is taken; -1 where there is none. */
export interface Ballot {
  readonly candidates: readonly Candidate[]
  readonly rows: Int8Array
  readonly raw: Float64Array
  best: number
}

/** How likely all candidates are together, the one that is taken counting 1; 0 without any. */
export function oddsOf({ raw, best }: Ballot): number {
  let sum = 0
  for (const score of raw) sum += Math.exp(score - raw[best]!)
  return sum
}

/** Tokens between two quotes of one clause, at most. */
const longest = 4
/** What a candidate has, as the logarithm of a probability, that a unit does not know. */
const unknown = -4

/**
 * Whether two quotes are members of one list, so that whoever says one says the other, by the same verb:
 *
 *     > | went on about “the system” and “wounded families” and “our own people,” Roe said yes
 *                                    ^^^                    ^^^
 */
function sharesClause({ tokens }: Context, first: Unit, second: Unit): boolean {
  const { kind, word, shape, paragraph } = tokens
  if (first.level !== second.level || second.from < first.to || second.from - first.to > longest) return false
  if (paragraph[first.to - 1] !== paragraph[second.from]) return false
  let joined = false
  for (let t = first.to; t < second.from; t++) {
    if (shape[t]! & Shape.sentenceStart) return false
    if (isPunctuation(tokens, t, 44)) {
      joined = true
      continue
    }
    if (kind[t] !== Kind.word) return false
    const flags = wordFlags(word[t]!)
    if (flags & Word.conjunction) joined = true
    else if (!(flags & (Word.determiner | Word.preposition)) || flags & Word.pronoun) return false
  }
  return joined
}

/**
 * Takes for all quotes of the list that begins with unit `first`, which may be alone in it, the answer that is likeliest for all of them together. Returns the
 * unit behind the list.
 */
export function agree(context: Context, units: readonly Unit[], ballots: readonly (Ballot | null)[], first: number): number {
  let end = first + 1
  while (end < units.length && sharesClause(context, units[end - 1]!, units[end]!)) end++
  const voters = ballots.slice(first, end).filter((ballot) => ballot !== null && ballot.best >= 0) as Ballot[]
  if (voters.length < 2) return end
  const sums = new Map<string, number>()
  const keyOf = ({ mention, clause }: { readonly mention: number; readonly clause: number }): string => `${mention} ${clause}`
  const logs = voters.map((voter) => {
    const top = voter.raw[voter.best]!
    const log = Math.log(oddsOf(voter))
    return voter.raw.map((score) => Math.max(unknown, score - top - log))
  })
  voters.forEach(({ candidates }, v) => {
    for (const [k, candidate] of candidates.entries()) {
      const key = keyOf(candidate)
      sums.set(key, (sums.get(key) ?? voters.length * unknown) + logs[v]![k]! - unknown)
    }
  })
  const [chosen] = [...sums].reduce((a, b) => (b[1] > a[1] ? b : a))
  for (const voter of voters) {
    const k = voter.candidates.findIndex((candidate) => keyOf(candidate) === chosen)
    if (k >= 0) voter.best = k
  }
  return end
}
