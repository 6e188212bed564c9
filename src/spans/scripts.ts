import { afterBlank, isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'
import type { LineSpan } from './lines.ts'

/** Words in capitals that head a scene or a page, and are nobody's name. */
const headings =
  /^(?:int|ext|est|act|scene|chapter|part|prologue|epilogue|fade|cut|dissolve|smash|title|the end|end|curtain|exit|exeunt|enter|contents|note|advertisement|read more|montage|intercut|continued|later)\b/i
/** Words of a name on a line of its own, at most. */
const longestName = 4

/**
 * Plays and screenplays, where a name in capitals stands over its words or in front of them.
 *
 * > | MARA (quietly)        > | LANE. I didn’t think it polite to listen, sir.
 * > | You came back.            ^^^^^ a full stop behind the name
 *     ^ the next line
 *
 * Two names, one of which comes back, make a script, if they stand close enough to each other.
 */
export function findScript(tokens: Tokens): LineSpan[] {
  const { paragraphs, shape, text, start, end } = tokens
  const found: LineSpan[] = []
  const names = new Map<string, number>()
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const from = paragraphs[p]!
    if (!(shape[from]! & Shape.upper)) continue
    const cue = readCue(tokens, from)
    if (!cue) continue
    // the words go on to an empty line, or to the next name
    let to = paragraphs[p + 1]!
    let q = p + 1
    for (; q + 1 < paragraphs.length && (to <= cue.behind || !afterBlank(tokens, to)); q++) {
      if (to > cue.behind && shape[to]! & Shape.upper && readCue(tokens, to)) break
      to = paragraphs[q + 1]!
    }
    const parts = withoutDirections(tokens, cue.behind, to)
    if (parts.length === 0) continue
    found.push({ open: -1, parts, label: [from, cue.to] })
    const name = text.slice(start[from], end[cue.to - 1])
    names.set(name, (names.get(name) ?? 0) + 1)
    p = q - 1
  }
  return names.size >= 2 && names.size < found.length && found.length * 8 >= paragraphs.length - 1 ? found : []
}

/** The end of the name in capitals at the start of a paragraph, and the token behind it with which the words begin; null where no words follow. */
function readCue(tokens: Tokens, from: number): { to: number; behind: number } | null {
  const { kind, shape, text, start, end, count } = tokens
  let t = from
  while (t < count && t - from < longestName && isNamePart(tokens, t) && (t === from || !(shape[t]! & Shape.lineStart))) t++
  if (t === from || headings.test(text.slice(start[from], end[t - 1]))) return null
  const to = t
  let stopped = isPunctuation(tokens, t, 46) || (shape[t - 1]! & Shape.abbreviation && !(shape[t]! & Shape.lineStart) && t - from === 1)
  if (isPunctuation(tokens, t, 46)) t++
  // > | MARA (CONT’D)        > | LADY BRACKNELL. [Pulls out her watch.]        > | JON (rising). Because of him?
  const direction = behindDirection(tokens, t)
  stopped ||= direction > t && isPunctuation(tokens, direction - 1, 46)
  const alone = (shape[direction]! & Shape.lineStart) !== 0 && !afterBlank(tokens, direction)
  if (direction >= count || !(alone || (stopped && shape[direction]! & Shape.spaceBefore && !(shape[direction]! & Shape.lineStart))))
    return null
  // > | MARA⏎JONAS        a list of names
  if (kind[direction] === Kind.word && shape[direction]! & Shape.upper && !saysSomething(tokens, direction)) return null
  return { to, behind: direction }
}

/** A word in capitals, as in a name; a title's full stop belongs to it. */
function isNamePart({ kind, shape, text, start, end }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word) return kind[t] === Kind.number && end[t]! - start[t]! < 3
  return (
    (shape[t]! & (Shape.upper | Shape.possessive)) !== 0 || (end[t]! - start[t]! < 3 && text[start[t]!] === text[start[t]!]!.toUpperCase())
  )
}

/** Whether a line has a word that is not in capitals, or ends as a sentence does. */
function saysSomething({ kind, shape, code, count }: Tokens, from: number): boolean {
  for (let t = from; t < count && t < from + 8 && (t === from || !(shape[t]! & Shape.lineStart)); t++) {
    if (kind[t] === Kind.word && !(shape[t]! & Shape.upper)) return true
    if (kind[t] === Kind.punctuation && (code[t] === 33 || code[t] === 63 || code[t] === 46)) return true
  }
  return false
}

/** The token behind a direction in brackets, a full stop behind it passed over; `t` itself where there is none. */
function behindDirection(tokens: Tokens, t: number): number {
  const close = isPunctuation(tokens, t, 40) ? 41 : isPunctuation(tokens, t, 91) ? 93 : 0
  if (!close) return t
  const limit = Math.min(tokens.count, t + 40)
  let end = t + 1
  while (end < limit && !isPunctuation(tokens, end, close)) end++
  if (end === limit) return t
  return isPunctuation(tokens, end + 1, 46) ? end + 2 : end + 1
}

/** Words between the directions of a speech, as parts. */
function withoutDirections(tokens: Tokens, from: number, to: number): number[] {
  const parts: number[] = []
  let at = from
  for (let t = from; t < to; ) {
    const behind = behindDirection(tokens, t)
    if (behind === t) t++
    else {
      if (t > at) parts.push(at, t)
      at = behind
      t = behind
    }
  }
  if (to > at) parts.push(at, to)
  return parts
}
