import type { Quote } from '../src/index.ts'

type Formats = typeof import('../src/formats/index.ts')

interface Format {
  readonly label: string
  readonly file: string
  readonly type: string
  readonly write: (formats: Formats, text: string, quotes: readonly Quote[]) => string | Promise<string>
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Every format that the library writes. */
export const formats: Readonly<Record<string, Format>> = {
  html: {
    label: 'HTML page',
    file: 'quotes.html',
    type: 'text/html',
    write: async (_, text, quotes) => (await import('../src/html.ts')).toHtml(text, quotes),
  },
  csv: { label: 'CSV table', file: 'quotes.csv', type: 'text/csv', write: ({ toCsv }, text, quotes) => toCsv(text, quotes) },
  jsonl: {
    label: 'JSON Lines',
    file: 'quotes.jsonl',
    type: 'application/x-ndjson',
    write: ({ toJsonl }, text, quotes) => toJsonl(text, quotes),
  },
  tei: { label: 'TEI P5', file: 'quotes.xml', type: 'application/tei+xml', write: ({ toTei }, text, quotes) => toTei(text, quotes) },
  jsonld: {
    label: 'JSON-LD (schema.org)',
    file: 'quotes.jsonld',
    type: 'application/ld+json',
    write: ({ toJsonLd }, text, quotes) => json(toJsonLd(text, quotes)),
  },
  annotations: {
    label: 'Web annotations (W3C)',
    file: 'annotations.jsonld',
    type: 'application/ld+json',
    write: ({ toWebAnnotations }, text, quotes) => json(toWebAnnotations(text, quotes)),
  },
  script: { label: 'Script', file: 'script.txt', type: 'text/plain', write: ({ toScript }, text, quotes) => toScript(text, quotes) },
}

/** Writes the quotes in a format and hands the file to the browser. The writers are loaded when they are first wanted. */
export async function save(name: string, text: string, quotes: readonly Quote[]): Promise<void> {
  const { file, type, write } = formats[name]!
  const content = await write(await import('../src/formats/index.ts'), text, quotes)
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = file
  link.click()
  // the download has begun by then
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
