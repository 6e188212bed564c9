import { type Context, clausesIn, sentenceFrom } from '../attribution/context.ts'
import type { Answer } from '../attribution/sieves.ts'
import type { Unit } from '../attribution/units.ts'
import { Relation } from '../cues/relations.ts'
import { hashOf } from '../lexicon/hash.ts'
import { Form, Frame, reports, Turn, turnOf, Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType } from '../mentions/mention.ts'
import { Kind, type Tokens } from '../text/tokens.ts'
import { subjectBefore } from './subjects.ts'
import { subjectIn } from './turns.ts'

const toHash = hashOf('to')
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
    const { cue } = clauses[found[i]!]!
    if (!(reports(cue.frame) || cue.frame & (Frame.acts | Frame.beat)) || isNoun(context, found[i]!)) continue
    const m = speakerOf(context, found[i]!, from)
    if (m < 0) continue
    const behind = wordsBetween(tokens, cue.to, last + 1)
    if (stop) {
      const resumes = behind === 1 && cue.verb >= 0 && turnOf(cue.verb) === Turn.resumes
      // > | The old man said nothing.
      if (behind > 0 && wordFlags(tokens.word[cue.to]!) & (Word.indefinite | Word.negative)) break
      if (behind > mostAdverbs || !(cue.frame & (Frame.says | Frame.manner) || resumes) || cue.form === Form.gerund) break
      return { mention: m, clause: found[i]!, verb: true }
    }
    if (reports(cue.frame) && behind <= mostBehind) return { mention: m, clause: found[i]!, verb: true }
  }
  if (stop) return null
  const m = subjectBefore(context, from, last)
  const first = m >= 0 ? m : subjectIn(context, from, last)
  return first >= 0 ? { mention: first, clause: -1, verb: false } : null
}

/** Whoever a verb in front of a quote belongs to: right beside it, else who acts in its sentence. */
function speakerOf(context: Context, c: number, from: number): number {
  const { subject, relation, inverted, cue } = context.clauses[c]!
  if (subject >= 0 && relation === Relation.adjacent) return subject
  const far = subjectBefore(context, from, cue.at)
  if (far >= 0) return far
  return subject >= 0 ? subject : inverted
}

/** `in a low whisper:`, `with a sigh,`: the base of a verb where no verb can stand. */
function isNoun({ tokens, clauses, mentions }: Context, c: number): boolean {
  const { cue } = clauses[c]!
  if (cue.form !== Form.base) return false
  const p = cue.at - 1
  if (tokens.kind[p] !== Kind.word) return false
  const flags = wordFlags(tokens.word[p]!)
  if (flags & (Word.determiner | Word.possessive)) return true
  // > | heard Petra say        but: a piercing whisper
  const m = mentions.endingAt[cue.at]!
  if (m >= 0) return mentions.list[m]!.type === MentionType.description && !mentions.list[m]!.plural
  return !(flags & (Word.auxiliary | Word.conjunction | Word.adverb | Word.pronoun)) && tokens.hash[p] !== toHash
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
