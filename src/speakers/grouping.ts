import { hashOf } from '../lexicon/hash.ts'
import { fullNames, lookup, Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType, Referent, Sex } from '../mentions/mention.ts'
import { isPunctuation, isWord, Shape, type Tokens, textOf } from '../text/tokens.ts'
import type { Character } from '../types.ts'
import { appositionOf, besideOf } from './apposition.ts'
import { calledBehind, calledBeside } from './bearers.ts'
import { isBody, kindsOf, mayBeCalled } from './bodies.ts'
import { description, headOf, initialsOf, isAge, isCountryman, isDefinite, isVariation, isWhere, lastActor } from './descriptions.ts'
import { addAlias, addRole, type Entities, type Entity, keepAlias, lastBefore, newEntity } from './entities.ts'
import { isHonorific, namePartsOf, nicknameOf, sameFirstName, shownName, wordOf } from './names.ts'

/** Bearers of one name that are looked at, the latest ones: a text may have any number. */
const namesakes = 64

/** Titles that stand before first names. */
const firstNameTitles = new Set(
  'sir dame lady lord aunt uncle auntie cousin brother sister father don king queen prince princess saint st'.split(' '),
)

/** Groups mentions into entities: full names behind surnames, titles and roles. Pronouns are left to `resolvePronouns`. */
export function groupMentions(tokens: Tokens, mentions: Mentions, characters: readonly Character[]): Entities {
  const { list } = mentions
  const entities: Entity[] = []
  const of = new Int32Array(list.length).fill(-1)
  const byLast = new Map<string, number[]>()
  const byFirst = new Map<string, number[]>()
  const byText = new Map<string, number>()
  const index = (map: Map<string, number[]>, key: string, e: number): void => {
    const known = map.get(key)
    if (!known) map.set(key, [e])
    else if (known[known.length - 1] !== e) known.push(e)
  }
  const make = (seed: Partial<Entity> & { name: string }): number => {
    entities.push(newEntity(seed))
    const e = entities.length - 1
    const { first, last } = entities[e]!
    if (last) index(byLast, last, e)
    if (first) index(byFirst, first, e)
    return e
  }
  const byRole = new Map<string, number[]>()
  const call = (e: number, role: string): void => {
    if (entities[e]!.roles.has(role)) return
    addRole(entities[e]!, role)
    index(byRole, role, e)
  }
  const join = (m: number, e: number): void => {
    of[m] = e
    const entity = entities[e]!
    entity.mentions.push(m)
    const mention = list[m]!
    if (entity.sex === Sex.unknown && entity.character < 0) entity.sex = mention.sex
    if (entity.referent === Referent.unknown || (entity.referent === Referent.place && mention.referent !== Referent.unknown))
      entity.referent = mention.referent
    if (mention.title >= 0) call(e, wordOf(tokens, mention.title))
  }
  const agrees = (e: number, mention: Mention, sex = mention.sex): boolean => {
    const entity = entities[e]!
    if (sex && entity.sex && sex !== entity.sex) return false
    return (
      !(mention.referent === Referent.person && entity.referent === Referent.organization) &&
      !(mention.referent === Referent.organization && entity.referent === Referent.person)
    )
  }

  // the user's own list comes first; its names are taken as they are
  const given = new Map<string, number>()
  characters.forEach((character, c) => {
    const words = character.name.toLowerCase().split(/\s+/)
    const titled = (wordFlags(lookupWord(words[0]!)) & Word.title) !== 0
    const named = words.length > 1 && !titled
    const e = make({
      character: c,
      name: character.name,
      first: named ? words[0]! : '',
      last: words.length > 1 ? words[words.length - 1]! : '',
      sex: character.gender === 'female' ? Sex.female : character.gender === 'male' ? Sex.male : Sex.unknown,
      referent: Referent.person,
      narrator: character.narrator === true,
    })
    for (const alias of [character.name, ...(character.aliases ?? [])]) {
      const key = aliasKey(alias)
      if (!given.has(key)) given.set(key, e)
      if (alias !== character.name) keepAlias(entities[e]!, alias)
    }
  })
  if (given.size) {
    list.forEach((mention, m) => {
      if (mention.type === MentionType.pronoun) return
      const e =
        given.get(aliasKey(textOf(tokens, mention.from, mention.to))) ??
        given.get(aliasKey(textOf(tokens, mention.title >= 0 ? mention.title : mention.nameFrom, mention.nameTo))) ??
        given.get(aliasKey(textOf(tokens, mention.nameFrom, mention.nameTo)))
      if (e !== undefined) join(m, e)
    })
  }

  // > | Vera Lindholm … Her daughter, Karin Lindholm, … Lindholm        the one who is nobody’s relative
  const relatives = new Set<number>()
  // full names: the same first and last name, an initial or a short form of the first
  const acronyms = new Map<string, number>()
  list.forEach((mention, m) => {
    if (of[m]! >= 0 || mention.type !== MentionType.name) return
    const parts = namePartsOf(tokens, mention)
    if (parts.words.length < 2) return
    const body =
      mention.referent === Referent.organization ||
      mention.referent === Referent.document ||
      mention.referent === Referent.group ||
      mention.referent === Referent.place
    const text = parts.words.join(' ')
    if (body) {
      let e = byText.get(text)
      if (e === undefined) {
        e = make({ name: shownName(tokens, mention.nameFrom, mention.nameTo), referent: mention.referent, plural: mention.plural })
        byText.set(text, e)
        const initials = parts.words.filter((word) => word.length > 3 || word === parts.first).map((word) => word[0])
        if (initials.length > 2) acronyms.set(initials.join(''), e)
      }
      join(m, e)
      return
    }
    // > | the Commissioner of Police, Mr Sunday Adeleke        an office, which belongs to the name beside it
    if (isOffice(tokens, mention) && appositionOf(tokens, mentions, mention) >= 0) return
    let e = byText.get(text)
    // > | Gabriel García Márquez … García Márquez        > | Aoife Ní Bhriain … Ms Ní Bhriain
    if (e === undefined) e = latest(byLast.get(parts.last)).find((k) => agrees(k, mention) && endsWith(entities[k]!.name, text))
    if (e === undefined || !agrees(e, mention)) {
      e = latest(byLast.get(parts.last)).find(
        (k) => entities[k]!.first !== '' && agrees(k, mention) && sameFirstName(entities[k]!.first, parts.first),
      )
    }
    if (e === undefined) {
      e = make({
        name: shownName(tokens, mention.nameFrom, mention.nameTo),
        first: parts.first,
        last: parts.last,
        sex: mention.sex,
        referent: mention.referent,
      })
    } else {
      const entity = entities[e]!
      const shown = shownName(tokens, mention.nameFrom, mention.nameTo)
      if (entity.character < 0 && parts.first.length > entity.first.length) {
        entity.first = parts.first
        index(byFirst, parts.first, e)
        if (shown !== entity.name) keepAlias(entity, entity.name)
        entity.name = shown
      } else if (shown !== entity.name) keepAlias(entity, shown)
    }
    byText.set(text, e)
    join(m, e)
    // > | Winifred “Freddie” Castellane … Freddie
    const called = nicknameOf(tokens, mention)
    if (called) index(byFirst, called, e)
    if (mention.nameFrom > mention.from && mention.title < 0 && wordFlags(tokens.word[mention.nameFrom - 1]!) & Word.kin) relatives.add(e)
    // > | her daughter, the painter Ruth Ellison
    const kin = isPunctuation(tokens, mention.from - 1, 44) ? mentions.endingAt[mention.from - 1]! : -1
    if (kin >= 0 && list[kin]!.type === MentionType.description && wordFlags(tokens.word[list[kin]!.nameTo - 1]!) & Word.kin)
      relatives.add(e)
  })

  // > | Gary and Lyn Pruett … Mr Pruett        the name of both, where somebody goes by it with a title
  const titled = new Set<string>()
  for (const mention of list)
    if (mention.type === MentionType.name && isHonorific(tokens, mention.title) && mention.nameTo - mention.nameFrom === 1)
      titled.add(wordOf(tokens, mention.nameFrom))
  if (titled.size > 0) {
    list.forEach((mention, m) => {
      if (of[m]! >= 0 || mention.type !== MentionType.name || mention.nameTo - mention.nameFrom > 1) return
      const family = familyBehind(tokens, mentions, mention)
      const first = wordOf(tokens, mention.nameFrom)
      if (!family || !titled.has(family.last) || byLast.has(first) || byFirst.has(first)) return
      const name = `${shownName(tokens, mention.nameFrom, mention.nameTo)} ${family.shown}`
      join(m, make({ name, first, last: family.last, sex: mention.sex, referent: Referent.person }))
    })
  }

  // what is left, in order: surnames, first names, titles, descriptions
  const recent = (ids: readonly number[] | undefined, m: number, mention: Mention, sex = mention.sex): number => {
    let best = -1
    let bestAt = -1
    let later = -1
    for (const e of latest(ids)) {
      if (!agrees(e, mention, sex)) continue
      const at = lastBefore(entities[e]!.mentions, m)
      if (at > bestAt) [best, bestAt] = [e, at]
      if (later < 0 && entities[e]!.mentions.length) later = e
    }
    return best >= 0 ? best : later
  }
  const bearers = (last: string, m: number): readonly number[] | undefined => {
    const ids = byLast.get(last)
    if (!ids || ids.length < 2 || relatives.size === 0) return ids
    const own = latest(ids).filter((e) => !relatives.has(e) && lastBefore(entities[e]!.mentions, m) >= 0)
    return own.length ? own : ids
  }
  const kinds: (readonly string[] | null | undefined)[] = []
  // > | a guy called RJ        > | the inspector, a tall man called Grau
  const nameGiven = (mention: Mention): number => {
    const behind = calledBehind(tokens, mentions, mention)
    return behind >= 0 ? behind : calledBeside(tokens, mentions, mention)
  }
  const told = (e: number): readonly string[] | null => {
    const known = kinds[e]
    if (known !== undefined) return known
    const found = kindsOf(entities[e]!.name)
    kinds[e] = found
    return found
  }
  const described = new Map<string, number>()
  const byHead = new Map<string, number[]>()
  const lastBearer = (ids: readonly number[] | undefined, mention: Mention): number =>
    latest(ids).findLast((e) => !entities[e]!.plural && agrees(e, mention)) ?? -1
  let anyTitle = false
  const place = (m: number): void => {
    const mention = list[m]!
    if (of[m]! >= 0 || mention.type === MentionType.pronoun) return
    if (mention.type === MentionType.name && !isOffice(tokens, mention)) {
      // > | coach Erik Vanhoutte lost … the Belgian said
      const actor = isCountryman(tokens, mention) ? lastActor(tokens, list, of, m) : -1
      if (actor >= 0 && entities[actor]!.named && entities[actor]!.referent === Referent.person) {
        join(m, actor)
        addAlias(entities[actor]!, shownName(tokens, mention.nameFrom, mention.nameTo))
        return
      }
      const parts = namePartsOf(tokens, mention)
      const word = parts.last
      let e = -1
      if (mention.title >= 0 && mention.sex === Sex.unknown) e = recent(bearers(word, m), m, mention)
      const titled = mention.title >= 0
      if (e < 0) {
        const lasts = titled ? byLast.get(word) : bearers(word, m)
        const firsts = byFirst.get(word) ?? shortFirsts(word, byFirst)
        // a title goes with the surname; Sir and kin with the first name
        const byTitle = titled && firstNameTitles.has(wordOf(tokens, mention.title))
        // > | Peg Amory left. Amory was late.        a surname, whatever the men who bear it for a first name
        const family = recent(lasts, m, mention, titled ? mention.sex : Sex.unknown)
        e = titled && !byTitle ? family : recentOf(recent(firsts, m, mention), family, entities, m)
      }
      const key = titled ? `${mention.sex || wordOf(tokens, mention.title)} ${word}` : word
      if (e < 0) e = acronyms.get(word) ?? -1
      if (e < 0) {
        const same = byText.get(key) ?? (titled || !anyTitle ? undefined : (byText.get(`1 ${word}`) ?? byText.get(`2 ${word}`)))
        if (same !== undefined && agrees(same, mention)) e = same
      }
      if (e < 0) {
        const from = isHonorific(tokens, mention.title) ? firstTitle(tokens, mention) : mention.nameFrom
        e = make({
          name: shownName(tokens, from, mention.nameTo),
          last: word,
          sex: mention.sex,
          referent: mention.referent,
          plural: mention.plural,
        })
        byText.set(key, e)
        if (titled) anyTitle = true
      }
      join(m, e)
      addAlias(entities[e]!, shownName(tokens, mention.title >= 0 ? mention.title : mention.nameFrom, mention.nameTo))
      return
    }
    // > | The company's founder, Arjun Mehta, said        > | Adaeze Nwosu, the ferry's captain,
    //         ^ an apposition names it                                      ^ or follows the name
    const beside = appositionOf(tokens, mentions, mention)
    const initials = mention.referent === Referent.person ? '' : initialsOf(tokens, mention)
    // > | The Nigerian Union of Transporters, NUT, said        its short name
    const short = beside >= 0 && initials !== '' && wordOf(tokens, list[beside]!.nameFrom) === initials
    const neighbour = short ? -1 : beside >= 0 || mention.plural ? beside : nameGiven(mention)
    if (neighbour > m) place(neighbour)
    if (neighbour >= 0 && of[neighbour]! >= 0 && entities[of[neighbour]!]!.named) {
      const e = of[neighbour]!
      of[m] = e
      const entity = entities[e]!
      entity.mentions.push(m)
      call(e, headOf(tokens, mention))
      if (wordFlags(tokens.word[mention.nameTo - 1]!) & Word.kin) relatives.add(e)
      if (entity.sex === Sex.unknown && entity.character < 0) entity.sex = mention.sex
      if (entity.referent === Referent.unknown) entity.referent = mention.referent
      const text = description(tokens, mention)
      addAlias(entity, text)
      // > | her daughter, Ruth Ellison, … her daughter said
      if (wordFlags(tokens.word[mention.from]!) & Word.possessive) described.set(text.toLowerCase(), e)
      return
    }
    // > | his mother, a real harbour pilot, who read it        what somebody is who has no name
    const same = besideOf(tokens, mentions, mention)
    if (same >= 0 && of[same]! >= 0) {
      join(m, of[same]!)
      addAlias(entities[of[same]!]!, description(tokens, mention))
      return
    }
    const definite = isDefinite(tokens, mention)
    const head = headOf(tokens, mention)
    // > | Hugh Marsh was born in Simla, the second son of a judge.        whoever the sentence is about
    if (definite && isWord(tokens, mention.nameTo, 'of') && isPunctuation(tokens, mention.from - 1, 44) && isKin(tokens, mention)) {
      const e = lastActor(tokens, list, of, m)
      if (e >= 0 && entities[e]!.named && agrees(e, mention)) {
        join(m, e)
        return
      }
    }
    if (definite && !mention.plural) {
      // > | the senator, the company: the last one named that was called so
      let best = -1
      let bestAt = -1
      const look = (e: number): void => {
        const at = lastBefore(entities[e]!.mentions, m)
        if (at > bestAt) [best, bestAt] = [e, at]
      }
      const oldest = entities.length - 400
      if (isAge(tokens, mention) || (isVariation(tokens, mention) && !byHead.has(head) && !byRole.has(head))) {
        const e = lastActor(tokens, list, of, m)
        if (e >= 0 && entities[e]!.named && agrees(e, mention)) best = e
      } else if (mention.referent === Referent.person) {
        for (const e of (byRole.get(head) ?? nobody).slice(-400)) if (e >= oldest && entities[e]!.named && agrees(e, mention)) look(e)
      } else if (mention.referent === Referent.organization && mention.to - mention.from <= 2 && isBody(head)) {
        for (let e = entities.length - 1; e >= 0 && e >= oldest; e--)
          if (entities[e]!.named && entities[e]!.referent === Referent.organization && mayBeCalled(told(e), head)) look(e)
      }
      if (best >= 0) {
        join(m, best)
        addAlias(entities[best]!, description(tokens, mention))
        return
      }
    }
    const text = description(tokens, mention)
    const key = text.toLowerCase()
    let e = described.get(key) ?? -1
    // > | a senior official of the ministry said … the official said
    //                                              ^ the last one who was called so at more length
    if (e < 0 && definite && !mention.plural && mention.referent === Referent.person && mention.to - mention.from === 2)
      e = lastBearer(byHead.get(head), mention)
    if (e >= 0) addAlias(entities[e]!, text)
    else {
      e = make({ name: text, named: false, sex: mention.sex, referent: mention.referent, plural: mention.plural })
      described.set(key, e)
      index(byHead, head, e)
      if (initials) acronyms.set(initials, e)
    }
    join(m, e)
  }
  for (let m = 0; m < list.length; m++) place(m)
  for (const entity of entities) {
    if (entity.mentions.length > 1) entity.mentions.sort((a, b) => a - b)
    const unknown = entity.named && entity.referent === Referent.unknown && entity.character < 0
    if (unknown && entity.mentions.every((m) => isWhere(tokens, list[m]!))) entity.referent = Referent.place
  }
  return { list: entities, of }
}

function isKin({ word }: Tokens, { nameTo, plural }: Mention): boolean {
  return !plural && (wordFlags(word[nameTo - 1]!) & Word.kin) !== 0
}

/** > | the Commissioner of Police        a rank with its land or body, no name */
function isOffice(tokens: Tokens, { type, title, nameFrom, nameTo }: Mention): boolean {
  return type === MentionType.name && title >= 0 && nameFrom === title && nameTo - nameFrom > 2 && !isHonorific(tokens, title)
}

/** Whether a name ends with some words and has another one before them. */
function endsWith(name: string, words: string): boolean {
  return name.length > words.length && name.toLowerCase().replaceAll('’', "'").endsWith(` ${words}`)
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

const nobody: readonly number[] = []

/** The last ones of a list, where it is long. */
function latest(ids: readonly number[] | undefined): readonly number[] {
  return !ids ? nobody : ids.length > namesakes ? ids.slice(-namesakes) : ids
}

function aliasKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:the|a|an) /, '')
    .replace(/[.’']/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

function lookupWord(word: string): number {
  return lookup(hashOf(word.replace(/\.$/, '')))
}

function recentOf(a: number, b: number, entities: readonly Entity[], m: number): number {
  if (a < 0 || b < 0) return Math.max(a, b)
  return lastBefore(entities[a]!.mentions, m) >= lastBefore(entities[b]!.mentions, m) ? a : b
}

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
