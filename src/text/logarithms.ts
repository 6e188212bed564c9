/** Logarithms of whole numbers as bytes: steps of an eighth tell distances of words apart well enough, and cost a look into a table. */
const steps = 8
const known = 4096
const shift = 6
const table = Uint8Array.from({ length: known }, (_, n) => Math.round(steps * Math.log(1 + n)))
const shifted = Math.round(steps * Math.log(1 << shift))

/** Eight times the logarithm of `1 + n`, rounded; of negative numbers as of 0. At most 120, which no text reaches. */
export function byteLog(n: number): number {
  if (n < known) return n > 0 ? table[n]! : 0
  let rest = n
  let sum = 0
  while (rest >= known) {
    rest >>= shift
    sum += shifted
  }
  return Math.min(120, sum + table[rest]!)
}

/** Probabilities are told apart in so many steps before their odds are taken. */
const parts = 2048
const odds = Int8Array.from({ length: parts + 1 }, (_, i) => {
  const p = Math.min(1 - 0.5 / parts, Math.max(0.25 / parts, i / parts))
  return Math.round(12 * Math.log(p / (1 - p)))
})

/** Twelve times the logarithm of the odds of a probability, rounded; -128 for 0. */
export function byteOdds(p: number): number {
  return p > 0 ? odds[Math.min(parts, Math.round(p * parts))]! : -128
}
