import { nounTags, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { articleOfBody, hasArticle, withArticle } from './articles.ts'
import type { Capitals } from './capitals.ts'
import { premodifiers } from './descriptions.ts'
import { isOwnersMark, type Mention, MentionType, Referent, Sex, sexOf, sexOfWord } from './mention.ts'
import { referentOf } from './referents.ts'
import { honours, lastRole } from './roles.ts'
import { type Run, readRun } from './runs.ts'

/** Reads `Mayor Tomasz Wolny`, `Ludwig van Beethoven`, `W. E. B. Larkin Jr.`, `Bank of England`, `Rafael “El Toro” Quintero`. */
export function readName(tokens: Tokens, at: number, capitals: Capitals): Mention | null {
  const run = readRun(tokens, at, capitals)
  if (run.words === 0) return run.titles > 0 ? titleAlone(tokens, run) : null
  if (run.officeOf >= 0) run.nameFrom = behindOffice(tokens, run)
  return isThing(tokens, run) ? null : nameOf(tokens, run)
}

/** A title alone: `Mother`, `the Captain` (read as a description where an article stands before it). */
function titleAlone(tokens: Tokens, { at, end, title, sex }: Run): Mention | null {
  const { kind, shape } = tokens
  const flags = wordFlags(tokens.word[title]!)
  // > | What does she miss?        in small letters only before a name
  if (flags & Word.closed || !(shape[title]! & Shape.capital)) return null
  // > | SIR – Your correspondent claims        whom a letter greets
  if (flags & Word.honorific && shape[at]! & Shape.paragraphStart && (kind[end] === Kind.dash || isPunctuation(tokens, end, 44)))
    return null
  return {
    from: withArticle(tokens, at),
    to: end,
    nameFrom: at,
    nameTo: end,
    type: MentionType.description,
    referent: Referent.person,
    sex,
    plural: false,
    title,
    person: 3,
    possessive: (shape[end]! & Shape.possessive) !== 0,
  }
}

/** > | Secretary of State Kim Okoro        where the name behind an office begins
 *                         ^ a first name with another behind it
 */
function behindOffice({ kind, shape, word }: Tokens, { at, title, nameFrom, last, officeOf }: Run): number {
  let from = nameFrom
  for (let u = officeOf + 1; u < last - 1; u++) {
    if (!(wordFlags(word[u]!) & Word.firstName) || kind[u] !== Kind.word || kind[u + 1] !== Kind.word) continue
    from = u
    break
  }
  // > | Leader of Opposition Rameshwar Dayal        two words that no list has behind a common noun
  //                          ^
  const common = (wordFlags(word[officeOf]!) & Word.common) !== 0 && (wordTags(word[officeOf]!) & nounTags) !== 0
  if (from < officeOf && common && last === officeOf + 3 && word[last - 1] === 0 && word[last - 2] === 0) from = last - 2
  // > | Duke of Wellington        the land alone is no name
  return from > at && title === from - 1 && !(shape[from]! & Shape.capital) ? title : from
}

/** > | CCTV footage        a thing, and nobody */
function isThing({ shape, word }: Tokens, { at, last }: Run): boolean {
  const thing = Word.common | Word.abbreviation
  return last === at + 1 && (shape[at]! & Shape.upper) !== 0 && (wordFlags(word[last - 1]!) & thing) === thing
}

function nameOf(tokens: Tokens, run: Run): Mention {
  const { kind, shape, word } = tokens
  const { at, title, last } = run
  const beginning = behindRole(tokens, run)
  const nameFrom = beginning >= 0 ? beginning : run.nameFrom
  const first = wordFlags(word[nameFrom]!)
  const described = isDescribed(tokens, at)
  const role = beginning >= 0 || described
  const before = at > 0 ? wordFlags(word[at - 1]!) : 0
  let from = described ? premodifiers(tokens, at - 1) : title >= 0 && !role ? behindPremodifiers(tokens, at) : at
  const article = title < 0 && !role && nameFrom === from ? articleOfBody(tokens, from, first) : -1
  if (article >= 0) from = article
  // > | the broadcaster PBS        not: > | the broadcaster Ada Roe
  const broadcaster = role && title < 0 && from < nameFrom && (before & Word.organization) !== 0 && last - nameFrom === 1
  const body = article >= 0 || (broadcaster && (shape[last - 1]! & Shape.upper) !== 0)
  const referent = referentOf(tokens, { from, at, nameFrom, last, titled: title >= 0, role, body, organization: run.organization })
  if (referent !== Referent.person && referent !== Referent.group) from = withArticle(tokens, from)
  // > | his daughter Ilona
  const told = run.sex === Sex.unknown && described ? sexOfWord(before) : run.sex
  return {
    from,
    to: last,
    nameFrom,
    nameTo: last - honours(tokens, nameFrom, last),
    type: MentionType.name,
    referent,
    sex: told === Sex.unknown && referent === Referent.person ? sexOf(first) : told,
    plural: (wordFlags(word[last - 1]!) & Word.plural) !== 0 && referent !== Referent.person,
    title,
    person: 3,
    possessive:
      (shape[last]! & Shape.possessive) !== 0 ||
      (isOwnersMark(tokens, last) && kind[last + 1] === Kind.word && !(wordFlags(word[last + 1]!) & Word.closed)),
  }
}

/** Where the name begins behind a role that is written with capitals; -1 without one. */
function behindRole(tokens: Tokens, { at, title, nameFrom, last }: Run): number {
  const { shape, word, start, end } = tokens
  // > | Actor Clint Howard; columnist Margaret Sullivan; Lead Researcher Amina Diallo; Chief Executive Ola Brandt
  const role = lastRole(tokens, nameFrom, last, title)
  let from = role >= 0 ? nameFrom : isSentTo(tokens, at) ? behindPost(tokens, nameFrom, last) : -1
  // > | Striker Kofi Mensah scored.
  //             ^ the name, where more than one word or a first name is left
  if (role > nameFrom || (role >= 0 && (last - nameFrom > 2 || wordFlags(word[nameFrom + 1]!) & Word.firstName))) from = role + 1
  // > | SSP Jaskaran Gill        letters of an office before a first name and a last one
  //         ^ the name
  const t = from >= 0 ? from : nameFrom
  if (title >= 0 || last - t !== 3 || end[t]! - start[t]! > 4 || (shape[t]! & (Shape.upper | Shape.abbreviation)) !== Shape.upper)
    return from
  if (shape[t + 1]! & Shape.upper || (word[t + 1] !== 0 && !(wordFlags(word[t + 1]!) & Word.firstName))) return from
  return wordFlags(word[last - 1]!) & (Word.organization | Word.organizationLast | Word.document) ? from : t + 1
}

/** > | ambassador to China Max Baucher        > | envoy to the United Nations Nikki Hale
 *                          ^ a first name                              ^       and another one behind the land or the body
 */
function behindPost({ word }: Tokens, nameFrom: number, last: number): number {
  for (let u = nameFrom + 1; u < last - 1; u++) {
    const post = wordFlags(word[u - 1]!) & (Word.place | Word.organizationLast | Word.organization)
    if (post && wordFlags(word[u]!) & Word.firstName) return u
  }
  return -1
}

/** > | to China        > | to the United Nations        > | from Vermont */
function isSentTo(tokens: Tokens, at: number): boolean {
  return isWord(tokens, at - 1, 'to') || isWord(tokens, at - 1, 'from') || (hasArticle(tokens, at) && isWord(tokens, at - 2, 'to'))
}

/** > | his daughter Ilona, the broadcaster PBS        whether the word before a name tells what it names */
function isDescribed(tokens: Tokens, from: number): boolean {
  const { kind, shape, word } = tokens
  if (from === 0 || kind[from - 1] !== Kind.word || shape[from]! & Shape.sentenceStart || shape[from - 1]! & Shape.capital) return false
  const flags = wordFlags(word[from - 1]!)
  return (flags & (Word.person | Word.title)) !== 0 && !(flags & (Word.closed | Word.plural)) && !isDeed(tokens, from - 1)
}

/** > | Orr accused Holt of it        what somebody did to the name behind it        not: > | the accused Ada Roe */
function isDeed({ word }: Tokens, t: number): boolean {
  const tags = wordTags(word[t]!)
  return (tags & (Tag.past | Tag.participle)) !== 0 && !(tags & nounTags) && !(t > 0 && wordFlags(word[t - 1]!) & Word.determiner)
}

/** > | state attorney Dave Aronberg, former Iowa Gov. Ada Roe
 *      ^                             ^ where what qualifies a title begins
 */
function behindPremodifiers(tokens: Tokens, from: number): number {
  const { kind, shape, word } = tokens
  if (from === 0 || shape[from]! & Shape.sentenceStart || kind[from - 1] !== Kind.word) return from
  const start = premodifiers(tokens, from)
  const qualifies =
    shape[start]! & (Shape.sentenceStart | Shape.capital) ||
    wordFlags(word[start]!) & Word.determiner ||
    wordTags(word[start]!) & (Tag.adjective | nounTags)
  return qualifies ? start : from
}
