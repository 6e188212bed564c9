import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { makePool } from '../../src/cli/pool.ts'
import { type RecordSettings, readRecords } from '../../src/cli/record.ts'
import { command, idsOf, makeRecords } from './command.ts'

const settings: RecordSettings = { options: {}, minConfidence: 0, field: 'text', idField: 'id', keep: [], maxSize: 1e6, strict: false }
const worker = (name: string): string => fileURLToPath(new URL(`./workers/${name}.mjs`, import.meta.url))

test('a pool gives what one thread gives', async () => {
  const items = makeRecords(50)
  const pool = makePool(2, settings, command.replace('main.js', 'worker.js'))
  try {
    expect(await pool.run(items)).toEqual(readRecords(items, settings))
  } finally {
    await pool.close()
  }
})

test('a record that kills its worker is told; those beside it come out, in order', async () => {
  const items = makeRecords(8)
  items.splice(3, 0, JSON.stringify({ id: 'bad', text: 'POISON' }))
  items.splice(6, 0, '["POISON{')
  const pool = makePool(2, settings, worker('mortal'))
  try {
    const results = await Promise.all([pool.run(items), pool.run(makeRecords(3)), pool.run([items[3]!])])
    expect(idsOf(results[0]!.lines)).toEqual(['d0', 'd1', 'd2', 'bad', 'd3', 'd4', null, 'd5', 'd6', 'd7'])
    expect(results[0]).toMatchObject({ documents: 10, failures: [{ index: 3 }, { index: 6 }] })
    expect(results[0]!.failures.map(({ failure }) => failure.error.code)).toEqual(['worker-died', 'worker-died'])
    expect(idsOf(results[1]!.lines)).toEqual(['d0', 'd1', 'd2'])
    expect(JSON.parse(results[2]!.lines)).toMatchObject({ id: 'bad', error: { code: 'worker-died' } })
  } finally {
    await pool.close()
  }
})

test('a worker that fails once costs nothing', async () => {
  const items = makeRecords(6)
  const pool = makePool(1, settings, worker('clumsy'))
  try {
    expect(await pool.run(items)).toEqual(readRecords(items, settings))
  } finally {
    await pool.close()
  }
})

test('with strict, a batch whose worker died ends before the record that killed it', async () => {
  const items = makeRecords(2)
  items.splice(1, 0, JSON.stringify({ id: 'bad', text: 'POISON' }))
  const pool = makePool(1, { ...settings, strict: true }, worker('mortal'))
  try {
    const result = await pool.run(items)
    expect(idsOf(result.lines)).toEqual(['d0'])
    expect(result.failures).toMatchObject([{ index: 1, failure: { id: '"bad"' } }])
  } finally {
    await pool.close()
  }
})
