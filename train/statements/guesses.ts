/**
 * Writes what the labellers of `train/statements/folds.ts` guess of the texts that they have not seen, for `train/statements/trees.py`.
 *
 *   npx tsx train/statements/guesses.ts [--texts] [--shared DIR]
 *
 * `.features/statement-guesses.i8` holds `traitCount` traits a guess, `.features/statement-guesses.i32` its example, its role and whether it is right.
 */
import { writeFileSync } from 'node:fs'
import { Role } from '../../src/statements/labels.ts'
import { traitCount, traitsOf } from '../../src/statements/traits.ts'
import { type Example, readTraining, tokensOf } from './data.ts'
import { guessUnseen } from './folds.ts'

const examples = readTraining(process.argv)
const guessed = guessUnseen(examples)
const count = guessed.reduce((sum, stretches) => sum + stretches.reduce((n, { guesses }) => n + guesses.length, 0), 0)
const traits = new Int8Array(count * traitCount)
const facts = new Int32Array(count * 3)
let k = 0
guessed.forEach((stretches, e) => {
  const { atoms } = examples[e]!
  const gold = goldKeys(examples[e]!)
  for (const { from: first, to: end, guesses } of stretches) {
    let low = 0
    guesses.forEach(({ role, from, to }, i) => {
      while (guesses[low]!.from < atoms.sentenceFrom[from]!) low++
      traitsOf(atoms, guesses, low, i, first, end, traits.subarray(k * traitCount, (k + 1) * traitCount))
      facts.set([e, role, gold.has(`${role} ${from} ${to}`) ? 1 : 0], 3 * k++)
    })
  }
})
writeFileSync('.features/statement-guesses.i8', traits)
writeFileSync('.features/statement-guesses.i32', facts)
console.error(`${count} guesses`)

/** Role, first token and the one behind the last of every piece that the annotators marked. */
function goldKeys({ document, context }: Example): Set<string> {
  const keys = new Set<string>()
  for (const { source, cue, content } of document.attributions ?? []) {
    const lists = [
      [Role.source, source],
      [Role.cue, cue],
      [Role.content, content],
    ] as const
    for (const [role, spans] of lists)
      for (const [start, end] of spans ?? []) keys.add(`${role} ${tokensOf(context, start, end).join(' ')}`)
  }
  return keys
}
