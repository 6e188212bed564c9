import { companies } from '../model/companies.generated.ts'
import { wordKey } from '../text/tags.ts'
import { decodeWeights } from './unpack.ts'
import { rowOf, type Weights, zero } from './weights.ts'

let model: Weights | undefined

/**
 * The number of the company that a word keeps: words that stand among the same words share it (`chairman`, `spokesman`, `senator`), whether or not the
 * annotated texts hold them. -1 for a word that is too rare to be known by its company.
 *
 * @param hash Of the word in lower case.
 */
export function companyOf(hash: number): number {
  model ??= decodeWeights(companies)
  const row = rowOf(model, wordKey(hash))
  if (row < 0) return -1
  const two = model.table[row]!
  return (two & 255) - zero + 32 * (((two >> 8) & 255) - zero)
}
