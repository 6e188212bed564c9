import type { Context } from './context.ts'
import { type Looks, looksOf, looksUnspoken, spokenKind } from './kinds.ts'
import { sieves } from './sieves.ts'
import type { Unit } from './units.ts'

/** What is decided about one unit. */
export interface Choice {
  readonly kind: 'direct' | 'mixed' | 'unspoken'
  readonly looks: Looks
  /** Indices of the mention that names the source and of the clause whose verb attributes; -1 for none. */
  mention: number
  clause: number
  /** Index of the entity that speaks and of the one spoken to; -1 for nobody. */
  speaker: number
  addressee: number
  confidence: number
  reason: string
}

/** Lets the sieves decide what they can: source, cue and kind of each unit; `entityOf` gives the entity of each mention. */
export function chooseBySieves(context: Context, units: readonly Unit[], entityOf: Int32Array): Choice[] {
  return units.map((unit) => {
    const looks = looksOf(context, unit)
    for (const { name, confidence, find } of sieves) {
      const answer = find(context, unit)
      if (!answer) continue
      if (looksUnspoken(context, unit, looks, answer, name)) break
      return {
        kind: spokenKind(context, unit, looks, name),
        looks,
        mention: answer.mention,
        clause: answer.clause,
        speaker: entityOf[answer.mention]!,
        addressee: -1,
        confidence,
        reason: name,
      }
    }
    const unspoken = looksUnspoken(context, unit, looks, null, '')
    return {
      kind: unspoken ? 'unspoken' : looks.embedded ? 'mixed' : 'direct',
      looks,
      mention: -1,
      clause: -1,
      speaker: -1,
      addressee: -1,
      confidence: 0.5,
      reason: unspoken ? 'no-source' : 'nobody',
    }
  })
}
