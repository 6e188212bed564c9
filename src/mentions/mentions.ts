import { Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'

/** How a mention names its referent. */
export const MentionType = { name: 0, description: 1, pronoun: 2 } as const
export const Sex = { unknown: 0, female: 1, male: 2 } as const
/** What a mention refers to. `place` may stand for its government. */
export const Referent = { unknown: 0, person: 1, organization: 2, group: 3, document: 4, place: 5 } as const

/** Words that name somebody or something that could speak. */
export interface Mention {
  /** First token, titles and premodifiers included, and the one behind the last. */
  readonly from: number
  readonly to: number
  /** The name or the head noun alone: `Hodges` in `former Gov. Jim Hodges`, `spokesman` in `a spokesman for the ministry`. */
  readonly nameFrom: number
  readonly nameTo: number
  readonly type: number
  readonly referent: number
  readonly sex: number
  readonly plural: boolean
  /** The title before a name, as a token; -1 without one. */
  readonly title: number
  /** `I`, `we`, `my` …: 1; `you`: 2; else 3. */
  readonly person: number
  /** True before the clitic ’s: an owner, not an actor. */
  readonly possessive: boolean
}

/** The mentions of a text in order, and for each token the longest that starts there or ends before it (-1: none). */
export interface Mentions {
  readonly list: readonly Mention[]
  readonly startingAt: Int32Array
  readonly endingAt: Int32Array
}

const nounTags = Tag.noun | Tag.plural
const verbTags = Tag.base | Tag.past | Tag.third | Tag.gerund | Tag.participle | Tag.modal
const closed = Word.closed

/** Finds names, descriptions and pronouns in one pass. */
export function findMentions(tokens: Tokens): Mentions {
  const { count, kind, shape, word } = tokens
  const capitals = readCapitals(tokens)
  const list: Mention[] = []
  const add = (mention: Mention): void => void list.push(mention)

  let t = 0
  while (t < count) {
    if (kind[t] !== Kind.word) {
      t++
      continue
    }
    const flags = wordFlags(word[t]!)
    if (flags & (Word.pronoun | Word.object) && !(flags & Word.determiner && flags & Word.possessive && nounFollows(tokens, t))) {
      const pronoun = makePronoun(tokens, t)
      if (pronoun) {
        add(pronoun)
        t++
        continue
      }
    }
    if (shape[t]! & Shape.capital || (flags & Word.title && flags & Word.abbreviation && tokens.end[t]! - tokens.start[t]! > 1)) {
      const name = readName(tokens, t, capitals)
      if (name) {
        const group = readMembers(tokens, name)
        if (group) add(group)
        add(name)
        t = group ? group.nameTo : name.to
        if (kind[t] === Kind.word && shape[t]! & Shape.possessive) t++
        continue
      }
    }
    const description = readDescription(tokens, t)
    if (description) {
      add(description)
      const inner = description.nameTo
      t = Math.max(t + 1, inner)
      continue
    }
    // @handle
    if (tokens.code[t] === 64) {
      add({
        from: t,
        to: t + 1,
        nameFrom: t,
        nameTo: t + 1,
        type: MentionType.name,
        referent: Referent.unknown,
        sex: Sex.unknown,
        plural: false,
        title: -1,
        person: 3,
        possessive: false,
      })
    }
    t++
  }
  return indexMentions(tokens, list)
}

/** Makes the two indices of a list of mentions that is sorted by `from`. */
export function indexMentions(tokens: Tokens, list: readonly Mention[]): Mentions {
  const startingAt = new Int32Array(tokens.count + 2).fill(-1)
  const endingAt = new Int32Array(tokens.count + 2).fill(-1)
  list.forEach((mention, m) => {
    const old = startingAt[mention.from]!
    if (old < 0 || list[old]!.to < mention.to) startingAt[mention.from] = m
    const ending = endingAt[mention.to]!
    if (ending < 0 || list[ending]!.from > mention.from) endingAt[mention.to] = m
  })
  return { list, startingAt, endingAt }
}

/** How the words of a text are written: what tells a name from a word that begins a sentence. */
interface Capitals {
  /** Words that stand with a capital inside sentences, not much less often than without. */
  readonly inside: ReadonlySet<number>
  /** How often a word that has a capital somewhere stands without one. */
  readonly low: ReadonlyMap<number, number>
  /** Two words with capitals behind each other, the first of them inside a sentence. */
  readonly pairs: ReadonlySet<number>
  /** Words that are hardly ever written with a capital inside sentences, though they are now and then. */
  readonly rare: ReadonlySet<number>
}

function readCapitals(tokens: Tokens): Capitals {
  const { count, kind, shape, hash } = tokens
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
  for (let t = 0; t < count; t++) {
    if (kind[t] !== Kind.word || shape[t]! & Shape.capital) continue
    const n = low.get(hash[t]!)
    if (n !== undefined) low.set(hash[t]!, n + 1)
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

function pairOf(a: number, b: number): number {
  return Math.imul(a, 31) ^ b
}

/** Whether a capital says nothing at a token: a sentence, a quote or a clause behind a colon or dash begins there. */
function beginsSentence({ shape, kind, code }: Tokens, t: number): boolean {
  if (t === 0 || shape[t]! & Shape.sentenceStart) return true
  const before = kind[t - 1]
  return before === Kind.mark || before === Kind.dash || (before === Kind.punctuation && code[t - 1] === 58)
}

function nounFollows(tokens: Tokens, t: number): boolean {
  if (tokens.kind[t + 1] !== Kind.word) return false
  const tags = wordTags(tokens.word[t + 1]!)
  const flags = wordFlags(tokens.word[t + 1]!)
  if (flags & (Word.person | Word.organization | Word.document | Word.kin)) return true
  if (flags & closed || tags & (Tag.preposition | Tag.determiner | Tag.pronoun | Tag.modal)) return false
  return tags === 0 || (tags & (nounTags | Tag.adjective)) !== 0
}

function makePronoun(tokens: Tokens, t: number): Mention | null {
  const whole = tokens.text.slice(tokens.start[t], tokens.end[t])
  // > | US officials        a country
  //     ^^
  if (whole === 'US' || whole === 'IT') return null
  const text = whole.toLowerCase().replace('’', "'").split("'")[0]!
  const flags = wordFlags(tokens.word[t]!)
  let person = 3
  let plural = false
  let referent: number = Referent.person
  if (text === 'i' || text === 'me' || text === 'myself') person = 1
  else if (text === 'we' || text === 'us' || text === 'ourselves') [person, plural, referent] = [1, true, Referent.group]
  else if (text === 'you' || text === 'yourself' || text === 'yourselves') person = 2
  else if (text === 'they' || text === 'them' || text === 'themselves') [plural, referent] = [true, Referent.group]
  else if (text === 'it' || text === 'itself') referent = Referent.organization
  else if (!(flags & (Word.female | Word.male))) return null
  return {
    from: t,
    to: t + 1,
    nameFrom: t,
    nameTo: t + 1,
    type: MentionType.pronoun,
    referent,
    sex: sexOfWord(flags),
    plural,
    title: -1,
    person,
    possessive: false,
  }
}

/** Whether a capitalised token can be part of a name. */
function isNameWord(tokens: Tokens, t: number, first: boolean, capitals: Capitals): boolean {
  const { kind, shape, word, hash } = tokens
  if (kind[t] !== Kind.word || !(shape[t]! & Shape.capital)) return false
  const id = word[t]!
  const flags = wordFlags(id)
  const country = (shape[t]! & Shape.upper) !== 0 && flags & Word.place
  const initial = (shape[t]! & Shape.abbreviation) !== 0 && tokens.end[t]! - tokens.start[t]! <= 2
  if (flags & (closed | Word.interjection) && !initial && !(shape[t]! & Shape.upper && shape[t]! & Shape.abbreviation) && !country) {
    // Will, May, Grant: names that are also words of a closed class
    if (!(flags & Word.firstName) || !capitals.inside.has(hash[t]!) || shape[t]! & Shape.sentenceStart) return false
  }
  // > | wrote Time magazine        a word of time that has no capital elsewhere
  const named = (flags & Word.common) !== 0 && !beginsSentence(tokens, t) && !(shape[t]! & Shape.upper)
  if (flags & Word.time && !named && !(flags & Word.firstName && (!first || isFirstNameNotMonth(tokens, t)))) return false
  if (!first) return true
  const next = kind[t + 1] === Kind.word && (shape[t + 1]! & Shape.capital) !== 0 && !(wordFlags(word[t + 1]!) & closed)
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
  if (id === 0 || capitals.inside.has(hash[t]!)) return true
  // > | Stated Stone:        a verb before its subject
  if (flags & Word.cue && !(flags & (Word.firstName | Word.title)) && !(wordTags(id) & nounTags)) return false
  const tags = wordTags(id) & 0xffff
  if (flags & (Word.firstName | Word.place | Word.demonym) && !(flags & Word.common)) return true
  if (flags & Word.title) return true
  // a common word that begins a sentence is part of a name only before another capital
  if (!next) return (flags & Word.firstName) !== 0 && !(tags & (verbTags | Tag.adverb | Tag.preposition | Tag.determiner))
  return (tags & (nounTags | Tag.adjective)) !== 0 || tags === 0 || (flags & Word.firstName) !== 0
}

/** May, April, June, August: a name unless a preposition or a number stands beside it. */
function isFirstNameNotMonth({ kind, word }: Tokens, t: number): boolean {
  if (kind[t + 1] === Kind.number || (t > 0 && kind[t - 1] === Kind.number)) return false
  return !(t > 0 && kind[t - 1] === Kind.word && wordFlags(word[t - 1]!) & (Word.preposition | Word.determiner | Word.time))
}

/** Reads `Mayor Tomasz Wolny`, `Ludwig van Beethoven`, `W. E. B. Larkin Jr.`, `Bank of England`, `Rafael “El Toro” Quintero`. */
function readName(tokens: Tokens, at: number, capitals: Capitals): Mention | null {
  const { kind, shape, word, count } = tokens
  let t = at
  let title = -1
  let titles = 0
  let sex: number = Sex.unknown
  // titles and ranks, each of them a word of its own: Prime Minister, Lt. Gov.
  while (
    kind[t] === Kind.word &&
    wordFlags(word[t]!) & Word.title &&
    (shape[t]! & Shape.capital || (wordFlags(word[t]!) & Word.abbreviation && tokens.end[t]! - tokens.start[t]! > 1))
  ) {
    const flags = wordFlags(word[t]!)
    // > | Sir Lionel     > | Don had        > | Dean
    //     ^ title            ^ a first name that is also a title: a title only before another name
    if (flags & Word.firstName && !(t + 1 < count && isNameWord(tokens, t + 1, false, capitals) && !(shape[t + 1]! & Shape.sentenceStart)))
      break
    if (t > at && shape[t]! & Shape.sentenceStart) break
    title = t
    titles++
    sex = sexOfTitle(flags) || sex
    t++
    if (shape[t]! & Shape.possessive) break
  }
  let nameFrom = t
  let last = t
  let organization = false
  let words = 0
  while (t < count) {
    if (kind[t] === Kind.word && shape[t]! & (Shape.paragraphStart | Shape.possessive) && t > at) break
    if (isNameWord(tokens, t, words === 0 && titles === 0, capitals)) {
      if (
        words > 0 &&
        shape[t]! & Shape.sentenceStart &&
        !(shape[t - 1]! & Shape.abbreviation && t - 1 >= nameFrom && tokens.end[t - 1]! - tokens.start[t - 1]! <= 3)
      )
        break
      const flags = wordFlags(word[t]!)
      // > | Russian President Vladimir Putin, Israeli Prime Minister Benjamin Netanyahu
      //             ^ a title inside: the name begins behind it, what stands before qualifies it
      if (
        words > 0 &&
        flags & Word.title &&
        !(flags & Word.firstName) &&
        isNameWord(tokens, t + 1, false, capitals) &&
        !(shape[t + 1]! & Shape.sentenceStart)
      ) {
        let u = t
        while (wordFlags(word[u]!) & Word.title && !(wordFlags(word[u]!) & Word.firstName) && isNameWord(tokens, u + 1, false, capitals)) {
          title = u
          sex = sexOfTitle(wordFlags(word[u]!)) || sex
          u++
        }
        t = u
        nameFrom = u
        last = u
        words = 0
        titles++
        organization = false
        continue
      }
      if (flags & (Word.organization | Word.organizationLast | Word.document)) organization = true
      words++
      t++
      last = t
      continue
    }
    if (words === 0 && titles === 0) break
    // > | Norwind plc        the form of a company, in small letters
    const legal = Word.organizationLast | Word.abbreviation
    if (kind[t] === Kind.word && words > 0 && (wordFlags(word[t]!) & legal) === legal) {
      organization = true
      t++
      last = t
      continue
    }
    const tags = wordTags(word[t]!)
    if (kind[t] === Kind.word && tags & Tag.particle && !(shape[t]! & Shape.capital) && words + titles > 0 && t + 1 < count) {
      // Ludwig van Beethoven, de la Cruz
      let u = t + 1
      if (wordTags(word[u]!) & Tag.particle && !(shape[u]! & Shape.capital)) u++
      if (kind[u] === Kind.word && shape[u]! & Shape.capital && !(wordFlags(word[u]!) & closed)) {
        t = u
        continue
      }
      break
    }
    const lower = tokens.end[t]! - tokens.start[t]!
    if (kind[t] === Kind.word && lower === 2 && tokens.text.startsWith('of', tokens.start[t]) && (organization || words === 0)) {
      // Bank of England, Duke of Wellington
      let u = t + 1
      if (kind[u] === Kind.word && tokens.text.startsWith('the ', tokens.start[u])) u++
      if (kind[u] === Kind.word && shape[u]! & Shape.capital && !(wordFlags(word[u]!) & (closed | Word.time))) {
        t = u
        if (words === 0) words++ // a title with its land is a name: Duke of Wellington
        continue
      }
      break
    }
    if (isPunctuation(tokens, t, 38) && words > 0 && shape[t + 1]! & Shape.capital) {
      t++ // Marks & Spencer
      continue
    }
    if (isPunctuation(tokens, t, 44) && words > 0 && wordTags(word[t + 1]!) & Tag.suffix && shape[t + 1]! & Shape.capital) {
      t += 2 // Lewis Grant, Jr.
      last = t
      continue
    }
    if (words > 0 && isOwnersMark(tokens, t) && shape[t + 1]! & Shape.capital && wordFlags(word[t + 1]!) & Word.organization) {
      t++ // the Merchants’ Association
      continue
    }
    if (kind[t] === Kind.mark && words > 0) {
      // > | Rafael “El Toro” Quintero
      //            ^       ^ at most three words, and the name goes on
      let u = t + 1
      while (u < t + 4 && kind[u] === Kind.word) u++
      if (
        u > t + 1 &&
        kind[u] === Kind.mark &&
        kind[u + 1] === Kind.word &&
        shape[u + 1]! & Shape.capital &&
        shape[t + 1]! & Shape.capital &&
        shape[u + 1]! & Shape.spaceBefore &&
        !(wordFlags(word[u + 1]!) & (closed | Word.interjection)) &&
        shape[t]! & Shape.spaceBefore &&
        !(shape[u]! & Shape.spaceBefore)
      ) {
        t = u + 1
        continue
      }
    }
    break
  }
  if (words === 0 && titles === 0) return null
  if (words === 0) {
    // a title alone: Mother, the Captain (read as a description where an article stands before it)
    const flags = wordFlags(word[title]!)
    if (!(flags & (Word.kin | Word.honorific | Word.person)) && !(flags & Word.title)) return null
    // > | What does she miss?        in small letters only before a name
    if (flags & Word.closed || !(shape[title]! & Shape.capital)) return null
    return {
      from: withArticle(tokens, at),
      to: t,
      nameFrom: at,
      nameTo: t,
      type: MentionType.description,
      referent: Referent.person,
      sex,
      plural: false,
      title,
      person: 3,
      possessive: (shape[t]! & Shape.possessive) !== 0,
    }
  }
  const head = last - 1
  const headFlags = wordFlags(word[head]!)
  let firstFlags = wordFlags(word[nameFrom]!)
  let length = last - nameFrom
  let referent: number = Referent.unknown
  let from = at
  let roleBefore = false
  // roles before the name: Actor Clint Howard; columnist Margaret Sullivan; Russian President Vladimir Putin
  if (title < 0 && length > 1 && firstFlags & Word.person && !(firstFlags & Word.firstName)) {
    roleBefore = true
    // > | Striker Kofi Mensah scored.
    //             ^ the name, where more than one word or a first name is left
    if (length > 2 || wordFlags(word[nameFrom + 1]!) & Word.firstName) {
      nameFrom++
      length--
      firstFlags = wordFlags(word[nameFrom]!)
    }
  }
  const before = from > 0 ? wordFlags(word[from - 1]!) : 0
  if (
    kind[from - 1] === Kind.word &&
    !(shape[from]! & Shape.sentenceStart) &&
    before & (Word.person | Word.title) &&
    !(before & closed) &&
    !(before & Word.plural) &&
    !(shape[from - 1]! & Shape.capital)
  ) {
    // > | his daughter Ilona
    if (sex === Sex.unknown) sex = sexOfWord(before)
    roleBefore = true
    from = premodifiers(tokens, from - 1)
  }
  if (title >= 0 && !roleBefore && from > 0 && !(shape[from]! & Shape.sentenceStart) && kind[from - 1] === Kind.word) {
    // > | state attorney Dave Aronberg, former Iowa Gov. Ada Roe
    const start = premodifiers(tokens, from)
    if (
      start < from &&
      (shape[start]! & (Shape.sentenceStart | Shape.capital) ||
        wordFlags(word[start]!) & Word.determiner ||
        wordTags(word[start]!) & (Tag.adjective | nounTags))
    )
      from = start
  }
  if (title >= 0 || roleBefore || firstFlags & Word.firstName || wordTags(word[head]!) & Tag.suffix) referent = Referent.person
  if (
    headFlags & (Word.organization | Word.organizationLast) &&
    !(firstFlags & Word.firstName && length === 2 && !(headFlags & Word.organization)) &&
    title < 0
  )
    referent = Referent.organization
  else if (organization && title < 0 && !(firstFlags & Word.firstName)) referent = Referent.organization
  else if (headFlags & Word.document && length > 1 && title < 0 && !(firstFlags & Word.firstName)) referent = Referent.document
  else if (referent !== Referent.person && shape[head]! & Shape.upper && tokens.end[head]! - tokens.start[head]! > 1 && length === 1)
    referent = Referent.organization
  else if (referent === Referent.unknown && headFlags & Word.place && length <= 2) referent = Referent.place
  else if (wordTags(word[head]!) & Tag.building) referent = Referent.organization
  else if (referent === Referent.unknown && headFlags & Word.demonym) referent = headFlags & Word.plural ? Referent.group : Referent.place
  else if (referent === Referent.unknown && length > 1) referent = hasArticle(tokens, at) ? Referent.organization : Referent.person
  if (referent === Referent.organization || referent === Referent.document || referent === Referent.unknown || referent === Referent.place)
    from = withArticle(tokens, from)
  if (sex === Sex.unknown && referent === Referent.person) {
    sex = sexOf(firstFlags)
  }
  return {
    from,
    to: last,
    nameFrom,
    nameTo: last,
    type: MentionType.name,
    referent,
    sex,
    plural: (headFlags & Word.plural) !== 0 && referent !== Referent.person,
    title,
    person: 3,
    possessive:
      (shape[last]! & Shape.possessive) !== 0 ||
      (isOwnersMark(tokens, last) && kind[last + 1] === Kind.word && !(wordFlags(word[last + 1]!) & closed)),
  }
}

/** > | the Merchants’ Association
 *                 ^ right behind an s, with a blank before the next word
 */
function isOwnersMark({ kind, code, shape, text, end }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.mark || (code[t] !== 0x2019 && code[t] !== 39) || shape[t]! & Shape.spaceBefore || t === 0) return false
  return text.charCodeAt(end[t - 1]! - 1) === 115 && (shape[t + 1]! & Shape.spaceBefore) !== 0 && kind[t + 1] === Kind.word
}

/** The sex that a word tells of: `she`, `his`, `daughter`. */
export function sexOfWord(flags: number): number {
  return flags & Word.female ? Sex.female : flags & Word.male ? Sex.male : Sex.unknown
}

/** Mayor, Major, Judge: first names of men elsewhere, which say nothing of whoever holds the office. */
function sexOfTitle(flags: number): number {
  if (flags & Word.firstName && flags & Word.title && !(flags & Word.honorific)) return Sex.unknown
  return sexOfWord(flags)
}

function sexOf(flags: number): number {
  if (!(flags & Word.firstName)) return Sex.unknown
  const female = (flags & Word.female) !== 0
  const male = (flags & Word.male) !== 0
  return female === male ? Sex.unknown : female ? Sex.female : Sex.male
}

function hasArticle(tokens: Tokens, t: number): boolean {
  return t > 0 && tokens.kind[t - 1] === Kind.word && /^the$/i.test(tokens.text.slice(tokens.start[t - 1], tokens.end[t - 1]))
}

function withArticle(tokens: Tokens, t: number): number {
  return hasArticle(tokens, t) ? t - 1 : t
}

/** How far to the left the adjectives and nouns before a role reach: `former South Carolina Gov.`, `presumptive nominee`. */
function premodifiers(tokens: Tokens, at: number): number {
  const { kind, shape, word } = tokens
  let t = at
  while (t > 0 && !(shape[t]! & (Shape.sentenceStart | Shape.paragraphStart)) && at - t < 6) {
    const p = t - 1
    if (kind[p] === Kind.number) {
      t = p
      continue
    }
    if (kind[p] !== Kind.word) break
    const flags = wordFlags(word[p]!)
    const tags = wordTags(word[p]!)
    if (flags & Word.determiner) return p
    // > | US Senator Ada Roe
    //     ^^ a country, not a pronoun
    const country = (shape[p]! & Shape.upper) !== 0 && (flags & Word.place) !== 0
    if (!country && flags & (closed | Word.interjection)) break
    if (!country && tags & (Tag.preposition | Tag.modal | Tag.past | Tag.third)) break
    if (flags & Word.cue && !(tags & nounTags)) break
    // a word that no list has is a noun more often than not: neurosurgeon, co-host
    const noun = word[p] === 0 || flags & (speakers | Word.organizationLast) || tags & (nounTags | Tag.adjective)
    if (shape[p]! & Shape.possessive || shape[p]! & Shape.capital || noun) t = p
    else break
  }
  return t
}

const speakers = Word.person | Word.organization | Word.document | Word.crowd

/** Reads `the old woman`, `a spokesman for the ministry`, `his brother`, `critics`, `one`. */
function readDescription(tokens: Tokens, at: number): Mention | null {
  const { word } = tokens
  const flags = wordFlags(word[at]!)
  const tags = wordTags(word[at]!)
  let t = at
  let determined = false
  if (flags & Word.determiner) {
    // > | an explosion that Mayor Bill Orr described        no article before a name
    if (flags & Word.subordinator && tokens.shape[at + 1]! & Shape.capital) return null
    determined = true
    t++
  } else if (flags & Word.indefinite) {
    // > | one former aide, many residents        the word stands for an article
    return (nominal(tokens, at + 1) && readPhrase(tokens, at, at + 1, true)) || readIndefinite(tokens, at)
  } else if (flags & closed || !(flags & speakers || tags & (Tag.adjective | nounTags))) return null
  // > | the two write        a number stands for whom it counts
  if (determined && wordTags(tokens.word[t]!) & Tag.number && !nominal(tokens, t + 1)) {
    const m = readIndefinite(tokens, at, t)
    if (m) return m
  }
  // > | another tweeted        an article that stands alone too
  return readPhrase(tokens, at, t, determined) ?? (determined && flags & Word.indefinite ? readIndefinite(tokens, at) : null)
}

/** Whether a word may go on with a noun phrase. */
function nominal({ kind, word, shape }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || shape[t]! & Shape.sentenceStart) return false
  const flags = wordFlags(word[t]!)
  const tags = wordTags(word[t]!)
  return !(flags & closed) && ((flags & speakers) !== 0 || tags === 0 || (tags & (Tag.adjective | nounTags)) !== 0)
}

/** Reads the adjectives and nouns from `first` on; `at` is the article before them or `first` itself. */
function readPhrase(tokens: Tokens, at: number, first: number, determined: boolean): Mention | null {
  const { kind, shape, word, count } = tokens
  const flags = wordFlags(word[at]!)
  let t = first
  // the run of adjectives and nouns
  let head = -1
  let steps = 0
  const limit = Math.min(count, t + 8)
  while (t < limit) {
    if (kind[t] === Kind.number) {
      t++
      steps++
      continue
    }
    if (kind[t] !== Kind.word || (steps > 0 && shape[t]! & (Shape.sentenceStart | Shape.paragraphStart))) break
    if (shape[t]! & Shape.possessive) {
      if (head < 0 && steps === 0) break
      t++
      head = -1
      continue
    }
    const f = wordFlags(word[t]!)
    const g = wordTags(word[t]!)
    if (f & (closed | Word.interjection) && !(f & Word.title)) break
    const noun = (f & speakers) !== 0
    const verb = (f & Word.cue) !== 0 && !(g & (nounTags | Tag.adjective))
    // > | the judge exclaimed        a verb behind the head ends the run
    //               ^
    if (head >= 0 && verb && (!noun || wordFlags(word[head]!) & speakers)) break
    if (!noun) {
      if (f & Word.cue && g & (Tag.past | Tag.third | Tag.participle) && head >= 0) break
      if (f & Word.adverb && head >= 0) break
      if (g & (Tag.past | Tag.third | Tag.modal) && !(g & (nounTags | Tag.adjective | Tag.participle))) break
      if (head >= 0 && g && !(g & (nounTags | Tag.adjective))) break
      // > | the duchess vaguely        an adverb that the lexicon does not have
      if (head >= 0 && g === 0 && !(shape[t]! & Shape.capital) && /ly$/.test(tokens.text.slice(tokens.start[t], tokens.end[t]))) break
    }
    if (noun || g & nounTags || g === 0 || shape[t]! & Shape.capital) head = t
    t++
    steps++
    if (!determined && head < 0 && steps > 3) return null
  }
  if (head < 0) return null
  // > | the Ellery Merchants’ Association        part of a name
  if (isOwnersMark(tokens, head + 1) && shape[head]! & Shape.capital && shape[head + 2]! & Shape.capital) return null
  const h = wordFlags(word[head]!)
  if (!(h & (speakers | Word.title | Word.kin)) || (shape[head]! & Shape.capital && !(h & speakers))) return null
  const plural = (h & Word.plural) !== 0
  // without an article only crowds speak: critics, residents, police
  if (!determined && !plural && !(h & Word.kin && shape[at]! & Shape.sentenceStart)) {
    if (!(shape[at]! & Shape.sentenceStart || steps > 0) || !(h & Word.person)) return null
    if (!(shape[at]! & Shape.sentenceStart)) return null
  }
  let to = head + 1
  const nameFrom = determined ? at + (flags & Word.possessive ? 0 : 1) : at
  const nameTo = to
  to = postmodifiers(tokens, to)
  const referent =
    h & Word.person || h & Word.title || h & Word.kin
      ? plural
        ? Referent.group
        : Referent.person
      : h & Word.crowd
        ? Referent.group
        : h & Word.organization
          ? Referent.organization
          : h & Word.document
            ? Referent.document
            : Referent.unknown
  let sex: number = sexOfTitle(h)
  if (h & Word.female && h & Word.male) sex = Sex.unknown
  return {
    from: at,
    to,
    nameFrom,
    nameTo,
    type: MentionType.description,
    referent,
    sex,
    plural,
    title: -1,
    person: 3,
    possessive: (shape[nameTo]! & Shape.possessive) !== 0,
  }
}

/**
 * A noun that a name stands before as an adjective does:
 *
 *     > | Roe supporters said        > | an IMF report found        > | White House officials say
 *         ^^^^^^^^^^^^^^                    ^^^^^^^^^^                   ^^^^^^^^^^^^^^^^^^^^^
 */
function readMembers(tokens: Tokens, name: Mention): Mention | null {
  const { kind, shape, word } = tokens
  const head = name.to
  if (name.possessive || name.title >= 0 || kind[head] !== Kind.word || shape[head]! & (Shape.capital | Shape.possessive)) return null
  const flags = wordFlags(word[head]!)
  if (!(flags & (Word.person | Word.document | Word.crowd)) || flags & (closed | Word.kin)) return null
  const plural = (flags & Word.plural) !== 0
  if (!plural && !hasDeterminer(tokens, name.from)) return null
  const next = kind[head + 1] === Kind.word ? head + 1 : -1
  // > | Roe aide Kofi Ansah        a role before another name
  if (next >= 0 && shape[next]! & (Shape.capital | Shape.possessive)) return null
  // > | Roe reports a loss        a verb, unless another follows
  if (flags & Word.cue && !(next >= 0 && (wordFlags(word[next]!) & (Word.cue | Word.auxiliary)) !== 0)) return null
  const referent = flags & Word.document ? Referent.document : plural || flags & Word.crowd ? Referent.group : Referent.person
  return {
    ...name,
    from: hasDeterminer(tokens, name.from) ? name.from - 1 : name.from,
    to: postmodifiers(tokens, head + 1),
    nameTo: head + 1,
    type: MentionType.description,
    referent,
    sex: Sex.unknown,
    plural,
    possessive: false,
  }
}

function hasDeterminer({ kind, word, shape }: Tokens, t: number): boolean {
  return (
    t > 0 &&
    kind[t - 1] === Kind.word &&
    !(shape[t]! & Shape.sentenceStart) &&
    (wordFlags(word[t - 1]!) & (Word.determiner | Word.possessive)) !== 0
  )
}

/** `one`, `some of them`, `another`, `the two`: one or some of a group that the text has named. The word itself stands at `head`. */
function readIndefinite(tokens: Tokens, at: number, head = at): Mention | null {
  const text = tokens.text.slice(tokens.start[head], tokens.end[head]).toLowerCase()
  if (
    !(at < head ? /^(?:two|three|four|five|six)$/ : /^(?:one|some|others|another|both|many|several|someone|somebody|few|most)$/).test(text)
  )
    return null
  // > | No one answered.        nobody
  if (text === 'one' && at > 0 && /^(?:no|every|any|each)$/i.test(tokens.text.slice(tokens.start[at - 1], tokens.end[at - 1]))) return null
  const to = postmodifiers(tokens, head + 1)
  const single = /^(?:one|another|someone|somebody)$/.test(text)
  return {
    from: at,
    to,
    nameFrom: head,
    nameTo: head + 1,
    type: MentionType.description,
    referent: single ? Referent.person : Referent.group,
    sex: Sex.unknown,
    plural: !single,
    title: -1,
    person: 3,
    possessive: false,
  }
}

/** Prepositional phrases that belong to a description: `for the ministry`, `of the board`, `close to the case`. */
function postmodifiers(tokens: Tokens, at: number): number {
  const { kind, shape, word, count } = tokens
  let to = at
  for (let phrase = 0; phrase < 2; phrase++) {
    if (kind[to] !== Kind.word) break
    // > | a source close to the case
    //              ^^^^^ an adjective behind its noun goes on with a preposition
    const adjective =
      (wordTags(word[to]!) & (Tag.adjective | Tag.past | Tag.third | Tag.modal)) === Tag.adjective && kind[to + 1] === Kind.word
    const preposition = tokens.text.slice(tokens.start[to + +adjective], tokens.end[to + +adjective])
    if (!(adjective ? /^(?:to|with|of|in|on)$/ : /^(?:of|for|at|from|with|in|on)$/).test(preposition)) break
    let t = to + 1 + +adjective
    if (kind[t] === Kind.word && wordFlags(word[t]!) & Word.determiner) t++
    let head = -1
    for (let steps = 0; t < count && steps < 6; steps++, t++) {
      if (kind[t] === Kind.number) continue
      if (kind[t] !== Kind.word || shape[t]! & Shape.sentenceStart) break
      if (shape[t]! & Shape.possessive) continue
      const flags = wordFlags(word[t]!)
      const tags = wordTags(word[t]!)
      if (flags & Word.time && preposition === 'on') break
      if (shape[t]! & Shape.capital && !(flags & closed)) {
        head = t
        // > | economists at Halden & Co.
        if (isPunctuation(tokens, t + 1, 38) && shape[t + 2]! & Shape.capital) t++
        continue
      }
      if (flags & (closed | Word.adverb)) break
      if (flags & Word.cue && !(tags & nounTags)) break
      if (head >= 0 && tags & (Tag.past | Tag.third) && !(flags & speakers)) break
      if (tags & nounTags || flags & speakers) head = t
      else if (!(tags & Tag.adjective) && tags !== 0) break
    }
    if (head < 0) break
    to = head + 1
  }
  return to
}
