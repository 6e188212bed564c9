import type { Quote, Speaker } from './types.ts'

/**
 * Groups quotes by who said them, in order of first appearance; `null` holds those that nobody is known to have said.
 *
 * @example
 * ```ts
 * const quotes = attributeQuotes('“Yes,” said Ragnhild. “No,” said Torsten.')
 * ;[...groupBySpeaker(quotes)].map(([speaker, of]) => [speaker?.name, of.length]) // → [['Ragnhild', 1], ['Torsten', 1]]
 * ```
 */
export function groupBySpeaker(quotes: readonly Quote[]): Map<Speaker | null, Quote[]> {
  const groups = new Map<Speaker | null, Quote[]>()
  for (const quote of quotes) {
    const group = groups.get(quote.speaker)
    if (group) group.push(quote)
    else groups.set(quote.speaker, [quote])
  }
  return groups
}
