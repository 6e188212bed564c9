import { Form, nounTags, reports, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { isDateline } from '../mentions/datelines.ts'
import { isDoneTo } from '../mentions/descriptions.ts'
import {
  alter,
  indexMentions,
  isOwnersMark,
  type Mention,
  type Mentions,
  MentionType,
  Referent,
  Sex,
  sexOfWord,
} from '../mentions/mention.ts'
import type { QuotedSpan } from '../spans/spans.ts'
import { endsIn, isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { nextBy } from './agents.ts'
import { type CueSite, nounForm, ownerBefore, phraseForm } from './cues.ts'
import { skipLeft } from './gaps.ts'
import { opensReport } from './sentences.ts'

/**
 * Adds the mentions that only a cue shows to be sources: the noun phrase right before or behind a verb that reports, whatever its noun
 * (`the suit reads`, `said the 46-year-old`), relative pronouns before it (`a sign which read`) and the owners of nouns that report (`his claim`);
 * and whatever labels a line. The index of the mentions before is used up.
 */
export function addSources(
  tokens: Tokens,
  mentions: Mentions,
  cues: readonly CueSite[],
  spans: readonly QuotedSpan[],
  spanOf: Int32Array,
): Mentions {
  const added: Mention[] = []
  const taken = new Set<number>()
  const add = (mention: Mention | null): void => {
    if (!mention || taken.has(mention.from)) return
    taken.add(mention.from)
    added.push(mention)
  }
  // > | Q: Were you there?⏎A: I was.
  //                        ^ whoever stands before the colon of a line speaks, if the word says nothing elsewhere
  // > | A. Gerald Moss.
  //     ^ a label and a name behind it, not a name with an initial
  const dropped = new Set<Mention>()
  const labels = new Set<number>()
  for (const { label } of spans) {
    if (!label) continue
    labels.add(label[0])
    const m = mentions.startingAt[label[0]]!
    const mention = m >= 0 ? mentions.list[m]! : null
    if (mention && mention.to <= label[1]) continue
    add(alter(make(tokens, ...label, ...label), { type: MentionType.name, referent: Referent.person, plural: false }))
    if (!mention) continue
    dropped.add(mention)
    if (mention.nameTo > label[1]) add(alter(mention, { from: label[1], nameFrom: Math.max(label[1], mention.nameFrom) }))
  }
  // > | LUDHIANA: Hundreds of farmers said        no label, and nobody
  for (const from of tokens.paragraphs) {
    const m = mentions.startingAt[from] ?? -1
    if (m < 0) continue
    const mention = mentions.list[m]!
    if (!labels.has(from) && isDateline(tokens, mention)) dropped.add(mention)
    // > | ADA ROE: “Was it late?”⏎⏎ORR-PELL: It was.        capitals that need be no body
    else if (isCapitalLabel(tokens, mention)) {
      dropped.add(mention)
      add(alter(mention, { referent: Referent.unknown }))
    }
  }
  for (const cue of cues) {
    if (cue.form === nounForm) {
      add(possessive(tokens, mentions, cue))
      continue
    }
    if (cue.form === phraseForm) {
      if (mentions.startingAt[cue.to]! < 0) add(phraseBehind(tokens, mentions, cue.to))
      continue
    }
    if (cue.passive) {
      const by = nextBy(tokens, cue.to, spanOf)
      if (by >= 0 && mentions.startingAt[by + 1]! < 0 && !isGerund(tokens, by + 1)) add(phraseBehind(tokens, mentions, by + 1))
    }
    const left = skipLeft(tokens, cue.at)
    const near = mentions.endingAt[left]!
    if (near < 0 && cue.form !== Form.gerund && isPunctuation(tokens, left - 1, 44))
      add(namedBetween(tokens, mentions, left - 1) ?? clauseBetween(tokens, mentions, left - 1))
    if (near >= 0 && cue.form !== Form.gerund && reports(cue.frame)) add(holderBefore(tokens, mentions, mentions.list[near]!.from))
    if (mentions.endingAt[left]! < 0 && reports(cue.frame)) add(relativeBefore(tokens, mentions, left))
    // > | with many dancers chanting “We are one”
    if (left > 0 && mentions.endingAt[left]! < 0 && cue.form === Form.gerund) {
      const phrase = phraseBefore(tokens, left)
      // > | a note reading: “Keep out.”
      const inscribed = isWord(tokens, cue.at, 'reading') && (tokens.kind[cue.to] === Kind.mark || isPunctuation(tokens, cue.to, 58))
      if (phrase && (inscribed || isWord(tokens, phrase.from - 1, 'with'))) add(phrase)
    } else if (left > 0 && mentions.endingAt[left]! < 0) {
      const who = relative(tokens, left - 1)
      const phrase = who ?? phraseBefore(tokens, left)
      add(phrase)
      if (phrase && !who) add(actorBefore(tokens, mentions, phrase.from) ?? holderBefore(tokens, mentions, phrase.from))
      // > | trolls who called it “desperate”        whom the relative clause is about
      // > | A motorcyclist, who gave his name as Sule, said
      const whose = isPunctuation(tokens, left - 2, 44) ? left - 2 : left - 1
      if (who && mentions.endingAt[whose]! < 0 && tokens.kind[whose - 1] === Kind.word) add(phraseBefore(tokens, whose))
    }
    // a verb before its subject stands behind a quote or begins a sentence
    const inverted =
      cue.at > 0 &&
      (tokens.kind[cue.at - 1] === Kind.mark ||
        (tokens.shape[cue.at]! & Shape.sentenceStart) !== 0 ||
        (tokens.kind[cue.at - 1] === Kind.punctuation && tokens.code[cue.at - 1] === 44 && tokens.kind[cue.at - 2] === Kind.mark))
    const first = mentions.startingAt[cue.to]!
    const owner = first >= 0 && mentions.list[first]!.possessive && mentions.startingAt[mentions.list[first]!.to + 1]! < 0
    // > | The plan, say its makers, is “daft”
    // not: > | Roe, asked about it, said only, “No.”
    const only = wordFlags(tokens.word[cue.to]!) & Word.adverb || wordTags(tokens.word[cue.to]!) & Tag.adverb
    if (!inverted && first < 0 && !only && isPunctuation(tokens, cue.at - 1, 44) && reports(cue.frame) && cue.form !== Form.gerund) {
      const phrase = phraseBehind(tokens, mentions, cue.to)
      if (phrase && isPunctuation(tokens, phrase.to, 44)) add(phrase)
    }
    // not: > | “…,” recalls handing him a lamp
    const speaker = inverted && reports(cue.frame) && cue.form !== Form.gerund && (first < 0 || owner) && !isDoing(tokens, cue.to)
    if (speaker) add(phraseBehind(tokens, mentions, cue.to))
  }
  if (!added.length && !dropped.size) return mentions
  const kept = dropped.size ? mentions.list.filter((mention) => !dropped.has(mention)) : mentions.list
  return indexMentions(tokens, [...kept, ...added].sort(inOrder), mentions)
}

function inOrder(a: Mention, b: Mention): number {
  return a.from - b.from || b.to - a.to
}

function make(tokens: Tokens, from: number, to: number, nameFrom: number, nameTo: number): Mention {
  const flags = wordFlags(tokens.word[nameTo - 1]!)
  const plural = (flags & Word.plural) !== 0 || (wordTags(tokens.word[nameTo - 1]!) & (Tag.plural | Tag.noun)) === Tag.plural
  const referent =
    flags & (Word.person | Word.kin)
      ? plural
        ? Referent.group
        : Referent.person
      : flags & Word.organization
        ? Referent.organization
        : flags & Word.document
          ? Referent.document
          : Referent.unknown
  return {
    from,
    to,
    nameFrom,
    nameTo,
    type: MentionType.description,
    referent,
    sex: Sex.unknown,
    plural,
    title: -1,
    person: 3,
    possessive: false,
  }
}

/** `by calling it`: no agent. */
function isGerund({ kind, word }: Tokens, t: number): boolean {
  return kind[t] !== Kind.word || (wordTags(word[t]!) & Tag.gerund) !== 0
}

/** Whether a word in capitals that the lexicon does not have stands before a colon, taken for a body. */
function isCapitalLabel(tokens: Tokens, { from, to, referent }: Mention): boolean {
  const body = referent === Referent.organization && to === from + 1 && !(wordFlags(tokens.word[from]!) & Word.organization)
  return body && (tokens.shape[from]! & Shape.upper) !== 0 && isPunctuation(tokens, to, 58)
}

/** Whether a participle in small letters stands at `t` with somebody or something that it is done to right behind it. */
function isDoing(tokens: Tokens, t: number): boolean {
  const { kind, word, shape } = tokens
  if (kind[t] !== Kind.word || kind[t + 1] !== Kind.word || shape[t]! & Shape.capital) return false
  if (!endsIn(tokens, t, 'ing') || wordTags(word[t]!) & Tag.noun) return false
  return (wordFlags(word[t + 1]!) & (Word.object | Word.determiner | Word.possessive)) !== 0
}

/** `who`, `which`, `that` before a verb, where a noun stands before them. */
function relative(tokens: Tokens, t: number): Mention | null {
  if (tokens.kind[t] !== Kind.word || !/^(?:who|which|that)$/.test(tokens.text.slice(tokens.start[t], tokens.end[t]))) return null
  // > | argues that to speak of trust is        nobody speaks
  if (isWord(tokens, t + 1, 'to')) return null
  return alter(make(tokens, t, t + 1, t, t + 1), { type: MentionType.pronoun, referent: Referent.unknown, plural: false })
}

/**
 * `who` or `which` farther before a verb, a phrase or an auxiliary between them:
 *
 *     > | Orr, who in a letter last May called it “a sieve”
 *              ^
 */
function relativeBefore(tokens: Tokens, mentions: Mentions, at: number): Mention | null {
  for (let t = at - 1; t > at - 12 && t > 0; t--) {
    if (tokens.kind[t] !== Kind.word) {
      if (tokens.kind[t] === Kind.mark || tokens.shape[t]! & Shape.sentenceStart) return null
      continue
    }
    const who = tokens.end[t]! - tokens.start[t]! > 2 && /^(?:who|which)$/.test(tokens.text.slice(tokens.start[t], tokens.end[t]))
    if (who) return mentions.startingAt[t + 1]! < 0 ? relative(tokens, t) : null
    if (tokens.shape[t]! & Shape.sentenceStart || wordFlags(tokens.word[t]!) & (Word.cue | Word.subordinator | Word.pronoun)) return null
  }
  return null
}

/** `his`, `the waiter’s` before a noun that reports. */
function possessive(tokens: Tokens, mentions: Mentions, cue: CueSite): Mention | null {
  const { kind, word, shape, text, start, end } = tokens
  const t = ownerBefore(tokens, cue.at)
  if (t < 0) return null
  if (kind[t] !== Kind.word || shape[t]! & Shape.possessive) {
    const phrase = mentions.endingAt[t]! < 0 && t > 0 && kind[t - 1] === Kind.word ? phraseBefore(tokens, t) : null
    return phrase ? alter(phrase, { possessive: true }) : null
  }
  if (mentions.endingAt[t + 1]! >= 0) return null
  const whole = text.slice(start[t], end[t])
  const sex = sexOfWord(wordFlags(word[t]!))
  const plural = /^(?:their|our)$/i.test(whole)
  return alter(make(tokens, t, t + 1, t, t + 1), {
    type: MentionType.pronoun,
    // > | Orr, whose claim        what stands before it, as of *who*
    referent: plural ? Referent.group : sex ? Referent.person : whole === 'whose' ? Referent.unknown : Referent.organization,
    sex,
    plural,
    person: /^(?:my|our)$/i.test(whole) ? 1 : 3,
  })
}

/** The noun phrase that ends before a token: back to its article, or to where its clause begins. */
function phraseBefore(tokens: Tokens, to: number): Mention | null {
  const { kind, word, shape } = tokens
  let t = to
  let noun = -1
  while (t > 0 && to - t < 9) {
    const p = t - 1
    if (kind[p] === Kind.number) {
      t = p
      if (shape[p]! & Shape.sentenceStart) break
      continue
    }
    // > | the dockers’ branch
    if (noun >= 0 && isOwnersMark(tokens, p)) {
      t = p
      continue
    }
    if (kind[p] !== Kind.word) break
    const flags = wordFlags(word[p]!)
    const tags = wordTags(word[p]!)
    if (flags & Word.determiner) {
      t = p
      break
    }
    const of = /^(?:of|for)$/.test(tokens.text.slice(tokens.start[p], tokens.end[p])) && noun >= 0 && p > 0 && kind[p - 1] === Kind.word
    if (!of && flags & (Word.closed | Word.interjection)) break
    // > | Putin held phone calls        a verb ends the phrase
    const nominal = (tags & (nounTags | Tag.adjective)) !== 0 || (shape[p]! & Shape.capital) !== 0
    if (!of && !nominal && (flags & Word.cue || tags & (Tag.past | Tag.third))) break
    if (
      !of &&
      !(shape[p]! & (Shape.capital | Shape.possessive)) &&
      tags &&
      !(tags & (nounTags | Tag.adjective | Tag.gerund | Tag.participle | Tag.number))
    )
      break
    if (noun < 0) {
      if (tags && !(tags & nounTags) && !(shape[p]! & Shape.capital) && !(tags & Tag.adjective)) return null
      noun = p
    }
    t = p
    if (shape[p]! & (Shape.sentenceStart | Shape.paragraphStart)) break
  }
  if (noun < 0 || t >= to) return null
  // > | Roe, who for six decades painted mills
  //              ^ a phrase of the clause, and nobody
  if (isWord(tokens, t, 'for') || isWord(tokens, t, 'of')) {
    if (kind[t - 1] !== Kind.word || wordFlags(word[t - 1]!) & (Word.subordinator | Word.pronoun)) return null
  }
  const determined = (wordFlags(word[t]!) & Word.determiner) !== 0
  // a word that no list has and that ends in an s is a plural more often than not: trolls
  const plural = (wordTags(word[noun]!) & Tag.plural) !== 0 || (word[noun] === 0 && tokens.text.charCodeAt(tokens.end[noun]! - 1) === 115)
  // > | 61 percent said
  const counted = kind[t] === Kind.number
  const opens =
    counted ||
    (shape[t]! & Shape.sentenceStart) !== 0 ||
    kind[t - 1] === Kind.mark ||
    kind[t - 1] === Kind.punctuation ||
    kind[t - 1] === Kind.dash
  if (!determined && !plural && !opens) return null
  return make(tokens, t, to, determined && t + 1 < to ? t + 1 : t, to)
}

/**
 * Those who do what a participle behind them says, up to the preposition in front of a phrase:
 *
 *     > | Protesters marching through the streets chanted
 *         ^^^^^^^^^^                      ^ `at`
 */
function actorBefore(tokens: Tokens, mentions: Mentions, at: number): Mention | null {
  const { kind, word } = tokens
  const flags = at > 1 && kind[at - 1] === Kind.word ? wordFlags(word[at - 1]!) : 0
  if ((flags & (Word.preposition | Word.subordinator | Word.conjunction)) !== Word.preposition) return null
  const t = endsIn(tokens, at - 2, 'ing') ? at - 2 : at - 1
  if (t === 0 || mentions.endingAt[t]! >= 0) return null
  const phrase = phraseBefore(tokens, t)
  return phrase && (phrase.referent === Referent.person || phrase.referent === Referent.group) ? phrase : null
}

/**
 * What begins a clause and has a phrase behind it, whatever its noun:
 *
 *     > | The slide behind her said        > | A circular pasted on the gate announced
 *         ^^^^^^^^^        ^ `from`          ^^^^^^^^^^               ^
 */
function holderBefore(tokens: Tokens, { endingAt }: Mentions, from: number): Mention | null {
  const { kind, word, shape } = tokens
  const p = from - 1
  const flags = p > 0 && kind[p] === Kind.word && !(shape[from]! & Shape.sentenceStart) ? wordFlags(word[p]!) : 0
  if ((flags & (Word.preposition | Word.subordinator | Word.conjunction)) !== Word.preposition) return null
  const end = isDoneTo(tokens, p - 1) ? p - 1 : p
  if (endingAt[end]! >= 0 || kind[end - 1] !== Kind.word) return null
  const phrase = phraseBefore(tokens, end)
  return phrase && opensReport(tokens, phrase.from) && !(shape[phrase.nameTo - 1]! & Shape.capital) ? phrase : null
}

/** Tokens between two commas in front of a verb. */
const longestBetween = 16

/**
 * What begins a clause and has its name between two commas behind it, whatever its noun:
 *
 *     > | in what its sponsor, Ada Roe, calls        > | Their beekeeper, Ada Roe, said
 *                 ^^^^^^^^^^^         ^ `comma`          ^^^^^^^^^^^^^^^         ^
 */
function namedBetween(tokens: Tokens, { list, startingAt, endingAt }: Mentions, comma: number): Mention | null {
  let c = comma - 1
  while (c > comma - longestBetween && c > 0 && !isPunctuation(tokens, c, 44)) {
    if (tokens.shape[c]! & (Shape.sentenceStart | Shape.paragraphStart)) return null
    c--
  }
  const m = startingAt[c + 1]!
  if (!isPunctuation(tokens, c, 44) || endingAt[c]! >= 0 || m < 0 || list[m]!.to !== comma || list[m]!.type !== MentionType.name)
    return null
  const phrase = phraseBefore(tokens, c)
  return phrase && (isWord(tokens, phrase.from - 1, 'what') || opensReport(tokens, phrase.from)) ? phrase : null
}

/** Tokens of a relative clause between two commas. */
const longestClause = 32

/**
 * What begins a clause and has a clause about it between two commas, whatever its noun:
 *
 *     > | The programme, which runs to forty pages, promises
 *         ^^^^^^^^^^^^^                           ^ `comma`
 */
function clauseBetween(tokens: Tokens, { endingAt }: Mentions, comma: number): Mention | null {
  const { shape, kind, text, start, end } = tokens
  for (let c = comma - 2; c > comma - longestClause && c > 0; c--) {
    if (shape[c]! & (Shape.sentenceStart | Shape.paragraphStart) || kind[c] === Kind.mark) return null
    if (!isPunctuation(tokens, c, 44) || !/^(?:who|whose|which)$/.test(text.slice(start[c + 1], end[c + 1]))) continue
    const phrase = endingAt[c]! < 0 && kind[c - 1] === Kind.word ? phraseBefore(tokens, c) : null
    return phrase && opensReport(tokens, phrase.from) ? phrase : null
  }
  return null
}

/** The noun phrase that begins at a token: up to a comma, a preposition other than `of` and `for`, or a day; its last name is its head. */
function phraseBehind(tokens: Tokens, mentions: Mentions, from: number): Mention | null {
  const { kind, word, shape } = tokens
  let t = from
  let head = -1
  let name = -1
  while (t < tokens.count && t - from < 14) {
    // > | said 34 people        > | said 9/11 widow Terry Roe
    if (
      (kind[t] === Kind.number && mentions.startingAt[t]! < 0) ||
      (t > from && isPunctuation(tokens, t, 47) && kind[t - 1] === Kind.number)
    ) {
      t++
      continue
    }
    if ((kind[t] !== Kind.word && mentions.startingAt[t]! < 0) || (shape[t]! & (Shape.sentenceStart | Shape.paragraphStart) && t > from))
      break
    const flags = wordFlags(word[t]!)
    const tags = wordTags(word[t]!)
    const low = tokens.text.slice(tokens.start[t], tokens.end[t]).toLowerCase()
    // > | “…,” began last November        a time, and nobody
    if (flags & Word.time && head === t - 1 && head === from && wordTags(word[head]!) & Tag.adjective) return null
    if (flags & Word.time || (flags & Word.adverb && t > from)) break
    if (flags & Word.determiner && t > from && !/^(?:of|for|and|from|at)$/.test(tokens.text.slice(tokens.start[t - 1], tokens.end[t - 1])))
      break
    if (flags & (Word.auxiliary | Word.subordinator | Word.pronoun | Word.object)) break
    // > | Cheers from the benches.        of which nobody is the subject
    if (flags & Word.preposition && (t === from || !/^(?:of|for|from|at)$/.test(low))) break
    // > | said co-author Ted Quist of the Institute for Bees        whoever has a name already
    if (flags & Word.preposition && name >= 0 && mentions.list[name]!.referent === Referent.person) break
    if (tags & (Tag.past | Tag.third | Tag.modal) && !(tags & (nounTags | Tag.adjective | Tag.participle)) && !(shape[t]! & Shape.capital))
      break
    // > | said the chaplain blandly        an adverb that the lexicon does not have
    if (head >= 0 && tags === 0 && low.endsWith('ly') && !(shape[t]! & Shape.capital)) break
    const m = mentions.startingAt[t]!
    if (m >= 0) {
      const mention = mentions.list[m]!
      if (mention.type === MentionType.pronoun) break
      name = m
      head = mention.to - 1
      t = mention.to
      if (mention.possessive && t < tokens.count) {
        // > | exhorted Clinton’s introducer
        //                        ^ the head
        name = -1
        head = -1
        t++
      }
      continue
    }
    if (tags & (nounTags | Tag.adjective) || tags === 0 || shape[t]! & Shape.capital) head = t
    t++
  }
  if (head < 0) return null
  if (name >= 0 && mentions.list[name]!.type === MentionType.name) return alter(mentions.list[name]!, { from })
  const determined = (wordFlags(word[from]!) & Word.determiner) !== 0
  return make(tokens, from, head + 1, determined && from < head ? from + 1 : from, head + 1)
}
