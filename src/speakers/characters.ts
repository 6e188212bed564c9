import type { Clause } from '../cues/clauses.ts'
import { hashOf } from '../lexicon/hash.ts'
import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType, Referent, Sex } from '../mentions/mention.ts'
import { Shape, type Tokens, textOf } from '../text/tokens.ts'
import type { Character } from '../types.ts'
import { type Entities, type Entity, newEntity } from './entities.ts'
import { type Form, findForms, plainTitle } from './forms.ts'
import { isHonorific, shownName } from './names.ts'
import { isPart } from './owners.ts'
import { findPeople, type People } from './people.ts'

/** Nouns for anybody: who is meant changes from scene to scene. */
const anybody = new Set(
  (
    'man woman girl boy gentleman lady person fellow child lad lass friend chap guy companion youth creature other speaker host guest neighbour ' +
    'neighbor baby kid people'
  ).split(' '),
)
const anybodyHashes = new Set([...anybody].map(hashOf))

/** Whether a description says no more than that somebody is meant: `the old man`. */
export function isAnybody(tokens: Tokens, { nameTo }: Mention): boolean {
  return anybodyHashes.has(tokens.hash[nameTo - 1]!)
}
/** People with one title that are looked at where the title stands alone. */
const mostHolders = 60
/** Words of an alias that are looked at. */
const mostWords = 10
/** What tells one of several from the others: `the second policeman`. */
const telling = /^(?:first|second|third|fourth|other|another|old|young|elder|older|younger|little|tall|short|fat|stout|thin) /
const counted = /^(?:first|second|third|fourth|fifth|other|another) /
/** Titles that anybody may have: `the lady`, `a miss`. */
const address = /^(?:mr|mrs|ms|miss|master|mistress|sir|madam|lady|lord|don|monsieur|madame|saint|mother|father|brother|sister)$/
const withHash = hashOf('with')
/** Mentions that a scene spans: `the man` further back is another one. */
const scene = 160

/** Mentions by one form of a name whose spelling is looked at: enough to tell how it is written. */
const mostShown = 200

/** Groups the mentions of a text of fiction into characters: names over the whole text at once, descriptions by scene. */
export function findCharacters(
  tokens: Tokens,
  mentions: Mentions,
  clauses: readonly Clause[],
  characters: readonly Character[],
  spanOf: Int32Array,
): Entities {
  const { list } = mentions
  const { forms, says } = findForms(tokens, mentions, clauses, spanOf)
  const people = findPeople(forms, characters)
  const entities: Entity[] = people.list.map((person) => {
    const character = characters[person.character]
    return newEntity({
      character: person.character,
      name: character?.name ?? '',
      first: [...person.firsts][0] ?? '',
      last: [...person.lasts][0] ?? '',
      sex: person.sex,
      referent: Referent.person,
      narrator: character?.narrator === true,
      ...(character ? { aliases: new Set(character.aliases ?? []) } : {}),
    })
  })
  const of = new Int32Array(list.length).fill(-1)
  nameMentions(tokens, list, forms, people, entities, of)
  describe({ tokens, mentions, says, entities, of, characters, people })
  for (const entity of entities) entity.mentions.sort((a, b) => a - b)
  return { list: entities, of }
}

/** Gives every mention by name its person, shared names to whoever of their owners was named last, and makes the names that are shown. */
function nameMentions(
  tokens: Tokens,
  list: readonly Mention[],
  forms: readonly Form[],
  people: People,
  entities: readonly Entity[],
  of: Int32Array,
): void {
  const formOf = new Int32Array(list.length).fill(-1)
  forms.forEach((form, f) => {
    if (isSomebody(form, people)) for (const m of form.mentions) formOf[m] = f
  })
  const last = new Int32Array(entities.length).fill(-100000)
  const seen = new Int32Array(forms.length)
  const shown = new Map<number, Map<string, number>>()
  const shared = new Map<number, Map<number, string[]>>()
  for (let m = 0; m < list.length; m++) {
    const f = formOf[m]!
    if (f < 0) continue
    const form = forms[f]!
    let p = people.of.get(form) ?? -1
    if (p < 0) p = ownerOf(form, m, people, last)
    if (p < 0) continue
    of[m] = p
    last[p] = m
    const entity = entities[p]!
    entity.mentions.push(m)
    if (form.title) entity.roles.add(form.title)
    if (seen[f]!++ >= mostShown) continue
    const mention = list[m]!
    const titled = mention.title >= 0 && (isHonorific(tokens, mention.title) || form.words.length < 2)
    const name = shownName(tokens, titled ? mention.title : mention.nameFrom, mention.nameTo)
    if (people.of.has(form) || people.list[p]!.firsts.has(form.words[0]!)) show(shown, p, name)
    else {
      // > | Morland        James or Catherine: an alias of whoever is meant most often
      const owners = shared.get(f) ?? new Map<number, string[]>()
      const known = owners.get(p)
      if (known) known.push(name)
      else owners.set(p, [name])
      shared.set(f, owners)
    }
  }
  for (const owners of shared.values()) {
    const [p, names] = [...owners].reduce((a, b) => (b[1].length > a[1].length ? b : a))
    for (const name of names) show(shown, p, name)
  }
  for (const [p, counts] of shown) {
    const entity = entities[p]!
    if (entity.character < 0) entity.name = fullest(counts, people.list[p]!.firsts)
    for (const name of counts.keys()) if (name !== entity.name && entity.aliases.size < 24) entity.aliases.add(name)
  }
}

function show(shown: Map<number, Map<string, number>>, p: number, name: string): void {
  const counts = shown.get(p) ?? new Map<string, number>()
  counts.set(name, (counts.get(name) ?? 0) + 1)
  shown.set(p, counts)
}

/** Places, peoples and bodies are nobody until they speak. */
function isSomebody(form: Form, people: People): boolean {
  if (form.title || form.says > 0) return true
  const p = people.of.get(form)
  if (p !== undefined && people.list[p]!.character >= 0) return true
  if (form.words.length === 1)
    return !(form.flags & (Word.place | Word.demonym | Word.time | Word.interjection)) || (form.flags & Word.firstName) !== 0
  return form.referent !== Referent.organization && form.referent !== Referent.document && form.referent !== Referent.place
}

/** Who of those that share a name is meant: the last one named, men before women for a surname, those with more mentions first. */
function ownerOf(form: Form, m: number, people: People, last: Int32Array): number {
  const word = form.words[form.words.length - 1]!
  let owners = people.owners(word)
  if (!owners.length && form.words.length > 1) owners = people.owners(form.words[0]!)
  let best = -1
  let bestScore = Number.POSITIVE_INFINITY
  for (const p of owners) {
    const person = people.list[p]!
    if (form.sex && person.sex && form.sex !== person.sex) continue
    const byFirst = person.firsts.has(word)
    const score =
      Math.log(1 + Math.min(2000, m - last[p]!)) -
      0.7 * Math.log(1 + (owners.length > 1 ? people.uses(p, word) : person.weight)) +
      // > | Margaret Oniton        once, where Margaret is everywhere: no namesake
      (owners.length > 1 && people.uses(p, word) <= 2 && form.count > 40 ? 3 : 0) +
      (!byFirst && person.sex === Sex.female ? (form.says > 0 ? 6 : 3) : 0) -
      (byFirst ? 1 : 0) -
      // somebody on the list before somebody beside it
      (person.character >= 0 ? 2 : 0)
    if (score < bestScore) [best, bestScore] = [p, score]
  }
  return best
}

/** The name with most words, titles left out where a first name stands; the more frequent of two. */
function fullest(counts: ReadonlyMap<string, number>, firsts: ReadonlySet<string>): string {
  let best = ''
  let bestScore = -100
  let total = 0
  for (const count of counts.values()) total += count
  for (const [name, count] of counts) {
    const words = name.split(' ')
    const full = words.length > 1 && firsts.has(words[words.length > 2 && !firsts.has(words[0]!.toLowerCase()) ? 1 : 0]!.toLowerCase())
    // > | Montoya Hotel Pamplona        once, among many by the first word alone
    const stray = words.length > 2 && count < 0.05 * total
    const score = (full && !stray ? 1000 : 0) + (words.length > 1 && !stray ? 300 : 0) + Math.min(200, count) - words.length
    if (score > bestScore) [best, bestScore] = [name, score]
  }
  return best
}

interface Work {
  readonly tokens: Tokens
  readonly mentions: Mentions
  readonly says: Uint8Array
  readonly entities: Entity[]
  readonly of: Int32Array
  readonly characters: readonly Character[]
  readonly people: People
}

/**
 * Descriptions: a title goes to its holder (`the count`), a role is one person throughout (`the detective`), `the man` one in a scene.
 * What is no person is nobody, unless it speaks.
 */
function describe({ tokens, mentions, says, entities, of, characters, people }: Work): void {
  const { list } = mentions
  const { given, longer } = indexAliases(characters)
  const holders = new Map<string, number[]>()
  people.list.forEach((person, p) => {
    for (const title of person.titles) {
      const known = holders.get(title)
      if (!known) holders.set(title, [p])
      else if (known.length < mostHolders) known.push(p)
    }
  })
  const byText = new Map<string, { e: number; at: number }>()
  const speaks = new Map<string, number>()
  list.forEach((mention, m) => {
    if (mention.type === MentionType.description && says[m]) {
      const head = headOf(tokens, mention)
      speaks.set(head, (speaks.get(head) ?? 0) + 1)
    }
  })
  list.forEach((mention, m) => {
    if (of[m]! >= 0 || mention.type !== MentionType.description) return
    const text = plainText(textOf(tokens, mention.nameFrom, mention.nameTo))
    const head = headOf(tokens, mention)
    const join = (e: number): void => {
      of[m] = e
      entities[e]!.mentions.push(m)
      if (entities[e]!.sex === Sex.unknown && entities[e]!.character < 0) entities[e]!.sex = mention.sex
      const shown = shownName(tokens, mention.nameFrom, mention.nameTo)
      if (entities[e]!.aliases.size < 24 && shown !== entities[e]!.name) entities[e]!.aliases.add(shown)
      // > | the man with the black beard
      const longer = mention.to - mention.nameTo
      if (longer > 1 && longer < mostWords && tokens.hash[mention.nameTo] === withHash && entities[e]!.aliases.size < 24)
        entities[e]!.aliases.add(shownName(tokens, mention.nameFrom, mention.to))
    }
    const own =
      longestAlias(tokens, mention, text, longer) ??
      given.get(text) ??
      (isArticle(tokens, mention) && !anybody.has(head) ? given.get(head) : undefined)
    if (own !== undefined) {
      join(own)
      return
    }
    const flags = wordFlags(tokens.word[mention.nameTo - 1]!)
    const indefinite = (wordFlags(tokens.word[mention.from]!) & Word.indefinite) !== 0
    if (indefinite) return
    // > | in a low voice        nobody, unless it speaks
    if (!says[m] && isPart(tokens, mention)) return
    const person = mention.referent === Referent.person || (mention.referent === Referent.group && mention.plural)
    if (!person && (speaks.get(head) ?? 0) < (mention.referent === Referent.unknown ? 1 : 3)) return
    if (isArticle(tokens, mention) && !mention.plural && !anybody.has(head) && !(flags & Word.honorific && address.test(head))) {
      const holder = nearestHolder(holders.get(plainTitle(head)), entities, m)
      if (holder >= 0) {
        join(holder)
        return
      }
    }
    const capital = (tokens.shape[mention.nameTo - 1]! & Shape.capital) !== 0
    const owned = (wordFlags(tokens.word[mention.from]!) & Word.possessive) !== 0
    const generic = anybody.has(head)
    // roles are one person in the whole text; whoever is called by a common noun or a relation is so for a scene
    const local = generic || (owned && !capital) || (flags & Word.kin && !capital)
    const keys = local
      ? owned
        ? [`${textOf(tokens, mention.from, mention.from + 1).toLowerCase()} ${head}`]
        : mention.nameTo - mention.nameFrom > 1
          ? [text, head]
          : telling.test(text)
            ? [text]
            : [head]
      : counted.test(text)
        ? [text]
        : [head]
    for (const key of keys) {
      const known = byText.get(key)
      if (!known || (local && m - known.at > scene)) continue
      known.at = m
      byText.set(keys[0]!, known)
      join(known.e)
      return
    }
    entities.push(
      newEntity({
        name: shownName(tokens, mention.nameFrom, mention.nameTo),
        named: false,
        sex: mention.sex,
        referent: mention.referent === Referent.unknown ? Referent.person : mention.referent,
        plural: mention.plural,
      }),
    )
    const e = entities.length - 1
    for (const key of keys) byText.set(key, { e, at: m })
    if (local && !owned) byText.set(head, { e, at: m })
    join(e)
  })
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
  return mention.from < mention.nameFrom ? /^(?:the|a|an|this|that)$/i.test(textOf(tokens, mention.from, mention.from + 1)) : true
}

function headOf(tokens: Tokens, mention: Mention): string {
  return textOf(tokens, mention.nameTo - 1, mention.nameTo)
    .toLowerCase()
    .replace(/\.$/, '')
}

function plainText(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:the|a|an) /, '')
    .replace(/[.’']/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
