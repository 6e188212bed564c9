import type { Genre } from '../types.ts'

export const formats = ['listing', 'json', 'ndjson', 'csv', 'tei', 'jsonld', 'annotations', 'script', 'html'] as const
export type Format = (typeof formats)[number]
export const genres: readonly Genre[] = ['auto', 'news', 'fiction']
export type When = 'auto' | 'always' | 'never'

/** What the arguments ask for. */
export interface CommandSettings {
  readonly format: Format
  /** A file, or a folder for a file a document; undefined for standard output. */
  readonly output: string | undefined
  readonly indirect: boolean
  readonly unspoken: boolean
  /** Path of a JSON or CSV file. */
  readonly characters: string | undefined
  readonly genre: Genre
  readonly minConfidence: number
  readonly color: When
  /** Columns of the listing; undefined: the terminal's, and no limit elsewhere. */
  readonly width: number | undefined
  readonly quiet: boolean
  /** Input is one JSON document a line. */
  readonly ndjson: boolean
  readonly field: string
  readonly idField: string
  /** Fields carried from a record to its result; `true`: all but the text. */
  readonly keep: readonly string[] | true
  /** Bytes of the longest record that is still read. */
  readonly maxSize: number
  readonly strict: boolean
  readonly jobs: number
  readonly resume: boolean
  readonly stats: boolean
}
