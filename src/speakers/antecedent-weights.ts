import type { Desk } from './antecedents.ts'

/** What is known of a mention that a pronoun may mean. */
export const antecedentFeatures = [
  'sentence1', // the sentence before, the one before that, further back
  'sentence2',
  'sentence3',
  'sentences',
  'paragraphs',
  'possessive',
  'subject',
  'oblique',
  'bothSubjects',
  'bothObjects',
  'sameClause',
  'unknownSex',
  'described',
  'pronoun',
  'fullName',
  'speaks',
  'bothSpeak',
  'mentions',
  'rank',
  'first',
  'unclear', // a name of which nothing tells whether it is a person's
  'thing', // what is described, and no person or body by its noun
  'indefinite', // one, another, somebody
  'opens', // begins its sentence
  'lastSpoke', // the last one before the pronoun who said something
] as const

type Feature = (typeof antecedentFeatures)[number]

/** Those that are numbers; the others hold or do not. */
export const numeric: readonly Feature[] = ['sentences', 'paragraphs', 'mentions', 'rank']
const marks = antecedentFeatures.filter((name) => !numeric.includes(name))
/** Marks that are looked up at once. */
const chunk = 7
const chunks = Math.ceil(marks.length / chunk)
const chunkMask = (1 << chunk) - 1

/** Weights of the features, with those of the marks added up for every set of a chunk of them. */
export interface Weights {
  readonly marks: Float64Array
  readonly numbers: Float64Array
}

export function makeWeights(list: readonly number[]): Weights {
  const weightOf = (name: Feature): number => list[antecedentFeatures.indexOf(name)]!
  const own = marks.map(weightOf)
  const sums = new Float64Array(chunks << chunk)
  for (let at = 0; at < sums.length; at++) {
    const first = (at >> chunk) * chunk
    for (let b = 0; b < chunk; b++) if (at & (1 << b)) sums[at]! += own[first + b] ?? 0
  }
  return { marks: sums, numbers: Float64Array.from(numeric, weightOf) }
}

/** What the weights say of antecedent `c` of the pronoun in question. */
export function weigh({ set, numbers }: Desk, weights: Weights, c: number): number {
  const own = weights.numbers
  const at = c * numeric.length
  let sum = own[0]! * numbers[at]! + own[1]! * numbers[at + 1]! + own[2]! * numbers[at + 2]! + own[3]! * numbers[at + 3]!
  for (let k = 0, rest = set[c]!; k < chunks; k++, rest >>= chunk) sum += weights.marks[(k << chunk) | (rest & chunkMask)]!
  return sum
}

/** The features of antecedent `c` in their order, for whoever fits the weights. */
export function featuresOf({ set, numbers }: Desk, c: number): number[] {
  return antecedentFeatures.map((name) => {
    const n = numeric.indexOf(name)
    return n >= 0 ? numbers[c * numeric.length + n]! : (set[c]! >> marks.indexOf(name)) & 1
  })
}
