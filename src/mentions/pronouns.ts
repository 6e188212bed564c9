import { hashOf } from '../lexicon/hash.ts'
import { nounTags, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import { type Mention, MentionType, Referent, sexOfWord } from './mention.ts'

export function nounFollows(tokens: Tokens, t: number): boolean {
  if (tokens.kind[t + 1] !== Kind.word) return false
  const tags = wordTags(tokens.word[t + 1]!)
  const flags = wordFlags(tokens.word[t + 1]!)
  if (flags & (Word.person | Word.organization | Word.document | Word.kin)) return true
  if (flags & Word.closed || tags & (Tag.preposition | Tag.determiner | Tag.pronoun | Tag.modal)) return false
  return tags === 0 || (tags & (nounTags | Tag.adjective)) !== 0
}

const usHash = hashOf('us')
const itHash = hashOf('it')

/** What a pronoun stands for. */
interface Sense {
  readonly person: number
  readonly plural: boolean
  readonly referent: number
}

/** By the hash of the word, contractions (`they’re`) included; null for those that stand for somebody by their sex alone. */
const senses = new Map<number, Sense | null>()

function senseOf(tokens: Tokens, t: number): Sense | null {
  const hash = tokens.hash[t]!
  let sense = senses.get(hash)
  if (sense === undefined) senses.set(hash, (sense = readSense(tokens.text.slice(tokens.start[t], tokens.end[t]))))
  return sense
}

function readSense(word: string): Sense | null {
  const text = word.toLowerCase().replace('’', "'").split("'")[0]!
  if (/^(?:i|me|myself)$/.test(text)) return { person: 1, plural: false, referent: Referent.person }
  if (/^(?:we|us|ourselves)$/.test(text)) return { person: 1, plural: true, referent: Referent.group }
  if (/^(?:you|yourself|yourselves)$/.test(text)) return { person: 2, plural: false, referent: Referent.person }
  if (/^(?:they|them|themselves)$/.test(text)) return { person: 3, plural: true, referent: Referent.group }
  return /^(?:it|itself)$/.test(text) ? { person: 3, plural: false, referent: Referent.organization } : null
}

export function makePronoun(tokens: Tokens, t: number): Mention | null {
  const h = tokens.hash[t]!
  // > | US officials        a country
  //     ^^
  if ((h === usHash || h === itHash) && tokens.shape[t]! & Shape.upper) return null
  const flags = wordFlags(tokens.word[t]!)
  const sense = senseOf(tokens, t)
  if (!sense && !(flags & (Word.female | Word.male))) return null
  return {
    from: t,
    to: t + 1,
    nameFrom: t,
    nameTo: t + 1,
    type: MentionType.pronoun,
    referent: sense ? sense.referent : Referent.person,
    sex: sexOfWord(flags),
    plural: sense ? sense.plural : false,
    title: -1,
    person: sense ? sense.person : 3,
    possessive: false,
  }
}
