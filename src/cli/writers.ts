import type { Quote } from '../types.ts'
import type { Format } from './settings.ts'

/** Writes the documents of one output in one format. */
export interface Writer {
  /** What a file's name ends in. */
  readonly extension: string
  /** Whether one output may hold several documents. */
  readonly joins: boolean
  /** Pieces of the output for one document: `name` tells it from others, `first` says that nothing was written before. */
  document(text: string, quotes: readonly Quote[], name: string, first: boolean): Iterable<string>
  /** What stands behind the last document. */
  end?(): string
}

export type DocumentFormat = Exclude<Format, 'listing' | 'ndjson'>

/**
 * Loads a format; each comes with its own libraries, so only the one that is asked for is loaded.
 *
 * @param several The output holds more than one document, and has to name them.
 */
export async function loadWriter(format: DocumentFormat, several: boolean): Promise<Writer> {
  if (format === 'json')
    return several ? manyJson() : { extension: 'quotes.json', joins: false, document: (_, quotes) => jsonArray(quotes, '') }
  if (format === 'html') {
    const { toHtml } = await import('../html.ts')
    return single('html', (text, quotes) => toHtml(text, quotes, { page: true }))
  }
  const { toCsv, toJsonLd, toScript, toTei, toWebAnnotations } = await import('../formats/index.ts')
  switch (format) {
    case 'csv':
      return {
        extension: 'csv',
        joins: true,
        document: (text, quotes, name, first) => [toCsv(text, quotes, several ? { document: name, header: first } : {})],
      }
    case 'tei':
      return single('xml', (text, quotes, name) => toTei(text, quotes, { title: name }))
    case 'jsonld':
      return single('jsonld', (text, quotes, name) => `${JSON.stringify(toJsonLd(text, quotes, { name }), null, 2)}\n`)
    case 'annotations':
      return single(
        'annotations.json',
        (text, quotes, name) => `${JSON.stringify(toWebAnnotations(text, quotes, { source: name }), null, 2)}\n`,
      )
    case 'script':
      return single('script.txt', (text, quotes) => toScript(text, quotes))
  }
}

function single(extension: string, write: (text: string, quotes: readonly Quote[], name: string) => string): Writer {
  return { extension, joins: false, document: (text, quotes, name) => [write(text, quotes, name)] }
}

function manyJson(): Writer {
  let any = false
  return {
    extension: 'quotes.json',
    joins: true,
    *document(_, quotes, name) {
      yield `${any ? ',' : '['}\n{"file":${JSON.stringify(name)},"quotes":`
      any = true
      yield* jsonArray(quotes, '}')
    },
    end: () => (any ? '\n]\n' : '[]\n'),
  }
}

/** An array of quotes, a line each: joined as one string, those of a long novel would be more than a string can hold. */
function* jsonArray(quotes: readonly Quote[], after: string): Generator<string> {
  yield '['
  for (const [q, quote] of quotes.entries()) yield `${q ? ',' : ''}\n  ${JSON.stringify(quote)}`
  yield after ? `\n]${after}` : '\n]\n'
}
