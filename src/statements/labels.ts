/** What a token can be in a statement: nothing, or the beginning or inside of one of three roles. */
export const Label = { none: 0, source: 1, inSource: 2, cue: 3, inCue: 4, content: 5, inContent: 6 } as const
export const labelCount = 7

export const Role = { none: 0, source: 1, cue: 2, content: 3 } as const

/** A run of tokens that play one role. */
export interface Piece {
  readonly role: number
  readonly from: number
  readonly to: number
}

/** The role of a label. */
export function roleOf(label: number): number {
  return (label + 1) >> 1
}

/** Whether `next` can stand behind `label`: the inside of a role only behind that role. */
export function canFollow(label: number, next: number): boolean {
  return next === 0 || (next & 1) === 1 || label === next || label === next - 1
}

/** The runs of roles in the tokens `[from, to)`. */
export function piecesOf(labels: Uint8Array, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  for (let t = from; t < to; ) {
    const label = labels[t]!
    let end = t + 1
    if (label !== Label.none) {
      const inside = label & 1 ? label + 1 : label
      while (end < to && labels[end] === inside) end++
      pieces.push({ role: roleOf(label), from: t, to: end })
    }
    t = end
  }
  return pieces
}
