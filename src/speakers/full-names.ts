import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType, Referent } from '../mentions/mention.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { appositionOf } from './apposition.ts'
import { isOffice } from './descriptions.ts'
import { keepAlias } from './entities.ts'
import { isHonorific, type NameParts, namePartsOf, nicknameOf, sameFirstName, shownName, wordOf } from './names.ts'
import { agrees, call, enter, index, join, latest, type Roll } from './roll.ts'

/** Gives the names of several words their entities, so that what is shorter finds them wherever it stands. */
export function joinFullNames(roll: Roll): void {
  const { tokens, mentions, of } = roll
  mentions.list.forEach((mention, m) => {
    if (of[m]! >= 0 || mention.type !== MentionType.name || mention.nameTo - mention.nameFrom < 2) return
    const parts = namePartsOf(tokens, mention)
    if (parts.words.length < 2) return
    if (isBody(mention)) join(roll, m, bodyOf(roll, mention, parts))
    // > | the Commissioner of Police, Mr Sunday Adeleke        an office, which belongs to the name beside it
    else if (!isOffice(tokens, mention) || appositionOf(tokens, mentions, mention) < 0) joinPerson(roll, m, parts)
  })
}

function isBody({ referent }: Mention): boolean {
  return referent === Referent.organization || referent === Referent.document || referent === Referent.group || referent === Referent.place
}

/** The organization, place or document of this name, and the short form that its initials make. */
function bodyOf(roll: Roll, { nameFrom, nameTo, referent, plural }: Mention, { words, first }: NameParts): number {
  const text = words.join(' ')
  const known = roll.byText.get(text)
  if (known !== undefined) return known
  const e = enter(roll, { name: shownName(roll.tokens, nameFrom, nameTo), referent, plural })
  roll.byText.set(text, e)
  const initials = words.filter((word) => word.length > 3 || word === first).map((word) => word[0])
  if (initials.length > 2) roll.acronyms.set(initials.join(''), e)
  return e
}

function joinPerson(roll: Roll, m: number, parts: NameParts): void {
  const { tokens, mentions, list, byFirst, byText } = roll
  const mention = mentions.list[m]!
  const text = parts.words.join(' ')
  const shown = shownName(tokens, mention.nameFrom, mention.nameTo)
  const known = personOf(roll, mention, text, parts)
  const e = known ?? enter(roll, { name: shown, first: parts.first, last: parts.last, sex: mention.sex, referent: mention.referent })
  const entity = list[e]!
  if (entity.character < 0 && parts.first.length > entity.first.length) {
    entity.first = parts.first
    index(byFirst, parts.first, e)
    if (shown !== entity.name) keepAlias(entity, entity.name)
    entity.name = shown
  } else if (shown !== entity.name) keepAlias(entity, shown)
  byText.set(text, e)
  join(roll, m, e)
  // > | Winifred “Freddie” Castellane … Freddie
  const nickname = nicknameOf(tokens, mention)
  if (nickname) index(byFirst, nickname, e)
  if (isRelative(tokens, mentions, mention)) roll.relatives.add(e)
  // > | Lund mayor Ada Roe … the mayor
  const calling = callingOf(tokens, mention)
  if (calling >= 0) call(roll, e, wordOf(tokens, calling))
}

/** Who has the same name already, longer or shorter: the same last name, and an initial or a short form of the first. */
function personOf(roll: Roll, mention: Mention, text: string, { first, last }: NameParts): number | undefined {
  const { list, byText, byLast } = roll
  const known = byText.get(text)
  // > | Gabriel García Márquez … García Márquez        > | Aoife Ní Bhriain … Ms Ní Bhriain
  const e = known ?? latest(byLast.get(last)).find((k) => agrees(roll, k, mention) && endsWith(list[k]!.name, text))
  if (e !== undefined && agrees(roll, e, mention)) return e
  return latest(byLast.get(last)).find((k) => list[k]!.first !== '' && agrees(roll, k, mention) && sameFirstName(list[k]!.first, first))
}

/** > | her daughter Ruth, her daughter, the painter Ruth Ellison */
function isRelative(tokens: Tokens, { list, endingAt }: Mentions, { from, nameFrom, title }: Mention): boolean {
  if (nameFrom > from && title < 0 && wordFlags(tokens.word[nameFrom - 1]!) & Word.kin) return true
  const kin = isPunctuation(tokens, from - 1, 44) ? endingAt[from - 1]! : -1
  return kin >= 0 && list[kin]!.type === MentionType.description && (wordFlags(tokens.word[list[kin]!.nameTo - 1]!) & Word.kin) !== 0
}

/** The word right in front of a name that tells what somebody is; -1 without one. */
function callingOf({ kind, word, shape }: Tokens, { nameFrom, title }: Mention): number {
  const t = nameFrom - 1
  if (title >= 0 || t < 0 || kind[t] !== Kind.word || shape[nameFrom]! & (Shape.sentenceStart | Shape.paragraphStart)) return -1
  const flags = wordFlags(word[t]!)
  return flags & Word.person && !(flags & (Word.kin | Word.plural | Word.closed)) && !(shape[t]! & Shape.possessive) ? t : -1
}

/** Whether a name ends with some words and has another one before them. */
function endsWith(name: string, words: string): boolean {
  return name.length > words.length && name.toLowerCase().replaceAll('’', "'").endsWith(` ${words}`)
}

/** > | Gary and Lyn Pruett … Mr Pruett        the name of both, where somebody goes by it with a title */
export function joinFamilies(roll: Roll): void {
  const { tokens, mentions, of, byFirst, byLast } = roll
  const titled = new Set<string>()
  for (const { type, title, nameFrom, nameTo } of mentions.list)
    if (type === MentionType.name && nameTo - nameFrom === 1 && isHonorific(tokens, title)) titled.add(wordOf(tokens, nameFrom))
  if (titled.size === 0) return
  mentions.list.forEach((mention, m) => {
    if (of[m]! >= 0 || mention.type !== MentionType.name || mention.nameTo - mention.nameFrom > 1) return
    const family = familyBehind(tokens, mentions, mention)
    const first = wordOf(tokens, mention.nameFrom)
    if (!family || !titled.has(family.last) || byLast.has(first) || byFirst.has(first)) return
    const name = `${shownName(tokens, mention.nameFrom, mention.nameTo)} ${family.shown}`
    join(roll, m, enter(roll, { name, first, last: family.last, sex: mention.sex, referent: Referent.person }))
  })
}

/** The last name that a first name shares with the one behind `and`; null without one. */
function familyBehind(tokens: Tokens, mentions: Mentions, mention: Mention): { readonly last: string; readonly shown: string } | null {
  const { word } = tokens
  if (mention.title >= 0 || mention.possessive || !(wordFlags(word[mention.nameFrom]!) & Word.firstName)) return null
  if (!isWord(tokens, mention.to, 'and') && !isPunctuation(tokens, mention.to, 38)) return null
  const m = mentions.startingAt[mention.to + 1]!
  if (m < 0) return null
  const other = mentions.list[m]!
  const parts = namePartsOf(tokens, other)
  if (other.type !== MentionType.name || other.title >= 0 || other.from !== other.nameFrom || parts.words.length !== 2) return null
  if (other.referent !== Referent.person || !(wordFlags(word[other.nameFrom]!) & Word.firstName)) return null
  return { last: parts.last, shown: shownName(tokens, other.nameTo - 1, other.nameTo) }
}
