import { type Context, indexClauses } from '../attribution/context.ts'
import type { Clause } from '../cues/clauses.ts'
import { hashOf } from '../lexicon/hash.ts'
import { lemmaOf, wordFlags } from '../lexicon/lexicon.ts'
import { endingOf, Part, tagTokens } from '../text/tags.ts'
import { Kind, Shape } from '../text/tokens.ts'
import { companyOf } from './company.ts'

/** What the labeller looks at, one array a property, made once a text. */
export interface Atoms {
  /** Hash of the word; the kind and code of what is none. */
  readonly word: Int32Array
  /** Number of the company that the word keeps (`Companies`), or below 0. */
  readonly company: Int32Array
  readonly part: Uint8Array
  readonly ending: Int32Array
  /** Capitals, place in the sentence, white space. */
  readonly shape: Uint8Array
  /** Hash of the lemma of a cue verb or phrase that begins here, or 0, with its form and frame. */
  readonly cue: Int32Array
  readonly frame: Uint8Array
  readonly form: Uint8Array
  /** 0 outside quotes; 1 an opening, 2 a closing mark; 3 inside. */
  readonly quote: Uint8Array
  /** Mentions: twice the type of the mention that holds the token, plus 1 where it begins, plus 1; 0 outside. */
  readonly mention: Uint8Array
  /** What a mention is to the verbs around it, as bits: subject 1, behind the verb 2, object 4. */
  readonly duty: Uint8Array
  /** First token of the sentence, and the one behind its last. */
  readonly sentenceFrom: Int32Array
  readonly sentenceTo: Int32Array
  /** Every verb and phrase that could attribute, those that read as nouns too. */
  readonly sites: readonly Clause[]
  /** The sites (indices) whose verbs stand next on the left (this token included) and on the right in the sentence; -1 for none. */
  readonly left: Int32Array
  readonly right: Int32Array
  /** Commas, dashes and brackets of the sentence before each token. */
  readonly pauses: Uint8Array
  /** The token behind the last pause (or the sentence's first), and the next pause (or the sentence's end). */
  readonly clauseFrom: Int32Array
  readonly clauseTo: Int32Array
}

const lemmaHash = new Map<number, number>()
const phraseHash = hashOf('(phrase)')

export function makeAtoms(context: Context): Atoms {
  const { tokens, allClauses: sites, mentions, spans } = context
  const siteFrom = indexClauses(tokens, sites)
  const { count, kind, shape: bits, hash, code, word: ids } = tokens
  const size = count + 1
  const word = new Int32Array(size)
  const company = new Int32Array(size)
  const ending = new Int32Array(size)
  const shape = new Uint8Array(size)
  const cue = new Int32Array(size)
  const frame = new Uint8Array(size)
  const form = new Uint8Array(size)
  const quote = new Uint8Array(size)
  const mention = new Uint8Array(size)
  const duty = new Uint8Array(size)
  const sentenceFrom = new Int32Array(size)
  const sentenceTo = new Int32Array(size)
  const left = new Int32Array(size).fill(-1)
  const right = new Int32Array(size).fill(-1)
  const pauses = new Uint8Array(size)
  const clauseFrom = new Int32Array(size)
  const clauseTo = new Int32Array(size)
  const part = context.parts.length ? context.parts : tagTokens(tokens)

  for (let t = 0; t < count; t++) {
    const k = kind[t]!
    word[t] = k === Kind.word ? hash[t]! : k === Kind.number ? 1 : k === Kind.mark ? 2 : k === Kind.dash ? 3 : 4 + code[t]!
    company[t] = k === Kind.word ? companyOf(hash[t]!) : -1 - k
    ending[t] = k === Kind.word ? endingOf(tokens, t, 3) : k
    const s = bits[t]!
    shape[t] =
      (s & (Shape.capital | Shape.upper)) |
      (s & Shape.sentenceStart ? 4 : 0) |
      (s & Shape.spaceBefore ? 8 : 0) |
      (s & Shape.paragraphStart ? 16 : 0) |
      (k === Kind.word ? (ids[t] ? (wordFlags(ids[t]!) & 2 ? 96 : 64) : 32) : 0)
  }
  sites.forEach(({ cue: site, subject, inverted, object }) => {
    let lemma = phraseHash + site.form
    if (site.verb >= 0) {
      const verb = site.verb >> 3
      lemma = lemmaHash.get(verb) ?? 0
      if (!lemma) lemmaHash.set(verb, (lemma = hashOf(lemmaOf(site.verb))))
    }
    cue[site.at] = lemma
    frame[site.at] = site.frame
    form[site.at] = site.form + 1 + (site.passive ? 8 : 0)
    mark(subject, 1)
    mark(inverted, 2)
    mark(object, 4)
  })
  function mark(m: number, bit: number): void {
    if (m < 0) return
    const { from, to } = mentions.list[m]!
    for (let t = from; t < to; t++) duty[t]! |= bit
  }
  for (const { from, to, type } of mentions.list) {
    for (let t = from; t < to; t++) if (mention[t] === 0) mention[t] = 2 * type + (t === from ? 2 : 1)
  }
  for (const { open, close, parts } of spans) {
    for (let p = 0; p < parts.length; p += 2) quote.fill(3, parts[p]!, parts[p + 1]!)
    if (open >= 0) quote[open] = 1
    if (close >= 0) quote[close] = 2
  }

  // sentences, and what stands left and right of each token in them
  let from = 0
  for (let t = 1; t <= count; t++) {
    const starts = t === count || (bits[t]! & (Shape.sentenceStart | Shape.paragraphStart)) !== 0
    if (!starts) continue
    let to = t
    // an opening mark in front of the first word belongs to its sentence
    while (
      t < count &&
      to > from + 1 &&
      kind[to - 1] === Kind.mark &&
      bits[to - 1]! & Shape.spaceBefore &&
      !(bits[t]! & Shape.paragraphStart)
    )
      to--
    sentence(from, to)
    from = to
  }
  function sentence(first: number, end: number): void {
    let last = -1
    let paused = 0
    let begin = first
    for (let t = first; t < end; t++) {
      sentenceFrom[t] = first
      sentenceTo[t] = end
      pauses[t] = paused
      clauseFrom[t] = begin
      if (cue[t]) last = siteFrom[t]!
      left[t] = last
      const p = part[t]!
      if (p === Part.comma || p === Part.colon || p === Part.bracket) {
        paused++
        begin = t + 1
      }
    }
    let next = -1
    let stop = end
    for (let t = end - 1; t >= first; t--) {
      right[t] = next
      clauseTo[t] = stop
      if (cue[t]) next = siteFrom[t]!
      const p = part[t]!
      if (p === Part.comma || p === Part.colon || p === Part.bracket) stop = t
    }
  }
  return {
    sites,
    word,
    company,
    part,
    ending,
    shape,
    cue,
    frame,
    form,
    quote,
    mention,
    duty,
    sentenceFrom,
    sentenceTo,
    left,
    right,
    pauses,
    clauseFrom,
    clauseTo,
  }
}
