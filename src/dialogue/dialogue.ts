import type { Analysis } from '../attribute.ts'
import type { Choice } from '../attribution/choices.ts'
import { hashOf } from '../lexicon/hash.ts'
import { type Mention, MentionType, Referent, Sex } from '../mentions/mention.ts'
import { addressees, calibration, rounds, switches } from '../model/fiction.generated.ts'
import type { Tokens } from '../text/tokens.ts'
import { mentionBeside } from './beside.ts'
import { certain, certainty } from './certain.ts'
import { ruledOut } from './described.ts'
import type { Guess } from './guess.ts'
import { minorActor, minorCertainty, newcomer } from './minor.ts'
import { nameSpeakers } from './naming.ts'
import { reasonFor } from './reasons.ts'
import { decodeModel, guessSpeakers, type Model } from './rounds.ts'
import { makeScene, type Scene } from './scene.ts'
import { readTags } from './tags.ts'
import { findTurns } from './turns.ts'

let model: Model | undefined

/** Whom a turn is spoken to is told from this probability on. */
const toldFrom = 0.3

/** Decides who says each turn of a text of fiction, and to whom. */
export function decideDialogue(analysis: Analysis): Choice[] {
  const { scene, choices } = readScene(analysis)
  model ??= decodeModel(rounds, switches, addressees)
  const guess = guessSpeakers(scene, model)
  for (let u = 0; u < scene.turns.length; u++) {
    if (saysNobody(scene, u, choices)) continue
    const sure = certain(scene, u)
    const { speaker, p } = likeliest(scene, guess.speakers, u)
    if (speaker < 0 && sure < 0) continue
    const e = sure >= 0 ? sure : speaker
    const to = best(guess.addressees, u, e)
    settle(scene, u, choices, e, sure < 0 ? calibrate(p) : isMinor(scene, u, sure) ? minorCertainty : certainty)
    if (to >= 0 && guess.addressees.p[to]! >= toldFrom)
      for (const unit of scene.turns[u]!.units) choices[unit]!.addressee = guess.addressees.who[to]!
  }
  return choices
}

/** Whether somebody without a name is no more than likely to speak, for he acts beside the line or has just come in. */
function isMinor(scene: Scene, u: number, e: number): boolean {
  return scene.turns[u]!.tag < 0 && (minorActor(scene, u) === e || newcomer(scene, u) === e)
}

/** The turns of a text with all that the choice of their speakers looks at, and what the reporting clauses say. */
export function readScene({ context, units, entityOf, narrator, doubts }: Analysis): { readonly scene: Scene; readonly choices: Choice[] } {
  const choices = readTags(context, units, entityOf)
  const turns = findTurns(context, units, choices, entityOf)
  nameSpeakers(context, turns, entityOf, narrator)
  return { scene: makeScene(context, turns, entityOf, narrator, doubts), choices }
}

/**
 * Whether what is written says it, or a body, and no character; `according to` means whoever stands behind it, be it a thing.
 *
 *     > | The sign over the door said, “No credit.”        > | The bank called it “a bad risk”.        > | “No fishing,” according to the statute.
 *             ^^^^                                                 ^^^^                                                                ^^^^^^^
 */
function saysNobody({ context, turns, entityOf }: Scene, u: number, choices: readonly Choice[]): boolean {
  return turns[u]!.units.some((unit) => {
    const { mention, clause, reason } = choices[unit]!
    if (clause < 0 || mention < 0) return false
    if (reason === 'according-to' && context.mentions.list[mention]!.type === MentionType.description) return true
    if (besides.has(reason) && isUnknown(context.tokens, context.mentions.list[mention]!) && entityOf[mention]! < 0) return true
    const { referent } = context.mentions.list[mention]!
    return referent === Referent.document || (referent === Referent.organization && entityOf[mention]! < 0)
  })
}

/** Where a clause stands whose subject is somebody beyond doubt. */
const besides = new Set(['verb-before-name', 'name-before-verb'])
/** Words before what is nobody as often. */
const somewhat = new Set(['some', 'most'].map(hashOf))
const unknown = new Set(['someone', 'somebody', 'everyone', 'everybody'].map(hashOf))

/** > | someone shouted from the back        > | said several voices        > | bellowed the crowd */
function isUnknown({ hash }: Tokens, { type, from, referent }: Mention): boolean {
  return type === MentionType.description && (unknown.has(hash[from]!) || (referent === Referent.group && !somewhat.has(hash[from]!)))
}

/**
 * The likeliest of those whom what the reporting clause says of the speaker does not rule out, and its share of their probabilities; -1 without one.
 *
 *     > | “Everything’s stale,” said the old man.        no woman, whoever has spoken before
 *                                    ^^^^^^^^^^^
 */
function likeliest(scene: Scene, { from, who, p }: Guess, u: number): { speaker: number; p: number } {
  const { context, turns, entityOf } = scene
  const { tag, tie } = turns[u]!
  const isOut = ruledOut(scene, turns[u]!)
  const { list } = context.entities
  const sex = tag >= 0 && tie === 1 ? context.mentions.list[tag]!.sex : Sex.unknown
  let top = -1
  let sum = 0
  for (let c = from[u]!; c < from[u + 1]!; c++) {
    const e = who[c]!
    if ((sex && list[e]!.sex && sex !== list[e]!.sex && entityOf[tag] !== e) || isOut(e)) continue
    sum += p[c]!
    if (top < 0 || p[c]! > p[top]!) top = c
  }
  return top < 0 ? { speaker: -1, p: 0 } : { speaker: who[top]!, p: p[top]! / (sum || 1) }
}

/** The likeliest candidate of a turn that is not `other`, as an index into the guess; -1 without one. */
function best({ from, who, p }: Guess, u: number, other: number): number {
  let top = -1
  for (let c = from[u]!; c < from[u + 1]!; c++) if (who[c] !== other && (top < 0 || p[c]! > p[top]!)) top = c
  return top
}

function settle(scene: Scene, u: number, choices: readonly Choice[], e: number, confidence: number): void {
  const { turns, entityOf } = scene
  const turn = turns[u]!
  for (const unit of turn.units) {
    const choice = choices[unit]!
    // a reporting clause stands, unless it names somebody else; whom a pronoun or a description means is for the whole conversation to say
    const { mention } = choice
    const open = mention >= 0 && mayMean(scene, mention, e)
    const stands = open || (mention >= 0 && (entityOf[mention] === e || entityOf[mention]! < 0))
    if (open) entityOf[mention] = e
    if (!stands) {
      choice.mention = mentionBeside(scene, u, e)
      choice.clause = -1
      choice.reason = reasonFor(scene, u, e)
    }
    choice.speaker = e
    choice.confidence = confidence
  }
}

/**
 * Whether a mention leaves open who is meant, and does not speak against somebody:
 *
 *     > | “That,” returned her aunt, “is Mr. Tolliver.”
 *                          ^ Mrs. Daubeny, but not Mr. Tolliver
 */
function mayMean({ context, entityOf }: Scene, m: number, e: number): boolean {
  const { type, person, sex, plural } = context.mentions.list[m]!
  const { list } = context.entities
  if (sex && list[e]!.sex && sex !== list[e]!.sex) return false
  if (type === MentionType.pronoun) return person === 3
  return type === MentionType.description && !plural && list[e]!.named && entityOf[m]! >= 0 && !list[entityOf[m]!]!.named
}

/** How often a speaker of this probability is right: between the steps that were measured out of fold. */
function calibrate(p: number): number {
  let i = 2
  while (i < calibration.length - 2 && calibration[i]! < p) i += 2
  const [x0, y0, x1, y1] = calibration.slice(i - 2, i + 2) as [number, number, number, number]
  return y0 + ((y1 - y0) * Math.min(1, Math.max(0, p - x0))) / (x1 - x0 || 1)
}
