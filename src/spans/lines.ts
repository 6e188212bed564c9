import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { isSpeechVerb, startsTag } from './tails.ts'

/** Speech that its line shows, not a pair of marks. */
export interface LineSpan {
  readonly parts: readonly number[]
  /** Tokens of the name in front of it (`ANIKA PATEL` in `ANIKA PATEL: Thank you.`), or null. */
  readonly label: readonly [from: number, to: number] | null
}

/** Words before a colon that are headings, not people. */
const headings =
  /^(?:note|notes|source|sources|photo|photos|update|correction|warning|example|examples|summary|related|see|subject|from|to|date|time|re|cc|p\.?s\.?|tip|tags?|read more|more|watch|location|where|when|price|results?|total|step|figure|table|chapter|part)$/i

/** Transcripts (`NAME: words`) and dialogue opened by a dash. */
export function findLines(tokens: Tokens): LineSpan[] {
  return [...findTranscript(tokens), ...findDashes(tokens)]
}

/**
 * > | MODERATOR: Welcome back, everyone.
 *     ^^^^^^^^^ a name of five words at most, in capitals or each with one, and a colon; two such lines make a transcript
 */
function findTranscript(tokens: Tokens): LineSpan[] {
  const { paragraphs, kind, shape, word, text, start, end } = tokens
  const found: LineSpan[] = []
  let letters = 0
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const from = paragraphs[p]!
    const to = paragraphs[p + 1]!
    let t = from
    let names = true
    while (t < to && t - from < 6 && kind[t] === Kind.word) {
      const particle = end[t]! - start[t]! <= 3 && t > from
      if (!(shape[t]! & Shape.capital) && !particle) names = false
      if (wordFlags(word[t]!) & (Word.pronoun | Word.auxiliary) && !(shape[t]! & Shape.upper)) names = false
      t++
    }
    if (!names || t === from || t - from > 5 || !isPunctuation(tokens, t, 58) || t + 1 >= to) continue
    // a mark behind the colon makes an ordinary quote with a colon before it
    if (kind[t + 1] === Kind.mark) continue
    if (isSpeechVerb(tokens, t - 1)) continue
    if (headings.test(text.slice(start[from], end[t - 1]))) continue
    if (t - from === 1 && end[from]! - start[from]! === 1) letters++
    found.push({ parts: [t + 1, to], label: [from, t] })
  }
  if (found.length < 2) return []
  const capitals = found.filter(({ label }) => (shape[label![0]]! & Shape.upper) !== 0 || end[label![0]]! - start[label![0]]! === 1).length
  const labels = new Set(found.map(({ label }) => text.slice(start[label![0]], end[label![1] - 1])))
  // names that come back, or capitals throughout, or hardly anything else in the text
  if (labels.size === found.length && capitals < found.length && found.length * 2 < paragraphs.length - 1) return []
  void letters
  return found
}

/**
 * > | — Come in, said Anna.             > | – You have the keys? asked Mathilde.
 *     ^ a dash that begins a paragraph      a text has several such lines, or the line has a reporting clause
 */
function findDashes(tokens: Tokens): LineSpan[] {
  const { paragraphs, kind, shape, code } = tokens
  const lines: number[] = []
  let tagged = 0
  let ended = 0
  let hyphens = 0
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const from = paragraphs[p]!
    const to = paragraphs[p + 1]!
    if (kind[from] !== Kind.dash || to - from < 3) continue
    if (kind[from + 1] !== Kind.word && kind[from + 1] !== Kind.punctuation && kind[from + 1] !== Kind.number) continue
    if (kind[from + 1] === Kind.word && !(shape[from + 1]! & Shape.capital)) continue
    const last = code[to - 1]
    const over = last === 46 || last === 33 || last === 63 || last === 0x2026 || last === 44 || kind[to - 1] === Kind.dash
    const tag = findTag(tokens, from + 1, to) < to
    if (!over && !tag) continue // a signature, a heading or an item of a list
    if (code[from] === 45 && tokens.end[from]! - tokens.start[from]! === 1) hyphens++
    lines.push(p)
    ended++
    if (tag) tagged++
  }
  if (ended === 0) return []
  const em = ended - hyphens
  if (!(tagged >= 1 && (em >= 1 || ended >= 2)) && !(em >= 3 && ended * 4 > paragraphs.length - 1)) return []
  const spans: LineSpan[] = []
  for (const p of lines) spans.push({ parts: speechOf(tokens, paragraphs[p]! + 1, paragraphs[p + 1]!), label: null })
  return spans
}

/** The token where a reporting clause begins, behind a comma, a question or exclamation mark or a dash; `to` without one. */
function findTag(tokens: Tokens, from: number, to: number): number {
  const { kind, code } = tokens
  for (let t = from; t < to; t++) {
    const pause =
      kind[t] === Kind.dash || (kind[t] === Kind.punctuation && (code[t] === 44 || code[t] === 63 || code[t] === 33 || code[t] === 0x2026))
    if (pause && t + 1 < to && startsTag(tokens, t + 1)) return t + 1
  }
  return to
}

/** The spoken parts of a dash line: all of it but its reporting clauses. */
function speechOf(tokens: Tokens, from: number, to: number): number[] {
  const { kind, code } = tokens
  const parts: number[] = []
  let at = from
  while (at < to) {
    const tag = findTag(tokens, at, to)
    const cut = tag < to && kind[tag - 1] === Kind.dash ? tag - 1 : tag
    if (cut > at) parts.push(at, cut)
    if (tag >= to) break
    // the clause goes on to a dash, or to a full stop behind which somebody is spoken to again
    let t = tag
    const dashed = kind[tag - 1] === Kind.dash
    while (
      t < to &&
      !(dashed
        ? kind[t] === Kind.dash
        : kind[t] === Kind.punctuation &&
          (code[t] === 46 || code[t] === 33 || code[t] === 63 || (code[t] === 44 && speaksAgain(tokens, t + 1, to))))
    )
      t++
    t++
    if (dashed) while (t < to && kind[t] === Kind.punctuation) t++
    else if (!speaksAgain(tokens, t, to)) break
    at = t
  }
  return parts
}

/** Whether speech goes on behind a reporting clause: `I`, `you`, `we`, or a question, before the sentence is over. */
function speaksAgain(tokens: Tokens, from: number, to: number): boolean {
  const { kind, code, word, text, start, end } = tokens
  for (let t = from; t < to; t++) {
    if (kind[t] === Kind.punctuation) {
      if (code[t] === 63 || code[t] === 33) return true
      if (code[t] === 46) return false
    }
    if (
      kind[t] === Kind.word &&
      wordFlags(word[t]!) & (Word.pronoun | Word.object | Word.possessive) &&
      /^(?:i|you|we|my|your|our|me|us|i['’]\w+|you['’]\w+|we['’]\w+)$/i.test(text.slice(start[t], end[t]))
    )
      return true
  }
  return false
}
