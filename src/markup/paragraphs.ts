import type { Mark } from './nest.ts'

/**
 * Cuts a text into paragraphs, the white space between them left out: at blank lines, or, where a text has none, at every line break.
 *
 * White space is what it is to XML and HTML: space, tab, LF and CR; other spaces are text.
 *
 * @returns Offsets, in order, without overlap; empty for a text of nothing but white space.
 */
export function findParagraphs(text: string): Mark[] {
  const lines: Mark[] = []
  let hasBlank = false
  for (let at = 0; at <= text.length; ) {
    const next = endOfLine(text, at)
    const [start, end] = trim(text, at, next)
    if (start < end) lines.push({ start, end })
    else if (lines.length && next < text.length) hasBlank = true
    at = next + (text.startsWith('\r\n', next) ? 2 : 1)
  }
  if (!hasBlank) return lines
  const paragraphs: { start: number; end: number }[] = []
  let before = -1
  for (const { start, end } of lines) {
    const last = paragraphs[paragraphs.length - 1]
    if (last && breaksBetween(text, before, start) < 2) last.end = end
    else paragraphs.push({ start, end })
    before = end
  }
  return paragraphs
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return at
  }
  return text.length
}

function trim(text: string, from: number, to: number): [number, number] {
  let start = from
  let end = to
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return [start, end]
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9
}

/** Line breaks between two lines; CR LF is one. */
function breaksBetween(text: string, from: number, to: number): number {
  let breaks = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) breaks++
  }
  return breaks
}
