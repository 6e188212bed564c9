/** One empty list for all that have none. */
const none: readonly never[] = []

/**
 * A list as it stands, in no more room than it needs: engines give a list that something is pushed to room for sixteen more. Worth it for short lists
 * of which a book has thousands.
 */
export function trimmed<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list.slice()
}
