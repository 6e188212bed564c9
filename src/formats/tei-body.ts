import type { Element, ElementContent } from 'xast'
import { x } from 'xastscript'
import type { Mark, Nested } from '../markup/nest.ts'
import { reasons } from '../reasons.ts'
import type { Quote, Span, Speaker } from '../types.ts'

/** Ids that XML allows, one for each quote and speaker. */
export interface TeiIds {
  readonly quotes: ReadonlyMap<Quote, string>
  readonly speakers: ReadonlyMap<Speaker, string>
}

/** A stretch of the text and the element that goes around it; the last piece of a part may differ from those before it. */
export interface TeiMark extends Mark {
  readonly element: (piece: MarkPiece) => Element
}

/** One of the pieces that a mark was cut into: which, counted from 1, and whether it is the last. */
interface MarkPiece {
  readonly number: number
  readonly last: boolean
}

/** The library's own ids are kept; those that XML does not allow, or that are taken, are replaced. */
export function makeIds(quotes: readonly Quote[], speakers: readonly Speaker[]): TeiIds {
  const taken = new Set<string>()
  const take = (wanted: string, prefix: string, number: number): string => {
    let id = /^[A-Za-z_][\w-]*$/.test(wanted) && !/^u[0-9a-f]{4}$/.test(wanted) ? wanted : `${prefix}-${number}`
    while (taken.has(id)) id = `${id}_`
    taken.add(id)
    return id
  }
  return {
    quotes: new Map(quotes.map((quote, q) => [quote, take(quote.id, 'q', q + 1)])),
    speakers: new Map(speakers.map((speaker, s) => [speaker, take(speaker.id, 's', s + 1)])),
  }
}

/** Everything to be marked, sorted for `nest`. */
export function marksOf(text: string, quotes: readonly Quote[], speakers: readonly Speaker[], ids: TeiIds): TeiMark[] {
  const marks: TeiMark[] = []
  const mentions = new Map<Speaker, Map<string, Quote[]>>(speakers.map((speaker) => [speaker, new Map()]))
  const statements = new Map<Span, Quote[]>()
  const cues = new Map<string, Quote[]>()
  for (const quote of quotes) {
    const id = ids.quotes.get(quote)!
    quote.parts.forEach((part, p) => {
      marks.push({ ...offsets(part), element: (piece) => said(quote, p, piece, ids) })
    })
    const first = quote.parts[0]
    const last = quote.parts[quote.parts.length - 1]
    if (first) marks.push({ start: quote.start, end: first.start, element: () => x('pc', { type: 'open', corresp: `#${id}.1` }) })
    if (last) marks.push({ start: last.end, end: quote.end, element: () => x('pc', { type: 'close', corresp: `#${id}.1` }) })
    const { cue, mention, speaker, statement } = quote
    if (cue) group(cues, `${cue.start} ${cue.end}`, quote)
    if (speaker && mention) group(mentions.get(speaker)!, `${mention.start} ${mention.end}`, quote)
    else if (mention) marks.push({ ...offsets(mention), element: () => x('rs', { corresp: `#${id}.1` }) })
    if (statement) group(statements, statement, quote)
  }
  const targets = (group: readonly Quote[]): string => group.map((quote) => `#${ids.quotes.get(quote)}.1`).join(' ')
  for (const group of cues.values()) {
    const cue = group[0]!.cue!
    const ana = cue.negated ? '#negated' : null
    marks.push({ ...offsets(cue), element: () => x('w', { type: 'cue', lemma: cue.lemma, corresp: targets(group), ana }) })
  }
  for (const [statement, group] of statements) {
    marks.push({ ...offsets(statement), element: () => x('seg', { type: 'statement', corresp: targets(group) }) })
  }
  for (const speaker of speakers) {
    const ref = `#${ids.speakers.get(speaker)}`
    const of = mentions.get(speaker)!
    const words = new Set([speaker.name, ...speaker.aliases].flatMap((name) => name.split(' ')).filter((word) => /^\p{Lu}/u.test(word)))
    const places = new Map(
      [...speaker.mentions, ...[...of.values()].map(([quote]) => quote!.mention!)].map((span) => [`${span.start} ${span.end}`, span]),
    )
    for (const [place, span] of places) {
      const name = span.text.split(/\s+/).some((word) => words.has(word)) ? nameElement(speaker) : 'rs'
      const quoted = of.get(place)
      marks.push({ ...offsets(span), element: () => x(name, { ref, corresp: quoted ? targets(quoted) : null }) })
    }
  }
  return marks
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The elements of trees that `nest` made; `write` makes the text between two offsets. */
export function wrap(
  nodes: readonly Nested<TeiMark>[],
  write: (from: number, to: number) => ElementContent[],
  counts: Map<TeiMark, number>,
): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return write(node.start, node.end)
    const { mark, start, end } = node
    const number = (counts.get(mark) ?? 0) + 1
    if (end < mark.end) counts.set(mark, number)
    const element = mark.element({ number, last: end === mark.end })
    // TEI allows no phrases within a word
    element.children = element.name === 'w' || element.name === 'pc' ? write(start, end) : wrap(node.children, write, counts)
    return element
  })
}

function said(quote: Quote, part: number, { number, last }: MarkPiece, ids: TeiIds): Element {
  const id = ids.quotes.get(quote)!
  const name = (p: number, n: number): string => `${id}.${p + 1}${n > 1 ? `-${n}` : ''}`
  const { speaker, addressee, kind, reason, confidence } = quote
  const following = last ? (part + 1 < quote.parts.length ? name(part + 1, 1) : null) : name(part, number + 1)
  const attributes = {
    'xml:id': name(part, number),
    who: speaker && `#${ids.speakers.get(speaker)}`,
    toWhom: addressee && `#${ids.speakers.get(addressee)}`,
    cert: String(confidence),
    ana: `#kind.${kind}${Object.hasOwn(reasons, reason) ? ` #reason.${reason}` : ''}`,
    next: following && `#${following}`,
  }
  return kind === 'unspoken'
    ? x('q', { type: 'unspoken', ...attributes })
    : x('said', { direct: String(kind !== 'indirect'), ...attributes })
}

function nameElement({ kind }: Speaker): string {
  return kind === 'person' ? 'persName' : kind === 'organization' ? 'orgName' : 'rs'
}

function offsets({ start, end }: Span): Mark {
  return { start, end }
}

function group<K>(groups: Map<K, Quote[]>, key: K, quote: Quote): void {
  const list = groups.get(key)
  if (list) list.push(quote)
  else groups.set(key, [quote])
}
