/**
 * Draws measured figures as SVG, readable on light and on dark pages.
 *
 *   npm run plot -- [FILE.json …] [--out docs/pictures]
 *
 * Without a file it takes all of `bench/results`. Two kinds of file are known:
 * - what `npm run bench` writes: `speed.svg` (megabytes a second) and `growth.svg` (time against length);
 * - a table of shares, `{"title": "…", "note": "…", "rows": [{"task": "…", "system": "…", "value": 87.7, "ours": true}]}`: bars, one group
 *   a task, named after the file.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

const accent = '#25a494'
const other = '#9a9ca6'
const results = 'bench/results'
const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string', default: 'docs/pictures' } } })

interface Speed {
  readonly node: string
  readonly growth: Record<string, { readonly find: number; readonly all: number }>
  readonly [genre: string]: unknown
}

interface Shares {
  readonly title: string
  readonly note?: string
  readonly rows: readonly { readonly task: string; readonly system: string; readonly value: number; readonly ours?: boolean }[]
}

/** What a plot is drawn with: nothing of a browser is needed but its document. */
const { document } = parseHTML('<!doctype html><html><body></body></html>')
const common = {
  document,
  width: 760,
  marginRight: 70,
  style: { fontFamily: 'system-ui, sans-serif', fontSize: '13px' },
}

function save(name: string, title: string, note: string, plot: Plot.PlotOptions): void {
  const top = 64
  const svg = Plot.plot({ ...common, ...plot, marginTop: (plot.marginTop ?? 10) + top, height: (plot.height ?? 200) + top })
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', `${title}. ${note}`)
  const style = document.createElement('style')
  style.textContent = 'svg{color:#1c1d22}.faint{opacity:.72}@media(prefers-color-scheme:dark){svg{color:#e7e7ea}}'
  svg.append(style)
  const write = (content: string, attributes: Record<string, string>): void => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', 'text')
    for (const [key, value] of Object.entries({ x: '4', fill: 'currentColor', 'text-anchor': 'start', ...attributes }))
      element.setAttribute(key, value)
    element.textContent = content
    svg.append(element)
  }
  write(title, { y: '20', 'font-size': '17', 'font-weight': '600' })
  write(note, { y: '41', 'font-size': '12.5', class: 'faint' })
  writeFileSync(join(values.out, `${name}.svg`), `${svg.outerHTML}\n`)
  console.log(join(values.out, `${name}.svg`))
}

/** Megabytes a second, by kind of text, beside a bare scan for words. */
function plotSpeed(file: Speed): void {
  const names: Record<string, string> = { news: 'News', newsIndirect: 'News, with indirect speech', fiction: 'Fiction' }
  const rows = Object.entries(names).flatMap(([key, task]) => {
    const row = file[key] as { scan: number; find: number; all: number } | undefined
    return row ? [{ task, value: row.all }] : []
  })
  save('speed', 'Speed: megabytes a second, one core', `attributeQuotes on 1 MB of text, best of seven runs, Node ${file.node.slice(1)}`, {
    height: 40 * rows.length + 50,
    marginLeft: 190,
    x: { label: 'MB/s', grid: true },
    y: { label: null, domain: rows.map(({ task }) => task), tickSize: 0 },
    marks: [
      Plot.barX(rows, { x: 'value', y: 'task', fill: accent, insetTop: 4, insetBottom: 4, rx: 3 }),
      Plot.text(rows, { x: 'value', y: 'task', text: ({ value }) => value.toFixed(2), dx: 6, textAnchor: 'start', fill: 'currentColor' }),
      Plot.ruleX([0], { stroke: 'currentColor' }),
    ],
  })
}

/** Time against length, both in powers of ten: a straight line at the slope of the dashed one grows with the text and no faster. */
function plotGrowth(file: Speed): void {
  const rows = Object.entries(file.growth).map(([size, { all }]) => ({ size: Number(size), ms: all }))
  const last = rows[rows.length - 1]!
  const linear = rows.map(({ size }) => ({ size, ms: (last.ms * size) / last.size }))
  const long = (size: number): string => (size >= 1e6 ? `${size / 1e6} MB` : `${size / 1e3} kB`)
  const time = (ms: number): string => (ms >= 1000 ? `${+(ms / 1000).toPrecision(2)} s` : `${+ms.toPrecision(2)} ms`)
  save(
    'growth',
    'Growth: twice the text takes twice the time',
    `attributeQuotes on news of 10 kB to 10 MB, Node ${file.node.slice(1)}; dashed: exactly linear`,
    {
      height: 300,
      marginLeft: 60,
      insetLeft: 26,
      insetRight: 26,
      x: { type: 'log', label: null, ticks: rows.map(({ size }) => size), tickFormat: long },
      y: { type: 'log', label: null, domain: [1, 10_000], grid: true, ticks: [1, 10, 100, 1000, 10_000], tickFormat: time },
      marks: [
        Plot.line(linear, { x: 'size', y: 'ms', stroke: other, strokeDasharray: '4 4' }),
        Plot.line(rows, { x: 'size', y: 'ms', stroke: accent, strokeWidth: 2.5 }),
        Plot.dot(rows, { x: 'size', y: 'ms', fill: accent, r: 5 }),
        Plot.text(rows, { x: 'size', y: 'ms', text: ({ ms }) => time(ms), dx: 10, dy: 14, textAnchor: 'start', fill: 'currentColor' }),
      ],
    },
  )
}

/** Shares of a hundred, a group of bars for each task. */
function plotShares(name: string, { title, note = '', rows }: Shares): void {
  const tasks = [...new Set(rows.map(({ task }) => task))]
  // a heading is a row without a bar; systems may be measured on some tasks only
  const bars = rows.map((row) => ({ ...row, key: JSON.stringify([row.task, row.system]) })).sort((a, b) => b.value - a.value)
  const keys = tasks.flatMap((task) => [task, ...bars.filter((bar) => bar.task === task).map(({ key }) => key)])
  const systems = new Map(bars.map(({ key, system }) => [key, system]))
  const longest = Math.max(...rows.map(({ system }) => system.length))
  save(name, title, note, {
    height: keys.length * 25 + 45,
    marginLeft: Math.max(110, longest * 7.4),
    x: { label: '%', domain: [0, 100], grid: true },
    y: { label: null, domain: keys, tickSize: 0, tickFormat: (key: string) => systems.get(key) ?? '' },
    marks: [
      Plot.barX(bars, { x: 'value', y: 'key', fill: ({ ours }) => (ours ? accent : other), insetTop: 2, insetBottom: 2, rx: 3 }),
      Plot.text(bars, { x: 'value', y: 'key', text: ({ value }) => value.toFixed(1), dx: 6, textAnchor: 'start', fill: 'currentColor' }),
      Plot.text(tasks, {
        x: 0,
        y: (task) => task,
        text: (task) => task,
        dx: 6,
        dy: 2,
        textAnchor: 'start',
        fontWeight: 600,
        fill: 'currentColor',
      }),
      Plot.ruleX([0], { stroke: 'currentColor' }),
    ],
  })
}

const files = positionals.length
  ? positionals
  : existsSync(results)
    ? readdirSync(results)
        .filter((name) => name.endsWith('.json'))
        .map((name) => join(results, name))
    : []
if (!files.length) console.error(`nothing to draw: no file given, and none in ${results}`)
mkdirSync(values.out, { recursive: true })
for (const path of files) {
  const file = JSON.parse(readFileSync(path, 'utf8')) as Speed | Shares
  if ('rows' in file) plotShares(basename(path, '.json'), file as Shares)
  else {
    plotSpeed(file)
    plotGrowth(file)
  }
}
