import { attributeQuotes } from '../index.ts'
import type { Options, Quote } from '../types.ts'

/**
 * The quotes of a text that are sure enough. A quote that is left out leaves its id unused;
 * what stands in it hangs on the next quote around it.
 */
export function findQuotes(text: string, options: Options, minConfidence: number): Quote[] {
  const quotes = attributeQuotes(text, options)
  if (minConfidence <= 0) return quotes
  const parents = new Map(quotes.map((quote) => [quote.id, quote.parent]))
  const kept = quotes.filter((quote) => quote.confidence >= minConfidence)
  const ids = new Set(kept.map((quote) => quote.id))
  return kept.map((quote) => {
    let parent = quote.parent
    while (parent !== null && !ids.has(parent)) parent = parents.get(parent) ?? null
    return parent === quote.parent ? quote : { ...quote, parent }
  })
}
