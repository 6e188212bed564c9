/**
 * What the writers take: each format on a whole novel, HTML on 1 MB, and both on half of it, which must take about half the time.
 *
 *   npx tsx bench/formats.ts [--shared ../shared]
 */
import { parseArgs } from 'node:util'
import { toCsv, toJsonLd, toJsonl, toScript, toTei, toWebAnnotations } from '../src/formats/index.ts'
import { toHtml } from '../src/html.ts'
import { attributeQuotes } from '../src/index.ts'
import type { Quote } from '../src/types.ts'
import { benchTexts } from './texts.ts'

const { values } = parseArgs({ options: { shared: { type: 'string', default: '../shared' } } })
const writers: Readonly<Record<string, (text: string, quotes: readonly Quote[]) => unknown>> = {
  toTei: (text, quotes) => toTei(text, quotes),
  toHtml: (text, quotes) => toHtml(text, quotes, { page: true }),
  toScript: (text, quotes) => toScript(text, quotes),
  toJsonl: (text, quotes) => toJsonl(text, quotes),
  toCsv: (text, quotes) => toCsv(text, quotes),
  toJsonLd: (text, quotes) => toJsonLd(text, quotes),
  toWebAnnotations: (text, quotes) => toWebAnnotations(text, quotes, { source: 'https://example.org/novel' }),
}

const { fiction, origin } = benchTexts(values.shared)
const text = fiction.slice(0, 1_000_000)
const half = text.slice(0, text.length / 2)
const [all, some] = [attributeQuotes(text), attributeQuotes(half)]
console.log(`${(text.length / 1e6).toFixed(2)} MB of fiction (${origin}), ${all.length} quotes; times in ms, the best of three`)
for (const [name, write] of Object.entries(writers)) {
  const [one, two] = [best(() => write(half, some)), best(() => write(text, all))]
  console.log(`${name.padEnd(18)} ${two.toFixed(0).padStart(6)}   × ${(two / one).toFixed(1)} for twice the text`)
}

function best(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i++) {
    const started = performance.now()
    run()
    least = Math.min(least, performance.now() - started)
  }
  return least
}
