import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { hashOf } from '../lexicon/hash.ts'
import { lookup, Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType, Referent } from '../mentions/mention.ts'
import { addAlias, type Entity } from './entities.ts'
import { givesOwnName } from './introductions.ts'

/** Tokens of a line that are looked at. */
const ahead = 60

/**
 * Gives whoever a transcript calls by a role the name that he gives himself, and by initials the only name that has these:
 *
 *     > | HOST: Welcome back. I’m Nora Feld, and this is Deep Time.⏎…⏎HOST: Thank you.
 *         ^^^^                    ^^^^^^^^^                           ^^^^ Nora Feld
 *     > | Nora Feld met Ada Roe.⏎NF: Was it late?⏎AR: It was.
 *                                ^^               ^^ Ada Roe
 */
export function nameHosts(context: Context, units: readonly Unit[], choices: readonly Choice[], entityOf: Int32Array): void {
  const { list } = context.entities
  const names = new Map<number, number>()
  choices.forEach(({ reason, speaker }, u) => {
    if (reason !== 'label' || speaker < 0 || names.has(speaker)) return
    const { name } = list[speaker]!
    const e = isRole(name) ? ownName(context, units[u]!, entityOf) : isInitials(name) ? bearerOf(list, name) : -1
    if (e < 0 || e === speaker) return
    names.set(speaker, e)
    addAlias(list[e]!, list[speaker]!.name)
  })
  if (names.size === 0) return
  for (const choice of choices) {
    choice.speaker = names.get(choice.speaker) ?? choice.speaker
    choice.addressee = names.get(choice.addressee) ?? choice.addressee
  }
}

/** > | HOST, MODERATOR, CO-HOST */
function isRole(name: string): boolean {
  return !name.includes(' ') && (wordFlags(lookup(hashOf(name))) & Word.person) !== 0
}

/** > | NF, A.R. */
const isInitials = (name: string): boolean => /^(?:\p{Lu}\.?){2,3}$/u.test(name)

/** The only one whose names begin with some letters; -1 without one. */
function bearerOf(list: readonly Entity[], initials: string): number {
  const letters = initials.replaceAll('.', '')
  let found = -1
  for (let e = 0; e < list.length; e++) {
    const { named, referent, name } = list[e]!
    if (!named || (referent !== Referent.person && referent !== Referent.unknown) || !name.includes(' ')) continue
    if (startsOf(name.split(' ')) !== letters && startsOf(name.split(/[ -]/)) !== letters) continue
    if (found >= 0) return -1
    found = e
  }
  return found
}

const startsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0).toUpperCase()).join('')

function ownName({ tokens, mentions }: Context, { from, to }: Unit, entityOf: Int32Array): number {
  for (let t = from; t < to && t < from + ahead; t++) {
    const m = mentions.startingAt[t]!
    if (m < 0 || mentions.list[m]!.type !== MentionType.name || entityOf[m]! < 0) continue
    if (givesOwnName(tokens, mentions.list[m]!)) return entityOf[m]!
  }
  return -1
}
