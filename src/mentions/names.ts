import { hashOf } from '../lexicon/hash.ts'
import { cueForm, Form, lookup, nounTags, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { beginsSentence, type Capitals, pairOf } from './capitals.ts'
import { isPairOfTopics, premodifiers } from './descriptions.ts'
import { isOwnersMark, type Mention, MentionType, Referent, Sex, sexOf, sexOfTitle, sexOfWord } from './mention.ts'
import { isNumbered } from './numbers.ts'
import { hasLand, honours, isOfficeBetween, lastRole } from './roles.ts'

const theHash = hashOf('the')
const verbTags = Tag.base | Tag.past | Tag.third | Tag.gerund | Tag.participle | Tag.modal

/** Whether a capitalised token can be part of a name. */
function isNameWord(tokens: Tokens, t: number, first: boolean, capitals: Capitals): boolean {
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

/** > | Orr accused Holt of it        what somebody did to the name behind it        not: > | the accused Ada Roe */
function isDeed({ word }: Tokens, t: number): boolean {
  const tags = wordTags(word[t]!)
  return (tags & (Tag.past | Tag.participle)) !== 0 && !(tags & nounTags) && !(t > 0 && wordFlags(word[t - 1]!) & Word.determiner)
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

/** Reads `Mayor Tomasz Wolny`, `Ludwig van Beethoven`, `W. E. B. Larkin Jr.`, `Bank of England`, `Rafael “El Toro” Quintero`. */
export function readName(tokens: Tokens, at: number, capitals: Capitals): Mention | null {
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
    const named = t + 1 < count && isNameWord(tokens, t + 1, false, capitals) && !(shape[t + 1]! & Shape.sentenceStart)
    if (flags & Word.firstName && !named && !hasLand(tokens, t)) break
    if (t > at && shape[t]! & Shape.sentenceStart) break
    title = t
    titles++
    sex = sexOfTitle(flags) || sex
    t++
    if (shape[t]! & Shape.possessive) break
  }
  let nameFrom = t
  let officeOf = -1
  let last = t
  let organization = false
  let topics = false
  let words = 0
  while (t < count) {
    if (kind[t] === Kind.word && shape[t]! & (Shape.paragraphStart | Shape.possessive) && t > at) break
    // > | Ada Roe Says Nobody Told Her        a verb, as headlines write it, and no part of a name
    //             ^
    if (words > 0 && wordFlags(word[t]!) & Word.cue && kind[t] === Kind.word && isHeadlineVerb(tokens, t)) break
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
        (!(flags & Word.firstName) || isOfficeBetween(tokens, t)) &&
        isNameWord(tokens, t + 1, false, capitals) &&
        !(shape[t + 1]! & Shape.sentenceStart)
      ) {
        let u = t
        do {
          title = u
          sex = sexOfTitle(wordFlags(word[u]!)) || sex
          u++
        } while (wordFlags(word[u]!) & Word.title && !(wordFlags(word[u]!) & Word.firstName) && isNameWord(tokens, u + 1, false, capitals))
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
    if (words > 0 && isLink(tokens, t)) {
      organization = true
      t++
      continue
    }
    // > | Person A, Hepatitis A        no article, right behind a word with a capital
    if (words > 0 && isLetterA(tokens, t)) {
      words++
      t++
      last = t
      break
    }
    // > | Channel 9, Lantern 3        a number makes a thing of it
    if (words === 1 && titles === 0 && isNumbered(tokens, t)) {
      organization = true
      t++
      last = t
      break
    }
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
      if (kind[u] === Kind.word && shape[u]! & Shape.capital && !(wordFlags(word[u]!) & Word.closed)) {
        t = u
        continue
      }
      break
    }
    // > | Assistant Secretary of State
    const endsOffice = (wordFlags(word[t - 1]!) & (Word.title | Word.firstName)) === Word.title
    if (
      (isWord(tokens, t, 'of') && (organization || words === 0 || endsOffice)) ||
      (isWord(tokens, t, 'for') && organization && words > 0)
    ) {
      // Bank of England, Duke of Wellington, Centers for Disease Control
      let u = t + 1
      if (kind[u] === Kind.word && tokens.text.startsWith('the ', tokens.start[u])) u++
      if (kind[u] === Kind.word && shape[u]! & Shape.capital && !(wordFlags(word[u]!) & (Word.closed | Word.time))) {
        if (words === 0 || endsOffice) officeOf = u
        if (words === 0) words++ // a title with its land is a name: Duke of Wellington
        t = u
        topics = organization
        continue
      }
      break
    }
    // > | Institute of Allergy and Infectious Disease
    //                          ^
    if (topics && last === t && isWord(tokens, t, 'and') && isPairOfTopics(tokens, t)) {
      t++
      continue
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
    // > | Lord (Clive) Purnell        > | Robert (Bob) Hale        one word, and the name goes on
    //          ^     ^
    if (
      isPunctuation(tokens, t, 40) &&
      isPunctuation(tokens, t + 2, 41) &&
      isNameWord(tokens, t + 1, false, capitals) &&
      isNameWord(tokens, t + 3, false, capitals) &&
      !(shape[t + 3]! & Shape.sentenceStart) &&
      !(shape[t + 1]! & Shape.upper)
    ) {
      if (words === 0) nameFrom = t + 1
      words += +(words === 0)
      t += 3
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
        !(wordFlags(word[u + 1]!) & (Word.closed | Word.interjection)) &&
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
    // > | SIR – Your correspondent claims        whom a letter greets
    if (flags & Word.honorific && shape[at]! & Shape.paragraphStart && (kind[t] === Kind.dash || isPunctuation(tokens, t, 44))) return null
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
  // > | Secretary of State Kim Okoro        a name behind the office
  //                        ^ a first name with another behind it
  if (officeOf >= 0) {
    for (let u = officeOf + 1; u < last - 1; u++) {
      if (!(wordFlags(word[u]!) & Word.firstName) || kind[u] !== Kind.word || kind[u + 1] !== Kind.word) continue
      nameFrom = u
      break
    }
    // > | Leader of Opposition Rameshwar Dayal        two words that no list has behind a common noun
    //                          ^
    const common = (wordFlags(word[officeOf]!) & Word.common) !== 0 && (wordTags(word[officeOf]!) & nounTags) !== 0
    if (nameFrom < officeOf && common && last === officeOf + 3 && word[last - 1] === 0 && word[last - 2] === 0) nameFrom = last - 2
    // > | Duke of Wellington        the land alone is no name
    if (nameFrom > at && title === nameFrom - 1 && !(shape[nameFrom]! & Shape.capital)) nameFrom = title
  }
  const head = last - 1
  const headFlags = wordFlags(word[head]!)
  // > | CCTV footage        a thing, and nobody
  const thing = Word.common | Word.abbreviation
  if (last === at + 1 && shape[at]! & Shape.upper && (headFlags & thing) === thing) return null
  let firstFlags = wordFlags(word[nameFrom]!)
  let length = last - nameFrom
  let referent: number = Referent.unknown
  let from = at
  let roleBefore = false
  // roles before the name: Actor Clint Howard; columnist Margaret Sullivan; Lead Researcher Amina Diallo; Chief Executive Ola Brandt
  const role = lastRole(tokens, nameFrom, last, title)
  // > | ambassador to China Max Baucher        > | envoy to the United Nations Nikki Hale
  //                         ^ a first name                              ^       and another one behind the land or the body
  if (role < 0 && isSentTo(tokens, at)) {
    for (let u = nameFrom + 1; u < last - 1; u++) {
      const flags = wordFlags(word[u]!)
      if (!(flags & Word.firstName) || !(wordFlags(word[u - 1]!) & (Word.place | Word.organizationLast | Word.organization))) continue
      roleBefore = true
      nameFrom = u
      length = last - nameFrom
      firstFlags = flags
      break
    }
  }
  if (role >= 0) {
    roleBefore = true
    // > | Striker Kofi Mensah scored.
    //             ^ the name, where more than one word or a first name is left
    if (role > nameFrom || length > 2 || wordFlags(word[nameFrom + 1]!) & Word.firstName) {
      nameFrom = role + 1
      length = last - nameFrom
      firstFlags = wordFlags(word[nameFrom]!)
    }
  }
  // > | SSP Jaskaran Gill        letters of an office before a first name and a last one
  //         ^ the name
  const rank =
    shape[nameFrom]! & Shape.upper && !(shape[nameFrom]! & Shape.abbreviation) && tokens.end[nameFrom]! - tokens.start[nameFrom]! < 5
  if (
    title < 0 &&
    rank &&
    length === 3 &&
    (word[nameFrom + 1] === 0 || wordFlags(word[nameFrom + 1]!) & Word.firstName) &&
    !(shape[nameFrom + 1]! & Shape.upper)
  ) {
    if (!(headFlags & (Word.organization | Word.organizationLast | Word.document))) {
      roleBefore = true
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
    !(before & Word.closed) &&
    !(before & Word.plural) &&
    !(shape[from - 1]! & Shape.capital) &&
    !isDeed(tokens, from - 1)
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
  // > | the broadcaster PBS        not: > | the broadcaster Ada Roe
  const body = roleBefore && title < 0 && from < nameFrom && before & Word.organization && length === 1 && shape[head]! & Shape.upper
  const named = title < 0 && !roleBefore && nameFrom === from ? articleOfBody(tokens, from, firstFlags) : -1
  if (named >= 0) from = named
  // > | in Aspen, Colo., the mayor        > | Salem, N.H.        a town and its state
  const state = length === 1 && (shape[head]! & Shape.abbreviation) !== 0 && isPunctuation(tokens, from - 1, 44)
  const town = referent === Referent.unknown && title < 0 && !roleBefore && isPunctuation(tokens, last, 44) && isState(tokens, last + 1)
  if (body || named >= 0) referent = Referent.organization
  else if (town || (state && title < 0 && shape[from - 2]! & Shape.capital)) referent = Referent.place
  else if (title >= 0 || roleBefore || firstFlags & Word.firstName || wordTags(word[head]!) & Tag.suffix) referent = Referent.person
  if (
    headFlags & (Word.organization | Word.organizationLast) &&
    !(firstFlags & Word.firstName && length === 2 && (!(headFlags & Word.organization) || headFlags & Word.plural)) &&
    title < 0
  )
    referent = Referent.organization
  else if (organization && title < 0 && !(firstFlags & Word.firstName)) referent = Referent.organization
  else if (headFlags & Word.document && length > 1 && title < 0 && !(firstFlags & Word.firstName)) referent = Referent.document
  else if (referent === Referent.unknown && shape[head]! & Shape.upper && length === 1 && isAbbreviation(tokens, head))
    referent = Referent.organization
  else if (referent === Referent.unknown && headFlags & Word.place)
    // > | San Marino, South Florida        > | BBC Radio Leeds        bodies have longer names
    referent = length <= 2 ? Referent.place : Referent.organization
  else if (wordTags(word[head]!) & Tag.ground && length > 1 && title < 0 && !(firstFlags & Word.firstName)) referent = Referent.place
  else if (wordTags(word[head]!) & Tag.building) referent = Referent.organization
  else if (referent === Referent.unknown && headFlags & Word.demonym) referent = headFlags & Word.plural ? Referent.group : Referent.place
  else if (referent === Referent.unknown && length > 1) referent = hasArticle(tokens, at) ? Referent.organization : Referent.person
  if (referent === Referent.unknown && length === 1 && isWork(tokens, head)) referent = Referent.document
  if (referent === Referent.organization || referent === Referent.document || referent === Referent.unknown || referent === Referent.place)
    from = withArticle(tokens, from)
  if (sex === Sex.unknown && referent === Referent.person) {
    sex = sexOf(firstFlags)
  }
  return {
    from,
    to: last,
    nameFrom,
    nameTo: last - honours(tokens, nameFrom, last),
    type: MentionType.name,
    referent,
    sex,
    plural: (headFlags & Word.plural) !== 0 && referent !== Referent.person,
    title,
    person: 3,
    possessive:
      (shape[last]! & Shape.possessive) !== 0 ||
      (isOwnersMark(tokens, last) && kind[last + 1] === Kind.word && !(wordFlags(word[last + 1]!) & Word.closed)),
  }
}

/** > | Aspen, Colo.        > | Salem, N.H.        not: > | Roe, Jr.        > | Roe, Ph.D. */
function isState({ kind, shape, word, text, start, end }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || !(shape[t]! & Shape.abbreviation)) return false
  if (wordTags(word[t]!) & Tag.suffix || wordFlags(word[t]!) & (Word.organization | Word.organizationLast | Word.title)) return false
  return /^(?:[A-Z][a-z]{1,4}|N\.[CDHJMY]|S\.[CD]|R\.I|D\.C|W\.Va)\.?$/.test(text.slice(start[t], end[t]))
}

/** > | Doctors Without Borders
 *              ^ a preposition with a capital, between two words that have one
 */
function isLink({ kind, shape, word, text, start, end }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || (shape[t]! & (Shape.capital | Shape.upper | Shape.sentenceStart)) !== Shape.capital) return false
  if (!/^(?:Without|Against|For|Beyond)$/.test(text.slice(start[t], end[t]))) return false
  const next = shape[t + 1]! & (Shape.capital | Shape.sentenceStart)
  return kind[t + 1] === Kind.word && next === Shape.capital && !(wordFlags(word[t + 1]!) & Word.closed)
}

/** > | Roe Says It Is Over        with a capital, in a form that no noun has, and with a capital behind it */
function isHeadlineVerb({ kind, shape, word }: Tokens, t: number): boolean {
  // > | the United States’ plan        a land
  const names = Word.firstName | Word.place | Word.organization | Word.organizationLast
  if (!(shape[t]! & Shape.capital) || shape[t]! & Shape.sentenceStart || wordFlags(word[t]!) & names) return false
  if ((cueForm(word[t]!) & 7) !== Form.third || wordTags(word[t]!) & nounTags) return false
  return (
    (kind[t + 1] === Kind.word && (shape[t + 1]! & Shape.capital) !== 0) || kind[t + 1] === Kind.mark || kind[t + 1] === Kind.punctuation
  )
}

/** > | Best in Bed ran for years        > | Death in Paradise        a word of the language that a small word and another capital follow */
function isWork({ kind, word, shape }: Tokens, t: number): boolean {
  if (!(wordFlags(word[t]!) & Word.common) || kind[t + 1] !== Kind.word || shape[t + 1]! & Shape.capital || kind[t + 2] !== Kind.word)
    return false
  return (wordFlags(word[t + 1]!) & Word.preposition) !== 0 && (shape[t + 2]! & (Shape.capital | Shape.sentenceStart)) === Shape.capital
}

/**
 * The article before a kind of body and its name, where no first name follows; -1 without one.
 *
 *     > | the trade journal Iron Age        not: > | the company Ada Roe founded
 *         ^                 `from`
 */
function articleOfBody(tokens: Tokens, from: number, firstFlags: number): number {
  const { kind, shape, word } = tokens
  const p = from - 1
  if (p < 1 || firstFlags & Word.firstName || kind[p] !== Kind.word || shape[from]! & Shape.sentenceStart) return -1
  const flags = wordFlags(word[p]!)
  if (!(flags & Word.organization) || flags & (Word.plural | Word.person | Word.closed) || shape[p]! & (Shape.capital | Shape.possessive))
    return -1
  const start = premodifiers(tokens, p)
  return (wordFlags(word[start]!) & (Word.determiner | Word.pronoun)) === Word.determiner ? start : -1
}

/** > | Person A wrote        not: > | ATLANTA A man        > | For Ada A Song */
function isLetterA({ kind, shape, code, start, end }: Tokens, t: number): boolean {
  if (code[t] !== 65 || kind[t] !== Kind.word || end[t]! - start[t]! !== 1 || shape[t]! & (Shape.sentenceStart | Shape.lineStart))
    return false
  return !(shape[t - 1]! & Shape.upper) && !(kind[t + 1] === Kind.word && shape[t + 1]! & Shape.capital)
}

/** > | to China        > | to the United Nations        > | from Vermont */
function isSentTo(tokens: Tokens, at: number): boolean {
  return isWord(tokens, at - 1, 'to') || isWord(tokens, at - 1, 'from') || (hasArticle(tokens, at) && isWord(tokens, at - 2, 'to'))
}

/** `NATO`, `UNITA`; not the label of a line, `ORTEGA: I do.` or `“ORTEGA: I do.` */
function isAbbreviation(tokens: Tokens, t: number): boolean {
  const { shape, start, end, kind } = tokens
  const first = kind[t - 1] === Kind.mark ? t - 1 : t
  return end[t]! - start[t]! > 1 && !(shape[first]! & Shape.lineStart && isPunctuation(tokens, t + 1, 58))
}

function hasArticle({ kind, hash }: Tokens, t: number): boolean {
  return t > 0 && kind[t - 1] === Kind.word && hash[t - 1] === theHash
}

function withArticle(tokens: Tokens, t: number): number {
  return hasArticle(tokens, t) ? t - 1 : t
}
