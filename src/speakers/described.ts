import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, Referent, Sex } from '../mentions/mention.ts'
import { isPunctuation, isWord, type Tokens } from '../text/tokens.ts'
import { appositionOf, besideOf } from './apposition.ts'
import { calledBehind, calledBeside } from './bearers.ts'
import { isBody, kindsOf, mayBeCalled } from './bodies.ts'
import { description, headOf, initialsOf, isAge, isDefinite, isVariation, lastActor } from './descriptions.ts'
import { addAlias, type Entity, lastBefore } from './entities.ts'
import { wordOf } from './names.ts'
import { agrees, call, enter, index, join, latest, type Roll } from './roll.ts'

/** Entities that are asked whether a description is theirs, the latest ones. */
const askedMost = 400

/**
 * Gives a description to whomever it describes: the name beside it, the one spoken of, the last one who was called so; else to somebody without a name.
 *
 * @param placed Gives a mention its entity: the name beside a description may stand behind it.
 */
export function joinDescription(roll: Roll, m: number, placed: (m: number) => number): void {
  const { tokens, mentions, list, of } = roll
  const mention = mentions.list[m]!
  const initials = mention.referent === Referent.person ? '' : initialsOf(tokens, mention)
  const neighbour = namedBeside(roll, mention, initials)
  const named = neighbour > m ? placed(neighbour) : (of[neighbour] ?? -1)
  if (named >= 0 && list[named]!.named) {
    describe(roll, m, named)
    return
  }
  // > | his mother, a real harbour pilot, who read it        what somebody is who has no name
  const same = besideOf(tokens, mentions, mention)
  if (same >= 0 && of[same]! >= 0) {
    join(roll, m, of[same]!)
    addAlias(list[of[same]!]!, description(tokens, mention))
    return
  }
  const definite = isDefinite(tokens, mention)
  // > | Hugh Marsh was born in Simla, the second son of a judge.        whoever the sentence is about
  if (definite && isWord(tokens, mention.nameTo, 'of') && isPunctuation(tokens, mention.from - 1, 44) && isKin(tokens, mention)) {
    const e = actorBefore(roll, m)
    if (e >= 0) {
      join(roll, m, e)
      return
    }
  }
  const called = definite && !mention.plural ? lastCalled(roll, m) : -1
  if (called >= 0) {
    join(roll, m, called)
    addAlias(list[called]!, description(tokens, mention))
    return
  }
  join(roll, m, nameless(roll, mention, definite, initials))
}

/** > | The company's founder, Arjun Mehta, said        > | Adaeze Nwosu, the ferry's captain,        > | a guy called RJ
 *          ^ an apposition names it                           ^ or follows the name
 */
function namedBeside({ tokens, mentions }: Roll, mention: Mention, initials: string): number {
  const beside = appositionOf(tokens, mentions, mention)
  // > | The Nigerian Union of Transporters, NUT, said        its short name
  if (beside >= 0 && initials !== '' && wordOf(tokens, mentions.list[beside]!.nameFrom) === initials) return -1
  if (beside >= 0 || mention.plural) return beside
  const behind = calledBehind(tokens, mentions, mention)
  // > | the inspector, a tall man called Grau
  return behind >= 0 ? behind : calledBeside(tokens, mentions, mention)
}

/** Tells of somebody with a name what a description says. */
function describe(roll: Roll, m: number, e: number): void {
  const { tokens, mentions, list, of } = roll
  const mention = mentions.list[m]!
  const entity = list[e]!
  of[m] = e
  entity.mentions.push(m)
  call(roll, e, headOf(tokens, mention))
  if (isRelated(tokens, mention)) roll.relatives.add(e)
  if (entity.sex === Sex.unknown && entity.character < 0) entity.sex = mention.sex
  if (entity.referent === Referent.unknown) entity.referent = mention.referent
  const text = description(tokens, mention)
  addAlias(entity, text)
  // > | her daughter, Ruth Ellison, … her daughter said
  if (wordFlags(tokens.word[mention.from]!) & Word.possessive) roll.described.set(text.toLowerCase(), e)
}

function isRelated({ word }: Tokens, { nameTo }: Mention): boolean {
  return (wordFlags(word[nameTo - 1]!) & Word.kin) !== 0
}

function isKin(tokens: Tokens, mention: Mention): boolean {
  return !mention.plural && isRelated(tokens, mention)
}

/** Whoever the sentences before a mention are about, where it can be theirs; -1 for nobody. */
function actorBefore(roll: Roll, m: number): number {
  const e = lastActor(roll.tokens, roll.mentions.list, roll.of, m)
  return e >= 0 && roll.list[e]!.named && agrees(roll, e, roll.mentions.list[m]!) ? e : -1
}

/** > | the senator, the company, the 22-year-old
 *      ^ the last one named before mention `m` that was called so, or can be; -1 for nobody
 */
function lastCalled(roll: Roll, m: number): number {
  const { tokens, mentions, list, byHead, byRole } = roll
  const mention = mentions.list[m]!
  const head = headOf(tokens, mention)
  if (isAge(tokens, mention) || (isVariation(tokens, mention) && !byHead.has(head) && !byRole.has(head))) return actorBefore(roll, m)
  let best = -1
  let bestAt = -1
  const look = (e: number): void => {
    const at = lastBefore(list[e]!.mentions, m)
    if (at > bestAt) [best, bestAt] = [e, at]
  }
  const oldest = Math.max(0, list.length - askedMost)
  if (mention.referent === Referent.person) {
    const bearers = byRole.get(head)
    if (!bearers) return -1
    for (let k = Math.max(0, bearers.length - askedMost); k < bearers.length; k++) {
      const e = bearers[k]!
      if (e >= oldest && list[e]!.named && agrees(roll, e, mention)) look(e)
    }
  } else if (mention.referent === Referent.organization && mention.to - mention.from <= 2 && isBody(head)) {
    for (let e = list.length - 1; e >= oldest; e--)
      if (list[e]!.referent === Referent.organization && mayBeCalled(kindsOfEntity(roll, e), head)) look(e)
  }
  return best
}

/** > | The World Salt Organization        a name, though it reads as a description */
function isNamed({ named, name }: Entity): boolean {
  return named || /^\p{Lu}.* \p{Lu}/u.test(name)
}

/** The kinds that an organization’s name tells, which are read once; null where it has none. */
function kindsOfEntity({ list, kinds }: Roll, e: number): readonly string[] | null {
  let known = kinds[e]
  if (known === undefined) {
    known = isNamed(list[e]!) ? kindsOf(list[e]!.name) : null
    kinds[e] = known
  }
  return known
}

/** Somebody who goes by a description alone, a new one where nobody was described so. */
function nameless(roll: Roll, mention: Mention, definite: boolean, initials: string): number {
  const { tokens, list, described, byHead } = roll
  const { referent, plural, sex } = mention
  const text = description(tokens, mention)
  const key = text.toLowerCase()
  const head = headOf(tokens, mention)
  let e = described.get(key) ?? -1
  // > | a senior official of the ministry said … the official said
  //                                              ^ the last one who was called so at more length
  if (e < 0 && definite && !plural && referent === Referent.person && mention.to - mention.from === 2)
    e = latest(byHead.get(head)).findLast((k) => !list[k]!.plural && agrees(roll, k, mention)) ?? -1
  if (e >= 0) {
    addAlias(list[e]!, text)
    return e
  }
  const made = enter(roll, { name: text, named: false, sex, referent, plural })
  described.set(key, made)
  index(byHead, head, made)
  if (initials) roll.acronyms.set(initials, made)
  return made
}
