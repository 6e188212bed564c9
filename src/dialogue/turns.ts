import type { Choice } from '../attribution/choices.ts'
import { type Context, sentenceFrom, sentenceTo } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { hashOf } from '../lexicon/hash.ts'
import { Frame, turnOf, Word, wordFlags } from '../lexicon/lexicon.ts'
import { type Mention, MentionType, Referent, Sex } from '../mentions/mention.ts'
import { ownsPart } from '../speakers/owners.ts'
import { trimmed } from '../text/lists.ts'
import { Kind, Shape } from '../text/tokens.ts'
import { relationCalled } from './relations.ts'
import { vocativesOf } from './vocatives.ts'

/** What one person says in one go: the quotes of a paragraph, or of several where the speech runs on. */
export interface Turn {
  /** Indices of its units. */
  readonly units: readonly number[]
  /** First token and the one behind the last. */
  readonly from: number
  readonly to: number
  readonly paragraph: number
  readonly lastParagraph: number
  /** The unit whose reporting clause names the speaker, or -1. */
  readonly tagged: number
  /** The mention that the reporting clause has as its subject and as its object; -1 for none. */
  readonly tag: number
  readonly object: number
  /** How the clause is tied to the quote: 0 none, 1 verb and name beside it, 2 in front of it, 3 looser. */
  readonly tie: number
  /** What the verb of the clause says of the turn before (`Turn` of the lexicon). */
  readonly verb: number
  /** Mentions that act beside the quote: the subject of the sentence before and behind it, in its paragraph; -1 for none. */
  readonly beatBefore: number
  readonly beatAfter: number
  /** The subject of the first sentence between two parts of it, or -1. */
  readonly beatBetween: number
  /** Mentions in the narration of its paragraph, in order, and in its words. */
  readonly beside: readonly number[]
  readonly inside: readonly number[]
  readonly called: readonly number[]
  readonly words: number
  readonly asks: boolean
  /** `sir`, `madam` and the like in its words: the sex of whoever is spoken to; 0 for none. */
  readonly calledSex: number
  /** What relation it calls whoever it is spoken to (`relationCalled`); 0 for none. */
  readonly kin: number
  /** Whether it begins as an answer does: `Yes`, `No`, `Oh`. */
  readonly answers: boolean
  /** How it begins (`opening`) and ends: 0 a full stop or comma, 1 a question, 2 an exclamation, 3 broken off. */
  readonly opens: number
  readonly ends: number
  /** Whether it speaks of whoever it is spoken to, and of its speaker. */
  readonly you: boolean
  readonly me: boolean
  /** What stands before its first mark and behind its last one: 0 the paragraph's border, 1 a comma, 2 a colon, 3 the end of a sentence, 4 a word. */
  readonly lead: number
  readonly tail: number
}

/** Tokens of its paragraph around a turn that are looked at. */
const near = 150

const ties: Readonly<Record<string, number>> = {
  'verb-before-name': 1,
  'name-before-verb': 1,
  'touching-verb': 2,
  label: 1,
  introduced: 2,
  colon: 3,
}

/** Joins units into turns. Quotes in quotes, marks that quote nobody and words of the narrator's own sentences that tell whose they are belong to none. */
export function findTurns(context: Context, units: readonly Unit[], choices: readonly Choice[], entityOf: Int32Array): Turn[] {
  const turns: Turn[] = []
  let open: number[] = []
  let tag = -1 // the unit of the open turn that has a reporting clause
  const close = (): void => {
    if (open.length) turns.push(makeTurn(context, units, choices, open, tag))
    open = []
    tag = -1
  }
  for (let u = 0; u < units.length; u++) {
    const unit = units[u]!
    if (unit.parent >= 0 || choices[u]!.kind === 'unspoken' || tellsItself(context, choices[u]!)) continue
    const tagged = choices[u]!.mention >= 0 && (ties[choices[u]!.reason] ?? 0) > 0
    const last = open.length ? units[open[open.length - 1]!]! : null
    if (last && !(sameParagraph(context, last, unit) || runsOn(context, last, unit))) close()
    else if (last && tagged && tag >= 0 && !sameSpeaker(context, choices[tag]!.mention, choices[u]!.mention, entityOf)) close()
    open.push(u)
    // > | “Ah!” she said, and sat down. “At last,” said Dr. Orr.        a name tells more than a pronoun
    if (tagged && (tag < 0 || (isPronoun(context, choices[tag]!.mention) && !isPronoun(context, choices[u]!.mention)))) tag = u
  }
  close()
  return turns
}

/**
 * Words in a sentence of the narration that tells by itself whose they are: no line of a conversation.
 *
 *     > | By a chief executive who described lunch as “a leak”.        > | I said it was “a lot”.
 *                              ^^^                                           ^
 */
export function tellsItself({ tokens, mentions }: Context, { mention, clause, looks }: Choice): boolean {
  if (!looks.embedded || clause < 0 || mention < 0) return false
  const { from, type, sex, person, referent } = mentions.list[mention]!
  // > | My fiancé thinks I was “less of a friend”.
  if (type === MentionType.description) return mine.has(tokens.hash[from]!)
  return type === MentionType.pronoun && (person === 1 || (person === 3 && sex === Sex.unknown && referent === Referent.unknown))
}

function isPronoun({ mentions }: Context, m: number): boolean {
  return mentions.list[m]!.type === MentionType.pronoun
}

function sameParagraph(context: Context, a: Unit, b: Unit): boolean {
  return context.tokens.paragraph[a.to - 1] === context.tokens.paragraph[b.from]
}

/** Speech that no mark closes at the end of its paragraph goes on in the next one. */
function runsOn(context: Context, a: Unit, b: Unit): boolean {
  const { tokens, spans } = context
  const last = spans[a.spans[a.spans.length - 1]!]!
  return last.source === 'marks' && last.close < 0 && tokens.paragraph[b.from] === tokens.paragraph[a.to - 1]! + 1 && b.from === a.to
}

/** Whether the subjects of two reporting clauses of one paragraph can be one person. */
function sameSpeaker(context: Context, a: number, b: number, entityOf: Int32Array): boolean {
  const x = context.mentions.list[a]!
  const y = context.mentions.list[b]!
  const fits = x.sex === Sex.unknown || y.sex === Sex.unknown || x.sex === y.sex
  if (x.person !== y.person) return false
  if (x.type === MentionType.pronoun || y.type === MentionType.pronoun) return fits
  return entityOf[a] === entityOf[b]
}

function makeTurn(context: Context, units: readonly Unit[], choices: readonly Choice[], own: readonly number[], tagged: number): Turn {
  const { tokens, mentions, spanOf, spans, clauses } = context
  const first = units[own[0]!]!
  const last = units[own[own.length - 1]!]!
  const lastParagraph = tokens.paragraph[last.to - 1]!
  const choice = tagged >= 0 ? choices[tagged]! : null
  const inside: number[] = []
  const called: number[] = []
  let words = 0
  let asks = false
  let calledSex = 0
  let kin = 0
  let you = false
  let me = false
  for (const u of own) {
    const unit = units[u]!
    called.push(...vocativesOf(context, unit))
    for (const s of unit.spans) {
      const { parts } = spans[s]!
      for (let p = 0; p < parts.length; p += 2) {
        for (let t = parts[p]!; t < parts[p + 1]!; t++) {
          if (tokens.kind[t] === Kind.word) {
            words++
            const h = tokens.hash[t]!
            if (telling[h & tellingMask]) {
              if (yours.has(h)) you = true
              else if (mine.has(h)) me = true
              calledSex ||= sexCalled(h)
            }
            const m = mentions.startingAt[t]!
            if (m >= 0 && mentions.list[m]!.type !== MentionType.pronoun) inside.push(m)
            kin ||= relationCalled(tokens, t)
          } else if (tokens.code[t] === 63) asks = true
        }
      }
    }
  }
  const beside: number[] = []
  const floor = Math.max(tokens.paragraphs[first.paragraph]!, first.from - near)
  const ceiling = Math.min(tokens.paragraphs[lastParagraph + 1] ?? tokens.count, last.to + near)
  for (let t = floor; t < ceiling; t++) {
    if (spanOf[t]! >= 0) continue
    const m = mentions.startingAt[t]!
    if (m >= 0) beside.push(m)
  }
  return {
    units: trimmed(own),
    from: first.from,
    to: last.to,
    paragraph: first.paragraph,
    lastParagraph,
    tagged,
    tag: choice ? choice.mention : -1,
    object: choice && choice.clause >= 0 ? clauses[choice.clause]!.object : -1,
    tie: choice ? (ties[choice.reason] ?? 0) : 0,
    verb: choice && choice.clause >= 0 && clauses[choice.clause]!.cue.verb >= 0 ? turnOf(clauses[choice.clause]!.cue.verb) : 0,
    ...beatsOf(context, first, last),
    beatBetween: beatBetween(
      context,
      own.map((u) => units[u]!),
    ),
    beside: trimmed(beside),
    inside: trimmed(inside),
    called: trimmed(called),
    words,
    asks,
    calledSex: calledSex || sexOf(context, called),
    kin,
    answers: answers(context, first),
    opens: openingOf(context, first),
    ends: endingOf(context, last),
    you,
    me,
    lead: tokens.paragraph[first.from - 1] === first.paragraph ? borderAt(context, first.from - 1) : 0,
    tail:
      tokens.paragraph[last.to] !== lastParagraph
        ? 0
        : borderAt(context, last.to - 1) === 1 || borderAt(context, last.to - 2) === 1
          ? 1
          : tokens.shape[last.to]! & Shape.capital
            ? 3
            : 4,
  }
}

/** The sex of whoever is called, by name or otherwise: `my dear boy`. */
function sexOf(context: Context, called: readonly number[]): number {
  for (const m of called) {
    const e = context.entities.of[m]!
    const sex = context.mentions.list[m]!.sex || (e >= 0 ? context.entities.list[e]!.sex : 0)
    if (sex) return sex
  }
  return Sex.unknown
}

function answers({ tokens, spans }: Context, unit: Unit): boolean {
  const t = spans[unit.spans[0]!]!.parts[0]!
  return tokens.kind[t] === Kind.word && (wordFlags(tokens.word[t]!) & Word.interjection) !== 0
}

const yours = new Set('you your yours yourself thee thou thy'.split(' ').map(hashOf))
const mine = new Set(['i', 'me', 'my', 'mine', 'myself', "i'm", "i'll", "i've", "i'd", 'i’m', 'i’ll', 'i’ve', 'i’d'].map(hashOf))
const asking = new Set('what why how who where when which whose'.split(' ').map(hashOf))

/** How a quote begins: 1 a conjunction, 2 an interjection, 3 a question, 4 an auxiliary (`Is …`), 5 `you`, 6 `I`; 0 anything else. */
function openingOf({ tokens, spans }: Context, unit: Unit): number {
  const t = spans[unit.spans[0]!]!.parts[0]!
  if (tokens.kind[t] !== Kind.word) return 0
  const h = tokens.hash[t]!
  const flags = wordFlags(tokens.word[t]!)
  if (asking.has(h)) return 3
  if (yours.has(h)) return 5
  if (mine.has(h)) return 6
  return flags & Word.interjection ? 2 : flags & Word.auxiliary ? 4 : flags & Word.conjunction ? 1 : 0
}

function endingOf({ tokens, spans }: Context, unit: Unit): number {
  const { parts } = spans[unit.spans[unit.spans.length - 1]!]!
  const t = parts[parts.length - 1]! - 1
  if (tokens.kind[t] === Kind.dash) return 3
  if (tokens.kind[t] !== Kind.punctuation) return tokens.kind[t] === Kind.word ? 3 : 0
  const c = tokens.code[t]
  return c === 63 ? 1 : c === 33 ? 2 : c === 0x2026 || (c === 46 && tokens.code[t - 1] === 46) ? 3 : 0
}

function borderAt({ tokens }: Context, t: number): number {
  if (tokens.kind[t] !== Kind.punctuation) return 4
  const c = tokens.code[t]
  return c === 44 ? 1 : c === 58 ? 2 : 3
}

const calls = new Map(
  Object.entries({
    sir: Sex.male,
    mister: Sex.male,
    monsieur: Sex.male,
    gentlemen: Sex.male,
    ...Object.fromEntries(
      ['madam', 'ma’am', "ma'am", 'maam', 'madame', 'mum', 'miss', 'mademoiselle', 'signora', 'señora'].map((word) => [word, Sex.female]),
    ),
  }).map(([word, sex]) => [hashOf(word), sex]),
)

/** What the low bits of a hash must be for a word to tell something: nearly every word is ruled out by one look. */
const telling = new Uint8Array(4096)
const tellingMask = telling.length - 1
for (const hash of [...yours, ...mine, ...calls.keys()]) telling[hash & tellingMask] = 1

/** The sex of whoever a word calls; 0 for none. */
function sexCalled(hash: number): number {
  return calls.get(hash) ?? Sex.unknown
}

/** The subjects of the sentences beside a turn: `Greta put the kettle on. “You’ll stay for tea.” She smiled.` */
function beatsOf(context: Context, first: Unit, last: Unit): { beatBefore: number; beatAfter: number } {
  const { tokens, spanOf } = context
  let beatBefore = -1
  let beatAfter = -1
  if (first.from > 0 && tokens.paragraph[first.from - 1] === first.paragraph && spanOf[first.from - 1] === first.level)
    beatBefore = subjectIn(context, sentenceFrom(context, first.from - 1, first.level), first.from)
  if (tokens.paragraph[last.to] === tokens.paragraph[last.to - 1] && spanOf[last.to] === last.level)
    beatAfter = subjectIn(context, last.to, sentenceTo(context, last.to, last.level))
  return { beatBefore, beatAfter }
}

/**
 * > | “All gone.” Her father reached for the salt. “Sold.”
 *                 ^^^^^^^^^^
 */
function beatBetween(context: Context, own: readonly Unit[]): number {
  const { spans } = context
  let end = -1
  for (const unit of own)
    for (const s of unit.spans) {
      const m = end >= 0 ? subjectIn(context, end, spans[s]!.from) : -1
      if (m >= 0) return m
      end = spans[s]!.to
    }
  return -1
}

/** The first mention of a sentence of the narration that can act: no owner, no object, nothing behind a preposition. */
export function subjectIn(context: Context, from: number, to: number): number {
  const { mentions, spanOf } = context
  for (let t = from; t < to; t++) {
    const m = mentions.startingAt[t]!
    if (m < 0 || spanOf[t]! >= 0) continue
    if (canAct(context, mentions.list[m]!, t > from)) return m
  }
  return -1
}

export function canAct(context: Context, mention: Mention, inner: boolean): boolean {
  const { tokens } = context
  if (mention.person === 2 || (mention.possessive && !ownsPart(tokens, mention))) return false
  const flags = wordFlags(tokens.word[mention.from]!)
  if (mention.type === MentionType.pronoun && (flags & (Word.object | Word.pronoun)) === Word.object) return false
  const p = mention.from - 1
  return !(inner && tokens.kind[p] === Kind.word && (wordFlags(tokens.word[p]!) & Word.preposition) !== 0)
}

/** Whether a verb of speech stands right behind a mention or before it. */
export function saysBeside(context: Context, mention: Mention): boolean {
  const { clauses, clauseFrom } = context
  for (let c = clauseFrom[Math.max(0, mention.from - 2)]!; c < clauses.length && clauses[c]!.cue.at <= mention.to + 2; c++) {
    const { cue } = clauses[c]!
    if (cue.frame & (Frame.says | Frame.manner | Frame.addressee) && (cue.at >= mention.to || cue.to === mention.from)) return true
  }
  return false
}
