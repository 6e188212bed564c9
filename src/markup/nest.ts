/** A stretch of the text that something is to be put around. */
export interface Mark {
  readonly start: number
  readonly end: number
}

/** What a mark is put around. A mark that crosses another one's edge, or that of a paragraph, comes in several pieces. */
export interface Piece<M extends Mark> {
  readonly type: 'mark'
  readonly mark: M
  readonly start: number
  /** Where this piece ends; the mark goes on behind it where its own end is larger. */
  readonly end: number
  readonly children: Nested<M>[]
}

export type Nested<M extends Mark> = Piece<M> | { readonly type: 'text'; readonly start: number; readonly end: number }

/** Deeper than anybody quotes; keeps what walks over the trees from running out of stack. */
const maxDepth = 48

/**
 * Lays marks over regions of a text (its paragraphs) as trees: of two marks, the one that begins earlier or ends later stands around the
 * other. Marks that cross are cut. What stands outside of all regions is left out.
 *
 *     text     > | a b c d e
 *     marks        ─────       x
 *                    ───────   y
 *     trees    > | x(a y(b c)) y(d e)
 *
 * @param regions In order, without overlap.
 * @param marks Sorted by `start`, longer ones first; empty ones are left out.
 */
export function nest<M extends Mark>(regions: readonly Mark[], marks: readonly M[]): Nested<M>[][] {
  let next = 0
  let carried: M[] = []
  return regions.map((region) => {
    const root: Nested<M>[] = []
    const stack: (Piece<M> & { end: number })[] = []
    let at = region.start
    const push = (node: Nested<M>): void => {
      ;(stack[stack.length - 1]?.children ?? root).push(node)
    }
    const write = (to: number): void => {
      if (to <= at) return
      push({ type: 'text', start: at, end: to })
      at = to
    }
    const enter = (mark: M): void => {
      if (mark.end <= at || stack.length >= maxDepth) return
      const piece = { type: 'mark' as const, mark, start: at, end: Math.min(mark.end, region.end), children: [] }
      push(piece)
      stack.push(piece)
    }
    const leave = (to: number): void => {
      for (;;) {
        let end = Infinity
        for (const piece of stack) end = Math.min(end, piece.end)
        if (end > to) return
        write(end)
        const left = stack.splice(stack.findIndex((piece) => piece.end === end))
        for (const piece of left) piece.end = end
        if (end < region.end) for (const { mark } of left) enter(mark)
      }
    }
    for (const mark of carried) enter(mark)
    while (next < marks.length && marks[next]!.start < region.end) {
      const mark = marks[next++]!
      if (mark.end <= mark.start || mark.end <= region.start) continue
      leave(mark.start)
      write(mark.start)
      enter(mark)
      if (mark.end > region.end) carried.push(mark)
    }
    leave(region.end)
    write(region.end)
    carried = carried.filter((mark) => mark.end > region.end)
    return root
  })
}
