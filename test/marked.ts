import type { Quote } from '../src/types.ts'

/**
 * A text with its quotes marked in it, so that a case reads like a text and its offsets are the text's own.
 *
 *     “{1 direct by Mary Oduya|Come in,}” said {m1|Mary Oduya}, “{1|and sit down.}” She {c2|asked}: “{Is it late?}”
 *
 * | in braces        | means |
 * |------------------|-------|
 * | `{words}`        | a quote of one part |
 * | `{1|words}`      | a part of quote 1; further parts have the same number |
 * | `{1 mixed\|…}`   | its kind, where it matters: direct, mixed, indirect, unspoken |
 * | `{by Ann\|…}`    | its speaker; `by nobody` for none; `to Ben` for the addressee |
 * | `{m1\|Ann}`      | the mention of quote 1; `{m1,2\|Ann}` of both |
 * | `{c1\|said}`     | its cue |
 * | `{s1\|that …}`   | the statement around it: the whole reported clause, in several parts where a reporting clause splits it |
 *
 * Braces within braces nest: the inner quote has the outer one as parent. `\n`, `\t` and `\u2009` stand for themselves; a backslash in front of any
 * other character takes its meaning away.
 */
export interface Marked {
  readonly text: string
  readonly quotes: readonly MarkedQuote[]
}

export interface MarkedQuote {
  readonly parts: (readonly [start: number, end: number])[]
  /** Index of the quote around it, or -1. */
  readonly parent: number
  kind?: string
  speaker?: string | null
  addressee?: string | null
  mention?: readonly [start: number, end: number]
  cue?: readonly [start: number, end: number]
  statement?: readonly (readonly [start: number, end: number])[]
}

const label =
  /^\{(?:(?<role>[mcs])(?<of>\d+(?:,\d+)*)|(?<number>\d+)?(?:(?:^|\s|(?<=\{))(?<kind>direct|mixed|unspoken|indirect)\b)?(?:\s?\bby (?<by>[^|{}]+?))?(?:\s?\bto (?<to>[^|{}]+?))?)\|/

/** Reads a marked text. */
export function parseMarked(source: string): Marked {
  let text = ''
  const quotes: MarkedQuote[] = []
  const numbered = new Map<string, number>()
  const roles: { role: string; of: string[]; start: number; end: number }[] = []
  const open: { quote: number; role: string; of: string[]; start: number; at: number }[] = []
  for (let at = 0; at < source.length; ) {
    const c = source[at]!
    if (c === '\\') {
      const code = /^\\u([\da-f]{4})/i.exec(source.slice(at, at + 6))
      text += code ? String.fromCharCode(Number.parseInt(code[1]!, 16)) : ({ n: '\n', t: '\t' }[source[at + 1]!] ?? source[at + 1]!)
      at += code ? 6 : 2
    } else if (c === '{') {
      const found = label.exec(source.slice(at))
      const { role = '', of = '', number, kind, by, to } = found?.groups ?? {}
      at += found ? found[0].length : 1
      let quote = -1
      if (!role) {
        const parent = open.findLast((outer) => outer.quote >= 0)?.quote ?? -1
        quote = (number === undefined ? undefined : numbered.get(number)) ?? quotes.push({ parts: [], parent }) - 1
        if (number !== undefined) numbered.set(number, quote)
        if (kind) quotes[quote]!.kind = kind
        if (by) quotes[quote]!.speaker = by === 'nobody' ? null : by
        if (to) quotes[quote]!.addressee = to === 'nobody' ? null : to
      }
      open.push({ quote, role, of: of.split(','), start: text.length, at })
    } else if (c === '}') {
      const { quote, role, of, start } = open.pop() ?? fail(source.slice(Math.max(0, at - 60), at + 20), 'a brace closes that none opens')
      if (role) roles.push({ role, of, start, end: text.length })
      else quotes[quote]!.parts.push([start, text.length])
      at++
    } else {
      text += c
      at++
    }
  }
  if (open.length) fail(source.slice(open[0]!.at, open[0]!.at + 80), 'a brace is not closed')
  for (const { role, of, start, end } of roles) {
    for (const number of of) {
      const quote = quotes[numbered.get(number) ?? fail(source, `there is no quote ${number}`)]!
      if (role === 'm') quote.mention = [start, end]
      else if (role === 'c') quote.cue = [start, end]
      else quote.statement = [...(quote.statement ?? []), [start, end]]
    }
  }
  return { text, quotes }
}

function fail(source: string, what: string): never {
  throw new SyntaxError(`${what}: ${source}`)
}

/**
 * The given quotes written as the marked ones are, as far as those say anything, so that the two can be compared line by line.
 * Quotes of kind `unspoken` are left out unless some quote is marked so, or `all` asks for every pair of marks.
 */
export function compareMarked(marked: Marked, quotes: readonly Quote[], all = false): { expected: string[]; found: string[] } {
  const { text } = marked
  const wanted = [...marked.quotes].map((quote, q) => ({ quote, q })).sort((a, b) => order(a.quote.parts, b.quote.parts))
  const unspoken = all || marked.quotes.some(({ kind }) => kind === 'unspoken')
  const given = quotes.filter(({ kind }) => unspoken || kind !== 'unspoken')
  const show = (span: readonly [number, number] | null): string =>
    span ? `${span[0]}–${span[1]} ${JSON.stringify(text.slice(...span))}` : '–'
  const pair = (span: { start: number; end: number } | null): readonly [number, number] | null => (span ? [span.start, span.end] : null)
  const expected = wanted.map(({ quote }) => {
    const around = quote.parent < 0 ? '' : ` in ${show(marked.quotes[quote.parent]!.parts[0]!)}`
    return [
      quote.parts.map(show).join(' + ') + around,
      ...(quote.kind === undefined ? [] : [quote.kind]),
      ...(quote.speaker === undefined ? [] : [`by ${quote.speaker ?? 'nobody'}`]),
      ...(quote.addressee === undefined ? [] : [`to ${quote.addressee ?? 'nobody'}`]),
      ...(quote.mention === undefined ? [] : [`mention ${show(quote.mention)}`]),
      ...(quote.cue === undefined ? [] : [`cue ${show(quote.cue)}`]),
    ].join('; ')
  })
  const found = given.map((quote) => {
    const asked = wanted.find((w) => w.quote.parts[0]![0] === quote.parts[0]!.start)?.quote
    const parent = quotes.find(({ id }) => id === quote.parent)
    const around = parent && (unspoken || parent.kind !== 'unspoken') ? ` in ${show(pair(parent.parts[0]!))}` : ''
    return [
      quote.parts.map((part) => show(pair(part))).join(' + ') + around,
      ...(asked?.kind === undefined ? [] : [quote.kind]),
      ...(asked?.speaker === undefined ? [] : [`by ${quote.speaker?.name ?? 'nobody'}`]),
      ...(asked?.addressee === undefined ? [] : [`to ${quote.addressee?.name ?? 'nobody'}`]),
      ...(asked?.mention === undefined ? [] : [`mention ${show(pair(quote.mention))}`]),
      ...(asked?.cue === undefined ? [] : [`cue ${show(pair(quote.cue))}`]),
    ].join('; ')
  })
  return { expected, found }
}

function order(a: MarkedQuote['parts'], b: MarkedQuote['parts']): number {
  return a[0]![0] - b[0]![0] || b.at(-1)![1] - a.at(-1)![1]
}
