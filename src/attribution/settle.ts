import { type Mentions, MentionType, Referent, Sex } from '../mentions/mention.ts'
import { description } from '../speakers/descriptions.ts'
import { newEntity } from '../speakers/entities.ts'
import { Kind, type Tokens } from '../text/tokens.ts'
import type { Choice } from './choices.ts'
import type { Context } from './context.ts'
import type { Unit } from './units.ts'

/**
 * Inside a quote, `I` is whoever says it, and `you` whoever it is said to:
 *
 *     > | “I told him, ‘Take the money,’ but he wouldn’t,” Sadie explained.
 *          ^            ^ said by Sadie
 */
export function settleFirstPerson(context: Context, units: readonly Unit[], choices: readonly Choice[]): void {
  units.forEach((unit, u) => {
    const choice = choices[u]!
    if (unit.parent < 0 || choice.mention < 0 || choice.kind === 'unspoken') return
    const { type, person, plural } = context.mentions.list[choice.mention]!
    const { speaker, addressee, confidence } = choices[unit.parent]!
    const said = person === 1 ? speaker : person === 2 ? addressee : -1
    if (type !== MentionType.pronoun || plural || said < 0) return
    choice.speaker = said
    choice.confidence = Math.min(choice.confidence, confidence)
    choice.reason = 'first-person'
  })
}

/** Mentions looked back over for what a pronoun in a quote means. */
const reach = 40

/**
 * Inside a quote, `he` and `she` of whom the quote says no more are people of the narration around it, or of the quotes before:
 *
 *     > | The haul was for his late father. “He always told me, ‘Go,’” said Kariuki.
 *                              ^^^^^^^^^^^      ^^ not Kariuki
 */
export function settleNested(context: Context, units: readonly Unit[], choices: readonly Choice[], entityOf: Int32Array): void {
  const { list } = context.mentions
  units.forEach((unit, u) => {
    const choice = choices[u]!
    if (unit.level < 0 || choice.speaker >= 0 || choice.mention < 0 || choice.kind === 'unspoken') return
    const { type, person, sex } = list[choice.mention]!
    if (type !== MentionType.pronoun || person !== 3 || sex === Sex.unknown) return
    const own = unit.parent >= 0 ? choices[unit.parent]!.speaker : -1
    for (let m = choice.mention - 1; m >= 0 && m > choice.mention - reach; m--) {
      const e = entityOf[m]!
      const entity = e >= 0 && e !== own ? context.entities.list[e]! : null
      if (!entity || entity.plural || entity.referent !== Referent.person || (entity.sex !== sex && entity.sex !== Sex.unknown)) continue
      if (list[m]!.person !== 3) continue
      choice.speaker = e
      choice.confidence = Math.min(choice.confidence, guessed)
      return
    }
  })
}

const guessed = 0.6

/**
 * Where a reporting clause names somebody and the conversation chose nobody, the clause stands: bodies and documents speak in novels too.
 *
 *     > | “We have no comment,” the palace said.
 *                               ^
 */
export function settleNamed(context: Context, choices: readonly Choice[], entityOf: Int32Array): void {
  for (const choice of choices) {
    // > | She read the “Night Ferry” again.        words of the narration that nobody is reported to have said
    if (choice.kind === 'mixed' && choice.speaker < 0 && choice.mention < 0 && choice.clause < 0) {
      choice.kind = 'unspoken'
      choice.reason = 'no-source'
    }
    if (choice.speaker >= 0 || choice.mention < 0 || choice.kind === 'unspoken') continue
    // > | a sign that said        who, which, that: what stands before them
    const m = relativeTo(context.tokens, context.mentions, choice.mention)
    const mention = context.mentions.list[m]!
    if (mention.type === MentionType.pronoun) continue
    if (entityOf[m]! < 0) {
      // nobody the story knows by name: somebody of whom only this is said
      const { sex, referent, plural } = mention
      const name = description(context.tokens, mention)
      context.entities.list.push(newEntity({ name, sex, referent, plural, named: false, mentions: [m] }))
      entityOf[m] = context.entities.list.length - 1
    }
    choice.speaker = entityOf[m]!
    choice.confidence = Math.max(choice.confidence, 0.8)
  }
}

/** The mention right before a relative pronoun; any other mention is its own. */
function relativeTo({ kind }: Tokens, { list, endingAt }: Mentions, m: number): number {
  const { type, referent, sex, person, from } = list[m]!
  const relative = type === MentionType.pronoun && person === 3 && referent === Referent.unknown && sex === Sex.unknown
  const before = relative ? endingAt[from > 0 && kind[from - 1] === Kind.dash ? from - 1 : from]! : -1
  return before >= 0 ? before : m
}
