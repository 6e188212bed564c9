import { workerData } from 'node:worker_threads'
import { type BatchResult, type Item, type RecordSettings, readRecords } from './record.ts'

// tinypool puts its own data first and the pool's second.
const settings = (workerData as [unknown, RecordSettings])[1]

/** Runs in each thread of the pool: a batch of records in, their result lines out. */
export default function work(items: readonly Item[]): BatchResult {
  return readRecords(items, settings)
}
