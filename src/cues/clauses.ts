import { Form, Frame, Word, wordFlags } from '../lexicon/lexicon.ts'
import type { Mention, Mentions } from '../mentions/mention.ts'
import { isPunctuation, isWord, Kind, type Tokens } from '../text/tokens.ts'
import { agentOf, isDone, ownerOf, phraseSource } from './agents.ts'
import { adjectiveForm, type CueSite, nounForm, phraseForm } from './cues.ts'
import { Relation } from './relations.ts'
import { isObject } from './sentences.ts'
import { subjectOf } from './subjects.ts'

/** A cue with the mentions around it: indices into the mentions, -1 for none. */
export interface Clause {
  readonly cue: CueSite
  /** Who says it, for a verb behind its subject. */
  readonly subject: number
  readonly relation: number
  /** Who says it if the verb stands before its subject: `said Anna`. */
  readonly inverted: number
  /** Who is told. */
  readonly object: number
}

/**
 * Finds subject and object of every cue, without a parser: from the verb outwards, over adverbs, auxiliaries, appositions, coordinated verbs and
 * what stands in quotes. `spanOf` gives the quote that each token stands in.
 */
export function findClauses(tokens: Tokens, mentions: Mentions, cues: readonly CueSite[], spanOf: Int32Array): Clause[] {
  // pushed, not mapped, as in `findCharacters`
  const clauses: Clause[] = []
  for (const cue of cues) clauses.push(readClause(tokens, mentions, cue, spanOf))
  return clauses
}

function readClause(tokens: Tokens, mentions: Mentions, cue: CueSite, spanOf: Int32Array): Clause {
  const [subject, relation] =
    cue.form === nounForm
      ? ownerOf(tokens, mentions, cue)
      : cue.form === phraseForm
        ? phraseSource(mentions, cue)
        : cue.passive || isDone(tokens, mentions, cue)
          ? agentOf(tokens, mentions, cue, spanOf)
          : subjectOf(tokens, mentions, cue, spanOf)
  // > | For Ada Roe of Oslo, the matter is clear:        what is so is right before it
  const far = cue.form === adjectiveForm && relation === Relation.distant
  const inverted = invertedSubject(tokens, mentions, cue)
  const object = objectOf(tokens, mentions, cue)
  const inserted = inverted >= 0 && isInserted(tokens, cue, mentions.list[inverted]!)
  return { cue, subject: inserted || far ? -1 : subject, relation: inserted || far ? Relation.none : relation, inverted, object }
}

function invertedSubject(tokens: Tokens, mentions: Mentions, cue: CueSite): number {
  if (cue.form === phraseForm || cue.form === nounForm || cue.form === Form.gerund) return -1
  let t = cue.to
  if (tokens.kind[t] === Kind.word && wordFlags(tokens.word[t]!) & Word.adverb && mentions.startingAt[t]! < 0) t++
  let m = mentions.startingAt[t]!
  // > | opined Cleveland’s Plain Dealer
  //            ^ an owner: what it owns speaks
  if (m >= 0 && mentions.list[m]!.possessive) m = mentions.startingAt[mentions.list[m]!.to + 1]!
  // > | Asked whose voice it was, she said
  //           ^^^^^^^^^^^ what the question is about
  if (m < 0 || isWord(tokens, mentions.list[m]!.from, 'whose')) return -1
  return isObject(tokens, mentions.list[m]!) ? -1 : m
}

/**
 * Whether a verb and the one behind it stand between commas, so that nobody before them is its subject:
 *
 *     > | The plan, explained Roe, “is dead.”        not: Roe, on the line, told Orr, “…”
 *                   ^^^^^^^^^
 */
function isInserted(tokens: Tokens, { at, frame, form }: CueSite, { to, plural }: Mention): boolean {
  if (!isPunctuation(tokens, at - 1, 44) || !isPunctuation(tokens, to, 44)) return false
  // > | The plan, say its makers, is “dead”
  return (
    (form === Form.past || form === Form.third || (form === Form.base && plural)) &&
    (frame & Frame.says) !== 0 &&
    !(frame & Frame.addressee)
  )
}

function objectOf(tokens: Tokens, mentions: Mentions, cue: CueSite): number {
  if (!(cue.frame & (Frame.addressee | Frame.says | Frame.manner | Frame.acts))) return -1
  let t = cue.to
  const { kind, text, start, end } = tokens
  if (kind[t] === Kind.word && cue.frame & Frame.addressee && mentions.startingAt[t]! >= 0) return mentions.startingAt[t]!
  // said to Defne; whispered softly to her
  for (let steps = 0; steps < 3 && kind[t] === Kind.word; steps++, t++) {
    const word = text.slice(start[t], end[t]).toLowerCase()
    if (word === 'to' || word === 'at') return mentions.startingAt[t + 1]!
  }
  return -1
}
