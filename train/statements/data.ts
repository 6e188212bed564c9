import { readFileSync } from 'node:fs'
import { analyse } from '../../src/attribute.ts'
import type { Context } from '../../src/attribution/context.ts'
import { readOptions } from '../../src/options.ts'
import { type Atoms, makeAtoms } from '../../src/statements/atoms.ts'
import { Label, places, stateCount, stateOf } from '../../src/statements/labels.ts'
import { Kind } from '../../src/text/tokens.ts'
import { type Document, readCorpus, sharedFolder } from '../jsonl.ts'
import { readTexts } from '../texts.ts'

/** A document with what the labeller looks at, and the states that the annotators' labels make. */
export interface Example {
  readonly document: Document
  readonly context: Context
  readonly atoms: Atoms
  readonly states: Uint8Array
}

/** Sentences of our own: `[S She] [Q said] [C it was late].`; each counts three times, so that its features are not too rare to be kept. */
export function readOwnSentences(file: string): Example[] {
  const roles = { S: 'source', Q: 'cue', C: 'content' } as const
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .flatMap((line, n) => {
      const attribution = { id: 'A1', quoted: false, source: [] as Pair[], cue: [] as Pair[], content: [] as Pair[] }
      let text = ''
      let at = 0
      for (const match of line.matchAll(/\[([SQC]) ([^\]]*)\]/g)) {
        text += line.slice(at, match.index)
        attribution[roles[match[1] as 'S' | 'Q' | 'C']].push([text.length, text.length + match[2]!.length])
        text += match[2]!
        at = match.index + match[0].length
      }
      text += line.slice(at)
      const document = { id: `own/${n + 1}`, genre: 'news', text, attributions: attribution.cue.length ? [attribution] : [] }
      const example = readExample(document)
      return [example, example, example]
    })
}

/** The news and the sentences of our own that the labeller learns from; with `--texts` our own prose, too. */
export function readTraining(args: readonly string[]): Example[] {
  const texts = args.includes('--texts') ? readTexts('news', 'train', true) : []
  return [
    ...readExamples(sharedFolder(args), 'news/polnear-train'),
    ...texts.map(readExample),
    ...readOwnSentences('train/statements/own-sentences.txt'),
  ]
}

type Pair = [start: number, end: number]

export function readExamples(shared: string, name: string, limit: number = Infinity): Example[] {
  return readCorpus(shared, name).slice(0, limit).map(readExample)
}

function readExample(document: Document): Example {
  const context = readContext(document.text)
  return { document, context, atoms: makeAtoms(context), states: goldStates(document, context) }
}

/** The stages of the pipeline that stand before the statements. */
export function readContext(text: string): Context {
  return analyse(text, readOptions({ indirect: true }))!.context
}

/** One state a token; where roles overlap, a cue stands above a source and that above a content. */
export function goldStates(document: Document, context: Context): Uint8Array {
  const { tokens } = context
  const labels = new Int8Array(tokens.count + 1).fill(-1)
  const put = (spans: readonly (readonly [number, number])[] | undefined, labelOf: (start: number) => number): void => {
    for (const [start, end] of spans ?? []) {
      const [from, to] = tokensOf(context, start, end)
      if (to <= from) continue
      const label = labelOf(start)
      labels.fill(label + 1, from, to)
      labels[from] = label
      // what this span cut off from one of another role begins anew
      const next = labels[to]!
      if (next >= 0) labels[to] = next - (next % places)
    }
  }
  const attributions = document.attributions ?? []
  for (const { content, cue } of attributions) put(content, (start) => (cue?.length && start < cue[0]![0] ? Label.before : Label.behind))
  for (const { source } of attributions) put(source, () => Label.source)
  for (const { cue } of attributions) put(cue, () => Label.cue)
  // what goes on over the end of a paragraph begins anew; the last token of several is their end
  for (const t of tokens.paragraphs) if (labels[t]! > 0) labels[t] = labels[t]! - (labels[t]! % places)
  for (let t = 0; t < tokens.count; t++) if (labels[t]! % places === 1 && labels[t + 1] !== labels[t]) labels[t]!++
  const states = new Uint8Array(tokens.count + 1)
  for (let t = 0; t < tokens.count; t++)
    states[t] = stateOf(labels[t]!, t === 0 || tokens.paragraph[t] !== tokens.paragraph[t - 1] ? stateCount : states[t - 1]!)
  return states
}

/** The tokens of a stretch of text, marks and punctuation at its ends left out. */
export function tokensOf(context: Context, start: number, end: number): [from: number, to: number] {
  const { tokens } = context
  let from = firstEndingBehind(tokens.end, tokens.count, start)
  let to = from
  while (to < tokens.count && tokens.start[to]! < end) to++
  while (to > from && !isWord(tokens.kind[to - 1]!)) to--
  while (from < to && !isWord(tokens.kind[from]!)) from++
  return [from, to]
}

function isWord(kind: number): boolean {
  return kind === Kind.word || kind === Kind.number
}

function firstEndingBehind(ends: Int32Array, count: number, offset: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! > offset) high = middle
    else low = middle + 1
  }
  return low
}
