import { attributeQuotes, type Character, type Genre, type Quote, type Speaker } from '../src/index.ts'

/** What the reader knows better. */
export interface Correction {
  /** The right speaker. */
  readonly name: string
  /** Names that mean this speaker everywhere in the text. */
  readonly aliases: readonly string[]
  /** Words of the quote that was corrected, and which of the quotes with these words it was. */
  readonly words: string
  readonly occurrence: number
}

/** Attributes a text, with the reader's corrections as known characters; the corrected quotes themselves are settled. */
export function attribute(text: string, genre: Genre, corrections: readonly Correction[]): Quote[] {
  const quotes = attributeQuotes(text, { genre, characters: toCharacters(corrections) })
  if (!corrections.length) return quotes
  const byName = new Map<string, Speaker>()
  for (const { speaker } of quotes) if (speaker) byName.set(speaker.name, speaker)
  return quotes.map((quote) => {
    const correction = corrections.findLast(({ words, occurrence }) => words === quote.text && occurrence === occurrenceOf(quotes, quote))
    if (!correction) return quote
    const { name } = correction
    let speaker = byName.get(name)
    if (!speaker) {
      speaker = { id: `by-hand-${byName.size}`, name, aliases: [], kind: 'unknown', gender: 'unknown', mentions: [] }
      byName.set(name, speaker)
    }
    const same = quote.speaker?.name === name
    return {
      ...quote,
      kind: quote.kind === 'unspoken' ? 'direct' : quote.kind,
      speaker,
      mention: same ? quote.mention : null,
      confidence: 1,
      reason: 'by hand',
    }
  })
}

/** Several corrections to one name are one character. */
export function toCharacters(corrections: readonly Correction[]): Character[] {
  const characters = new Map<string, Set<string>>()
  for (const { name, aliases } of corrections) {
    const known = characters.get(name) ?? new Set<string>()
    for (const alias of aliases) if (alias !== name) known.add(alias)
    characters.set(name, known)
  }
  return [...characters].map(([name, aliases]) => ({ name, aliases: [...aliases] }))
}

/** Which of the quotes with the same words this is. */
export function occurrenceOf(quotes: readonly Quote[], quote: Quote): number {
  let count = 0
  for (const other of quotes) {
    if (other.start >= quote.start) break
    if (other.text === quote.text) count++
  }
  return count
}
