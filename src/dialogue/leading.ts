import { type Context, clausesIn, sentenceFrom } from '../attribution/context.ts'
import type { Answer } from '../attribution/sieves.ts'
import type { Unit } from '../attribution/units.ts'
import { Form, Frame, reports, Turn, turnOf } from '../lexicon/lexicon.ts'
import { Kind, type Tokens } from '../text/tokens.ts'
import { subjectIn } from './turns.ts'

/** Words between a verb of speech that closes a paragraph and its end, at most. */
const mostBehind = 12
/** Words behind a verb that ends a sentence of its own. */
const mostAdverbs = 1

/**
 * The clause at the end of the narration that leads on to a quote in a paragraph of its own, or over a dash or nothing in the same one.
 *
 *     > | Petra hastily replied,⏎⏎“Indeed!”        > | Here Petra spoke—⏎⏎“Indeed!”        > | Sir Owen thus began.⏎⏎“Indeed!”
 *               ^ a comma, colon or dash                                                        ^ a verb of speech ends the sentence
 */
export function leadingClause(context: Context, unit: Unit): (Answer & { readonly verb: boolean }) | null {
  const { tokens, clauses, spanOf } = context
  const last = unit.from - 1
  if (last < 1 || spanOf[last] !== unit.level || unit.level >= 0) return null
  const paragraph = tokens.paragraph[last]!
  if (paragraph < unit.paragraph - 1) return null
  const stop = endsSentence(tokens, last)
  // > | Petra spoke. “Indeed!”        an action beside the quote
  if (stop && paragraph === unit.paragraph) return null
  const from = sentenceFrom(context, last, unit.level)
  // > | “Indeed,” said Petra.⏎⏎“Indeed!”        the clause of the quote before it
  if (stop && holdsQuote(context, tokens.paragraph[from - 1] === paragraph ? from - 1 : from, last)) return null
  const found = clausesIn(context, from, last + 1, unit.level)
  for (let i = found.length - 1; i >= 0; i--) {
    const { cue, subject, inverted } = clauses[found[i]!]!
    const m = subject >= 0 ? subject : inverted
    if (m < 0 || !(reports(cue.frame) || cue.frame & (Frame.acts | Frame.beat))) continue
    const behind = wordsBetween(tokens, cue.to, last + 1)
    if (stop) {
      const resumes = behind === 1 && cue.verb >= 0 && turnOf(cue.verb) === Turn.resumes
      if (behind > mostAdverbs || !(cue.frame & (Frame.says | Frame.manner) || resumes) || cue.form === Form.gerund) break
      return { mention: m, clause: found[i]!, verb: true }
    }
    if (reports(cue.frame) && behind <= mostBehind) return { mention: m, clause: found[i]!, verb: true }
  }
  if (stop) return null
  const m = subjectIn(context, from, last)
  return m >= 0 ? { mention: m, clause: -1, verb: false } : null
}

function holdsQuote({ spanOf }: Context, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (spanOf[t]! >= 0) return true
  return false
}

function endsSentence({ kind, code }: Tokens, t: number): boolean {
  return kind[t] === Kind.punctuation && (code[t] === 46 || code[t] === 33 || code[t] === 63)
}

function wordsBetween({ kind }: Tokens, from: number, to: number): number {
  let words = 0
  for (let t = from; t < to; t++) if (kind[t] === Kind.word) words++
  return words
}
