import { trimmed } from '../text/lists.ts'
import { Kind, type Tokens } from '../text/tokens.ts'
import { findLines } from './lines.ts'
import type { Marks } from './marks.ts'
import { pairMarks } from './pairs.ts'

/** A quoted stretch, in tokens. */
export interface QuotedSpan {
  /** Token of the opening mark, or of the dash that stands for one, and of the closing mark; -1 where there is none. */
  readonly open: number
  readonly close: number
  /** From and to, the last token left out: one pair a part. */
  readonly parts: readonly number[]
  /** First token, the mark included, and the one behind the last. */
  readonly from: number
  readonly to: number
  /** Index of the span around this one, or -1. */
  readonly parent: number
  /** Name in front of the line (`NAME: words`), in tokens, or null. */
  readonly label: readonly [from: number, to: number] | null
  /** How the span was found. */
  readonly source: 'marks' | 'line'
}

/** All quoted stretches, outer ones before what stands in them. */
export function findSpans(tokens: Tokens, marks: Marks): QuotedSpan[] {
  const found: Omit<QuotedSpan, 'parent'>[] = []
  const lines = findLines(tokens)
  const labelled = marksOfTurns(tokens, lines)
  for (const { open, close: closing, parts: all } of pairMarks(tokens, marks)) {
    if (labelled.has(open)) continue
    const turn = labelled.size ? all.findIndex((t, p) => p > 0 && p % 2 === 0 && labelled.has(t - 1)) : -1
    const parts = turn < 0 ? all : all.slice(0, turn)
    const close = turn < 0 ? closing : -1
    const last = parts[parts.length - 1]!
    found.push({ open, close, parts, from: open >= 0 ? open : parts[0]!, to: close >= 0 ? close + 1 : last, label: null, source: 'marks' })
  }
  for (const { open, parts, label } of lines) {
    const from = open >= 0 ? open : parts[0]!
    found.push({ open, close: -1, parts, from, to: parts[parts.length - 1]!, label, source: 'line' })
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  const spans: QuotedSpan[] = []
  const around: number[] = []
  for (const span of found) {
    while (around.length && spans[around[around.length - 1]!]!.to <= span.from) around.pop()
    const parent = around.length ? around[around.length - 1]! : -1
    // two readings of the same words, or one that only half fits: the outer one stands
    if (parent >= 0 && (spans[parent]!.to < span.to || !within(spans[parent]!.parts, span))) continue
    const { open, close, parts, from, to, label, source } = span
    spans.push({ open, close, parts: trimmed(parts), from, to, label, source, parent })
    around.push(spans.length - 1)
  }
  return spans
}

/** > | “ROE: Were you late?        the marks in front of the names in a transcript, which open nothing else */
function marksOfTurns({ kind }: Tokens, lines: ReturnType<typeof findLines>): Set<number> {
  const marks = new Set<number>()
  for (const { label, parts } of lines) {
    if (!label || kind[label[0] - 1] !== Kind.mark) continue
    marks.add(label[0] - 1)
    for (let p = 2; p < parts.length; p += 2) if (kind[parts[p]! - 1] === Kind.mark) marks.add(parts[p]! - 1)
  }
  return marks
}

/** Whether a span lies inside one part of another and leaves some of its words. */
function within(parts: readonly number[], span: { readonly from: number; readonly to: number }): boolean {
  for (let p = 0; p < parts.length; p += 2) {
    if (parts[p]! <= span.from && span.to <= parts[p + 1]!) return span.to - span.from < parts[p + 1]! - parts[p]! || parts.length > 2
  }
  return false
}

/** For each token, the index of the innermost span that holds it; -1 for narration. Marks count as inside. */
export function spanOfTokens(tokens: Tokens, spans: readonly QuotedSpan[]): Int32Array {
  const of = new Int32Array(tokens.count + 1).fill(-1)
  spans.forEach(({ open, close, parts }, s) => {
    if (open >= 0) of[open] = s
    if (close >= 0) of[close] = s
    for (let p = 0; p < parts.length; p += 2) {
      of.fill(s, parts[p]!, parts[p + 1]!)
      // marks that reopen a paragraph
      if (p > 0 && tokens.kind[parts[p]! - 1] === Kind.mark) of[parts[p]! - 1] = s
    }
  })
  return of
}
