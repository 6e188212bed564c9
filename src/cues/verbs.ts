import { Form, Word, wordFlags } from '../lexicon/lexicon.ts'
import type { QuotedSpan } from '../spans/spans.ts'
import { Part } from '../text/tags.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import { type CueSite, isCatenative, isPrepositional } from './cues.ts'

/** Tokens looked at before and behind a quote, and verbs taken on each side. */
const reachBefore = 40
const reachBehind = 8
const mostBefore = 3

/** The form of a verb that the lexicon does not list, by its part of speech. */
const forms: Record<number, number> = {
  [Part.present]: Form.base,
  [Part.third]: Form.third,
  [Part.past]: Form.past,
  [Part.participle]: Form.participle,
  [Part.gerund]: Form.gerund,
}

/**
 * Verbs around quotes that no list of attributing verbs holds: any verb can attribute where it governs a quote.
 *
 *     > | The union resisted: “Not one seat.”        > | She likened it to “a sieve”
 *                   ^                                          ^
 *
 * @param taken Tokens at which a cue is known already.
 * @returns The verbs in order, without a lemma (-1) and without a frame.
 */
export function findVerbs(tokens: Tokens, parts: Uint8Array, spans: readonly QuotedSpan[], cues: readonly CueSite[]): CueSite[] {
  const taken = new Uint8Array(tokens.count + 1)
  for (const { at, to } of cues) taken.fill(1, at, to)
  const found: CueSite[] = []
  const read = (t: number): boolean => {
    if (taken[t] || !isVerb(tokens, parts, t)) return false
    taken[t] = 1
    found.push(siteAt(tokens, parts, t))
    return true
  }
  for (const { from, to, parent } of spans) {
    if (parent >= 0) continue
    let verbs = 0
    for (let t = from - 1; t >= 0 && t > from - reachBefore && verbs < mostBefore; t--) {
      if (read(t)) verbs++
      if (tokens.shape[t]! & (Shape.sentenceStart | Shape.paragraphStart)) break
    }
    for (let t = to; t < tokens.count && t < to + reachBehind; t++) {
      if (tokens.shape[t]! & (Shape.sentenceStart | Shape.paragraphStart) || read(t)) break
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

function isVerb(tokens: Tokens, parts: Uint8Array, t: number): boolean {
  if (tokens.kind[t] !== Kind.word || forms[parts[t]!] === undefined) return false
  if (wordFlags(tokens.word[t]!) & Word.auxiliary || isCatenative(tokens, t) || isPrepositional(tokens, t)) return false
  // > | a growing “movement”        stands before a noun
  return !(parts[t] === Part.gerund || parts[t] === Part.participle) || parts[t - 1] !== Part.determiner
}

function siteAt(tokens: Tokens, parts: Uint8Array, t: number): CueSite {
  const form = forms[parts[t]!]!
  let passive = false
  let negated = false
  for (let u = t - 1; u > t - 5 && u >= 0 && tokens.kind[u] === Kind.word; u--) {
    const flags = wordFlags(tokens.word[u]!)
    if (flags & Word.negative) negated = true
    if (flags & Word.auxiliary) {
      if (form === Form.participle && /^(?:is|are|was|were|be|been|being)$/i.test(tokens.text.slice(tokens.start[u], tokens.end[u])))
        passive = true
    } else if (!(flags & (Word.adverb | Word.negative))) break
  }
  return { at: t, to: t + 1, verb: -1, frame: 0, form, passive, negated }
}
