import Papa from 'papaparse'
import { checkText } from '../options.ts'
import type { Cue, Gender, Quote, QuoteKind, Span, Speaker, SpeakerKind } from '../types.ts'
import { formatError } from './format-error.ts'

export interface CsvOptions {
  /** Name of the text, as a first column `document`: for tables that hold the quotes of many texts. */
  readonly document?: string
  /** Write the line with the names of the columns. Default `true`. */
  readonly header?: boolean
}

/** The columns of {@link toCsv}, in order. */
export const csvColumns: readonly string[] = [
  'id',
  'kind',
  'speaker',
  'text',
  'cue',
  'mention',
  'addressee',
  'confidence',
  'reason',
  'start',
  'end',
  'parts',
  'lemma',
  'negated',
  'cue_start',
  'cue_end',
  'mention_start',
  'mention_end',
  'statement_start',
  'statement_end',
  'parent',
  'speaker_id',
  'speaker_kind',
  'speaker_gender',
  'speaker_aliases',
  'addressee_id',
  'addressee_kind',
  'addressee_gender',
  'addressee_aliases',
]

/**
 * Writes a table with one quote a row (RFC 4180: comma, CRLF, doubled quotes; UTF-8 without a byte order mark).
 *
 * Columns for people stand first, offsets and ids behind: see {@link csvColumns}. `parts` are offsets (`1-12 48-65`), aliases are separated
 * by `|`. A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return) gets a `'` in
 * front, as [OWASP](https://owasp.org/www-community/attacks/CSV_Injection) advises; {@link fromCsv} takes it away.
 *
 * @param text The text that the quotes were found in.
 * @param quotes What `attributeQuotes` gave for it.
 * @example
 * ```ts
 * const text = '“Eat,” said Peg.'
 * toCsv(text, attributeQuotes(text)) // → 'id,kind,speaker,text,…\r\nq1,direct,Peg,"Eat,",said,Peg,,0.97,…\r\n'
 * ```
 */
export function toCsv(text: string, quotes: readonly Quote[], options: CsvOptions = {}): string {
  checkText(text)
  const rows = quotes.map((quote) => {
    const row = [...rowOf(quote)]
    if (options.document !== undefined) row.unshift(options.document)
    return row.map((cell) => (typeof cell === 'string' ? defuse(cell) : cell))
  })
  if (options.header ?? true) rows.unshift(options.document === undefined ? [...csvColumns] : ['document', ...csvColumns])
  return rows.length ? `${Papa.unparse(rows, { newline: '\r\n' })}\r\n` : ''
}

function rowOf(quote: Quote): (string | number | boolean | null)[] {
  const { id, kind, speaker, text, cue, mention, addressee, confidence, reason, start, end, parts, statement, parent } = quote
  const people = [speaker, addressee].flatMap((who) =>
    who ? [who.id, who.kind, who.gender, who.aliases.map(packAlias).join('|')] : [null, null, null, null],
  )
  return [
    ...[id, kind, speaker?.name ?? null, text, cue?.text ?? null, mention?.text ?? null, addressee?.name ?? null, confidence, reason],
    ...[start, end, parts.map((part) => `${part.start}-${part.end}`).join(' ')],
    ...[cue?.lemma ?? null, cue?.negated ?? null, cue?.start ?? null, cue?.end ?? null],
    ...[mention?.start ?? null, mention?.end ?? null, statement?.start ?? null, statement?.end ?? null, parent],
    ...people,
  ]
}

/** What a spreadsheet takes for the beginning of a formula, full-width forms included. A `'` in front of one is doubled, so that reading is exact. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/

function defuse(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

function restore(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}

function packAlias(alias: string): string {
  return alias.replace(/[\\|]/g, '\\$&')
}

function unpackAliases(cell: string): string[] {
  return cell ? [...cell.matchAll(/(?:^|\|)((?:[^\\|]|\\.)*)/gs)].map(([, alias]) => alias!.replace(/\\(.)/gs, '$1')) : []
}

/**
 * Reads a table that {@link toCsv} wrote, with whatever was corrected in it by hand: the names in `speaker` and `addressee` count, and an
 * unknown name makes a new speaker.
 *
 * A speaker's `mentions` are those that the rows name; the rest is as it was written. The offsets are read against `text`.
 *
 * @param csv The table; columns may be missing (all but `id`, `start`, `end` and `parts`) or stand in any order, separated by
 *   commas, semicolons or tabs.
 * @param text The text that the table is about.
 * @throws {TypeError} where a row is no CSV, or a column that is needed is missing or holds an offset that the text does not have.
 * @example
 * ```ts
 * const csv = toCsv(text, quotes).replaceAll('Peg', 'Peg Amory')
 * fromCsv(csv, text)[0]?.speaker?.name // → 'Peg Amory'
 * ```
 */
export function fromCsv(csv: string, text: string): Quote[] {
  checkText(text)
  const { data, errors } = Papa.parse<Record<string, string>>(csv, {
    header: true,
    skipEmptyLines: true,
    delimitersToGuess: [',', ';', '\t'],
  })
  const error = errors.find(({ type, code }) => type === 'Quotes' || code === 'TooManyFields')
  if (error) throw formatError(`row ${(error.row ?? 0) + 2} is no row of a table: ${error.message}`)
  const speakers = new Map<string, Speaker & { mentions: Span[] }>()
  return data.map((cells, r) => readRow(cells, r + 2, text, speakers))
}

function readRow(cells: Record<string, string>, line: number, text: string, speakers: Map<string, Speaker & { mentions: Span[] }>): Quote {
  const cell = (name: string): string => restore(cells[name] ?? '')
  const offset = (value: string, name: string): number => {
    const n = Number(value)
    if (value === '' || !Number.isInteger(n) || n < 0 || n > text.length)
      throw formatError(`row ${line}: ${name} must be an offset up to ${text.length}, not ${JSON.stringify(value)}`)
    return n
  }
  const span = (name: string): Span | null => {
    if (cell(`${name}_start`) === '') return null
    const start = offset(cell(`${name}_start`), `${name}_start`)
    const end = offset(cell(`${name}_end`), `${name}_end`)
    return { start, end, text: text.slice(start, end) }
  }
  const who = (role: string): (Speaker & { mentions: Span[] }) | null => {
    const name = cell(role)
    if (!name) return null
    const id = cell(`${role}_id`) || name
    // a corrected name parts from the id that it stood with
    const key = JSON.stringify([id, name])
    let speaker = speakers.get(key)
    if (!speaker) {
      const taken = [...speakers.values()].some((other) => other.id === id)
      speaker = {
        id: taken ? name : id,
        name,
        aliases: unpackAliases(cell(`${role}_aliases`)),
        kind: (cell(`${role}_kind`) || 'unknown') as SpeakerKind,
        gender: (cell(`${role}_gender`) || 'unknown') as Gender,
        mentions: [],
      }
      speakers.set(key, speaker)
    }
    return speaker
  }
  const parts = cell('parts')
    .split(' ')
    .map((part) => {
      const [from = '', to = ''] = part.split('-')
      const start = offset(from, 'parts')
      const end = offset(to, 'parts')
      return { start, end, text: text.slice(start, end) }
    })
  const cueSpan = span('cue')
  const cue: Cue | null = cueSpan && { ...cueSpan, lemma: cell('lemma'), negated: cell('negated') === 'true' }
  const speaker = who('speaker')
  const mention = span('mention')
  if (speaker && mention && !speaker.mentions.some((other) => other.start === mention.start)) speaker.mentions.push(mention)
  return {
    id: cell('id'),
    kind: (cell('kind') || 'direct') as QuoteKind,
    start: offset(cell('start'), 'start'),
    end: offset(cell('end'), 'end'),
    parts,
    text: parts.map((part) => part.text).join(' '),
    statement: span('statement'),
    speaker,
    mention,
    cue,
    addressee: who('addressee'),
    parent: cell('parent') || null,
    confidence: Number(cell('confidence')),
    reason: cell('reason'),
  }
}
