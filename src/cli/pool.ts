import type { Worker } from 'node:worker_threads'
import Tinypool from 'tinypool'
import { rawFields } from './raw-fields.ts'
import { type BatchResult, type Failure, type Item, type RecordSettings, readRecords } from './record.ts'

/** Something that works on batches of records. */
export interface Workers {
  run(items: readonly Item[]): Promise<BatchResult>
  close(): Promise<void>
}

/**
 * Threads that work on batches. A batch whose thread dies is tried again record by record, in new threads, and a record that its thread
 * does not survive becomes a failure: the others come out as if nothing had happened.
 */
export function makePool(threads: number, settings: RecordSettings, filename: string): Workers {
  const pool = new Tinypool({ filename, minThreads: threads, maxThreads: threads, workerData: settings })
  // The errors of a thread reach the batch that it worked on; of a thread without one nobody need know.
  pool.on('error', () => {})
  const watched = new WeakSet<object>()
  let closing = false
  // The pool hears of a thread's error, not of its silent exit, and would wait for it for ever.
  const watch = (): void => {
    for (const thread of pool.threads as unknown as readonly Worker[]) {
      if (watched.has(thread)) continue
      watched.add(thread)
      let told = false
      thread.on('error', () => {
        told = true
      })
      thread.on('exit', () => {
        if (!closing && !told) thread.emit('error', new Error('the thread ended'))
      })
    }
  }
  const attempt = (items: readonly Item[]): Promise<BatchResult> => {
    const result = pool.run(items) as Promise<BatchResult>
    watch()
    return result
  }
  return {
    async run(items) {
      try {
        return await attempt(items)
      } catch (error) {
        if (closing) throw error
        return again(items, attempt, settings)
      }
    },
    async close() {
      closing = true
      await pool.destroy()
    },
  }
}

async function again(items: readonly Item[], attempt: Workers['run'], settings: RecordSettings): Promise<BatchResult> {
  const results: BatchResult[] = []
  for (const item of items) {
    const result = await attempt([item]).catch((error: unknown) => readRecords([deadWorker(item, settings, error)], settings))
    results.push(result)
    if (settings.strict && result.failures.length) break
  }
  return {
    lines: results.map((result) => result.lines).join(''),
    documents: sum(results, 'documents'),
    characters: sum(results, 'characters'),
    quotes: sum(results, 'quotes'),
    failures: results.flatMap((result, r) => result.failures.map(({ failure }) => ({ index: r, failure }))),
  }
}

function sum(results: readonly BatchResult[], name: 'documents' | 'characters' | 'quotes'): number {
  return results.reduce((total, result) => total + result[name], 0)
}

function deadWorker(item: Item, settings: RecordSettings, error: unknown): Failure {
  const message = `the worker died over this record: ${error instanceof Error ? error.message : String(error)}`
  return { id: typeof item === 'string' ? idOf(item, settings.idField) : item.id, error: { code: 'worker-died', message } }
}

function idOf(line: string, idField: string): string {
  try {
    const record: unknown = JSON.parse(line)
    if (typeof record === 'object' && record !== null && !Array.isArray(record)) return rawFields(line).get(idField) ?? 'null'
  } catch {
    // A line that is not JSON has no id.
  }
  return 'null'
}
