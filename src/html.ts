import type { Element } from 'hast'
import { toHtml as serialize } from 'hast-util-to-html'
import { h } from 'hastscript'
import { textBody } from './html/body.ts'
import { castOf } from './html/cast.ts'
import { legend } from './html/legend.ts'
import { styleSheet } from './html/style.ts'
import { checkText } from './options.ts'
import type { Quote } from './types.ts'

export interface HtmlOptions {
  /** A whole page (default), or, where `false`, one `<div>` to be put into a page. */
  readonly page?: boolean
  /** Colours: as the reader's system has it (`auto`, the default), or always one of the two. */
  readonly theme?: 'auto' | 'light' | 'dark'
  /** The list of speakers, with their share of what is said, and buttons that leave one speaker's words coloured. Default `true`. */
  readonly legend?: boolean
  /** The style sheet within the output. Default `true`; more than one fragment in a page needs it once for each, as colours go with the text. */
  readonly style?: boolean
  /** Heading and title of a page. Default `Who said it`; an empty string leaves out the heading. */
  readonly title?: string
  /** Language of the text, a BCP 47 tag. Default `en`. */
  readonly language?: string
  /** What ids begin with; letters, digits, `-` and `_`. Default `qa-`. Fragments in one page need different ones. */
  readonly prefix?: string
}

const themes: readonly unknown[] = ['auto', 'light', 'dark']

/**
 * Shows who says what: the text with each quote in its speaker's colour and under the speaker's name, the words that name the source
 * underlined, the verb in italics, confidence as the strength of the colour, and the reason in a tooltip.
 *
 * Pointing at a quote lights up its verb and source. The colours can be told apart with every kind of colour vision, in a light and a dark
 * scheme; past eight speakers the lines under their words differ too. All of it works without scripts, by keyboard and for screen readers;
 * a page makes no request, and forbids itself to by a content security policy. Whatever stands in the text or in names is text: everything
 * is escaped, and the text content of `.qa-text` is the input (save NUL, which HTML cannot hold and which becomes U+FFFD).
 *
 * @param text The text that the quotes were found in.
 * @param quotes What `attributeQuotes` gave for it.
 * @throws {RangeError} where `theme` or `prefix` has a value that it cannot have.
 * @example
 * ```ts
 * import { writeFile } from 'node:fs/promises'
 * await writeFile('article.html', toHtml(text, attributeQuotes(text), { title: 'The bridge' }))
 * ```
 */
export function toHtml(text: string, quotes: readonly Quote[], options: HtmlOptions = {}): string {
  checkText(text)
  const { page = true, theme = 'auto', title = 'Who said it', language = 'en', prefix = 'qa-' } = options
  if (!themes.includes(theme)) throw optionError('theme', theme, 'auto, light or dark')
  if (!/^[A-Za-z][\w-]*$/.test(prefix)) throw optionError('prefix', prefix, 'a letter, and letters, digits, - and _')
  const cast = castOf(quotes)
  const numberOf = new Map(cast.map(({ speaker, number }) => [speaker, number]))
  const withLegend = (options.legend ?? true) && cast.length > 0
  const body = textBody(text, quotes, numberOf, prefix)
  const shown = withLegend ? [legend(cast, text.length, prefix), body] : [body]
  const className = ['quote-attribution', ...(theme === 'auto' ? [] : [`qa-${theme}`])]
  const style = (options.style ?? true) ? [h('style', styleSheet(cast, prefix, page))] : []
  if (!page) return write(h('div', { className, lang: language }, [...style, ...shown]))
  const heading = title === '' ? [] : [h('h1', { className: 'qa-title' }, title)]
  const classNames = [...className, 'qa-page', ...(withLegend ? ['qa-sided'] : [])]
  const document = h('html', { lang: language }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
      h('title', title === '' ? 'Who said it' : title),
      ...style,
    ]),
    h('body', [h('main', { className: classNames }, [...heading, h('div', { className: 'qa-columns' }, shown)])]),
  ])
  return `<!doctype html>\n${write(document)}\n`
}

function write(element: Element): string {
  // the one raw node is the reference for a carriage return
  return serialize(element, { allowDangerousHtml: true })
}

function optionError(name: string, value: unknown, wanted: string): RangeError {
  return Object.assign(new RangeError(`option ${name} must be ${wanted}, not ${JSON.stringify(value)}`), {
    code: 'ERR_QUOTE_ATTRIBUTION_OPTION',
  })
}
