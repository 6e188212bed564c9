import type { Element, ElementContent, Properties } from 'hast'
import { h } from 'hastscript'
import { type Mark, type Nested, nest } from '../markup/nest.ts'
import { findParagraphs } from '../markup/paragraphs.ts'
import { reasons } from '../reasons.ts'
import type { Quote, Speaker } from '../types.ts'

/** Quotes in a row get different classes, so that hovering over one can light up its cue and mention in the same paragraph. */
const linkClasses = 12

interface HtmlMark extends Mark {
  readonly element: (first: boolean) => Element
}

/** The text as paragraphs, every quote, cue and mention in an element of its own. Its `textContent` is the text. */
export function textBody(text: string, quotes: readonly Quote[], numberOf: ReadonlyMap<Speaker | null, number>, prefix: string): Element {
  const paragraphs = findParagraphs(text)
  const trees = nest(paragraphs, marksOf(text, quotes, numberOf, prefix))
  const children: ElementContent[] = []
  let at = 0
  paragraphs.forEach(({ start, end }, p) => {
    write(text.slice(at, start), children)
    children.push(h('p', wrap(text, trees[p]!)))
    at = end
  })
  write(text.slice(at), children)
  return h('div', { className: 'qa-text' }, children)
}

function wrap(text: string, nodes: readonly Nested<HtmlMark>[]): ElementContent[] {
  const children: ElementContent[] = []
  for (const node of nodes) {
    if (node.type === 'text') {
      write(text.slice(node.start, node.end), children)
      continue
    }
    const element = node.mark.element(node.start === node.mark.start)
    element.children = wrap(text, node.children)
    children.push(element)
  }
  return children
}

/** A node that only the serializer knows, not the types of the tree. */
const carriageReturn = { type: 'raw', value: '&#13;' } as unknown as ElementContent

/** Adds text. A carriage return would be read as a line feed, unless it is written as a reference; NUL cannot be written at all. */
function write(words: string, to: ElementContent[]): void {
  visible(words)
    .split('\r')
    .forEach((value, l) => {
      if (l > 0) to.push(carriageReturn)
      if (value) to.push({ type: 'text', value })
    })
}

/** Text with NUL, which HTML cannot hold, replaced as a reader of HTML would. */
export function visible(words: string): string {
  return words.includes('\0') ? words.replaceAll('\0', '\ufffd') : words
}

/** Made by hand and not by hastscript, which looks every property up: there are thousands of these. */
function span(properties: Properties): Element {
  return { type: 'element', tagName: 'span', properties, children: [] }
}

function marksOf(text: string, quotes: readonly Quote[], numberOf: ReadonlyMap<Speaker | null, number>, prefix: string): HtmlMark[] {
  const marks: HtmlMark[] = []
  const named = new Map<string, { start: number; end: number; classes: Set<string> }>()
  const name = (type: string, { start, end }: Mark, classes: readonly string[]): void => {
    const key = `${type} ${start} ${end}`
    const known = named.get(key)
    if (known) for (const added of classes) known.classes.add(added)
    else named.set(key, { start, end, classes: new Set([`qa-${type}`, ...classes]) })
  }
  quotes.forEach((quote, q) => {
    const link = `qa-k${q % linkClasses}`
    const colour = `qa-s${numberOf.get(quote.speaker) ?? 0}`
    const why = describe(quote)
    quote.parts.forEach((_, p) => {
      marks.push({ ...withMarks(text, quote, p), element: (first) => quoteElement(quote, p === 0 && first, [link, colour], why, prefix) })
    })
    if (quote.kind === 'unspoken') return
    if (quote.cue) name('cue', quote.cue, [link, colour])
    if (quote.mention) name('mention', quote.mention, [link, colour])
  })
  for (const { start, end, classes } of named.values()) marks.push({ start, end, element: () => span({ className: [...classes] }) })
  return marks
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** A part with the quotation marks that touch it. */
function withMarks(text: string, quote: Quote, p: number): Mark {
  const part = quote.parts[p]!
  const before = quote.parts[p - 1]?.end ?? quote.start
  const behind = quote.parts[p + 1]?.start ?? quote.end
  let { start, end } = part
  if (p === 0) start = Math.min(start, quote.start)
  else while (start > before && /["'“”„‘’«»‹›「『_]/.test(text[start - 1]!)) start--
  if (p === quote.parts.length - 1) end = Math.max(end, quote.end)
  else while (end < behind && /["'“”‘’«»‹›」』_]/.test(text[end]!)) end++
  return { start, end }
}

/** Only the first piece of a quote takes the focus and has the speaker’s name; the others are its continuation. */
function quoteElement(quote: Quote, isHead: boolean, classes: readonly string[], why: string, prefix: string): Element {
  const { id, kind, speaker, confidence } = quote
  const certainty = Math.max(0, Math.min(10, Math.round(confidence * 10) || 0))
  const className = ['qa-quote', `qa-${kind}`, ...(kind === 'unspoken' ? [classes[0]!] : classes), `qa-c${certainty}`]
  if (!speaker) className.push('qa-nobody')
  if (!isHead) return span({ className, dataQuote: id, dataWhy: why })
  const who = `${visible(speaker?.name ?? 'somebody')}${speaker && certainty < 5 ? '?' : ''}`
  return span({
    id: `${prefix}${id}`,
    className,
    role: 'group',
    tabIndex: 0,
    // the tooltip shows it too
    ariaLabel: why,
    dataQuote: id,
    dataWho: kind === 'unspoken' ? null : who,
  })
}

/** What stands in the tooltip: who, by which verb, to whom, how sure, and why. */
function describe({ kind, speaker, cue, addressee, confidence, reason }: Quote): string {
  const percent = `${Math.round(confidence * 100)} % sure`
  const means = Object.hasOwn(reasons, reason) ? `${reason}: ${reasons[reason]!.replaceAll('`', '')}` : reason
  if (kind === 'unspoken') return `Quotes nobody (${percent})\n${means}`
  const who = speaker ? speaker.name : 'Speaker not known'
  const verb = cue ? `, ${cue.negated ? 'not ' : ''}“${cue.text}”` : ''
  const whom = addressee ? `, to ${addressee.name}` : ''
  return visible(`${who}${verb}${whom} (${kind}, ${percent})\n${means}`)
}
