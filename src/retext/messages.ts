import type { Nodes, Parents, Root } from 'nlcst'
import type { VFile } from 'vfile'
import { location } from 'vfile-location'
import { countBelow } from '../text/lists.ts'
import type { Quote } from '../types.ts'
import type { Flat } from './flatten.ts'
import { findMarkFaults } from './marks.ts'
import type { PluginSettings } from './options.ts'
import { type Places, sourceEnd, sourceStart } from './places.ts'

type Position = NonNullable<Nodes['position']>
type Message = ReturnType<VFile['message']>

/** What a message says beside where it stands. */
interface Complaint {
  readonly ruleId: 'unattributed-quote' | 'ambiguous-speaker' | 'unbalanced-quote'
  readonly reason: string
  readonly note: string
  readonly start: number
  readonly end: number
  /** What could stand there instead, made from what stands there. */
  readonly repair?: (actual: string) => string
}

const source = 'quote-attribution'
const home = 'https://www.npmjs.com/package/quote-attribution'

const notes: Readonly<Record<Complaint['ruleId'], string>> = {
  'unattributed-quote':
    'Neither the sentence nor the conversation around the quote says whose words these are. Name the speaker, or set the words without marks if nobody said them.',
  'ambiguous-speaker': 'Somebody who reads the text may take another person for the speaker. Name the speaker next to the quote.',
  'unbalanced-quote':
    'Every opening mark needs a closing one, except where the quote goes on in the next paragraph, which then opens with a mark again.',
}

/**
 * Warns, in the order of the text, of what the settings ask for.
 *
 * @param found The quotes with offsets into the flattened text.
 * @param marked All quotes that have marks, those that nobody speaks included, with the same offsets.
 */
export function report(
  file: VFile,
  tree: Root,
  flat: Flat,
  places: Places,
  found: readonly Quote[],
  marked: readonly Quote[],
  settings: PluginSettings,
): void {
  const complaints = [
    ...(settings.unattributed ? found.flatMap(unattributed) : []),
    ...(settings.ambiguous > 0 ? found.flatMap((quote) => ambiguous(quote, settings.ambiguous)) : []),
    ...(settings.unbalanced ? unbalanced(flat, marked) : []),
  ]
  if (!complaints.length) return
  complaints.sort((a, b) => a.start - b.start || a.end - b.end)
  const toPosition = places.lost ? positionByNodes(flat) : positionByFile(file, places)
  const leavesAt = complaints.map(({ start, end }) => [leafAt(flat.starts, start), leafAt(flat.starts, end - 1)] as const)
  const paths = pathsTo(tree, flat, new Set(leavesAt.flat()))
  const text = places.lost ? '' : String(file)
  complaints.forEach(({ ruleId, reason, note, start, end, repair }, c) => {
    const [first, last] = leavesAt[c]!
    const around = paths.get(last) ?? []
    const ancestors = (paths.get(first) ?? []).filter((node, n) => node === around[n])
    const place = toPosition(start, end)
    const message: Message = file.message(reason, { ancestors, place, ruleId, source })
    message.actual = places.lost ? flat.text.slice(start, end) : text.slice(sourceStart(places, start), sourceEnd(places, end))
    if (repair) message.expected = [repair(message.actual)]
    message.note = note
    message.url = `${home}#${ruleId}`
  })
}

function unattributed({ kind, speaker, start, end }: Quote): Complaint[] {
  if (kind === 'unspoken' || speaker) return []
  const reason = 'Unexpected quote without a speaker, expected the text to say who speaks'
  return [{ ruleId: 'unattributed-quote', reason, note: notes['unattributed-quote'], start, end }]
}

function ambiguous({ kind, speaker, confidence, start, end }: Quote, wanted: number): Complaint[] {
  if (kind === 'unspoken' || !speaker || confidence >= wanted) return []
  const reason = `Unexpected doubt about who speaks: \`${speaker.name}\` with a confidence of ${confidence}, expected at least ${wanted}`
  return [{ ruleId: 'ambiguous-speaker', reason, note: notes['ambiguous-speaker'], start, end }]
}

function unbalanced(flat: Flat, marked: readonly Quote[]): Complaint[] {
  return findMarkFaults(flat.text, marked)
    .filter(({ start }) => !isCode(flat, start))
    .map(({ type, start, end, text, open, expected }) => {
      const what = { ruleId: 'unbalanced-quote', note: notes['unbalanced-quote'], start, end } as const
      if (type === 'single') return { ...what, reason: `Unexpected quotation mark \`${text}\` without its counterpart` }
      if (type === 'mismatched') {
        const reason = `Unexpected closing mark \`${text}\` of a quote that opens with \`${open}\`, expected \`${expected}\``
        return { ...what, reason, repair: () => expected }
      }
      const reason = `Unexpected opening mark \`${open}\` without a closing one, expected \`${expected}\` behind the words`
      return { ...what, reason, repair: (actual: string) => actual + expected }
    })
}

function isCode({ leaves, starts }: Flat, at: number): boolean {
  return leaves[leafAt(starts, at)]?.type === 'SourceNode'
}

/** The last leaf that begins at `at` or before. */
function leafAt(starts: readonly number[], at: number): number {
  return countBelow(starts, at + 1) - 1
}

function positionByFile(file: VFile, places: Places): (start: number, end: number) => Position | undefined {
  const { toPoint } = location(file)
  return (start, end) => {
    const from = toPoint(sourceStart(places, start))
    const to = toPoint(sourceEnd(places, end))
    return from && to && { start: from, end: to }
  }
}

function positionByNodes({ leaves, starts }: Flat): (start: number, end: number) => Position | undefined {
  return (start, end) => {
    const from = leaves[leafAt(starts, start)]?.position?.start
    const to = leaves[leafAt(starts, end - 1)]?.position?.end
    return from && to && { start: { ...from }, end: { ...to } }
  }
}

/** The nodes around each of some leaves, from the root to the innermost one. */
function pathsTo(tree: Root, { leaves }: Flat, wanted: ReadonlySet<number>): ReadonlyMap<number, readonly Parents[]> {
  const paths = new Map<number, readonly Parents[]>()
  const path: Parents[] = []
  let leaf = 0
  const walk = (parent: Parents): void => {
    path.push(parent)
    for (const node of parent.children) {
      if ('children' in node) walk(node)
      else if (node === leaves[leaf]) {
        if (wanted.has(leaf)) paths.set(leaf, path.slice())
        leaf++
      }
    }
    path.pop()
  }
  walk(tree)
  return paths
}
