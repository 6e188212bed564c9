import stringWidth from 'string-width'

/** Fills a text up with blanks to a width in terminal columns. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return side === 'left' ? text + blanks : blanks + text
}

/** Cuts a text to a width in terminal columns; an ellipsis stands for the rest. */
export function cut(text: string, width: number): string {
  if (width <= 0) return ''
  // A cluster is rarely longer than eight code units; segmenting a whole long text would take quadratic time on Node 20.
  const head = text.slice(0, width * 8 + 8)
  if (head.length === text.length && stringWidth(head) <= width) return text
  let used = 0
  let end = 0
  for (const { segment, index } of new Intl.Segmenter('en').segment(head)) {
    const columns = stringWidth(segment)
    if (used + columns > width - 1) break
    used += columns
    end = index + segment.length
  }
  return `${head.slice(0, end).replace(/[\s…]+$/, '')}…`
}

/** Columns that the widest of some texts takes, at most `limit`. */
export function widest(texts: readonly string[], limit: number): number {
  return Math.min(
    limit,
    texts.reduce((most, text) => Math.max(most, stringWidth(text)), 0),
  )
}

/** One line, safe to print: white space becomes a blank, and control characters, which a terminal would obey, are dropped. */
export function flat(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]+/gu, '')
    .trim()
}
