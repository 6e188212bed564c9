import { checkText } from '../options.ts'
import type { Quote, Span } from '../types.ts'
import { formatError } from './format-error.ts'

export interface WebAnnotationOptions {
  /** Address of the text, for `target.source` and the ids. Default `text.txt`. */
  readonly source?: string
  /** Length of `prefix` and `suffix`, in UTF-16 code units. Default 32. */
  readonly context?: number
}

interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector'
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

interface TextPositionSelector {
  readonly type: 'TextPositionSelector'
  /** Counted in Unicode code points, as the recommendation asks, not in UTF-16 code units. */
  readonly start: number
  readonly end: number
}

export interface Annotation {
  readonly id: string
  readonly type: 'Annotation'
  readonly motivation: 'identifying' | 'tagging'
  readonly body: readonly {
    readonly type: 'TextualBody'
    readonly purpose: string
    readonly format: 'text/plain'
    readonly value: string
  }[]
  readonly target: readonly { readonly source: string; readonly selector: readonly [TextQuoteSelector, TextPositionSelector] }[]
}

export interface AnnotationPage {
  readonly '@context': 'http://www.w3.org/ns/anno.jsonld'
  readonly id: string
  readonly type: 'AnnotationPage'
  readonly items: readonly Annotation[]
}

/**
 * Describes the quotes as [web annotations](https://www.w3.org/TR/annotation-model/): for Hypothesis, Recogito, Apache Annotator and other
 * tools that lay notes over a text.
 *
 * A quote is an annotation; each of its parts is a target, found by its words and their surroundings (`TextQuoteSelector`) and by position
 * (`TextPositionSelector`, in code points as the recommendation asks). Its bodies hold the speaker's name (`identifying`), the kind
 * (`tagging`), and cue, reason and confidence in words (`describing`).
 *
 * @param text The text that the quotes were found in.
 * @param quotes What `attributeQuotes` gave for it.
 * @example
 * ```ts
 * const text = '“Eat,” said Peg.'
 * toWebAnnotations(text, attributeQuotes(text)).items[0]?.target[0]?.selector[0]
 * // → { type: 'TextQuoteSelector', exact: 'Eat,', prefix: '“', suffix: '” said Peg.' }
 * ```
 */
export function toWebAnnotations(text: string, quotes: readonly Quote[], options: WebAnnotationOptions = {}): AnnotationPage {
  checkText(text)
  const { source = 'text.txt', context = 32 } = options
  const pointOf = countPoints(text)
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${source}#quotes`,
    type: 'AnnotationPage',
    items: quotes.map((quote) => ({
      id: `${source}#${quote.id}`,
      type: 'Annotation',
      motivation: quote.speaker ? 'identifying' : 'tagging',
      body: [
        ...(quote.speaker ? [body('identifying', quote.speaker.name)] : []),
        body('tagging', quote.kind),
        body('describing', describe(quote)),
      ],
      target: quote.parts.map(({ start, end, text: exact }) => ({
        source,
        selector: [
          {
            type: 'TextQuoteSelector',
            exact,
            prefix: text.slice(Math.max(0, start - context), start),
            suffix: text.slice(end, end + context),
          },
          { type: 'TextPositionSelector', start: pointOf(start), end: pointOf(end) },
        ],
      })),
    })),
  }
}

function body(purpose: string, value: string): Annotation['body'][number] {
  return { type: 'TextualBody', purpose, format: 'text/plain', value }
}

function describe({ cue, reason, confidence }: Quote): string {
  return [...(cue ? [`${cue.negated ? 'not ' : ''}${cue.lemma}`] : []), reason, `confidence ${confidence}`].join('; ')
}

const pairs = /[\ud800-\udbff][\udc00-\udfff]/

/** From UTF-16 offsets to code points; a text without pairs needs no table. */
function countPoints(text: string): (offset: number) => number {
  if (!pairs.test(text)) return (offset) => offset
  const points = new Uint32Array(text.length + 1)
  let count = 0
  for (let i = 0; i < text.length; ) {
    const width = text.codePointAt(i)! > 0xffff ? 2 : 1
    for (let w = 0; w < width; w++) points[i++] = count
    count++
  }
  points[text.length] = count
  return (offset) => points[offset]!
}

/** A quote found again in a text. */
export interface AnchoredQuote {
  /** Of the annotation. */
  readonly id: string
  /** The name in the body with the purpose `identifying`; null where there is none. */
  readonly speaker: string | null
  /** Where its targets stand in the text given; targets that are not to be found are left out. */
  readonly parts: readonly Span[]
}

/**
 * Finds annotations again in a text, also where the text has changed since: first by position, then by the words themselves, of which those
 * with the likest surroundings, and then the nearest, are taken.
 *
 * @param page What {@link toWebAnnotations} gave, or what a tool made of it.
 * @param text The text, changed or not.
 * @throws {TypeError} where `page` has no `items`.
 * @example
 * ```ts
 * fromWebAnnotations(toWebAnnotations(text, quotes), `A new first line.\n${text}`)[0]
 * // → { id: 'text.txt#q1', speaker: 'Peg', parts: [{ start: 19, end: 23, text: 'Eat,' }] }
 * ```
 */
export function fromWebAnnotations(page: AnnotationPage, text: string): AnchoredQuote[] {
  checkText(text)
  if (typeof page !== 'object' || page === null || !('items' in page)) throw formatError('an annotation page needs items')
  const unitOf = countUnits(text)
  return page.items.map((item) => ({
    id: item.id,
    speaker: item.body.find(({ purpose }) => purpose === 'identifying')?.value ?? null,
    parts: item.target.flatMap(({ selector }) => {
      const [quote, position] = selector
      const start = anchor(text, quote, unitOf(position.start))
      return start < 0 ? [] : [{ start, end: start + quote.exact.length, text: quote.exact }]
    }),
  }))
}

function countUnits(text: string): (point: number) => number {
  if (!pairs.test(text)) return (point) => point
  const units: number[] = []
  for (let i = 0; i < text.length; i += text.codePointAt(i)! > 0xffff ? 2 : 1) units.push(i)
  units.push(text.length)
  return (point) => units[point] ?? text.length
}

/** At most so many places are compared: words that stand in more of them say nothing. */
const maxPlaces = 1000

function anchor(text: string, { exact, prefix, suffix }: TextQuoteSelector, guess: number): number {
  const likeness = (at: number): number => shared(text, at - 1, prefix, -1) + shared(text, at + exact.length, suffix, 1)
  if (text.startsWith(exact, guess) && likeness(guess) === prefix.length + suffix.length) return guess
  let best = -1
  let bestLikeness = -1
  for (let at = text.indexOf(exact), n = 0; at >= 0 && n < maxPlaces; at = text.indexOf(exact, at + 1), n++) {
    const like = likeness(at)
    if (like < bestLikeness || (like === bestLikeness && Math.abs(at - guess) >= Math.abs(best - guess))) continue
    best = at
    bestLikeness = like
  }
  return best
}

/** How many units of a prefix (backwards) or suffix (forwards) stand in the text from `at` on. */
function shared(text: string, at: number, context: string, step: 1 | -1): number {
  let count = 0
  for (let c = step > 0 ? 0 : context.length - 1; c >= 0 && c < context.length && text[at] === context[c]; c += step, at += step) count++
  return count
}
