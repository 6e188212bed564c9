import { Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mentions, MentionType } from '../mentions/mention.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { isCatenative } from './cues.ts'

/** Tokens of a bracket between a subject and its verb, and its ends. */
const longestBracket = 16

/**
 * Skips what can stand between a subject and its verb: adverbs, auxiliaries, `to`, days and hours, brackets.
 *
 *     > | Sen. Ada Roe (R-Iowa) on Wednesday also said
 *                      ^ to here                  ^ from here
 */
export function skipLeft(tokens: Tokens, at: number): number {
  const { kind, word, shape } = tokens
  let t = at
  let timed = false
  while (t > 0 && !(shape[t]! & (Shape.sentenceStart | Shape.paragraphStart))) {
    const p = t - 1
    if (isPunctuation(tokens, p, 41)) {
      let open = p - 1
      while (open > p - longestBracket && open > 0 && !isPunctuation(tokens, open, 40)) open--
      if (!isPunctuation(tokens, open, 40)) break
      t = open
      continue
    }
    if (kind[p] !== Kind.word || shape[p]! & Shape.possessive) break
    const flags = wordFlags(word[p]!)
    if (flags & (Word.pronoun | Word.indefinite) && !(flags & Word.auxiliary)) break
    const adverb = flags & Word.adverb || ((wordTags(word[p]!) >> 16) & 15) === 3
    const whole = tokens.text.slice(tokens.start[p], tokens.end[p])
    // > | she is said to have replied        what she did, by hearsay
    if (isHearsay(tokens, p)) {
      t = p - 1
      continue
    }
    // > | Orr went on to call it
    const on = t < at && whole === 'on' && isWord(tokens, t, 'to') ? 1 : 0
    if (t < at && isCatenative(tokens, p - on)) {
      t = p - on
      continue
    }
    if (flags & Word.time) {
      timed = true
      t--
    } else if (timed && flags & Word.preposition) {
      timed = false
      t--
    } else if (
      flags & (Word.auxiliary | Word.negative) ||
      adverb ||
      whole === 'to' ||
      // > | the mayor that day said        of a time, and no pronoun: a sign that said
      (timed && /^(?:late|early|last|this|that)$/.test(whole)) ||
      // > | Jane Tully said        no adverb
      (whole.endsWith('ly') && !(shape[p]! & Shape.capital && !(shape[p]! & Shape.sentenceStart)))
    )
      t--
    else break
  }
  return t
}

/**
 * Skips where or when something is said, between *and* or *who* and the verb:
 *
 *     > | Orr left the room and in a statement called it “late”
 *                               ^ to here      ^ from here
 */
export function skipPhrase(tokens: Tokens, { list, endingAt }: Mentions, t: number): number {
  const m = endingAt[t]!
  if (m < 0 || list[m]!.type !== MentionType.description) return t
  const preposition = list[m]!.from - 1
  if (!isWord(tokens, preposition, 'in') && !isWord(tokens, preposition, 'on') && !isWord(tokens, preposition, 'at')) return t
  const joins = isWord(tokens, preposition - 1, 'and') || isWord(tokens, preposition - 1, 'but') || isWord(tokens, preposition - 1, 'who')
  return joins ? skipLeft(tokens, preposition) : t
}

/** > | is said to        > | was reported to
 *         ^ `p`                    ^ behind it `to` */
function isHearsay(tokens: Tokens, p: number): boolean {
  const { kind, word, start, end, text } = tokens
  if (!isWord(tokens, p + 1, 'to') || kind[p - 1] !== Kind.word || !(wordFlags(word[p - 1]!) & Word.auxiliary)) return false
  return /^(?:said|reported|believed|understood|thought|known|alleged|heard|overheard)$/.test(text.slice(start[p], end[p]))
}
