/**
 * Labels of a token, the way the weights know them: the beginning, the inside and the end of a role; what has one token only is its beginning. A
 * content is told apart by whether its verb stands before or behind it; what has no role has no weights.
 */
export const Label = { source: 0, cue: 3, before: 6, behind: 9 } as const
/** Labels a role: beginning, inside, end. */
export const places = 3
export const roleCount = 4
export const labelCount: number = roleCount * places

export const Role = { none: 0, source: 1, cue: 2, content: 3 } as const

/**
 * States of the chain: outside of every role, with the role that came last in mind (one state more than roles), and the labels behind them. So a content that
 * waits for its verb is still known when the verb comes.
 */
export const outside: number = roleCount + 1
export const stateCount: number = outside + labelCount

/** The states that each state can follow; `stateCount` stands for the beginning of a paragraph. */
export const predecessors: readonly (readonly number[])[] = Array.from({ length: stateCount }, (_, state) => {
  const before: number[] = []
  for (let s = 0; s <= stateCount; s++) if (canFollow(s, state)) before.push(s)
  return before
})

function canFollow(state: number, next: number): boolean {
  const label = next - outside
  if (state === stateCount) return next === 0 || (label >= 0 && label % places === 0)
  const before = state - outside
  // > | begun, gone on                a role of two tokens or more goes on to its end
  if (label >= 0 && label % places !== 0) return before >= 0 && roleOf(before) === roleOf(label) && before % places !== 2
  // the inside of a role is not left without its end
  if (isUnfinished(state)) return false
  return label >= 0 || next === lastRole(state)
}

/** The number of the role of a label. */
export function roleOf(label: number): number {
  return Math.floor(label / places)
}

/** Whether a state is the inside of a role, which never comes last. */
export function isUnfinished(state: number): boolean {
  return state >= outside && (state - outside) % places === 1
}

/** The state outside of roles that remembers the role of `state`. */
function lastRole(state: number): number {
  return state < outside ? state : 1 + roleOf(state - outside)
}

/** The state of a token with the label `label` (-1: none) behind a token in the state `before` (`stateCount` at the beginning). */
export function stateOf(label: number, before: number): number {
  if (label >= 0) return outside + label
  return before === stateCount ? 0 : lastRole(before)
}

/** A run of tokens that play one role. */
export interface Piece {
  readonly role: number
  readonly from: number
  readonly to: number
  /** How likely just these ends are; 0 for what no label names. */
  readonly chance: number
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
      const begun = state - (label % places)
      while (end < to && states[end]! > begun && states[end]! < begun + places) end++
      pieces.push({ role: roles[roleOf(label)]!, from: t, to: end, chance: 1 })
    }
    t = end
  }
  return pieces
}
