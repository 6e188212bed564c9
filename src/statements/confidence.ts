import type { Link } from './link.ts'

/**
 * The probability that the source is right (without one: that the text names none): a logistic function of how likely verb and source are, a source
 * that no label names set at 0.29, and of how far the next source is behind, fitted on `news/polnear-dev`.
 */
export function confidenceOf({ cue, source, margin }: Link): number {
  if (!source) return 0.25
  const score = -2.94 + 2.18 * cue.chance + 3.78 * (source.chance || 0.29) + 0.26 * Math.max(0, Math.min(2, margin / 30))
  return 1 / (1 + Math.exp(-score))
}
