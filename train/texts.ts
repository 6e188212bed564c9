/**
 * The texts that were written for this project, as documents of a corpus: kinds of text that the corpora do not have. `texts/README.md` describes the format.
 *
 *   npx tsx train/texts.ts FILE…      says what is wrong in the marking of these files
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { attributeQuotes } from '../src/index.ts'
import { type Marked, type MarkedQuote, parseMarked } from '../test/marked.ts'
import type { Document, GoldAttribution, GoldCharacter } from './jsonl.ts'

/** A text of our own: whoever wrote it is in its id, so that folds can be made by writer. */
export interface Text extends Document {
  readonly marked: Marked
  /** Whether everything that is reported without marks is marked, too: `statements: all` in its head. */
  readonly statements: boolean
  readonly characters: readonly GoldCharacter[]
}

const folder = fileURLToPath(new URL('texts', import.meta.url))
/** Writers whose texts are looked at and never fitted to. */
const devWriters = new Set(['d', 'h'])

/** The texts of a genre that are for fitting, or those for choosing; with `statements` those alone whose reported statements are marked, too. */
export function readTexts(genre: 'fiction' | 'news', part: 'train' | 'dev', statements = false): Text[] {
  return readdirSync(join(folder, genre))
    .filter((name) => name.endsWith('.txt') && devWriters.has(name.slice(0, name.indexOf('-'))) === (part === 'dev'))
    .sort()
    .map((name) => readText(join(folder, genre, name), statements))
    .filter((text) => !statements || text.statements)
}

/** Reads a file: a head of lines `key: value` and characters, an empty line, the text. With `statements` what is said without marks is an attribution, too. */
export function readText(file: string, statements = false): Text {
  const source = readFileSync(file, 'utf8').replace(/\r\n/g, '\n').trimEnd()
  const gap = source.indexOf('\n\n')
  const head = source.slice(0, gap).split('\n')
  const genre = head.find((line) => line.startsWith('genre: '))?.slice(7) ?? ''
  const marked = parseMarked(source.slice(gap + 2).replace(/\\(?![\\{}]|u[\da-f]{4})/g, '\\\\'))
  const characters = head.filter((line) => line.includes('(')).map(readCharacter)
  return {
    id: `texts/${basename(file, '.txt')}`,
    genre,
    text: marked.text,
    marked,
    statements: head.includes('statements: all'),
    characters,
    attributions:
      genre === 'news'
        ? joinTurns(marked.text, attributionsOf(marked, characters, statements))
        : attributionsOf(marked, characters, statements),
  }
}

/** `Anna Reed | Anna | the tall woman (F)`; `narrator: Tom Hale | Tom (M)` */
function readCharacter(line: string): GoldCharacter {
  const found = /^(?<narrator>narrator: )?(?<names>[^()]+) \((?<gender>[FM?])\)$/.exec(line)
  if (!found) throw new SyntaxError(`not a character: ${line}`)
  const { names, gender, narrator } = found.groups as { names: string; gender: string; narrator?: string }
  const [name, ...aliases] = names.split('|').map((alias) => alias.trim()) as [string, ...string[]]
  return { name, aliases: [name, ...aliases, ...(narrator ? ['narrator'] : [])], gender }
}

function attributionsOf(marked: Marked, characters: readonly GoldCharacter[], statements: boolean): GoldAttribution[] {
  const { quotes, text } = marked
  const known = new Map(characters.flatMap(({ name, aliases }) => [name, ...aliases].map((alias) => [alias, name])))
  const whole = new Set<string>()
  return quotes.flatMap((quote, q): GoldAttribution[] => {
    const indirect = quote.kind === 'indirect'
    if (quote.kind === 'unspoken' || (indirect && !statements) || isWithin(marked, quote, statements)) return []
    const { speaker, addressee, mention, cue, parts, statement } = quote
    if (statements && statement) {
      // several pieces in marks of one statement are one attribution
      const key = statement.join()
      if (whole.has(key)) return []
      whole.add(key)
    }
    return [
      {
        id: `Q${q}`,
        content: indirect ? parts : statements && statement ? statement : parts.map(([start, end]) => withMarks(text, start, end)),
        // a statement that holds somebody’s marked words is quoted as a whole
        quoted: !indirect || quotes.some((inner) => isIn(inner, parts) && inner.kind !== 'unspoken' && inner.kind !== 'indirect'),
        cue: cue ? [cue] : [],
        source: mention ? [mention] : [],
        ...(speaker ? { speaker: known.get(speaker) ?? speaker } : {}),
        addressees: addressee ? addressee.split(' and ').map((name) => known.get(name) ?? name) : [],
        type: 'any',
      },
    ]
  })
}

/**
 * What a reporting clause interrupts is one turn, whether a sentence goes on behind it or a new one begins; marked by hand they are two quotes of one source.
 *
 *     “{1|Six days,}” {c1|said} {m1,2|Roe}. “{2|Then it rained.}”
 */
function joinTurns(text: string, attributions: readonly GoldAttribution[]): GoldAttribution[] {
  const list: GoldAttribution[] = []
  for (const next of attributions) {
    const last = list.at(-1)
    if (last && isInserted(text, last, next)) list[list.length - 1] = { ...last, content: [...last.content, ...next.content] }
    else list.push(next)
  }
  return list
}

/** Whether the source of both stands between two quotes of a paragraph, the second one without a verb of its own. */
function isInserted(text: string, first: GoldAttribution, second: GoldAttribution): boolean {
  const source = second.source?.[0]
  if (!first.quoted || !second.quoted || !source || second.cue?.length || first.source?.[0]?.join() !== source.join()) return false
  const [from, to] = [first.content.at(-1)![1], second.content[0]![0]]
  return source[0] >= from && source[1] <= to && !text.slice(from, to).includes('\n\n')
}

const isIn = (inner: MarkedQuote, parts: MarkedQuote['parts']): boolean =>
  parts.some(([start, end]) => inner.parts[0]![0] > start && inner.parts[0]![1] < end)

/** Whether a quote stands in another one that counts. */
function isWithin(marked: Marked, { parent, kind }: MarkedQuote, statements: boolean): boolean {
  if (parent < 0) return false
  const outer = marked.quotes[parent]!
  if (outer.kind !== 'indirect') return true
  return (statements && kind !== 'indirect') || isWithin(marked, outer, statements)
}

/** The scorer counts the marks to the words said. */
function withMarks(text: string, start: number, end: number): readonly [number, number] {
  const open = start - +/["'“‘«„‚「]/.test(text[start - 1] ?? '')
  return [open, end + +/["'”’»“‘」]/.test(text[end] ?? '')]
}

/** What is wrong in the marking of a text. */
export function faultsOf({ genre, text, marked, characters }: Text): string[] {
  const list: string[] = []
  const names = new Set(characters.flatMap(({ name, aliases }) => [name, ...aliases]))
  const say = (at: number, what: string): void => {
    list.push(`${what}: …${JSON.stringify(text.slice(Math.max(0, at - 20), at + 60))}…`)
  }
  if (genre !== 'fiction' && genre !== 'news') list.push(`genre: fiction or news, not ${JSON.stringify(genre)}`)
  if (genre === 'fiction' && !characters.length) list.push('no characters in the head')
  for (const { speaker, addressee, mention, cue, kind, parts, parent } of marked.quotes) {
    const at = parts[0]![0]
    if (kind === 'unspoken' || (parent >= 0 && marked.quotes[parent]!.kind !== 'indirect')) continue
    if (genre === 'fiction') {
      if (!speaker) say(at, 'a quote without "by NAME"')
      for (const name of [speaker, ...(addressee?.split(' and ') ?? [])])
        if (name && !names.has(name)) say(at, `${name} is not in the head`)
    } else if (speaker === undefined) say(at, 'neither unspoken nor "by NAME" nor "by nobody"')
    else if (speaker && !mention) say(at, 'a quote without its mention {m1|…}')
    else if (kind === 'indirect' && !cue) say(at, 'a statement without its cue {c1|…}')
  }
  return list
}

/** What the library takes for a quote and nobody has marked: forgotten, or a mistake of the library. */
function forgotten({ genre, text, marked }: Text): string[] {
  const parts = marked.quotes.flatMap((quote) => quote.parts)
  return attributeQuotes(text, { genre: genre === 'news' ? 'news' : 'fiction' })
    .filter(({ start, end }) => !parts.some((part) => part[0] < end && start < part[1]))
    .map(({ start }) => `not marked: …${JSON.stringify(text.slice(Math.max(0, start - 20), start + 60))}…`)
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const file of process.argv.slice(2)) {
    const text = readText(file)
    const found = [...faultsOf(text), ...forgotten(text)]
    console.log(`${file}: ${found.length ? '' : 'in order'}${found.map((fault) => `\n  ${fault}`).join('')}`)
    if (found.length) process.exitCode = 1
  }
