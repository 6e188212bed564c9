import { type Candidate, findCandidates } from './candidates.ts'
import type { Context } from './context.ts'
import { fillRows } from './features.ts'
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

/** The candidates of a unit and their features, one row each. `prior` gives the value of a lemma; features are filled by it. */
export function candidateRows(
  context: Context,
  units: readonly Unit[],
  u: number,
  given: Answers,
  text: TextFeatures,
  prior: (lemma: number) => number = () => 0,
): { candidates: Candidate[]; rows: Int8Array } {
  const candidates = findCandidates(context, units, u, given.anchors)
  const shared = unitFeatures(context, units, u, looksOf(context, units[u]!), text, candidates.length)
  const answer = given.answers[u]
  const sieveOf = ({ mention, clause }: Candidate): number =>
    !answer ? 0 : answer.mention !== mention ? -2 : answer.clause === clause ? given.sieve[u]! : -1
  return { candidates, rows: fillRows(context, units, u, candidates, shared, text, sieveOf, prior) }
}
