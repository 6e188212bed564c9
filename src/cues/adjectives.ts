import { Frame, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import { adjectiveForm, type CueSite } from './cues.ts'

/** Adverbs between `be` and its adjective. */
const mostAdverbs = 3

/**
 * Adjectives that report, behind a form of `be`:
 *
 *     > | Roe is not so sure that the bridge is “a toy”
 *                       ^^^^
 *
 * @param cues Cues that are known already: a participle among them stays what it is.
 */
export function findAdjectives(tokens: Tokens, cues: readonly CueSite[]): CueSite[] {
  const { count, kind, word, shape } = tokens
  const found: CueSite[] = []
  let next = 0
  for (let t = 1; t < count; t++) {
    if (kind[t] !== Kind.word || !(wordTags(word[t]!) & Tag.cueAdjective) || shape[t]! & Shape.sentenceStart) continue
    while (next < cues.length && cues[next]!.at < t) next++
    if (next < cues.length && cues[next]!.at === t) continue
    let negated = false
    let u = t - 1
    for (let steps = 0; steps < mostAdverbs && u > 0 && kind[u] === Kind.word; steps++, u--) {
      const flags = wordFlags(word[u]!)
      if (flags & Word.negative) negated = true
      if (flags & Word.auxiliary || !(flags & (Word.adverb | Word.negative) || wordTags(word[u]!) & Tag.adverb)) break
    }
    if (isBe(tokens, u)) found.push({ at: t, to: t + 1, verb: -1, frame: Frame.thinks, form: adjectiveForm, passive: false, negated })
  }
  return found
}

/** `is`, `weren’t`, `she’s`. */
function isBe({ kind, text, start, end }: Tokens, t: number): boolean {
  return kind[t] === Kind.word && /(?:^(?:am|is|are|was|were|be|been|being)(?:n[’']t)?|[’'](?:s|m|re))$/i.test(text.slice(start[t], end[t]))
}
