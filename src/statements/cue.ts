import type { Context } from '../attribution/context.ts'
import { hashOf } from '../lexicon/hash.ts'
import { lemmaOf, lookup, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { Part } from '../text/tags.ts'
import { Kind, textOf } from '../text/tokens.ts'
import type { Atoms } from './atoms.ts'
import type { Piece } from './labels.ts'

/** The words that attribute a statement. */
export interface CueWords {
  readonly from: number
  readonly to: number
  readonly lemma: string
  readonly negated: boolean
}

/** Reads the dictionary form of a cue of several words, and whether it is denied: `has not yet said` → `say`, negated. */
export function readCue(context: Context, atoms: Atoms, { from, to }: Piece): CueWords {
  const { tokens, clauses, clauseFrom } = context
  let negated = false
  for (let t = from; t < to; t++) if (wordFlags(tokens.word[t]!) & Word.negative) negated = true
  let verb = -1
  for (let c = clauseFrom[from]!; c < clauses.length && clauses[c]!.cue.at < to; c++) {
    const { cue } = clauses[c]!
    if (cue.negated) negated = true
    // according to: the phrase, and not the verb that it begins with
    if (cue.verb < 0 && cue.to > cue.at + 1)
      return { from, to, lemma: textOf(tokens, cue.at, cue.to).toLowerCase().replace(/\s+/g, ' '), negated }
    if (cue.verb >= 0 && verb < 0) verb = cue.verb
  }
  if (verb >= 0) return { from, to, lemma: lemmaOf(verb), negated }
  const at = mainVerb(context, atoms, from, to)
  const lemma = at >= 0 ? baseForm(textOf(tokens, at, at + 1).toLowerCase(), atoms.part[at]!) : ''
  return { from, to, lemma: lemma || textOf(tokens, from, to).toLowerCase().replace(/\s+/g, ' '), negated }
}

/** The last of the verbs that a cue begins with: `will be asked` → `asked`; -1 where it begins with something else. */
function mainVerb(context: Context, atoms: Atoms, from: number, to: number): number {
  const { kind, word } = context.tokens
  let verb = -1
  for (let t = from; t < to && kind[t] === Kind.word; t++) {
    const part = atoms.part[t]!
    const auxiliary = (wordFlags(word[t]!) & Word.auxiliary) !== 0 || part === Part.modal
    if (part >= Part.base && part <= Part.gerund) {
      if (verb >= 0 && !(wordFlags(word[verb]!) & Word.auxiliary)) break
      verb = t
    } else if (!auxiliary && part !== Part.adverb && part !== Part.to) break
  }
  return verb
}

/** The dictionary form of a verb, as far as spelling and the lexicon tell it. */
function baseForm(verb: string, part: number): string {
  if (part === Part.base || part === Part.present) return verb
  const cut = (ending: string): string => verb.slice(0, verb.length - ending.length)
  const options: string[] = []
  if (part === Part.third) {
    if (verb.endsWith('ies')) options.push(`${cut('ies')}y`)
    if (verb.endsWith('es')) options.push(cut('es'))
    if (verb.endsWith('s')) options.unshift(cut('s'))
  } else {
    const ending = part === Part.gerund ? 'ing' : 'ed'
    if (!verb.endsWith(ending)) return verb
    const stem = cut(ending)
    if (verb.endsWith('ied')) options.push(`${cut('ied')}y`)
    if (/([bdgklmnprt])\1$/.test(stem)) options.push(stem.slice(0, -1))
    options.push(stem, `${stem}e`)
    if (/(?:[aeiou][bcdgkmnprstvz]|[cgsuvz]|[^aeiou]l)$/.test(stem) && !/(?:er|en|on|it|or|in|et|ow|ew|ss)$/.test(stem))
      options.unshift(`${stem}e`)
  }
  for (const option of options) {
    const tags = wordTags(lookup(hashOf(option)))
    if (tags & (Tag.base | Tag.noun)) return option
  }
  return options[0] ?? verb
}
