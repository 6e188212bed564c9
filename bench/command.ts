/**
 * Measures the command on many documents: the articles of the corpora, repeated with new ids.
 *
 *   npm run build && npx tsx bench/command.ts [--documents 100000] [--jobs 2] [--only overhead,jobs,memory,start] [--shared ../shared]
 *
 * - `overhead`: the command with one job against the library alone (parse, attribute, write), on the same documents.
 * - `jobs`: `--jobs N` against `--jobs 1`, the outputs must be the same bytes; and against N commands at once, which is all that the cores can give.
 * - `memory`: the most memory held, for a tenth of the documents and for all.
 * - `start`: `--help` and `--version`, the fastest and the middle one of ten starts; a bare `node -e 0` beside them.
 */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, createReadStream, createWriteStream, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readCorpus, sharedFolder } from '../train/jsonl.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '100000' },
    jobs: { type: 'string', default: '2' },
    only: { type: 'string', default: 'start,overhead,jobs,memory' },
    shared: { type: 'string' },
  },
})
const command = 'dist/cli/main.js'
if (!existsSync(command)) throw new Error(`${command} is missing: npm run build`)
const count = Number(values.documents)
const only = values.only.split(',')
const folder = mkdtempSync(join(tmpdir(), 'quote-attribution-'))
const texts = ['news/wikinews-plain', 'news/polnear-train', 'news/polnear-dev'].flatMap((name) =>
  readCorpus(sharedFolder(process.argv), name).map(({ text }) => text),
)

try {
  if (only.includes('start')) start()
  if (only.includes('overhead')) await overhead(Math.min(count, 10 * texts.length))
  if (only.includes('jobs') || only.includes('memory')) await many()
} finally {
  rmSync(folder, { recursive: true })
}

async function makeInput(documents: number): Promise<string> {
  const path = join(folder, `in-${documents}.jsonl`)
  const out = createWriteStream(path)
  for (let d = 0; d < documents; d++)
    if (!out.write(`${JSON.stringify({ id: `doc-${d}`, text: texts[d % texts.length] })}\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'close')
  return path
}

interface Run {
  readonly seconds: number
  /** Seconds of all cores together, which other programs on the machine disturb less than the clock's. */
  readonly cpu: number
  readonly megabytes: number
}

/** Runs a program to its end: time, and the most memory that it held. */
async function timed(args: readonly string[]): Promise<Run> {
  const before = performance.now()
  const log = join(folder, 'time')
  const child = spawn('/usr/bin/time', ['-f', '%M %U %S', '-o', log, process.execPath, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [status] = (await once(child, 'exit')) as [number | null]
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  const seconds = (performance.now() - before) / 1000
  const [kilobytes, user, system] = readFileSync(log, 'utf8').trim().split(' ').map(Number)
  return { seconds, cpu: user! + system!, megabytes: kilobytes! / 1024 }
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function many(): Promise<void> {
  const jobs = Number(values.jobs)
  const small = await makeInput(Math.ceil(count / 10))
  const large = await makeInput(count)
  const size = statSync(large).size / 1e6
  const out = (name: string): string => join(folder, name)
  const run = (input: string, n: number, name: string): Promise<Run> =>
    timed([command, '--ndjson', '--quiet', '--jobs', String(n), input, '-o', out(name)])
  const tenth = await run(small, jobs, 'tenth')
  print(`${count / 10} documents, ${jobs} jobs`, tenth, size / 10)
  const parallel = await run(large, jobs, 'parallel')
  print(`${count} documents, ${jobs} jobs`, parallel, size)
  const serial = await run(large, 1, 'serial')
  print(`${count} documents, 1 job`, serial, size)
  const same = (await digest(out('parallel'))) === (await digest(out('serial')))
  console.log(`jobs: ${(serial.seconds / parallel.seconds).toFixed(2)} times as fast; ${same ? 'the same bytes' : 'OTHER BYTES'} out`)
  // what the machine's cores are worth: as many commands at once, each on its own share, with nothing in common
  const share = await makeInput(Math.ceil(count / jobs))
  const before = performance.now()
  await Promise.all(Array.from({ length: jobs }, (_, n) => run(share, 1, `apart-${n}`)))
  const apart = (performance.now() - before) / 1000
  console.log(`${jobs} commands at once, a share each: ${apart.toFixed(1)} s, ${(serial.seconds / apart).toFixed(2)} times as fast as one`)
  console.log(`memory: ${parallel.megabytes.toFixed(0)} MB; ${tenth.megabytes.toFixed(0)} MB for a tenth`)
}

function print(what: string, run: Run, size: number): void {
  console.log(
    `${what}: ${run.seconds.toFixed(1)} s (${run.cpu.toFixed(1)} s of cores), ${(size / run.seconds).toFixed(2)} MB/s, ${run.megabytes.toFixed(0)} MB at most`,
  )
}

/** The library alone does what any program around it would do: read a record, attribute, write a record. */
async function overhead(documents: number): Promise<void> {
  const input = await makeInput(documents)
  const alone = join(folder, 'alone')
  const program = `
    import { readFileSync, openSync, writeSync } from 'node:fs'
    import { attributeQuotes } from ${JSON.stringify(join(process.cwd(), 'dist/index.js'))}
    const out = openSync(${JSON.stringify(alone)}, 'w')
    for (const line of readFileSync(${JSON.stringify(input)}, 'utf8').split('\\n')) {
      if (line === '') continue
      const { id, text } = JSON.parse(line)
      writeSync(out, JSON.stringify({ id, quotes: attributeQuotes(text) }) + '\\n')
    }`
  const library = () => timed(['--input-type=module', '-e', program])
  const throughCommand = () => timed([command, '--ndjson', '--quiet', '--jobs', '1', input, '-o', join(folder, 'command')])
  const pairs: [Run, Run][] = []
  for (let r = 0; r < 3; r++) pairs.push([await library(), await throughCommand()])
  for (const clock of ['seconds', 'cpu'] as const) {
    const best = (which: 0 | 1): number => Math.min(...pairs.map((pair) => pair[which][clock]))
    const share = ((best(1) / best(0) - 1) * 100).toFixed(1)
    console.log(`overhead, ${clock}: ${documents} documents, library ${best(0).toFixed(2)}, command ${best(1).toFixed(2)}: ${share} %`)
  }
}

function start(): void {
  for (const args of [
    ['-e', '0'],
    [command, '--version'],
    [command, '--help'],
  ]) {
    const times = Array.from({ length: 10 }, () => {
      const before = performance.now()
      const sink = openSync('/dev/null', 'w')
      execFileSync(process.execPath, args, { stdio: ['ignore', sink, 'inherit'] })
      closeSync(sink)
      return performance.now() - before
    }).sort((a, b) => a - b)
    console.log(`start: node ${args.join(' ')}: ${times[0]!.toFixed(0)} ms, middle ${times[5]!.toFixed(0)} ms`)
  }
}
