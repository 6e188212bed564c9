import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attributeQuotes, type Quote } from '../../src/index.ts'
import { pipelines } from './pipelines.ts'

const path = join(process.env.QUOTE_ATTRIBUTION_SHARED ?? '../shared', 'corpora/news/polnear-dev.jsonl')

/** The ten longest articles; none where the corpus is missing. */
function longest(): { id: string; text: string }[] {
  const articles = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; text: string })
  return articles.sort((a, b) => b.text.length - a.text.length).slice(0, 10)
}

/** A text as Markdown that means the same text, and where each of its characters went. */
function toMarkdown(text: string): { markdown: string; startOf: (at: number) => number; endOf: (at: number) => number } {
  const starts: number[] = []
  let markdown = ''
  for (let at = 0; at < text.length; at++) {
    starts.push(markdown.length)
    markdown += (/[!-/:-@[-`{-~]/.test(text[at]!) ? '\\' : '') + text[at]
  }
  starts.push(markdown.length)
  return { markdown, startOf: (at) => starts[at]!, endOf: (at) => starts[at]! }
}

function toHtmlText(text: string): string {
  return text.replace(/[&<>“”]/g, (char) => `&#${char.charCodeAt(0)};`)
}

/** Quotes as plain data, offsets mapped. */
function mapped(quotes: readonly Quote[], startOf: (at: number) => number, endOf: (at: number) => number): unknown {
  return JSON.parse(JSON.stringify(quotes), (_, value) =>
    value && typeof value === 'object' && 'start' in value ? { ...value, start: startOf(value.start), end: endOf(value.end) } : value,
  )
}

const options = { indirect: true }

describe.skipIf(!existsSync(path))(`the ten longest articles have the quotes of the plain text (${path})`, () => {
  const articles = existsSync(path) ? longest() : []

  test.each(articles)('$id', async ({ text }) => {
    const plain = attributeQuotes(text, options)
    expect(plain.length).toBeGreaterThan(0)
    for (const name of ['latin', 'english'] as const) {
      const { data } = await pipelines[name](text, options)
      expect(data.quotes).toEqual(plain)
      expect(data.quoteAttribution!.offsets).toBe('source')
    }
    if (!/[*_`~<>[\]\\&|]|^\s*(?:#|[-+] |\d+[.)])/m.test(text)) {
      const { data } = await pipelines.markdown(text, options)
      expect(data.quotes).toEqual(plain)
    }
    const { markdown, startOf, endOf } = toMarkdown(text)
    const { data } = await pipelines.markdown(markdown, options)
    expect(data.quoteAttribution!.offsets).toBe('source')
    expect(mapped(data.quotes!, Number, Number)).toEqual(mapped(plain, startOf, endOf))

    const paragraphs = text.trim().split(/\n\n+/)
    const html = await pipelines.html(paragraphs.map((paragraph) => `<p>${toHtmlText(paragraph)}</p>`).join(''), options)
    expect(html.data.quotes).toEqual(attributeQuotes(paragraphs.join('\n\n'), options))
  })
})

test.runIf(!existsSync(path))(`skipped: there is no corpus at ${path}`, () => {
  expect(existsSync(path)).toBe(false)
})
