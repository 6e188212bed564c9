import type { Context } from '../attribution/context.ts'
import { antecedentOf } from '../mentions/extent.ts'
import type { Cue, Quote, Span, Speaker } from '../types.ts'
import type { CueWords } from './cue.ts'
import { type Piece, Role } from './labels.ts'
import type { Settled, Statements } from './statements.ts'

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
  const settled = new Map<string, Settled>()
  for (const [u, decision] of statements.settled) if (listed.has(u)) settled.set(listed.get(u)!, decision)
  const all: Quote[] = quotes.map((quote) => {
    const decision = settled.get(quote.id)
    const statement = clauses.get(quote.id) ?? null
    return decision
      ? { ...quote, statement, ...named(context, { ...decision, source: whole(context, decision.source) }, speakers) }
      : { ...quote, statement }
  })
  statements.list.forEach((statement, s) => {
    const parts = statement.content.map((piece) => spanOf(context, piece))
    all.push({
      id: `i${s}`,
      kind: 'indirect',
      start: parts[0]!.start,
      end: parts[parts.length - 1]!.end,
      parts,
      text: parts.map((part) => part.text).join(' '),
      statement: null,
      addressee: null,
      parent: statement.parent >= 0 ? `i${statement.parent}` : null,
      ...named(context, statement, speakers),
    })
  })
  all.sort((a, b) => a.start - b.start || b.end - a.end)
  const ids = new Map(all.map(({ id }, n) => [id, `q${n + 1}`]))
  return all.map((quote) => ({ ...quote, id: ids.get(quote.id)!, parent: quote.parent === null ? null : ids.get(quote.parent)! }))
}

/** > | Orr called Ada Roe, who told him of “a wall”        a pronoun with the name before it, as for every quote */
function whole({ tokens, mentions }: Context, { from, to }: Piece): Piece {
  const named = antecedentOf(tokens, mentions, from)
  return { role: Role.source, from: named >= 0 ? named : from, to, chance: 0 }
}

/** Who says it, and by which words. */
function named(
  context: Context,
  {
    cue,
    source,
    speaker,
    confidence,
    reason,
  }: Pick<Settled, 'cue' | 'speaker' | 'confidence' | 'reason'> & { readonly source: Piece | null },
  speakers: ReadonlyMap<number, Speaker>,
): Pick<Quote, 'speaker' | 'mention' | 'cue' | 'confidence' | 'reason'> {
  return {
    speaker: speaker >= 0 ? speakers.get(speaker)! : null,
    mention: source ? spanOf(context, source) : null,
    cue: cueOf(context, cue),
    confidence: Math.round(confidence * 1000) / 1000,
    reason,
  }
}

function spanOf({ tokens }: Context, { from, to }: { readonly from: number; readonly to: number }): Span {
  const start = tokens.start[from]!
  const end = tokens.end[to - 1]!
  return { start, end, text: tokens.text.slice(start, end) }
}

function cueOf(context: Context, cue: CueWords): Cue {
  const { start, end, text } = spanOf(context, cue)
  return { start, end, text, lemma: cue.lemma, negated: cue.negated }
}
