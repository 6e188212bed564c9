import { type Scene, Trait } from './scene.ts'

/** Mentions of the narration that are remembered, and those of them that count as near. */
export const back = 200
const close = 60

/** What the narration has said of each entity up to a turn: moves on with the turns, so that no mention is looked at for every one of them. */
export interface Wake {
  /** The mentions of the narration up to here. */
  to: number
  /** For each entity its last mention, the last one by name, the last one that acts; -1 for none. */
  readonly any: Int32Array
  readonly named: Int32Array
  readonly acts: Int32Array
  /** How many of the last 60 and of the last 200 mentions it has. */
  readonly near: Int32Array
  readonly far: Int32Array
  /** Entities by their last mention: the latest one, and for each the one before and behind it in this order; -1 for none. */
  latest: number
  readonly older: Int32Array
  readonly newer: Int32Array
}

export function makeWake(entities: number): Wake {
  const none = (): Int32Array => new Int32Array(entities).fill(-1)
  return {
    to: 0,
    any: none(),
    named: none(),
    acts: none(),
    near: new Int32Array(entities),
    far: new Int32Array(entities),
    latest: -1,
    older: none(),
    newer: none(),
  }
}

/** Moves on to where `to` mentions of the narration have passed. */
export function goOn(wake: Wake, { who, traits }: Scene, to: number): void {
  const { any, named, acts, near, far } = wake
  for (let i = wake.to; i < to; i++) {
    const e = who[i]!
    bringForward(wake, e)
    any[e] = i
    if (!(traits[i]! & Trait.pronoun)) named[e] = i
    if (traits[i]! & Trait.acts) acts[e] = i
    near[e]!++
    far[e]!++
    if (i >= close) near[who[i - close]!]!--
    if (i >= back) far[who[i - back]!]!--
  }
  wake.to = to
}

/** Makes an entity the latest one. */
function bringForward(wake: Wake, e: number): void {
  const { older, newer, any } = wake
  if (wake.latest === e) return
  if (any[e]! >= 0) {
    older[newer[e]!] = older[e]!
    if (older[e]! >= 0) newer[older[e]!] = newer[e]!
  }
  older[e] = wake.latest
  newer[e] = -1
  if (wake.latest >= 0) newer[wake.latest] = e
  wake.latest = e
}
