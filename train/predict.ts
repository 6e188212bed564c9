/**
 * Predicts the quotes of every document of a corpus.
 *
 *   npm run --silent predict -- IN.jsonl [--characters] [--no-indirect] > OUT.jsonl
 */
import { parseArgs } from 'node:util'
import { readDocuments } from './jsonl.ts'
import { predict } from './prediction.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { characters: { type: 'boolean' }, 'no-indirect': { type: 'boolean' } },
})
if (positionals.length !== 1) {
  console.error('usage: npm run --silent predict -- IN.jsonl [--characters] [--no-indirect] > OUT.jsonl')
  process.exit(2)
}
for (const document of readDocuments(positionals[0]!)) {
  console.log(JSON.stringify(predict(document, { characters: values.characters === true, indirect: values['no-indirect'] !== true })))
}
