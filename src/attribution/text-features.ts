import type { Context } from './context.ts'
import type { Answer } from './sieves.ts'
import type { Unit } from './units.ts'
import type { Wording } from './wording.ts'

/** Counts that a whole text is looked at for, once. */
export interface TextFeatures {
  /** For each entity, how many quotes a sure sieve gives it. */
  readonly anchorsOf: Int32Array
  /** For each unit, how many units stand in its paragraph, and which of them it is. */
  readonly inParagraph: Int32Array
  readonly position: Int32Array
  readonly entityOf: Int32Array
  readonly anchors: readonly (Answer | null)[]
  readonly wording: Wording
  /** For each unit, how many others have the same words: 0, 1 or 2. */
  readonly repeats: Uint8Array
}

export function textFeatures(
  context: Context,
  units: readonly Unit[],
  anchors: readonly (Answer | null)[],
  entityOf: Int32Array,
  wording: Wording,
): TextFeatures {
  const anchorsOf = new Int32Array(context.entities.list.length + 1)
  for (const answer of anchors) if (answer && entityOf[answer.mention]! >= 0) anchorsOf[entityOf[answer.mention]!]!++
  const perParagraph = new Map<number, number>()
  const position = new Int32Array(units.length)
  units.forEach(({ paragraph, parent }, u) => {
    if (parent >= 0) return
    position[u] = perParagraph.get(paragraph) ?? 0
    perParagraph.set(paragraph, position[u]! + 1)
  })
  return {
    anchorsOf,
    inParagraph: Int32Array.from(units, ({ paragraph }) => perParagraph.get(paragraph) ?? 0),
    position,
    entityOf,
    anchors,
    wording,
    repeats: repeatsOf(context, units),
  }
}

/** Counts the quotes of up to six words that stand in a text more than once. */
function repeatsOf({ tokens, spans }: Context, units: readonly Unit[]): Uint8Array {
  const count = new Map<number, number>()
  const hashes = units.map((unit) => {
    const { parts } = spans[unit.spans[0]!]!
    if (unit.spans.length > 1 || parts[1]! - parts[0]! > 7) return 0
    let h = 7
    for (let t = parts[0]!; t < parts[1]!; t++) if (tokens.hash[t]) h = Math.imul(h ^ tokens.hash[t]!, 0x01000193)
    count.set(h, (count.get(h) ?? 0) + 1)
    return h
  })
  return Uint8Array.from(hashes, (h) => (h ? Math.min(2, count.get(h)! - 1) : 0))
}
