import { isPunctuation, Kind, type Tokens } from '../text/tokens.ts'
import type { LineSpan } from './lines.ts'
import { isSpeechVerb } from './tails.ts'

/**
 * > | She wrote to the paper:        > | The note said:
 * > | > We are sorry.                > |     Back on Monday.
 *     ^ a sign in front of each line     ^^^^ or four blanks more than the line that introduces it
 *
 * A line with a verb of speech and a colon at its end introduces the block; marks in it make ordinary quotes.
 */
export function findBlocks(tokens: Tokens): LineSpan[] {
  const { paragraphs, kind, paragraph } = tokens
  const spans: LineSpan[] = []
  for (let p = 0; p + 2 < paragraphs.length; p++) {
    const to = paragraphs[p + 1]!
    if (!isPunctuation(tokens, to - 1, 58) || !introduces(tokens, Math.max(paragraphs[p]!, to - 16), to - 1)) continue
    const margin = indentOf(tokens, paragraphs[p]!)
    const signed = isPunctuation(tokens, to, 62)
    const parts: number[] = []
    let q = p + 1
    for (; q + 1 < paragraphs.length; q++) {
      const from = paragraphs[q]!
      if (signed ? !isPunctuation(tokens, from, 62) : indentOf(tokens, from) < margin + 4) break
      const first = signed ? from + 1 : from
      if (kind[first] === Kind.mark || kind[first] === Kind.dash) break
      // a sign alone is an empty line of the block
      if (first < paragraphs[q + 1]! && paragraph[first] === q) parts.push(first, paragraphs[q + 1]!)
    }
    if (parts.length) spans.push({ open: -1, parts, label: null })
    p = q - 1
  }
  return spans
}

function introduces(tokens: Tokens, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (isSpeechVerb(tokens, t)) return true
  return false
}

/** Blanks in front of the first token of a line. */
function indentOf(tokens: Tokens, t: number): number {
  const { text, start } = tokens
  let at = start[t]!
  while (at > 0 && text.charCodeAt(at - 1) === 32) at--
  return at === 0 || text.charCodeAt(at - 1) === 10 || text.charCodeAt(at - 1) === 13 ? start[t]! - at : 0
}
