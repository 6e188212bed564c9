import { cueForm, Form, frameOf, nounTags, reports, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { endsIn, isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { isDoneTo, premodifiers } from './descriptions.ts'
import { isOwnersMark, isReflexive, type Mention, type Mentions, MentionType, Referent } from './mention.ts'

/** Words that an apposition or a relative clause may have. */
const longest = 40

/**
 * The token behind the last one of all that names a source at its place: the party behind a name, an age, an apposition, a relative clause.
 *
 *     > | Sen. Ada Roe (R-Iowa), a member of the board, said
 *                     ^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^ up to the comma before the verb, or to the sentence's end
 *
 * @param verb Where the verb of a mention in front of it begins, its adverbs and auxiliaries included; -1 where the mention stands behind.
 */
export function extentOf(tokens: Tokens, spanOf: Int32Array, mention: Mention, verb = -1): number {
  if (mention.type === MentionType.pronoun || mention.possessive) return mention.to
  const to = behindOf(tokens, mention, behindParty(tokens, behindSelf(tokens, mention.to)))
  const level = spanOf[mention.from]!
  if (verb >= to && !isKnown(tokens, mention, to + 1)) {
    const end = beforeVerb(tokens, spanOf, level, mention, to, verb)
    if (end > to) return end
    if (verb === to) return to
  }
  const comma = isPunctuation(tokens, to, 44)
  // > | Trump, who leads in the polls        a surname alone is known already
  if (comma && isKnown(tokens, mention, to + 1)) return to
  const first = comma ? to + 1 : to
  if (comma ? !opensApposition(tokens, first) : !opensRestriction(tokens, mention, first)) return to
  const end = endBehind(tokens, spanOf, level, first)
  // before a verb only a second comma ends an apposition: Larkin, Ph.D., of Acme Inc. said
  return end <= to || isReport(tokens, first, end) || (verb >= to && !isPunctuation(tokens, end, 44)) ? to : end
}

/** A surname alone that `who` or `whose` follows behind its comma. */
function isKnown(tokens: Tokens, mention: Mention, t: number): boolean {
  return mention.type === MentionType.name && mention.to - mention.from === 1 && isWho(tokens, t)
}

/** > | who, whose, who’d        the word that begins a clause about somebody */
function isWho(tokens: Tokens, t: number): boolean {
  return tokens.kind[t] === Kind.word && /^who(?:se|['’](?:d|ll|ve|re))?$/.test(lowerOf(tokens, t))
}

/** > | the mayor herself said        what leans on a name belongs to it
 *               ^^^^^^^
 */
function behindSelf(tokens: Tokens, to: number): number {
  return tokens.kind[to] === Kind.word && isReflexive(tokens, to) ? to + 1 : to
}

/**
 * The first token of whatever a relative pronoun at `t` stands for, right before it; -1 for any other token.
 *
 *     > | Orr called Ada Roe, who told him        > | a sign that said
 *                    ^        `t`                     ^      `t`
 */
export function antecedentOf(tokens: Tokens, { list, startingAt, endingAt }: Mentions, t: number): number {
  const m = startingAt[t]!
  if (t === 0 || m < 0 || list[m]!.to > t + 1 || !/^(?:who|which|that)$/.test(lowerOf(tokens, t))) return -1
  const named = endingAt[isPunctuation(tokens, t - 1, 44) ? t - 1 : t]!
  return named >= 0 ? list[named]!.from : -1
}

/**
 * The first token of all that names a source: an owner, a share or a role without an article before what the mention itself holds.
 *
 *     > | The Courier’s Ada Roe said        > | 73 percent of residents said        > | screenwriter Ada Roe wrote
 *         ^                                     ^                                       ^
 */
export function startOf(tokens: Tokens, mentions: Mentions, mention: Mention): number {
  const { kind, shape, word } = tokens
  const { from } = mention
  const named = antecedentOf(tokens, mentions, from)
  if (named >= 0) return named
  // > | to which 21 percent said
  if (mention.type !== MentionType.pronoun && mention.to - from > 1 && /^(?:which|what)$/.test(lowerOf(tokens, from))) return from + 1
  if (mention.type !== MentionType.pronoun && isWord(tokens, from, 'that') && shape[from + 1]! & Shape.capital) return from + 1
  if (mention.type === MentionType.pronoun || from === 0 || shape[from]! & (Shape.sentenceStart | Shape.paragraphStart)) return from
  const p = from - 1
  if (isPunctuation(tokens, p, 44)) return startOfRole(tokens, mention)
  // > | the makers’ first report says
  const makers = isOwnersMark(tokens, p) ? mentions.endingAt[p]! : -1
  if (makers >= 0) return mentions.list[makers]!.from
  if (kind[p] !== Kind.word) return from
  // > | de Blasio said
  if (mention.type === MentionType.name && mention.nameFrom === from && wordTags(word[p]!) & Tag.particle && !(shape[p]! & Shape.capital))
    return p
  if (isWord(tokens, p, 'and') && mentions.endingAt[p]! >= 0) {
    // > | Ada Roe and Inga Orr said        both, where the first of them begins the clause
    const first = mentions.list[mentions.endingAt[p]!]!.from
    const begins = first === 0 || shape[first]! & (Shape.sentenceStart | Shape.paragraphStart) || kind[first - 1] !== Kind.word
    return begins ? first : from
  }
  if (shape[p]! & Shape.possessive) {
    const owner = mentions.endingAt[p]!
    return owner >= 0 ? mentions.list[owner]!.from : from
  }
  const flags = wordFlags(word[p]!)
  // > | the place everyone on the coast calls home
  if (mention.plural && mention.type === MentionType.description && !(wordFlags(word[from]!) & (Word.indefinite | Word.determiner))) {
    // > | law enforcement sources, two analysts, many residents
    let t = from
    while (t > 0 && !(shape[t]! & (Shape.sentenceStart | Shape.paragraphStart)) && from - t < 4 && modifies(tokens, t - 1)) t--
    if (t < from) return t
  }
  if (isWord(tokens, p, 'of') && p > 1 && isWord(tokens, p - 1, 'percent') && kind[p - 2] === Kind.number) return p - 2
  const tags = wordTags(word[p]!)
  const role =
    mention.type === MentionType.name &&
    mention.referent === Referent.person &&
    mention.nameFrom === from &&
    mention.nameTo - mention.nameFrom > 1 &&
    (word[p] === 0 || (tags & Tag.noun) !== 0) &&
    !(tags & (Tag.base | Tag.past | Tag.third | Tag.adverb | Tag.preposition)) &&
    !(shape[p]! & Shape.capital) &&
    // not: > | in the story John Roe told
    !(flags & (Word.closed | Word.time | Word.cue | Word.document))
  if (role) return startOfCalling(tokens, p)
  const person = mention.referent === Referent.person || mention.referent === Referent.unknown
  return mention.type === MentionType.name && person ? startOfPraise(tokens, from) : from
}

/**
 * > | retired neurosurgeon Ada Roe        > | the neurosurgeon Ada Roe
 *     ^       `noun`                          ^   `noun`
 */
function startOfCalling(tokens: Tokens, noun: number): number {
  const { kind, shape, word } = tokens
  if (noun === 0 || shape[noun]! & Shape.sentenceStart) return noun
  const first = isPlainAdjective(tokens, noun - 1) ? noun - 1 : noun
  if (first === 0 || shape[first]! & Shape.sentenceStart || kind[first - 1] !== Kind.word) return first
  return (wordFlags(word[first - 1]!) & (Word.determiner | Word.pronoun)) === Word.determiner ? first - 1 : first
}

/**
 * > | Their coordinator, Ada Roe, said        what somebody is, in front of the name between two commas
 *     ^                  `from`
 */
function startOfRole(tokens: Tokens, { from, to, type, referent, possessive }: Mention): number {
  const { kind, shape, word } = tokens
  if (type !== MentionType.name || possessive || referent === Referent.place || !isPunctuation(tokens, to, 44)) return from
  const noun = from - 2
  const tags = noun > 0 && kind[noun] === Kind.word ? wordTags(word[noun]!) : 0
  if (noun < 1 || shape[noun]! & (Shape.capital | Shape.possessive) || wordFlags(word[noun]!) & (Word.time | Word.closed | Word.plural))
    return from
  if (tags ? !(tags & Tag.noun) : word[noun] !== 0) return from
  const start = premodifiers(tokens, noun)
  const flags = wordFlags(word[start]!)
  const determined = flags & Word.possessive || (flags & (Word.determiner | Word.pronoun)) === Word.determiner
  // > | and a deputy mayor, Ada Roe, said
  const joint = (wordFlags(word[noun]!) & Word.person) !== 0 && /^(?:and|but|while|that|because)$/.test(lowerOf(tokens, start - 1))
  const opens = shape[start]! & (Shape.sentenceStart | Shape.paragraphStart) || kind[start - 1] !== Kind.word || joint
  return determined && opens ? start : from
}

/**
 * > | 17-year-old Ada Roe        > | an angry Ada Roe
 *     ^                              ^ an adjective or two behind an article
 */
function startOfPraise(tokens: Tokens, from: number): number {
  const { kind, shape, word, text, end } = tokens
  let t = from
  while (t > 0 && from - t < 4 && kind[t - 1] === Kind.word && !(shape[t]! & (Shape.sentenceStart | Shape.paragraphStart))) {
    const p = t - 1
    const flags = wordFlags(word[p]!)
    if (flags & Word.determiner) return t < from && !(flags & Word.pronoun) ? p : from
    const tags = wordTags(word[p]!)
    const adjective = tags & Tag.adjective || (tags === 0 && text.endsWith('ed', end[p])) || isAge(tokens, p)
    if (!adjective || flags & (Word.closed | Word.time | Word.cue) || tags & (Tag.past | Tag.third | Tag.adverb | Tag.preposition))
      return p + 1 < from && isAge(tokens, p + 1) ? p + 1 : from
    t = p
  }
  return isAge(tokens, t) ? t : from
}

function isPlainAdjective({ kind, word }: Tokens, t: number): boolean {
  const tags = wordTags(word[t]!)
  return (
    kind[t] === Kind.word &&
    !(wordFlags(word[t]!) & Word.closed) &&
    (tags & Tag.adjective) !== 0 &&
    !(tags & (Tag.base | Tag.third | Tag.adverb))
  )
}

const isAge = ({ text, start, end }: Tokens, t: number): boolean =>
  text.endsWith('-old', end[t]) && text.charCodeAt(start[t]!) >= 48 && text.charCodeAt(start[t]!) < 58

/** Whether a word belongs to the plural noun behind it: a number, `many`, a noun or an adjective. */
function modifies({ kind, word, shape }: Tokens, t: number): boolean {
  if (kind[t] === Kind.number) return true
  if (kind[t] !== Kind.word || shape[t]! & Shape.possessive) return false
  const flags = wordFlags(word[t]!)
  const tags = wordTags(word[t]!)
  if (flags & Word.indefinite || tags & Tag.number) return true
  if (
    flags & (Word.closed | Word.time | Word.interjection | Word.cue) ||
    tags & (Tag.base | Tag.past | Tag.third | Tag.adverb | Tag.preposition)
  )
    return false
  return (tags & (Tag.noun | Tag.adjective)) !== 0
}

const lowerOf = (tokens: Tokens, t: number): string => tokens.text.slice(tokens.start[t], tokens.end[t]).toLowerCase()

/** > | Ada Roe (R-Iowa)        > | Ada Roe, D-Iowa,        > | Ada Roe, 49, */
function behindParty(tokens: Tokens, to: number): number {
  const { kind } = tokens
  if (isPunctuation(tokens, to, 40)) {
    for (let t = to + 1; t < to + 8 && t < tokens.count; t++) if (isPunctuation(tokens, t, 41)) return t + 1
    return to
  }
  if (!isPunctuation(tokens, to, 44)) return to
  if (kind[to + 1] === Kind.number && !isPunctuation(tokens, to + 2, 37)) {
    const behind = to + 2
    return isPunctuation(tokens, behind, 44) || isPunctuation(tokens, behind, 46) || kind[behind] === Kind.mark ? behind : to
  }
  if (kind[to + 1] === Kind.word && /^[RDI]-[A-Z]/.test(tokens.text.slice(tokens.start[to + 1], tokens.end[to + 1])))
    return isPunctuation(tokens, to + 2, 46) && !(tokens.shape[to + 3]! & Shape.sentenceStart) ? to + 3 : to + 2
  return to
}

/** > | Volker Beck of the Greens
 *                 ^^^^^^^^^^^^^
 */
function behindOf(tokens: Tokens, mention: Mention, to: number): number {
  const { kind, shape, word } = tokens
  if (
    mention.type !== MentionType.name ||
    mention.nameTo - mention.nameFrom < 2 ||
    mention.referent !== Referent.person ||
    !isWord(tokens, to, 'of')
  )
    return to
  let t = to + 1
  if (kind[t] === Kind.word && wordFlags(word[t]!) & Word.determiner) t++
  const first = t
  while (
    kind[t] === Kind.word &&
    (shape[t]! & (Shape.capital | Shape.possessive) ||
      (t > first && /^(?:of|for|and|the)$/.test(lowerOf(tokens, t)) && (shape[t + 1]! & Shape.capital) !== 0)) &&
    !(shape[t]! & Shape.sentenceStart)
  )
    t++
  return t > first ? t : to
}

/** What stands between a mention and its verb: all of it between two commas, or a phrase that restricts the mention. */
function beforeVerb(tokens: Tokens, spanOf: Int32Array, level: number, mention: Mention, to: number, verb: number): number {
  const { shape, kind } = tokens
  if (verb - to > longest || verb <= to) return to
  for (let t = to; t < verb; t++)
    if (shape[t]! & (Shape.paragraphStart | Shape.sentenceStart) && spanOf[t] === level && kind[t] === Kind.word) return to
  if (isPunctuation(tokens, to, 44)) {
    const closed = isPunctuation(tokens, verb - 1, 44) || (kind[verb - 1] === Kind.mark && isPunctuation(tokens, verb - 2, 44))
    const opens =
      opensApposition(tokens, to + 1) ||
      (mention.type === MentionType.description && mention.referent !== Referent.person && isDoneTo(tokens, to + 1))
    return closed && verb - 1 > to + 1 && opens && !isReport(tokens, to + 1, verb - 1) ? verb - 1 : to
  }
  if (kind[to] !== Kind.word) return to
  for (let t = to; t < verb; t++) if (kind[t] === Kind.punctuation || spanOf[t] !== level) return to
  const low = lowerOf(tokens, to)
  if (/^(?:who|that|which|whose)$/.test(low)) return verb
  // > | the former first lady and senator said
  if (low === 'and') return mention.type === MentionType.description && isPhrase(tokens, to + 1, verb) ? verb : to
  const flags = wordFlags(tokens.word[to]!)
  if (mention.type === MentionType.name && low !== 'of' && low !== 'from') return to
  const done = isDoneTo(tokens, to)
  const restricts = (flags & Word.preposition) !== 0 || done || /ing$/.test(low)
  // not: > | The director emailed me to say
  if (!restricts || (done && wordFlags(tokens.word[to + 1]!) & Word.object)) return to
  // a day or a place of speaking (`Roe on Tuesday said`) restricts nobody
  // > | A paper signed by Orr says        a participle that could report stands for what was done
  for (let t = to + +done; t < verb; t++) {
    // > | A member at the back said        a noun behind its article
    const noun = t > to && (wordFlags(tokens.word[t - 1]!) & (Word.determiner | Word.pronoun)) === Word.determiner
    if (wordFlags(tokens.word[t]!) & Word.time || (cueForm(tokens.word[t]!) >= 0 && !noun)) return to
  }
  // > | In a memorandum of 1946 he wrote        whoever speaks stands behind the phrase
  if (wordFlags(tokens.word[verb - 1]!) & Word.pronoun && !(wordFlags(tokens.word[verb - 1]!) & (Word.object | Word.determiner))) return to
  if (verb - to <= 1) return to
  // > | A member at the back said        the noun reads as an adverb of the verb
  return (wordFlags(tokens.word[verb - 1]!) & (Word.determiner | Word.pronoun | Word.object)) === Word.determiner ? verb + 1 : verb
}

/** > | The minister, Sinclair says, told        a clause of its own between the commas */
function isReport({ word }: Tokens, from: number, comma: number): boolean {
  const cue = cueForm(word[comma - 1]!)
  return comma - from > 1 && comma - from < 6 && cue >= 0 && ((cue & 7) === Form.third || (cue & 7) === Form.past) && reports(frameOf(cue))
}

/** Whether there are only nouns, adjectives and names between two tokens. */
function isPhrase({ kind, word, shape }: Tokens, from: number, to: number): boolean {
  for (let t = from; t < to; t++) {
    const noun =
      (shape[t]! & Shape.capital) !== 0 ||
      (wordTags(word[t]!) & (nounTags | Tag.adjective)) !== 0 ||
      (wordFlags(word[t]!) & (Word.person | Word.title | Word.crowd | Word.organization)) !== 0
    if (kind[t] !== Kind.word || !noun || cueForm(word[t]!) >= 0) return false
  }
  return from < to
}

/** Whether what begins behind a comma says more of who was named: a noun phrase, an age, `who`. */
function opensApposition(tokens: Tokens, t: number): boolean {
  const { kind, shape, word } = tokens
  if (kind[t] === Kind.number) return true
  if (kind[t] !== Kind.word || shape[t]! & (Shape.sentenceStart | Shape.paragraphStart)) return false
  const low = lowerOf(tokens, t)
  if (/^(?:which|one|former|formerly|now|then|currently|himself|herself)$/.test(low) || isWho(tokens, t)) return true
  const flags = wordFlags(word[t]!)
  const tags = wordTags(word[t]!)
  if (/^(?:of|from)$/.test(low)) return kind[t - 2] === Kind.number
  if (flags & Word.time || flags & (Word.pronoun | Word.object | Word.subordinator | Word.conjunction | Word.auxiliary)) {
    if (!(flags & (Word.determiner | Word.possessive))) return false
  }
  if (flags & (Word.determiner | Word.possessive)) return !/^(?:this|that|these|those|no|any)$/.test(low)
  if (flags & (Word.closed | Word.adverb | Word.interjection | Word.preposition)) return false
  if (/ing$/.test(low) && !(tags & (Tag.noun | Tag.adjective))) return false
  if (shape[t]! & Shape.capital || flags & (Word.person | Word.title | Word.organization)) return true
  const verb = cueForm(word[t]!) >= 0 || (tags & (Tag.past | Tag.third | Tag.modal)) !== 0
  return !verb && (tags & (Tag.noun | Tag.adjective)) !== 0
}

/** Nouns that a phrase with `to` belongs to. */
const linked =
  /^(?:advis[eo]rs?|aides?|ambassador|assistant|counsell?or|delegates?|consultant|contributor|donors?|envoy|heir|witness|candidate)$/

/** Whether the word right behind a mention restricts it: `a source who knew the plan`, `an adviser to both`. */
function opensRestriction(tokens: Tokens, mention: Mention, t: number): boolean {
  if (tokens.kind[t] !== Kind.word || tokens.shape[t]! & (Shape.sentenceStart | Shape.paragraphStart)) return false
  const low = lowerOf(tokens, t)
  if (isWho(tokens, t)) return true
  if (mention.type !== MentionType.description) return false
  if (low === 'to') return linked.test(lowerOf(tokens, mention.nameTo - 1))
  if (isBusy(tokens, mention, t) || isOfPaper(tokens, mention, t)) return true
  return /^(?:involved|familiar|close|briefed|based|inside|named|that|working|supporting|representing)$/.test(low)
}

/** > | reads a note by Ada Roe’s clerk        who wrote it, behind a verb and what is written */
function isOfPaper(tokens: Tokens, { from, referent }: Mention, t: number): boolean {
  if (referent !== Referent.document || from === 0 || cueForm(tokens.word[from - 1]!) < 0 || tokens.kind[t + 1] !== Kind.word) return false
  return /^(?:by|from|to|about|behind)$/.test(lowerOf(tokens, t)) && !(wordFlags(tokens.word[t + 1]!) & Word.time)
}

/**
 * Whether what somebody is called, does or has had done to him stands at a token right behind what he is:
 *
 *     > | said a colonel called Ada Roe        > | said a woman wrapped in foil        > | said an old man selling lamps
 *                        ^ `t`                                  ^                                          ^ behind *a* or *an*
 */
function isBusy(tokens: Tokens, { from }: Mention, t: number): boolean {
  const { kind, shape, word } = tokens
  // > | The doctor bent down.        a verb of his own, unless one that reports stands before him
  if (kind[t + 1] !== Kind.word || from === 0 || cueForm(word[from - 1]!) < 0) return false
  if (isWord(tokens, t, 'called')) return (shape[t + 1]! & Shape.capital) !== 0
  const cue = cueForm(word[t]!)
  if (cue >= 0 && reports(frameOf(cue))) return false
  if (endsIn(tokens, t, 'ing')) return tokens.end[t]! - tokens.start[t]! > 5 && /^an?$/.test(lowerOf(tokens, from))
  const flags = wordFlags(word[t + 1]!)
  return cue < 0 && (flags & (Word.preposition | Word.subordinator)) === Word.preposition && isDoneTo(tokens, t)
}

/** Where an apposition or a relative clause that begins at `first` ends: at its sentence's end, before a quote, at a comma behind which the report goes on. */
function endBehind(tokens: Tokens, spanOf: Int32Array, level: number, first: number): number {
  const { kind, shape, code } = tokens
  let relative = isWho(tokens, first) || /^(?:which|that)$/.test(lowerOf(tokens, first))
  // a comma that what follows may go on behind
  let pause = first - 1
  for (let t = first; t < first + longest; t++) {
    if (
      t >= tokens.count ||
      shape[t]! & Shape.paragraphStart ||
      (spanOf[t] !== level && (kind[t - 1] === Kind.punctuation || shape[t - 1]! & Shape.abbreviation))
    )
      return trimmed(tokens, t)
    if (spanOf[t] !== level) continue
    if (kind[t] === Kind.dash) return t
    if (kind[t] === Kind.punctuation) {
      const c = code[t]!
      if (c === 46 || c === 33 || c === 63 || c === 59 || c === 58) return t
      if (c === 44 && !relative && isWho(tokens, t + 1)) relative = true
      else if (c === 44 && !goesOn(tokens, t + 1)) return t
      // > | According to Orr, who was there, the kettle was “older”
      else if (c === 44 && relative && kind[t + 1] === Kind.word && wordFlags(tokens.word[t + 1]!) & Word.determiner) {
        relative = false
        pause = t
      }
      continue
    }
    if (kind[t] !== Kind.word || relative || t <= first) continue
    // > | a pollster who advised Orr in May        the verb belongs to the pollster
    if (isWho(tokens, t) || isWord(tokens, t, 'which') || isWord(tokens, t, 'that')) {
      relative = true
      continue
    }
    const flags = wordFlags(tokens.word[t]!)
    // > | According to Orr, the kettle was “older”        a clause of its own, no apposition
    if (flags & Word.auxiliary) return pause
    // a verb without a comma before it: the subject of another clause
    const cue = cueForm(tokens.word[t]!)
    if (cue >= 0 && (cue & 7) === Form.past && !(flags & (Word.person | Word.title | Word.organization))) return pause
    if (/^(?:adding|saying|referring|citing|when|while|as|but|during|after|before|because)$/.test(lowerOf(tokens, t)))
      return t > first + 1 ? t : pause
  }
  return pause
}

/** A comma before a quote belongs to the report. */
function trimmed(tokens: Tokens, t: number): number {
  return isPunctuation(tokens, t - 1, 44) || isPunctuation(tokens, t - 1, 58) ? t - 1 : t
}

/** Whether an apposition goes on behind a comma: with a place, a second noun phrase or an age. */
function goesOn(tokens: Tokens, t: number): boolean {
  const { kind, shape, word, code } = tokens
  if (kind[t] === Kind.number) return true
  if (kind[t] !== Kind.word || shape[t]! & Shape.sentenceStart) return false
  const low = lowerOf(tokens, t)
  if (low === 'of' || low === 'from') return true
  const flags = wordFlags(word[t]!)
  if (flags & Word.determiner && !(flags & Word.pronoun)) return true
  if (!(shape[t]! & Shape.capital) || flags & (Word.closed | Word.time)) return false
  let u = t
  while (kind[u] === Kind.word && (shape[u]! & Shape.capital || isWord(tokens, u, 'of')) && !(shape[u]! & Shape.sentenceStart)) u++
  if (kind[u] === Kind.punctuation) return code[u] === 44 || code[u] === 46 || code[u] === 63 || code[u] === 33
  if (kind[u] === Kind.mark || shape[u]! & (Shape.sentenceStart | Shape.paragraphStart)) return true
  return isWord(tokens, u, 'and')
}
