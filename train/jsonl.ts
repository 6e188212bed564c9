import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A document of the corpora, as far as training and scoring look at it. */
export interface Document {
  readonly id: string
  readonly genre: string
  readonly text: string
  readonly attributions?: readonly GoldAttribution[]
  readonly characters?: readonly GoldCharacter[]
}

export interface GoldAttribution {
  readonly id: string
  readonly content: readonly (readonly [number, number])[]
  readonly cue?: readonly (readonly [number, number])[]
  readonly source?: readonly (readonly [number, number])[]
  readonly quoted: boolean
  readonly speaker?: string
  readonly addressees?: readonly string[]
  readonly type?: string
}

export interface GoldCharacter {
  readonly name: string
  readonly aliases: readonly string[]
  readonly gender: string
}

/** The folder with corpora and scorer: `--shared DIR`, or `../shared`. */
export function sharedFolder(args: readonly string[]): string {
  const at = args.indexOf('--shared')
  return at >= 0 && args[at + 1] ? args[at + 1]! : '../shared'
}

export function readDocuments(file: string): Document[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Document)
}

export function readCorpus(shared: string, name: string): Document[] {
  return readDocuments(join(shared, 'corpora', `${name}.jsonl`))
}
