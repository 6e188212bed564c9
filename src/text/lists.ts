/** Indices, in half the room wherever all of them fit there: mostly of a text that is no longer than a few novels. */
export type Indices = Uint16Array | Int32Array

/** Things that numbers of 16 bits count, at most. */
export const mostShort: number = 1 << 16

/** Room for `size` indices of so many things, or of the end of their list. */
export function indicesTo(things: number, size: number): Indices {
  return things < mostShort ? new Uint16Array(size) : new Int32Array(size)
}

/** How many of some sorted numbers are below a limit. */
export function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** How many stretches, sorted by where they begin, begin below a limit. */
export function countBeginningBelow(sorted: readonly { readonly from: number }[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.from < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** One empty list for all that have none. */
const none: readonly never[] = []

/**
 * A list as it stands, in no more room than it needs: engines give a list that something is pushed to room for sixteen more. Worth it for short lists
 * of which a book has thousands.
 */
export function trimmed<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list.slice()
}
