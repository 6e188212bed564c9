import { hashOf } from '../lexicon/hash.ts'
import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, Referent } from '../mentions/mention.ts'
import { isWord, Kind, type Tokens } from '../text/tokens.ts'
import { isPart } from './owners.ts'

/** What carries a voice, and has none. */
const lines = new Set('telephone phone receiver handset earpiece mouthpiece'.split(' ').map(hashOf))
/** Where a voice comes out of, and what is nobody unless it speaks again and again. */
const hides = new Set(
  (
    'intercom entryphone radio loudspeaker tannoy headset wall door doorway hatch keyhole letterbox window curtain ceiling floor drain pipe grille grating ' +
    'vent cupboard bed bunk blanket blankets sheets bundle heap dark darkness gloom shadow shadows fog mist smoke light'
  )
    .split(' ')
    .map(hashOf),
)
/** What is a person seldom, and a thing as a rule. */
const things = new Set(['chair', 'page'].map(hashOf))
/** Reporting clauses from which on such a thing is somebody. */
const heard = 2
/** Words behind `a pair of` that are looked at. */
const mostInPair = 4
/** Who one of several is: `the youngest`. */
const siblings = /^(?:youngest|eldest|oldest)$/
const [ofHash, lateHash] = [hashOf('of'), hashOf('late')]

/**
 * Whether a description is of nobody.
 *
 * @param said Whether this mention says something, and how often its noun does in the whole text.
 * @param known Whether an article, or nothing, stands before it.
 */
export function isNobody(tokens: Tokens, mention: Mention, head: string, said: boolean, often: number, known: boolean): boolean {
  const { hash, word } = tokens
  const noun = hash[mention.nameTo - 1]!
  if (wordFlags(word[mention.from]!) & Word.indefinite) return true
  // > | a pair of grey eyes        > | the late baronet
  if (!said && (hash[mention.nameTo] === ofHash ? isPair(tokens, mention) : isLate(tokens, mention))) return true
  // > | “Are you there?” said the telephone.        whoever is at the other end
  if (lines.has(noun)) return true
  // > | in a low voice        nobody, unless it speaks
  if (!said && isPart(tokens, mention)) return true
  // > | “Can I come out?” said the wardrobe door.        whoever is behind it
  if (hides.has(noun) && often < heard) return true
  // > | on a kitchen chair        who is somebody at a meeting, and speaks there
  if (things.has(noun) && often === 0) return true
  // > | the youngest, the eldest        one of several
  const { referent, plural } = mention
  if (referent === Referent.person || (referent === Referent.group && plural) || (known && siblings.test(head))) return false
  return often < (referent === Referent.unknown ? 1 : 3)
}

/** > | a pair of very fine grey eyes        two things, and not: > | a pair of old men */
function isPair(tokens: Tokens, { nameTo }: Mention): boolean {
  if (!isWord(tokens, nameTo - 1, 'pair')) return false
  for (let t = nameTo + 1; t <= nameTo + mostInPair && tokens.kind[t] === Kind.word; t++)
    if (wordFlags(tokens.word[t]!) & (Word.person | Word.kin)) return false
  return true
}

/** > | the death of the late baronet        who says nothing any more */
function isLate({ hash }: Tokens, { from, nameTo }: Mention): boolean {
  return nameTo > from + 2 && hash[nameTo - 2] === lateHash
}
