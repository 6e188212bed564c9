import type { Mark } from './nest.ts'

/**
 * Cuts a text into paragraphs, the white space between them left out: at blank lines, or, where a text has none, at every line break.
 *
 * @returns Offsets, in order, without overlap; empty for a text of nothing but white space.
 */
export function findParagraphs(text: string): Mark[] {
  const blank = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(text)
  const breaks = blank ? /\s*(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*/g : /\s*(?:\r\n|\n|\r)\s*/g
  const paragraphs: Mark[] = []
  let start = text.length - text.trimStart().length
  const last = text.trimEnd().length
  for (const { index, 0: gap } of text.matchAll(breaks)) {
    if (index > start && start < last) paragraphs.push({ start, end: index })
    start = Math.max(start, index + gap.length)
  }
  if (start < last) paragraphs.push({ start, end: last })
  return paragraphs
}
