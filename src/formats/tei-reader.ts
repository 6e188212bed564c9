import type { Element, Nodes } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import type { Cue, Gender, Quote, QuoteKind, Span, Speaker, SpeakerKind } from '../types.ts'
import { formatError } from './format-error.ts'

/** A text and what is said in it. */
export interface TeiDocument {
  /** The text of `<body>`, character for character. */
  readonly text: string
  readonly quotes: Quote[]
}

/** A quote as it is read, before its spans are cut from the text. */
interface Draft {
  readonly id: string
  readonly element: Element
  readonly parent: string | null
  readonly parts: Map<string, [number, number]>
  start: number
  end: number
  cue: (Omit<Cue, 'text'> & { end: number }) | null
  mention: [number, number] | null
  statement: [number, number] | null
}

/**
 * Reads a document that {@link toTei} wrote, with whatever an editor has changed in it since: text, speakers, attributions.
 *
 * @throws {TypeError} where `xml` is no well-formed XML, or no TEI document.
 * @example
 * ```ts
 * const { text, quotes } = fromTei(toTei('“Eat,” said Peg.', attributeQuotes('“Eat,” said Peg.')))
 * text // → '“Eat,” said Peg.'
 * quotes[0]?.speaker?.name // → 'Peg'
 * ```
 */
export function fromTei(xml: string): TeiDocument {
  let root: Nodes
  try {
    root = fromXml(xml)
  } catch (cause) {
    throw formatError('this is no well-formed XML', cause)
  }
  const body = find(root, 'body')
  if (!body) throw formatError('this is no TEI document: it has no body')
  const speakers = readSpeakers(root)
  const mentions = new Map<string, [number, number][]>()
  const drafts = new Map<string, Draft>()
  const later: (() => void)[] = []
  let text = ''
  const draftOf = (pointer: string): Draft | undefined => drafts.get(/^#(.+)\.\d+(?:-\d+)?$/.exec(pointer)?.[1] ?? '')
  const walk = (node: Nodes, around: string | null): void => {
    if (node.type === 'text' || node.type === 'cdata') text += node.value
    if (node.type !== 'element') return
    const start = text.length
    if (node.name === 'g') text += characterOf(node)
    const said = node.name === 'said' || node.name === 'q' ? /^(.+)\.(\d+)(?:-\d+)?$/.exec(node.attributes['xml:id'] ?? '') : null
    for (const child of node.children) walk(child, said ? said[1]! : around)
    const end = text.length
    if (said) {
      const [, id, part] = said
      let draft = drafts.get(id!)
      if (!draft) {
        const parent = around === id ? null : around
        draft = { id: id!, element: node, parent, parts: new Map(), start, end, cue: null, mention: null, statement: null }
        drafts.set(id!, draft)
      }
      draft.parts.set(part!, [draft.parts.get(part!)?.[0] ?? start, end])
      draft.start = Math.min(draft.start, start)
      draft.end = Math.max(draft.end, end)
    }
    const pointers = pointersOf(node)
    // quotes may begin behind what points to them
    later.push(() => {
      for (const draft of pointers.map(draftOf)) if (draft) attach(draft, node, start, end)
    })
    const ref = node.attributes.ref?.slice(1)
    if (ref !== undefined && node.name !== 'g') {
      const list = mentions.get(ref)
      if (list) list.push([start, end])
      else mentions.set(ref, [[start, end]])
    }
  }
  for (const child of body.children) walk(child, null)
  for (const run of later) run()
  // cut at the end only: a text that still grows would be copied at each cut
  const cut = ([start, end]: readonly [number, number]): Span => ({ start, end, text: text.slice(start, end) })
  const people = new Map([...speakers].map(([id, speaker]) => [id, { ...speaker, mentions: (mentions.get(id) ?? []).map(cut) }]))
  return { text, quotes: publish([...drafts.values()], people, cut) }
}

function attach(draft: Draft, { name, attributes }: Element, start: number, end: number): void {
  if (name === 'pc') {
    draft.start = Math.min(draft.start, start)
    draft.end = Math.max(draft.end, end)
  } else if (name === 'w') {
    draft.cue = { start, end, lemma: attributes.lemma ?? '', negated: attributes.ana === '#negated' }
  } else if (name === 'seg') {
    draft.statement = [Math.min(draft.statement?.[0] ?? start, start), Math.max(draft.statement?.[1] ?? end, end)]
  } else draft.mention = [start, end]
}

function publish(
  drafts: readonly Draft[],
  speakers: ReadonlyMap<string, Speaker>,
  cut: (range: readonly [number, number]) => Span,
): Quote[] {
  const statements = new Map<string, Span>()
  const quotes = drafts.map(({ id, element, parent, parts: ranges, start, end, cue, mention, statement }): Quote => {
    const { who, toWhom, cert, ana } = element.attributes
    const parts = [...ranges.values()].map(cut)
    const key = statement?.join(' ')
    if (statement && !statements.has(key!)) statements.set(key!, cut(statement))
    return {
      id,
      kind: (/#kind\.([\w-]+)/.exec(ana ?? '')?.[1] ?? (element.name === 'q' ? 'unspoken' : 'direct')) as QuoteKind,
      start,
      end,
      parts,
      text: parts.map((part) => part.text).join(' '),
      statement: key === undefined ? null : statements.get(key)!,
      speaker: speakers.get(who?.slice(1) ?? '') ?? null,
      mention: mention && cut(mention),
      cue: cue && { ...cut([cue.start, cue.end]), lemma: cue.lemma, negated: cue.negated },
      addressee: speakers.get(toWhom?.slice(1) ?? '') ?? null,
      parent,
      confidence: Number(cert ?? 1),
      reason: /#reason\.([\w-]+)/.exec(ana ?? '')?.[1] ?? '',
    }
  })
  return quotes.sort((a, b) => a.start - b.start)
}

function readSpeakers(root: Nodes): Map<string, Omit<Speaker, 'mentions'>> {
  const speakers = new Map<string, Omit<Speaker, 'mentions'>>()
  const read = (node: Nodes): void => {
    if (node.type !== 'element' && node.type !== 'root') return
    if (node.type === 'element' && (node.name === 'person' || node.name === 'personGrp' || node.name === 'org')) {
      const { role, sex } = node.attributes
      const id = node.attributes['xml:id'] ?? ''
      const texts = (type: RegExp): string[] =>
        node.children.flatMap((child) => (child.type === 'element' && type.test(child.name) ? [textOf(child)] : []))
      const [name = '', ...aliases] = texts(/^(?:pers|org)Name$/)
      const kind: SpeakerKind = node.name === 'personGrp' ? 'group' : node.name === 'org' ? 'organization' : 'person'
      speakers.set(id, {
        id: texts(/^idno$/)[0] ?? id,
        name,
        aliases,
        kind: role === 'document' || role === 'unknown' ? role : kind,
        gender: ((sex === 'female' || sex === 'male') && (sex as Gender)) || 'unknown',
      })
    } else for (const child of node.children) read(child)
  }
  const header = find(root, 'particDesc')
  if (header) read(header)
  return speakers
}

function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value
  if (node.type !== 'element') return ''
  return node.name === 'g' ? characterOf(node) : node.children.map(textOf).join('')
}

function characterOf({ attributes }: Element): string {
  return String.fromCharCode(Number.parseInt(attributes.ref?.slice(2) ?? 'fffd', 16))
}

function pointersOf({ attributes }: Element): string[] {
  return attributes.corresp?.split(' ') ?? []
}

/** Depth first, without a stack of calls: documents may be deep. */
function find(root: Nodes, name: string): Element | undefined {
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'element' && node.name === name) return node
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
  return undefined
}
