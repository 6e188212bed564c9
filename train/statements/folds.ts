import { readFileSync } from 'node:fs'
import { guessStretch, stretchesOf } from '../../src/statements/labeller.ts'
import type { Piece } from '../../src/statements/labels.ts'
import { waysOf } from '../../src/statements/sums.ts'
import { decodeWeights } from '../../src/statements/unpack.ts'
import type { Example } from './data.ts'
import type { EncodedChain } from './encode.ts'

export const foldCount = 4
/** The labeller of each fold, which has not seen it, and behind them that of all. */
export const chainFile = '.features/statement-chains.json'

/** The fold of an example: documents in turn; the copies of a sentence of our own lie in one. */
export function foldOf(examples: readonly Example[], e: number): number {
  const { id } = examples[e]!.document
  return (id.startsWith('own/') ? Number(id.slice(4)) : e) % foldCount
}

/** A stretch of tokens with all that could be pieces in it. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly guesses: readonly Piece[]
}

/** For each example what the labeller guesses that has not seen it. */
export function guessUnseen(examples: readonly Example[]): Stretch[][] {
  const chains = (JSON.parse(readFileSync(chainFile, 'utf8')) as EncodedChain[]).map(({ weights, transitions }) => ({
    weights: decodeWeights(weights),
    ways: waysOf(transitions),
  }))
  return examples.map(({ atoms, context }, e) => {
    const borders = stretchesOf(context, atoms)
    const chain = chains[foldOf(examples, e)]!
    return Array.from({ length: borders.length - 1 }, (_, b) => {
      const [from, to] = [borders[b]!, borders[b + 1]!]
      return { from, to, guesses: guessStretch(atoms, chain, from, to) }
    })
  })
}
