import { attributeQuotes } from '../src/index.ts'
import type { Character, Gender, Quote } from '../src/types.ts'
import type { Document } from './jsonl.ts'

const genders: Record<string, Gender> = { F: 'female', M: 'male' }

/** One line of a prediction file, as `../shared/eval/README.md` describes it. Reads the text and, where asked to, the characters. */
export function predict(
  document: Document,
  settings: {
    readonly characters: boolean
    readonly indirect: boolean
    /** Whether lines without marks count as quoted: as in texts of our own, unlike in PolNeAR. */
    readonly unmarked?: boolean
  },
): object {
  const characters = settings.characters && document.characters ? knownCharacters(document) : undefined
  const started = performance.now()
  const quotes = attributeQuotes(document.text, { indirect: settings.indirect, ...(characters ? { characters } : {}) })
  const ms = performance.now() - started
  const scored = quotes.filter(isScored)
  const isUnquoted = settings.unmarked ? () => false : unquoted(scored, document.text)
  return { id: document.id, ms, quotes: onePerStatement(scored).map((quote) => line(quote, isUnquoted(quote))) }
}

/** A statement is one attribution, however many of its words stand in marks: the quote whose source is surest stands for all of them. */
function onePerStatement(quotes: readonly Quote[]): Quote[] {
  const surest = new Map<Quote['statement'], Quote>()
  for (const quote of quotes) {
    const { statement } = quote
    if (!statement) continue
    const other = surest.get(statement)
    if (!other || trustOf(quote) > trustOf(other)) surest.set(statement, quote)
  }
  return quotes.filter((quote) => !quote.statement || surest.get(quote.statement) === quote)
}

/** How far a quote is to be trusted; one without a source says least. */
function trustOf({ mention, cue, confidence }: Quote): number {
  return (mention ? 2 : 0) + (cue ? 1 : 0) + confidence
}

/** The characters of a document as the option `characters` takes them. */
export function knownCharacters(document: Document): Character[] {
  return (document.characters ?? []).map(({ name, aliases, gender }) => ({
    name,
    aliases: aliases.filter((alias) => alias.trim()),
    gender: genders[gender] ?? 'unknown',
  }))
}

/** The corpora annotate no quotes inside quotes; what nobody said is left out as the format asks. */
function isScored(quote: Quote): boolean {
  return quote.kind !== 'unspoken' && quote.parent === null
}

/**
 * PolNeAR counts as quoted what holds “, ” or ": what other marks hold ('', ‘ and ’), or none, is unquoted there, so it is handed in among the statements without marks, unless those other marks are the ones that the text quotes with.
 */
function unquoted(quotes: readonly Quote[], text: string): (quote: Quote) => boolean {
  const words = ({ start, end }: Quote): string => text.slice(start, end)
  const other = (quote: Quote): boolean => !/["“”„«»]/.test(words(quote))
  // > | WALLACE: If I may, sir.        a line of a transcript has no marks, whatever the text quotes with
  const none = (quote: Quote): boolean => other(quote) && !/^['‘‚‹]/.test(words(quote))
  const marked = quotes.filter((quote) => quote.kind !== 'indirect' && !none(quote))
  const twin = (quote: Quote): boolean => none(quote) || words(quote).startsWith("''")
  return 2 * marked.filter(other).length < marked.length ? other : twin
}

function line(quote: Quote, unmarked: boolean): object {
  const pair = (span: { readonly start: number; readonly end: number } | null): [number, number] | null =>
    span ? [span.start, span.end] : null
  const who = (speaker: Quote['speaker']): object | null => (speaker ? { name: speaker.name, aliases: speaker.aliases } : null)
  return {
    kind: unmarked ? 'indirect' : quote.kind,
    content: quote.statement ? [pair(quote.statement)] : withMarks(quote),
    cue: pair(quote.cue),
    source: pair(quote.mention),
    speaker: who(quote.speaker),
    addressee: who(quote.addressee),
  }
}

/** The parts with the marks at both ends of the quote: a dash that opens a line of dialogue counts as one of its words in the corpora. */
function withMarks({ start, end, parts }: Quote): [number, number][] {
  const last = parts.length - 1
  return parts.map((part, p) => [p === 0 ? start : part.start, p === last ? end : part.end])
}
