import type { Context } from '../../src/attribution/context.ts'
import { indexClauses } from '../../src/attribution/context.ts'
import { findClauses } from '../../src/cues/clauses.ts'
import { findCues } from '../../src/cues/cues.ts'
import { findMentions } from '../../src/mentions/mentions.ts'
import { findMarks } from '../../src/spans/marks.ts'
import { findSpans, spanOfTokens } from '../../src/spans/spans.ts'
import { groupMentions } from '../../src/speakers/entities.ts'
import { type Atoms, makeAtoms } from '../../src/statements/atoms.ts'
import { Label } from '../../src/statements/labels.ts'
import { Kind, tokenize } from '../../src/text/tokens.ts'
import { type Document, readCorpus } from '../jsonl.ts'

/** A document with what the labeller looks at, and the labels that the annotators gave. */
export interface Example {
  readonly document: Document
  readonly context: Context
  readonly atoms: Atoms
  readonly labels: Uint8Array
}

export function readExamples(shared: string, name: string, limit: number = Infinity): Example[] {
  return readCorpus(shared, name)
    .slice(0, limit)
    .map((document) => {
      const context = readContext(document.text)
      return { document, context, atoms: makeAtoms(context), labels: goldLabels(document, context) }
    })
}

/** The stages of the pipeline that stand before the statements. */
export function readContext(text: string): Context {
  const tokens = tokenize(text)
  const spans = findSpans(tokens, findMarks(tokens))
  const mentions = findMentions(tokens)
  const clauses = findClauses(tokens, mentions, findCues(tokens))
  return {
    tokens,
    spans,
    spanOf: spanOfTokens(tokens, spans),
    mentions,
    clauses,
    clauseFrom: indexClauses(tokens, clauses),
    entities: groupMentions(tokens, mentions, []),
  }
}

/** One label a token; where roles overlap, a cue stands above a source and that above a content. */
export function goldLabels(document: Document, context: Context): Uint8Array {
  const labels = new Uint8Array(context.tokens.count + 1)
  for (const [role, label] of [
    ['content', Label.content],
    ['source', Label.source],
    ['cue', Label.cue],
  ] as const) {
    for (const attribution of document.attributions ?? []) {
      for (const [start, end] of attribution[role] ?? []) {
        const [from, to] = tokensOf(context, start, end)
        labels.fill(label + 1, from, to)
        if (to > from) labels[from] = label
        // what this span cut off from one of another role begins anew
        const next = labels[to]!
        if (to > from && next !== Label.none && (next & 1) === 0) labels[to] = next - 1
      }
    }
  }
  return labels
}

/** The tokens of a stretch of text, marks and punctuation at its ends left out. */
export function tokensOf(context: Context, start: number, end: number): [from: number, to: number] {
  const { tokens } = context
  let from = firstEndingBehind(tokens.end, tokens.count, start)
  let to = from
  while (to < tokens.count && tokens.start[to]! < end) to++
  while (to > from && !isWord(tokens.kind[to - 1]!)) to--
  while (from < to && !isWord(tokens.kind[from]!)) from++
  return [from, to]
}

function isWord(kind: number): boolean {
  return kind === Kind.word || kind === Kind.number
}

function firstEndingBehind(ends: Int32Array, count: number, offset: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! > offset) high = middle
    else low = middle + 1
  }
  return low
}
