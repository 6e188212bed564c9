/**
 * Labels of a token, the way the weights know them: the beginning or the inside of a role. A content is told apart by whether its verb stands
 * before or behind it; what has no role has no weights.
 */
export const Label = { source: 0, inSource: 1, cue: 2, inCue: 3, before: 4, inBefore: 5, behind: 6, inBehind: 7 } as const
export const labelCount = 8

export const Role = { none: 0, source: 1, cue: 2, content: 3 } as const

/**
 * States of the chain: outside of every role, with the role that came last in mind (five states), and the labels behind them. So a content that
 * waits for its verb is still known when the verb comes.
 */
export const outside = 5
export const stateCount: number = outside + labelCount

/** The states that each state can follow; `stateCount` stands for the beginning of a paragraph. */
export const predecessors: readonly (readonly number[])[] = Array.from({ length: stateCount }, (_, state) => {
  const before: number[] = []
  for (let s = 0; s <= stateCount; s++) if (canFollow(s, state)) before.push(s)
  return before
})

function canFollow(state: number, next: number): boolean {
  const label = next - outside
  if (state === stateCount) return next === 0 || (label >= 0 && label % 2 === 0)
  const last = state < outside ? state : 1 + ((state - outside) >> 1)
  if (next < outside) return next === last
  return label % 2 === 0 || state === next || state === next - 1
}

/** The state of a token with the label `label` (-1: none) behind a token in the state `before` (`stateCount` at the beginning). */
export function stateOf(label: number, before: number): number {
  if (label >= 0) return outside + label
  if (before === stateCount) return 0
  return before < outside ? before : 1 + ((before - outside) >> 1)
}

/** A run of tokens that play one role. */
export interface Piece {
  readonly role: number
  readonly from: number
  readonly to: number
}

const roles = [Role.source, Role.cue, Role.content, Role.content]

/** The runs of roles in the tokens `[from, to)` of a list of states. */
export function piecesOf(states: Uint8Array, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  for (let t = from; t < to; ) {
    const state = states[t]!
    let end = t + 1
    if (state >= outside) {
      const label = state - outside
      const inside = outside + (label | 1)
      while (end < to && states[end] === inside) end++
      pieces.push({ role: roles[label >> 1]!, from: t, to: end })
    }
    t = end
  }
  return pieces
}
