import type { Gender, Quote } from '../types.ts'
import { cut, pad, widest } from './columns.ts'
import { bar, type Look, nameOf, painter, percent } from './listing.ts'

/** What one speaker said. */
interface Tally {
  readonly name: string
  gender: Gender
  quotes: number
  words: number
}

/** Counts, speaker by speaker, over one text or many; in many, a name stands for one speaker. */
export interface Summary {
  add(quotes: readonly Quote[]): void
  print(look: Look): string
}

const symbols: Record<Gender, string> = { female: 'female', male: 'male', unknown: '–' }

/** Makes an empty summary. Marks that quote nobody are counted apart; a quote's words are not counted again for the one around it. */
export function makeSummary(): Summary {
  const tallies = new Map<string | null, Tally>()
  let unspoken = 0
  return {
    add(quotes) {
      const inner = new Map<string, number>()
      const sizes = new Map(quotes.map((quote) => [quote.id, countWords(quote.text)]))
      for (const { id, parent } of quotes) if (parent !== null) inner.set(parent, (inner.get(parent) ?? 0) + sizes.get(id)!)
      for (const quote of quotes) {
        if (quote.kind === 'unspoken') {
          unspoken++
          continue
        }
        const key = quote.speaker ? nameOf(quote.speaker) : null
        const tally = tallies.get(key) ?? { name: key ?? '(nobody named)', gender: 'unknown', quotes: 0, words: 0 }
        tallies.set(key, tally)
        if (quote.speaker && tally.gender === 'unknown') tally.gender = quote.speaker.gender
        tally.quotes++
        tally.words += Math.max(0, sizes.get(quote.id)! - (inner.get(quote.id) ?? 0))
      }
    },
    print(look) {
      const paint = painter(look)
      const rows = [...tallies.values()].sort((a, b) => b.words - a.words || b.quotes - a.quotes)
      const quotes = rows.reduce((sum, row) => sum + row.quotes, 0)
      const words = rows.reduce((sum, row) => sum + row.words, 0)
      const named = rows.length - (tallies.has(null) ? 1 : 0)
      const total = [count(quotes, 'quote'), count(named, 'speaker'), `${count(words, 'word')} quoted`]
      if (unspoken) total.push(`${unspoken} in marks but unspoken`)
      if (!rows.length) return `${paint('bold', total.join(', '))}\n`
      const width = Math.max(
        7,
        widest(
          rows.map((row) => row.name),
          40,
        ),
      )
      const head = `${pad('speaker', width)}  ${pad('quotes', 6, 'right')}  ${pad('words', 6, 'right')}  ${pad('share', 10)}  gender`
      const lines = rows.map((row) => {
        const share = words ? row.words / words : 0
        return [
          pad(cut(row.name, width), width),
          pad(String(row.quotes), 6, 'right'),
          pad(String(row.words), 6, 'right'),
          `${bar(share)} ${pad(percent(share), 4, 'right')}`,
          symbols[row.gender],
        ].join('  ')
      })
      return `${paint('dim', head)}\n${lines.join('\n')}\n\n${paint('bold', total.join(', '))}\n`
    },
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Words as a reader counts them: runs of letters and digits, with apostrophes and hyphens inside. */
function countWords(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0
}
