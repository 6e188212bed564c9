import type { Context } from '../attribution/context.ts'
import type { Quote, Span, Speaker } from '../types.ts'
import type { Piece } from './labels.ts'
import type { Statements } from './statements.ts'

/**
 * The quotes by marks with the statements among them, in the order of the text and numbered anew: indirect ones become quotes, and mixed quotes
 * get their `statement`. `listed` holds the id of each unit that has a quote.
 */
export function addStatements(
  context: Context,
  quotes: readonly Quote[],
  listed: ReadonlyMap<number, string>,
  statements: Statements,
  speakers: ReadonlyMap<number, Speaker>,
): Quote[] {
  const spans = new Map<Piece, Span>()
  const clauses = new Map<string, Span>()
  for (const [u, piece] of statements.clauseOf) {
    const id = listed.get(u)
    if (id === undefined) continue
    let span = spans.get(piece)
    if (!span) spans.set(piece, (span = spanOf(context, piece)))
    clauses.set(id, span)
  }
  const all: Quote[] = quotes.map((quote) => ({ ...quote, statement: clauses.get(quote.id) ?? null }))
  statements.list.forEach((statement, s) => {
    const { content, cue, source, speaker, confidence, reason, parent } = statement
    const parts = content.map((piece) => spanOf(context, piece))
    all.push({
      id: `i${s}`,
      kind: 'indirect',
      start: parts[0]!.start,
      end: parts[parts.length - 1]!.end,
      parts,
      text: parts.map((part) => part.text).join(' '),
      statement: null,
      speaker: speaker >= 0 ? speakers.get(speaker)! : null,
      mention: source ? spanOf(context, source) : null,
      cue: { ...spanOf(context, cue), lemma: cue.lemma, negated: cue.negated },
      addressee: null,
      parent: parent >= 0 ? `i${parent}` : null,
      confidence: Math.round(confidence * 1000) / 1000,
      reason,
    })
  })
  all.sort((a, b) => a.start - b.start || b.end - a.end)
  const ids = new Map(all.map(({ id }, n) => [id, `q${n + 1}`]))
  return all.map((quote) => ({ ...quote, id: ids.get(quote.id)!, parent: quote.parent === null ? null : ids.get(quote.parent)! }))
}

function spanOf({ tokens }: Context, { from, to }: { readonly from: number; readonly to: number }): Span {
  const start = tokens.start[from]!
  const end = tokens.end[to - 1]!
  return { start, end, text: tokens.text.slice(start, end) }
}
