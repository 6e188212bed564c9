/**
 * Writes `src/model/companies.generated.ts` from what `companies.py` found.
 *
 *   npx tsx train/statements/companies.ts GROUPS.tsv
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { hashOf } from '../../src/lexicon/hash.ts'
import { wordKey } from '../../src/text/tags.ts'
import { packWeights } from './pack.ts'

const rows = new Map<number, number[]>()
for (const line of readFileSync(process.argv[2]!, 'utf8').split('\n').filter(Boolean)) {
  const [word, group] = line.split('\t') as [string, string]
  const key = wordKey(hashOf(word))
  // weights are small: a number in two digits
  if (!rows.has(key)) rows.set(key, [Number(group) & 31, Number(group) >> 5])
}
const encoded = packWeights(2, [...rows])
writeFileSync(
  'src/model/companies.generated.ts',
  `// Made by train/statements/companies.ts from the texts of the training parts. Do not edit.\nexport const companies: string =\n  '${encoded}'\n`,
)
console.error(`${rows.size} words, ${gzipSync(encoded).length} bytes gzipped`)
