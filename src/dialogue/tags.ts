import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import { looksOf, looksUnspoken, spokenKind } from '../attribution/kinds.ts'
import { sieves } from '../attribution/sieves.ts'
import type { Unit } from '../attribution/units.ts'

/** Reads the reporting clauses of a text of fiction: for each unit its kind, and the mention and verb that a sieve ties to it. */
export function readTags(context: Context, units: readonly Unit[], entityOf: Int32Array): Choice[] {
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
