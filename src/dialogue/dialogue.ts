import type { Analysis } from '../attribute.ts'
import type { Choice } from '../attribution/choices.ts'
import { MentionType } from '../mentions/mentions.ts'
import { rounds } from '../model/fiction.generated.ts'
import type { Guess } from './history.ts'
import { decodeModel, guessSpeakers, type Model } from './rounds.ts'
import { makeScene, type Scene } from './scene.ts'
import { readTags } from './tags.ts'
import { findTurns } from './turns.ts'

let model: Model | undefined

/** Decides who says each turn of a text of fiction, and to whom. */
export function decideDialogue(analysis: Analysis): Choice[] {
  const { scene, choices } = readScene(analysis)
  model ??= decodeModel(rounds)
  const guess = guessSpeakers(scene, model)
  for (let u = 0; u < scene.turns.length; u++) settle(scene, guess, u, choices)
  return choices
}

/** The turns of a text with all that the choice of their speakers looks at, and what the reporting clauses say. */
export function readScene({ context, units, entityOf, narrator }: Analysis): { readonly scene: Scene; readonly choices: Choice[] } {
  const choices = readTags(context, units, entityOf)
  return { scene: makeScene(context, findTurns(context, units, choices, entityOf), entityOf, narrator), choices }
}

function settle(scene: Scene, guess: Guess, u: number, choices: readonly Choice[]): void {
  const { context, turns, entityOf } = scene
  const turn = turns[u]!
  let best = guess.from[u]!
  for (let c = best + 1; c < guess.from[u + 1]!; c++) if (guess.p[c]! > guess.p[best]!) best = c
  if (best >= guess.from[u + 1]!) return
  const e = guess.who[best]!
  for (const unit of turn.units) {
    const choice = choices[unit]!
    choice.speaker = e
    choice.confidence = guess.p[best]!
    const mention = choice.mention
    if (mention >= 0 && entityOf[mention] !== e && context.mentions.list[mention]!.type !== MentionType.pronoun) {
      choice.mention = -1
      choice.clause = -1
    }
    if (choice.mention < 0) choice.reason = 'turn-taking'
  }
}
