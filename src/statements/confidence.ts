import type { Link } from './link.ts'

/**
 * The probability that the source is right (without one: that the text names none): a logistic function of how likely verb and source are, a source
 * that no label names set at a third, and of how far the next source is behind, fitted on `news/polnear-dev`.
 */
export function confidenceOf({ cue, source, margin }: Link): number {
  if (!source) return 0.25
  const score = -4.2 + 2.77 * cue.chance + 3.58 * (source.chance || 0.32) + 0.69 * Math.max(0, Math.min(2, margin / 30))
  return 1 / (1 + Math.exp(-score))
}
