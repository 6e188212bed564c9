import {
  calibration,
  calibrationBare,
  priors as encodedPriors,
  ranker as encodedRanker,
  spoken as encodedSpoken,
} from '../model/news.generated.ts'
import { decodeTrees, scoreRows, type Trees } from '../model/trees.ts'
import { agree, type Ballot, oddsOf } from './ballots.ts'
import type { Candidate } from './candidates.ts'
import type { Context } from './context.ts'
import { candidateFeatures, featureCount } from './feature-names.ts'
import { type Answers, candidateRows } from './ranking.ts'
import { sieves } from './sieves.ts'
import { textFeatures } from './text-features.ts'
import type { Unit } from './units.ts'
import { wordingOf } from './wording.ts'

/** The learned part: boosted trees that rank candidates, trees that tell spoken from unspoken marks, and what else they need. */
interface Model {
  readonly ranker: Trees
  readonly spoken: Trees
  /** For each lemma, how often it is the cue where it is a candidate, in shares of {@link whole}. */
  readonly priors: Uint8Array
  /** How sure answers with a verb are, and those without one. */
  readonly sureness: Curve
  readonly surenessBare: Curve
}

/** Scores and the probability that an answer with this score is right, both rising. */
interface Curve {
  readonly scores: Float64Array
  readonly rights: Float64Array
}

/**
 * Trees after which hopeless candidates are left alone: those this far below the best one. In 300 training articles none of them, in 1,905 quotes,
 * would have come first in the end, and the others are a third.
 */
const early = 32
const hopeless = 1.5

/** Shares are written as parts of this, raw scores in steps of a twelfth: features are bytes. */
const whole = 127
const steps = 12

let model: Model | undefined

function load(): Model {
  if (!model) {
    model = {
      ranker: decodeTrees(encodedRanker, early),
      spoken: decodeTrees(encodedSpoken),
      priors: Uint8Array.from(encodedPriors.split(' '), (p) => Number.parseInt(p, 36)),
      sureness: decodeCurve(calibration),
      surenessBare: decodeCurve(calibrationBare),
    }
  }
  return model
}

function decodeCurve(text: string): Curve {
  const points = text.split(' ').map(Number)
  return {
    scores: Float64Array.from(points.filter((_, i) => i % 2 === 0)),
    rights: Float64Array.from(points.filter((_, i) => i % 2 === 1)),
  }
}

/** What the scorer thinks of one unit. */
export interface Verdict {
  /** The best candidate, or null where there is none. */
  readonly best: Candidate | null
  /** Probability that the marks quote somebody. */
  readonly spoken: number
  /** Probability that the best candidate names the right source. */
  readonly confidence: number
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** Ranks the candidates of every unit. */
export function scoreUnits(context: Context, units: readonly Unit[], entityOf: Int32Array, answers: Answers): Verdict[] {
  const { ranker, spoken, priors, sureness, surenessBare } = load()
  const text = textFeatures(context, units, answers.anchors, entityOf, wordingOf(context, units))
  const row = new Int8Array(featureCount + 2)
  const chance = new Float64Array(1)
  const ballots = units.map((_, u): Ballot | null => {
    const asked = answers.sieve[u]! ? sieves[answers.sieve[u]! - 1]! : null
    if (asked?.certain) return null
    const { candidates, rows } = candidateRows(context, units, u, answers, text, (lemma) => priors[lemma] ?? 0)
    const raw = new Float64Array(candidates.length)
    scoreRows(ranker, rows, featureCount, candidates.length, raw, candidateFeatures, hopeless)
    return { candidates, rows, raw, best: highest(raw) }
  })
  for (let u = 0; u < units.length; ) u = agree(context, units, ballots, u)
  return ballots.map((ballot, u) => {
    if (!ballot) return { best: null, spoken: 1, confidence: sieves[answers.sieve[u]! - 1]!.confidence }
    const { candidates, rows, raw, best } = ballot
    const odds = oddsOf(ballot)
    const share = odds ? 1 / odds : 0
    if (best >= 0) row.set(rows.subarray(best * featureCount, (best + 1) * featureCount))
    else row.fill(-9)
    row[featureCount] = Math.round(whole * share)
    row[featureCount + 1] = best >= 0 ? Math.max(-whole, Math.min(whole, Math.round(steps * raw[best]!))) : 0
    scoreRows(spoken, row, row.length, 1, chance)
    return {
      best: best >= 0 ? candidates[best]! : null,
      spoken: sigmoid(chance[0]!),
      confidence: interpolate(best >= 0 && candidates[best]!.clause < 0 ? surenessBare : sureness, share),
    }
  })
}

function highest(raw: Float64Array): number {
  let best = -1
  for (let k = 0; k < raw.length; k++) if (best < 0 || raw[k]! > raw[best]!) best = k
  return best
}

/** The value of a rising step function between its points. */
function interpolate({ scores: xs, rights: ys }: Curve, x: number): number {
  let low = 0
  let high = xs.length - 1
  if (high < 0) return x
  if (x <= xs[0]!) return ys[0]!
  if (x >= xs[high]!) return ys[high]!
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (xs[middle]! <= x) low = middle
    else high = middle
  }
  const width = xs[high]! - xs[low]!
  return width > 0 ? ys[low]! + ((ys[high]! - ys[low]!) * (x - xs[low]!)) / width : ys[low]!
}
