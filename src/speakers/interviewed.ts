import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { MentionType, Referent } from '../mentions/mention.ts'
import { Kind, textOf } from '../text/tokens.ts'
import { addAlias, type Entity } from './entities.ts'

/** Words in front of the name of whoever is interviewed. */
const led =
  /\b(?:(?:interview|conversation|chat|questions|q ?& ?a|q and a) (?:with|for)|(?:spoke|spoken|speaks|talked|talks|talking|sat down|sits down|caught up|catches up) (?:to|with)|interviewed|interviews)\s+(?:[a-z]+\s+){0,2}$/i
/** Words that are looked back over for them. */
const back = 6

/**
 * Gives answers to whoever is interviewed, where the text in front of the first question tells:
 *
 *     > | We spoke to Solange Mbaye.⏎Q: Do you cook at home?⏎A: Never.
 *                     ^^^^^^^^^^^^^                          ^ Solange Mbaye
 */
export function nameAnswers(context: Context, units: readonly Unit[], choices: readonly Choice[], entityOf: Int32Array): void {
  const { list } = context.entities
  const labelled = (name: RegExp): number =>
    choices.findIndex(({ reason, speaker }) => reason === 'label' && speaker >= 0 && name.test(list[speaker]!.name))
  const question = labelled(/^(?:Q|Question)$/i)
  const answer = labelled(/^(?:A|Answer)$/i)
  if (question < 0 || answer < 0) return
  const { speaker } = choices[answer]!
  const e = interviewed(context, units[Math.min(question, answer)]!.from, entityOf)
  if (e < 0) return
  addAlias(list[e]!, list[speaker]!.name)
  for (const choice of choices) {
    if (choice.speaker === speaker) choice.speaker = e
    if (choice.addressee === speaker) choice.addressee = e
  }
}

/** Whoever is named behind a word of an interview, or the one person whom the text in front of a token names oftener than all others. */
function interviewed({ tokens, mentions, entities, spanOf }: Context, end: number, entityOf: Int32Array): number {
  const counts = new Map<number, number>()
  for (let m = 0; m < mentions.list.length && mentions.list[m]!.to <= end; m++) {
    const { from, type } = mentions.list[m]!
    const e = entityOf[m]!
    if (e < 0 || spanOf[from]! >= 0 || !isPerson(entities.list[e]!)) continue
    counts.set(e, (counts.get(e) ?? 0) + 1)
    if (type !== MentionType.name || from === 0) continue
    let t = from
    while (t > 0 && from - t < back && tokens.kind[t - 1] !== Kind.end && tokens.paragraph[t - 1] === tokens.paragraph[from]) t--
    if (t < from && led.test(`${textOf(tokens, t, from)} `)) return e
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  return first && (!second || first[1] > second[1] * 2) ? first[0] : -1
}

const isPerson = ({ named, referent, name }: Entity): boolean => named && referent === Referent.person && name.length > 1
