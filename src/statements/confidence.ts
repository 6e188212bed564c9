import type { Link } from './link.ts'

/**
 * The probability that the source is right (without one: that the text names none): a logistic function of how likely verb and source are
 * and of how far the next source is behind, fitted on `news/polnear-dev`.
 */
export function confidenceOf({ cue, source, margin }: Link): number {
  if (!source) return 0.25
  const score = -0.73 + 2 * cue.chance + 2 * source.chance + 0.71 * Math.max(0, Math.min(2, margin / 30))
  return 1 / (1 + Math.exp(-score))
}
