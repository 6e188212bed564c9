import type { Context } from '../attribution/context.ts'
import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType, Referent, Sex } from '../mentions/mention.ts'
import { Kind, Shape } from '../text/tokens.ts'
import type { Entity } from './entities.ts'

/** Words behind a name in which a pronoun counts as its own. */
const reach = 14
/** Votes that decide, and the share of them. */
const enough = 2
const clear = 0.7
/** Votes that decide against a first name, and the share of them. */
const contrary = 4
const clearer = 0.8

/**
 * Learns the sex of people whose names do not tell it from the first `he`, `his`, `she` or `her` behind each mention in its sentence:
 *
 *     > | Cohn put down his glass.
 *                       ^ one vote
 *
 * Characters whose gender is given keep it.
 */
export function learnSexes(context: Context): void {
  const { tokens, mentions, entities, spanOf } = context
  const { kind, shape, word } = tokens
  const votes = new Float64Array(2 * entities.list.length)
  mentions.list.forEach((mention, m) => {
    const e = entities.of[m]!
    if (e < 0 || mention.type === MentionType.pronoun || spanOf[mention.from]! >= 0) return
    const entity = entities.list[e]!
    if ((entity.sex !== Sex.unknown && !isGuessed(entity)) || entity.plural) return
    if (entity.referent !== Referent.person && entity.referent !== Referent.unknown) return
    for (let t = mention.to; t < mention.to + reach && t < tokens.count; t++) {
      if (shape[t]! & (Shape.sentenceStart | Shape.paragraphStart) || spanOf[t]! >= 0) break
      if (kind[t] !== Kind.word) continue
      const flags = wordFlags(word[t]!)
      if (flags & (Word.pronoun | Word.object | Word.possessive) && flags & (Word.female | Word.male)) {
        votes[2 * e + (flags & Word.female ? 0 : 1)]! += 1
        break
      }
      const other = mentions.startingAt[t]!
      if (other >= 0 && mentions.list[other]!.type !== MentionType.pronoun && entities.of[other]! >= 0 && entities.of[other] !== e) break
    }
  })
  entities.list.forEach((entity, e) => {
    const [female, male] = [votes[2 * e]!, votes[2 * e + 1]!]
    if (female + male < enough || Math.max(female, male) < clear * (female + male)) return
    // > | Kelly put down his glass.        a family name, whoever bears it for a first one
    const sex = female > male ? Sex.female : Sex.male
    if (entity.sex && entity.sex !== sex && Math.max(female, male) < Math.max(contrary, clearer * (female + male))) return
    entity.sex = sex
  })
}

/** Whether the sex of somebody was told by one word alone, without a title. */
function isGuessed({ named, character, name, roles, aliases }: Entity): boolean {
  return named && character < 0 && roles.size === 0 && aliases.size === 0 && !name.includes(' ')
}
