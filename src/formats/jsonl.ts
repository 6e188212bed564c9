import { checkText } from '../options.ts'
import type { Quote, Speaker } from '../types.ts'
import { formatError } from './format-error.ts'

export interface JsonlOptions {
  /** Name of the text, put in front of every line as `document`: for files that hold the quotes of many texts. */
  readonly document?: string
}

/**
 * Writes one quote a line, as JSON (JSON Lines, also called NDJSON).
 *
 * A line has the fields of `Quote`. Speakers carry `mentions` on their first line only, so that the output grows with the text and not with
 * its square; all other fields stand on every line, so that any line can be read by itself. Every line ends in `\n`; U+2028 and U+2029, at
 * which some readers break lines, are written as escapes.
 *
 * @param text The text that the quotes were found in.
 * @param quotes What `attributeQuotes` gave for it.
 * @example
 * ```ts
 * const text = '“Eat,” said Peg.'
 * toJsonl(text, attributeQuotes(text)) // → '{"id":"q1","kind":"direct","start":0,"end":6,…}\n'
 * ```
 */
export function toJsonl(text: string, quotes: readonly Quote[], options: JsonlOptions = {}): string {
  checkText(text)
  const seen = new Set<Speaker>()
  const write = (speaker: Speaker | null): object | null => {
    if (!speaker) return null
    const { id, name, aliases, kind, gender, mentions } = speaker
    if (seen.has(speaker)) return { id, name, aliases, kind, gender }
    seen.add(speaker)
    return { id, name, aliases, kind, gender, mentions }
  }
  let lines = ''
  for (const quote of quotes) {
    const line = { ...quote, speaker: write(quote.speaker), addressee: write(quote.addressee) }
    lines += `${escapeBreaks(JSON.stringify(options.document === undefined ? line : { document: options.document, ...line }))}\n`
  }
  return lines
}

/**
 * Reads what {@link toJsonl} wrote. Speakers and statements are one object each again, and lines may be missing (a filtered file).
 *
 * @throws {TypeError} where a line is no quote; the message has the number of the line.
 * @example
 * ```ts
 * const quotes = attributeQuotes(text)
 * fromJsonl(toJsonl(text, quotes)) // → deeply equal to quotes
 * ```
 */
export function fromJsonl(lines: string): Quote[] {
  const speakers = new Map<string, Speaker>()
  const statements = new Map<string, Quote['statement']>()
  const read = (speaker: Speaker | null): Speaker | null => {
    if (!speaker) return null
    const known = speakers.get(speaker.id)
    if (known) return known
    const whole = { ...speaker, mentions: speaker.mentions ?? [] }
    speakers.set(speaker.id, whole)
    return whole
  }
  const quotes: Quote[] = []
  lines.split('\n').forEach((line, l) => {
    if (!line.trim()) return
    const { document: _, ...quote } = parseLine(line, l + 1)
    let { statement } = quote
    if (statement) {
      const key = `${statement.start} ${statement.end}`
      if (!statements.has(key)) statements.set(key, statement)
      statement = statements.get(key)!
    }
    quotes.push({ ...quote, statement, speaker: read(quote.speaker), addressee: read(quote.addressee) })
  })
  return quotes
}

function parseLine(line: string, number: number): Quote & { document?: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw formatError(`line ${number} is no JSON`, cause)
  }
  if (typeof value !== 'object' || value === null || !('id' in value) || !('parts' in value) || !Array.isArray(value.parts))
    throw formatError(`line ${number} is no quote`)
  return value as Quote
}

function escapeBreaks(json: string): string {
  return json.replace(/[\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
}
