import { lookup, wordCount } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'

/** How the words of a text are written: what tells a name from a word that begins a sentence. */
export interface Capitals {
  /** Words that stand with a capital inside sentences, not much less often than without. */
  readonly inside: ReadonlySet<number>
  /** How often a word that has a capital somewhere stands without one. */
  readonly low: ReadonlyMap<number, number>
  /** Two words with capitals behind each other, the first of them inside a sentence. */
  readonly pairs: ReadonlySet<number>
  /** Words that are hardly ever written with a capital inside sentences, though they are now and then. */
  readonly rare: ReadonlySet<number>
}

/** How often each word of the lexicon stands without a capital, of those that are asked about: what all texts share. */
const lowOf = new Int32Array(wordCount)

export function readCapitals(tokens: Tokens): Capitals {
  const { count, kind, shape, hash, word } = tokens
  const middle = new Map<number, number>()
  const low = new Map<number, number>()
  const pairs = new Set<number>()
  for (let t = 0; t < count; t++) {
    if (kind[t] !== Kind.word || !(shape[t]! & Shape.capital)) continue
    const h = hash[t]!
    if (beginsSentence(tokens, t)) {
      if (!low.has(h)) low.set(h, 0)
      continue
    }
    if (shape[t + 1]! & Shape.capital && kind[t + 1] === Kind.word) pairs.add(pairOf(h, hash[t + 1]!))
    if (shape[t]! & Shape.upper) continue
    middle.set(h, (middle.get(h) ?? 0) + 1)
    if (!low.has(h)) low.set(h, 0)
  }
  // words of the lexicon by their numbers, which is faster; an abbreviation may have that of another word
  for (const h of low.keys()) lowOf[lookup(h)] = 0
  for (let t = 0; t < count; t++) {
    if (kind[t] !== Kind.word || shape[t]! & Shape.capital) continue
    if (word[t]! > 0 && !(shape[t]! & Shape.abbreviation)) lowOf[word[t]!]!++
    else if (low.has(hash[t]!)) low.set(hash[t]!, low.get(hash[t]!)! + 1)
  }
  for (const [h, n] of low) {
    const id = lookup(h)
    if (id > 0) low.set(h, n + lowOf[id]!)
  }
  const inside = new Set<number>()
  const rare = new Set<number>()
  for (const [h, n] of middle) {
    const without = low.get(h) ?? 0
    if (3 * n >= without) inside.add(h)
    else if (without > 10 && without > 5 * n) rare.add(h)
  }
  return { inside, low, pairs, rare }
}

export function pairOf(a: number, b: number): number {
  return Math.imul(a, 31) ^ b
}

/** Whether a capital says nothing at a token: a sentence, a quote or a clause behind a colon or dash begins there. */
export function beginsSentence({ shape, kind, code, text, start, end }: Tokens, t: number): boolean {
  if (t === 0 || shape[t]! & Shape.sentenceStart) return true
  const before = kind[t - 1]
  // > | 12.41⏎Fuel duty is frozen.        a time on a line of its own
  if (before === Kind.number && shape[t]! & Shape.lineStart && shape[t - 1]! & (Shape.lineStart | Shape.paragraphStart)) return true
  // > | 14.32 Good afternoon        in front of it on the same line
  if (before === Kind.number && shape[t - 1]! & Shape.paragraphStart && /^\d\d?[.:]\d\d$/.test(text.slice(start[t - 1], end[t - 1])))
    return true
  return before === Kind.mark || before === Kind.dash || (before === Kind.punctuation && code[t - 1] === 58)
}
