import { afterBlank, isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'
import type { LineSpan } from './lines.ts'
import { isSpeechVerb } from './tails.ts'

/** The sign in front of each line of a quoted block. */
const sign = 62 // >

/**
 * > | She wrote to the paper:        > | The note said:                             > | > We read to be less alone.
 * > | > We are sorry.                > |     Back on Monday.                        > | > — Clara Varga
 *     ^ a sign in front of each line     ^^^^ or four blanks more than the line          ^ a signature at its end
 *                                             that introduces it
 *
 * What introduces a block is a line with a verb of speech and a colon at its end, in front of the block or its first line (`> On Tuesday Ada Roe wrote:`);
 * marks in it make ordinary quotes.
 */
export function findBlocks(tokens: Tokens): LineSpan[] {
  const { paragraphs } = tokens
  const spans: LineSpan[] = []
  for (let p = 0; p + 1 < paragraphs.length; ) {
    const quoted = isPunctuation(tokens, paragraphs[p]!, sign)
    const introduced = introduces(tokens, p)
    if (!quoted && !introduced) {
      p++
      continue
    }
    let first = introduced ? p + 1 : p
    const signed = first + 1 < paragraphs.length && isPunctuation(tokens, paragraphs[first]!, sign)
    if (!quoted && signed && introduces(tokens, first)) first++
    const { parts, end } = readBlock(tokens, first, signed ? -1 : indentOf(tokens, paragraphs[p]!) + 4, introduced)
    if (parts.length && (introduced || isSigned(tokens, end))) spans.push({ open: -1, parts, label: null })
    p = Math.max(end, p + 1)
  }
  return spans
}

/** The lines of a block, from paragraph `first` on, and the paragraph behind them: those with a sign (`margin` -1), or with so many blanks before them. An empty line ends it where nothing introduced it. */
function readBlock(tokens: Tokens, first: number, margin: number, introduced: boolean): { parts: number[]; end: number } {
  const { paragraphs, kind, paragraph } = tokens
  const parts: number[] = []
  let p = first
  for (; p + 1 < paragraphs.length; p++) {
    const from = paragraphs[p]!
    if (margin < 0 ? !isPunctuation(tokens, from, sign) : indentOf(tokens, from) < margin) break
    if (!introduced && p > first && afterBlank(tokens, from)) break
    const word = margin < 0 ? from + 1 : from
    if (kind[word] === Kind.mark || kind[word] === Kind.dash) break
    // a sign alone is an empty line of the block
    if (word < paragraphs[p + 1]! && paragraph[word] === p) parts.push(word, paragraphs[p + 1]!)
  }
  return { parts, end: p }
}

/** Whether a line is a dash and a name, with the sign of its block or without it. */
function isSigned(tokens: Tokens, p: number): boolean {
  const { paragraphs, kind, shape } = tokens
  if (p + 1 >= paragraphs.length) return false
  const dash = isPunctuation(tokens, paragraphs[p]!, sign) ? paragraphs[p]! + 1 : paragraphs[p]!
  return kind[dash] === Kind.dash && (shape[dash + 1]! & Shape.capital) !== 0 && paragraphs[p + 1]! - dash < 12
}

/** Whether a line ends with a colon and has a verb of speech near it. */
function introduces(tokens: Tokens, p: number): boolean {
  const [from, to] = [tokens.paragraphs[p]!, tokens.paragraphs[p + 1]!]
  if (!isPunctuation(tokens, to - 1, 58)) return false
  for (let t = Math.max(from, to - 16); t < to - 1; t++) if (isSpeechVerb(tokens, t)) return true
  return false
}

/** Blanks in front of the first token of a line. */
export function indentOf(tokens: Tokens, t: number): number {
  const { text, start } = tokens
  let at = start[t]!
  while (at > 0 && text.charCodeAt(at - 1) === 32) at--
  return at === 0 || text.charCodeAt(at - 1) === 10 || text.charCodeAt(at - 1) === 13 ? start[t]! - at : 0
}
