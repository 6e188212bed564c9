import { styleText } from 'node:util'
import type { Quote, Speaker } from '../types.ts'
import { cut, flat, pad, widest } from './columns.ts'

/** How a listing is drawn. */
export interface Look {
  readonly color: boolean
  /** Columns of a line, or Infinity. */
  readonly width: number
}

type Style = Parameters<typeof styleText>[0]
type Paint = (style: Style, text: string) => string

const colours: readonly Style[] = [
  'cyan',
  'yellow',
  'magenta',
  'green',
  'blueBright',
  'redBright',
  'cyanBright',
  'yellowBright',
  'magentaBright',
  'greenBright',
]

/**
 * The quotes of a text, a line each: position, speaker, the words that attribute it, how sure, the kind, what was said.
 *
 * @example
 * listing('“Go,” said Ann.', quotes, {color: false, width: 80})
 * // 1:1  Ann  said Ann  █████ 99%  direct  “Go,”
 */
export function listing(text: string, quotes: readonly Quote[], look: Look): string {
  const paint = painter(look)
  const colourOf = speakerColours(quotes)
  const position = positions(text)
  const depth = depths(quotes)
  const rows = quotes.map((quote) => ({
    quote,
    at: position(quote.start),
    who: quote.kind === 'unspoken' ? '–' : nameOf(quote.speaker),
    by: attributing(text, quote),
  }))
  // On a narrow terminal the words said get what the names can spare.
  const share = Math.max(12, Math.floor(look.width / 5))
  const whoWidth = widest(
    rows.map((row) => row.who),
    Math.min(28, share),
  )
  const byWidth = widest(
    rows.map((row) => row.by),
    Math.min(26, share),
  )
  const atWidth = widest(
    rows.map((row) => row.at),
    12,
  )
  return rows
    .map(({ quote, at, who, by }) => {
      const style: Style = quote.kind === 'unspoken' || !quote.speaker ? 'dim' : colourOf.get(quote.speaker)!
      const fixed = atWidth + whoWidth + byWidth + bars + 5 + 8 + 10
      const said = cut(`${'  '.repeat(depth.get(quote.id)!)}${quoted(quote)}`, Math.max(24, look.width - fixed))
      const line = [
        paint('dim', pad(at, atWidth, 'right')),
        paint(style, pad(cut(who, whoWidth), whoWidth)),
        pad(cut(by, byWidth), byWidth),
        `${paint(style, bar(quote.confidence))} ${pad(percent(quote.confidence), 4, 'right')}`,
        paint('dim', pad(quote.kind, 8)),
        quote.kind === 'unspoken' ? paint('dim', said) : said,
      ]
      return `${line.join('  ').trimEnd()}\n`
    })
    .join('')
}

/** Puts colours on text, or does not. */
export function painter(look: Look): Paint {
  // The second check of the stream is left out: `look` has settled the question, and newer Nodes would ask it again.
  return look.color ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text
}

export function nameOf(speaker: Speaker | null): string {
  return speaker ? flat(speaker.name) : '?'
}

const bars = 5

/** A bar of five boxes for a number from 0 to 1. */
export function bar(share: number): string {
  const full = Math.round(share * bars)
  return '█'.repeat(full) + '░'.repeat(bars - full)
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** A colour for each speaker, in the order of their first quotes. */
export function speakerColours(quotes: readonly Quote[]): Map<Speaker, Style> {
  const map = new Map<Speaker, Style>()
  for (const { speaker } of quotes) if (speaker && !map.has(speaker)) map.set(speaker, colours[map.size % colours.length]!)
  return map
}

/** The words of the text that attribute the quote, cue and mention in their order: `said Oduya`, `according to the report`. */
function attributing(text: string, quote: Quote): string {
  const { cue, mention } = quote
  if (!cue || !mention) return flat((cue ?? mention)?.text ?? '')
  const [first, second] = cue.start <= mention.start ? [cue, mention] : [mention, cue]
  const between = text.slice(first.end, second.start)
  const gap = second.start >= first.end && /^[\s,]*$/.test(between) ? between : ' … '
  return flat(`${first.text}${gap}${second.text}`)
}

function quoted(quote: Quote): string {
  const words = quote.parts.map((part) => flat(part.text)).join(' … ')
  return quote.kind === 'indirect' ? words : `“${words}”`
}

/** How many quotes stand around each. */
function depths(quotes: readonly Quote[]): Map<string, number> {
  const map = new Map<string, number>()
  for (const { id, parent } of quotes) map.set(id, parent === null ? 0 : (map.get(parent) ?? 0) + 1)
  return map
}

/** Tells line and column, both from 1, of offsets that ascend. */
function positions(text: string): (offset: number) => string {
  let line = 1
  let lineStart = 0
  return (offset) => {
    for (let next = text.indexOf('\n', lineStart); next >= 0 && next < offset; next = text.indexOf('\n', lineStart)) {
      line++
      lineStart = next + 1
    }
    return `${line}:${offset - lineStart + 1}`
  }
}
