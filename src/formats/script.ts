import { checkText } from '../options.ts'
import { toSegments } from '../segments.ts'
import type { Quote, Speaker } from '../types.ts'

export interface ScriptOptions {
  /** Label of lines that nobody is known to have said. Default `UNKNOWN`. */
  readonly unknown?: string
  /** Label of narration: `NARRATOR: She sat down.` Without it, and by default, narration stands bare. */
  readonly narrator?: string
  /** Leave narration out. Default `false`. */
  readonly speechOnly?: boolean
}

/** A line of a script: what a voice reads. */
export interface ScriptLine {
  /** The label in front of the line; null for narration without one. */
  readonly label: string | null
  /** The words, white space folded to single spaces. */
  readonly text: string
}

/**
 * Writes the text as a script: a line for each piece of speech, `NAME: “…”`, and a line for each piece of narration. For text to speech, and
 * for reading aloud with parts given out.
 *
 * White space is folded and a piece is one line; the quotes' own marks are left out of the narration, and narration without a letter or a
 * digit is left out altogether. Two speakers of one name get numbers (`SMITH`, `SMITH 2`). Narration that would read as speech begins with
 * a backslash.
 *
 * @param text The text that the quotes were found in.
 * @param quotes What `attributeQuotes` gave for it.
 * @example
 * ```ts
 * const text = '“Eat,” said Peg. “It is getting cold.”'
 * toScript(text, attributeQuotes(text)) // → 'PEG: “Eat,”\nsaid Peg.\nPEG: “It is getting cold.”\n'
 * ```
 */
export function toScript(text: string, quotes: readonly Quote[], options: ScriptOptions = {}): string {
  checkText(text)
  const labels = labelSpeakers(quotes, options)
  const narrator = options.narrator === undefined ? null : cleanLabel(options.narrator, 'NARRATOR')
  let script = ''
  for (const { type, text: words, quote } of toSegments(text, quotes)) {
    if (type === 'quote') script += `${labels.get(quote?.speaker ?? null)}: “${fold(words)}”\n`
    else if (!options.speechOnly) {
      for (const paragraph of words.split(/\n\s*\n|\r\n\s*\r\n/)) {
        const line = fold(paragraph).replace(edges, '').trim()
        if (/[\p{L}\p{N}]/u.test(line)) script += narrator === null ? `${guard(line)}\n` : `${narrator}: ${line}\n`
      }
    }
  }
  return script
}

/** Closing marks in front of narration and opening ones behind it: those of the quotes beside it. */
const edges = /^[\s"'”’»›」』]+(?=\s|$)|[\s"'“‘„«‹「『]+$/g

function labelSpeakers(quotes: readonly Quote[], options: ScriptOptions): Map<Speaker | null, string> {
  const unknown = cleanLabel(options.unknown ?? 'UNKNOWN', 'UNKNOWN')
  const labels = new Map<Speaker | null, string>([[null, unknown]])
  const taken = new Set([unknown])
  const next = new Map<string, number>()
  for (const { speaker } of quotes) {
    if (labels.has(speaker)) continue
    const name = cleanLabel(speaker!.name.toUpperCase(), 'SPEAKER')
    let label = name
    while (taken.has(label)) {
      const n = (next.get(name) ?? 1) + 1
      next.set(name, n)
      label = `${name} ${n}`
    }
    taken.add(label)
    labels.set(speaker, label)
  }
  return labels
}

/** A label ends at the first `: `, so it must not hold one, nor begin like a guarded line. */
function cleanLabel(name: string, empty: string): string {
  return fold(name.replace(/:+(?=\s|$)/g, '')).replace(/^\\+/, '') || empty
}

function fold(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

const speech = /^(.+?): “(.*)”$/su

function guard(line: string): string {
  return line.startsWith('\\') || speech.test(line) ? `\\${line}` : line
}

/**
 * Reads a script that {@link toScript} wrote, one line after the other.
 *
 * @param options `narrator`: the label that narration was written with.
 * @example
 * ```ts
 * fromScript('PEG: “Eat,”\nsaid Peg.\n') // → [{ label: 'PEG', text: 'Eat,' }, { label: null, text: 'said Peg.' }]
 * ```
 */
export function fromScript(script: string, options: Pick<ScriptOptions, 'narrator'> = {}): ScriptLine[] {
  const narration = options.narrator === undefined ? null : `${cleanLabel(options.narrator, 'NARRATOR')}: `
  return script
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const said = speech.exec(line)
      if (narration !== null && line.startsWith(narration)) {
        const text = line.slice(narration.length)
        return { label: narration.slice(0, -2), text }
      }
      if (said && !line.startsWith('\\')) return { label: said[1]!, text: said[2]! }
      return { label: null, text: line.startsWith('\\') ? line.slice(1) : line }
    })
}
