/**
 * Predicts and scores every dev set of the corpora and prints one table, the last figures beside the new ones.
 *
 *   npm run score -- [--shared DIR] [--only NAME] [--errors N] [--keep]
 *
 * `--only` takes the sets whose name begins so; `--errors` lists some errors of each; `--keep` writes the figures to `train/figures.json`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Document, readDocuments } from './jsonl.ts'
import { predict } from './prediction.ts'
import { readTexts } from './texts.ts'

interface DevSet {
  readonly name: string
  /** Path in the folder of corpora; `texts/GENRE` for our own, `texts/statements` for the news with what is said without marks. */
  readonly file: string
  readonly characters?: boolean
  readonly indirect?: boolean
  /** Path of a figure in the scorer's answer, and the name it is listed under. */
  readonly figures: Readonly<Record<string, string>>
}

const article = { found: 'quoted.found', source: 'quoted.source', cue: 'quoted.cue', speaker: 'quoted.speaker', right: 'quoted.right' }
const quoted = {
  'quoted found': 'quoted.found',
  'quoted source F1': 'quoted.source.f1',
  'quoted source exact F1': 'quoted.sourceExact.f1',
  'quoted cue F1': 'quoted.cue.f1',
  'quoted full': 'quoted.full',
}
const all = {
  'all content F1': 'all.content.f1',
  'all relation F1': 'all.relation.f1',
  'exact source F1': 'exact.source.f1',
  'exact cue F1': 'exact.cue.f1',
  'exact content F1': 'exact.content.f1',
}
const fiction = {
  'spans precision': 'spans.precision',
  'spans recall': 'spans.recall',
  'spans F1': 'spans.f1',
  speaker: 'speaker.all',
  explicit: 'speaker.explicit',
  anaphoric: 'speaker.anaphoric',
  implicit: 'speaker.implicit',
  macro: 'speaker.macro',
  'addressee F1': 'addressee.f1',
}
const speed = { 'MB/s': 'megabytesPerSecond' }

const sets: readonly DevSet[] = [
  { name: 'article', file: 'seed/article', figures: { ...article, indirect: 'indirect.right' } },
  { name: 'polnear-dev', file: 'news/polnear-dev', figures: { ...quoted, ...all, ...speed } },
  { name: 'polnear-dev, no indirect', file: 'news/polnear-dev', indirect: false, figures: { ...quoted, ...speed } },
  { name: 'pdnc-dev', file: 'fiction/pdnc-dev', figures: { ...fiction, ...speed } },
  { name: 'pdnc-dev, characters', file: 'fiction/pdnc-dev', characters: true, figures: fiction },
  { name: 'texts, news', file: 'texts/news', indirect: false, figures: quoted },
  { name: 'texts, statements', file: 'texts/statements', figures: { ...quoted, ...all } },
  { name: 'texts, fiction', file: 'texts/fiction', figures: fiction },
  { name: 'texts, fiction, characters', file: 'texts/fiction', characters: true, figures: fiction },
  { name: 'litbank-dev', file: 'fiction/litbank-dev', figures: { ...fiction, ...speed } },
]

type Figures = Record<string, Record<string, number>>

const record = 'train/figures.json'
const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: '../shared' },
    only: { type: 'string' },
    errors: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const { shared, only = '', errors, keep } = values
if (!existsSync(shared)) {
  console.error(`there is no folder ${shared}: the corpora are not part of this repository; --shared DIR says where they are`)
  process.exit(1)
}

const before = existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as Figures) : {}
const now: Figures = { ...before }
const folder = mkdtempSync(join(tmpdir(), 'score-'))
try {
  for (const set of sets) {
    if (!set.name.startsWith(only)) continue
    now[set.name] = scoreSet(set)
    printTable(set.name)
  }
  if ('conformance'.startsWith(only)) {
    now.conformance = runConformance()
    printTable('conformance')
  }
} finally {
  rmSync(folder, { recursive: true })
}
if (keep) writeFileSync(record, `${JSON.stringify(now, null, 2)}\n`)

function scoreSet({ file, characters = false, indirect = true, figures }: DevSet): Record<string, number> {
  const [gold, documents] = readGold(file)
  const predicted = join(folder, 'predicted.jsonl')
  const lines = documents.map((document) =>
    JSON.stringify(predict(document, { characters, indirect, unmarked: file.startsWith('texts/') })),
  )
  writeFileSync(predicted, `${lines.join('\n')}\n`)
  const scorer = join(shared, 'eval', 'score.mjs')
  const { stdout, stderr, status } = run([scorer, gold, predicted, '--json'])
  if (status !== 0) throw new Error(`the scorer failed on ${file}: ${stderr}`)
  const answer = JSON.parse(stdout) as unknown
  if (errors) console.log(run([scorer, gold, predicted, '--errors', errors]).stdout.split(/^(?=\d+ errors)/m)[1])
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, path]) => {
      const value = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], answer)
      return typeof value === 'number' ? [[name, Math.round(value * 1e4) / 1e4]] : []
    }),
  )
}

/** The file for the scorer, and its documents. */
function readGold(file: string): [path: string, documents: Document[]] {
  const own = /^texts\/(news|fiction|statements)$/.exec(file)?.[1]
  const path = own ? join(folder, 'gold.jsonl') : join(shared, 'corpora', `${file}.jsonl`)
  if (own)
    writeFileSync(
      path,
      readTexts(own === 'fiction' ? own : 'news', 'dev', own === 'statements')
        .map((document) => `${JSON.stringify(document)}\n`)
        .join(''),
    )
  return [path, readDocuments(path)]
}

/** The conformance cases import what is built, so the figure is that of the last build. */
function runConformance(): Record<string, number> {
  if (!existsSync('dist/index.js')) {
    console.log('\nconformance: nothing is built (npm run build)')
    return before.conformance ?? {}
  }
  const { stdout } = run([join(shared, 'conformance', 'run.mjs'), '.', ...(errors ? ['--verbose'] : [])])
  if (errors) console.log(stdout)
  const found = /^(\d+) passed, (\d+) failed$/m.exec(stdout)
  return found ? { passed: Number(found[1]), failed: Number(found[2]) } : {}
}

function run(command: readonly string[]): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28 })
}

/** A figure up to 1 is a share; a count or a speed stands for itself. */
function shown(name: string, value: number | undefined): string {
  if (value === undefined) return '–'
  const share = name !== 'MB/s' && !Number.isInteger(value) ? true : value === 1 && /F1|speaker|precision|recall|found/.test(name)
  return share ? (100 * value).toFixed(1) : String(Math.round(value * 100) / 100)
}

function printTable(name: string): void {
  const rows = Object.entries(now[name]!)
  console.log(`\n${name.padEnd(28)}${'last'.padStart(8)}${'now'.padStart(8)}${'change'.padStart(9)}`)
  for (const [figure, value] of rows) {
    const last = before[name]?.[figure]
    const scale = shown(figure, value) === String(Math.round(value * 100) / 100) ? 1 : 100
    const change =
      last === undefined || last === value ? '' : `${value > last ? '+' : ''}${(scale * (value - last)).toFixed(scale === 1 ? 2 : 1)}`
    console.log(`  ${figure.padEnd(26)}${shown(figure, last).padStart(8)}${shown(figure, value).padStart(8)}${change.padStart(9)}`)
  }
}
