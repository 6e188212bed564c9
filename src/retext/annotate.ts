import type { Nodes, Root } from 'nlcst'
import { countBelow } from '../text/lists.ts'
import type { Quote } from '../types.ts'
import type { Flat } from './flatten.ts'
import { rangesOf } from './marks.ts'

/** What covers a node from end to end. */
interface Cover {
  /** Index of the innermost quote, or -1. */
  readonly quote: number
  readonly mentionOf: readonly Quote[]
  readonly cueOf: readonly Quote[]
}

const nothing: Cover = { quote: -1, mentionOf: [], cueOf: [] }

/**
 * Puts `data` on the nodes that a quote, a mention or a cue covers from end to end.
 *
 * @param found The quotes with offsets into the flattened text.
 * @param quotes The same quotes, as they are published.
 */
export function annotate(tree: Root, flat: Flat, found: readonly Quote[], quotes: readonly Quote[]): void {
  const { text, leaves, starts } = flat
  const quoteOf = new Int32Array(leaves.length).fill(-1)
  const mentionOf = new Map<number, Quote[]>()
  const cueOf = new Map<number, Quote[]>()
  const eachLeaf = (start: number, end: number, visit: (l: number) => void): void => {
    for (let l = firstFrom(starts, start); l < leaves.length && starts[l]! + leaves[l]!.value.length <= end; l++) visit(l)
  }
  found.forEach((quote, q) => {
    // quotes come in order, an inner one behind that which it stands in
    for (const [start, end] of rangesOf(text, quote)) eachLeaf(start, end, (l) => (quoteOf[l] = q))
    if (quote.mention) eachLeaf(quote.mention.start, quote.mention.end, (l) => add(mentionOf, l, quotes[q]!))
    if (quote.cue) eachLeaf(quote.cue.start, quote.cue.end, (l) => add(cueOf, l, quotes[q]!))
  })
  const indexOf = new Map(quotes.map((quote, q) => [quote.id, q]))
  const parentOf = (q: number): number => (q < 0 ? -1 : (indexOf.get(quotes[q]!.parent ?? '') ?? -1))
  let leaf = 0

  const coverOf = (node: Nodes): Cover | null => {
    if (!('children' in node)) {
      if (leaves[leaf] !== node) return null // without a value
      const l = leaf++
      const mentions = mentionOf.get(l)
      const cues = cueOf.get(l)
      if (quoteOf[l]! < 0 && !mentions && !cues) return nothing
      return { quote: quoteOf[l]!, mentionOf: mentions ?? [], cueOf: cues ?? [] }
    }
    let cover: Cover | null = null
    for (const child of node.children) {
      const next = visit(child)
      if (next) cover = cover ? common(cover, next) : next
    }
    return cover
  }
  const visit = (node: Nodes): Cover | null => {
    const cover = coverOf(node)
    if (cover && cover.quote >= 0) dataOf(node).quote = quotes[cover.quote]!
    if (cover?.mentionOf.length) dataOf(node).mentionOf = [...cover.mentionOf]
    if (cover?.cueOf.length) dataOf(node).cueOf = [...cover.cueOf]
    return cover
  }
  const common = (a: Cover, b: Cover): Cover => {
    if (a === nothing || b === nothing) return nothing
    if (a.quote === b.quote && !a.mentionOf.length && !a.cueOf.length) return a.quote < 0 ? nothing : a
    const around = new Set<number>()
    for (let q = a.quote; q >= 0; q = parentOf(q)) around.add(q)
    let quote = b.quote
    while (quote >= 0 && !around.has(quote)) quote = parentOf(quote)
    const mentions = a.mentionOf.filter((quote) => b.mentionOf.includes(quote))
    const cues = a.cueOf.filter((quote) => b.cueOf.includes(quote))
    return quote < 0 && !mentions.length && !cues.length ? nothing : { quote, mentionOf: mentions, cueOf: cues }
  }
  visit(tree)
}

function dataOf(node: Nodes): NonNullable<Nodes['data']> {
  return (node.data ??= {})
}

function add(map: Map<number, Quote[]>, key: number, quote: Quote): void {
  const list = map.get(key)
  if (list) list.push(quote)
  else map.set(key, [quote])
}

/** The first leaf that begins at `at` or behind it. */
function firstFrom(starts: readonly number[], at: number): number {
  return countBelow(starts, at)
}
