import type { Clause } from '../cues/clauses.ts'
import { Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, Referent, Sex, sexOfTitle } from '../mentions/mention.ts'
import { Kind, type Tokens } from '../text/tokens.ts'
import type { Character } from '../types.ts'
import { addRole, type Entities, type Entity, keepAlias, mostAliases, newEntity } from './entities.ts'
import { type Form, findForms } from './forms.ts'
import { isHonorific, shownName } from './names.ts'
import { findPeople, type People } from './people.ts'
import type { Person } from './roster.ts'
import { joinDescriptions } from './unnamed.ts'

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
  // pushed, not mapped: a list that `map` makes is of another kind once it is compiled, and all that has read lists of the first kind is compiled anew
  const entities: Entity[] = []
  for (const person of people.list) entities.push(entityOf(person, characters[person.character]))
  const of = new Int32Array(list.length).fill(-1)
  nameMentions(tokens, list, forms, people, entities, of)
  joinDescriptions({ tokens, mentions, says, entities, of, characters, people, spanOf })
  // in order, and without the room that pushing leaves behind a list
  for (const entity of entities) entity.mentions = entity.mentions.sort((a, b) => a - b).slice()
  return { list: entities, of }
}

function entityOf(person: Person, character: Character | undefined): Entity {
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
    if (isSomebody(form, people) && !isMonth(tokens, list, form, people)) for (const m of form.mentions) formOf[m] = f
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
    if (form.title) addRole(entity, form.title)
    if (seen[f]!++ >= mostShown) continue
    const mention = list[m]!
    // > | Detective Inspector Rhona Kerr        a rank is left out where a first name stands, but for `Mrs. John Orr` and `Lady Jane Orr`
    const titled = mention.title >= 0 && (form.words.length < 2 || (isHonorific(tokens, mention.title) && tellsSex(tokens, mention.title)))
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
    for (const name of counts.keys()) if (name !== entity.name && entity.aliases.size < mostAliases) keepAlias(entity, name)
  }
}

function tellsSex({ word }: Tokens, t: number): boolean {
  const flags = wordFlags(word[t]!)
  return sexOfTitle(flags) !== Sex.unknown || (flags & Word.kin) !== 0
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

/**
 * Whether a name of a month never stands but where a time does:
 *
 *     > | In May she found it.        > | It was the hottest June in years.        not: > | She met June in the hall.
 *            ^^^                                         ^^^^
 */
function isMonth({ kind, word }: Tokens, list: readonly Mention[], form: Form, people: People): boolean {
  if (!(form.flags & Word.time) || form.title || form.says > 0 || form.calls > 0 || form.words.length > 1) return false
  const p = people.of.get(form)
  if (p !== undefined && people.list[p]!.forms.length > 1) return false
  return form.mentions.every((m) => {
    const before = list[m]!.from - 1
    if (before < 1 || kind[before] !== Kind.word) return false
    return isBeforeTime(word[before]!) || (kind[before - 1] === Kind.word && (wordFlags(word[before - 1]!) & Word.determiner) !== 0)
  })
}

/** `in May`, `last June`, `it was June` */
function isBeforeTime(word: number): boolean {
  return (wordFlags(word) & (Word.preposition | Word.determiner | Word.auxiliary)) !== 0 || (wordTags(word) & Tag.adjective) !== 0
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
    const byFirst = person.firsts.has(word)
    // > | Rhona Kerr … Kerr        a family name may be a man’s first name elsewhere
    if (form.sex && person.sex && form.sex !== person.sex && (byFirst || form.title)) continue
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
  if (counts.size === 1) for (const name of counts.keys()) return name
  let best = ''
  let bestScore = -100
  let total = 0
  for (const count of counts.values()) total += count
  for (const [name, count] of counts) {
    const words = name.split(' ')
    const full = words.length > 1 && firsts.has(words[words.length > 2 && !firsts.has(words[0]!.toLowerCase()) ? 1 : 0]!.toLowerCase())
    // > | Montoya Hotel Pamplona        once, among many by the first word alone
    const stray = words.length > 2 && count < 0.05 * total
    // > | Arkady Ilyich Senn, Arkady Ilyich        the longer one, however seldom it stands
    const whole = full && !stray && words.length > 2 && counts.has(words.slice(0, -1).join(' '))
    const score =
      (full && !stray ? 1000 : 0) + (whole ? 300 : 0) + (words.length > 1 && !stray ? 300 : 0) + Math.min(200, count) - words.length
    if (score > bestScore) [best, bestScore] = [name, score]
  }
  return best
}
