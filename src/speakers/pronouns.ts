import type { Context } from '../attribution/context.ts'
import { reports } from '../lexicon/lexicon.ts'
import { MentionType, Referent, Sex } from '../mentions/mentions.ts'
import { isPunctuation, Kind, Shape, textOf } from '../text/tokens.ts'

/** Mentions looked back over for the referent of a pronoun. */
const window = 48

/**
 * Finds the referent of every pronoun of the narration: the nearest mention that agrees in gender and number, subjects before objects,
 * the last sentence before those in front of it. Returns the entity of each mention, pronouns included; -1 where nobody fits.
 */
export function resolvePronouns(context: Context, narrator: number): Int32Array {
  const { tokens, mentions, entities, spanOf } = context
  const of = entities.of.slice()
  const sentence = sentenceNumbers(context)
  const speaks = sourcesOf(context)
  const votes = new Map<number, number>()
  mentions.list.forEach((mention, m) => {
    if (mention.type !== MentionType.pronoun || of[m]! >= 0) return
    const level = spanOf[mention.from]!
    if (mention.person === 1) {
      if (level < 0 && !mention.plural) of[m] = narrator
      return
    }
    if (mention.person === 2) return
    if (mention.referent === Referent.unknown && mention.sex === Sex.unknown) {
      // > | Orr, who had called it        who, which, that: what stands before
      const comma = isPunctuation(tokens, mention.from - 1, 44) ? mention.from - 1 : mention.from
      const before = mentions.endingAt[comma]!
      if (before >= 0) of[m] = of[before]!
      return
    }
    const here = sentence[mention.from]!
    let best = -1
    let bestScore = 1e9
    let fitting = 0
    const seen: number[] = []
    for (let k = m - 1, steps = 0; k >= 0 && steps < window; k--, steps++) {
      const other = mentions.list[k]!
      const e = of[k]!
      if (e < 0 || spanOf[other.from] !== level) continue
      const entity = entities.list[e]!
      if (!agree(mention.sex, mention.plural, mention.referent, entity)) continue
      const back = here - sentence[other.from]!
      if (back > 12) break
      const owner = other.possessive ? 3 : 0
      const subject = startsClause(context, other.from) ? 0 : 4
      const unknown = entity.sex === Sex.unknown && mention.sex !== Sex.unknown ? 4 : 0
      const far = tokens.paragraph[mention.from]! - tokens.paragraph[other.from]!
      // an object of the same clause cannot be its subject
      const pronoun = other.type === MentionType.pronoun ? -1 : 0
      const score = back * 5 + far * 2 + owner + (speaks[k] ? 0 : subject) + unknown + (entity.named ? 0 : 2) + pronoun - 2 * speaks[k]!
      if (!seen.includes(e)) {
        seen.push(e)
        if (back <= 2) fitting++
      }
      if (score < bestScore) [best, bestScore] = [e, score]
    }
    if (best < 0) return
    of[m] = best
    const entity = entities.list[best]!
    if (entity.sex === Sex.unknown && entity.character < 0 && mention.sex && fitting === 1) {
      const vote = (votes.get(best) ?? 0) + (mention.sex === Sex.female ? 1 : -1)
      votes.set(best, vote)
      if (Math.abs(vote) >= 1) entity.sex = vote > 0 ? Sex.female : Sex.male
    }
  })
  return of
}

function agree(
  sex: number,
  plural: boolean,
  referent: number,
  entity: { readonly sex: number; readonly plural: boolean; readonly referent: number },
): boolean {
  if (sex !== Sex.unknown) {
    if (
      entity.referent === Referent.organization ||
      entity.referent === Referent.document ||
      entity.referent === Referent.group ||
      entity.referent === Referent.place ||
      entity.plural
    )
      return false
    return entity.sex === Sex.unknown || entity.sex === sex
  }
  if (plural) return entity.plural || entity.referent === Referent.group || entity.referent === Referent.organization
  return referent === Referent.organization && (entity.referent === Referent.organization || entity.referent === Referent.document)
}

/** Marks the mentions that a verb of reporting has for its subject: whoever spoke last is the likeliest to go on. */
function sourcesOf({ mentions, clauses }: Context): Uint8Array {
  const speaks = new Uint8Array(mentions.list.length)
  for (const { cue, subject, inverted } of clauses) {
    if (!reports(cue.frame)) continue
    if (subject >= 0) speaks[subject] = 1
    if (inverted >= 0) speaks[inverted] = 1
  }
  return speaks
}

/** Whether a mention begins its sentence or clause: a subject, most of the time. */
function startsClause(context: Context, from: number): boolean {
  const { tokens } = context
  if (tokens.shape[from]! & (Shape.sentenceStart | Shape.paragraphStart)) return true
  const p = from - 1
  if (p < 0) return true
  if (tokens.kind[p] === Kind.mark) return true
  return (
    tokens.kind[p] === Kind.word &&
    /^(?:and|but|when|as|while|that|because|if|then|where|before|after|so|since|although|though|until)$/i.test(textOf(tokens, p, p + 1))
  )
}

/** The number of the sentence that each token stands in. */
export function sentenceNumbers(context: Context): Int32Array {
  const { tokens } = context
  const numbers = new Int32Array(tokens.count + 1)
  let n = 0
  for (let t = 0; t < tokens.count; t++) {
    if (tokens.shape[t]! & (Shape.sentenceStart | Shape.paragraphStart)) n++
    numbers[t] = n
  }
  numbers[tokens.count] = n
  return numbers
}
