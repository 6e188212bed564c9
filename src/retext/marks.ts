import type { Quote, Span } from '../types.ts'

/** Quotation marks that open or close by their look, and straight ones. Single marks are left out of reports: most of them are apostrophes. */
const mark = /["'“”„‟‘’‚‛«»‹›`]/
const blank = /\s/
const doubles = /["“”„‟«»]/g
const closers: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“',
  '‟': '”',
  '«': '»',
  '»': '«',
  '‘': '’',
  '‹': '›',
  '`': '’',
}

/** Where the words and the marks of a quote stand; the reporting clause between two parts is left out. */
export function rangesOf(text: string, { start, end, parts }: Quote): [start: number, end: number][] {
  return parts.map((part) => [reach(text, part.start, start, -1), reach(text, part.end, end, 1)])
}

/**
 * > | “Go,” he said, “now.”
 *    ^^          ^^ from the words over white space to their mark, as far as the quote goes
 */
function reach(text: string, from: number, limit: number, step: 1 | -1): number {
  let reached = from
  for (let at = from; at !== limit; at += step) {
    const char = text[step > 0 ? at : at - 1]!
    if (mark.test(char)) reached = at + step
    else if (!blank.test(char)) break
  }
  return reached
}

/** A mark without its counterpart. */
export interface LoneMark extends Span {
  /** The mark that is missing behind the words, where these were taken for a quote all the same. */
  readonly missing: string | null
  /** That quote. */
  readonly quote: Quote | null
}

/**
 * The marks that open or close nothing, in order.
 *
 * @param text The text that `quotes` were found in, those that nobody speaks included.
 */
export function findLoneMarks(text: string, quotes: readonly Quote[]): LoneMark[] {
  const lone: LoneMark[] = []
  const paired = new Set<number>()
  for (const quote of quotes) {
    const first = quote.parts[0]!
    const last = quote.parts[quote.parts.length - 1]!
    const open = quote.start < first.start ? text[quote.start]! : ''
    const closed = quote.end > last.end
    if (open && !closed && closers[open])
      lone.push({ start: quote.start, end: quote.start + 1, text: open, missing: closers[open]!, quote })
    for (const [start, end] of rangesOf(text, quote)) {
      const part = quote.parts.find((part) => part.start >= start && part.end <= end)!
      for (let at = start; at < part.start; at++) paired.add(at)
      for (let at = part.end; at < end; at++) paired.add(at)
    }
  }
  for (const { index, 0: text_ } of text.matchAll(doubles)) {
    if (paired.has(index) || isMeasure(text, index) || isEmptyPair(text, index)) continue
    lone.push({ start: index, end: index + 1, text: text_, missing: null, quote: null })
  }
  return lone.sort((a, b) => a.start - b.start)
}

/** > | a 6" pipe: inches, or seconds of arc, where nothing is open */
function isMeasure(text: string, at: number): boolean {
  return text[at] === '"' && /\d/.test(text[at - 1] ?? '')
}

/** > | "" or “ ”: two marks around nothing */
function isEmptyPair(text: string, at: number): boolean {
  const around = /["“„«»]\s*["”“»«]/y
  for (let from = Math.max(0, at - 2); from <= at; from++) {
    around.lastIndex = from
    const [match] = around.exec(text) ?? []
    if (match && from + match.length > at) return from === at || from + match.length - 1 === at
  }
  return false
}
