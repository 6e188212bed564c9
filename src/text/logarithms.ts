/** Logarithms of whole numbers as bytes: steps of an eighth tell distances of words apart well enough, and cost a look into a table. */
const steps = 8
const known = 4096
const shift = 6
const table = new Uint8Array(known)
// a value at a time, each from where it begins: thousands of logarithms would take milliseconds of every program's start
for (let value = 1; value <= Math.round(steps * Math.log(known)); value++) table.fill(value, Math.ceil(Math.exp((value - 0.5) / steps) - 1))
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
const oddsSteps = 12
const [leastOdds, mostOdds] = [-108, 100]
const odds = new Int8Array(parts + 1).fill(leastOdds)
for (let value = leastOdds + 1; value <= mostOdds; value++) odds.fill(value, Math.ceil(parts / (1 + Math.exp((0.5 - value) / oddsSteps))))

/** Twelve times the logarithm of the odds of a probability, rounded; -128 for 0. */
export function byteOdds(p: number): number {
  return p > 0 ? odds[Math.min(parts, Math.round(p * parts))]! : -128
}
