export type Pair = readonly [start: number, end: number]

/** Characters that two lists of spans have in common. */
export function overlap(a: readonly Pair[], b: readonly Pair[]): number {
  let common = 0
  for (const [s, e] of a) for (const [t, f] of b) common += Math.max(0, Math.min(e, f) - Math.max(s, t))
  return common
}
