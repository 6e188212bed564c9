import type { Quote, Span, Speaker } from '../types.ts'

/** Somebody of the legend; `speaker` is null for those words that nobody is known to have said. */
export interface Role {
  readonly speaker: Speaker | null
  /** Place in the order of words spoken: chooses the colour, and is the number in ids and classes. */
  readonly number: number
  readonly quotes: number
  readonly words: number
  /** Where the words stand. */
  readonly parts: readonly Span[]
}

/** Who speaks, those with the most words first, nobody last. Quotes that quote nobody (`unspoken`) do not count. */
export function castOf(quotes: readonly Quote[]): Role[] {
  const roles = new Map<Speaker | null, { quotes: number; words: number; parts: Span[] }>()
  for (const quote of quotes) {
    if (quote.kind === 'unspoken') continue
    let role = roles.get(quote.speaker)
    if (!role) roles.set(quote.speaker, (role = { quotes: 0, words: 0, parts: [] }))
    role.quotes++
    for (const part of quote.parts) {
      role.words += countWords(part.text)
      role.parts.push(part)
    }
  }
  return [...roles]
    .sort(([a, x], [b, y]) => Number(a === null) - Number(b === null) || y.words - x.words)
    .map(([speaker, role], number) => ({ speaker, number, ...role }))
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0
}
