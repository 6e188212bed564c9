import { hashOf } from '../lexicon/hash.ts'
import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'
import type { QuotedSpan } from './spans.ts'

/** Tokens of a bracket with a stage direction, at most. */
const longest = 20
/** Tokens of a bracket that tells what is heard, at most, and its last word. */
const mostHeard = 7
const heard = new Set('laughter cheers cheering applause hear hisses groans'.split(' ').map(hashOf))

/** The quotes of a story without the stage directions in them. */
export function cutDirections(tokens: Tokens, spans: readonly QuotedSpan[]): readonly QuotedSpan[] {
  return spans.map((span) => {
    const parts = withoutDirections(tokens, span.parts)
    return parts === span.parts ? span : { ...span, parts }
  })
}

/**
 * The parts of a quote without what the narrator puts into brackets to say how or to whom it is spoken.
 *
 *     > | “I must go (turning to Ada), and so must you.”        not: > | “My aunt (you know her) is ill.”
 *                    ^^^^^^^^^^^^^^^^                                          ^ the speaker’s own
 */
export function withoutDirections(tokens: Tokens, parts: readonly number[]): readonly number[] {
  let kept: number[] | null = null
  for (let p = 0; p < parts.length; p += 2) {
    let from = parts[p]!
    const to = parts[p + 1]!
    for (let t = from; t < to; t++) {
      if (tokens.code[t] !== 40 || tokens.kind[t] !== Kind.punctuation) continue
      const end = directionEnd(tokens, t, to)
      if (end < 0) continue
      kept ??= parts.slice(0, p)
      if (t > from) kept.push(from, t)
      from = end
      t = end - 1
    }
    if (kept && to > from) kept.push(from, to)
  }
  return kept?.length ? kept : parts
}

/** The token behind a direction and the pause after it, or -1 where the bracket at `open` holds none. */
function directionEnd(tokens: Tokens, open: number, to: number): number {
  const { kind, word, hash } = tokens
  const directed = directs(tokens, open + 1)
  const last = Math.min(to, open + (directed ? longest : mostHeard))
  for (let t = open + 1; t < last; t++) {
    if (isPunctuation(tokens, t, 41)) {
      // > | (loud cheers)        > | (hear, hear)
      if (!directed && !heard.has(hash[t - 1]!)) return -1
      let end = t + 1
      while (end < to && kind[end] === Kind.punctuation && (tokens.code[end] === 44 || tokens.code[end] === 46)) end++
      return end
    }
    // > | “Lena (having met me twice) bowed.”        the speaker himself
    if (kind[t] === Kind.word && wordFlags(word[t]!) & (Word.pronoun | Word.object | Word.possessive) && isOwn(tokens, t)) return -1
  }
  return -1
}

/** > | (smiling        > | (with a smile        > | (in a low voice        > | (to Ada */
function directs({ kind, word, shape, text, start, end }: Tokens, at: number): boolean {
  // > | (again looking up)
  const t = kind[at] === Kind.word && wordFlags(word[at]!) & Word.adverb ? at + 1 : at
  if (kind[t] !== Kind.word) return false
  const first = text.slice(start[t], end[t]).toLowerCase()
  if (first === 'with' || first === 'in') return articles.test(text.slice(start[t + 1], end[t + 1]))
  if (first === 'to') return kind[t + 1] === Kind.word && (shape[t + 1]! & Shape.capital) !== 0
  return gerund.test(first)
}

/** *Being* and *having* begin what the speaker adds himself. */
const gerund =
  /^(?!being|having|including|according|considering|regarding|excepting|seeing|judging|supposing|allowing|granting|owing|saving|nothing|something|everything|anything|during)[a-z]{3,}ing$/
const articles = /^(?:an?|the|some|his|her|their|its|great|much)$/
const own = /^(?:i|me|my|mine|we|us|our|ours|you|your|yours)$/i

function isOwn({ text, start, end }: Tokens, t: number): boolean {
  return own.test(text.slice(start[t], end[t]))
}
