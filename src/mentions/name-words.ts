import { hashOf } from '../lexicon/hash.ts'
import { lookup, nounTags, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import { beginsSentence, type Capitals, pairOf } from './capitals.ts'

const theHash = hashOf('the')
const verbTags = Tag.base | Tag.past | Tag.third | Tag.gerund | Tag.participle | Tag.modal

/** Whether a capitalised token can be part of a name. */
export function isNameWord(tokens: Tokens, t: number, first: boolean, capitals: Capitals): boolean {
  const { kind, shape, word, hash } = tokens
  if (kind[t] !== Kind.word || !(shape[t]! & Shape.capital)) return false
  const id = word[t]!
  const flags = wordFlags(id)
  const country = (shape[t]! & Shape.upper) !== 0 && flags & Word.place
  // > | the WHO said        > | the US        letters that are read as another word
  const letters = (shape[t]! & Shape.upper) !== 0 && hash[t - 1] === theHash && !(shape[t - 1]! & Shape.upper)
  const initial = (shape[t]! & Shape.abbreviation) !== 0 && tokens.end[t]! - tokens.start[t]! <= 2
  if (
    flags & (Word.closed | Word.interjection) &&
    !initial &&
    !(shape[t]! & Shape.upper && shape[t]! & Shape.abbreviation) &&
    !country &&
    !letters
  ) {
    // Will, May, Grant: names that are also words of a closed class
    if (!(flags & Word.firstName) || !capitals.inside.has(hash[t]!) || shape[t]! & Shape.sentenceStart) return false
  }
  // > | wrote Time magazine        a word of time that has no capital elsewhere
  //                                                       not: > | dated 2 May, > | on March 3
  const dated = kind[t + 1] === Kind.number || (t > 0 && kind[t - 1] === Kind.number)
  const named = (flags & Word.common) !== 0 && !dated && !beginsSentence(tokens, t) && !(shape[t]! & Shape.upper)
  // > | Mr Sunday Adeleke
  const titled =
    t > 0 && kind[t - 1] === Kind.word && (wordFlags(word[t - 1]!) & Word.honorific) !== 0 && (shape[t + 1]! & Shape.capital) !== 0
  if (flags & Word.time && !named && !titled && !(flags & Word.firstName && (!first || isFirstNameNotMonth(tokens, t)))) return false
  if (id === 0 && isStutter(tokens, t)) return false
  if (!first) return true
  const next =
    kind[t + 1] === Kind.word &&
    (shape[t + 1]! & Shape.capital) !== 0 &&
    (!(wordFlags(word[t + 1]!) & Word.closed) || isLink(tokens, t + 1))
  if (!beginsSentence(tokens, t)) {
    if (!next && capitals.rare.has(hash[t]!) && !(flags & (Word.title | Word.firstName))) return false
    return !(wordTags(id) & Tag.adverb && flags & Word.adverb)
  }
  // > | Poor Elinor knew it.
  //     ^ written without a capital elsewhere, and never with one before this name
  if (
    next &&
    !(flags & (Word.firstName | Word.title | Word.person)) &&
    (capitals.low.get(hash[t]!) ?? 0) > 0 &&
    !capitals.pairs.has(pairOf(hash[t]!, hash[t + 1]!)) &&
    (capitals.inside.has(hash[t + 1]!) || wordFlags(word[t + 1]!) & (Word.firstName | Word.title))
  )
    return false
  if (!next && (capitals.low.get(hash[t]!) ?? 0) > 5 && !capitals.inside.has(hash[t]!)) return false
  if (capitals.inside.has(hash[t]!)) return true
  if (isOpeningGerund(tokens, t)) return false
  if (id === 0) return !isCutAtFront(tokens, t)
  // > | Stated Stone:        a verb before its subject
  if (flags & Word.cue && !(flags & (Word.firstName | Word.title)) && !(wordTags(id) & nounTags)) return false
  const tags = wordTags(id) & 0xffff
  if (flags & (Word.firstName | Word.place | Word.demonym) && !(flags & Word.common)) return true
  if (flags & Word.title) return true
  // a common word that begins a sentence is part of a name only before another capital
  // > | Fair. I said no more.        a word of praise that is a name elsewhere
  if (kind[t + 1] === Kind.punctuation && /[.!?]/.test(tokens.text[tokens.start[t + 1]!]!) && tags & Tag.adjective) return false
  if (!next) return (flags & Word.firstName) !== 0 && !(tags & (verbTags | Tag.adverb | Tag.preposition | Tag.determiner))
  return (tags & (nounTags | Tag.adjective)) !== 0 || tags === 0 || (flags & Word.firstName) !== 0
}

/** > | Doctors Without Borders
 *              ^ a preposition with a capital, between two words that have one
 */
export function isLink({ kind, shape, word, text, start, end }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || (shape[t]! & (Shape.capital | Shape.upper | Shape.sentenceStart)) !== Shape.capital) return false
  if (!/^(?:Without|Against|For|Beyond)$/.test(text.slice(start[t], end[t]))) return false
  const next = shape[t + 1]! & (Shape.capital | Shape.sentenceStart)
  return kind[t + 1] === Kind.word && next === Shape.capital && !(wordFlags(word[t + 1]!) & Word.closed)
}

/** > | ‘’Ard to say,’ said Ned. ‘’Eaven knows.’        what is left of a word in dialect */
function isCutAtFront({ code, shape }: Tokens, t: number): boolean {
  return t > 0 && code[t - 1] === 0x2019 && !(shape[t]! & Shape.spaceBefore)
}

/**
 * > | Addressing the crowd, Roe said        > | Reacting, Roe said        > | Sentencing Orr, Judge Roe said
 *     ^ the -ing form of a verb, unless a verb of its own follows it: Fielding said
 */
function isOpeningGerund({ kind, shape, word, text, start, end }: Tokens, t: number): boolean {
  if (end[t]! - start[t]! < 6 || !text.endsWith('ing', end[t]) || wordFlags(word[t]!) & Word.firstName) return false
  const whole = text.slice(start[t], end[t]! - 3).toLowerCase()
  // > | Cross-examining, Roe said
  const low = whole.slice(whole.lastIndexOf('-') + 1)
  const double = low.at(-1) === low.at(-2) ? low.slice(0, -1) : low
  const stems = [low, `${low}e`, double].map((stem) => lookup(hashOf(stem)))
  const verb = stems.some((stem) => wordTags(stem) & (Tag.base | Tag.third | Tag.past))
  if (!verb && wordTags(word[t]!) & nounTags) return false
  // > | Reacting, the director        > | Addressing the crowd
  if (kind[t + 1] === Kind.punctuation)
    return verb && text[start[t + 1]!] === ',' && !/^(?:who|whose|which)$/.test(text.slice(start[t + 2], end[t + 2]))
  if (kind[t + 1] !== Kind.word) return false
  const next = wordFlags(word[t + 1]!)
  if (next & (Word.determiner | Word.object | Word.possessive)) return true
  if (next & (Word.auxiliary | Word.cue | Word.conjunction)) return false
  if (next & Word.preposition) return verb
  // > | Sentencing Orr, Judge Roe        of a noun
  const known = verb || (stems.some((stem) => wordFlags(stem) & Word.common) && !wordFlags(word[t]!))
  if (!known || !(shape[t + 1]! & Shape.capital)) return false
  // > | Sentencing Orr, Judge Roe        a name, a comma, and whoever does it
  let u = t + 1
  while (kind[u] === Kind.word && shape[u]! & Shape.capital && !(shape[u]! & Shape.sentenceStart)) u++
  return kind[u] === Kind.punctuation && text[start[u]!] === ',' && kind[u + 1] === Kind.word && (shape[u + 1]! & Shape.capital) !== 0
}

/** > | “S-sorry!”        a word that begins twice */
function isStutter({ text, start, end }: Tokens, t: number): boolean {
  const from = start[t]!
  const hyphen = text[from + 1] === '-' ? from + 1 : text[from + 2] === '-' ? from + 2 : -1
  if (hyphen < 0 || hyphen + 2 > end[t]!) return false
  const again = text.slice(hyphen + 1, hyphen + 1 + hyphen - from)
  return again === text.slice(from, hyphen).toLowerCase()
}

/** May, April, June, August: a name unless a preposition or a number stands beside it. */
function isFirstNameNotMonth({ kind, word, shape, text, start, end }: Tokens, t: number): boolean {
  if (kind[t + 1] === Kind.number || (t > 0 && kind[t - 1] === Kind.number)) return false
  return (
    !(t > 0 && kind[t - 1] === Kind.word && wordFlags(word[t - 1]!) & (Word.preposition | Word.determiner | Word.time)) &&
    // > | opened last June
    !(
      t > 0 &&
      kind[t - 1] === Kind.word &&
      !(shape[t - 1]! & Shape.capital) &&
      /^(?:last|next|early|late|mid|until|since)$/.test(text.slice(start[t - 1], end[t - 1]))
    )
  )
}
