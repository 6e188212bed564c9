import { checkText } from './options.ts'
import type { Quote, Segment } from './types.ts'

/**
 * Cuts a text into narration and quoted pieces, in order, without a gap or an overlap: joining their texts gives the input back.
 *
 * A quoted piece is a part of a quote (`quote.parts`); marks and reporting clauses are narration. Where quotes stand in each other, a piece
 * belongs to the innermost one. Quotes of kind `unspoken` and `indirect` make no pieces of their own.
 *
 * @param text The text that the quotes were found in.
 * @param quotes What `attributeQuotes` gave for it.
 * @example
 * ```ts
 * const text = '“Eat,” said Peg.'
 * toSegments(text, attributeQuotes(text)).map(({ type, text }) => [type, text])
 * // → [['narration', '“'], ['quote', 'Eat,'], ['narration', '” said Peg.']]
 * ```
 */
export function toSegments(text: string, quotes: readonly Quote[]): Segment[] {
  checkText(text)
  const pieces: { start: number; end: number; quote: Quote }[] = []
  for (const quote of quotes) {
    if (quote.kind === 'unspoken' || quote.kind === 'indirect') continue
    for (const { start, end } of quote.parts) if (end > start) pieces.push({ start, end, quote })
  }
  pieces.sort((a, b) => a.start - b.start || b.end - a.end)
  const segments: Segment[] = []
  let at = 0
  const push = (end: number, quote: Quote | null): void => {
    if (end <= at) return
    segments.push({ type: quote ? 'quote' : 'narration', start: at, end, text: text.slice(at, end), quote })
    at = end
  }
  const around: { end: number; quote: Quote }[] = []
  const close = (limit: number): void => {
    while (around.length && around[around.length - 1]!.end <= limit) {
      const { end, quote } = around.pop()!
      push(end, quote)
    }
  }
  for (const piece of pieces) {
    close(piece.start)
    push(piece.start, around.length ? around[around.length - 1]!.quote : null)
    around.push(piece)
  }
  close(text.length)
  push(text.length, null)
  return segments
}
