import { cueForm, Form, nounTags, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import type { Capitals } from './capitals.ts'
import { isPairOfTopics } from './descriptions.ts'
import { isOwnersMark, Sex, sexOfTitle } from './mention.ts'
import { isLink, isNameWord } from './name-words.ts'
import { isNumbered } from './numbers.ts'
import { hasLand, isOfficeBetween } from './roles.ts'

/** Words with capitals and what joins them into one name, titles in front. */
export interface Run {
  /** The first token, and the one behind all that was read. */
  readonly at: number
  end: number
  /** The last title, -1 for none; how many there are, and the sex that they tell. */
  title: number
  titles: number
  sex: number
  /** The first token of the name and the one behind its last word. */
  nameFrom: number
  last: number
  /** Words of the name, those that join others left out. */
  words: number
  /** Where the land or the body of an office begins: `Secretary of State`; -1 for none. */
  officeOf: number
  /** Whether a word in it makes it an organization, and whether what such a one is for has begun. */
  organization: boolean
  topics: boolean
}

/** Reads on from a token as far as one name can go. */
export function readRun(tokens: Tokens, at: number, capitals: Capitals): Run {
  const run: Run = {
    at,
    end: at,
    title: -1,
    titles: 0,
    sex: Sex.unknown,
    nameFrom: at,
    last: at,
    words: 0,
    officeOf: -1,
    organization: false,
    topics: false,
  }
  readTitles(tokens, run, capitals)
  readWords(tokens, run, capitals)
  return run
}

/** Titles and ranks, each of them a word of its own: `Prime Minister`, `Lt. Gov.` */
function readTitles(tokens: Tokens, run: Run, capitals: Capitals): void {
  const { kind, shape, word, count } = tokens
  let t = run.at
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
    if (t > run.at && shape[t]! & Shape.sentenceStart) break
    run.title = t
    run.titles++
    run.sex = sexOfTitle(flags) || run.sex
    t++
    if (shape[t]! & Shape.possessive) break
  }
  run.nameFrom = t
  run.last = t
  run.end = t
}

function readWords(tokens: Tokens, run: Run, capitals: Capitals): void {
  const { kind, shape, word, count } = tokens
  let t = run.end
  while (t < count) {
    if (kind[t] === Kind.word && shape[t]! & (Shape.paragraphStart | Shape.possessive) && t > run.at) break
    // > | Ada Roe Says Nobody Told Her        a verb, as headlines write it, and no part of a name
    //             ^
    if (run.words > 0 && wordFlags(word[t]!) & Word.cue && kind[t] === Kind.word && isHeadlineVerb(tokens, t)) break
    if (isNameWord(tokens, t, run.words === 0 && run.titles === 0, capitals)) {
      if (run.words > 0 && shape[t]! & Shape.sentenceStart && !isInitial(tokens, run, t - 1)) break
      const flags = wordFlags(word[t]!)
      if (run.words > 0 && flags & Word.title && isTitleInside(tokens, t, flags, capitals)) {
        t = readTitleInside(tokens, run, t, capitals)
        continue
      }
      if (flags & (Word.organization | Word.organizationLast | Word.document)) run.organization = true
      run.words++
      t++
      run.last = t
      continue
    }
    if (run.words === 0 && run.titles === 0) break
    if (readEnd(tokens, run, t)) {
      t++
      run.last = t
      break
    }
    const next = kind[t] === Kind.word ? readLink(tokens, run, t) : readSign(tokens, run, t, capitals)
    if (next < 0) break
    t = next
  }
  run.end = t
}

/** > | W. E. B. Larkin        a full stop that ends no sentence */
function isInitial({ shape, start, end }: Tokens, { nameFrom }: Run, t: number): boolean {
  return (shape[t]! & Shape.abbreviation) !== 0 && t >= nameFrom && end[t]! - start[t]! <= 3
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

/** > | Russian President Vladimir Putin, Israeli Prime Minister Benjamin Netanyahu
 *              ^ a title inside: the name begins behind it, what stands before qualifies it
 */
function isTitleInside(tokens: Tokens, t: number, flags: number, capitals: Capitals): boolean {
  if (flags & Word.firstName && !isOfficeBetween(tokens, t)) return false
  return isNameWord(tokens, t + 1, false, capitals) && !(tokens.shape[t + 1]! & Shape.sentenceStart)
}

/** Begins the name anew behind the titles at token `t`, where it goes on. */
function readTitleInside(tokens: Tokens, run: Run, t: number, capitals: Capitals): number {
  let u = t
  let flags = wordFlags(tokens.word[u]!)
  do {
    run.title = u
    run.sex = sexOfTitle(flags) || run.sex
    u++
    flags = wordFlags(tokens.word[u]!)
  } while (flags & Word.title && !(flags & Word.firstName) && isNameWord(tokens, u + 1, false, capitals))
  run.nameFrom = u
  run.last = u
  run.words = 0
  run.titles++
  run.organization = false
  return u
}

/** Whether a name ends with this token, which is no word in capitals. */
function readEnd(tokens: Tokens, run: Run, t: number): boolean {
  // > | Person A, Hepatitis A        no article, right behind a word with a capital
  if (run.words > 0 && isLetterA(tokens, t)) {
    run.words++
    return true
  }
  // > | Channel 9, Lantern 3        a number makes a thing of it
  if (run.words !== 1 || run.titles > 0 || !isNumbered(tokens, t)) return false
  run.organization = true
  return true
}

/** > | Person A wrote        not: > | ATLANTA A man        > | For Ada A Song */
function isLetterA({ kind, shape, code, start, end }: Tokens, t: number): boolean {
  if (code[t] !== 65 || kind[t] !== Kind.word || end[t]! - start[t]! !== 1 || shape[t]! & (Shape.sentenceStart | Shape.lineStart))
    return false
  return !(shape[t - 1]! & Shape.upper) && !(kind[t + 1] === Kind.word && shape[t + 1]! & Shape.capital)
}

/** Where a name goes on behind a word that joins its words; -1 where it does not. */
function readLink(tokens: Tokens, run: Run, t: number): number {
  const { shape, word, count } = tokens
  if (run.words > 0 && isLink(tokens, t)) {
    run.organization = true
    return t + 1
  }
  const flags = wordFlags(word[t]!)
  // > | Norwind plc        the form of a company, in small letters
  const legal = Word.organizationLast | Word.abbreviation
  if (run.words > 0 && (flags & legal) === legal) {
    run.organization = true
    run.last = t + 1
    return t + 1
  }
  if (wordTags(word[t]!) & Tag.particle && !(shape[t]! & Shape.capital) && t + 1 < count) return behindParticle(tokens, t)
  // > | Assistant Secretary of State
  const endsOffice = (wordFlags(word[t - 1]!) & (Word.title | Word.firstName)) === Word.title
  if (isWord(tokens, t, 'of') && (run.organization || run.words === 0 || endsOffice)) return readPurpose(tokens, run, t, endsOffice)
  if (isWord(tokens, t, 'for') && run.organization && run.words > 0) return readPurpose(tokens, run, t, endsOffice)
  // > | Institute of Allergy and Infectious Disease
  //                          ^
  return run.topics && run.last === t && isWord(tokens, t, 'and') && isPairOfTopics(tokens, t) ? t + 1 : -1
}

/** > | Ludwig van Beethoven, Pilar de la Cruz
 *                 ^                      ^
 */
function behindParticle({ kind, shape, word }: Tokens, t: number): number {
  let u = t + 1
  if (wordTags(word[u]!) & Tag.particle && !(shape[u]! & Shape.capital)) u++
  return kind[u] === Kind.word && shape[u]! & Shape.capital && !(wordFlags(word[u]!) & Word.closed) ? u : -1
}

/** > | Bank of England, Duke of Wellington, Centers for Disease Control
 *                ^                ^                       ^
 */
function readPurpose({ kind, shape, word, text, start }: Tokens, run: Run, t: number, endsOffice: boolean): number {
  let u = t + 1
  if (kind[u] === Kind.word && text.startsWith('the ', start[u])) u++
  if (kind[u] !== Kind.word || !(shape[u]! & Shape.capital) || wordFlags(word[u]!) & (Word.closed | Word.time)) return -1
  if (run.words === 0 || endsOffice) run.officeOf = u
  if (run.words === 0) run.words++ // a title with its land is a name: Duke of Wellington
  run.topics = run.organization
  return u
}

/** Where a name goes on behind a sign; -1 where it does not. */
function readSign(tokens: Tokens, run: Run, t: number, capitals: Capitals): number {
  const { shape, word } = tokens
  const capital = (shape[t + 1]! & Shape.capital) !== 0
  // > | Lord (Clive) Purnell        > | Robert (Bob) Hale
  if (isPunctuation(tokens, t, 40)) {
    if (!isNameInBrackets(tokens, t, capitals)) return -1
    if (run.words === 0) {
      run.nameFrom = t + 1
      run.words++
    }
    return t + 3
  }
  if (run.words === 0) return -1
  // > | Marks & Spencer
  if (isPunctuation(tokens, t, 38) && capital) return t + 1
  // > | Lewis Grant, Jr.
  if (isPunctuation(tokens, t, 44) && wordTags(word[t + 1]!) & Tag.suffix && capital) {
    run.last = t + 2
    return t + 2
  }
  // > | the Merchants’ Association
  if (isOwnersMark(tokens, t) && capital && wordFlags(word[t + 1]!) & Word.organization) return t + 1
  return tokens.kind[t] === Kind.mark ? behindNickname(tokens, t) : -1
}

/** > | Lord (Clive) Purnell
 *           ^     ^ one word, and the name goes on
 */
function isNameInBrackets(tokens: Tokens, t: number, capitals: Capitals): boolean {
  return (
    isPunctuation(tokens, t + 2, 41) &&
    isNameWord(tokens, t + 1, false, capitals) &&
    isNameWord(tokens, t + 3, false, capitals) &&
    !(tokens.shape[t + 3]! & Shape.sentenceStart) &&
    !(tokens.shape[t + 1]! & Shape.upper)
  )
}

/** > | Rafael “El Toro” Quintero
 *             ^       ^ at most three words, and the name goes on
 */
function behindNickname({ kind, shape, word }: Tokens, t: number): number {
  let u = t + 1
  while (u < t + 4 && kind[u] === Kind.word) u++
  const closes = u > t + 1 && kind[u] === Kind.mark && shape[t]! & Shape.spaceBefore && !(shape[u]! & Shape.spaceBefore)
  if (!closes || !(shape[t + 1]! & Shape.capital)) return -1
  const goesOn = kind[u + 1] === Kind.word && shape[u + 1]! & Shape.capital && shape[u + 1]! & Shape.spaceBefore
  return goesOn && !(wordFlags(word[u + 1]!) & (Word.closed | Word.interjection)) ? u + 1 : -1
}
