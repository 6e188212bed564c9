import type { Clause } from '../cues/clauses.ts'
import { hashOf } from '../lexicon/hash.ts'
import { Frame, Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, type Mentions, MentionType, Referent, Sex, sexOfTitle } from '../mentions/mention.ts'
import { isWord, Kind, Shape, type Tokens, textOf } from '../text/tokens.ts'
import { callsOut } from './calls.ts'
import { namePartsOf, wordOf } from './names.ts'

/** One way of naming somebody, title and words in lower case, and how the text uses it. */
export interface Form {
  readonly key: string
  /** `mr`, `colonel`; empty without one. */
  readonly title: string
  readonly words: readonly string[]
  readonly sex: number
  readonly referent: number
  /** Properties of its first word in the lexicon. */
  readonly flags: number
  /** Mentions, those of them that are subjects of a verb of speech, and those that call somebody in a line. */
  count: number
  says: number
  calls: number
  readonly mentions: number[]
  /** Sentences of the narration that have it, in order. */
  readonly sentences: number[]
  /** Whether it stands inside a sentence somewhere, so that its first word is no accident. */
  inner: boolean
}

export const saint = 'st'

/** Titles that are spelt in several ways, under one of them. */
const spellings: Readonly<Record<string, string>> = {
  mister: 'mr',
  mistah: 'mr',
  messrs: 'mr',
  doctor: 'dr',
  mistress: 'mrs',
  missus: 'mrs',
  missis: 'mrs',
  mme: 'madame',
  madam: 'madame',
  mlle: 'mademoiselle',
  m: 'monsieur',
  auntie: 'aunt',
  prof: 'professor',
  capt: 'captain',
  col: 'colonel',
  gen: 'general',
  lt: 'lieutenant',
  sgt: 'sergeant',
  rev: 'reverend',
  saint,
}

export function plainTitle(title: string): string {
  const word = title.toLowerCase().replace(/\.$/, '')
  return spellings[word] ?? word
}

/** The forms of all names in a text, the most frequent first, and for each mention its form or -1. */
export function findForms(
  tokens: Tokens,
  mentions: Mentions,
  clauses: readonly Clause[],
  spanOf: Int32Array,
): { readonly forms: readonly Form[]; readonly says: Uint8Array } {
  const { list } = mentions
  const says = subjectsOfSpeech(tokens, list, clauses, spanOf)
  const byKey = new Map<string, Form>()
  const byText = new Map<string, Reading>()
  let at = 0
  let sentence = 0
  list.forEach((mention, m) => {
    if (mention.type !== MentionType.name) return
    const form = formOf(tokens, mention, byText, byKey)
    if (!form) return
    form.count++
    form.says += says[m]!
    if (spanOf[mention.from]! >= 0 && callsByName(tokens, mention, form)) form.calls++
    form.mentions.push(m)
    if (!(tokens.shape[mention.nameFrom]! & Shape.sentenceStart) && tokens.kind[mention.nameFrom - 1] === Kind.word) form.inner = true
    for (; at < mention.from; at++) if (tokens.shape[at + 1]! & (Shape.sentenceStart | Shape.paragraphStart)) sentence++
    if (spanOf[mention.from]! < 0 && form.sentences[form.sentences.length - 1] !== sentence) form.sentences.push(sentence)
  })
  return { forms: [...byKey.values()].sort((a, b) => b.count - a.count), says }
}

/** > | “Wait, Hes.”        not: > | “Bets, please.”        whose capital says nothing */
function callsByName(tokens: Tokens, mention: Mention, { flags }: Form): boolean {
  if (flags & Word.common && tokens.shape[mention.from]! & Shape.sentenceStart) return false
  return !mention.possessive && callsOut(tokens, mention)
}

/** How a stretch of text was read as a name: where its title and the name itself stand in it, and its form. */
interface Reading {
  readonly title: number
  readonly nameFrom: number
  readonly nameTo: number
  readonly form: Form | null
}

/** The form of a name: a text names its people in the same words again and again, which are read once. Null where no word is left. */
function formOf(tokens: Tokens, mention: Mention, byText: Map<string, Reading>, byKey: Map<string, Form>): Form | null {
  const { from } = mention
  const [title, nameFrom, nameTo] = [mention.title - from, mention.nameFrom - from, mention.nameTo - from]
  const text = textOf(tokens, from, mention.nameTo)
  const known = byText.get(text)
  if (known && known.title === title && known.nameFrom === nameFrom && known.nameTo === nameTo) return known.form
  const form = readForm(tokens, mention, byKey)
  byText.set(text, { title, nameFrom, nameTo, form })
  return form
}

function readForm(tokens: Tokens, mention: Mention, byKey: Map<string, Form>): Form | null {
  const parts = namePartsOf(tokens, mention)
  if (!parts.words.length) return null
  const { title, words } = titleAndWords(tokens, mention, parts.words)
  const key = `${title}|${words.join(' ')}`
  let form = byKey.get(key)
  if (!form) {
    const flags = wordFlags(tokens.word[mention.nameFrom]!)
    form = {
      key,
      title,
      words,
      sex: sexOfForm(tokens, mention, flags),
      referent: mention.referent,
      flags,
      count: 0,
      says: 0,
      calls: 0,
      mentions: [],
      sentences: [],
      inner: false,
    }
    byKey.set(key, form)
  }
  return form
}

/** The title of a name in its plain spelling, and its words: a saint is a word of the name (`Lady St. Clair`, `Ned St. Clair`). */
function titleAndWords(tokens: Tokens, { from, title }: Mention, words: readonly string[]): Pick<Form, 'title' | 'words'> {
  if (title < 0) return { title: '', words }
  const own = plainTitle(wordOf(tokens, title))
  if (own !== saint) return { title: own, words }
  const before: string[] = []
  for (let t = from; t < title; t++) before.push(wordOf(tokens, t))
  const titled = before.length > 0 && (wordFlags(tokens.word[from]!) & Word.title) !== 0
  return { title: titled ? plainTitle(before[0]!) : '', words: [...before.slice(titled ? 1 : 0), own, ...words] }
}

/** Titles tell the sex, else the first name does. */
function sexOfForm(tokens: Tokens, mention: Mention, flags: number): number {
  // > | Dr. Marsh, Captain Kelly        a family name, whose ever first name it is
  if (mention.title >= 0 && mention.nameTo - mention.nameFrom === 1) {
    const title = wordFlags(tokens.word[mention.title]!)
    if (title & Word.honorific && !(title & Word.kin)) return sexOfTitle(title)
  }
  if (mention.sex !== Sex.unknown) return mention.sex
  if (mention.referent === Referent.organization || !(flags & Word.firstName)) return Sex.unknown
  const female = (flags & Word.female) !== 0
  return female === ((flags & Word.male) !== 0) ? Sex.unknown : female ? Sex.female : Sex.male
}

const beginnings = new Set('begin begins began start starts started continue continues continued'.split(' ').map(hashOf))

/** Words of a clause behind its verb that are looked at for a line. */
const mostBehind = 12

/** For each mention, 1 where a verb of speech stands beside it that can be its own. */
function subjectsOfSpeech(tokens: Tokens, list: readonly Mention[], clauses: readonly Clause[], spanOf: Int32Array): Uint8Array {
  const says = new Uint8Array(list.length)
  for (const { cue, subject, inverted, relation } of clauses) {
    if (!(cue.frame & (Frame.says | Frame.manner | Frame.addressee))) continue
    // > | The roof began to drip.
    if (beginnings.has(tokens.hash[cue.at]!) && isWord(tokens, cue.to, 'to')) continue
    if (inverted >= 0) says[inverted] = 1
    if (subject < 0 || relation !== 1) continue
    const thing = list[subject]!.type === MentionType.description && list[subject]!.referent === Referent.unknown
    if (!thing || hasLine(tokens, spanOf, list[subject]!.from, cue.to)) says[subject] = 1
  }
  return says
}

/** > | “Stand clear,” the lift said.        not: > | The wire sang past her ear. */
function hasLine({ shape }: Tokens, spanOf: Int32Array, from: number, to: number): boolean {
  if (from > 0 && spanOf[from - 1]! >= 0) return true
  for (let t = to; t < to + mostBehind && t < spanOf.length; t++) {
    if (shape[t]! & Shape.paragraphStart) return false
    if (spanOf[t]! >= 0) return true
    if (shape[t]! & Shape.sentenceStart) return false
  }
  return false
}
