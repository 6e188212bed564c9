import { hashOf } from '../lexicon/hash.ts'
import { Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { sureWords, tagger } from '../model/tagger.generated.ts'
import { decodeWeights } from '../statements/unpack.ts'
import { addAll, pair, rowOf, toKeys, type Weights, zero } from '../statements/weights.ts'
import { Kind, Shape, type Tokens } from './tokens.ts'

/** Parts of speech, as the Penn Treebank tells them, the rare ones merged. */
export const Part = {
  none: 0,
  noun: 1,
  plural: 2,
  name: 3,
  adjective: 4,
  adverb: 5,
  base: 6,
  present: 7, // they say
  third: 8, // she says
  past: 9,
  participle: 10,
  gerund: 11,
  modal: 12,
  pronoun: 13,
  possessive: 14, // her, their, the clitic ’s
  determiner: 15,
  preposition: 16,
  to: 17,
  conjunction: 18,
  question: 19, // who, which, where
  number: 20,
  interjection: 21,
  stop: 22, // . ? !
  comma: 23,
  colon: 24, // : ; dashes
  mark: 25,
  bracket: 26,
  symbol: 27,
} as const

/** Tags that words can have: those from `stop` on follow from the token alone. */
export const partCount = 22

/** Most features that a token has. */
export const tagRoom = 16

/** What the tagger has learnt. */
export interface Tagger {
  readonly weights: Weights
  /** The words that have one part of speech wherever they stand in lower case: their keys, with the part as the only weight. */
  readonly sure: Weights
}

let model: Tagger | undefined

/**
 * A guess at the part of speech of every token (`Part`): a perceptron that reads from left to right.
 *
 * @param wanted One number a paragraph: those with 0 are passed over and keep `Part.none`. All are read without it.
 */
export function tagTokens(tokens: Tokens, wanted?: Uint8Array): Uint8Array {
  model ??= { weights: decodeWeights(tagger), sure: decodeWeights(sureWords) }
  return tagWith(model, tokens, wanted)
}

/** The same with given weights. */
export function tagWith({ weights, sure: known }: Tagger, tokens: Tokens, wanted?: Uint8Array): Uint8Array {
  const parts = new Uint8Array(tokens.count + 1)
  const features = new Int32Array(tagRoom)
  const scores = new Int32Array(32)
  const { paragraphs } = tokens
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    if (wanted && !wanted[p]) continue
    for (let t = paragraphs[p]!; t < paragraphs[p + 1]!; t++) {
      const sure = surePart(tokens, t) || knownPart(tokens, t, known)
      if (sure) {
        parts[t] = sure
        continue
      }
      const n = tagFeatures(tokens, parts, t, features)
      addAll(weights, features, n, scores)
      let best = 1
      for (let y = 2; y < partCount; y++) if (scores[y]! > scores[best]!) best = y
      parts[t] = best
    }
  }
  return parts
}

/** The part of speech of what needs no context: numbers, punctuation; 0 for the rest. */
export function surePart(tokens: Tokens, t: number): number {
  const kind = tokens.kind[t]!
  if (kind === Kind.word) return sureWord(tokens, t)
  if (kind === Kind.number) return Part.number
  if (kind === Kind.mark) return Part.mark
  if (kind === Kind.dash) return Part.colon
  if (kind === Kind.punctuation) {
    const c = tokens.code[t]!
    if (c === 46 || c === 33 || c === 63) return Part.stop
    if (c === 44) return Part.comma
    if (c === 58 || c === 59 || c === 0x2026) return Part.colon
    if (c === 40 || c === 41 || c === 91 || c === 93) return Part.bracket
  }
  return Part.symbol
}

/** The part of speech of a word that was seen with one only; 0 for others, and for what could be a name. */
export function knownPart({ hash, shape }: Tokens, t: number, known: Weights): number {
  if (shape[t]! & Shape.capital && !(shape[t]! & Shape.sentenceStart)) return 0
  const row = rowOf(known, wordKey(hash[t]!))
  return row < 0 ? 0 : (known.table[row]! & 255) - zero
}

/** The key of a word among those that are sure. */
export function wordKey(hash: number): number {
  return hash >>> 6 || 1
}

/** The only part of speech that the lexicon knows a word to have, in the order of `Tag`; 0 where context decides. */
const onlyParts = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Part.determiner, Part.pronoun, Part.modal, Part.conjunction] as const
const toHash = hashOf('to')

function sureWord(tokens: Tokens, t: number): number {
  if (tokens.shape[t]! & Shape.possessive) return Part.possessive
  if (tokens.shape[t]! & Shape.capital && !(tokens.shape[t]! & Shape.sentenceStart)) return 0
  const uses = wordTags(tokens.word[t]!) & 0xffff
  if (uses === 0 || (uses & (uses - 1)) !== 0 || tokens.hash[t] === toHash) return 0
  if (uses === Tag.determiner && wordFlags(tokens.word[t]!) & Word.possessive) return Part.possessive
  return onlyParts[31 - Math.clz32(uses)] ?? 0
}

/** Writes the keys of the features of token `t` to `out` and returns their number; the parts of the tokens before it are known. */
export function tagFeatures(tokens: Tokens, parts: Uint8Array, t: number, out: Int32Array): number {
  const { shape, word, hash, kind, code } = tokens
  const bits = shape[t]!
  const start = bits & (Shape.sentenceStart | Shape.paragraphStart) ? 1 : 0
  const look = (bits & (Shape.capital | Shape.upper)) | (start << 1)
  const before = start || t === 0 ? 0 : parts[t - 1]!
  const before2 = before === 0 || t < 2 ? 0 : parts[t - 2]!
  const h = hash[t]!
  const next = kind[t + 1] === Kind.word ? hash[t + 1]! : code[t + 1]! + kind[t + 1]!
  const nextTags = kind[t + 1] === Kind.word ? wordTags(word[t + 1]!) : kind[t + 1]!
  const tags = wordTags(word[t]!)
  const ending = endingOf(tokens, t, 3)
  let n = 0
  out[n++] = h
  out[n++] = pair(tags & 0xfffff, look)
  out[n++] = pair(ending, look)
  out[n++] = before * 32 + before2
  out[n++] = pair(h, before)
  out[n++] = pair(tags & 0xfffff, before)
  out[n++] = next
  out[n++] = pair(tags & 0xfffff, nextTags & 0xfffff)
  out[n++] = t > 0 && !start ? hash[t - 1]! : 0
  out[n++] = pair(tags & 0xfffff, pair(nextTags & 0xfffff, before))
  out[n++] = endingOf(tokens, t, 2)
  toKeys(out, n, 100)
  return n
}

/** A hash of the last letters of a token. */
export function endingOf(tokens: Tokens, t: number, length: number): number {
  const from = Math.max(tokens.start[t]!, tokens.end[t]! - length)
  let h = length
  for (let i = from; i < tokens.end[t]!; i++) h = Math.imul(h, 257) + (tokens.text.charCodeAt(i) | 32)
  return h
}
