import { hashOf } from '../lexicon/hash.ts'
import { nounTags, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { endsIn, isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { alter, isOwnersMark, type Mention, MentionType, Referent, Sex, sexOfTitle } from './mention.ts'
import { isNumbered } from './numbers.ts'
import { honours } from './roles.ts'

/** How far to the left the adjectives and nouns before a role reach: `former South Carolina Gov.`, `presumptive nominee`. */
export function premodifiers(tokens: Tokens, at: number): number {
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
    if (!country && flags & (Word.closed | Word.interjection)) break
    if (!country && tags & (Tag.preposition | Tag.modal | Tag.past | Tag.third)) break
    if (flags & Word.cue && !(tags & nounTags)) break
    // > | Then Gov. Ada Roe said        a sentence that goes on from the one before
    if (shape[p]! & Shape.sentenceStart && flags & Word.adverb && !(tags & (nounTags | Tag.adjective))) break
    // a word that no list has is a noun more often than not: neurosurgeon, co-host
    const noun = word[p] === 0 || flags & (speakers | Word.organizationLast) || tags & (nounTags | Tag.adjective)
    if (shape[p]! & Shape.possessive || shape[p]! & Shape.capital || noun) t = p
    else break
  }
  return t
}

const speakers = Word.person | Word.organization | Word.document | Word.crowd

/** Reads `the old woman`, `a spokesman for the ministry`, `his brother`, `critics`, `one`. */
export function readDescription(tokens: Tokens, at: number): Mention | null {
  const { word } = tokens
  const flags = wordFlags(word[at]!)
  const tags = wordTags(word[at]!)
  let t = at
  let determined = false
  if (flags & Word.determiner) {
    // > | an explosion that Mayor Bill Orr described        no article before a name
    if (flags & Word.subordinator && tokens.shape[at + 1]! & Shape.capital) return null
    // > | on what prosecutors called “the remaining boats”        no article of theirs
    if (isWord(tokens, at, 'what')) return null
    determined = true
    t++
  } else if (flags & Word.indefinite) {
    // > | one former aide, many residents        the word stands for an article
    return (nominal(tokens, at + 1) && readPhrase(tokens, at, at + 1, true)) || readIndefinite(tokens, at)
  } else if (flags & Word.closed || !(flags & speakers || tags & (Tag.adjective | nounTags))) return null
  // > | the two write        a number stands for whom it counts
  if (determined && wordTags(tokens.word[t]!) & Tag.number && !nominal(tokens, t + 1)) {
    const m = readIndefinite(tokens, at, t)
    if (m) return m
  }
  // > | said that critics had left        no article: one of several would be `those critics`
  if (determined && isWord(tokens, at, 'that')) {
    const phrase = readPhrase(tokens, at, t, true)
    return phrase && !phrase.plural && !(wordFlags(word[phrase.nameTo - 1]!) & Word.crowd) ? phrase : null
  }
  // > | another tweeted        an article that stands alone too
  const one = determined && tokens.hash[t + 1] === oneHash ? readOne(tokens, at) : null
  return one ?? readPhrase(tokens, at, t, determined) ?? (determined && flags & Word.indefinite ? readIndefinite(tokens, at) : null)
}

const oneHash = hashOf('one')
const theHash = hashOf('the')
/** What people are told apart by. */
const looks = new Set(
  'tall taller short shorter fat thin thinner old older elder young younger big bigger little bald dark fair blond bearded skinny stout'
    .split(' ')
    .map(hashOf),
)

/** > | The tall one took his hat off.        one of two strangers, by his looks */
function readOne(tokens: Tokens, at: number): Mention | null {
  const { hash, shape } = tokens
  if (hash[at] !== theHash || !looks.has(hash[at + 1]!) || shape[at + 2]! & Shape.sentenceStart) return null
  return somebody(tokens, at, at + 1, at + 3, Sex.unknown)
}

/** One person, described from `from` to `to`, the words that tell who from `nameFrom` on. */
function somebody({ shape }: Tokens, from: number, nameFrom: number, to: number, sex: number): Mention {
  return {
    from,
    to,
    nameFrom,
    nameTo: to,
    type: MentionType.description,
    referent: Referent.person,
    sex,
    plural: false,
    title: -1,
    person: 3,
    possessive: (shape[to]! & Shape.possessive) !== 0,
  }
}

/** Whether a word may go on with a noun phrase. */
function nominal({ kind, word, shape }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || shape[t]! & Shape.sentenceStart) return false
  const flags = wordFlags(word[t]!)
  const tags = wordTags(word[t]!)
  return !(flags & Word.closed) && ((flags & speakers) !== 0 || tags === 0 || (tags & (Tag.adjective | nounTags)) !== 0)
}

/** > | the waiter mops the table        > | the driver revved his engine        a verb that the lexicon does not have, by its end and its object */
function isUnknownVerb({ kind, shape, word, text, end }: Tokens, t: number): boolean {
  if (wordTags(word[t]!) !== 0 || wordFlags(word[t]!) !== 0 || shape[t]! & Shape.capital) return false
  if (text.startsWith('ed', end[t]! - 2)) return true
  return text[end[t]! - 1] === 's' && kind[t + 1] === Kind.word && (wordFlags(word[t + 1]!) & (Word.determiner | Word.object)) !== 0
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
    if (f & (Word.closed | Word.interjection) && !(f & Word.title)) break
    // > | the place everyone goes to
    if (f & Word.indefinite && steps > 0) break
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
      if (head >= 0 && wordFlags(word[head]!) & Word.person && isUnknownVerb(tokens, t)) break
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
  // > | the late Jo Cole MP        letters behind a name
  if (shape[head]! & Shape.upper && head - 2 >= first && wordFlags(word[head - 2]!) & Word.firstName && honours(tokens, head - 2, head + 1))
    return null
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
export function readMembers(tokens: Tokens, name: Mention): Mention | null {
  const { kind, shape, word } = tokens
  const head = name.to
  if (name.possessive || name.title >= 0 || kind[head] !== Kind.word || shape[head]! & (Shape.capital | Shape.possessive)) return null
  const flags = wordFlags(word[head]!)
  if (!(flags & (Word.person | Word.document | Word.crowd)) || flags & (Word.closed | Word.kin)) return null
  const plural = (flags & Word.plural) !== 0
  if (!plural && !hasDeterminer(tokens, name.from)) return null
  const next = kind[head + 1] === Kind.word ? head + 1 : -1
  // > | Roe aide Kofi Ansah        a role before another name
  if (next >= 0 && shape[next]! & (Shape.capital | Shape.possessive)) return null
  // > | Roe reports a loss        a verb, unless another follows
  if (flags & Word.cue && !(next >= 0 && (wordFlags(word[next]!) & (Word.cue | Word.auxiliary)) !== 0)) return null
  const referent = flags & Word.document ? Referent.document : plural || flags & Word.crowd ? Referent.group : Referent.person
  return alter(name, {
    from: hasDeterminer(tokens, name.from) ? name.from - 1 : name.from,
    to: postmodifiers(tokens, head + 1),
    nameTo: head + 1,
    type: MentionType.description,
    referent,
    sex: Sex.unknown,
    plural,
    possessive: false,
  })
}

/** Tokens between the marks of a title that tells who somebody is. */
const longestTitle = 8

/**
 * Somebody whom a title tells:
 *
 *     > | the “Harbor Lights” actor captioned a picture
 *         ^                   ^^^^^ `t`
 */
export function readStar(tokens: Tokens, t: number): Mention | null {
  const { kind, shape, word, text, start } = tokens
  const flags = wordFlags(word[t]!)
  if (flags & (Word.plural | Word.closed | Word.kin | Word.crowd) || shape[t - 1]! & Shape.spaceBefore || !(shape[t]! & Shape.spaceBefore))
    return null
  let open = t - 2
  while (open > t - longestTitle && open > 0 && kind[open] !== Kind.mark) open--
  const the = open - 1
  if (the < 0 || kind[open] !== Kind.mark || !(shape[open + 1]! & Shape.capital) || !/^the /i.test(text.slice(start[the], start[the]! + 4)))
    return null
  return somebody(tokens, the, t, t + 1, sexOfTitle(flags))
}

/**
 * Somebody whom an owner tells:
 *
 *     > | Moorcroft’s brother, Alan, said        > | Hale’s former lawyers said
 *         ^^^^^^^^^^^^^^^^^^^                         ^^^^^^^^^^^^^^^^^^^^^
 */
export function readOwned(tokens: Tokens, name: Mention): Mention | null {
  const { kind, shape } = tokens
  if (!name.possessive || kind[name.to] !== Kind.word || !(shape[name.to]! & Shape.possessive)) return null
  const phrase = readPhrase(tokens, name.from, name.to + 1, true)
  if (!phrase || (phrase.referent !== Referent.person && phrase.referent !== Referent.group)) return null
  // > | Moorcroft’s brother Alan        one name with its role before it
  if (kind[phrase.nameTo] === Kind.word && shape[phrase.nameTo]! & Shape.capital) return null
  return alter(phrase, { nameFrom: name.from })
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
function readIndefinite(tokens: Tokens, at: number, from = at): Mention | null {
  let head = from
  const text = tokens.text.slice(tokens.start[head], tokens.end[head]).toLowerCase()
  if (
    !(
      at < head
        ? /^(?:two|three|four|five|six)$/
        : /^(?:one|some|others|another|both|many|several|someone|somebody|everyone|everybody|few|most)$/
    ).test(text)
  )
    return null
  // > | No one answered.        nobody
  if (text === 'one' && at > 0 && /^(?:no|every|any|each)$/i.test(tokens.text.slice(tokens.start[at - 1], tokens.end[at - 1]))) return null
  const single = /^(?:one|another|someone|somebody)$/.test(text)
  // > | One quizzer wrote        a noun that no list has, right before a verb of speech
  if (single && head === at && isUnknownSpeaker(tokens, head + 1)) head++
  const to = behindWhom(tokens, head + 1) || postmodifiers(tokens, head + 1)
  return {
    from: at,
    to,
    nameFrom: at < head && single ? at : head,
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

/**
 * > | one of them said        > | one of the two said        the token behind those whom it is one of; 0 for any other words
 *                 ^ behind it
 */
function behindWhom(tokens: Tokens, of: number): number {
  const { kind, word } = tokens
  if (!isWord(tokens, of, 'of') || kind[of + 1] !== Kind.word) return 0
  if (wordFlags(word[of + 1]!) & Word.object) return of + 2
  const counted = tokens.hash[of + 1] === theHash && kind[of + 2] === Kind.word && (wordTags(word[of + 2]!) & Tag.number) !== 0
  return counted && !nominal(tokens, of + 3) ? of + 3 : 0
}

function isUnknownSpeaker({ kind, word, shape }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || word[t] !== 0 || shape[t]! & (Shape.capital | Shape.possessive) || kind[t + 1] !== Kind.word) return false
  const next = wordFlags(word[t + 1]!)
  return (next & Word.cue) !== 0 && (wordTags(word[t + 1]!) & (Tag.past | Tag.third)) !== 0
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
    // > | a cousin of ours
    if (preposition === 'of' && !adjective && isOwn(tokens, to + 1)) return to + 2
    if (
      !(adjective ? /^(?:to|with|of|in|on)$/ : /^(?:of|for|at|from|with|in|on|over|above|outside|inside|behind|into|against)$/).test(
        preposition,
      )
    )
      break
    let t = to + 1 + +adjective
    // > | the report in which officers conceded
    if (preposition !== 'of' && kind[t] === Kind.word && wordFlags(word[t]!) & Word.subordinator) break
    // > | the owner of one of the clinics
    if (kind[t] === Kind.word && wordFlags(word[t]!) & Word.indefinite && isWord(tokens, t + 1, 'of')) t += 2
    if (kind[t] === Kind.word && wordFlags(word[t]!) & Word.determiner) t++
    let head = -1
    for (let steps = 0; t < count && steps < 6; steps++, t++) {
      if (kind[t] === Kind.number) {
        if (head === t - 1 && isNumbered(tokens, t)) head = t
        continue
      }
      if (kind[t] !== Kind.word || shape[t]! & Shape.sentenceStart) break
      if (shape[t]! & Shape.possessive) continue
      // > | the Department for Work and Pensions
      //                             ^^^
      if (head === t - 1 && isWord(tokens, t, 'and') && isPairOfTopics(tokens, t)) continue
      const flags = wordFlags(word[t]!)
      const tags = wordTags(word[t]!)
      if (flags & Word.time && preposition === 'on') break
      if (shape[t]! & Shape.capital && !(flags & Word.closed)) {
        head = t
        // > | economists at Halden & Co.
        if (isPunctuation(tokens, t + 1, 38) && shape[t + 2]! & Shape.capital) t++
        continue
      }
      if (flags & (Word.closed | Word.adverb)) break
      if (flags & Word.cue && !(tags & nounTags)) break
      if (head >= 0 && tags & (Tag.past | Tag.third) && !(flags & speakers)) break
      // > | analysts at Carnegie cut their rating        a verb, where an object follows
      if (head >= 0 && flags & Word.cue && kind[t + 1] === Kind.word && wordFlags(word[t + 1]!) & (Word.determiner | Word.possessive)) break
      // > | a spokeswoman for the hospice        a word that no list has, right behind its article
      if (tags & nounTags || flags & speakers || (word[t] === 0 && head < 0)) head = t
      else if (!(tags & Tag.adjective) && tags !== 0) break
    }
    if (head < 0) break
    to = head + 1
  }
  return to
}

function isOwn({ kind, text, start, end }: Tokens, t: number): boolean {
  return kind[t] === Kind.word && /^(?:mine|yours|his|hers|ours|theirs)$/.test(text.slice(start[t], end[t])) && kind[t + 1] !== Kind.end
}

/** > | pasted on the gate        > | circulated among friends
 *         ^                             ^
 */
export function isDoneTo(tokens: Tokens, t: number): boolean {
  const { kind, word, shape } = tokens
  if (t < 0 || kind[t] !== Kind.word || shape[t]! & (Shape.capital | Shape.sentenceStart)) return false
  const tags = wordTags(word[t]!)
  const done = (tags & Tag.participle) !== 0 || (endsIn(tokens, t, 'ed') && (tags === 0 || (tags & Tag.past) !== 0))
  return done && !(wordFlags(word[t]!) & (Word.auxiliary | Word.preposition))
}

/** > | Work, Pensions        2 for a word of the language with a capital, 1 for one that no list has, 0 for one that names somebody or some place */
function topicOf({ kind, shape, word, text, start, end }: Tokens, t: number): number {
  if (kind[t] !== Kind.word || (shape[t]! & (Shape.capital | Shape.sentenceStart | Shape.upper)) !== Shape.capital) return 0
  const flags = wordFlags(word[t]!)
  if (flags & (Word.firstName | Word.place | Word.title | Word.closed | Word.organization | Word.organizationLast)) return 0
  return flags & Word.common || wordTags(word[t]!) & (nounTags | Tag.adjective) || text.slice(start[t], end[t]).includes('-') ? 2 : 1
}

/** > | the Department for Work and Pensions
 *                             ^ `and` */
export function isPairOfTopics(tokens: Tokens, and: number): boolean {
  const [first, second] = [topicOf(tokens, and - 1), topicOf(tokens, and + 1)]
  return first > 0 && second > 0 && first + second > 2
}
