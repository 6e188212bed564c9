import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Options, Quote } from '../types.ts'
import { CommandError, complain } from './errors.ts'
import { findQuotes } from './find.ts'
import { type Input, type Inputs, isFolder, readText } from './inputs.ts'
import { catchInterrupt } from './interrupt.ts'
import { type Look, listing, painter } from './listing.ts'
import { documentFile, type Sink, standardOutput } from './output.ts'
import type { CommandSettings } from './settings.ts'
import { makeSummary } from './summary.ts'
import { loadWriter, type Writer } from './writers.ts'

/** Writes text files in a format to be read or exchanged, one after the other: into one output, or a file each. */
export async function runTexts(inputs: Inputs, options: Options, settings: CommandSettings): Promise<number> {
  const folder = settings.output !== undefined && isFolder(settings.output) ? settings.output : undefined
  const load = async (several: boolean): Promise<Writer> =>
    settings.format === 'listing' || settings.format === 'ndjson'
      ? listingWriter(lookOf(settings), several)
      : loadWriter(settings.format, several)
  const writer = await load(inputs.several && folder === undefined)
  if (folder === undefined && inputs.found.length > 1 && !writer.joins)
    throw new CommandError(`--format ${settings.format} writes one document; for several, give --output a folder (FOLDER/)`, 2)

  const interrupt = catchInterrupt()
  const started = performance.now()
  const counts = { documents: 0, errors: inputs.problems.length, quotes: 0, characters: 0 }
  for (const problem of inputs.problems) complain(problem)
  let sink: Sink | undefined
  const taken = new Set<string>()
  try {
    if (folder === undefined) sink = settings.output === undefined ? standardOutput() : await documentFile(settings.output)
    for (const input of inputs.found) {
      const text = await readOrComplain(input, settings.quiet)
      if (text === undefined) {
        counts.errors++
        continue
      }
      const quotes = findQuotes(text, options, settings.minConfidence)
      if (folder === undefined) await writeAll(sink!, writer.document(text, quotes, input.path, counts.documents === 0))
      else await writeFile(folder, taken, input, text, quotes, await load(false))
      counts.documents++
      counts.quotes += quotes.length
      counts.characters += text.length
      // A signal gets its turn.
      await setImmediate()
      if (interrupt.status() !== undefined) break
    }
    if (interrupt.status() !== undefined) await sink?.abort()
    else {
      await sink?.write(writer.end?.() ?? '')
      await sink?.close()
    }
  } catch (error) {
    await sink?.abort()
    throw error
  } finally {
    interrupt.release()
  }
  if (settings.stats) process.stderr.write(`${JSON.stringify({ ...counts, seconds: (performance.now() - started) / 1000 })}\n`)
  return interrupt.status() ?? (counts.errors ? 1 : 0)
}

async function readOrComplain(input: Input, quiet: boolean): Promise<string | undefined> {
  try {
    const { text, damaged } = await readText(input.path)
    if (damaged && !quiet) complain(`${input.path}: not valid UTF-8; what could not be decoded became U+FFFD`)
    return text
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
    return undefined
  }
}

async function writeAll(sink: Sink, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) await sink.write(piece)
}

/** Writes one document under its own name below the folder of results. */
async function writeFile(
  folder: string,
  taken: Set<string>,
  input: Input,
  text: string,
  quotes: readonly Quote[],
  writer: Writer,
): Promise<void> {
  const stem = input.name.replace(/\.gz$/i, '').replace(/\.(?:txt|text|md|markdown)$/i, '')
  let name = stem
  for (let number = 2; taken.has(name); number++) name = `${stem}-${number}`
  taken.add(name)
  const path = join(folder, `${name}.${writer.extension}`)
  await mkdir(dirname(path), { recursive: true })
  const sink = await documentFile(path)
  await writeAll(sink, writer.document(text, quotes, input.path, true))
  await sink.write(writer.end?.() ?? '')
  await sink.close()
}

/** The listing: a heading for each of several files, and at the end the speakers of all. */
function listingWriter(look: Look, several: boolean): Writer {
  const summary = makeSummary()
  let any = false
  return {
    extension: 'quotes.txt',
    joins: true,
    *document(text, quotes, name, first) {
      any = true
      summary.add(quotes)
      if (several) yield `${first ? '' : '\n'}${painter(look)('bold', name === '-' ? 'standard input' : name)}\n`
      yield listing(text, quotes, look)
    },
    end: () => (any ? `\n${summary.print(look)}` : ''),
  }
}

function lookOf(settings: CommandSettings): Look {
  const terminal = settings.output === undefined && process.stdout.isTTY
  const forced = !!process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0'
  const color = settings.color === 'auto' ? !process.env.NO_COLOR && (terminal || forced) : settings.color === 'always'
  const width = settings.width ?? (terminal ? process.stdout.columns : 0)
  return { color, width: width || Number.POSITIVE_INFINITY }
}
