import { Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { hasArticle } from './articles.ts'
import { Referent } from './mention.ts'

/** What is known of a name before it is told what it names. */
export interface Signs {
  /** First token of the mention, the one where its run of capitals begins, and the tokens of the name without title and role. */
  readonly from: number
  readonly at: number
  readonly nameFrom: number
  readonly last: number
  /** Whether a title or a role stands before it; whether a kind of body does, and whether a word in it makes it an organization. */
  readonly titled: boolean
  readonly role: boolean
  readonly body: boolean
  readonly organization: boolean
}

/** What a name names (`Referent`), by its words and what stands around it. */
export function referentOf(tokens: Tokens, signs: Signs): number {
  const { shape, word } = tokens
  const { at, nameFrom, last, titled, organization } = signs
  const head = last - 1
  const length = last - nameFrom
  const headFlags = wordFlags(word[head]!)
  const headTags = wordTags(word[head]!)
  const firstName = (wordFlags(word[nameFrom]!) & Word.firstName) !== 0
  const told = referentAround(tokens, signs)
  if (!titled) {
    if (headFlags & (Word.organization | Word.organizationLast)) {
      // > | Ada Bank        a person
      const surname = firstName && length === 2 && (!(headFlags & Word.organization) || headFlags & Word.plural)
      if (!surname) return Referent.organization
    }
    if (organization && !firstName) return Referent.organization
    if (headFlags & Word.document && length > 1 && !firstName) return Referent.document
  }
  const unknown = told === Referent.unknown
  if (unknown && shape[head]! & Shape.upper && length === 1 && isAbbreviation(tokens, head)) return Referent.organization
  // > | San Marino, South Florida        > | BBC Radio Leeds        bodies have longer names
  if (unknown && headFlags & Word.place) return length <= 2 ? Referent.place : Referent.organization
  if (headTags & Tag.ground && length > 1 && !titled && !firstName) return Referent.place
  if (headTags & Tag.building) return Referent.organization
  if (!unknown) return told
  if (headFlags & Word.demonym) return headFlags & Word.plural ? Referent.group : Referent.place
  if (length > 1) return hasArticle(tokens, at) ? Referent.organization : Referent.person
  return length === 1 && isWork(tokens, head) ? Referent.document : Referent.unknown
}

/** What the words around a name tell, and whether it has a first name. */
function referentAround(tokens: Tokens, { from, nameFrom, last, titled, role, body }: Signs): number {
  const { shape, word } = tokens
  const head = last - 1
  if (body) return Referent.organization
  if (!titled) {
    // > | in Aspen, Colo., the mayor        > | Salem, N.H.        a town and its state
    const town = !role && isPunctuation(tokens, last, 44) && isState(tokens, last + 1)
    const state = last - nameFrom === 1 && (shape[head]! & Shape.abbreviation) !== 0 && isPunctuation(tokens, from - 1, 44)
    if (town || (state && shape[from - 2]! & Shape.capital)) return Referent.place
  }
  const person = titled || role || wordFlags(word[nameFrom]!) & Word.firstName || wordTags(word[head]!) & Tag.suffix
  return person ? Referent.person : Referent.unknown
}

/** > | Aspen, Colo.        > | Salem, N.H.        not: > | Roe, Jr.        > | Roe, Ph.D. */
function isState({ kind, shape, word, text, start, end }: Tokens, t: number): boolean {
  if (kind[t] !== Kind.word || !(shape[t]! & Shape.abbreviation)) return false
  if (wordTags(word[t]!) & Tag.suffix || wordFlags(word[t]!) & (Word.organization | Word.organizationLast | Word.title)) return false
  return /^(?:[A-Z][a-z]{1,4}|N\.[CDHJMY]|S\.[CD]|R\.I|D\.C|W\.Va)\.?$/.test(text.slice(start[t], end[t]))
}

/** > | Best in Bed ran for years        > | Death in Paradise        a word of the language that a small word and another capital follow */
function isWork({ kind, word, shape }: Tokens, t: number): boolean {
  if (!(wordFlags(word[t]!) & Word.common) || kind[t + 1] !== Kind.word || shape[t + 1]! & Shape.capital || kind[t + 2] !== Kind.word)
    return false
  return (wordFlags(word[t + 1]!) & Word.preposition) !== 0 && (shape[t + 2]! & (Shape.capital | Shape.sentenceStart)) === Shape.capital
}

/** `NATO`, `UNITA`; not the label of a line, `ORTEGA: I do.` or `“ORTEGA: I do.` */
function isAbbreviation(tokens: Tokens, t: number): boolean {
  const { shape, start, end, kind } = tokens
  const first = kind[t - 1] === Kind.mark ? t - 1 : t
  return end[t]! - start[t]! > 1 && !(shape[first]! & Shape.lineStart && isPunctuation(tokens, t + 1, 58))
}
