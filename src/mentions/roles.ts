import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'

/**
 * The noun that ends the role before a name written with capitals, or -1:
 *
 *     > | Actor Clint Howard        > | Lead Researcher Amina Diallo        > | Chief Executive Ola Brandt
 *         ^                                  ^ only before a first name               ^
 */
export function lastRole({ word, text, start, end }: Tokens, from: number, to: number, title: number): number {
  if (to - from < 2) return -1
  // > | Mr Baker Hall        what follows an honorific is a name
  if (title >= 0 && wordFlags(word[title]!) & (Word.honorific | Word.kin)) return -1
  // > | Mum-of-two Lexi Vance
  //     ^
  // > | Costar-turned-director Ines Duarte        > | London-based Ada Roe
  if (
    title < 0 &&
    /-(?:of|turned)-[a-z]+$|[a-z]-(?:based|born|winning|nominated|educated|trained|raised)$/.test(text.slice(start[from], end[from]))
  )
    return from
  for (let t = from; t < to - 1; t++) {
    const flags = wordFlags(word[t]!)
    // > | Mary Baker Eddy
    if (flags & Word.firstName) return -1
    if (!(flags & Word.person) || wordFlags(word[t + 1]!) & Word.preposition) continue
    if (wordFlags(word[t + 1]!) & Word.firstName || (t === from && title < 0)) return t
    // > | Lead Researcher Amina Diallo        a first name that no list has
    if (t + 2 < to && word[t + 1] === 0 && !(wordFlags(word[to - 1]!) & (Word.organization | Word.organizationLast))) return t
  }
  return -1
}

/** > | Former Mayor Hendrik Vos
 *             ^ a word that is a first name elsewhere: no first name before it, one behind it
 */
export function isOfficeBetween({ word }: Tokens, t: number): boolean {
  return !(wordFlags(word[t - 1]!) & Word.firstName) && (wordFlags(word[t + 1]!) & Word.firstName) !== 0
}

/** > | Duke of Wellington
 *             ^^^^^^^^^^^^^
 */
export function hasLand({ kind, shape, text, start, end }: Tokens, t: number): boolean {
  return kind[t + 2] === Kind.word && (shape[t + 2]! & Shape.capital) !== 0 && text.slice(start[t + 1], end[t + 1]) === 'of'
}

/** > | Helena Okafor QC        letters behind a name of two words
 *                      ^^
 */
export function honours({ text, start, end }: Tokens, from: number, to: number): number {
  return to - from > 2 && /^(?:MP|MSP|MEP|MLA|TD|QC|KC|SC|[MOC]BE)$/.test(text.slice(start[to - 1], end[to - 1])) ? 1 : 0
}
