import { Form } from '../lexicon/lexicon.ts'
import type { Mentions } from '../mentions/mention.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import { type CueSite, ownerBefore } from './cues.ts'
import { Relation } from './relations.ts'

export function phraseSource(mentions: Mentions, cue: CueSite): [number, number] {
  const m = mentions.startingAt[cue.to]!
  return m >= 0 ? [m, Relation.phrase] : [-1, Relation.none]
}

/** Whose claim it is: `Orr’s claim`, `his claim`, `a claim by Orr`. */
export function ownerOf(tokens: Tokens, mentions: Mentions, cue: CueSite): [number, number] {
  const owner = ownerBefore(tokens, cue.at)
  if (owner >= 0) {
    const pronoun = tokens.kind[owner] === Kind.word && !(tokens.shape[owner]! & Shape.possessive)
    const m = mentions.endingAt[pronoun ? owner + 1 : owner]!
    return m >= 0 ? [m, Relation.agent] : [-1, Relation.none]
  }
  if (tokens.kind[cue.to] === Kind.word && /^(?:by|from|of)$/.test(tokens.text.slice(tokens.start[cue.to], tokens.end[cue.to]))) {
    const m = mentions.startingAt[cue.to + 1]!
    if (m >= 0) return [m, Relation.agent]
  }
  return [-1, Relation.none]
}

/**
 * A participle without its auxiliary, whose agent stands right behind it:
 *
 *     > | an option seen by organizers as a “lifeboat”
 *                   ^
 */
export function isDone({ kind, text, start, end }: Tokens, { startingAt }: Mentions, { form, to }: CueSite): boolean {
  return (
    (form === Form.past || form === Form.participle) &&
    kind[to] === Kind.word &&
    end[to]! - start[to]! === 2 &&
    text.startsWith('by', start[to]) &&
    startingAt[to + 1]! >= 0
  )
}

export function agentOf(tokens: Tokens, mentions: Mentions, cue: CueSite, spanOf: Int32Array): [number, number] {
  for (let t = nextBy(tokens, cue.to, spanOf); t >= 0; t = nextBy(tokens, t + 1, spanOf)) {
    const m = mentions.startingAt[t + 1]!
    if (m >= 0) return [m, Relation.agent]
  }
  return [-1, Relation.none]
}

/**
 * The next `by` of a clause behind a participle, what stands in quotes passed over; -1 without one.
 *
 *     > | described as “a farce” by campaigners
 *                                ^
 */
export function nextBy({ count, kind, shape, start, end, text, paragraph }: Tokens, from: number, spanOf: Int32Array): number {
  const level = spanOf[from - 1]!
  for (let t = from; t < from + 40 && t < count && paragraph[t] === paragraph[from - 1]; t++) {
    if (spanOf[t] !== level) continue
    if (shape[t]! & Shape.sentenceStart) return -1
    if (kind[t] === Kind.word && end[t]! - start[t]! === 2 && text.startsWith('by', start[t])) return t
  }
  return -1
}
