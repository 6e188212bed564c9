import type { Context } from '../attribution/context.ts'
import { hashOf } from '../lexicon/hash.ts'
import { wordCount as lexiconSize, lookup, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { MentionType, Referent } from '../mentions/mention.ts'
import { isAnybody } from '../speakers/anybody.ts'
import type { Doubts } from '../speakers/pronouns.ts'
import { Kind, Shape } from '../text/tokens.ts'
import { canAct, type Turn } from './turns.ts'

/** What the choice of speakers looks at: the turns of a text, and the mentions of its narration in order. */
export interface Scene {
  readonly context: Context
  readonly turns: readonly Turn[]
  /** The entity of each mention, pronouns included. */
  readonly entityOf: Int32Array
  /** The first-person narrator, or -1. */
  readonly narrator: number
  readonly doubts: Doubts
  /** Mentions of the narration that stand for somebody, in order. */
  readonly narration: Int32Array
  /** For each turn, how many of these stand before it and before its end. */
  readonly before: Int32Array
  readonly through: Int32Array
  /** For each mention of `narration`: its entity, its first token and the one behind it, and bits of `Trait`. */
  readonly who: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly traits: Uint8Array
  /** Per entity: mentions by name or description in the narration, in quotes, and reporting clauses that have it as their subject. */
  readonly told: Float32Array
  readonly quoted: Float32Array
  readonly tags: Float32Array
  /** Per entity: mentions by name or description in the narration that can act, and those that stand where a place does: `at Combe`. */
  readonly acted: Float32Array
  readonly placed: Float32Array
  /** Per entity: 1 where it has a name of its own, 0 where only common nouns stand for it. */
  readonly proper: Uint8Array
  /** The same, and in a short text 1 for whoever is known well enough without a name. */
  readonly known: Uint8Array
  /** Per entity: the turns whose reporting clause names it, in order. */
  readonly taggedIn: readonly (readonly number[])[]
  /** Numbers of the different words in the quotes of each turn: those of turn `u` from `wordsFrom[u]` on; and how many numbers there are. */
  readonly words: Int32Array
  readonly wordsFrom: Int32Array
  readonly wordCount: number
  /** How many words of a turn, those of grammar left out, are also in the turn before, and in the one before that only. */
  readonly echoes: Uint8Array
  readonly returns: Uint8Array
}

/** What a mention of the narration is, as bits. */
export const Trait = { pronoun: 1, acts: 2, first: 4, owner: 8 } as const

/** Words before a place. */
const places = new Set('in at into near through from towards toward leave left reach reached'.split(' ').map(hashOf))

export function makeScene(context: Context, turns: readonly Turn[], entityOf: Int32Array, narrator: number, doubts: Doubts): Scene {
  const { tokens, mentions, entities, spanOf } = context
  const { length } = entities.list
  const told = new Float32Array(length)
  const quoted = new Float32Array(length)
  const tags = new Float32Array(length)
  const acted = new Float32Array(length)
  const placed = new Float32Array(length)
  const taggedIn: number[][] = Array.from({ length }, () => [])
  const narration: number[] = []
  const traits: number[] = []
  mentions.list.forEach((mention, m) => {
    const e = entityOf[m]!
    if (e < 0) return
    const pronoun = mention.type === MentionType.pronoun
    if (spanOf[mention.from]! >= 0) {
      if (!pronoun) quoted[e]!++
      return
    }
    const acts = canAct(context, mention, true)
    if (!pronoun) {
      told[e]!++
      if (acts) acted[e]!++
      else if (tokens.kind[mention.from - 1] === Kind.word && places.has(tokens.hash[mention.from - 1]!)) placed[e]!++
    }
    const { referent } = entities.list[e]!
    if (referent === Referent.place || referent === Referent.document) return
    narration.push(m)
    traits.push(
      (pronoun ? Trait.pronoun : 0) |
        (acts ? Trait.acts : 0) |
        (mention.person === 1 ? Trait.first : 0) |
        (mention.possessive ? Trait.owner : 0),
    )
  })
  turns.forEach((turn, u) => {
    const e = turn.tag >= 0 ? entityOf[turn.tag]! : -1
    if (e < 0) return
    tags[e]!++
    if (mentions.list[turn.tag]!.type !== MentionType.pronoun) taggedIn[e]!.push(u)
  })
  const before = new Int32Array(turns.length)
  const through = new Int32Array(turns.length)
  let i = 0
  turns.forEach((turn, u) => {
    while (i < narration.length && mentions.list[narration[i]!]!.from < turn.from) i++
    before[u] = i
    let j = i
    while (j < narration.length && mentions.list[narration[j]!]!.from < turn.to) j++
    through[u] = j
  })
  const narrated = Int32Array.from(narration)
  const proper = Uint8Array.from(entities.list, ({ named, name, aliases }, e) =>
    named && (isProper(name) || [...aliases].some(isProper) || isBare(context, e, name)) ? 1 : 0,
  )
  const known = knownPeople(context, proper, told, tags, acted)
  return {
    context,
    turns,
    entityOf,
    narrator,
    doubts,
    narration: narrated,
    before,
    through,
    who: narrated.map((m) => entityOf[m]!),
    starts: narrated.map((m) => mentions.list[m]!.from),
    ends: narrated.map((m) => mentions.list[m]!.to),
    traits: Uint8Array.from(traits),
    told,
    quoted,
    tags,
    acted,
    placed,
    proper,
    known,
    taggedIn,
    ...numberWords(context, turns),
  }
}

/** Tokens of a text in which nobody with a role is somebody whose name was told chapters ago. */
const short = 6000

/** Whether a text is short and comes without a list of characters: whoever has no name there needs none. */
export function isShort(context: Context): boolean {
  const first = context.entities.list[0]
  return isBrief(context) && !(first && first.character >= 0)
}

/** Whether a text is of some pages only. */
export function isBrief({ tokens }: Context): boolean {
  return tokens.count <= short
}

/**
 * Who has a name, or needs none: in a short text whoever speaks or acts by a role, and whoever goes by `the man` or `her father` more than once.
 *
 *     > | “Is that the zoo?” asked the caller.
 *                                  ^^^^^^^^^^ no less a character than Mr. Tolliver
 */
function knownPeople(context: Context, proper: Uint8Array, told: Float32Array, tags: Float32Array, acted: Float32Array): Uint8Array {
  if (!isShort(context)) return proper
  const { tokens, mentions, entities } = context
  return proper.map((own, e) => {
    const { plural, narrator, named, referent, mentions: list } = entities.list[e]!
    if (own || plural || narrator || list.length === 0) return own
    if (tags[e] === 0 && (acted[e] === 0 || referent !== Referent.person)) return own
    const mention = mentions.list[list[0]!]!
    const vague = !named && (isAnybody(tokens, mention) || (wordFlags(tokens.word[mention.nameTo - 1]!) & Word.kin) !== 0)
    return told[e]! > +vague ? 1 : own
  })
}

/**
 * Whether a name holds a word that is neither a title nor a common noun, or is a description that can mean one person only:
 * `The Painter` does not, `The Man With The Black Beard` does.
 */
function isProper(name: string): boolean {
  let told = 0
  for (const word of name.split(' ')) {
    const low = word.toLowerCase().replace(/[.,]$/, '')
    const id = lookup(hashOf(low))
    const flags = wordFlags(id)
    if (flags & Word.firstName) return true
    if (word !== low && !(flags & (Word.common | Word.closed | Word.person | Word.kin | Word.title | Word.honorific))) return true
    if (!(flags & (Word.closed | Word.title | Word.honorific)) && !(wordTags(id) & Tag.epithet)) told++
  }
  return told > 1
}

/** Mentions of a name that are looked at. */
const mostBare = 20

/**
 * Whether a common noun is a name, which no article ever stands before: not the Painter.
 *
 *     > | “Here,” said Pocket. Pocket jumped up.
 *                      ^^^^^^  ^^^^^^
 */
function isBare({ tokens, mentions, entities }: Context, e: number, name: string): boolean {
  if (wordFlags(lookup(hashOf(name.toLowerCase()))) & (Word.closed | Word.person | Word.kin | Word.title | Word.honorific)) return false
  let bare = 0
  for (const m of entities.list[e]!.mentions.slice(0, mostBare)) {
    const { type, from, nameFrom } = mentions.list[m]!
    if (type !== MentionType.name) continue
    const before = from > 0 && tokens.kind[from - 1] === Kind.word ? wordFlags(tokens.word[from - 1]!) : 0
    if (from < nameFrom || before & Word.determiner) return false
    bare++
  }
  return bare > 1
}

const grammar = Word.closed | Word.auxiliary | Word.preposition | Word.conjunction | Word.subordinator | Word.pronoun | Word.adverb
/** Words that are counted as said again, at most. */
const mostEchoes = 20
/** Words of a turn that are looked at. */
const mostWords = 120

function numberWords(
  { tokens, spanOf }: Context,
  turns: readonly Turn[],
): Pick<Scene, 'words' | 'wordsFrom' | 'wordCount' | 'echoes' | 'returns'> {
  const { kind, hash, word, shape } = tokens
  const echoes = new Uint8Array(turns.length)
  const returns = new Uint8Array(turns.length)
  const numbers = new Map<number, number>()
  const numberOf = new Int32Array(lexiconSize) // and one
  const seenIn: number[] = []
  const wordsFrom = new Int32Array(turns.length + 1)
  let room = 0
  for (const turn of turns) room += Math.min(mostWords, turn.words)
  const words = new Int32Array(room)
  let count = 0
  turns.forEach((turn, u) => {
    for (let t = turn.from, seen = 0; t < turn.to && seen < mostWords && count < room; t++) {
      if (kind[t] !== Kind.word || spanOf[t]! < 0) continue
      seen++
      // words of the lexicon by their numbers, which is faster; an abbreviation may have that of its spelling with a full stop
      const id = shape[t]! & Shape.abbreviation ? lookup(hash[t]!) : word[t]!
      let number = id > 0 ? numberOf[id]! - 1 : (numbers.get(hash[t]!) ?? -1)
      if (number < 0) {
        number = seenIn.length
        if (id > 0) numberOf[id] = number + 1
        else numbers.set(hash[t]!, number)
        seenIn.push(-1)
      }
      if (seenIn[number] === u) continue
      if (seenIn[number]! >= u - 2 && seenIn[number]! >= 0 && !(wordFlags(word[t]!) & grammar)) {
        const list = seenIn[number] === u - 1 ? echoes : returns
        if (list[u]! < mostEchoes) list[u]!++
      }
      seenIn[number] = u
      words[count++] = number
    }
    wordsFrom[u + 1] = count
  })
  return { words, wordsFrom, wordCount: seenIn.length, echoes, returns }
}
