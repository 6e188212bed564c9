import type { ElementContent } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { nest } from '../markup/nest.ts'
import { findParagraphs } from '../markup/paragraphs.ts'
import { checkText } from '../options.ts'
import type { Quote } from '../types.ts'
import { speakersOf } from './speakers.ts'
import { makeIds, marksOf, type TeiMark, wrap } from './tei-body.ts'
import { teiHeader } from './tei-header.ts'
import { encodeText, lines } from './tei-text.ts'

export interface TeiOptions {
  /** Title of the text. Default `Untitled`. */
  readonly title?: string
  /** Its author. */
  readonly author?: string
  /** Language of the text, a BCP 47 tag. Default `en`. */
  readonly language?: string
}

/**
 * Writes the text as [TEI P5](https://tei-c.org/release/doc/tei-p5-doc/en/html/): the speakers in `listPerson` and `listOrg`, each part of a
 * quote in `<said who="#s1">`, the attributing verb in `<w type="cue" lemma="say">`, the words that name a speaker in `<persName>`,
 * `<orgName>` or `<rs>`. Valid against `tei_all`.
 *
 * The text of `<body>` is the input, character for character: quotation marks stay where they were, in `<pc>` outside of `<said>`; the space
 * between paragraphs stays between the `<p>`s; what XML cannot hold (control characters, halves of surrogate pairs) becomes
 * `<g ref="#u0000"/>`, declared in the header. The parts of one quote are linked by `next`; `toWhom` is the addressee, `cert` the
 * confidence, `ana` kind and reason. Quotes of kind `unspoken` are `<q type="unspoken">`.
 *
 * @param text The text that the quotes were found in.
 * @param quotes What `attributeQuotes` gave for it.
 * @example
 * ```ts
 * const text = '“Eat,” said Peg.'
 * toTei(text, attributeQuotes(text))
 * // → … <said xml:id="q1.1" who="#s1" …>Eat,</said> … <w type="cue" lemma="say" corresp="#q1.1">said</w> <persName ref="#s1" …>Peg</persName>.
 * ```
 */
export function toTei(text: string, quotes: readonly Quote[], options: TeiOptions = {}): string {
  checkText(text)
  const language = options.language ?? 'en'
  const speakers = speakersOf(quotes)
  const ids = makeIds(quotes, speakers)
  const glyphs = new Set<string>()
  const content = (words: string): ElementContent[] => encodeText(words, glyphs)
  const paragraphs = findParagraphs(text)
  const trees = nest(paragraphs, marksOf(text, quotes, speakers, ids))
  const counts = new Map<TeiMark, number>()
  const body: ElementContent[] = []
  let at = 0
  paragraphs.forEach(({ start, end }, p) => {
    const paragraph = x('p')
    paragraph.children = wrap(trees[p]!, (from, to) => content(text.slice(from, to)), counts)
    body.push(...content(text.slice(at, start)), paragraph)
    at = end
  })
  if (paragraphs.length) body.push(...content(text.slice(at)))
  else body.push(x('p', content(text)))
  // the header is made last: it declares the characters that were met on the way
  const header = teiHeader({ title: options.title ?? 'Untitled', author: options.author, language }, quotes, speakers, ids, glyphs)
  const document = x(null, [
    { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="UTF-8"' },
    { type: 'text', value: '\n' },
    x('TEI', { xmlns: 'http://www.tei-c.org/ns/1.0' }, lines([header, x('text', { 'xml:lang': language }, [x('body', body)])])),
    { type: 'text', value: '\n' },
  ])
  return toXml(document, { allowDangerousXml: true, closeEmptyElements: true, tightClose: true })
}
