import { Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { endsIn, Kind, Shape, type Tokens, textOf } from '../text/tokens.ts'
import type { LineSpan } from './lines.ts'
import { startsTag } from './tails.ts'

/** Words that speech has and narration, for the most part, has not. */
const spokenWords = /^(?:i|you|we|my|your|our|me|us|mine|yours|ours|i['’]\w+|you['’]\w+|we['’]\w+)$/i

/** A French verb with its pronoun behind it: `dit-il`, `demanda-t-elle`. */
const inverted = /.-(?:t-)?(?:je|il|elle|on|nous|vous|ils|elles)$/

/**
 * > | — Come in, said Anna.             > | – You have the keys? asked Mathilde.
 *     ^ a dash that begins a paragraph      a text has several such lines, or the line has a reporting clause
 */
export function findDashes(tokens: Tokens): LineSpan[] {
  const { text, paragraphs, kind, shape, code, start, end } = tokens
  const lines: number[] = []
  let tagged = 0
  let hyphens = 0
  let spoken = 0
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const from = paragraphs[p]!
    const to = paragraphs[p + 1]!
    if (kind[from] !== Kind.dash || to - from < 3) continue
    const asks = code[from + 1] === 0xbf || code[from + 1] === 0xa1 // ¿ ¡
    if (kind[from + 1] !== Kind.word && kind[from + 1] !== Kind.punctuation && kind[from + 1] !== Kind.number && !asks) continue
    if (kind[from + 1] === Kind.word && !(shape[from + 1]! & Shape.capital)) continue
    // > | “A map is a promise.”⏎— Idris Maalouf, in a letter.
    //                           ^ a signature
    if (from > 0 && kind[from - 1] === Kind.mark) continue
    // > | — XII —        a number between dashes heads a chapter or a page
    //         ^
    if (
      to - from === 3 &&
      kind[to - 1] === Kind.dash &&
      (kind[from + 1] === Kind.number || shape[from + 1]! & Shape.upper || end[from + 1]! - start[from + 1]! === 1)
    )
      continue
    const last = code[to - 1]
    // > | — They live in St. Peter’s Rd.        the full stop of an abbreviation ends the sentence, too
    const short = text.charCodeAt(end[to - 1]! - 1) === 46
    const over = short || last === 46 || last === 33 || last === 63 || last === 0x2026 || last === 44 || kind[to - 1] === Kind.dash
    const tag = findTag(tokens, from + 1, to) < to
    if (!over && !tag) continue // a heading or an item of a list
    if (code[from] === 45 && end[from]! - start[from]! === 1) hyphens++
    lines.push(p)
    if (tag) tagged++
    else if (last === 63 || last === 33 || soundsSpoken(tokens, from, to)) spoken++
  }
  const em = lines.length - hyphens
  const conversation = em >= 3 && lines.length * 4 > paragraphs.length - 1 && spoken * 3 >= lines.length
  if (!(tagged >= 1 && (em >= 1 || lines.length >= 2)) && !conversation) return []
  const spans: LineSpan[] = []
  for (const p of lines) {
    const parts = speechOf(tokens, paragraphs[p]! + 1, paragraphs[p + 1]!)
    // each part is a span of its own, so that the reporting clause between two of them stands behind one and before the other
    for (let n = 0; n < parts.length; n += 2)
      spans.push({ open: n === 0 ? paragraphs[p]! : -1, parts: [parts[n]!, parts[n + 1]!], label: null })
  }
  return spans
}

/**
 * The token where a reporting clause begins, behind a comma, a question or exclamation mark or a dash; `to` without one. In other languages the
 * dashes show it, or the pronoun behind its verb.
 *
 * > | —Las dos —dijo Luis—. Es tarde.        > | – Привет, – сказал он. – Как дела?        > | — Entrez, dit-elle.
 *              ^ touches what follows                    ^ behind a comma                                 ^ a hyphen
 */
function findTag(tokens: Tokens, from: number, to: number): number {
  const { kind, code, shape } = tokens
  for (let t = from; t + 1 < to; t++) {
    const dash = kind[t] === Kind.dash
    const pause = kind[t] === Kind.punctuation && (code[t] === 44 || code[t] === 63 || code[t] === 33 || code[t] === 0x2026)
    if (!dash && !pause) continue
    if (startsTag(tokens, t + 1)) return t + 1
    if (kind[t + 1] !== Kind.word || shape[t + 1]! & Shape.capital || t === from) continue
    if (dash) {
      const touches = (shape[t]! & Shape.spaceBefore) !== 0 && !(shape[t + 1]! & Shape.spaceBefore)
      if (touches || (kind[t - 1] === Kind.punctuation && shape[t + 1]! & Shape.spaceBefore)) return t + 1
    } else if (inverted.test(textOf(tokens, t + 1, t + 2))) return t + 1
  }
  return to
}

/**
 * The spoken parts of a dash line: all of it but its reporting clauses, and the narration behind the last of them.
 *
 * > | —God! he said quietly. Isn’t the sea sweet?        > | — Come in, said Anna. She shut the door.
 *           ^ clause         ^ speech again                                           ^ narration to the end
 * > | —Come in —said Ana—. You must be cold.          > | — It’s late. She shut the door. — Come in.
 *              ^ clause between dashes                                  ^ narration up to the dash that opens speech again
 */
function speechOf(tokens: Tokens, from: number, to: number): number[] {
  const { kind, code } = tokens
  const parts: number[] = []
  let at = from
  let tag = from
  let opened = false // by a dash behind narration
  while (at < to) {
    // one look for a reporting clause serves all the speech in front of it
    if (tag <= at) tag = findTag(tokens, at, to)
    const dashed = tag < to && kind[tag - 1] === Kind.dash
    const cut = dashed ? tag - 1 : tag
    const again = openedAgain(tokens, at, cut)
    if (again < cut) {
      parts.push(at, toldBefore(tokens, at, again))
      at = again + 1
      opened = true
      continue
    }
    // behind a reporting clause the speaker goes on until a sentence tells something
    const until = parts.length ? narrationFrom(tokens, opened ? behindFirst(tokens, at, cut) : at, cut) : cut
    opened = false
    if (until > at) parts.push(at, until)
    if (tag >= to || until < cut) break
    let t = tag
    if (dashed) {
      while (t < to && kind[t] !== Kind.dash) t++
      t++
      while (t < to && kind[t] === Kind.punctuation) t++
    } else {
      while (t < to && !isStop(tokens, t) && !(kind[t] === Kind.punctuation && code[t] === 44 && soundsSpoken(tokens, t + 1, to))) t++
      t++
    }
    at = t
  }
  return parts
}

/** The first dash in `[from, to)` between two sentences, behind the first of them; `to` without one. */
function openedAgain(tokens: Tokens, from: number, to: number): number {
  const { kind, shape } = tokens
  for (let t = from + 2; t + 1 < to; t++) {
    if (kind[t] === Kind.dash && isStop(tokens, t - 1) && kind[t + 1] === Kind.word && shape[t + 1]! & Shape.capital) return t
  }
  return to
}

/** Where in `[from, to)` narration begins that goes on to a dash: where a sentence tells, or else with the last one of several that does not speak. */
function toldBefore(tokens: Tokens, from: number, to: number): number {
  const told = narrationFrom(tokens, behindFirst(tokens, from, to), to)
  if (told < to) return told
  let last = to - 1
  while (last > from && isStop(tokens, last)) last--
  while (last > from && !isStop(tokens, last - 1)) last--
  return last > from && !soundsSpoken(tokens, last, to) ? last : to
}

/**
 * The second sentence of what a dash opens: the first one is spoken, whatever its verb.
 *
 * > | —They’d shut it by then. She sat down. —There’s a rule laid down.
 *                              ^
 */
function behindFirst(tokens: Tokens, from: number, to: number): number {
  let t = from
  while (t < to && !isStop(tokens, t)) t++
  while (t < to && isStop(tokens, t)) t++
  return t
}

/** The first sentence in `[from, to)` that tells instead of speaking: in the past, and without `I` or `you`. */
function narrationFrom(tokens: Tokens, from: number, to: number): number {
  const { kind, word, shape } = tokens
  let at = from
  while (at < to) {
    let end = at
    while (end < to && !isStop(tokens, end)) end++
    // > | She shut the door.
    //     ^^^ tells, whatever the verb may be
    const first = kind[at] === Kind.word ? wordFlags(word[at]!) : 0
    let verb = first & Word.pronoun && first & (Word.female | Word.male) ? 3 : 0
    for (let t = at; t < end && (verb === 0 || verb === 3); t++) {
      if (kind[t] !== Kind.word) continue
      const tags = wordTags(word[t]!)
      // > | He kills his mother        > | He’s up in Olvera        > | He mitches from school
      //        ^ behind a pronoun a verb      ^                              ^ a word that nobody knows, with an s
      if (verb === 3 && t === at + 1 && (tags & Tag.third || shape[t]! & Shape.possessive || (!tags && endsIn(tokens, t, 's')))) verb = 1
      else if (tags & Tag.modal || (tags & Tag.third && !(tags & (Tag.plural | Tag.noun)))) verb = 1
      else if (tags & Tag.past) verb = 2
    }
    const asks = end < to && tokens.code[end] !== 46
    if (verb >= 2 && !asks && !soundsSpoken(tokens, at, end)) return at
    at = end + 1
    while (at < to && isStop(tokens, at)) at++
  }
  return to
}

function isStop(tokens: Tokens, t: number): boolean {
  const c = tokens.code[t]
  return tokens.kind[t] === Kind.punctuation && (c === 46 || c === 33 || c === 63)
}

/** Whether a sentence speaks to somebody: it has an `I`, `you` or `we`, or ends as a question or a call. */
function soundsSpoken(tokens: Tokens, from: number, to: number): boolean {
  const { kind, code, word, text, start, end } = tokens
  for (let t = from; t < to; t++) {
    if (isStop(tokens, t)) return code[t] !== 46
    const flags = kind[t] === Kind.word ? wordFlags(word[t]!) : 0
    if (flags & (Word.pronoun | Word.object | Word.possessive) && spokenWords.test(text.slice(start[t], end[t]))) return true
  }
  return false
}
