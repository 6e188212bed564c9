import { nounTags, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { Kind, type Tokens } from '../text/tokens.ts'
import { type Mention, MentionType, Referent, sexOfWord } from './mention.ts'

export function nounFollows(tokens: Tokens, t: number): boolean {
  if (tokens.kind[t + 1] !== Kind.word) return false
  const tags = wordTags(tokens.word[t + 1]!)
  const flags = wordFlags(tokens.word[t + 1]!)
  if (flags & (Word.person | Word.organization | Word.document | Word.kin)) return true
  if (flags & Word.closed || tags & (Tag.preposition | Tag.determiner | Tag.pronoun | Tag.modal)) return false
  return tags === 0 || (tags & (nounTags | Tag.adjective)) !== 0
}

export function makePronoun(tokens: Tokens, t: number): Mention | null {
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
