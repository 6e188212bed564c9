import { hashOf } from '../lexicon/hash.ts'
import { nounTags, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType, Referent, Sex } from '../mentions/mention.ts'
import { endsIn, isWord, Shape, type Tokens, textOf } from '../text/tokens.ts'
import type { Character } from '../types.ts'
import { anybody } from './anybody.ts'
import { bearerOf, isGiven } from './bearers.ts'
import { ownerLow } from './descriptions.ts'
import { type Entity, keepAlias, mostAliases, newEntity } from './entities.ts'
import { plainTitle } from './forms.ts'
import { type Aliases, indexAliases, longestAlias, mostWords } from './given-aliases.ts'
import { addHolder, findHolders, type Holders, nearestHolder } from './holders.ts'
import { plainText, shownName } from './names.ts'
import { isNobody } from './nobodies.ts'
import { kinByName, narratorsParents } from './parents.ts'
import type { People } from './people.ts'

/** What tells one of several from the others: `the second policeman`. */
const counting = new Set('first second third fourth fifth other another'.split(' ').map(hashOf))
/** What anybody is called. */
const polite = /^(?:sir|sire|madam|ma['’]am|mister)$/
/** Titles that anybody may have: `the lady`, `a miss`. */
const address = /^(?:mr|mrs|ms|miss|master|mistress|sir|madam|lady|lord|don|monsieur|madame|saint|mother|father|brother|sister)$/
const withHash = hashOf('with')
/** The titles of whoever goes by a style or rank: `her ladyship`, `the baronet`. */
const styles: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ladyship: ['lady', 'countess', 'duchess', 'baroness', 'viscountess', 'marchioness'],
    lordship: ['lord', 'earl', 'count', 'viscount', 'marquis', 'marquess', 'baron', 'sir'],
    baronet: ['sir'],
    knight: ['sir'],
    majesty: ['king', 'queen', 'emperor', 'empress'],
    highness: ['prince', 'princess'],
  }),
)
/** What stands before whoever is known already. */
const articles = new Set('the a an this that'.split(' ').map(hashOf))
const oneHash = hashOf('one')
const others = new Set(['other', 'another'].map(hashOf))
/** Mentions that a scene spans: `the man` further back is another one. */
const scene = 160

/** What descriptions are joined from: the mentions of a text, and who those with names are. */
interface Naming {
  readonly tokens: Tokens
  readonly mentions: Mentions
  readonly says: Uint8Array
  readonly entities: Entity[]
  readonly of: Int32Array
  readonly characters: readonly Character[]
  readonly people: People
  readonly spanOf: Int32Array
}

/** The same, and who is found by which words. */
interface Search extends Naming {
  readonly aliases: Aliases
  readonly holders: Holders
  /** > | “Not me, Mr. Badger.” … the badger        by the last name, -1 where several have it */
  readonly byName: ReadonlyMap<string, number>
  /** Those without a name, by their description, and the mention where they were described so last. */
  readonly byText: Map<string, { readonly e: number; at: number }>
  /** How often whatever goes by a noun says something. */
  readonly speaks: ReadonlyMap<string, number>
  /** The entity of a parent of the narrator, and of a relative of somebody with a name; -1 for nobody. */
  readonly parentOf: (mention: Mention) => number
  readonly kinOf: (mention: Mention) => number
  /** The noun of a description in small letters, and any text without its article. */
  readonly headOf: (mention: Mention) => string
  readonly plain: (text: string) => string
}

/**
 * Descriptions: a title goes to its holder (`the count`), a role is one person throughout (`the detective`), `the man` one in a scene.
 * What is no person is nobody, unless it speaks.
 */
export function joinDescriptions(naming: Naming): void {
  const { tokens, entities, people, mentions, of, spanOf } = naming
  const headOf = nounsOf(tokens)
  const search: Search = {
    ...naming,
    aliases: indexAliases(naming.characters),
    holders: findHolders(people, entities),
    byName: lastNames(people),
    byText: new Map(),
    speaks: countSpeech(naming, headOf),
    parentOf: narratorsParents(tokens, mentions.list, spanOf),
    kinOf: kinByName(
      tokens,
      entities.map(({ name }) => name.toLowerCase()),
    ),
    headOf,
    plain: remembered(plainText),
  }
  joinNamed(search)
  mentions.list.forEach((mention, m) => {
    if (of[m]! >= 0 || mention.type !== MentionType.description) return
    const known = knownOf(search, m)
    if (known < 0 && isNobodyThere(search, m)) return
    const e = known >= 0 ? known : holderOf(search, m)
    if (e < 0 && isGreeted(search, m)) return
    join(search, m, e >= 0 ? e : (calledSo(search, m) ?? describedAs(search, m)))
  })
}

/** > | “Not me, Mr. Badger.” … the badger */
function lastNames({ list }: People): Map<string, number> {
  const byName = new Map<string, number>()
  list.forEach(({ character, firsts, lasts, titles }, p) => {
    if (character >= 0 || firsts.size > 0 || titles.size === 0) return
    for (const last of lasts) byName.set(last, byName.has(last) ? -1 : p)
  })
  return byName
}

function countSpeech({ mentions, says }: Naming, headOf: Search['headOf']): Map<string, number> {
  const speaks = new Map<string, number>()
  mentions.list.forEach((mention, m) => {
    if (mention.type !== MentionType.description || !says[m]) return
    const head = headOf(mention)
    speaks.set(head, (speaks.get(head) ?? 0) + 1)
  })
  return speaks
}

/** > | a small bear named Bumble … the little bear        > | the Duke of Ravenscroft … the duke */
function joinNamed({ tokens, mentions, entities, of, holders, headOf }: Search): void {
  mentions.list.forEach((mention, m) => {
    const name = of[m]! < 0 && mention.type === MentionType.description ? bearerOf(tokens, mentions, mention) : -1
    const p = name >= 0 ? of[name]! : -1
    if (p < 0) return
    of[m] = p
    entities[p]!.mentions.push(m)
    if (entities[p]!.sex === Sex.unknown && entities[p]!.character < 0) entities[p]!.sex = mention.sex
    const head = plainTitle(headOf(mention))
    // > | old Agafya, the nurse        others may be called so too
    if (!anybody.has(head) && isGiven(tokens, mention)) addHolder(holders, head, p)
  })
}

function join({ tokens, mentions, entities, of, parentOf }: Search, m: number, e: number): void {
  const mention = mentions.list[m]!
  const entity = entities[e]!
  of[m] = e
  entity.mentions.push(m)
  if (entity.sex === Sex.unknown && entity.character < 0) entity.sex = mention.sex
  const parent = parentOf(mention) >= 0
  const full = entity.aliases.size >= mostAliases
  const shown = parent || !full ? shownName(tokens, mention.nameFrom, mention.nameTo) : ''
  // > | my father, Dad        what he is called is a name
  if (parent && !shown.includes(' ') && entity.name.includes(' ')) {
    keepAlias(entity, entity.name)
    entity.name = shown
  } else if (!full && shown !== entity.name) keepAlias(entity, shown)
  // > | the man with the black beard
  const longer = mention.to - mention.nameTo
  if (longer > 1 && longer < mostWords && tokens.hash[mention.nameTo] === withHash && entity.aliases.size < mostAliases)
    keepAlias(entity, shownName(tokens, mention.nameFrom, mention.to))
}

/** The given character with this alias, or the relative of somebody with a name; -1 for nobody. */
function knownOf({ tokens, mentions, spanOf, aliases: { given, longer }, headOf, plain, kinOf }: Search, m: number): number {
  const mention = mentions.list[m]!
  if (given.size > 0) {
    const text = plain(textOf(tokens, mention.nameFrom, mention.nameTo))
    const own =
      longestAlias(tokens, mention, text, longer) ??
      given.get(text) ??
      (isArticle(tokens, mention) && !anybody.has(headOf(mention)) ? given.get(headOf(mention)) : undefined)
    if (own !== undefined) return own
  }
  return spanOf[mention.from]! < 0 ? kinOf(mention) : -1
}

function isNobodyThere({ tokens, mentions, says, speaks, headOf }: Search, m: number): boolean {
  const mention = mentions.list[m]!
  const head = headOf(mention)
  return isNobody(tokens, mention, head, says[m] === 1, speaks.get(head) ?? 0, isArticle(tokens, mention))
}

/** Who holds the title or the style that a description consists of; -1 for nobody. */
function holderOf({ tokens, mentions, entities, spanOf, holders, headOf }: Search, m: number): number {
  const mention = mentions.list[m]!
  const head = headOf(mention)
  const article = isArticle(tokens, mention)
  const flags = wordFlags(tokens.word[mention.nameTo - 1]!)
  if (article && !mention.plural && !anybody.has(head) && !(flags & Word.honorific && address.test(head))) {
    const holder = nearestHolder(holders.get(plainTitle(head)), entities, m)
    if (holder >= 0) return holder
  }
  // > | Lady Quill … said her ladyship
  const style = spanOf[mention.from]! < 0 && !mention.plural ? styles.get(head) : undefined
  if (style) {
    const holder = nearestHolder(
      style.flatMap((title) => holders.get(title) ?? []),
      entities,
      m,
    )
    if (holder >= 0) return holder
  }
  return -1
}

/** > | “Sir? There’s a crick yonder.”        whoever is there */
function isGreeted({ tokens, mentions, says, headOf }: Search, m: number): boolean {
  const mention = mentions.list[m]!
  return !says[m] && isCall(tokens, mention) && polite.test(headOf(mention))
}

/** The only one who has the title by which somebody is called, or the name of an animal; undefined for nobody. */
function calledSo({ tokens, mentions, spanOf, holders, byName, headOf }: Search, m: number): number | undefined {
  const mention = mentions.list[m]!
  const head = headOf(mention)
  // > | “Are you armed, Brother?” “No, my lord.”
  const bearers = spanOf[mention.from]! >= 0 && isCall(tokens, mention) && address.test(head) ? holders.get(head) : undefined
  if (bearers?.length === 1) return bearers[0]
  const animal = mention.referent === Referent.unknown && isArticle(tokens, mention) ? (byName.get(head) ?? -1) : -1
  return animal >= 0 ? animal : undefined
}

/**
 * Who is described so: roles are one person in the whole text, whoever is called by a common noun or a relation is so for a scene. Somebody new where
 * nobody is.
 */
function describedAs({ tokens, mentions, entities, byText, parentOf, headOf, plain }: Search, m: number): number {
  const mention = mentions.list[m]!
  const { from, nameFrom, nameTo, sex, referent, plural } = mention
  const head = headOf(mention)
  const capital = (tokens.shape[nameTo - 1]! & Shape.capital) !== 0
  const owned = (wordFlags(tokens.word[from]!) & Word.possessive) !== 0
  const kin = (wordFlags(tokens.word[nameTo - 1]!) & Word.kin) !== 0
  const parent = parentOf(mention)
  const local = parent < 0 && (anybody.has(head) || ((owned || kin) && !capital))
  const several = nameTo - nameFrom > 1
  const apart = several && isOneOfSeveral(tokens, mention)
  const keys = [head]
  if (parent >= 0) keys[0] = `parent ${parent}`
  else if (local && owned) keys[0] = `${textOf(tokens, from, from + 1).toLowerCase()} ${head}`
  else if (several && (local || apart || counting.has(tokens.hash[nameFrom]!))) {
    keys[0] = plain(textOf(tokens, nameFrom, nameTo))
    if (local && !apart) keys.push(head)
  }
  for (const key of keys) {
    const known = byText.get(key)
    if (!known || (local && m - known.at > scene)) continue
    known.at = m
    byText.set(keys[0]!, known)
    return known.e
  }
  const shown = shownName(tokens, nameFrom, nameTo)
  const person = referent === Referent.unknown ? Referent.person : referent
  const e = entities.push(newEntity({ name: owned ? ownerLow(shown) : shown, named: false, sex, referent: person, plural })) - 1
  for (const key of keys) byText.set(key, { e, at: m })
  if (local && !owned) byText.set(head, { e, at: m })
  // > | the salt-witch … the witch
  const last = local || owned ? '' : head.slice(head.lastIndexOf('-') + 1)
  if (last !== head && last && !byText.has(last)) byText.set(last, { e, at: m })
  return e
}

/**
 * Whether a description sets somebody apart from another of the kind:
 *
 *     > | the taller man        > | the tall one        > | the other woman
 */
function isOneOfSeveral(tokens: Tokens, { nameFrom, nameTo }: Mention): boolean {
  const { hash } = tokens
  return hash[nameTo - 1] === oneHash || others.has(hash[nameFrom]!) || (endsIn(tokens, nameFrom, 'er') && comparedBy(tokens, nameFrom))
}

/** `taller`, `older`        not: `silver`, `bitter` */
function comparedBy({ word }: Tokens, t: number): boolean {
  const tags = wordTags(word[t]!)
  return !(tags & nounTags)
}

/** `Brother`, `my lord` */
function isCall(tokens: Tokens, { from, nameTo, plural }: Mention): boolean {
  const bare = nameTo === from + 1 && (tokens.shape[from]! & Shape.capital) !== 0
  const mine = nameTo === from + 2 && (isWord(tokens, from, 'my') || isWord(tokens, from, 'My'))
  return !plural && (bare || mine)
}

function isArticle(tokens: Tokens, mention: Mention): boolean {
  return mention.from === mention.nameFrom || articles.has(tokens.hash[mention.from]!)
}

/** The noun of a description in small letters: a text has the same ones again and again. */
function nounsOf(tokens: Tokens): (mention: Mention) => string {
  const heads = new Map<number, string>()
  return ({ nameTo }) => {
    const hash = tokens.hash[nameTo - 1]!
    let head = heads.get(hash)
    if (head === undefined) heads.set(hash, (head = plainHead(textOf(tokens, nameTo - 1, nameTo))))
    return head
  }
}

/** A function that looks up what it has answered before: a text describes people in the same words again and again. */
function remembered(answer: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    let found = known.get(text)
    if (found === undefined) known.set(text, (found = answer(text)))
    return found
  }
}

function plainHead(head: string): string {
  return head.toLowerCase().replace(/\.$/, '')
}
