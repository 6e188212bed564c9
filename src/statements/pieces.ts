import type { Context } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { Frame, Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType } from '../mentions/mention.ts'
import { endsIn, isPunctuation, Kind, type Tokens, textOf } from '../text/tokens.ts'
import { type Piece, Role } from './labels.ts'

/** A stretch of tokens without the punctuation at its ends, as a content; null where nothing is left. */
export function trimmed(context: Context, from: number, to: number): Piece | null {
  const { kind } = context.tokens
  let a = from
  let b = to
  while (a < b && kind[a]! > Kind.number) a++
  while (b > a && kind[b - 1]! > Kind.number) b--
  return b > a ? { role: Role.content, from: a, to: b, chance: 0 } : null
}

/** Where the first of some units begins and the last one ends, and a stretch that is around them if need be. */
export function around(units: readonly Unit[], list: readonly number[], stretch?: Pick<Piece, 'from' | 'to'>): Pick<Piece, 'from' | 'to'> {
  let { from, to } = stretch ?? units[list[0]!]!
  for (const u of list) {
    from = Math.min(from, units[u]!.from)
    to = Math.max(to, units[u]!.to)
  }
  return { from, to }
}

/** Words and numbers of a piece. */
export function wordsIn(context: Context, { from, to }: Piece): number {
  let words = 0
  for (let t = from; t < to; t++) if (context.tokens.kind[t]! <= Kind.number) words++
  return words
}

/** > | Cllr Brenda Fitch (Lib Dem, Stokely North)        > | Rep. Ada Roe (D-Wis.)        a bracket is taken with the one that closes it */
export function closed({ tokens }: Context, piece: Piece): Piece {
  const behind = piece.to + (isPunctuation(tokens, piece.to, 46) ? 1 : 0)
  if (!isPunctuation(tokens, behind, 41)) return piece
  for (let t = piece.to - 1; t > piece.from; t--) {
    if (isPunctuation(tokens, t, 41)) return piece
    if (isPunctuation(tokens, t, 40)) return { ...piece, to: behind + 1 }
  }
  return piece
}

/** > | Lindholm was asked what she would do        whoever a passive verb has for its subject is no part of what is said */
export function isTold({ mentions }: Context, cue: Piece, { from, to }: Piece): boolean {
  const mention = to === cue.from ? mentions.list[mentions.startingAt[from]!] : undefined
  return mention !== undefined && mention.to >= to && mention.type !== MentionType.description
}

/** Whether nothing is said: a pronoun alone, or words around the verb that reports them. */
export function isHollow({ mentions }: Context, cue: Piece, content: readonly Piece[]): boolean {
  return content.every(({ from, to }) => {
    const m = to - from === 1 ? mentions.startingAt[from]! : -1
    return (cue.from < to && cue.to > from) || (m >= 0 && mentions.list[m]!.type === MentionType.pronoun)
  })
}

/** Whether a statement holds a verb of speech with its subject, so that something may be reported within it. */
export function reports({ clauses, clauseFrom, mentions }: Context, piece: Piece): boolean {
  for (let c = clauseFrom[piece.from]!; c < clauses.length && clauses[c]!.cue.at < piece.to; c++) {
    const { cue, subject } = clauses[c]!
    if (subject < 0 || !(cue.frame & Frame.says)) continue
    if (mentions.list[subject]!.from >= piece.from && mentions.list[subject]!.to <= cue.at) return true
  }
  return false
}

/** Whether a verb of speech stands in a cue: without a source nothing else reports (`it was announced that`). */
export function isSpeech({ clauses, clauseFrom }: Context, { from, to }: Piece): boolean {
  for (let c = clauseFrom[from]!; c < clauses.length && clauses[c]!.cue.at < to; c++) if (clauses[c]!.cue.frame & Frame.says) return true
  return false
}

/** The first clause whose verb stands in a piece, or -1. */
export function clauseAt({ clauses, clauseFrom }: Context, { from, to }: Piece): number {
  const c = clauseFrom[from]!
  return c < clauses.length && clauses[c]!.cue.at < to ? c : -1
}

/**
 * What an adverbial participle reports ends where the main clause begins: behind a comma, with a subject and its auxiliary.
 *
 * > | Despite admitting that he had doubts about “early figures,” the farmers “do need to be heard”.
 *                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 */
export function beforeMain({ tokens, mentions }: Context, cue: Piece, piece: Piece): Piece {
  if (piece.from < cue.to || !isAdverbial(tokens, cue.from)) return piece
  const { kind, word } = tokens
  for (let t = piece.from + 1; t < piece.to; t++) {
    // the comma may stand within the marks
    if (!isPunctuation(tokens, t - 1, 44) && !(kind[t - 1] === Kind.mark && isPunctuation(tokens, t - 2, 44))) continue
    const subject = mentions.list[mentions.startingAt[t]!]
    if (!subject) continue
    const verb = kind[subject.to] === Kind.mark ? subject.to + 1 : subject.to
    if (verb < piece.to && kind[verb] === Kind.word && wordFlags(word[verb]!) & Word.auxiliary)
      return { ...piece, to: kind[t - 1] === Kind.mark ? t : t - 1 }
  }
  return piece
}

/** > | despite admitting        > | while insisting */
function isAdverbial(tokens: Tokens, at: number): boolean {
  return at > 0 && /^(?:despite|while|after|before|although|though|without)$/i.test(textOf(tokens, at - 1, at)) && endsIn(tokens, at, 'ing')
}
