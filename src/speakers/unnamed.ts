import { hashOf } from '../lexicon/hash.ts'
import { lookup, nounTags, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType, Referent, Sex } from '../mentions/mention.ts'
import { endsIn, isWord, Kind, Shape, type Tokens, textOf } from '../text/tokens.ts'
import type { Character } from '../types.ts'
import { anybody } from './anybody.ts'
import { bearerOf, isGiven } from './bearers.ts'
import { ownerLow } from './descriptions.ts'
import { type Entity, keepAlias, mostAliases, newEntity } from './entities.ts'
import { plainTitle } from './forms.ts'
import { plainText, shownName } from './names.ts'
import { isPart } from './owners.ts'
import { kinByName, narratorsParents } from './parents.ts'
import type { People } from './people.ts'

/** People with one title that are looked at where the title stands alone. */
const mostHolders = 60
/** Words of an alias that are looked at. */
const mostWords = 10
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
/** What tells one of several from the others: `the second policeman`. */
const counting = new Set('first second third fourth fifth other another'.split(' ').map(hashOf))
/** What anybody is called. */
const polite = /^(?:sir|sire|madam|ma['’]am|mister)$/
/** Who one of several is: `the youngest`. */
const siblings = /^(?:youngest|eldest|oldest)$/
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
const [ofHash, lateHash, oneHash] = [hashOf('of'), hashOf('late'), hashOf('one')]
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

/**
 * Descriptions: a title goes to its holder (`the count`), a role is one person throughout (`the detective`), `the man` one in a scene.
 * What is no person is nobody, unless it speaks.
 */
export function joinDescriptions({ tokens, mentions, says, entities, of, characters, people, spanOf }: Naming): void {
  const { list } = mentions
  const parentOf = narratorsParents(tokens, list, spanOf)
  const kinOf = kinByName(
    tokens,
    entities.map(({ name }) => name.toLowerCase()),
  )
  const plain = remembered(plainText)
  // the noun of a description in small letters: a text has the same ones again and again
  const heads = new Map<number, string>()
  const headOf = ({ nameTo }: Mention): string => {
    const hash = tokens.hash[nameTo - 1]!
    let head = heads.get(hash)
    if (head === undefined) heads.set(hash, (head = plainHead(textOf(tokens, nameTo - 1, nameTo))))
    return head
  }
  const { given, longer } = indexAliases(characters)
  const holders = new Map<string, number[]>()
  people.list.forEach((person, p) => {
    // > | “Nothing, Sergeant.” … the sergeant        who goes by the title alone
    const alone = titleAlone(entities[p]!.name)
    for (const title of alone ? [...person.titles, alone] : person.titles) {
      const known = holders.get(title)
      if (!known) holders.set(title, [p])
      else if (known.length < mostHolders) known.push(p)
    }
  })
  // > | “Not me, Mr. Badger.” … the badger
  const byName = new Map<string, number>()
  people.list.forEach(({ character, firsts, lasts, titles }, p) => {
    if (character >= 0 || firsts.size > 0 || titles.size === 0) return
    for (const last of lasts) byName.set(last, byName.has(last) ? -1 : p)
  })
  // > | a small bear named Bumble … the little bear        > | the Duke of Ravenscroft … the duke
  list.forEach((mention, m) => {
    const name = of[m]! < 0 && mention.type === MentionType.description ? bearerOf(tokens, mentions, mention) : -1
    const p = name >= 0 ? of[name]! : -1
    if (p < 0) return
    of[m] = p
    entities[p]!.mentions.push(m)
    if (entities[p]!.sex === Sex.unknown && entities[p]!.character < 0) entities[p]!.sex = mention.sex
    const head = plainTitle(headOf(mention))
    // > | old Agafya, the nurse        others may be called so too
    if (anybody.has(head) || !isGiven(tokens, mention)) return
    const known = holders.get(head)
    if (!known) holders.set(head, [p])
    else if (!known.includes(p) && known.length < mostHolders) known.push(p)
  })
  const byText = new Map<string, { e: number; at: number }>()
  const speaks = new Map<string, number>()
  list.forEach((mention, m) => {
    if (mention.type === MentionType.description && says[m]) {
      const head = headOf(mention)
      speaks.set(head, (speaks.get(head) ?? 0) + 1)
    }
  })
  const join = (m: number, e: number): void => {
    const mention = list[m]!
    of[m] = e
    entities[e]!.mentions.push(m)
    if (entities[e]!.sex === Sex.unknown && entities[e]!.character < 0) entities[e]!.sex = mention.sex
    const parent = parentOf(mention) >= 0
    const full = entities[e]!.aliases.size >= mostAliases
    const shown = parent || !full ? shownName(tokens, mention.nameFrom, mention.nameTo) : ''
    // > | my father, Dad        what he is called is a name
    if (parent && !shown.includes(' ') && entities[e]!.name.includes(' ')) {
      keepAlias(entities[e]!, entities[e]!.name)
      entities[e]!.name = shown
    } else if (!full && shown !== entities[e]!.name) keepAlias(entities[e]!, shown)
    // > | the man with the black beard
    const longer = mention.to - mention.nameTo
    if (longer > 1 && longer < mostWords && tokens.hash[mention.nameTo] === withHash && entities[e]!.aliases.size < mostAliases)
      keepAlias(entities[e]!, shownName(tokens, mention.nameFrom, mention.to))
  }
  list.forEach((mention, m) => {
    if (of[m]! >= 0 || mention.type !== MentionType.description) return
    if (given.size > 0) {
      const text = plain(textOf(tokens, mention.nameFrom, mention.nameTo))
      const own =
        longestAlias(tokens, mention, text, longer) ??
        given.get(text) ??
        (isArticle(tokens, mention) && !anybody.has(headOf(mention)) ? given.get(headOf(mention)) : undefined)
      if (own !== undefined) {
        join(m, own)
        return
      }
    }
    const kin = spanOf[mention.from]! < 0 ? kinOf(mention) : -1
    if (kin >= 0) {
      join(m, kin)
      return
    }
    const flags = wordFlags(tokens.word[mention.nameTo - 1]!)
    const indefinite = (wordFlags(tokens.word[mention.from]!) & Word.indefinite) !== 0
    if (indefinite) return
    // > | a pair of grey eyes        > | the late baronet
    if (!says[m] && (tokens.hash[mention.nameTo] === ofHash ? isPair(tokens, mention) : isLate(tokens, mention))) return
    // > | “Are you there?” said the telephone.        whoever is at the other end
    if (lines.has(tokens.hash[mention.nameTo - 1]!)) return
    // > | in a low voice        nobody, unless it speaks
    if (!says[m] && isPart(tokens, mention)) return
    const head = headOf(mention)
    // > | “Can I come out?” said the wardrobe door.        whoever is behind it
    if (hides.has(tokens.hash[mention.nameTo - 1]!) && (speaks.get(head) ?? 0) < heard) return
    // > | on a kitchen chair        who is somebody at a meeting, and speaks there
    if (things.has(tokens.hash[mention.nameTo - 1]!) && !speaks.has(head)) return
    // > | the youngest, the eldest        one of several
    const person =
      mention.referent === Referent.person ||
      (mention.referent === Referent.group && mention.plural) ||
      (isArticle(tokens, mention) && siblings.test(head))
    if (!person && (speaks.get(head) ?? 0) < (mention.referent === Referent.unknown ? 1 : 3)) return
    if (isArticle(tokens, mention) && !mention.plural && !anybody.has(head) && !(flags & Word.honorific && address.test(head))) {
      const holder = nearestHolder(holders.get(plainTitle(head)), entities, m)
      if (holder >= 0) {
        join(m, holder)
        return
      }
    }
    // > | Lady Quill … said her ladyship
    const style = spanOf[mention.from]! < 0 && !mention.plural ? styles.get(head) : undefined
    if (style) {
      const holder = nearestHolder(
        style.flatMap((title) => holders.get(title) ?? []),
        entities,
        m,
      )
      if (holder >= 0) {
        join(m, holder)
        return
      }
    }
    // > | “Sir? There’s a crick yonder.”        whoever is there
    if (!says[m] && isCall(tokens, mention) && polite.test(head)) return
    // > | “Are you armed, Brother?” “No, my lord.”        the only one who has that title
    const bearers = spanOf[mention.from]! >= 0 && isCall(tokens, mention) && address.test(head) ? holders.get(head) : undefined
    if (bearers?.length === 1) {
      join(m, bearers[0]!)
      return
    }
    const animal = mention.referent === Referent.unknown && isArticle(tokens, mention) ? (byName.get(head) ?? -1) : -1
    if (animal >= 0) {
      join(m, animal)
      return
    }
    const capital = (tokens.shape[mention.nameTo - 1]! & Shape.capital) !== 0
    const owned = (wordFlags(tokens.word[mention.from]!) & Word.possessive) !== 0
    const generic = anybody.has(head)
    // roles are one person in the whole text; whoever is called by a common noun or a relation is so for a scene
    const parent = parentOf(mention)
    const local = parent < 0 && (generic || (owned && !capital) || (flags & Word.kin && !capital))
    const several = mention.nameTo - mention.nameFrom > 1
    const apart = several && isOneOfSeveral(tokens, mention)
    const keys = [head]
    if (parent >= 0) keys[0] = `parent ${parent}`
    else if (local && owned) keys[0] = `${textOf(tokens, mention.from, mention.from + 1).toLowerCase()} ${head}`
    else if (several && (local || apart || counting.has(tokens.hash[mention.nameFrom]!))) {
      keys[0] = plain(textOf(tokens, mention.nameFrom, mention.nameTo))
      if (local && !apart) keys.push(head)
    }
    for (const key of keys) {
      const known = byText.get(key)
      if (!known || (local && m - known.at > scene)) continue
      known.at = m
      byText.set(keys[0]!, known)
      join(m, known.e)
      return
    }
    entities.push(
      newEntity({
        name: owned ? ownerLow(shownName(tokens, mention.nameFrom, mention.nameTo)) : shownName(tokens, mention.nameFrom, mention.nameTo),
        named: false,
        sex: mention.sex,
        referent: mention.referent === Referent.unknown ? Referent.person : mention.referent,
        plural: mention.plural,
      }),
    )
    const e = entities.length - 1
    for (const key of keys) byText.set(key, { e, at: m })
    if (local && !owned) byText.set(head, { e, at: m })
    // > | the salt-witch … the witch
    const last = local || owned ? '' : head.slice(head.lastIndexOf('-') + 1)
    if (last !== head && last && !byText.has(last)) byText.set(last, { e, at: m })
    join(m, e)
  })
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

/** `Brother`, `my lord` */
function isCall(tokens: Tokens, { from, nameTo, plural }: Mention): boolean {
  const bare = nameTo === from + 1 && (tokens.shape[from]! & Shape.capital) !== 0
  const mine = nameTo === from + 2 && (isWord(tokens, from, 'my') || isWord(tokens, from, 'My'))
  return !plural && (bare || mine)
}

/** The title that a name consists of; empty for any other name. */
function titleAlone(name: string): string {
  const flags = name.includes(' ') ? 0 : wordFlags(lookup(hashOf(name)))
  return flags & Word.title && (flags & Word.honorific || !(flags & Word.firstName)) ? plainTitle(name) : ''
}

/** The aliases of given characters as plain text, and those that go on behind their first words. */
interface Aliases {
  readonly given: ReadonlyMap<string, number>
  readonly longer: ReadonlyMap<string, readonly (readonly [string, number])[]>
}

function indexAliases(characters: readonly Character[]): Aliases {
  const given = new Map<string, number>()
  const longer = new Map<string, (readonly [string, number])[]>()
  characters.forEach((character, c) => {
    for (const alias of [character.name, ...(character.aliases ?? [])]) {
      const key = plainText(alias)
      if (given.has(key)) continue
      given.set(key, c)
      const words = key.split(' ')
      for (let n = 1; n < words.length && n < mostWords; n++) {
        const start = words.slice(0, n).join(' ')
        const known = longer.get(start)
        if (!known) longer.set(start, [[key, c]])
        else if (known.length < mostHolders) known.push([key, c])
      }
    }
  })
  return { given, longer }
}

/**
 * The given character whose alias begins with a description and goes on behind it.
 *
 *     > | “Shut it,” said the man with the black beard.
 *                             ^^^^^^^^^^^^^^^^^^^^^^^^
 */
function longestAlias(tokens: Tokens, mention: Mention, text: string, longer: Aliases['longer']): number | undefined {
  let found: number | undefined
  let length = 0
  for (const [key, c] of longer.get(text) ?? []) {
    if (key.length <= length) continue
    const to = mention.nameFrom + key.split(' ').length
    if (to <= tokens.count && plainText(textOf(tokens, mention.nameFrom, to)) === key) [found, length] = [c, key.length]
  }
  return found
}

/** Who holds a title: the one named last, or the only one. */
function nearestHolder(holders: readonly number[] | undefined, entities: readonly Entity[], m: number): number {
  if (!holders) return -1
  let best = -1
  let bestAt = -1
  for (const p of holders) {
    const { mentions } = entities[p]!
    if (!mentions.length && holders.length > 1) continue
    let at = 0
    for (let low = 0, high = mentions.length; low < high; ) {
      const middle = (low + high) >> 1
      if (mentions[middle]! < m) {
        at = mentions[middle]! + 1
        low = middle + 1
      } else high = middle
    }
    if (at > bestAt) [best, bestAt] = [p, at]
  }
  return best
}

function isArticle(tokens: Tokens, mention: Mention): boolean {
  return mention.from === mention.nameFrom || articles.has(tokens.hash[mention.from]!)
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
