import { MentionType, Referent } from '../mentions/mention.ts'
import { isPunctuation, Kind, type Tokens } from '../text/tokens.ts'
import type { Choice } from './choices.ts'
import type { Context } from './context.ts'
import type { Unit } from './units.ts'

/** Paragraphs and quotes of a headline, at most, and tokens that one has at most. */
const lines = 3
const most = 6
const longest = 40
/** A single word may stand in any quote. */
const fewest = 2
/** How sure the speaker of the same words below is, at most, and whoever is named behind the words. */
const sure = 0.9
const named = 0.8

/**
 * Gives what a headline quotes without a name to whoever says it in the text:
 *
 *     > | ‘We lost the lot’: town counts cost⏎“We lost the lot,” Ada Roe said. “All of it.”
 *          ^^^^^^^^^^^^^^^ said by Ada Roe
 */
export function settleHeadlines(context: Context, units: readonly Unit[], choices: readonly Choice[], entityOf: Int32Array): void {
  const { tokens } = context
  settleNamedBehind(context, units, choices, entityOf)
  const end = headlineTo(tokens)
  let below: (readonly number[])[] | undefined
  for (let u = 0; u < units.length && u < most && units[u]!.from < end; u++) {
    const choice = choices[u]!
    const words = wordsOf(context, units[u]!)
    if (choice.speaker >= 0 || words.length < fewest) continue
    below ??= units.map((unit) => (unit.from >= end ? wordsOf(context, unit) : []))
    const same = below.findIndex((said, k) => choices[k]!.speaker >= 0 && holds(said, words))
    if (same < 0) continue
    choice.kind = choice.looks.embedded ? 'mixed' : 'direct'
    choice.speaker = choices[same]!.speaker
    choice.confidence = Math.min(choices[same]!.confidence, sure)
    choice.reason = 'headline'
  }
}

/**
 * Gives what begins a heading to whoever is named behind it:
 *
 *     > | “I write in the car”: Ada Roe on her novel        > | ‘We lost the lot’ – Ada Roe
 *                             ^^^^^^^^^                                          ^^^^^^^^^
 */
function settleNamedBehind({ tokens, mentions }: Context, units: readonly Unit[], choices: readonly Choice[], entityOf: Int32Array): void {
  const { paragraphs, paragraph, kind } = tokens
  units.forEach(({ from, to, paragraph: line, parent }, u) => {
    const choice = choices[u]!
    const { capitals, words } = choice.looks
    const near = choice.speaker >= 0 && (choice.mention < 0 || paragraph[mentions.list[choice.mention]!.from] === line)
    if (parent >= 0 || near || paragraphs[line] !== from || paragraph[to] !== line || words < fewest || capitals === 1) return
    if (kind[to] !== Kind.dash && !isPunctuation(tokens, to, 58)) return
    const m = mentions.startingAt[to + 1]!
    if (m < 0 || entityOf[m]! < 0 || endsSentence(tokens, line)) return
    const { type, referent, possessive } = mentions.list[m]!
    if (possessive || type === MentionType.pronoun || (referent !== Referent.person && type !== MentionType.name)) return
    Object.assign(choice, {
      kind: 'direct',
      mention: m,
      speaker: entityOf[m]!,
      clause: -1,
      confidence: named,
      reason: 'headline',
    } satisfies Partial<Choice>)
  })
}

/** Whether a line ends with a full stop, a mark of exclamation or question, or a colon. */
function endsSentence({ paragraphs, kind, code, count }: Tokens, line: number): boolean {
  const last = Math.min(paragraphs[line + 1] ?? count, count) - 1
  const stop = kind[last] === Kind.mark ? last - 1 : last
  return kind[stop] === Kind.punctuation && (code[stop] === 46 || code[stop] === 33 || code[stop] === 63 || code[stop] === 58)
}

/** Where the lines that open a text end, those that end without a full stop; 0 where it has no more than these. */
function headlineTo(tokens: Tokens): number {
  const { paragraphs } = tokens
  let p = 0
  for (; p < lines && p + 1 < paragraphs.length; p++) {
    if (endsSentence(tokens, p) || paragraphs[p + 1]! - 1 - paragraphs[p]! > longest) break
  }
  return p > 0 && p + 1 < paragraphs.length ? paragraphs[p]! : 0
}

/** The hashes of the words between the marks of a unit. */
function wordsOf({ tokens, spans }: Context, unit: Unit): number[] {
  const words: number[] = []
  for (const s of unit.spans) {
    const { parts } = spans[s]!
    for (let p = 0; p < parts.length; p += 2)
      for (let t = parts[p]!; t < parts[p + 1]!; t++) if (tokens.kind[t] === Kind.word) words.push(tokens.hash[t]!)
  }
  return words
}

function holds(words: readonly number[], some: readonly number[]): boolean {
  for (let w = 0; w + some.length <= words.length; w++) {
    let n = 0
    while (n < some.length && words[w + n] === some[n]) n++
    if (n === some.length) return true
  }
  return false
}
