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

/** The closing mark of the other style, curly for straight and straight for curly. */
const styles: Readonly<Record<string, string>> = { '"': '”', '“': '"' }

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

/**
 * Something wrong with a mark.
 *
 * - *unclosed*: a quote that opens with a mark and has none behind its words; the span is the quote, `expected` the mark.
 * - *mismatched*: a straight mark closes what a curly one opened, or the other way round; the span is the closing mark.
 * - *single*: a mark that belongs to no quote.
 */
export interface MarkFault extends Span {
  readonly type: 'unclosed' | 'mismatched' | 'single'
  readonly open: string
  readonly expected: string
}

/**
 * Finds marks without a counterpart of their own kind, in no order.
 *
 * @param text The text that `quotes` were found in, those that nobody speaks included.
 */
export function findMarkFaults(text: string, quotes: readonly Quote[]): MarkFault[] {
  const faults: MarkFault[] = []
  const paired = new Set<number>()
  for (const quote of quotes) {
    const { start, end, parts } = quote
    const open = start < parts[0]!.start ? text[start]! : ''
    const expected = closers[open] ?? ''
    if (expected && end === parts[parts.length - 1]!.end) {
      faults.push({ type: 'unclosed', start, end, text: text.slice(start, end), open, expected })
    } else if (styles[open] && text[end - 1] === styles[open]) {
      faults.push({ type: 'mismatched', start: end - 1, end, text: text[end - 1]!, open, expected })
    }
    rangesOf(text, quote).forEach(([from, to], p) => {
      const part = parts[p]!
      for (let at = from; at < part.start; at++) paired.add(at)
      for (let at = part.end; at < to; at++) paired.add(at)
    })
  }
  for (const { index, 0: lone } of text.matchAll(doubles)) {
    if (paired.has(index) || isMeasure(text, index) || isEmptyPair(text, index)) continue
    faults.push({ type: 'single', start: index, end: index + 1, text: lone, open: '', expected: '' })
  }
  return faults
}

/** > | a 6" pipe: inches, or seconds of arc, where nothing is open */
function isMeasure(text: string, at: number): boolean {
  return text[at] === '"' && /\d/.test(text[at - 1] ?? '')
}

/** > | "" or “ ”: two marks around nothing */
function isEmptyPair(text: string, at: number): boolean {
  return /^["“„«»]\s?["”“»«]/.test(text.slice(at, at + 3)) || /["“„«»]\s?["”“»«]$/.test(text.slice(Math.max(0, at - 2), at + 1))
}
