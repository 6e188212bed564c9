import type { Choice } from './attribution/choices.ts'
import type { Context } from './attribution/context.ts'
import type { Unit } from './attribution/units.ts'
import { Form } from './lexicon/lexicon.ts'
import { MentionType, Referent } from './mentions/mentions.ts'

/**
 * Tells fiction from news by what the two do with speech: novels begin paragraphs with a quote, put many in a row and use pronouns and manner
 * verbs; news names people with their offices, bodies and places, and quotes inside sentences.
 */
export function isFiction(context: Context, units: readonly Unit[], choices: readonly Choice[]): boolean {
  const { tokens, mentions, clauses } = context
  let score = 0
  let direct = 0
  let mixed = 0
  let opening = 0
  let inRow = 0
  units.forEach((unit, u) => {
    const kind = choices[u]!.kind
    if (unit.parent >= 0 || kind === 'unspoken') return
    if (kind === 'mixed') mixed++
    else direct++
    if (tokens.paragraphs[unit.paragraph] === unit.from) opening++
    const previous = units[u - 1]
    if (previous && previous.parent < 0 && unit.paragraph === previous.paragraph + 1 && choices[u]!.mention < 0) inRow++
  })
  let bodies = 0
  let names = 0
  let pronouns = 0
  for (const mention of mentions.list) {
    if (mention.type === MentionType.name) {
      names++
      if (mention.referent === Referent.organization || mention.referent === Referent.place) bodies++
    } else if (mention.type === MentionType.pronoun && mention.person === 3 && mention.sex) pronouns++
  }
  let present = 0
  let past = 0
  for (const { cue } of clauses) {
    if (cue.form === Form.third) present++
    else if (cue.form === Form.past) past++
  }
  const share = (a: number, b: number): number => (b ? a / b : 0)
  score += 3 * (share(direct, direct + mixed) - 0.6)
  score += 3 * (share(inRow, direct) - 0.15)
  score += 2 * (share(opening, direct) - 0.5)
  score += 4 * (0.18 - share(bodies, names))
  score += 1.5 * (share(pronouns, pronouns + names) - 0.5)
  score += 2 * (0.25 - share(present, present + past))
  return score > 0
}
