import type { Context } from '../attribution/context.ts'
import { headOf } from '../cues/heads.ts'
import { MentionType, Referent, Sex } from '../mentions/mention.ts'
import { fictionWeights, ownerWeights, weights } from '../model/pronouns.generated.ts'
import { endsIn, isPunctuation, isWord, Shape, type Tokens } from '../text/tokens.ts'
import { makeWeights, weigh } from './antecedent-weights.ts'
import { findAntecedents, makeDesk } from './antecedents.ts'

/** For each pronoun whom else it may mean, -1 for nobody, and how much likelier its referent is, as the logarithm of a ratio times ten. */
export interface Doubts {
  readonly other: Int32Array
  readonly margin: Int8Array
}

export function makeDoubts(mentions: number): Doubts {
  return { other: new Int32Array(mentions).fill(-1), margin: new Int8Array(mentions).fill(most) }
}

const most = 100

const ofAny = makeWeights(weights)
const ofFiction = makeWeights(fictionWeights)
const ofOwners = makeWeights(ownerWeights)

/**
 * Finds the referent of every pronoun of the narration: of the mentions before it that agree in gender and number, the likeliest by place,
 * role and how often it has been named. Returns the entity of each mention, pronouns included; -1 where nobody fits.
 */
export function resolvePronouns(context: Context, narrator: number, fiction: boolean, doubts?: Doubts): Int32Array {
  const { tokens, mentions, entities, spanOf } = context
  const of = entities.of.slice()
  const desk = makeDesk(context, fiction)
  const { found, met, sentence } = desk
  for (let m = 0; m < mentions.list.length; m++) {
    if (of[m]! < 0 && mentions.list[m]!.type === MentionType.pronoun) of[m] = referentOf(mentions.list[m]!, m)
    if (of[m]! >= 0) met[of[m]!]!++
  }
  return of

  function referentOf(mention: (typeof mentions.list)[number], m: number): number {
    const level = spanOf[mention.from]!
    if (mention.person === 1) return level < 0 && !mention.plural ? narrator : -1
    if (mention.person === 2) return -1
    if (mention.referent === Referent.unknown && mention.sex === Sex.unknown) {
      // > | Orr, who had called it        who, which, that: what stands before
      const comma = isPunctuation(tokens, mention.from - 1, 44) ? mention.from - 1 : mention.from
      const before = mentions.endingAt[comma]!
      if (before < 0) return -1
      const who = isWord(tokens, mention.from, 'who') || isWord(tokens, mention.from, 'whose')
      return of[who ? whoever(context, before) : before]!
    }
    // > | “No,” Hale said. She …        a surname that is a man’s name elsewhere, where nobody else fits
    const count = findAntecedents(desk, of, m) || (mention.sex && !fiction ? findAntecedents(desk, of, m, true) : 0)
    const by = mention.possessive ? ofOwners : fiction ? ofFiction : ofAny
    let best = -1
    let highest = Number.NEGATIVE_INFINITY
    let other = -1
    let second = Number.NEGATIVE_INFINITY
    const told = toldBefore(tokens, mention.from)
    for (let c = 0; c < count; c++) {
      if (told > 0 && mentions.list[found[c]!]!.from === told) continue
      const score = weigh(desk, by, c)
      const e = of[found[c]!]!
      if (score > highest) {
        if (e !== best) {
          other = best
          second = highest
        }
        best = e
        highest = score
      } else if (e !== best && score > second) {
        other = e
        second = score
      }
    }
    if (doubts && other >= 0) {
      doubts.other[m] = other
      doubts.margin[m] = Math.min(most, Math.round(10 * (highest - second)))
    }
    if (best < 0) return -1
    const entity = entities.list[best]!
    if (entity.sex !== mention.sex && entity.character < 0 && mention.sex) {
      // > | Ada Quist left. She …        nobody else near could be meant: the pronoun tells the gender
      const near = sentence[m]! - 2
      let alone = true
      for (let c = 0; c < count && alone; c++) alone = of[found[c]!] === best || sentence[found[c]!]! < near
      if (alone) entity.sex = mention.sex
    }
    return best
  }
}

/** Words that a participle and whom it speaks to may have. */
const longest = 20

/**
 * Where the name begins of whomever the subject of a sentence speaks to in front of it, and so is not; 0 elsewhere.
 *
 *     > | Speaking to Martin Smith of the board, he said
 *                     ^                          ^ `at`
 */
function toldBefore(tokens: Tokens, at: number): number {
  if (!isPunctuation(tokens, at - 1, 44)) return 0
  for (let t = at - 2; t >= 0 && t > at - longest; t--) {
    if (!(tokens.shape[t]! & Shape.sentenceStart)) continue
    const to = isWord(tokens, t + 1, 'to') || isWord(tokens, t + 1, 'with')
    return to && endsIn(tokens, t, 'ing') ? t + 2 : 0
  }
  return 0
}

/**
 * The person a clause with *who* is about, and not where that person works: the one before the comma of an apposition, or before a preposition.
 *
 *     > | Mark Hay, a professor at Wells, who said
 *         ^                        ^ `m`
 */
function whoever({ tokens, mentions, entities }: Context, m: number): number {
  const { from } = mentions.list[m]!
  const e = entities.of[m]!
  const person = e >= 0 && entities.list[e]!.referent === Referent.person
  if (person && !isWord(tokens, from - 1, 'at')) return m
  const head = headOf(tokens, mentions, m)
  if (head !== m || !person) return head
  for (let t = from - 2; t > from - 8 && t > 0; t--) {
    const before = isPunctuation(tokens, t, 44) ? mentions.endingAt[t]! : -1
    if (before >= 0) return before
  }
  return m
}
