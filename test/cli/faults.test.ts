import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ended, idsOf, makeRecords, runCommand, scratch, start } from './command.ts'

const records = makeRecords(3000)
const ids = records.map((_, d) => `d${d}`)
const input = `${records.join('\n')}\n`

function makeInput(content: string | Buffer = input, name = 'in.jsonl'): { readonly folder: string; readonly path: string } {
  const folder = scratch()
  const path = join(folder, name)
  writeFileSync(path, content)
  return { folder, path }
}

/** Waits until a file has some bytes. */
async function untilWritten(path: string, bytes: number): Promise<void> {
  while (!existsSync(path) || statSync(path).size < bytes) await setTimeout(5)
}

describe('order and completeness', () => {
  test('the same bytes with any number of jobs, from a file, a pipe, and packed', async () => {
    const { folder, path } = makeInput()
    const one = await runCommand(['--ndjson', '--jobs', '1', path])
    expect(one).toMatchObject({ status: 0, err: '' })
    expect(idsOf(one.out)).toEqual(ids)
    expect((await runCommand(['--ndjson', '--jobs', '3'], { input })).out).toBe(one.out)
    writeFileSync(`${path}.gz`, gzipSync(input))
    const packed = join(folder, 'out.jsonl.gz')
    expect(await runCommand(['--ndjson', '--jobs', '2', `${path}.gz`, '-o', packed])).toEqual({ status: 0, out: '', err: '' })
    expect(gunzipSync(readFileSync(packed)).toString()).toBe(one.out)
  })

  test('bad records among good ones: a line each, counted, status 1', async () => {
    const mixed = [...records.slice(0, 100)]
    mixed.splice(50, 0, '{"id":"d50b"}', 'not json', '', `{"id":"huge","text":"${'x'.repeat(5000)}"}`)
    const { status, out, err } = await runCommand(['--ndjson', '--max-size', '4k', '--jobs', '2'], { input: mixed.join('\r\n') })
    expect(status).toBe(1)
    expect(idsOf(out)).toEqual([...ids.slice(0, 50), 'd50b', null, 'huge', ...ids.slice(50, 100)])
    expect(err).toBe(
      'quote-attribution: 3 of 103 records failed (1 no-text, 1 not-json, 1 too-large); the first is record 51: field "text" is missing\n',
    )
  })

  test('--strict stops there', async () => {
    const mixed = [...records.slice(0, 70), 'not json', ...records.slice(70)].join('\n')
    for (const jobs of ['1', '2']) {
      const { status, out, err } = await runCommand(['--ndjson', '--strict', '--jobs', jobs], { input: mixed })
      expect(status).toBe(1)
      expect(idsOf(out)).toEqual(ids.slice(0, 70))
      expect(err).toMatch(/^quote-attribution: stopped at record 71: [^\n]+\n$/)
    }
  })

  test('U+2028 in a text does not end its line', async () => {
    const { out } = await runCommand(['--ndjson'], { input: '{"id":1,"text":"“Go,”\u2028said Ann Lee."}\n' })
    expect(JSON.parse(out)).toMatchObject({ id: 1, quotes: [{ speaker: { name: 'Ann Lee' } }] })
  })

  test('a missing file among others', async () => {
    const { path } = makeInput()
    const { status, out, err } = await runCommand(['--ndjson', path, 'no-such.jsonl'])
    expect(status).toBe(1)
    expect(idsOf(out)).toEqual(ids)
    expect(err).toBe('quote-attribution: no-such.jsonl: no such file or folder\n')
  })

  test('a whole line comes out before the next one is in', async () => {
    const child = start(['--ndjson', '--jobs', '2'])
    for (const record of records.slice(0, 3)) {
      child.stdin!.write(`${record}\n`)
      const [line] = (await once(child.stdout!, 'data')) as [Buffer]
      expect(idsOf(line.toString())).toEqual([(JSON.parse(record) as { id: string }).id])
    }
    child.stdin!.end()
    expect(await ended(child)).toEqual({ status: 0, out: '', err: '' })
  })

  test('--stats is one line of JSON on standard error', async () => {
    const { err } = await runCommand(['--ndjson', '--stats', '--jobs', '1'], { input: `${records[0]}\n${records[1]}\nx` })
    const [complaint, stats] = err.trimEnd().split('\n')
    expect(complaint).toContain('1 of 3 records failed')
    expect(JSON.parse(stats!)).toMatchObject({ documents: 3, errors: 1, quotes: 2, jobs: 1 })
  })
})

describe('interruption', () => {
  test.each([['out.jsonl'], ['out.jsonl.gz']])('SIGKILL in the middle, then --resume: %s', async (name) => {
    // Enough for several gzip members: what a member holds back is lost with the process, and done again.
    const many = makeRecords(name.endsWith('.gz') ? 9000 : 3000)
    const { folder, path } = makeInput(`${many.join('\n')}\n`)
    const out = join(folder, name)
    const args = ['--ndjson', '--jobs', '2', path, '-o', out]
    const read = (): string => (name.endsWith('.gz') ? gunzipSync(readFileSync(out)) : readFileSync(out)).toString()
    await runCommand(args)
    const whole = read()
    writeFileSync(out, '')
    const child = start(args)
    await untilWritten(out, 1000)
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(read().length).toBeLessThan(whole.length)
    expect(await runCommand([...args, '--resume'])).toEqual({ status: 0, out: '', err: '' })
    expect(read()).toBe(whole)
    expect(readdirSync(folder).sort()).toEqual(['in.jsonl', name].sort())
  })

  test.each([['out.jsonl'], ['out.jsonl.gz']])('--resume of an output that breaks off anywhere: %s', async (name) => {
    const few = records.slice(0, 60)
    const { folder, path } = makeInput(few.join('\n'))
    const out = join(folder, name)
    const args = ['--ndjson', '--jobs', '1', path, '-o', out]
    await runCommand(args)
    const whole = readFileSync(out)
    const text = (bytes: Buffer): string => (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
    for (const share of [0, 0.001, 0.3, 0.7, 0.999, 1]) {
      truncateSync(out, 0)
      appendFileSync(out, whole.subarray(0, Math.floor(whole.length * share)))
      expect(await runCommand([...args, '--resume'])).toEqual({ status: 0, out: '', err: '' })
      expect(text(readFileSync(out))).toBe(text(whole))
    }
  })

  test('--resume without an output starts one; with the output of another input it refuses', async () => {
    const { folder, path } = makeInput(records.slice(0, 10).join('\n'))
    const out = join(folder, 'out.jsonl')
    expect((await runCommand(['--ndjson', path, '-o', out, '--resume'])).status).toBe(0)
    expect(idsOf(readFileSync(out, 'utf8'))).toEqual(ids.slice(0, 10))
    writeFileSync(path, records.slice(100, 120).join('\n'))
    const other = await runCommand(['--ndjson', path, '-o', out, '--resume'])
    expect(other.status).toBe(1)
    expect(other.err).toMatch(/does not continue this input[^\n]*\n$/)
    writeFileSync(path, records.slice(0, 5).join('\n'))
    expect((await runCommand(['--ndjson', path, '-o', out, '--resume'])).err).toContain('10 lines for 5 records')
    expect(idsOf(readFileSync(out, 'utf8'))).toEqual(ids.slice(0, 10))
  })

  test('SIGINT finishes the line and leaves 130; --resume does the rest', async () => {
    for (const jobs of ['1', '2']) {
      const { folder, path } = makeInput()
      const out = join(folder, 'out.jsonl')
      const child = start(['--ndjson', '--jobs', jobs, path, '-o', out])
      await untilWritten(out, 1000)
      child.kill('SIGINT')
      expect(await ended(child)).toMatchObject({ status: 130 })
      const part = readFileSync(out, 'utf8')
      expect(part.endsWith('\n')).toBe(true)
      expect(ids.slice(0, idsOf(part).length)).toEqual(idsOf(part))
      expect((await runCommand(['--ndjson', '--jobs', jobs, path, '-o', out, '--resume'])).status).toBe(0)
      expect(idsOf(readFileSync(out, 'utf8'))).toEqual(ids)
    }
  })

  test('SIGINT while the input is silent', async () => {
    for (const jobs of ['1', '2']) {
      const child = start(['--ndjson', '--jobs', jobs])
      child.stdin!.write(`${records[0]}\n`)
      await once(child.stdout!, 'data')
      child.kill('SIGINT')
      expect(await ended(child)).toEqual({ status: 130, out: '', err: '' })
    }
  })

  test('a reader that has had enough ends the command quietly', async () => {
    const { path } = makeInput()
    for (const args of [['--ndjson', '--jobs', '2'], ['--ndjson', '--jobs', '1'], []]) {
      const child = start([...args, path])
      child.stdout!.once('data', () => child.stdout!.destroy())
      const { status, err } = await ended(child)
      expect({ status, err }).toEqual({ status: 0, err: '' })
    }
  })

  test('and so it does while its input stays open', async () => {
    const child = start(['--ndjson', '--jobs', '2'])
    child.stdout!.destroy()
    child.stdin!.on('error', () => {})
    child.stdin!.write(input)
    const { status, err } = await ended(child)
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })

  test('--strict ends while its input stays open', async () => {
    const child = start(['--ndjson', '--strict', '--jobs', '2'])
    child.stdin!.write(`${records[0]}\nbad\n`)
    expect(await ended(child)).toMatchObject({ status: 1 })
  })
})

/** A file system of a given size; undefined where it may not be mounted. */
function smallDisk(size: string): string | undefined {
  const folder = join(scratch(), 'disk')
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  onTestFinished(() => {
    execFileSync('umount', [folder])
  })
  return folder
}

describe('a full disk', () => {
  test.each([['out.jsonl'], ['out.jsonl.gz']])('is an error and leaves whole lines, with which --resume goes on: %s', async (name) => {
    const disk = smallDisk(name.endsWith('.gz') ? '64k' : '256k')
    if (disk === undefined) return expect.soft(disk, 'a tmpfs may not be mounted here').toBeUndefined()
    const many = makeRecords(name.endsWith('.gz') ? 9000 : 3000)
    const { folder, path } = makeInput(many.join('\n'))
    const out = join(disk, name)
    const { status, err } = await runCommand(['--ndjson', path, '-o', out])
    expect(status).toBe(1)
    expect(err).toMatch(/^quote-attribution: .*: no space left on the disk; \d+ whole lines are written, --resume goes on after them\n$/)
    const read = (file: string): string => (name.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file)).toString()
    const part = read(out)
    expect(part.endsWith('\n')).toBe(true)
    const moved = join(folder, name)
    writeFileSync(moved, readFileSync(out))
    expect((await runCommand(['--ndjson', path, '-o', moved, '--resume'])).status).toBe(0)
    expect(idsOf(read(moved))).toEqual(many.map((_, d) => `d${d}`))
  })

  test('leaves no part of a document, and the old file as it was', async () => {
    const disk = smallDisk('64k')
    if (disk === undefined) return expect.soft(disk, 'a tmpfs may not be mounted here').toBeUndefined()
    const { path } = makeInput('“Go,” said Ann Lee. '.repeat(2000), 'a.txt')
    writeFileSync(join(disk, 'out.csv'), 'old')
    const { status, err } = await runCommand(['-f', 'csv', path, '-o', join(disk, 'out.csv')])
    expect(status).toBe(1)
    expect(err).toMatch(/^quote-attribution: .*out\.csv: no space left on the disk\n$/)
    expect(readdirSync(disk)).toEqual(['out.csv'])
    expect(readFileSync(join(disk, 'out.csv'), 'utf8')).toBe('old')
  })

  test.skipIf(!existsSync('/dev/full'))('behind standard output is an error, too', async () => {
    const { path } = makeInput()
    for (const args of [['--ndjson'], ['-f', 'json']]) {
      const { status, err } = await runCommand([...args, path, '-o', '/dev/full'])
      expect(status).toBe(1)
      expect(err).toContain('no space left on the disk')
    }
  })
})

test('a worker that runs out of memory takes one record with it', async () => {
  const lines = [...records.slice(0, 40)]
  lines.splice(20, 0, JSON.stringify({ id: 'big', text: '“Go,” said Ann. '.repeat(400_000) }))
  const { status, out, err } = await runCommand(['--ndjson', '--jobs', '2'], {
    input: lines.join('\n'),
    env: { NODE_OPTIONS: '--max-old-space-size=60' },
  })
  expect(status).toBe(1)
  expect(idsOf(out)).toEqual([...ids.slice(0, 20), 'big', ...ids.slice(20, 40)])
  expect(err).toContain('1 of 41 records failed (1 worker-died); the first is record 21')
})
