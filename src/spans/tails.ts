import { hashOf } from '../lexicon/hash.ts'
import { cueForm, Form, Frame, frameOf, Word, wordFlags } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'

const speaks = Frame.says | Frame.manner | Frame.addressee | Frame.written

/** True where a token is a verb of speech in a form that a reporting clause has: `said`, `says`, not `saying`. */
export function isSpeechVerb(tokens: Tokens, t: number): boolean {
  const cue = cueForm(tokens.word[t]!)
  if (cue < 0 || tokens.shape[t]! & Shape.capital) return false
  const form = cue & 7
  return (frameOf(cue) & speaks) !== 0 && (form === Form.past || form === Form.third || form === Form.participle)
}

/** True where a token can begin the name of a speaker: a capital, `he`, `the`, `my`. */
function startsMention(tokens: Tokens, t: number): boolean {
  if (tokens.kind[t] !== Kind.word) return false
  const flags = wordFlags(tokens.word[t]!)
  return (tokens.shape[t]! & Shape.capital) !== 0
    ? !(flags & Word.cue) || !(flags & Word.closed)
    : (flags & (Word.pronoun | Word.determiner)) !== 0
}

/**
 * Whether a reporting clause begins at a token: verb and name (`said Anna`) or name and verb (`the old man said`), the verb within six words.
 */
export function startsTag(tokens: Tokens, t: number): boolean {
  if (tokens.kind[t] !== Kind.word) return false
  if (isSpeechVerb(tokens, t)) return startsMention(tokens, t + 1)
  if (!startsMention(tokens, t)) return false
  for (let u = t + 1; u < t + 6; u++) {
    if (tokens.kind[u] !== Kind.word) return false
    if (isSpeechVerb(tokens, u) || goesOn(tokens, u)) return true
    if (wordFlags(tokens.word[u]!) & (Word.auxiliary | Word.subordinator | Word.conjunction)) return false
  }
  return false
}

const goes = new Set(['went', 'goes'].map(hashOf))
const onHash = hashOf('on')

/** > | Costello is a changed man, Mulvey went on. */
function goesOn({ kind, hash }: Tokens, t: number): boolean {
  return goes.has(hash[t]!) && hash[t + 1] === onHash && kind[t + 2] === Kind.punctuation
}

/**
 * Where a reader would end a quote that no mark closes: before its reporting clause, if one follows a comma, a question or exclamation mark,
 * else at `limit`. With `atOnce`, only a clause right behind the first token counts.
 *
 *     > | “We start on Monday, said Ilse Brandt.
 *                            ^ behind the comma
 */
export function readersEnd(tokens: Tokens, from: number, limit: number, atOnce = false): number {
  const { kind, code } = tokens
  for (let t = from; t < limit; t++) {
    if (kind[t] === Kind.punctuation) {
      const c = code[t]
      const at = atOnce && kind[t + 1] === Kind.mark ? t + 2 : t + 1
      if ((c === 44 || c === 33 || c === 63) && at < limit && startsTag(tokens, at)) return t + 1
    }
    if (atOnce) break
  }
  return limit
}

/**
 * Where the sentence begins that leads to the quote at `at`, if one does, else `at`: an unclosed quote in front of it ends there.
 *
 *     > | Ann said “first. Ben said “second.”
 *                          ^        ^ at
 */
export function introductionOf(tokens: Tokens, from: number, at: number): number {
  if (tokens.kind[at] !== Kind.mark) return at
  let verb = false
  for (let t = at - 1; t > from && t > at - 10; t--) {
    if (isSpeechVerb(tokens, t)) verb = true
    if (tokens.shape[t]! & Shape.sentenceStart) return verb ? t : at
  }
  return at
}

/** Tokens between a verb of speech and the mark that it leads to. */
const nearVerb = 3

/** Whether one sentence goes from a token to the mark at `at`, and a verb of speech is right before that: `Ann walked in, chanting “Go!”` */
export function leadsTo(tokens: Tokens, from: number, at: number): boolean {
  let verb = false
  for (let t = at - 1; t > at - nearVerb && t >= from && !verb; t--) {
    const cue = tokens.shape[t]! & Shape.capital ? -1 : cueForm(tokens.word[t]!)
    verb = cue >= 0 && (frameOf(cue) & speaks) !== 0 && (cue & 7) !== Form.base
  }
  for (let t = at - 1; t > from && verb; t--) if (tokens.shape[t]! & Shape.sentenceStart) return false
  return verb
}
