import { Relation } from '../cues/relations.ts'
import { Form, Frame, lemmaOf, Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType } from '../mentions/mention.ts'
import { familyOfToken } from '../spans/marks.ts'
import { isPunctuation, isWord, Kind, Shape, type Tokens, textOf } from '../text/tokens.ts'
import type { Context } from './context.ts'
import { isTitled } from './titles.ts'

/** One turn: the spans that one act of speech is made of. */
export interface Unit {
  /** Indices into the spans. */
  readonly spans: readonly number[]
  readonly from: number
  readonly to: number
  /** Index of the unit around this one, or -1, and the span of it that this one stands in. */
  readonly parent: number
  readonly level: number
  readonly paragraph: number
}

/** Words that a reporting clause between two parts of a turn may have. */
const longest = 40

/**
 * Joins spans into turns, the way the Project Dialogism Novel Corpus does: what a reporting clause interrupts is one quote, and so are two
 * sentences with the clause between them.
 *
 *     > | “The kettle,” said Ivor, “is older than you are.”
 *     > | “A.” B said. “C.”
 *              ^^^^^^^ one sentence at most, with a verb of speech, and no other one behind the second part
 */
export function joinSpans(context: Context): Unit[] {
  const { spans, tokens } = context
  const units: (Omit<Unit, 'spans' | 'to'> & { readonly spans: number[]; to: number })[] = []
  const unitOf = new Int32Array(spans.length).fill(-1)
  const lastOf = new Map<number, number>()
  spans.forEach((span, s) => {
    const before = lastOf.get(span.parent) ?? -1
    const unit = before >= 0 ? units[before]! : null
    if (unit && joins(context, unit.spans[unit.spans.length - 1]!, s)) {
      unit.spans.push(s)
      unit.to = span.to
      unitOf[s] = before
    } else {
      units.push({
        spans: [s],
        from: span.from,
        to: span.to,
        parent: span.parent >= 0 ? unitOf[span.parent]! : -1,
        level: span.parent,
        paragraph: tokens.paragraph[span.from]!,
      })
      unitOf[s] = units.length - 1
      lastOf.set(span.parent, units.length - 1)
    }
  })
  return units
}

function joins(context: Context, a: number, b: number): boolean {
  const { spans, tokens, clauses, clauseFrom } = context
  const first = spans[a]!
  const second = spans[b]!
  const from = first.to
  const to = second.from
  // > | "One," said Ben. « Two », said Cleo.
  //                      ^ marks of another style, another speaker
  if (
    first.source !== second.source ||
    (first.open >= 0 && second.open >= 0 && familyOfToken(tokens, first.open) !== familyOfToken(tokens, second.open))
  )
    return false
  if (first.source === 'line') return tokens.paragraph[first.from] === tokens.paragraph[second.from]
  if (to - from < 2 || to - from > longest || tokens.paragraph[first.to - 1] !== tokens.paragraph[second.from]) return false
  // > | a “sieve” he had mended for years. “It leaks,” said
  //             ^ words of the sentence around them, no turn that goes on
  const last = tokens.kind[first.to - 1] === Kind.mark ? first.to - 2 : first.to - 1
  if (first.close >= 0 && tokens.kind[last] === Kind.word && !(tokens.kind[from] === Kind.punctuation && tokens.code[from] === 44))
    return false
  // > | called it “the whole of the news.” The autumn, he said, has an end. “It is late.”
  //                                      ^ the full stop of the sentence that the words stand in
  if (first.close >= 0 && isInSentence(tokens, first.open) && tokens.code[last] === 46 && tokens.code[last - 1] !== 46) return false
  // > | Asked of her “fine ear,” Orr said, “She sings.”        words of one clause, and a sentence behind another one's verb
  const pause = tokens.code[to - 1]
  if (isInSentence(tokens, first.open) && (pause === 44 || pause === 58) && !isLower(tokens, second.from + 1)) return false
  // > | In her memoir, “Cold Facts”, she wrote: “He was right.”        a title, and words
  //                    ^
  if (isTitled(context, a) || isTitled(context, b)) return false
  // > | When somebody shouted, “Crumb,” Orr joked, “Amen.”        the first part has a clause of its own
  if (isIntroduced(context, first.open, first.parent)) return false
  // > | called it “chaotic”, and Orr said, “Nobody told us.”        words of one clause, and another clause
  const next = isPunctuation(tokens, from, 44) ? from + 1 : from
  // > | So I go, “Are you serious?” and he goes, “Yeah.”
  const p = first.open - 1
  const conjoined = tokens.kind[next] === Kind.word && (wordFlags(tokens.word[next]!) & Word.conjunction) !== 0
  const inside = p >= 0 && (tokens.kind[p] === Kind.word || tokens.code[p] === 44) && !(tokens.shape[first.open]! & Shape.paragraphStart)
  if (inside && conjoined) return false
  let sentences = 0
  for (let t = from; t < to; t++) {
    const c = tokens.code[t]
    if (tokens.kind[t] === Kind.punctuation && (c === 46 || c === 33 || c === 63) && t < to - 1 && !isPunctuation(tokens, t + 1, 41))
      sentences++
  }
  if (sentences > 0) return false
  // > | “This is wrong,” Roe said. “You squeezed them” to drive up the price.
  //                                                   ^ words of a sentence of the reporter’s own
  const ending = tokens.kind[second.to - 1] === Kind.mark ? second.to - 2 : second.to - 1
  if (tokens.code[to - 1] === 46 && tokens.kind[ending] === Kind.word && isLower(tokens, second.to)) return false
  // a verb with its subject, right behind the first part
  let tag = -1
  for (let c = clauseFrom[from]!; c < clauses.length && clauses[c]!.cue.at < to; c++) {
    const { cue, subject, inverted } = clauses[c]!
    const m = cue.at <= from + 2 && inverted >= 0 ? inverted : subject
    if (m >= 0 && context.mentions.list[m]!.from >= from && context.mentions.list[m]!.from <= from + 3) tag = c
    if (tag >= 0) break
  }
  if (tag < 0) return false
  // > | Orr told Roe, “Why now?” Roe said, “You know.”        the first part has a clause of its own, and somebody else answers
  // > | “It is not late,” and with that Roe broke off: “Good night.”
  if (hasName(context, tag, from) && (conjoined || isLedTo(context, first.open, first.parent))) return false
  // > | “No.” To which she said, “Yes.”
  //           ^ a new sentence leads to the second part
  if (!leadsOn(context, from) && (pause !== 46 || to - from > 12)) return false
  // > | “I see it,” Trent said, adding later, “and so do you.”
  //                             ^ a verb of its own leads to the second part
  for (let c = clauseFrom[from]!; c < clauses.length && clauses[c]!.cue.at < to; c++) {
    const { cue, subject, relation } = clauses[c]!
    // > | “No,” he is quoted as saying, “never.”        one phrase
    if (c === tag || cue.at < clauses[tag]!.cue.to) continue
    //     “I see it,” Trent said, holding out a lamp. “And you?”        not behind a full stop
    //     “I see it,” Trent said, adding that it was late. “And you?”        unless that verb only goes on
    if (cue.form === Form.gerund && cue.verb >= 0 && lemmaOf(cue.verb) === 'add') return false
    const going = isWord(tokens, cue.at, 'going') ? cue.at : cue.at - 3
    if (isWord(tokens, going, 'going') && isWord(tokens, going + 1, 'on') && isWord(tokens, going + 2, 'to')) return false
    //     “No,” said Orr, before Roe yelled across the room: “Yes.”        and a colon, however far behind that verb
    if (cue.frame & Frame.says && (cue.at >= to - 4 || (cue.form === Form.gerund && pause !== 46))) return false
    if (cue.frame & (Frame.says | Frame.manner) && pause === 58) return false
    // > | “Go,” said the mayor; and Orr murmured: “Gone.”
    //     “Go,” said the mayor as a heckler yelled: “Gone.”
    const other = subject >= 0 && relation === Relation.adjacent && context.mentions.list[subject]!.from > clauses[tag]!.cue.at
    if (!other || !(cue.frame & (Frame.says | Frame.manner))) continue
    const { type } = context.mentions.list[subject]!
    if (type === MentionType.name || (type === MentionType.description && cue.to === to - 1)) return false
  }
  // > | “I’m in,” said Deon, and “I’m out,” said his brother.
  //                                         ^ the second part has a clause of its own
  const after = second.to
  const conjunction = tokens.kind[to - 1] === Kind.word
  const c = clauseFrom[after]!
  if (
    leadsOn(context, after) &&
    c < clauses.length &&
    clauses[c]!.cue.at < after + 8 &&
    tokens.paragraph[clauses[c]!.cue.at] === tokens.paragraph[after - 1]
  ) {
    const { cue, subject, inverted } = clauses[c]!
    const m = cue.at <= after + 1 && inverted >= 0 ? inverted : subject
    const at = m >= 0 ? context.mentions.list[m]!.from : -1
    // > | “Nets are allowed,” according to the guidelines.
    if (at >= after && (at <= after + 1 || (cue.at === after && at === cue.to))) return false
  }
  if (conjunction) return false
  return !(tokens.shape[second.from]! & Shape.paragraphStart)
}

/** Whether a verb of speech and a comma or a colon stand right before a mark: `Orr shouted, “…”`, `Orr was asked: “…”`. */
export function isIntroduced({ tokens, clauses, clauseFrom, spanOf }: Context, open: number, level: number): boolean {
  const p = open - 1
  if (p < 1 || !(isPunctuation(tokens, p, 44) || isPunctuation(tokens, p, 58)) || tokens.paragraph[p] !== tokens.paragraph[open])
    return false
  const clause = clauses[clauseFrom[p]! - 1]
  if (!clause || clause.cue.to !== p || spanOf[clause.cue.at] !== level) return false
  const { frame, form, passive } = clause.cue
  return (frame & (Frame.says | Frame.manner)) !== 0 && (form === Form.past || form === Form.third) && (passive || clause.subject >= 0)
}

/** Words behind a verb of speech that leads to a quote, at most. */
const longestTold = 4

/**
 * Whether a verb of speech, a few words or whoever is told behind it, and a pause lead to a quote, so that what follows is another sentence:
 *
 *     > | Roe emailed Orr, telling her, “Go on!” She replied        > | He called out, “You said so!” I told them
 *                          ^^^^^^^^^^^^                                    ^^^^^^^^^^^
 */
export function isLedTo({ tokens, mentions, clauses, clauseFrom, spanOf }: Context, open: number, level: number): boolean {
  const pause = open - 1
  if (pause < 0 || (!isPunctuation(tokens, pause, 44) && !isPunctuation(tokens, pause, 58))) return false
  const clause = clauses[clauseFrom[pause]! - 1]
  if (!clause || spanOf[clause.cue.at] !== level || tokens.paragraph[clause.cue.at] !== tokens.paragraph[open]) return false
  const { to, frame, form, passive } = clause.cue
  if (passive || form === Form.base || !(frame & (Frame.says | Frame.manner)) || clause.subject < 0) return false
  const told = clause.object >= 0 && mentions.list[clause.object]!.from === to && mentions.list[clause.object]!.to === pause
  if (told || (to === pause - 1 && /^(?:out|back|up|on|down)$/.test(textOf(tokens, to, pause)))) return true
  // > | Orr replied to Roe with, “Why now?”
  let t = pause - 1
  if (!isWord(tokens, t, 'with')) return false
  while (t > to && pause - t < longestTold && tokens.kind[t] === Kind.word) t--
  return t === to
}

/** Whether a name or a description, no `he` or `she`, stands behind a quote that ends before `from`, in front of the verb of a clause. */
function hasName({ clauses, mentions }: Context, c: number, from: number): boolean {
  const { cue, subject } = clauses[c]!
  if (subject < 0) return false
  const mention = mentions.list[subject]!
  return mention.type !== MentionType.pronoun && mention.from >= from && mention.to <= cue.at
}

/** Whether words in small letters stand behind a mark, and a word right before it. */
function isInSentence(tokens: Tokens, open: number): boolean {
  return (
    open > 0 && tokens.kind[open - 1] === Kind.word && tokens.paragraph[open - 1] === tokens.paragraph[open] && isLower(tokens, open + 1)
  )
}

function isLower(tokens: Tokens, t: number): boolean {
  return tokens.kind[t] === Kind.word && !(tokens.shape[t]! & (Shape.capital | Shape.paragraphStart))
}

/** True where something other than a sentence's end or a colon stands before a quote: it is part of the sentence around it. */
export function isEmbedded(context: Context, unit: Unit): boolean {
  const { tokens } = context
  const p = unit.from - 1
  if (p < 0 || tokens.paragraph[p] !== unit.paragraph) return false
  const kind = tokens.kind[p]
  if (kind === Kind.word || kind === Kind.number) return true
  return false
}

/**
 * Whether a quote that ends before token `to` goes on into its reporting clause: a comma, a question or exclamation mark, a dash or nothing before its
 * closing mark. Behind a full stop a new sentence begins.
 */
export function leadsOn(context: Context, to: number): boolean {
  const { tokens } = context
  if (isPunctuation(tokens, to, 44)) return true
  let t = to - 1
  while (t > 0 && tokens.kind[t] === Kind.mark) t--
  if (tokens.kind[t] === Kind.dash) return true
  if (tokens.kind[t] !== Kind.punctuation) return false
  const c = tokens.code[t]
  return (
    c === 44 || c === 33 || c === 63 || c === 0x2026 || (c === 46 && (tokens.code[t - 1] === 46 || !(tokens.shape[to]! & Shape.capital)))
  )
}
