import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'
import { command, type Ended, ended, idsOf, makeRecords, runCommand, scratch } from './command.ts'

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))
const ours = `${process.execPath} ${command}`

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  return ended(child)
}

function works(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore', timeout: 60_000 })
    return true
  } catch {
    return false
  }
}

/** A Python that has some modules: the one that QUOTE_ATTRIBUTION_PYTHON names, or the one on the path. */
function findPython(...modules: readonly string[]): string | undefined {
  const candidates = [process.env.QUOTE_ATTRIBUTION_PYTHON, '.venv/bin/python', 'python3']
  const found = candidates.find((python) => python && works(python, '-c', `import ${modules.join(', ')}`))
  if (!found) console.warn(`skipped: no Python with ${modules.join(', ')}; install them or name one in QUOTE_ATTRIBUTION_PYTHON`)
  return found
}

const spark = works('java', '-version') ? findPython('pyspark', 'pandas', 'pyarrow') : undefined
const duck = findPython('duckdb')
const parallel = works('parallel', '--version')
if (!parallel) console.warn('skipped: GNU parallel is not installed')

describe.skipIf(!spark)('Spark', () => {
  test.each([['pipe'], ['pandas']])(
    '%s: 20,000 documents give the quotes of the command, none lost, none twice',
    async (how) => {
      const folder = scratch()
      const records = makeRecords(20_000)
      const source = join(folder, 'in.jsonl')
      // Arrow hands over rows, so a line that is not JSON can only come through the pipe.
      records.splice(7000, 0, '{"id":"empty"}', ...(how === 'pipe' ? ['not json'] : []))
      writeFileSync(source, `${records.join('\n')}\n`)
      const target = join(folder, 'out.parquet')
      const script = [join(examples, 'spark/quotes.py'), source, target, '--how', how, '--command', ours, '--partitions', '4']
      const { status, out, err } = await run(spark!, script, { PYSPARK_PYTHON: spark!, PYSPARK_DRIVER_PYTHON: spark! })
      expect(status, err.slice(-2000)).toBe(0)
      const failed = how === 'pipe' ? 2 : 1
      expect(JSON.parse(out.trimEnd().split('\n').at(-1)!)).toEqual({ documents: 20_000 + failed, failed, lost: 0, repeated: 0 })

      const reader = `
import json, sys, pyarrow.parquet
for row in pyarrow.parquet.read_table(sys.argv[1], columns=["id", "error", "quotes"]).to_pylist():
    print(json.dumps([row["id"], row["error"] and row["error"]["code"], row["quotes"]]))`
      const rows = (await run(spark!, ['-c', reader, target])).out.trimEnd().split('\n')
      const ofSpark = new Map(rows.map((row) => JSON.parse(row) as [string | null, ...unknown[]]).map(([id, ...rest]) => [id, rest]))
      const lines = (await runCommand(['--ndjson', source])).out.trimEnd().split('\n')
      const ofCommand = new Map(
        lines
          .map((line) => JSON.parse(line) as { id: string | null; error?: { code: string }; quotes?: unknown })
          .map(({ id, error, quotes }) => [id, [error?.code ?? null, quotes ?? null]]),
      )
      expect(ofSpark.size).toBe(20_000 + failed)
      expect(ofSpark).toEqual(ofCommand)
    },
    300_000,
  )
})

describe.skipIf(!duck)('DuckDB', () => {
  test('counts speakers, genders and months', async () => {
    const folder = scratch()
    const texts = [
      ['2026-01-05', '“Go now,” said Mrs. Pell.'],
      ['2026-01-20', '“We will wait,” said Mrs. Pell. “No,” said Mr. Crane.'],
      ['2026-02-01', '“Never,” said Mr. Crane.'],
    ]
    const records = texts.map(([date, text], d) => JSON.stringify({ id: d, date, text }))
    const quotes = join(folder, 'quotes.jsonl.gz')
    await runCommand(['--ndjson', '--keep', 'date', '-o', quotes], { input: [...records, 'not json'].join('\n') })
    const ask = async (name: string): Promise<string[]> => {
      const { status, out, err } = await run(duck!, [join(examples, 'duckdb/query.py'), '--csv', quotes, name])
      expect(status, err).toBe(0)
      return out.trimEnd().split('\n').slice(1)
    }
    expect(await ask('speakers')).toEqual(['Mrs. Pell,female,2,2,5', 'Mr. Crane,male,2,2,2'])
    expect((await ask('gender')).sort()).toEqual(['female,2,50.0,1,5', 'male,2,50.0,1,2'])
    expect(await ask('months')).toEqual(['2026-01,3,2,66.7', '2026-02,1,1,0.0'])
  })
})

describe.skipIf(!parallel)('GNU parallel', () => {
  const records = makeRecords(400)
  const ids = records.map((_, d) => `d${d}`)

  test('one file in pieces comes out in order', async () => {
    const source = join(scratch(), 'in.jsonl')
    writeFileSync(source, `${records.join('\n')}\n`)
    const { status, out } = await run(join(examples, 'parallel/one-file.sh'), [source], { QUOTE_ATTRIBUTION: ours, BLOCK: '8k' })
    expect(status).toBe(0)
    expect(idsOf(out)).toEqual(ids)
  })

  test('many files, each with its result; started again, it does what is left', async () => {
    const folder = scratch()
    const results = join(folder, 'my results')
    mkdirSync(results)
    const files = [0, 1, 2].map((f) => join(folder, `part ${f}.jsonl.gz`))
    for (const [f, file] of files.entries()) writeFileSync(file, gzipSync(records.slice(f * 100, f * 100 + 100).join('\n')))
    const read = (f: number): unknown[] => idsOf(gunzipSync(readFileSync(join(results, `part ${f}.jsonl.gz`))).toString())
    const again = (): Promise<Ended> => run(join(examples, 'parallel/many-files.sh'), [results, ...files], { QUOTE_ATTRIBUTION: ours })
    // As an interrupted run leaves it: one file begun, none in the log.
    writeFileSync(join(results, 'part 1.jsonl.gz'), gzipSync((await runCommand(['--ndjson', files[1]!])).out.slice(0, 5000)))
    for (let round = 0; round < 2; round++) {
      expect((await again()).status).toBe(0)
      for (const f of [0, 1, 2]) expect(read(f)).toEqual(ids.slice(f * 100, f * 100 + 100))
    }
    expect(readdirSync(results).sort()).toEqual(['jobs.log', 'part 0.jsonl.gz', 'part 1.jsonl.gz', 'part 2.jsonl.gz'])
  })
})

describe('the server', () => {
  async function serve(env: Readonly<Record<string, string>> = {}): Promise<string> {
    const child = spawn(process.execPath, [join(examples, 'server/server.mjs')], {
      env: { ...process.env, PORT: '0', THREADS: '1', ...env },
    })
    onTestFinished(async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    })
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    return `http://127.0.0.1:${/\d+/.exec(line.toString())![0]}`
  }
  const post = (url: string, body: string, type = 'text/plain'): Promise<Response> =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': type } })
  const text = '“Go,” said Ann Lee.'

  test('text and JSON', async () => {
    const url = await serve()
    const quotes = JSON.parse(JSON.stringify(attributeQuotes(text, { genre: 'news' })))
    expect(await (await post(`${url}/quotes?genre=news`, text)).json()).toEqual({ quotes })
    const body = JSON.stringify({ text, options: { genre: 'news' } })
    expect(await (await post(`${url}/quotes`, body, 'application/json; charset=utf-8')).json()).toEqual({ quotes })
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ waiting: 0 })
  })

  test.each([
    ['/quotes?genre=poem', text, 'text/plain', 400, 'genre'],
    ['/quotes', '{', 'application/json', 400, 'not JSON'],
    ['/quotes', '{"text":5}', 'application/json', 400, '"text"'],
    ['/quotes', text, 'image/png', 415, 'text/plain'],
    ['/nothing', text, 'text/plain', 404, '/quotes'],
    ['/quotes', 'x'.repeat(2000), 'text/plain', 413, '1000 bytes'],
  ])('a wrong request is told: %#', async (path, body, type, status, words) => {
    const response = await post(`${await serve({ MAX_BYTES: '1000' })}${path}`, body, type)
    expect(response.status).toBe(status)
    expect(((await response.json()) as { error: string }).error).toContain(words)
  })

  test('GET is refused with what is allowed', async () => {
    const response = await fetch(`${await serve()}/quotes`)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('a size that is not told beforehand is counted', async () => {
    const url = new URL(await serve({ MAX_BYTES: '1000' }))
    const socket = connect(Number(url.port), url.hostname)
    socket.on('error', () => {})
    socket.write('POST /quotes HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n')
    for (let c = 0; c < 10; c++) socket.write(`c8\r\n${'x'.repeat(200)}\r\n`)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
  })

  test('what takes too long is ended, and the next request is answered', async () => {
    const url = await serve({ MAX_MS: '1500', MAX_BYTES: '100000000' })
    const slow = await post(`${url}/quotes`, `${text} `.repeat(3_000_000))
    expect(slow.status).toBe(503)
    expect(((await slow.json()) as { error: string }).error).toContain('1500 ms')
    expect((await post(`${url}/quotes`, text)).status).toBe(200)
  })

  test('no more than so many wait', async () => {
    const url = await serve({ MAX_WAITING: '1', MAX_MS: '1500', MAX_BYTES: '100000000' })
    const slow = post(`${url}/quotes`, `${text} `.repeat(3_000_000))
    while (((await (await fetch(`${url}/health`)).json()) as { waiting: number }).waiting === 0);
    const refused = await post(`${url}/quotes`, text)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    await slow
  })
})
