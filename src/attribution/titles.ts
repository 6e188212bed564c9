import { Frame, nounTags, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import type { QuotedSpan } from '../spans/spans.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens, textOf } from '../text/tokens.ts'
import type { Choice } from './choices.ts'
import type { Context } from './context.ts'
import type { Unit } from './units.ts'

/** Words of a title. */
const longest = 8

/** Works that have a title. */
const works =
  /^(?:song|single|hit|tune|track|anthem|hymn|ballad|aria|album|film|movie|documentary|drama|comedy|musical|opera|symphony|book|novel|memoir|memoirs|autobiography|biography|poem|essay|sermon|pamphlet|play|show|series|sitcom|miniseries|podcast|painting|sculpture|thriller|sequel|bestseller|novella|cookbook|bill|law)$/i

/** What has a title that may be a sentence. */
const papers =
  /^(?:study|paper|report|article|review|thesis|dissertation|editorial|column|lecture|talk|sermon|episode|exhibition|installation|blog|post|video|chapter)$/i

/** What is done with a song or a piece at the beginning or the end of an evening. */
const performs = /^(?:open|close|end|finish|start)(?:s|d|ed|es|ing)?$|^(?:closing|begins?|began|beginning)$/i

/**
 * Whether the words of a span are the title of a work that the words in front name or perform: capitals throughout behind a noun, a comma between
 * them or not, or behind a verb and a preposition.
 *
 *     > | in her memoir, “Cold Facts”, she wrote        > | the novel “Winter Bees”        > | They closed with “Green Hills”.
 *                ^^^^^^                                        ^^^^^                                ^^^^^^
 */
export function isTitled({ tokens, spans }: Context, s: number): boolean {
  const { parts, from } = spans[s]!
  const noun = isPunctuation(tokens, from - 1, 44) ? from - 2 : from - 1
  if (noun < 0 || tokens.kind[noun] !== Kind.word || parts.length > 2) return false
  const word = textOf(tokens, noun, noun + 1)
  const named = works.test(word)
  if (noun < from - 1 && (named || papers.test(word)) && isAside(tokens, spans[s]!)) return true
  const performed = noun > 0 && noun === from - 1 && /^(?:with|on)$/i.test(word) && performs.test(textOf(tokens, noun - 1, noun))
  if (!named && !performed) return false
  return isTitleCase(tokens, parts[0]!, parts[1]!, named ? 1 : 2)
}

/** > | Her study, “Salt is late in spring”, was paid for by Orr.        words with a capital between the commas of a subject and its verb */
function isAside({ kind, shape, word, code }: Tokens, { parts, to }: QuotedSpan): boolean {
  const inside = code[parts[1]! - 1] === 44
  const next = inside ? to : to + 1
  if (!(shape[parts[0]!]! & Shape.capital) || (!inside && code[to] !== 44) || kind[next] !== Kind.word) return false
  const tags = wordTags(word[next]!)
  return (wordFlags(word[next]!) & Word.auxiliary) !== 0 || (tags & (Tag.third | nounTags)) === Tag.third
}

/** Words of a title that a text names again. */
const mostWords = 4
/** How sure it is then that nobody speaks. */
const sure = 0.9
/** How sure a title has to be that other places are judged by. */
const fairlySure = 0.6

/**
 * Takes the words of a title for a title wherever they stand in a sentence of the reporter’s:
 *
 *     > | Toni Quist’s “Salt Road” is banned … Amos has taught “Salt Road” for years.
 *                       ^^^^^^^^^                               ^^^^^^^^^
 */
export function settleTitles(context: Context, units: readonly Unit[], choices: Choice[]): void {
  const { tokens } = context
  const titles = new Set<string>()
  const textAt = ({ from, to }: Unit): string => textOf(tokens, from + 1, to - 1).replace(/[.,]$/, '')
  const isShort = ({ looks }: Choice): boolean => looks.words <= mostWords && looks.capitals === 1 && looks.startsCapital
  units.forEach((unit, u) => {
    if (choices[u]!.kind === 'unspoken' && choices[u]!.confidence >= fairlySure && isShort(choices[u]!)) titles.add(textAt(unit))
  })
  if (titles.size === 0) return
  units.forEach((unit, u) => {
    const choice = choices[u]!
    if (choice.kind !== 'mixed' || !isShort(choice) || !titles.has(textAt(unit))) return
    if (choice.clause >= 0 && isCalled(context, unit, choice.clause)) return
    choices[u] = { ...choice, kind: 'unspoken', mention: -1, clause: -1, speaker: -1, addressee: -1, confidence: sure, reason: 'no-source' }
  })
}

/** > | Amos has called it “Salt Road”        somebody’s name for something, whatever else has it */
function isCalled({ tokens, clauses }: Context, { from }: Unit, clause: number): boolean {
  const { to, frame } = clauses[clause]!.cue
  if (isWord(tokens, from - 1, 'as') && to < from) return true
  return (frame & Frame.assesses) !== 0 && to <= from && from - to <= 2
}

/** Whether all words but small ones have capitals, the first one too, and there are so many at least. */
function isTitleCase(tokens: Tokens, from: number, to: number, least: number): boolean {
  const { kind, word, shape, code } = tokens
  let words = 0
  for (let t = from; t < to; t++) {
    // > | her documentary “1931”        > | the series “Platform 9”
    if (kind[t] === Kind.number) words++
    if (kind[t] !== Kind.word || shape[t]! & Shape.possessive) continue
    if (++words > longest) return false
    // > | the film “12th”
    const big = (shape[t]! & Shape.capital) !== 0 || (code[t]! >= 48 && code[t]! <= 57)
    if (!big && (words === 1 || !(wordFlags(word[t]!) & Word.closed))) return false
  }
  return words >= least
}
