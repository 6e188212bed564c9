/**
 * Speed, growth, cold start, memory and size. Machines differ, ratios to a bare word scan of the same text in the same run hold.
 *
 *   npm run build && npm run bench -- [--shared DIR] [--quick]
 *
 * The last figures lie in `bench/results/latest.json`. `--quick` leaves out the 10 MB.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { attributeQuotes } from '../src/index.ts'
import { findMarks } from '../src/spans/marks.ts'
import { findSpans } from '../src/spans/spans.ts'
import { tokenize } from '../src/text/tokens.ts'
import type { Options } from '../src/types.ts'
import { benchTexts } from './texts.ts'

const { values } = parseArgs({ options: { shared: { type: 'string', default: '../shared' }, quick: { type: 'boolean', default: false } } })
const texts = benchTexts(values.shared)

/** What every other time is compared with: the words of the text, counted. */
function scanWords(text: string): number {
  let words = 0
  for (const _ of text.matchAll(/[\p{L}\p{N}]+/gu)) words++
  return words
}

const findOnly = (text: string): unknown => {
  const tokens = tokenize(text)
  return findSpans(tokens, findMarks(tokens))
}

/** Least milliseconds of each of several functions, run in turn so that whatever else the machine does hits all of them alike. */
function race(text: string, rounds: number, ...functions: readonly ((text: string) => unknown)[]): number[] {
  const best = functions.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++) {
    functions.forEach((run, f) => {
      const started = performance.now()
      run(text)
      best[f] = Math.min(best[f]!, performance.now() - started)
    })
  }
  return best
}

function speed(genre: 'news' | 'fiction', options: Options): object {
  const text = texts[genre].slice(0, 1_000_000)
  const whole = (t: string): unknown => attributeQuotes(t, options)
  const [scan, find, all] = race(text, 15, scanWords, findOnly, whole) as [number, number, number]
  const rate = (ms: number): number => text.length / 1e3 / ms
  const row = { scan: rate(scan), find: rate(find), findRatio: find / scan, all: rate(all), allRatio: all / scan }
  const name = `${genre}${options.indirect ? ', indirect' : ''}`
  print(name, [
    ['word scan', `${row.scan.toFixed(1)} MB/s`],
    ['tokens, marks, spans', `${row.find.toFixed(1)} MB/s, ${row.findRatio.toFixed(2)} × scan`],
    ['attributeQuotes', `${row.all.toFixed(2)} MB/s, ${row.allRatio.toFixed(2)} × scan`],
  ])
  return row
}

function growth(): object {
  const sizes = [10_000, 100_000, 1_000_000, ...(values.quick ? [] : [10_000_000])]
  const whole = (t: string): unknown => attributeQuotes(t)
  const rows: Record<string, { find: number; all: number }> = {}
  for (const size of sizes) {
    let text = texts.news
    while (text.length < size) text += `\n\n${texts.news}`
    const [find, all] = race(text.slice(0, size), size > 1e5 ? 3 : 10, findOnly, whole) as [number, number]
    rows[size] = { find, all }
  }
  const times = Object.values(rows)
  print(
    'growth',
    Object.entries(rows).map(([size, { find, all }], n) => {
      const last = times[n - 1]
      const by = last ? `; × ${(find / last.find).toFixed(1)}, × ${(all / last.all).toFixed(1)} for ten times the text` : ''
      return [`${Number(size) / 1000} kB`, `spans ${find.toFixed(1)} ms, all ${all.toFixed(1)} ms${by}`]
    }),
  )
  return rows
}

/** Runs a program in a process of its own on the built package; it prints one JSON value. */
function fresh(program: string, text: string, flags: readonly string[] = []): Record<string, number> {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', program], {
    input: text,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Record<string, number>
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1]!

function coldStart(): object {
  const program = `
    import { readFileSync } from 'node:fs'
    const text = readFileSync(0, 'utf8')
    const started = performance.now()
    const { attributeQuotes } = await import('./dist/index.js')
    const imported = performance.now()
    attributeQuotes(text)
    console.log(JSON.stringify({ imported: imported - started, first: performance.now() - imported }))`
  // what Node itself takes to start, in turn with the rest, tells how fast the machine is
  const bare: number[] = []
  const runs = Array.from({ length: 9 }, () => {
    const started = performance.now()
    spawnSync(process.execPath, ['-e', '0'])
    bare.push(performance.now() - started)
    return fresh(program, texts.news.slice(0, 3000))
  })
  const row = { imported: median(runs.map((r) => r.imported!)), first: median(runs.map((r) => r.first!)), bare: median(bare) }
  print('cold start, 3 kB', [
    ['import', `${row.imported.toFixed(1)} ms`],
    ['first call', `${row.first.toFixed(1)} ms`],
    ['both', `${(row.imported + row.first).toFixed(1)} ms, ${((row.imported + row.first) / row.bare).toFixed(2)} × the start of Node`],
  ])
  return row
}

function memory(): object {
  const program = `
    import { readFileSync } from 'node:fs'
    import { attributeQuotes } from './dist/index.js'
    const text = readFileSync(0, 'utf8')
    attributeQuotes(text.slice(0, 1000))
    const used = () => { const { heapUsed, arrayBuffers } = process.memoryUsage(); return heapUsed + arrayBuffers }
    gc()
    const before = used()
    let quotes = attributeQuotes(text)
    const allocated = used() - before
    // buffers go only after the program has had a rest
    for (let i = 0; i < 3; i++) await new Promise((done) => setTimeout(done, 20), gc())
    const kept = used() - before
    console.log(JSON.stringify({ allocated, kept, quotes: quotes.length }))`
  const [short, long] = [1, 4].map(novel) as [string, string]
  const row = fresh(program, short, ['--expose-gc'])
  const more = fresh(program, long, ['--expose-gc'])
  const times = (bytes: number, length: number): string => `${(bytes / length).toFixed(1)} × the text`
  // what stands for any text, tables and room that is not collected yet, is in both
  const slope = more.allocated! - row.allocated!
  const none = neededFor(texts.fiction.slice(0, 1000), 4, 36, 1)
  const needed = neededFor(short, 16, 48, 1) - none
  const neededMore = neededFor(long, 48, 176, 2) - none - needed
  print('memory, 1 MB of fiction', [
    ['at the end of the call', times(row.allocated!, short.length)],
    ['for each further MB, up to 4', times(slope, long.length - short.length)],
    ['needed', times(needed, short.length)],
    ['for each further MB, up to 4', times(neededMore, long.length - short.length)],
    ['kept by the quotes', times(row.kept!, short.length)],
  ])
  const perMegabyte = (bytes: number): number => (1e6 * bytes) / (long.length - short.length)
  return { ...row, perMegabyte: perMegabyte(slope), needed, neededPerMegabyte: perMegabyte(neededMore) }
}

/** So many megabytes of fiction. */
function novel(megabytes: number): string {
  const length = 1e6 * megabytes
  return texts.fiction.repeat(Math.ceil(length / texts.fiction.length)).slice(0, length)
}

/**
 * Bytes that a call needs: the least heap at which it still succeeds, however often garbage has to be collected, and its buffers, which lie outside of
 * the heap. Found by halving the megabytes between `low` and `high`, to `step` of them.
 */
function neededFor(text: string, low: number, high: number, step: number): number {
  const program = `
    import { readFileSync } from 'node:fs'
    import { attributeQuotes } from './dist/index.js'
    attributeQuotes(readFileSync(0, 'utf8'))
    console.log(process.memoryUsage().arrayBuffers)`
  let [fails, enough, buffers] = [low, high, 0]
  while (enough - fails > step) {
    const megabytes = (fails + enough) >> 1
    const flags = ['--max-semi-space-size=1', `--max-old-space-size=${megabytes}`, '--input-type=module', '-e', program]
    const { status, stdout } = spawnSync(process.execPath, flags, { input: text, encoding: 'utf8' })
    if (status === 0) [enough, buffers] = [megabytes, Number(stdout)]
    else fails = megabytes
  }
  if (buffers === 0) throw new Error(`${high} MB of heap are too few for ${text.length / 1e6} MB of text`)
  return enough * 2 ** 20 + buffers
}

function size(): object {
  const { stdout } = spawnSync('npx', ['size-limit', '--json'], { encoding: 'utf8' })
  const rows = JSON.parse(stdout) as { name: string; size: number; sizeLimit: number }[]
  print(
    'size, minified and gzipped',
    rows.map((row) => [row.name.split(',')[0]!, `${(row.size / 1000).toFixed(1)} kB of ${(row.sizeLimit / 1000).toFixed(0)} kB`]),
  )
  return Object.fromEntries(rows.map((row) => [row.name, row.size]))
}

function print(title: string, rows: readonly (readonly [name: string, value: string])[]): void {
  console.log(`\n${title}`)
  for (const [name, value] of rows) console.log(`  ${name.padEnd(34)}${value}`)
}

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}; texts: ${texts.origin}`)
const result: Record<string, unknown> = { node: process.version, texts: texts.origin }
result.news = speed('news', {})
result.newsIndirect = speed('news', { indirect: true })
result.fiction = speed('fiction', {})
result.growth = growth()
if (existsSync('dist/index.js')) {
  result.cold = coldStart()
  result.memory = memory()
} else console.log('\nnothing is built: cold start and memory are left out (npm run build)')
result.size = size()
mkdirSync('bench/results', { recursive: true })
writeFileSync(
  'bench/results/latest.json',
  `${JSON.stringify(result, (_, v) => (typeof v === 'number' ? Math.round(v * 1000) / 1000 : v), 2)}\n`,
)
