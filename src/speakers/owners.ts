import type { Clause } from '../cues/clauses.ts'
import { Relation } from '../cues/relations.ts'
import { hashOf } from '../lexicon/hash.ts'
import { Frame, Tag, Word, wordFlags, wordTags } from '../lexicon/lexicon.ts'
import { indexMentions, type Mention, type Mentions, MentionType, Referent, Sex, sexOfWord } from '../mentions/mention.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'

/** What somebody acts with, and is told by in place of his name: `her eyes shone`, `his answer was short`. */
const parts = new Set(
  (
    'eye eyes face head hand hands voice voices lip lips mouth heart smile brow brows forehead cheek cheeks chin jaw finger fingers fist arm arms ' +
    'shoulder shoulders tone tones glance gaze look looks expression breath features countenance manner eyebrow eyebrows throat tears laugh laughter ' +
    'words answer reply response question remark comment retort knees feet body hair temper mind spirits anger gesture blood nerves colour color'
  )
    .split(' ')
    .map(hashOf),
)
/** Words between an owner and what is owned, at most. */
const mostBetween = 3

/** Whether a description is of a part of somebody: `a low voice`. */
export function isPart(tokens: Tokens, { nameTo }: Mention): boolean {
  return parts.has(tokens.hash[nameTo - 1]!)
}

/** Whether what an owner owns acts in its place: the noun behind `her` or `Petra’s` is a part of the body, a look or an answer. */
export function ownsPart(tokens: Tokens, { to }: Mention): boolean {
  const { kind, word, hash, shape } = tokens
  let t = kind[to] === Kind.word && shape[to]! & Shape.possessive ? to + 1 : to
  for (let n = 0; n <= mostBetween && kind[t] === Kind.word; n++, t++) {
    if (parts.has(hash[t]!)) return true
    if (wordFlags(word[t]!) & (Word.closed | Word.person | Word.kin)) return false
    const tags = wordTags(word[t]!)
    if (tags && !(tags & (Tag.adjective | Tag.participle | Tag.adverb))) return false
  }
  return false
}

/**
 * Adds those whom the narration of a novel names as owners only, which no other stage has a use for: `his` and `her` before a noun, and whoever owns
 * what cannot speak. A part of the body is nobody by itself. The index of the mentions before is used up.
 *
 *     > | Her voice had sunk to a whisper.        > | The old man’s eyes were shut.
 *         ^^^                                         ^^^^^^^^^^^
 *
 * And things and animals wherever they are named, if they speak somewhere:
 *
 *     > | “Mind my sheets!” cried the vole. … The vole took him by the ear.
 *                                             ^^^^^^^^
 */
export function addOwners(
  tokens: Tokens,
  mentions: Mentions,
  clauses: readonly Clause[],
  spanOf: Int32Array,
): { readonly mentions: Mentions; readonly clauses: readonly Clause[] } {
  const { kind, word, shape, hash, count } = tokens
  const list: Mention[] = []
  const placeOf = new Int32Array(mentions.list.length)
  const stray: number[] = []
  let m = 0
  let covered = 0
  const copyTo = (end: number): void => {
    while (m < mentions.list.length && mentions.list[m]!.from < end) {
      // > | Petra’s gaze wandered        taken for a verb and its subject: whoever owns it stands there already
      const clitic = mentions.list[m]!.nameTo - 1
      if (shape[clitic]! & Shape.possessive) {
        stray.push(m++)
        continue
      }
      // > | Lucy bent forward        taken for a noun: who is named stands there already
      if (isWithVerb(tokens, mentions.list[m]!, mentions.list[m + 1])) {
        placeOf[m++] = list.length
        continue
      }
      covered = Math.max(covered, mentions.list[m]!.to)
      placeOf[m] = list.length
      list.push(mentions.list[m++]!)
    }
  }
  const speaking = speakingThings(tokens, mentions, clauses)
  for (let t = 0; t < count; t++) {
    if (kind[t] !== Kind.word || spanOf[t]! >= 0) continue
    const owner =
      shape[t]! & Shape.possessive
        ? nounOwner(tokens, t)
        : wordFlags(word[t]!) & Word.possessive
          ? pronounOwner(tokens, t)
          : speaking.size > 0 && speaking.has(hash[t + 1]!) && articles.has(hash[t]!) && !(shape[t + 2]! & Shape.possessive)
            ? speaker(t)
            : null
    if (!owner) continue
    copyTo(owner.from)
    const known = mentions.list[m]
    const here = known && known.from === owner.from ? known : null
    if (here && here.to === owner.to) continue
    // > | Her father’s face closed.        his, and hers for whom else it means
    if (here && owner.type === MentionType.pronoun && ownsInside(tokens, here)) {
      list.push(owner)
      continue
    }
    // > | the old man’s friend        in the words of another mention already
    if (!here && covered > owner.from) continue
    list.push(owner)
    // > | her voice        which is nobody: whoever it is said of is meant
    if (here && here.type === MentionType.description && parts.has(hash[here.nameTo - 1]!)) {
      covered = Math.max(covered, here.to)
      placeOf[m++] = list.length - 1
    }
  }
  copyTo(count + 1)
  for (const old of stray) {
    const owner = mentions.endingAt[mentions.list[old]!.nameTo - 1]!
    placeOf[old] = owner >= 0 ? placeOf[owner]! : -1
  }
  const place = (old: number): number => (old < 0 ? old : placeOf[old]!)
  // pushed, not mapped, as in `findCharacters`
  const placed: Clause[] = []
  for (const { cue, subject, relation, inverted, object } of clauses)
    placed.push({ cue, subject: place(subject), relation, inverted: place(inverted), object: place(object) })
  return { mentions: indexMentions(tokens, list, mentions), clauses: placed }
}

/** Whether a description has an owner with a noun in it: `her father’s face`. */
function ownsInside(tokens: Tokens, { type, from, nameTo }: Mention): boolean {
  if (type !== MentionType.description) return false
  for (let t = from + 1; t < nameTo; t++) if (tokens.shape[t]! & Shape.possessive) return nounOwner(tokens, t) !== null
  return false
}

/** Whether a description is a name and something in lower case behind it, where the name is a mention of its own. */
function isWithVerb({ shape }: Tokens, { from, to, type }: Mention, name: Mention | undefined): boolean {
  if (type !== MentionType.description || name?.type !== MentionType.name || name.from !== from || name.possessive) return false
  for (let t = name.to; t < to; t++) if (shape[t]! & Shape.capital) return false
  return name.to < to
}

/** `his`, `her`, `my` */
function pronounOwner(tokens: Tokens, t: number): Mention | null {
  const flags = wordFlags(tokens.word[t]!)
  const first = tokens.end[t]! - tokens.start[t]! === 2 && tokens.hash[t] === myHash
  const sex = first ? Sex.unknown : sexOfWord(flags)
  if (!first && sex === Sex.unknown) return null
  return makeOwner(t, t + 1, t, MentionType.pronoun, sex, first ? 1 : 3)
}

const myHash = hashOf('my')
const theHash = hashOf('the')
const articles = new Set(['the', 'a', 'an'].map(hashOf))

/** `The old man’s`, before a noun that cannot speak. */
function nounOwner(tokens: Tokens, clitic: number): Mention | null {
  const { kind, word, shape } = tokens
  const head = clitic - 1
  const flags = kind[head] === Kind.word ? wordFlags(word[head]!) : 0
  if (!(flags & (Word.person | Word.kin)) || flags & Word.plural || shape[head]! & Shape.capital) return null
  let from = head
  while (from > head - mostBetween && kind[from - 1] === Kind.word && wordTags(word[from - 1]!) & (Tag.adjective | Tag.participle)) from--
  if (from === 0 || kind[from - 1] !== Kind.word || !(wordFlags(word[from - 1]!) & (Word.determiner | Word.possessive))) return null
  const owned = (wordFlags(word[from - 1]!) & Word.possessive) !== 0
  return makeOwner(from - 1, clitic, owned ? from - 1 : from, MentionType.description, sexOfWord(flags), 3)
}

function makeOwner(from: number, to: number, nameFrom: number, type: number, sex: number, person: number): Mention {
  return { from, to, nameFrom, nameTo: to, type, referent: Referent.person, sex, plural: false, title: -1, person, possessive: true }
}

/** Things that speak are named at most this often for every time that they do: a door that has a voice once is a door. */
const mostNamed = 3

/** The nouns of things and animals that verbs of speech have as their subject much of the time: `said the vole`. */
function speakingThings(tokens: Tokens, { list }: Mentions, clauses: readonly Clause[]): ReadonlySet<number> {
  const { hash, count } = tokens
  const left = new Map<number, number>()
  for (const { cue, subject, inverted, relation } of clauses) {
    if (!(cue.frame & (Frame.says | Frame.manner))) continue
    const m = inverted >= 0 ? inverted : relation === Relation.adjacent ? subject : -1
    if (m < 0) continue
    const { type, referent, plural, from, to, nameTo } = list[m]!
    const thing = type === MentionType.description && referent === Referent.unknown && !plural
    if (!thing || to !== from + 2 || nameTo !== to || hash[from] !== theHash || parts.has(hash[from + 1]!)) continue
    left.set(hash[from + 1]!, (left.get(hash[from + 1]!) ?? 0) + mostNamed)
  }
  if (left.size > 0)
    for (let t = 1; t < count; t++) if (hash[t - 1] === theHash && left.has(hash[t]!)) left.set(hash[t]!, left.get(hash[t]!)! - 1)
  return new Set([...left].flatMap(([word, n]) => (n >= 0 ? [word] : [])))
}

/** `the vole` */
function speaker(t: number): Mention {
  return {
    from: t,
    to: t + 2,
    nameFrom: t + 1,
    nameTo: t + 2,
    type: MentionType.description,
    referent: Referent.unknown,
    sex: Sex.unknown,
    plural: false,
    title: -1,
    person: 3,
    possessive: false,
  }
}
