import { type Candidate, findCandidates } from './candidates.ts'
import type { Context } from './context.ts'
import { featureCount } from './feature-names.ts'
import { fillFeatures, lemmaNumber, noVerb } from './features.ts'
import { looksOf } from './kinds.ts'
import { type Answer, sieves } from './sieves.ts'
import type { TextFeatures } from './text-features.ts'
import { unitFeatures } from './unit-features.ts'
import type { Unit } from './units.ts'

/** Sieves sure enough that other quotes may take their source over. */
const anchoring = new Set([
  'label',
  'touching-verb',
  'verb-before-name',
  'name-before-verb',
  'colon-name',
  'signature',
  'introduced',
  'colon',
])

/** What the sieves say before the scorer is asked. */
export interface Answers {
  /** For each unit, the answer of a sure sieve, or null. */
  readonly anchors: readonly (Answer | null)[]
  /** For each unit, the first sieve that answers (its number, from 1; 0 for none) and its answer. */
  readonly sieve: Uint8Array
  readonly answers: readonly (Answer | null)[]
}

/** Asks the sieves about every unit. */
export function sureAnswers(context: Context, units: readonly Unit[]): Answers {
  const sieve = new Uint8Array(units.length)
  const answers = units.map((unit, u) => {
    for (let k = 0; k < sieves.length; k++) {
      const answer = sieves[k]!.find(context, unit)
      if (answer) {
        sieve[u] = k + 1
        return answer
      }
    }
    return null
  })
  return { anchors: answers.map((answer, u) => (answer && anchoring.has(sieves[sieve[u]! - 1]!.name) ? answer : null)), sieve, answers }
}

export interface RankedCandidate extends Candidate {
  readonly lemma: number
}

/** The candidates of a unit and their features, one row each. `prior` gives the value of a lemma; features are filled by it. */
export function candidateRows(
  context: Context,
  units: readonly Unit[],
  u: number,
  given: Answers,
  text: TextFeatures,
  prior: (lemma: number) => number = () => 0,
): { candidates: RankedCandidate[]; rows: Int8Array } {
  const found = findCandidates(context, units, u, given.anchors)
  const rows = new Int8Array(found.length * featureCount)
  const shared = unitFeatures(context, units, u, looksOf(context, units[u]!), text, found.length)
  const answer = given.answers[u]
  const candidates = found.map((candidate, k): RankedCandidate => {
    const cue = candidate.clause >= 0 ? context.clauses[candidate.clause]!.cue : null
    const lemma = cue ? lemmaNumber(cue.verb, cue.form) : noVerb.none
    const fits = answer && answer.mention === candidate.mention && answer.clause === candidate.clause
    fillFeatures(
      context,
      units,
      u,
      candidate,
      k,
      shared,
      text,
      fits ? given.sieve[u]! : answer && answer.mention === candidate.mention ? -1 : answer ? -2 : 0,
      prior(lemma),
      rows.subarray(k * featureCount, (k + 1) * featureCount),
    )
    return { ...candidate, lemma }
  })
  return { candidates, rows }
}
