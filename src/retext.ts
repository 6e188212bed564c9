import type { Root } from 'nlcst'
import type { VFile } from 'vfile'
import { attributeQuotes } from './attribute.ts'
import { annotate } from './retext/annotate.ts'
import { type Flat, flatten } from './retext/flatten.ts'
import { report } from './retext/messages.ts'
import { type Options, readPluginOptions } from './retext/options.ts'
import { locate, type Places, sourceEnd, sourceStart } from './retext/places.ts'
import { readingOf } from './retext/reading.ts'
import { relocate } from './retext/relocate.ts'
import type { Options as CoreOptions, Quote, Span } from './types.ts'

export type { Options }

/** What was read, and the quotes in it. */
export interface QuoteAttribution {
  /** The text of the tree: its leaves in order, blocks kept apart by white space. */
  readonly text: string
  /** The quotes with offsets into `text`: what `toHtml`, `toSegments` and the formats take beside it. */
  readonly quotes: readonly Quote[]
  /** What the offsets in `file.data.quotes` count in: the `source`, which is the value of the file, or `text`. */
  readonly offsets: 'source' | 'text'
}

declare module 'vfile' {
  interface DataMap {
    /** Who says what in this file, from `quote-attribution/retext`. */
    quotes: Quote[]
    /** The text that the quotes were found in. */
    quoteAttribution: QuoteAttribution
  }
}

declare module 'nlcst' {
  interface Data {
    /** The innermost quote that covers the node. */
    quote?: Quote | undefined
    /** The quotes whose source the node names. */
    mentionOf?: Quote[] | undefined
    /** The quotes whose attributing verb or phrase the node belongs to. */
    cueOf?: Quote[] | undefined
  }
}

/**
 * Finds what is quoted in a text, who says it and by which verb, and puts the quotes on `file.data.quotes`.
 *
 * Works on trees of `retext-latin` and `retext-english`, and on those that `remark-retext` and `rehype-retext` make. Offsets count in the file;
 * for HTML, and for trees whose nodes do not say where they stand, they count in `file.data.quoteAttribution.text`.
 *
 * @param options Those of `attributeQuotes`, and `annotate`, `reportUnattributed`, `reportAmbiguous`, `reportUnbalanced`.
 * @returns Transform.
 * @throws {TypeError} where an option is wrong, when the processor is frozen and before a file is processed.
 * @example
 * ```ts
 * const file = await unified()
 *   .use(retextEnglish)
 *   .use(retextQuoteAttribution)
 *   .use(retextStringify)
 *   .process('“Nobody was hurt,” said Adaeze Nwosu.')
 *
 * file.data.quotes?.[0]?.speaker?.name // → 'Adaeze Nwosu'
 * ```
 */
export default function retextQuoteAttribution(options?: Readonly<Options> | null | undefined): (tree: Root, file: VFile) => undefined {
  const settings = readPluginOptions(options)
  return (tree, file) => {
    const flat = flatten(tree)
    const places = locate(flat, String(file))
    const reading = readingOf(flat, places)
    const found = read(flat, reading, settings.core)
    const offsets = places.lost || isHtml(tree, flat) ? 'text' : 'source'
    const quotes = offsets === 'text' || places.same ? found : relocate(found, toSource(places))
    file.data.quotes = quotes
    file.data.quoteAttribution = { text: flat.text, quotes: found, offsets }
    if (settings.annotate) annotate(tree, flat, found, quotes)
    if (settings.unattributed || settings.ambiguous || settings.unbalanced) {
      const complete = settings.core.unspoken === false && settings.unbalanced
      const marked = complete ? attributeQuotes(reading, { ...settings.core, unspoken: true }) : found
      report(file, tree, flat, places, found, marked, settings)
    }
  }
}

/** The quotes of the text, their words as the flattened text has them. */
function read({ text }: Flat, reading: string, options: CoreOptions): Quote[] {
  const quotes = attributeQuotes(reading, options)
  if (reading === text) return quotes
  const nameOf = (name: string, mentions: readonly Span[]): string => {
    for (const mention of mentions) {
      const at = mention.text.indexOf(name)
      if (at >= 0) return text.slice(mention.start + at, mention.start + at + name.length).replace(/\s+/g, ' ')
    }
    return name
  }
  return relocate(quotes, ({ start, end }) => ({ start, end, text: text.slice(start, end) }), nameOf)
}

function toSource(places: Places): (span: Span) => Span {
  return ({ start, end, text }) => ({ start: sourceStart(places, start), end: sourceEnd(places, end), text })
}

/**
 * Whether a tree was made from HTML: its root is as long as the file, and there are tags in front of its first leaf or behind its last.
 * Everywhere else a root is as long as its leaves.
 */
function isHtml({ position }: Root, { leaves }: Flat): boolean {
  const from = leaves[0]?.position?.start.offset
  const to = leaves[leaves.length - 1]?.position?.end.offset
  const { start, end } = position ?? {}
  if (from === undefined || to === undefined || start?.offset === undefined || end?.offset === undefined) return false
  return start.offset < from || end.offset > to
}
