import type { Context } from '../attribution/context.ts'
import { MentionType, Referent } from '../mentions/mentions.ts'
import { Kind } from '../text/tokens.ts'
import { canAct, type Turn } from './turns.ts'

/** What the choice of speakers looks at: the turns of a text, and the mentions of its narration in order. */
export interface Scene {
  readonly context: Context
  readonly turns: readonly Turn[]
  /** The entity of each mention, pronouns included. */
  readonly entityOf: Int32Array
  /** The first-person narrator, or -1. */
  readonly narrator: number
  /** Mentions of the narration that stand for somebody, in order. */
  readonly narration: Int32Array
  /** For each turn, how many of these stand before it and before its end. */
  readonly before: Int32Array
  readonly through: Int32Array
  /** For each mention of `narration`: 1 where it can be a subject. */
  readonly acts: Uint8Array
  /** Per entity: mentions by name or description in the narration, in quotes, and reporting clauses that have it as their subject. */
  readonly told: Float32Array
  readonly quoted: Float32Array
  readonly tags: Float32Array
  /** Per entity: the turns whose reporting clause names it, in order. */
  readonly taggedIn: readonly (readonly number[])[]
  /** Per turn: numbers of the different words in its quotes, and how many numbers there are. */
  readonly words: readonly Int32Array[]
  readonly wordCount: number
}

export function makeScene(context: Context, turns: readonly Turn[], entityOf: Int32Array, narrator: number): Scene {
  const { mentions, entities, spanOf } = context
  const { length } = entities.list
  const told = new Float32Array(length)
  const quoted = new Float32Array(length)
  const tags = new Float32Array(length)
  const taggedIn: number[][] = Array.from({ length }, () => [])
  const narration: number[] = []
  const acts: number[] = []
  mentions.list.forEach((mention, m) => {
    const e = entityOf[m]!
    if (e < 0) return
    const pronoun = mention.type === MentionType.pronoun
    if (spanOf[mention.from]! >= 0) {
      if (!pronoun) quoted[e]!++
      return
    }
    if (!pronoun) told[e]!++
    const { referent } = entities.list[e]!
    if (referent === Referent.place || referent === Referent.document) return
    narration.push(m)
    acts.push(canAct(context, mention, true) ? 1 : 0)
  })
  turns.forEach((turn, u) => {
    const e = turn.tag >= 0 ? entityOf[turn.tag]! : -1
    if (e < 0) return
    tags[e]!++
    if (mentions.list[turn.tag]!.type !== MentionType.pronoun) taggedIn[e]!.push(u)
  })
  const before = new Int32Array(turns.length)
  const through = new Int32Array(turns.length)
  let i = 0
  turns.forEach((turn, u) => {
    while (i < narration.length && mentions.list[narration[i]!]!.from < turn.from) i++
    before[u] = i
    let j = i
    while (j < narration.length && mentions.list[narration[j]!]!.from < turn.to) j++
    through[u] = j
  })
  return {
    context,
    turns,
    entityOf,
    narrator,
    narration: Int32Array.from(narration),
    before,
    through,
    acts: Uint8Array.from(acts),
    told,
    quoted,
    tags,
    taggedIn,
    ...numberWords(context, turns),
  }
}

/** Words of a turn that are looked at. */
const mostWords = 120

function numberWords(
  { tokens, spanOf }: Context,
  turns: readonly Turn[],
): { readonly words: readonly Int32Array[]; readonly wordCount: number } {
  const numbers = new Map<number, number>()
  const words = turns.map((turn) => {
    const own = new Set<number>()
    for (let t = turn.from, seen = 0; t < turn.to && seen < mostWords; t++) {
      if (tokens.kind[t] !== Kind.word || spanOf[t]! < 0) continue
      seen++
      const hash = tokens.hash[t]!
      let number = numbers.get(hash)
      if (number === undefined) {
        number = numbers.size
        numbers.set(hash, number)
      }
      own.add(number)
    }
    return Int32Array.from(own)
  })
  return { words, wordCount: numbers.size }
}
