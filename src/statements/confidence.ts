import type { Labels } from './labeller.ts'
import type { Piece } from './labels.ts'
import type { Link } from './link.ts'

/** What the labels of a piece score above having no role. */
export function gainOf({ gains }: Labels, { from, to }: Piece): number {
  let sum = 0
  for (let t = from; t < to; t++) sum += gains[t]!
  return sum
}

/**
 * The probability that the source is right (without one: that the text names none): a logistic function of what the labels of verb and source score
 * and of how far the next source is behind, fitted on `news/polnear-dev`.
 */
export function confidenceOf(labels: Labels, { cue, source, margin }: Link): number {
  if (!source) return 0.25
  const score =
    -0.73 +
    1.65 * between(gainOf(labels, cue) / 50, -1, 3) +
    1.15 * between(gainOf(labels, source) / 50, -1, 3) +
    0.71 * between(margin / 30, 0, 2)
  return 1 / (1 + Math.exp(-score))
}

function between(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
