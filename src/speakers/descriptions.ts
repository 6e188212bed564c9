import { hashOf } from '../lexicon/hash.ts'
import { Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Referent } from '../mentions/mention.ts'
import { isWord, Kind, Shape, type Tokens, textOf } from '../text/tokens.ts'
import { isHonorific, shownName, wordOf } from './names.ts'

const oneHash = hashOf('one')

/** A description as a name: without its article, an owner in small letters. */
export function description(tokens: Tokens, mention: Mention): string {
  const flags = wordFlags(tokens.word[mention.from]!)
  if (flags & Word.possessive) return ownerLow(shownName(tokens, mention.from, mention.to))
  // > | one early reviewer        an article in all but name
  const one = mention.to - mention.from > 1 && mention.nameTo > mention.from + 1 && tokens.hash[mention.from] === oneHash
  const from = Math.min(flags & Word.determiner || one ? mention.from + 1 : mention.from, mention.to - 1)
  const shown = shownName(tokens, from, mention.to)
  // > | One of them said        > | Another said
  return from === mention.from && flags & Word.indefinite ? ownerLow(shown) : shown
}

/** > | the Nigerian Union of Transporters
 *           ^        ^        ^ three capitals or more, in lower case; empty otherwise
 */
export function initialsOf({ kind, shape, word, text, start }: Tokens, { from, to }: Mention): string {
  if (to - from < 3) return ''
  let initials = ''
  for (let t = from; t < to; t++) {
    const capital = kind[t] === Kind.word && shape[t]! & Shape.capital && !(wordFlags(word[t]!) & Word.closed)
    if (capital) initials += text[start[t]!]!
  }
  return initials.length > 2 ? initials.toLowerCase() : ''
}

/** > | My wife said        my wife */
export function ownerLow(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** The head noun of a description, in lower case. */
export function headOf(tokens: Tokens, mention: Mention): string {
  const head = wordOf(tokens, mention.nameTo - 1)
  // > | the head of state        a president more often than not, and not the head of something else
  return head === 'head' && isWord(tokens, mention.nameTo, 'of') && isWord(tokens, mention.nameTo + 1, 'state') ? 'president' : head
}

/** > | the Commissioner of Police        a rank with its land or body, no name */
export function isOffice(tokens: Tokens, { type, title, nameFrom, nameTo }: Mention): boolean {
  return type === MentionType.name && title >= 0 && nameFrom === title && nameTo - nameFrom > 2 && !isHonorific(tokens, title)
}

const definites: ReadonlySet<number> = new Set(['the', 'this', 'that'].map(hashOf))

/** > | the senator, this company        not: > | the truck’s owner, who is another than `the owner` of something else */
export function isDefinite(tokens: Tokens, mention: Mention): boolean {
  for (let t = mention.from + 2; t < mention.nameTo; t++) if (tokens.shape[t]! & Shape.possessive) return false
  return (wordFlags(tokens.word[mention.from]!) & Word.determiner) !== 0 && definites.has(tokens.hash[mention.from]!)
}

/** > | On a wet Thursday in Oban        a name of which only this is told is a place */
export function isWhere(tokens: Tokens, { from, possessive }: Mention): boolean {
  if (from === 0 || possessive || tokens.kind[from - 1] !== Kind.word) return false
  return /^(?:in|from|near|outside|across|throughout)$/i.test(tokens.text.slice(tokens.start[from - 1], tokens.end[from - 1]))
}

/** > | the 22-year-old        > | the mum-of-four */
export function isAge(tokens: Tokens, mention: Mention): boolean {
  const end = tokens.end[mention.nameTo - 1]!
  if (tokens.text.endsWith('year-old', end) || isParentOf(tokens, mention)) return true
  return /-of-(?:one|two|three|four|five|six|seven|eight|nine|ten)$/.test(tokens.text.slice(Math.max(0, end - 10), end))
}

/** > | the mother of two */
function isParentOf(tokens: Tokens, { nameTo }: Mention): boolean {
  const kin = (wordFlags(tokens.word[nameTo - 1]!) & Word.kin) !== 0
  const number = kin && isWord(tokens, nameTo, 'of') ? tokens.word[nameTo + 1]! : 0
  return (wordTags(number) & Tag.number) !== 0 && !isWord(tokens, nameTo + 2, 'of') && !(tokens.shape[nameTo + 2]! & Shape.capital)
}

/** Nouns of whoever has no name in the text, or is spoken of by office. */
const nameless =
  /(?:person|woman|man|men|people|boy|girl|child|baby|lady|gentleman|official|source|referee|umpire|insider|officer|spokes\w+|other|witness|victim|suspect|resident|user|reader|viewer|caller|reporter|journalist|correspondent|interviewer|author|writer|narrator|host|guest|customer|client|patient|doctor|nurse|lawyer|attorney|prosecutor|detective|driver|heckler|protest[eo]r|demonstrator|marcher|onlooker|bystander|passer-?by|bride|groom|waiter|waitress|bartender|chaplain|nun|clerk|usher|postman|barber|vet|fan|spectator|attendee|worker|employee|passenger|survivor|expert|analyst|critic|aide|supporter|voter|owner|landlord|neighbou?r|friend|teacher|student|pupil|court|jury|king|queen|prince|princess|pope)$/

/**
 * A second way to speak of somebody just named, as sports pages have it, by a noun that no office or witness goes by:
 *
 *     > | Tom Brackley scored. “You can keep it,” the veteran said.
 *                                                 ^^^^^^^^^^^
 */
export function isVariation(tokens: Tokens, mention: Mention): boolean {
  const flags = wordFlags(tokens.word[mention.nameTo - 1]!)
  // > | the “Harbor Lights” actor        whom the title makes known
  if (mention.nameFrom - mention.from > 1 && tokens.kind[mention.nameFrom - 1] === Kind.mark) return !(flags & Word.crowd)
  if (mention.to - mention.from !== 2 || !(flags & Word.person) || flags & (Word.title | Word.kin | Word.plural | Word.crowd)) return false
  // > | the veteran said, said the veteran        who does nothing but speak
  const speaks = (wordFlags(tokens.word[mention.to]!) | (mention.from > 0 ? wordFlags(tokens.word[mention.from - 1]!) : 0)) & Word.cue
  return speaks !== 0 && !nameless.test(headOf(tokens, mention))
}

/** > | the Belgian        one of a people, and no place */
export function isCountryman(tokens: Tokens, { from, to, nameFrom, nameTo, possessive }: Mention): boolean {
  if (possessive || nameTo - nameFrom !== 1 || to !== nameTo || from !== nameFrom - 1) return false
  const flags = wordFlags(tokens.word[nameFrom]!)
  const next = wordFlags(tokens.word[to]!)
  if (!(flags & Word.demonym) || flags & Word.plural || (tokens.kind[to] === Kind.word && next & Word.person)) return false
  // not: > | the Dutch, the Irish, the Chinese
  return (
    !/(?:s|e?se|[sc]h)$/i.test(textOf(tokens, nameFrom, nameTo)) &&
    tokens.text.slice(tokens.start[from], tokens.end[from]).toLowerCase() === 'the'
  )
}

/** How many mentions before an age are looked at. */
const near = 12

/** The entity of the last person before a mention whose name begins a sentence; of the last one named, where none does; -1 without one. */
export function lastActor(tokens: Tokens, list: readonly Mention[], of: Int32Array, m: number): number {
  let last = -1
  for (let k = m - 1; k >= 0 && k >= m - near; k--) {
    const { type, referent, possessive, from } = list[k]!
    if (type !== MentionType.name || possessive || of[k]! < 0 || referent === Referent.organization || referent === Referent.place) continue
    if (tokens.shape[from]! & Shape.sentenceStart) return of[k]!
    if (last < 0) last = of[k]!
  }
  return last
}
