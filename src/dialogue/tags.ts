import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import { looksOf, looksUnspoken, spokenKind } from '../attribution/kinds.ts'
import { sieves } from '../attribution/sieves.ts'
import type { Unit } from '../attribution/units.ts'
import { hashOf } from '../lexicon/hash.ts'
import { type Mention, MentionType } from '../mentions/mention.ts'
import { isWord, Shape, type Tokens } from '../text/tokens.ts'
import { leadingClause } from './leading.ts'
import { findLetters } from './letters.ts'
import { isInSentence, isSpoken } from './spoken.ts'
import { touchingClause } from './touching.ts'
import { makeWritten } from './written.ts'

const voices = new Set(['voice', 'voices', 'tones'].map(hashOf))

/** How often a clause right behind a quote is its own, whatever the verb. */
const touchingConfidence = 0.95
/** The same for one in front of it. */
const leadingConfidence = 0.9

/** Reads the reporting clauses of a text of fiction: for each unit its kind, and the mention and verb that a sieve ties to it. */
export function readTags(context: Context, units: readonly Unit[], entityOf: Int32Array): Choice[] {
  // pushed, not mapped, as in `findCharacters`
  const choices: Choice[] = []
  const letters = findLetters(context, units)
  const isWritten = makeWritten(context)
  units.forEach((unit, u) => {
    const { choice, pattern } = readTag(context, unit, entityOf)
    // what stands in a sentence of the narration is weighed, lines of their own are spoken unless they look like a title
    const spoken = isInSentence(context, unit, choice) ? isSpoken(context, units, u, choice, pattern) : !pattern
    choices.push(
      spoken && !letters.has(unit) && !(unit.parent < 0 && isWritten(unit, choice))
        ? choice
        : { ...choice, kind: 'unspoken', mention: -1, clause: -1, speaker: -1, confidence: 0.5, reason: 'no-source' },
    )
  })
  return choices
}

/** What a unit is where somebody speaks in it, and whether it looks like a title, a term or a nickname. */
export function readTag(context: Context, unit: Unit, entityOf: Int32Array): { readonly choice: Choice; readonly pattern: boolean } {
  const looks = looksOf(context, unit)
  let touched = false
  for (const sieve of sieves) {
    let { name, confidence } = sieve
    let answer = null
    // > | fed him sections of “Night Ferry” before he was ten        words of the narration’s own sentence
    if (!sieve.certain && !touched && !looks.embedded) {
      touched = true
      const touching = touchingClause(context, unit)
      if (touching) {
        answer = touching
        name = touching.inverted ? 'verb-before-name' : 'name-before-verb'
        confidence = touchingConfidence
      } else {
        const leading = leadingClause(context, unit)
        if (leading) {
          answer = leading
          name = leading.verb ? 'introduced' : 'colon'
          confidence = leading.verb ? leadingConfidence : sieve.confidence
        }
      }
    }
    answer ??= sieve.find(context, unit)
    if (!answer) continue
    const doubtful = looksUnspoken(context, unit, looks, answer, name)
    const pattern = doubtful && looksUnspoken(context, unit, looks, null, '')
    if (doubtful && !pattern) break
    const choice: Choice = {
      kind: spokenKind(context, unit, looks, name),
      looks,
      mention: voiceOf(context, answer.mention),
      clause: answer.clause,
      speaker: entityOf[voiceOf(context, answer.mention)]!,
      addressee: -1,
      confidence,
      reason: name,
    }
    return { choice, pattern }
  }
  const kind = looks.embedded ? 'mixed' : 'direct'
  const choice: Choice = { kind, looks, mention: -1, clause: -1, speaker: -1, addressee: -1, confidence: 0.5, reason: 'nobody' }
  return { choice, pattern: looksUnspoken(context, unit, looks, null, '') }
}

/** > | a voice behind him        somebody, heard and not seen */
export function isVoice(tokens: Tokens, { nameTo }: Mention): boolean {
  return voices.has(tokens.hash[nameTo - 1]!)
}

/**
 * Whose voice speaks:
 *
 *     > | “Get back!” cried the muffled voice of Petra.        > | “Get back!” said Petra’s voice.
 *                           ^                    ^                                  ^
 */
function voiceOf({ tokens, mentions, entities }: Context, m: number): number {
  const { nameTo, type } = mentions.list[m]!
  if (type !== MentionType.description) return m
  for (let t = mentions.list[m]!.nameFrom; t < nameTo; t++) {
    if (tokens.shape[t]! & Shape.possessive && voices.has(tokens.hash[nameTo - 1]!)) {
      const owner = mentions.endingAt[t]!
      return owner >= 0 && entities.of[owner]! >= 0 ? owner : m
    }
    if (!voices.has(tokens.hash[t]!) || !isWord(tokens, t + 1, 'of')) continue
    const owner = mentions.startingAt[t + 2]!
    return owner >= 0 && entities.of[owner]! >= 0 ? owner : m
  }
  return m
}
