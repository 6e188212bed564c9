import type { Clause } from '../cues/clauses.ts'
import type { Mentions } from '../mentions/mention.ts'
import type { QuotedSpan } from '../spans/spans.ts'
import type { Entities } from '../speakers/entities.ts'
import { type Indices, indicesTo } from '../text/lists.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'

/** All that the attribution of a text looks at. */
export interface Context {
  readonly tokens: Tokens
  readonly spans: readonly QuotedSpan[]
  /** For each token, the innermost span that holds it, or -1. */
  readonly spanOf: Int32Array
  readonly mentions: Mentions
  readonly clauses: readonly Clause[]
  /** For each token, the first clause whose verb stands there or later. */
  readonly clauseFrom: Indices
  /** The clauses before those whose verb reads as a noun were taken out. */
  readonly allClauses: readonly Clause[]
  readonly entities: Entities
  /** Parts of speech (`Part`) of the paragraphs around quotes; empty where they were not asked for. */
  readonly parts: Uint8Array
}

/** Tokens of a sentence that are looked at in each direction, so that a text without a full stop takes no longer than any other. */
const longestSentence = 400

/** For each token (and the sentinel) the index of the first clause at or behind it. */
export function indexClauses(tokens: Tokens, clauses: readonly Clause[]): Indices {
  const from = indicesTo(clauses.length, tokens.count + 2)
  let c = 0
  for (let t = 0; t <= tokens.count + 1; t++) {
    while (c < clauses.length && clauses[c]!.cue.at < t) c++
    from[t] = c
  }
  return from
}

/** The clauses whose verbs stand in `[from, to)` and outside quotes that the token `outside` is not in. */
export function clausesIn(context: Context, from: number, to: number, level: number): number[] {
  const found: number[] = []
  const { clauses, clauseFrom, spanOf } = context
  for (let c = clauseFrom[Math.max(0, from)]!; c < clauses.length && clauses[c]!.cue.at < to; c++)
    if (spanOf[clauses[c]!.cue.at] === level) found.push(c)
  return found
}

/**
 * The first token of the sentence around a quote that opens at `at`, quotes on the way passed over: only words of the level `level`
 * (-1: narration) can begin it.
 */
export function sentenceFrom(context: Context, at: number, level: number): number {
  const { tokens, spanOf, spans } = context
  const floor = Math.max(tokens.paragraphs[tokens.paragraph[at]!]!, at - longestSentence)
  let t = at
  let best = at
  while (t > floor) {
    const p = t - 1
    const inside = spanOf[p]!
    if (inside !== level && inside >= 0 && spans[inside]!.parent === level) {
      // pass over a quote; one that ends its sentence ends this one too, unless the narration goes on in lower case
      const next = tokens.kind[t] === Kind.word && !(tokens.shape[t]! & Shape.capital)
      if (t === at || (!next && endsSentence(tokens, p))) {
        if (t === at && !endsSentence(tokens, p)) {
          t = Math.max(floor, spans[inside]!.from)
          best = t
          continue
        }
        break
      }
      t = Math.max(floor, spans[inside]!.from)
      best = t
      continue
    }
    if (inside !== level) break
    const c = tokens.code[p]
    if (
      tokens.kind[p] === Kind.punctuation &&
      (c === 46 || c === 33 || c === 63) &&
      (tokens.shape[t]! & (Shape.sentenceStart | Shape.capital) || t === at)
    )
      break
    t = p
    best = t
  }
  return best
}

/** Whether the last token of a quote, its mark or what stands before it, ends a sentence. */
function endsSentence(tokens: Tokens, at: number): boolean {
  let t = at
  while (t > 0 && tokens.kind[t] === Kind.mark) t--
  const c = tokens.code[t]
  return tokens.kind[t] === Kind.punctuation && (c === 46 || c === 33 || c === 63)
}

/** Whether a closing mark at a token has a full stop in front of it, and not three of them. */
function stops({ kind, code }: Tokens, at: number): boolean {
  let t = at
  while (t > 0 && kind[t] === Kind.mark) t--
  return t < at && kind[t] === Kind.punctuation && code[t] === 46 && code[t - 1] !== 46
}

/** The token behind the last one of the sentence that goes on at `at`. */
export function sentenceTo(context: Context, at: number, level: number): number {
  const { tokens, spanOf, spans } = context
  // > | She said it was “over.” According to Orr,        the full stop in the quote ends the sentence
  //                               ^
  if (tokens.shape[at]! & Shape.sentenceStart && at > 0 && spanOf[at] === level && stops(tokens, at - 1)) return at
  // a quote that begins a paragraph of its own is no part of the one before
  if (tokens.shape[at]! & Shape.paragraphStart && at > 0 && spanOf[at] !== level) return at
  const ceiling = Math.min(tokens.paragraphs[tokens.paragraph[at]! + 1] ?? tokens.count, at + longestSentence)
  let t = at
  while (t < ceiling) {
    const inside = spanOf[t]!
    if (inside !== level && inside >= 0 && spans[inside]!.parent === level) {
      t = spans[inside]!.to
      continue
    }
    if (inside !== level) break
    const c = tokens.code[t]
    if (tokens.kind[t] === Kind.punctuation && (c === 46 || c === 33 || c === 63)) return t
    if (t > at && tokens.shape[t]! & Shape.sentenceStart) return t
    t++
  }
  return Math.min(t, ceiling)
}
