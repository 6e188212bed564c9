import { fullNames, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import type { Mention } from '../mentions/mention.ts'
import { Char, charClass } from '../text/chars.ts'
import { isPunctuation, Kind, Shape, type Tokens, textOf } from '../text/tokens.ts'

/** A name in its parts, in lower case. */
export interface NameParts {
  /** All words but suffixes, nicknames and a particle that leads. */
  readonly words: readonly string[]
  readonly first: string
  readonly last: string
}

/** Cuts the name of a mention, its title left out, into words. */
export function namePartsOf(tokens: Tokens, mention: Mention): NameParts {
  const words: string[] = []
  let quoted = false
  for (let t = mention.nameFrom; t < mention.nameTo; t++) {
    if (tokens.kind[t] === Kind.mark) quoted = !quoted
    // > | Robert (Bob) Hale        > | Lord (Clive) Purnell
    //             ^ a nickname            ^^^^^ no nickname
    if (words.length && isPunctuation(tokens, t, 40)) {
      t += 2
      continue
    }
    if (quoted || tokens.kind[t] !== Kind.word) continue
    if (wordTags(tokens.word[t]!) & Tag.suffix && t > mention.nameFrom) continue
    // > | Mr de Wit        a particle is no first name
    if (wordTags(tokens.word[t]!) & Tag.particle && words.length === 0 && !(tokens.shape[t]! & Shape.capital)) continue
    words.push(bareName(wordOf(tokens, t)))
  }
  return { words, first: words[0] ?? '', last: words[words.length - 1] ?? '' }
}

/** > | Winifred “Freddie” Castellane, Robert (Bob) Hale
 *                ^^^^^^^ one word in marks or brackets inside a name, in lower case; empty without one
 */
export function nicknameOf(tokens: Tokens, { nameFrom, nameTo }: Mention): string {
  for (let t = nameFrom + 1; t < nameTo - 3; t++) {
    const opens = tokens.kind[t] === Kind.mark || isPunctuation(tokens, t, 40)
    const closes = tokens.kind[t + 2] === Kind.mark || isPunctuation(tokens, t + 2, 41)
    if (opens && closes && tokens.kind[t + 1] === Kind.word) return wordOf(tokens, t + 1)
  }
  return ''
}

/** `haruto-kun` → `haruto`, `k-kaede` → `kaede`: without a Japanese title and without a stutter. */
function bareName(word: string): string {
  const hyphen = word.indexOf('-')
  if (hyphen < 0) return word
  if (/^(?:san|kun|chan|sama|sensei|senpai|sempai|dono)$/.test(word.slice(word.lastIndexOf('-') + 1)))
    return word.slice(0, word.lastIndexOf('-'))
  return hyphen < 3 && word.startsWith(word.slice(0, hyphen), hyphen + 1) ? word.slice(hyphen + 1) : word
}

/** A word of a name in lower case: without the full stop of a short form, apostrophes made straight. */
export function wordOf(tokens: Tokens, t: number): string {
  const { text, end } = tokens
  const start = tokens.start[t]!
  const stop = text.charCodeAt(end[t]! - 1) === 46 ? end[t]! - 1 : end[t]!
  const word = text.slice(start, stop).toLowerCase()
  return word.includes('’') ? word.replaceAll('’', "'") : word
}

/** Whether two first names can be the same: equal, an initial, or a short form (`Ben`, `Benjamin`). */
export function sameFirstName(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  return fullNames(a).includes(b) || fullNames(b).includes(a) || fullNames(a).some((full) => fullNames(b).includes(full))
}

/** A name as it is shown: capitals throughout made a capital at each word's start, white space made single. */
export function shownName(tokens: Tokens, from: number, to: number): string {
  const clean = cleanName(textOf(tokens, from, to))
  // > | Lord (Clive) Purnell
  //           ^^^^^^^^^^^^^^ Clive Purnell
  const text = clean.includes(')') && !clean.includes('(') ? clean.replace(')', '') : clean
  let upper = to > from
  for (let t = from; t < to; t++)
    if (tokens.kind[t] === Kind.word && !(tokens.shape[t]! & Shape.upper) && tokens.end[t]! - tokens.start[t]! > 2) upper = false
  // > | Q. Where were you?        the letter of a transcript
  if (text.length === 2 && text[1] === '.') return text[0]!
  // one short word in capitals can be a body: NATO, UNITA
  if (!upper || (to - from < 2 && text.length <= 5 && !headsLine(tokens, from))) return text
  return wordsCapitalized(text)
}

/** `ANNA` → `Anna`, `O’BRIEN` → `O’Brien`, `MCKAY` → `McKay`, `OWNER’S` → `Owner’s` */
function wordsCapitalized(text: string): string {
  let out = ''
  for (let from = 0, to = 0; from < text.length; from = to) {
    while (to < text.length && (isLetter(text, to) || (to > from && isApostrophe(text, to)))) to++
    if (to === from) out += text[to++]
    else {
      const inner = from + innerCapital(text, from, to)
      out += text[from]! + text.slice(from + 1, inner).toLowerCase()
      if (inner > from) out += text[inner]!
      out += text.slice(Math.max(inner, from) + 1, to).toLowerCase()
    }
  }
  return out
}

/** Where the second capital of a word stands: behind `O’`, `D’` and `MC`, if three letters follow; 0 for none. */
function innerCapital(text: string, from: number, to: number): number {
  const first = text[from]
  const prefixed = ((first === 'O' || first === 'D') && isApostrophe(text, from + 1)) || (first === 'M' && text[from + 1] === 'C')
  return prefixed && from + 5 <= to && isLetter(text, from + 2) && isLetter(text, from + 3) && isLetter(text, from + 4) ? 2 : 0
}

const isLetter = (text: string, at: number): boolean => charClass(text.charCodeAt(at)) === Char.letter
const isApostrophe = (text: string, at: number): boolean => text[at] === '’' || text[at] === "'"

/** `MARA: You came back.`, `A JUROR: Was any water to be had?` */
function headsLine({ shape, kind, word }: Tokens, t: number): boolean {
  const alone = kind[t + 1] === Kind.punctuation || kind[t + 1] === Kind.end || (shape[t + 1]! & Shape.lineStart) !== 0
  const determined = t > 0 && kind[t - 1] === Kind.word && wordFlags(word[t - 1]!) & Word.determiner
  const first = determined || kind[t - 1] === Kind.mark ? t - 1 : t
  const flags = wordFlags(word[t]!)
  return (shape[first]! & Shape.lineStart) !== 0 && alone && (flags & (Word.firstName | Word.person | Word.kin)) !== 0
}

/** Without the signs of emphasis, breaks of lines and a pause at its end; most names have none of them. */
function cleanName(name: string): string {
  for (let i = 0, before = 0; i <= name.length; i++) {
    const c = i < name.length ? name.charCodeAt(i) : 32
    if (
      c === 42 ||
      c === 95 ||
      (c <= 32 && (c !== 32 || before === 32)) ||
      c >= 0x80 ||
      (i === name.length && (before === 44 || before === 59))
    )
      return name
        .replace(/\*|\b_|_\b/g, '')
        .replace(/\s+/gu, ' ')
        .replace(/[,;]$/, '')
    before = c
  }
  return name
}

/** Whether a title belongs to the name where no first name stands: `Mrs. Pell`, `Dr. Obi`, `Judge Hall`. */
export function isHonorific(tokens: Tokens, t: number): boolean {
  return t >= 0 && (wordFlags(tokens.word[t]!) & (Word.honorific | Word.kin)) !== 0
}

/** A name without its article, in small letters, to be compared. */
export function plainText(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:the|a|an) /, '')
    .replace(/[.’']/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
