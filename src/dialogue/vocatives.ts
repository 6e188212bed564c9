import type { Context } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType } from '../mentions/mention.ts'
import { isPunctuation, Kind, Shape } from '../text/tokens.ts'

/**
 * The mentions that call somebody out in a quote.
 *
 *     > | “You are late, Julian,” Imogen said.
 *                        ^ between commas, or a comma and the quote's border
 */
export function vocativesOf(context: Context, unit: Unit): number[] {
  const { mentions, spans, spanOf } = context
  const found: number[] = []
  for (const s of unit.spans) {
    const { parts } = spans[s]!
    for (let p = 0; p < parts.length; p += 2) {
      for (let t = parts[p]!; t < parts[p + 1]!; t++) {
        const m = mentions.startingAt[t]!
        if (m < 0 || spanOf[t] !== s) continue
        const mention = mentions.list[m]!
        if (isVocative(context, mention, parts[p]!, parts[p + 1]!)) found.push(m)
        t = mention.nameTo - 1
      }
    }
  }
  return found
}

function isVocative(context: Context, mention: Mention, from: number, to: number): boolean {
  const { tokens } = context
  const { kind, code, shape, word } = tokens
  if (mention.type === MentionType.pronoun || mention.possessive) return false
  if (
    mention.type === MentionType.description &&
    !(shape[mention.nameFrom]! & Shape.capital) &&
    !(wordFlags(word[mention.nameTo - 1]!) & (Word.kin | Word.person))
  )
    return false
  const p = mention.from - 1
  const before =
    mention.from === from ||
    isPunctuation(tokens, p, 44) ||
    kind[p] === Kind.dash ||
    kind[p] === Kind.mark ||
    (kind[p] === Kind.punctuation && (shape[mention.from]! & Shape.sentenceStart) !== 0) ||
    (kind[p] === Kind.word &&
      /^(?:dear|my|oh|o|ah|no|yes|well|poor|old|good|sweet)$/i.test(tokens.text.slice(tokens.start[p], tokens.end[p])))
  if (!before) return false
  if (mention.to >= to) return mention.from !== from || mention.to - mention.from <= 3
  if (kind[mention.to] !== Kind.punctuation && kind[mention.to] !== Kind.dash) return false
  const c = code[mention.to]
  return c === 44 || c === 33 || c === 63 || ((c === 46 || kind[mention.to] === Kind.dash) && mention.from !== from)
}
