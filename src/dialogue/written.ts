import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import type { Unit } from '../attribution/units.ts'
import { hashOf } from '../lexicon/hash.ts'
import { Form, Frame } from '../lexicon/lexicon.ts'
import { indentOf } from '../spans/blocks.ts'
import { Shape, type Tokens } from '../text/tokens.ts'
import { isPage } from './letters.ts'
import { isShouted } from './spoken.ts'

/** Blanks by which a paragraph is set off, at least, and the share of the paragraphs of a text that may be, at most. */
const deep = 3
const seldom = 1 / 3

/** Quotes from which on a text is a story for certain, where people speak and do not write. */
const many = 6

/**
 * Tells which quotes of a story a reader sees as written and not as spoken:
 *
 *     > | On it he had scrawled: “Back on Monday.”        > | The card had two lines.⏎⏎     “The moon is out,⏎     The day is done.”
 *                     ^^^^^^^^                                                            ^^^^^ set off from all other paragraphs
 *     > | “BANK ROBBED IN DAYLIGHT”
 *           a headline fills its paragraph and has no end
 */
export function makeWritten(context: Context): (unit: Unit, choice: Choice) => boolean {
  let rare: boolean | null = null
  const isRare = (): boolean => (rare ??= shareOf(context.tokens) < seldom)
  return (unit, choice) => {
    if (choice.looks.embedded || context.spans[unit.spans[0]!]!.source === 'line') return false
    if (isHeadline(context, unit, choice)) return true
    const told = toldBy(context, unit, choice)
    if (told === 'written') return context.spans.length >= many
    return told !== 'said' && isDeep(context.tokens, unit.from) && isRare()
  }
}

/** Tokens between a verb of writing and what is written. */
const mostBetween = 6

const reading = new Set(['out', 'aloud', 'loud'].map(hashOf))

/** What the clause that leads to a quote does with it. */
function toldBy({ tokens, clauses }: Context, { from }: Unit, { clause, reason }: Choice): 'written' | 'said' | null {
  if (clause < 0 || reason !== 'introduced') return null
  const { frame, form, to } = clauses[clause]!.cue
  // > | “…,” he said, writing busily, “…”        > | He read it out loud: “…”
  const heard = form === Form.gerund || reading.has(tokens.hash[to]!) || reading.has(tokens.hash[to + 1]!)
  if (frame & Frame.written && !heard && from - to <= mostBetween) return 'written'
  return frame & (Frame.says | Frame.manner) ? 'said' : null
}

function isHeadline(context: Context, unit: Unit, { looks }: Choice): boolean {
  return !looks.endsPaused && looks.words > 1 && isPage(context, unit) && isShouted(context, unit)
}

function isDeep(tokens: Tokens, t: number): boolean {
  return (tokens.shape[t]! & Shape.paragraphStart) !== 0 && indentOf(tokens, t) >= deep
}

/** How many of the paragraphs are set in. */
function shareOf(tokens: Tokens): number {
  const { paragraphs } = tokens
  let set = 0
  for (let p = 0; p + 1 < paragraphs.length; p++) if (indentOf(tokens, paragraphs[p]!) >= deep) set++
  return set / paragraphs.length
}
