/**
 * Counts how English words are used in the training part of the English Web Treebank and writes `data/common-words.txt`.
 *
 *   npx tsx scripts/count-words.ts [SHARED]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const shared = process.argv[2] ?? '../shared'
/** A tag of the treebank → the letter used here. */
const letters: Record<string, string> = {
  NN: 'n',
  NNS: 's',
  JJ: 'j',
  JJR: 'j',
  JJS: 'j',
  RB: 'r',
  RBR: 'r',
  RBS: 'r',
  RP: 'r',
  VB: 'v',
  VBP: 'v',
  VBD: 'd',
  VBZ: 'z',
  VBG: 'g',
  VBN: 'p',
  IN: 'i',
  DT: 't',
  PRP: 'o',
  PRP$: 't',
  MD: 'm',
  CC: 'c',
  UH: 'u',
  CD: 'q',
  NNP: 'P',
  NNPS: 'P',
}
const counts = new Map<string, Map<string, number>>()
for (const line of readFileSync(join(shared, 'corpora/pos/ewt-train.jsonl'), 'utf8').split('\n')) {
  if (!line) continue
  const { text, tokens } = JSON.parse(line) as { text: string; tokens: [number, number, string, string][] }
  for (const [start, end, , tag] of tokens) {
    const letter = letters[tag]
    const word = text.slice(start, end).toLowerCase()
    if (!letter || !/^[a-z][a-z'-]+$/.test(word)) continue
    const of = counts.get(word) ?? new Map<string, number>()
    counts.set(word, of.set(letter, (of.get(letter) ?? 0) + 1))
  }
}
const lines: string[] = []
for (const [word, of] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const total = [...of.values()].reduce((a, b) => a + b)
  const ranked = [...of].filter(([, n]) => n >= 0.12 * total).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (total < 2 || ranked[0]![0] === 'P') continue
  lines.push(
    `${word} ${ranked
      .filter(([tag]) => tag !== 'P')
      .slice(0, 2)
      .map(([tag]) => tag)
      .join('')}`,
  )
}
writeFileSync(
  'data/common-words.txt',
  `# Common words and how they are used, most frequent use first. Origin: counted in the training part of the English Web Treebank (Universal Dependencies). Licence of the counts: CC BY-SA 4.0.\n` +
    `# n noun, s plural noun, j adjective, r adverb, v verb, d past, z third person, g -ing, p participle, i preposition or subordinator, t determiner, o pronoun, m modal, c conjunction, u interjection, q number\n` +
    `${lines.join('\n')}\n`,
)
console.error(`${lines.length} words`)
