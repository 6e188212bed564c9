/**
 * What the plugin takes beyond the core, as a share of what the parser takes for the tree that the plugin reads.
 *
 *   npx tsx bench/retext.ts
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Root } from 'nlcst'
import remarkParse from 'remark-parse'
import remarkRetext from 'remark-retext'
import retextEnglish from 'retext-english'
import retextLatin from 'retext-latin'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { attributeQuotes } from '../src/index.ts'
import retextQuoteAttribution, { type Options } from '../src/retext.ts'

export interface RetextResult {
  readonly name: string
  /** Characters of the one file. */
  readonly characters: number
  readonly quotes: number
  /** Milliseconds: the parser, once. */
  readonly parser: number
  /** Milliseconds: the plugin on the parsed tree, the best of five. */
  readonly plugin: number
  /** Milliseconds: `attributeQuotes` on the same text, the best of five. */
  readonly core: number
  /** `(plugin - core) / parser`; at most 0.25 is wanted. */
  readonly share: number
}

const size = 1_000_000

/** Measures retext-english, retext-latin and Markdown on 1 MB given as one file. */
export async function benchRetext(): Promise<RetextResult[]> {
  const text = newsText()
  // every paragraph with emphasis, a reference or an escape, so that nothing stands where the flattened text has it
  const markdown = text.replace(/^(\w+) /gm, '*$1* ').replace(/ & /g, ' &amp; ')
  const results: RetextResult[] = []
  const all: Options = { annotate: true, reportUnattributed: true, reportAmbiguous: 0.8, reportUnbalanced: true }
  results.push(await measure('retext-english', text, parseEnglish, {}))
  results.push(await measure('retext-english, annotated and with all messages', text, parseEnglish, all))
  results.push(await measure('retext-latin', text, parseLatin, {}))
  results.push(await measure('remark-parse, remark-retext, retext-english', markdown, parseMarkdown, {}))
  return results
}

async function parseEnglish(file: VFile): Promise<Root> {
  return unified().use(retextEnglish).parse(file)
}

async function parseLatin(file: VFile): Promise<Root> {
  return unified().use(retextLatin).parse(file)
}

async function parseMarkdown(file: VFile): Promise<Root> {
  let root: Root | undefined
  const language = unified()
    .use(retextEnglish)
    .use(() => (tree: Root): undefined => {
      root = tree
    })
  const processor = unified()
    .use(remarkParse)
    .use(remarkRetext, language as never)
  await processor.run(processor.parse(file), file)
  return root!
}

async function measure(name: string, value: string, parse: (file: VFile) => Promise<Root>, options: Options): Promise<RetextResult> {
  const started = performance.now()
  const tree = await parse(new VFile(value))
  const parser = performance.now() - started
  const transform = retextQuoteAttribution(options)
  let plugin = Number.POSITIVE_INFINITY
  let core = Number.POSITIVE_INFINITY
  let file = new VFile(value)
  for (let run = 0; run < 5; run++) {
    file = new VFile(value)
    const before = performance.now()
    transform(tree, file)
    const between = performance.now()
    attributeQuotes(file.data.quoteAttribution!.text)
    const after = performance.now()
    plugin = Math.min(plugin, between - before)
    core = Math.min(core, after - between)
  }
  const round = (number: number): number => Math.round(number * 10) / 10
  return {
    name,
    characters: value.length,
    quotes: file.data.quotes!.length,
    parser: round(parser),
    plugin: round(plugin),
    core: round(core),
    share: Math.round(((plugin - core) / parser) * 1000) / 1000,
  }
}

/** 1 MB of news, or of a made-up report where there is no corpus. */
function newsText(): string {
  const path = join(process.env.QUOTE_ATTRIBUTION_SHARED ?? '../shared', 'corpora/news/wikinews-plain.jsonl')
  const articles = existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { text: string }).text)
    : [report]
  let text = ''
  for (let a = 0; text.length < size; a = (a + 1) % articles.length) text += `${articles[a]!}\n\n`
  return text.slice(0, size)
}

const report = `The council of Harrow Bay voted on Monday to close the old pier & its two sheds.

“Nobody was hurt, and nobody will be,” said Adaeze Nwosu, who chairs the harbour board. “The planks are rotten. We have known that for years.”

Tomas Reiter, a fisherman who lives nearby, called the decision “a disaster for all of us” and said that boats would have to land in Kell. According to the mayor's office, repairs would have cost $2.4 million.

"I asked them to wait until spring," he said. "They did not even answer."
`

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.table(await benchRetext())
