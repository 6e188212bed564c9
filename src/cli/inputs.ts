import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { CommandError, explain } from './errors.ts'

/** Something to read: a path, or `-` for standard input. */
export interface Input {
  readonly path: string
  /** Path below the operand that it was found by: where a folder of results puts it. */
  readonly name: string
  /** Undefined where it cannot be told beforehand. */
  readonly bytes: number | undefined
}

export interface Inputs {
  readonly found: readonly Input[]
  /** One line for each operand that leads nowhere. */
  readonly problems: readonly string[]
  /** True where the operands may stand for more than one document: then the output names its files. */
  readonly several: boolean
}

const textual = 'txt,text,md,markdown'
const records = 'ndjson,jsonl,json'

/**
 * Turns the operands into files: a file stands for itself, a folder for the text files (or, with `ndjson`, the JSON lines) below it,
 * and what is neither is taken as a glob. Folders and globs are sorted, so that the order does not hang on the disk.
 */
export async function findInputs(operands: readonly string[], ndjson: boolean): Promise<Inputs> {
  const found: Input[] = []
  const problems: string[] = []
  let several = operands.length > 1
  for (const operand of operands.length ? operands : ['-']) {
    if (operand === '-') {
      found.push({ path: '-', name: 'stdin', bytes: undefined })
      continue
    }
    const stats = statSync(operand, { throwIfNoEntry: false, bigint: false })
    if (stats && !stats.isDirectory()) {
      found.push({ path: operand, name: basename(operand), bytes: stats.isFile() ? stats.size : undefined })
      continue
    }
    several = true
    const { glob, isDynamicPattern } = await import('tinyglobby')
    if (!stats && !isDynamicPattern(operand)) {
      problems.push(`${operand}: no such file or folder`)
      continue
    }
    const paths = stats ? await findBelow(operand, ndjson) : (await glob(operand, globOptions)).sort(byCodeUnit)
    if (!paths.length)
      problems.push(stats ? `${operand}: no ${ndjson ? 'JSON lines' : 'text files'} in this folder` : `${operand}: matches no file`)
    const root = stats ? `${operand.replace(/\/+$/, '')}/` : commonFolder(paths)
    for (const path of paths) found.push({ path, name: path.slice(root.length), bytes: statSync(path, { throwIfNoEntry: false })?.size })
  }
  return { found, problems, several }
}

const globOptions = { expandDirectories: false, dot: false } as const

async function findBelow(folder: string, ndjson: boolean): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby')
  const paths = await glob(`**/*.{${ndjson ? records : textual}}{,.gz}`, { ...globOptions, cwd: folder })
  return paths.map((path) => `${folder.replace(/\/+$/, '')}/${path}`).sort(byCodeUnit)
}

/** The folder, with its slash, that all paths lie in. */
function commonFolder(paths: readonly string[]): string {
  let common = paths[0]?.slice(0, paths[0].lastIndexOf('/') + 1) ?? ''
  for (const path of paths) while (!path.startsWith(common)) common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1)
  return common
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Reads a text: unpacked if its name ends in `.gz`, UTF-8 or, where a mark at its start says so, UTF-16. */
export async function readText(path: string): Promise<{ readonly text: string; readonly damaged: boolean }> {
  try {
    const bytes = path === '-' ? await readStandardInput() : await readFile(path)
    return decode(path.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes)
  } catch (error) {
    throw new CommandError(explain(error, path === '-' ? 'standard input' : path))
  }
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** `damaged` says that bytes were not valid in their encoding and were replaced by U+FFFD. */
export function decode(bytes: Uint8Array): { readonly text: string; readonly damaged: boolean } {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), damaged: false }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { text: new TextDecoder(encoding).decode(bytes), damaged: true }
  }
}

/** A path that names a folder: one that is there, or one that ends in a slash. */
export function isFolder(path: string): boolean {
  return path.endsWith('/') || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
