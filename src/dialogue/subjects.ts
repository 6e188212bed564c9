import type { Context } from '../attribution/context.ts'
import { opensClause } from '../cues/sentences.ts'
import { hashOf } from '../lexicon/hash.ts'
import { nounTags, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Referent, Sex } from '../mentions/mention.ts'
import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { canAct } from './turns.ts'

/** What can stand between somebody and his verb, besides adverbs. */
const between = new Set('at once last first then thus'.split(' ').map(hashOf))
/** What begins a clause that is over at the next comma. */
const inner = new Set('where what which that how if whether as when while till until after before because whom'.split(' ').map(hashOf))
const byHash = hashOf('by')
const forHash = hashOf('for')
const toHash = hashOf('to')
const relatives = new Set(['who', 'whom'].map(hashOf))
/** Words between somebody and his verb, at most. */
const mostBetween = 3

/**
 * Who a verb belongs to that stands apart from its subject: the nearest one to the left that has a verb, clauses that are over by then left out.
 *
 *     > | Henry came into the room where she and Ines were sitting, and said,        > | It was broken by Lucy, who began by saying,
 *         ^                                                         ^ at                               ^                     ^ at
 *
 * @param from The first token of its sentence.
 * @param at The verb.
 * @returns A mention, or -1 where nobody acts.
 */
export function subjectBefore(context: Context, from: number, at: number): number {
  const { tokens, mentions, spanOf } = context
  const level = spanOf[at]!
  let passed = -1 // the nearest one whose clause is over
  let comma = false
  for (let t = at - 1; t >= from; t--) {
    if (spanOf[t] !== level) continue
    if (tokens.kind[t] === Kind.punctuation) comma ||= t < at - 1 || tokens.code[t] === 44
    const m = mentions.startingAt[t]!
    if (m < 0) continue
    const mention = mentions.list[m]!
    if (mention.to > at || !acts(context, mention, t > from)) continue
    // > | which her sister, when she had looked at it, and … said
    const first = firstOf(context, t)
    const over = comma && first > from && tokens.kind[first - 1] === Kind.word && inner.has(tokens.hash[first - 1]!)
    if (!over) return m
    if (passed < 0) passed = m
  }
  return passed
}

/** Where a row of people begins: `she and Ines`. */
function firstOf({ tokens, mentions }: Context, t: number): number {
  if (tokens.kind[t - 1] !== Kind.word || !(wordFlags(tokens.word[t - 1]!) & Word.conjunction)) return t
  const m = mentions.endingAt[t - 1]!
  return m >= 0 ? mentions.list[m]!.from : t
}

/** Whether a verb follows a mention that can be its subject. */
function acts(context: Context, mention: Mention, inside: boolean): boolean {
  const { tokens } = context
  const { kind, hash } = tokens
  if (mention.type === MentionType.pronoun && mention.person === 3 && mention.sex === Sex.unknown && !mention.plural) return false
  if (mention.referent === Referent.place || mention.referent === Referent.document) return false
  const { to } = mention
  const before = inside && kind[mention.from - 1] === Kind.word ? hash[mention.from - 1]! : 0
  // > | roused by Miss Quist’s saying        > | without Orr’s giving a sigh
  if (mention.possessive) return tokens.shape[to]! & Shape.possessive ? isGerund(tokens, to + 1) : false
  // > | broken by Lucy, who        > | impossible for Orr to leave
  if (before === byHash || before === forHash) {
    const next = isPunctuation(tokens, to, 44) ? to + 1 : to
    return kind[next] === Kind.word && (before === byHash ? relatives.has(hash[next]!) : hash[next] === toHash)
  }
  if (!canAct(context, mention, inside)) return false
  let t = to
  // > | Mr. Orr, much offended, laid aside his book        > | Mara, who had risen
  if (isPunctuation(tokens, t, 44)) return opensClause(tokens, mention.from) || (kind[t + 1] === Kind.word && relatives.has(hash[t + 1]!))
  for (let n = 0; n <= mostBetween && kind[t] === Kind.word; n++, t++) {
    if (isFiniteVerb(tokens, t)) return true
    if (!(wordFlags(tokens.word[t]!) & Word.adverb) && !between.has(hash[t]!) && !tokens.text.startsWith('ly', tokens.end[t]! - 2))
      return false
  }
  return false
}

function isFiniteVerb({ kind, word, text, end }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word) return false
  const tags = wordTags(word[t]!)
  if (wordFlags(word[t]!) & Word.auxiliary || tags & (Tag.past | Tag.modal)) return true
  return (tags & Tag.third && !(tags & nounTags)) !== 0 || text.startsWith('ed', end[t]! - 2)
}

function isGerund({ kind, text, end }: Tokens, t: number): boolean {
  return kind[t] === Kind.word && text.startsWith('ing', end[t]! - 3)
}
