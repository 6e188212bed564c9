import type { Options, Quote, Speaker } from '../types.ts'
import { findQuotes } from './find.ts'
import { rawFields } from './raw-fields.ts'

/** What a worker must know to read records; plain values, since it crosses threads. */
export interface RecordSettings {
  readonly options: Options
  readonly minConfidence: number
  readonly field: string
  readonly idField: string
  readonly keep: readonly string[] | true
  readonly maxSize: number
  readonly strict: boolean
}

export type FailureCode = 'not-json' | 'no-text' | 'too-large' | 'unreadable' | 'failed' | 'worker-died'

/** A record that has no quotes because something is wrong with it. */
export interface Failure {
  /** The id, written as JSON. */
  readonly id: string
  readonly error: { readonly code: FailureCode; readonly message: string }
}

/** A line of the input, or what stands in for a document that could not be read. */
export type Item = string | Failure

/** Results of some records, in their order. */
export interface BatchResult {
  /** A line a record, each with its line end. */
  readonly lines: string
  readonly documents: number
  readonly characters: number
  readonly quotes: number
  readonly failures: readonly { readonly index: number; readonly failure: Failure }[]
}

/** Turns lines into result lines; with `strict`, ends before the first that cannot be read. */
export function readRecords(items: readonly Item[], settings: RecordSettings): BatchResult {
  const failures: { index: number; failure: Failure }[] = []
  const lines: string[] = []
  let characters = 0
  let quotes = 0
  for (const [index, item] of items.entries()) {
    const result = typeof item === 'string' ? readRecord(item, settings) : item
    if ('error' in result) failures.push({ index, failure: result })
    if ('error' in result && settings.strict) break
    if (!('error' in result)) {
      characters += result.characters
      quotes += result.quotes
    }
    lines.push('error' in result ? `{"id":${result.id},"error":${JSON.stringify(result.error)}}` : result.line, '\n')
  }
  return { lines: lines.join(''), documents: lines.length / 2, characters, quotes, failures }
}

interface Success {
  readonly line: string
  readonly characters: number
  readonly quotes: number
}

function readRecord(line: string, settings: RecordSettings): Success | Failure {
  if (line.length > settings.maxSize || (line.length * 3 > settings.maxSize && Buffer.byteLength(line) > settings.maxSize))
    return failure(idOfStart(line, settings.idField), 'too-large', `record is larger than ${settings.maxSize} bytes`)
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch (error) {
    return failure('null', 'not-json', error instanceof Error ? error.message : String(error))
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return failure('null', 'not-json', 'record is not a JSON object')
  const record = parsed as Readonly<Record<string, unknown>>
  const raw = written(line, record)
  const id = raw(settings.idField)
  const text = Object.hasOwn(record, settings.field) ? record[settings.field] : undefined
  if (typeof text !== 'string')
    return failure(id, 'no-text', `field ${JSON.stringify(settings.field)} ${text === undefined ? 'is missing' : 'is not a string'}`)
  try {
    const quotes = findQuotes(text, settings.options, settings.minConfidence)
    const kept = keptFields(record, settings).map((name) => `${JSON.stringify(name)}:${raw(name)},`)
    const result = JSON.stringify(compact(quotes))
    return { line: `{"id":${id},${kept.join('')}${result.slice(1)}`, characters: text.length, quotes: quotes.length }
  } catch (error) {
    return failure(id, 'failed', error instanceof Error ? error.message : String(error))
  }
}

function failure(id: string, code: FailureCode, message: string): Failure {
  return { id, error: { code, message } }
}

/** Writes fields of a record as the record itself does; `null` for one that it lacks. */
function written(line: string, record: Readonly<Record<string, unknown>>): (name: string) => string {
  // Only a number of many digits could change on its way, and few records have one.
  const raw = /\d{16}/.test(line) ? rawFields(line) : undefined
  return (name) => (Object.hasOwn(record, name) ? (raw?.get(name) ?? JSON.stringify(record[name])) : 'null')
}

/** Names that a result line has itself. */
const taken = ['id', 'error', 'speakers', 'quotes']

function keptFields(record: Readonly<Record<string, unknown>>, { keep, field, idField }: RecordSettings): readonly string[] {
  if (keep !== true) return keep.filter((name) => Object.hasOwn(record, name) && !taken.includes(name))
  return Object.keys(record).filter((name) => name !== field && name !== idField && !taken.includes(name))
}

/** A speaker as it stands in a quote of a result line: without its mentions and aliases, which stand once, in `speakers`. */
export type SpeakerBrief = Pick<Speaker, 'id' | 'name' | 'kind' | 'gender'>

/** A result line, but for its id and what it carries: the speakers in full, once, and the quotes with as much of them as a query needs. */
export interface ResultRecord {
  readonly speakers: readonly Speaker[]
  readonly quotes: readonly (Omit<Quote, 'speaker' | 'addressee'> & {
    readonly speaker: SpeakerBrief | null
    readonly addressee: SpeakerBrief | null
  })[]
}

/**
 * Quotes repeat their speakers, and speakers hold every mention: written out, a novel would grow with the square of its length.
 * So each speaker is written once.
 */
function compact(quotes: readonly Quote[]): ResultRecord {
  const briefs = new Map<Speaker, SpeakerBrief>()
  const brief = (speaker: Speaker | null): SpeakerBrief | null => {
    if (!speaker) return null
    const known = briefs.get(speaker)
    if (known) return known
    const made = { id: speaker.id, name: speaker.name, kind: speaker.kind, gender: speaker.gender }
    briefs.set(speaker, made)
    return made
  }
  const listed = quotes.map((quote) => ({ ...quote, speaker: brief(quote.speaker), addressee: brief(quote.addressee) }))
  return { speakers: [...briefs.keys()], quotes: listed }
}

/** The id of a record that is too long to be parsed, where it stands among plain fields at the record's start. */
function idOfStart(line: string, idField: string): string {
  const string = '"(?:[^"\\\\]|\\\\.)*"'
  const plain = `(?:${string}|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null)`
  const name = JSON.stringify(idField).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  const match = new RegExp(`^\\s*\\{\\s*(?:${string}\\s*:\\s*${plain}\\s*,\\s*)*?${name}\\s*:\\s*(${plain})\\s*[,}]`).exec(
    line.slice(0, 10_000),
  )
  return match ? match[1]! : 'null'
}
