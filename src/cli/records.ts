import { existsSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Options } from '../types.ts'
import { batches } from './batches.ts'
import { CommandError, complain, explain } from './errors.ts'
import type { Input, Inputs } from './inputs.ts'
import { readText } from './inputs.ts'
import { catchInterrupt, type Interrupt } from './interrupt.ts'
import { type LineReader, readLines } from './lines.ts'
import { isOrdinary, recordFile, type Sink, standardOutput } from './output.ts'
import { type Counts, showProgress } from './progress.ts'
import { type BatchResult, type Item, type RecordSettings, readRecords } from './record.ts'
import { type Done, findDone } from './resume.ts'
import type { CommandSettings } from './settings.ts'

/**
 * Documents in, a line each out, in the same order: lines of JSON with `ndjson`, text files without.
 * Records are read only as fast as results are written, so memory does not grow with the input.
 */
export async function runRecords(inputs: Inputs, options: Options, settings: CommandSettings): Promise<number> {
  const started = performance.now()
  const counts: Counts = { documents: 0, errors: 0, quotes: 0, characters: 0 }
  const interrupt = catchInterrupt()
  const done = settings.resume ? await findDone(settings.output!) : undefined
  const sink = settings.output === undefined ? standardOutput() : await openOutput(settings.output, done)
  const source = makeSource(inputs, settings, interrupt)
  const showing = process.stderr.isTTY && !settings.quiet ? showProgress(counts, source.bytes) : undefined
  const tally = makeTally(counts, done?.lines ?? 0)
  let failed: unknown
  try {
    const recordSettings = {
      options,
      minConfidence: settings.minConfidence,
      field: settings.ndjson ? settings.field : 'text',
      idField: settings.ndjson ? settings.idField : 'id',
      keep: settings.ndjson ? settings.keep : [],
      maxSize: settings.ndjson ? settings.maxSize : Number.POSITIVE_INFINITY,
      strict: settings.strict,
    }
    const items = done?.lines ? skip(source.items(), done, recordSettings.idField, settings.output!) : source.items()
    for await (const result of work(batches(items, sizeOf), settings.jobs, recordSettings)) {
      await sink.write(result.lines)
      tally.add(result)
      if (settings.strict && result.failures.length) break
      if (interrupt.status() !== undefined) break
    }
    await sink.close()
  } catch (error) {
    failed = error
    await sink.abort()
  } finally {
    showing?.stop()
    source.close()
    interrupt.release()
  }
  if (failed !== undefined) throw withAdvice(failed, counts, settings)
  for (const problem of [...inputs.problems, ...source.problems]) complain(problem)
  if (counts.errors) complain(tally.words(settings.strict))
  if (settings.stats) process.stderr.write(`${JSON.stringify(statistics(counts, started, settings.jobs))}\n`)
  return interrupt.status() ?? (counts.errors || inputs.problems.length || source.problems.length ? 1 : 0)
}

async function openOutput(path: string, done: Done | undefined): Promise<Sink> {
  if (done && !isOrdinary(path)) throw new CommandError(`${path}: is not a file that can be resumed`)
  return recordFile(path, done && existsSync(path) ? done.end : undefined)
}

/** Results in the order of the batches: in this thread for one job, in a pool for more. */
async function* work(source: AsyncIterable<readonly Item[]>, jobs: number, settings: RecordSettings): AsyncGenerator<BatchResult> {
  if (jobs === 1) {
    for await (const batch of source) {
      yield readRecords(batch, settings)
      // Signals and the progress line get their turn.
      await setImmediate()
    }
    return
  }
  const [{ pMapIterable }, { makePool }] = await Promise.all([import('p-map'), import('./pool.ts')])
  const pool = makePool(jobs, settings, workerFile())
  try {
    yield* pMapIterable(source, (batch) => pool.run(batch), { concurrency: jobs * 2, backpressure: jobs * 4 })
  } finally {
    await pool.close()
  }
}

/** The worker lies beside the command; the bundler puts this module one folder up, in a chunk. */
function workerFile(): string {
  return [new URL('./cli/worker.js', import.meta.url), new URL('./worker.js', import.meta.url)]
    .map((url) => fileURLToPath(url))
    .find(existsSync)!
}

function sizeOf(item: Item): number {
  return typeof item === 'string' ? item.length : 0
}

/** Leaves out what an earlier run has done, and makes sure that it was this input. */
async function* skip(items: AsyncIterable<Item>, done: Done, idField: string, output: string): AsyncGenerator<Item> {
  let seen = 0
  for await (const item of items) {
    if (++seen > done.lines) yield item
    else if (seen === done.lines && !sameId(item, idField, done.lastId))
      throw new CommandError(`${output}: does not continue this input: its last line is of another record than number ${seen}`)
  }
  if (seen < done.lines) throw new CommandError(`${output}: does not continue this input: it has ${done.lines} lines for ${seen} records`)
}

function sameId(item: Item, idField: string, id: unknown): boolean {
  // A record that was too large or was not JSON has no id that could be compared.
  if (id === null || id === undefined) return true
  try {
    const given: unknown = typeof item === 'string' ? (JSON.parse(item) as Record<string, unknown>)[idField] : JSON.parse(item.id)
    return JSON.stringify(given) === JSON.stringify(id)
  } catch {
    return true
  }
}

interface Source {
  items(): AsyncGenerator<Item>
  bytes(): { readonly read: number; readonly all: number | undefined }
  close(): void
  readonly problems: string[]
}

function makeSource(inputs: Inputs, settings: CommandSettings, interrupt: Interrupt): Source {
  const problems: string[] = []
  let before = 0
  let reader: LineReader | undefined
  const sizes = inputs.found.map((input) => input.bytes)
  const all = sizes.every((size) => size !== undefined) ? sizes.reduce((sum, size) => sum + size, 0) : undefined
  const close = (): void => reader?.destroy()
  interrupt.onStop(close)
  async function* lines(input: Input): AsyncGenerator<Item> {
    reader = readLines(input.path, settings.maxSize)
    let first = true
    try {
      for await (const line of reader.lines) {
        if (interrupt.status() !== undefined) return
        const clean = first && line.startsWith('\uFEFF') ? line.slice(1) : line
        first = false
        if (clean.charCodeAt(0) === 123 || clean.trim() !== '') yield clean
      }
    } catch (error) {
      if (interrupt.status() === undefined) problems.push(explain(error, input.path === '-' ? 'standard input' : input.path))
    } finally {
      before += reader.bytesRead()
      reader = undefined
    }
  }
  async function* file(input: Input): AsyncGenerator<Item> {
    try {
      const { text, damaged } = await readText(input.path)
      if (damaged && !settings.quiet) complain(`${input.path}: not valid UTF-8; what could not be decoded became U+FFFD`)
      yield JSON.stringify({ id: input.path, text })
    } catch (error) {
      yield { id: JSON.stringify(input.path), error: { code: 'unreadable', message: explain(error) } }
    }
    before += input.bytes ?? 0
  }
  return {
    problems,
    close,
    bytes: () => ({ read: before + (reader?.bytesRead() ?? 0), all }),
    async *items() {
      for (const input of inputs.found) {
        if (interrupt.status() !== undefined) return
        yield* settings.ndjson ? lines(input) : file(input)
      }
    },
  }
}

interface Tally {
  add(result: BatchResult): void
  words(stopped: boolean): string
}

/** Counts results and remembers what failed. */
function makeTally(counts: Counts, before: number): Tally {
  const codes = new Map<string, number>()
  let first = ''
  return {
    add(result) {
      for (const { index, failure } of result.failures) {
        codes.set(failure.error.code, (codes.get(failure.error.code) ?? 0) + 1)
        first ||= `record ${before + counts.documents + index + 1}: ${failure.error.message}`
      }
      counts.documents += result.documents
      counts.errors += result.failures.length
      counts.quotes += result.quotes
      counts.characters += result.characters
    },
    words(stopped) {
      if (stopped) return `stopped at ${first}`
      const kinds = [...codes].map(([code, number]) => `${number} ${code}`).join(', ')
      return `${counts.errors} of ${counts.documents} records failed (${kinds}); the first is ${first}`
    },
  }
}

function statistics(counts: Counts, started: number, jobs: number): Record<string, number> {
  const seconds = (performance.now() - started) / 1000
  return {
    ...counts,
    seconds: round(seconds),
    documentsPerSecond: round(counts.documents / seconds),
    megabytesPerSecond: round(counts.characters / 1e6 / seconds),
    jobs,
    peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** A run with an output can go on after the trouble is gone. */
function withAdvice(error: unknown, counts: Counts, settings: CommandSettings): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (settings.output === undefined || code === 'EPIPE' || !(error instanceof CommandError) || !counts.documents) return error
  return Object.assign(new CommandError(`${error.message}; ${counts.documents} whole lines are written, --resume goes on after them`), {
    code,
  })
}
