import type { Context } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { hashOf } from '../lexicon/hash.ts'
import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'

/** Words of a line that only greets or takes leave, at most; of one that dates or signs. */
const mostWords = 7
const fewWords = 5
const greetings = new Set('dear dearest darling sir madam'.split(' ').map(hashOf))
const leaves = new Set(
  "yours your's your believe ever truly sincerely faithfully affectionately love regards wishes sincere obedient humble"
    .split(' ')
    .map(hashOf),
)

/**
 * The units that are paragraphs of a letter which is put between marks line by line: nobody says them to anybody there.
 *
 *     > | “Tuesday.”                           a date
 *     > | “Dear Ada,”                          a few words and a comma, and nothing behind them: it greets
 *     > | “The roof has gone at last.”
 *     > | “Yours ever,”                        it takes leave
 *     > | “T. Orr.”                            a signature
 */
export function findLetters(context: Context, units: readonly Unit[]): ReadonlySet<Unit> {
  const found = new Set<Unit>()
  let run: Unit[] = []
  for (const unit of units) {
    if (unit.parent >= 0) continue
    const page = isPage(context, unit)
    if (run.length && !(page && run[run.length - 1]!.to === unit.from)) {
      for (const letter of letterIn(context, run)) found.add(letter)
      run = []
    }
    if (page) run.push(unit)
  }
  for (const letter of letterIn(context, run)) found.add(letter)
  return found
}

/** Whether a quote fills its paragraphs, and no reporting clause stands in them. */
export function isPage({ tokens: { kind, shape } }: Context, { from, to, spans }: Unit): boolean {
  return (
    spans.length === 1 &&
    (shape[from]! & Shape.paragraphStart) !== 0 &&
    (kind[to] === Kind.end || (shape[to]! & Shape.paragraphStart) !== 0)
  )
}

/** The paragraphs of a row of quotes that belong to a letter: from its date or its greeting up to its leave and signature, or all that follow where it takes no leave. */
function letterIn(context: Context, run: readonly Unit[]): readonly Unit[] {
  const lines = run.map((unit) => lineOf(context, unit))
  const greeting = lines.indexOf('greets')
  const leave = lines.lastIndexOf('leaves')
  if (greeting < 0 && leave < 0) return []
  let from = greeting >= 0 && (leave < 0 || greeting < leave) ? greeting : 0
  while (from > 0 && isFew(context, run[from - 1]!)) from--
  // a greeting with more behind it in the same marks is a letter by itself
  const whole = greeting >= 0 && context.spans[run[greeting]!.spans[0]!]!.parts.length > 2
  let to = leave > greeting ? leave + 1 : whole ? greeting + 1 : run.length
  while (leave > greeting && to < run.length && isFew(context, run[to]!)) to++
  return run.slice(from, to)
}

/** Whether a paragraph, or a part of one, is a few words and a comma. */
function lineOf({ tokens, spans }: Context, { spans: [s] }: Unit): 'greets' | 'leaves' | null {
  const { parts } = spans[s!]!
  let line: 'leaves' | null = null
  for (let p = 0; p < parts.length; p += 2) {
    const [from, to] = [parts[p]!, parts[p + 1]!]
    if (!isPunctuation(tokens, to - 1, 44) || wordsIn(tokens, from, to) > mostWords) continue
    for (let t = from; t < to; t++) {
      if (greetings.has(tokens.hash[t]!)) return 'greets'
      if (leaves.has(tokens.hash[t]!)) line = 'leaves'
    }
  }
  return line
}

/** > | “Howards End, Tuesday.”        > | “T. Orr.”        a date, a place or a name, neither asked nor called */
function isFew({ tokens, spans }: Context, { spans: [s] }: Unit): boolean {
  const { parts } = spans[s!]!
  const last = tokens.code[parts[1]! - 1]
  return parts.length === 2 && wordsIn(tokens, parts[0]!, parts[1]!) <= fewWords && last !== 33 && last !== 63
}

function wordsIn({ kind }: Tokens, from: number, to: number): number {
  let words = 0
  for (let t = from; t < to && words <= mostWords; t++) if (kind[t] === Kind.word) words++
  return words
}
