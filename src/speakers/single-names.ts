import { fullNames } from '../lexicon/lexicon.ts'
import { type Mention, Referent, Sex } from '../mentions/mention.ts'
import { Shape, type Tokens } from '../text/tokens.ts'
import { isCountryman, lastActor } from './descriptions.ts'
import { addAlias, lastBefore } from './entities.ts'
import { isHonorific, namePartsOf, shownName, wordOf } from './names.ts'
import { agrees, bearers, enter, join, type Roll, recent } from './roll.ts'

/** Titles that stand before first names. */
const firstNameTitles = new Set(
  'sir dame lady lord aunt uncle auntie cousin brother sister father don king queen prince princess saint st'.split(' '),
)

/** Gives a name of one word to whoever is known by it: a surname, a first name, a title with either, initials. */
export function joinSingleName(roll: Roll, m: number): void {
  const { tokens, list } = roll
  const mention = roll.mentions.list[m]!
  // > | coach Erik Vanhoutte lost … the Belgian said
  const actor = isCountryman(tokens, mention) ? lastActor(tokens, roll.mentions.list, roll.of, m) : -1
  if (actor >= 0 && list[actor]!.named && list[actor]!.referent === Referent.person) {
    join(roll, m, actor)
    addAlias(list[actor]!, shownName(tokens, mention.nameFrom, mention.nameTo))
    return
  }
  const word = namePartsOf(tokens, mention).last
  const found = bearerOf(roll, m, word)
  const e = found >= 0 ? found : namedSo(roll, mention, word)
  join(roll, m, e)
  addAlias(list[e]!, shownName(tokens, mention.title >= 0 ? mention.title : mention.nameFrom, mention.nameTo))
}

/** Whoever bears a word as surname or first name and was mentioned last; -1 for nobody. */
function bearerOf(roll: Roll, m: number, word: string): number {
  const { tokens, list, byFirst, byLast } = roll
  const mention = roll.mentions.list[m]!
  const titled = mention.title >= 0
  if (titled && mention.sex === Sex.unknown) {
    const e = recent(roll, bearers(roll, word, m), m)
    if (e >= 0) return e
  }
  // > | Peg Amory left. Amory was late.        a surname, whatever the men who bear it for a first name
  const family = recent(roll, titled ? byLast.get(word) : bearers(roll, word, m), m, titled ? mention.sex : Sex.unknown)
  // a title goes with the surname; Sir and kin with the first name
  if (titled && !firstNameTitles.has(wordOf(tokens, mention.title))) return family
  const first = recent(roll, byFirst.get(word) ?? shortFirsts(word, byFirst), m)
  if (first < 0 || family < 0) return Math.max(first, family)
  return lastBefore(list[first]!.mentions, m) >= lastBefore(list[family]!.mentions, m) ? first : family
}

/** The entity that goes by one word alone, a new one where there is none. */
function namedSo(roll: Roll, mention: Mention, word: string): number {
  const { tokens, acronyms } = roll
  const short = acronyms.get(word)
  if (short !== undefined) return short
  const known = knownSo(roll, mention, word)
  if (known !== undefined && agrees(roll, known, mention)) return known
  const from = isHonorific(tokens, mention.title) ? firstTitle(tokens, mention) : mention.nameFrom
  const { sex, referent, plural } = mention
  const e = enter(roll, { name: shownName(tokens, from, mention.nameTo), last: word, sex, referent, plural })
  if (mention.title >= 0) roll.byTitle.set(titledKey(tokens, mention, word), e)
  else roll.byText.set(word, e)
  return e
}

function knownSo({ tokens, byText, byTitle }: Roll, mention: Mention, word: string): number | undefined {
  if (mention.title >= 0) return byTitle.get(titledKey(tokens, mention, word))
  const known = byText.get(word)
  if (known !== undefined || byTitle.size === 0) return known
  return byTitle.get(`${Sex.female} ${word}`) ?? byTitle.get(`${Sex.male} ${word}`)
}

const titledKey = (tokens: Tokens, { sex, title }: Mention, word: string): string => `${sex || wordOf(tokens, title)} ${word}`

function shortFirsts(word: string, byFirst: ReadonlyMap<string, readonly number[]>): readonly number[] | undefined {
  const names = fullNames(word)
  if (names.length === 0) return undefined
  const found = names.flatMap((full) => byFirst.get(full) ?? [])
  return found.length ? found : undefined
}

/** > | Lord Justice Pemberton
 *      ^ the first of the titles right before the name
 */
function firstTitle(tokens: Tokens, { from, title }: Mention): number {
  let t = title
  while (t > from && tokens.shape[t - 1]! & Shape.capital && isHonorific(tokens, t - 1)) t--
  return t
}
