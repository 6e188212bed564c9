import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'
import type { LineSpan } from './lines.ts'
import { isSpeechVerb } from './tails.ts'

/** Words before a colon that are headings, not people. */
const headings =
  /^(?:note|notes|source|sources|photos?|images?|pictures?|credits?|captions?|videos?|graphics?|illustrations?|maps?|files?|audio|copyright|update|correction|warning|example|examples|summary|related|see|subject|from|to|date|time|re|cc|p\.?s\.?|tip|tags?|read more|more|watch|location|who|what|where|when|why|how|edit|p\.?p\.?s\.?|tl;?dr|price|results?|total|step|figure|table|chapter|part|claim|rating|ruling|verdict|fact|fiction|myth|reality|background|context|analysis|conclusion|introduction|abstract|disclaimer|disclosure|pros|cons|ingredients|serves|venue|cost|address|contact|rated|grade|bottom line|key points?)$/i

/**
 * > | MODERATOR: Welcome back, everyone.        > | Q. Did you see the car?⏎A. I did.
 *     ^^^^^^^^^ a name of five words at most         ^ a letter
 *
 * Two such lines make a transcript.
 */
export function findTranscript(tokens: Tokens): LineSpan[] {
  const { paragraphs, shape, text, start, end } = tokens
  const nameOf = ({ label }: Turn): string => text.slice(start[label[0]], end[label[1] - 1])
  const turns = withoutEntries(tokens, findTurns(tokens), nameOf)
  if (turns.length < 2) return []
  const names = new Set(turns.map(nameOf))
  const isCapital = ({ label: [from] }: Turn): boolean => (shape[from]! & Shape.upper) !== 0 || end[from]! - start[from]! === 1
  // > | The list is short: milk, bread.⏎The shop is near: two streets.
  //     names that come back, or capitals throughout, or hardly anything else in the text
  const capital = turns.every(isCapital)
  const few = names.size === turns.length && turns.length * 2 < paragraphs.length - 1
  if (few && (!capital || turns.some(({ label }) => isTopic(tokens, ...label)))) return []
  if (capital) {
    turns.forEach(({ parts, line, marked }, f) => {
      const next = turns[f + 1]?.line ?? line
      for (let p = line + 1; p < next && goesOn(tokens, p, marked); p++) parts.push(...wordsOf(tokens, p, marked))
    })
  }
  return turns
}

/**
 * The turns without what stands at the head of a transcript: names that do not come back, as others do, with no sentence behind them.
 *
 *     > | Narrator: Mrs. Esperanza Roe, born 1931⏎ROE: I was sixteen.⏎ORR: And then?⏎ROE: I left.
 *         ^^^^^^^^^
 */
function withoutEntries({ paragraphs, kind, code }: Tokens, turns: Turn[], nameOf: (turn: Turn) => string): Turn[] {
  const times = new Map<string, number>()
  for (const turn of turns) times.set(nameOf(turn), (times.get(nameOf(turn)) ?? 0) + 1)
  if (times.size === turns.length) return turns
  const isSentence = ({ line }: Turn): boolean => {
    const last = paragraphs[line + 1]! - 1
    return kind[last] !== Kind.word && kind[last] !== Kind.number && code[last] !== 44
  }
  const comesBack = (turn: Turn): boolean => times.get(nameOf(turn))! > 1
  // > | maya: are you coming⏎jon: depends        a chat has no full stops
  if (!turns.every((turn) => !comesBack(turn) || isSentence(turn))) return turns
  return turns.filter((turn) => comesBack(turn) || isSentence(turn))
}

/** > | TENNIS: Roe wins in three sets        > | THE CLAIM: It was late.        words of the language, none of them anybody’s name or office */
function isTopic({ word }: Tokens, from: number, to: number): boolean {
  for (let t = from; t < to; t++) {
    const flags = wordFlags(word[t]!)
    if (!(flags & (Word.common | Word.closed)) || flags & (Word.firstName | Word.person | Word.title | Word.kin | Word.crowd)) return false
  }
  return true
}

/** A line with a name in front. */
interface Turn {
  readonly open: number
  readonly parts: number[]
  readonly label: [from: number, to: number]
  readonly line: number
  /** Whether a mark stands in front of the name. */
  readonly marked: boolean
}

/**
 * The lines that begin with a name and a colon. Marks in front of the names, as where a transcript is quoted, count from two names in capitals on:
 *
 *     > | “ROE: Were you late?⏎“ORR: I was.”
 */
function findTurns(tokens: Tokens): Turn[] {
  const { paragraphs, kind, shape } = tokens
  const turns: Turn[] = []
  let quoted = 0
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const to = paragraphs[p + 1]!
    const marked = kind[paragraphs[p]!] === Kind.mark
    const label = readLabel(tokens, paragraphs[p]! + +marked, to)
    // a mark behind the colon makes an ordinary quote with a colon before it, and numbers alone make a list: Orr: 1,769.
    if (!label || label.behind >= to || kind[label.behind] === Kind.mark || !hasWord(tokens, label.behind, to)) continue
    if (marked && !(label.to - label.from <= 3 && shape[label.from]! & Shape.upper)) continue
    if (marked) quoted++
    turns.push({ open: -1, parts: [label.behind, wordsOf(tokens, p, marked)[1]], label: [label.from, label.to], line: p, marked })
  }
  return quoted === 1 ? turns.filter(({ marked }) => !marked) : turns
}

function hasWord({ kind }: Tokens, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (kind[t] === Kind.word) return true
  return false
}

/** The first token of a line and the one behind its last, the marks at its ends left out where the line is `marked`. */
function wordsOf({ paragraphs, kind }: Tokens, p: number, marked: boolean): [from: number, to: number] {
  const from = paragraphs[p]!
  const to = paragraphs[p + 1]!
  return marked ? [kind[from] === Kind.mark ? from + 1 : from, kind[to - 1] === Kind.mark ? to - 1 : to] : [from, to]
}

/**
 * Whether a line without a label goes on with what the one before said: it speaks of `I`, `we` or `you`.
 *
 *     > | ROE: I was late.⏎I am sorry.⏎ORR: Were you?        > | ROE: I was late.⏎(LAUGHTER)⏎ORR: Were you?
 *                          ^^^^^^^^^^^
 */
function goesOn(tokens: Tokens, p: number, marked: boolean): boolean {
  const { kind, word, text, start, end } = tokens
  const [from, to] = wordsOf(tokens, p, marked)
  if (kind[from] !== Kind.word) return false
  for (let t = from; t < to; t++) {
    const flags = kind[t] === Kind.word ? wordFlags(word[t]!) : 0
    if (flags & (Word.pronoun | Word.possessive) && spoken.test(text.slice(start[t], end[t]))) return true
  }
  return false
}

const spoken = /^(?:i|we|you|my|our|your)(?:[’']\p{L}+)?$/iu

/** Words of a label; of an office whose holder stands in brackets. */
const longestName = 5
const longestOffice = 14

function areCapital({ kind, shape }: Tokens, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (kind[t] !== Kind.word || !(shape[t]! & Shape.capital)) return false
  return true
}

/** The name in front of a colon at the start of a line, and the token behind the colon; null where there is none. */
function readLabel(tokens: Tokens, line: number, to: number): { from: number; to: number; behind: number } | null {
  const { kind, shape, word, text, start, end, code } = tokens
  const clock = skipClock(tokens, line, to)
  const framed = clock === line && isPunctuation(tokens, line, 91)
  const angled = clock > line && isPunctuation(tokens, clock, 60)
  const from = framed || angled ? clock + 1 : clock
  // > | Q. Did you see the car?
  //     ^^ the letter with its full stop
  const letter = (code[from] === 81 || code[from] === 65) && end[from]! - start[from]! === 2 && (shape[from]! & Shape.abbreviation) !== 0
  if (letter) return { from, to: from + 1, behind: from + 1 }
  let t = from
  const office = (wordFlags(word[from]!) & Word.determiner) !== 0
  const most = office ? longestOffice : longestName
  while (t < to && t - from <= most && kind[t] === Kind.word) {
    const particle = end[t]! - start[t]! <= 3 && t > from
    if (!(shape[t]! & Shape.capital) && !particle && clock === line) return null
    if (wordFlags(word[t]!) & (Word.pronoun | Word.auxiliary) && !(shape[t]! & Shape.upper)) return null
    t++
  }
  const last = t
  if (last === from || last - from > most) return null
  if (framed && isPunctuation(tokens, t, 93)) t++
  if (angled) return isPunctuation(tokens, t, 62) ? { from, to: last, behind: t + 1 } : null
  // > | ANNA (laughing): Come in.        > | Anne Farley (Brackwater) (Lab): I agree.
  //          ^^^^^^^^^^ how it is said                 ^^^^^^^^^^^^^^^^^^ for whom
  const bracket = t
  for (let n = 0; n < 2 && isPunctuation(tokens, t, 40); n++) {
    const limit = Math.min(to, t + 12)
    while (t < limit && !isPunctuation(tokens, t, 41)) t++
    t++
  }
  if (isPunctuation(tokens, t, 44)) t = skipRole(tokens, from, t, to)
  if (!isPunctuation(tokens, t, 58) || isSpeechVerb(tokens, last - 1)) return null
  if (headings.test(text.slice(start[from], end[last - 1]))) return null
  // > | The Minister for Ports (Daniel Pryce): I am.
  //                             ^^^^^^^^^^^^ whoever holds the office
  const holder = office && isPunctuation(tokens, bracket, 40) && t > bracket + 3 && t - bracket <= longestName + 2
  if (holder && areCapital(tokens, bracket + 1, t - 1)) return { from: bracket + 1, to: t - 1, behind: t + 1 }
  if (last - from > longestName) return null
  return { from, to: last, behind: t + 1 }
}

/** Tokens of a role in small letters. */
const longestRole = 12

/**
 * The token behind a role in capitals, which a comma ties to the name, or in any letters where two words in capitals make the name:
 *
 *     > | ADA ROE, boiler room, 1951–1979: My aunt got me in.
 *                ^^^^^^^^^^^^^^^^^^^^^^^^
 *     > | LUIS ORTEGA, MAYOR OF FORT HALE: Thanks.        > | ANA REIS, D-FORT HALE (on camera): We did.
 *                    ^^^^^^^^^^^^^^^^^^^^                             ^^^^^^^^^^^^^^^^^^^^^^^^^
 */
function skipRole({ kind, shape, code }: Tokens, from: number, comma: number, to: number): number {
  const limit = Math.min(to, comma + 20)
  const whole = comma - from > 1 && (shape[from]! & shape[from + 1]! & Shape.upper) !== 0
  let t = comma
  let framed = false
  while (t < limit && (framed || code[t] !== 58)) {
    if (code[t] === 40) framed = true
    else if (code[t] === 41) framed = false
    // > | NEW MILL, where it rains. Ada Roe:        a sentence ends
    else if (code[t] === 46 && kind[t] === Kind.punctuation) return comma
    else if (!framed && kind[t] === Kind.word && !(shape[t]! & Shape.upper) && !(whole && t - comma < longestRole)) return comma
    t++
  }
  return t
}

/**
 * The token behind the time that a line of a chat begins with, a date before it included; `line` itself without one.
 *
 *     > | [10:02] maya: are you coming        > | 10:04 <maya> on what        > | [12/03/2026, 10:14:05] Jon: depends
 *         ^^^^^^^                                 ^^^^^                           ^^^^^^^^^^^^^^^^^^^^^^
 */
function skipClock(tokens: Tokens, line: number, to: number): number {
  const { kind, text, start, end } = tokens
  const frame = isPunctuation(tokens, line, 91) ? 93 : isPunctuation(tokens, line, 40) ? 41 : 0
  let t = skipDate(tokens, frame ? line + 1 : line, to)
  if (t >= to || kind[t] !== Kind.number || !text.slice(start[t], end[t]).includes(':')) return line
  t++
  if (kind[t] === Kind.word && /^[ap]\.?m\.?$/i.test(text.slice(start[t], end[t]))) t++
  if (frame) {
    if (!isPunctuation(tokens, t, frame)) return line
    t++
  }
  return kind[t] === Kind.dash ? t + 1 : t
}

/**
 * The token behind a date of three numbers and its comma; `from` itself without one.
 *
 *     > | 12/03/2026, 10:14        > | 12.03.26 10:14        > | 2026-03-12 10:14
 */
function skipDate(tokens: Tokens, from: number, to: number): number {
  const { kind, text, start, end } = tokens
  let t = from
  while (t < to && t - from < 5 && (kind[t] === Kind.number || isPunctuation(tokens, t, 47) || kind[t] === Kind.dash)) {
    if (!/^(?:\d{1,4}(?:[.-]\d{1,4}){0,2}\.?|[/-])$/.test(text.slice(start[t], end[t]))) break
    t++
  }
  if (!/^\d{1,4}([/.-])\d{1,2}\1\d{1,4}$/.test(text.slice(start[from], end[Math.max(from, t - 1)]))) return from
  return isPunctuation(tokens, t, 44) ? t + 1 : t
}
