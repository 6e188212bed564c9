import { codesOf, digitsOf } from '../model/digits.ts'
import { cueWords as encodedCue, sourceWords as encodedSource, unitWords as encodedUnit } from '../model/words.generated.ts'
import type { Context } from './context.ts'
import type { Looks } from './kinds.ts'
import type { Unit } from './units.ts'
import { cueWords, sourceWords, unitWords, wordRoom } from './words.ts'

/** How much the words alone speak for a verb as a cue, a mention as a source and marks as spoken: log odds in steps of a byte, {@link noWording} for none. */
export interface Wording {
  readonly cue: (clause: number) => number
  readonly source: (mention: number) => number
  readonly unit: (u: number, looks: Looks) => number
}

/** Weights of one linear model, one a bucket of its features: a digit each, as they are written, since a text asks for few of them. */
interface Table {
  readonly weights: Uint8Array
  readonly step: number
  readonly intercept: number
}

/** What stands where there is no verb to ask about. */
export const noWording = -128
/** Steps of a byte for one of the logarithm of the odds. */
const steps = 14

/** Log odds in steps of a byte. */
export function inSteps(score: number): number {
  return Math.max(-127, Math.min(127, Math.round(steps * score)))
}

/** What has not been asked for yet. */
const unknown = 999

let tables: { readonly cue: Table; readonly source: Table; readonly unit: Table } | undefined

/** Scores of the words of a text by the models of `train/news/words.py`, each computed when it is first asked for. */
export function wordingOf(context: Context, units: readonly Unit[]): Wording {
  tables ??= { cue: decode(encodedCue), source: decode(encodedSource), unit: decode(encodedUnit) }
  const { cue, source, unit } = tables
  const buckets = new Int32Array(wordRoom)
  const cues = new Int16Array(context.clauses.length).fill(unknown)
  const sources = new Int16Array(context.mentions.list.length).fill(unknown)
  return {
    cue: (c) => {
      if (cues[c] === unknown) cues[c] = sum(cue, buckets, cueWords(context, c, buckets))
      return cues[c]!
    },
    source: (m) => {
      if (sources[m] === unknown) sources[m] = sum(source, buckets, sourceWords(context, m, buckets))
      return sources[m]!
    },
    unit: (u, looks) => sum(unit, buckets, unitWords(context, units[u]!, looks, buckets)),
  }
}

/** The value of every digit, and that of the one that stands for no weight. */
const digits = digitsOf()
const zero = 44

function sum({ weights, step, intercept }: Table, buckets: Int32Array, count: number): number {
  let total = 0
  for (let i = 0; i < count; i++) total += digits[weights[buckets[i]!]!]! - zero
  return inSteps(intercept + step * total)
}

/** > | 0.05 -1.2 OOPO…        step, intercept, a digit a bucket (the digits of `model/digits.ts`) */
function decode(text: string): Table {
  const first = text.indexOf(' ')
  const second = text.indexOf(' ', first + 1)
  return { weights: codesOf(text.slice(second + 1)), step: Number(text.slice(0, first)), intercept: Number(text.slice(first + 1, second)) }
}
