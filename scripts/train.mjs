/**
 * Fits the learned parts on the corpora and writes their weights to src/model/.
 *
 *   npm run train [-- tagger|pronouns|news|fiction|statements …] [--shared DIR]
 *
 * Without a name all of them, in the order in which they feed each other. Features are computed by the library itself; LightGBM runs in `.venv`,
 * which train/setup.sh makes.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'

const steps = {
  tagger: (shared) => [['npx', 'tsx', 'train/statements/tagger.ts', '--shared', shared]],
  pronouns: (shared) => [['npx', 'tsx', 'train/news/pronouns.ts', '--shared', shared]],
  news: (shared) => [
    ['npx', 'tsx', 'train/news/words.ts', 'news/polnear-train', '.features/news-train', '--copies', '1', '--shared', shared],
    ['.venv/bin/python', 'train/news/words.py', '.features/news-train', 'src/model/words.generated.ts'],
    ['npx', 'tsx', 'train/news/features.ts', 'news/polnear-train', '.features/news-train', '--copies', '1', '--shared', shared],
    ['npx', 'tsx', 'train/news/features.ts', 'news/polnear-dev', '.features/news-dev', '--shared', shared],
    ['.venv/bin/python', 'train/news/fit.py', '.features/news-train', '.features/news-dev', 'src/model/news.generated.ts'],
  ],
  fiction: (shared) => [
    ['npx', 'tsx', 'train/fiction/spoken.ts', '--shared', shared],
    ['.venv/bin/python', 'train/fiction/fit.py', '--shared', shared],
  ],
  statements: (shared) => [
    ['.venv/bin/python', 'train/statements/companies.py', shared, '.features/companies.tsv'],
    ['npx', 'tsx', 'train/statements/companies.ts', '.features/companies.tsv'],
    ['npx', 'tsx', 'train/statements/chains.ts', '--shared', shared],
    ['npx', 'tsx', 'train/statements/guesses.ts', '--shared', shared],
    ['.venv/bin/python', 'train/statements/trees.py', '.features/statement-guesses', 'src/model/statement-trees.generated.ts'],
    ['npx', 'tsx', 'train/statements/fit.ts', '--shared', shared],
  ],
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { shared: { type: 'string', default: '../shared' } } })
const unknown = positionals.filter((name) => !(name in steps))
if (unknown.length) {
  console.error(`unknown part ${JSON.stringify(unknown[0])}: one of ${Object.keys(steps).join(', ')}`)
  process.exit(2)
}
mkdirSync('.features', { recursive: true })
const names = positionals.length ? positionals : Object.keys(steps)
for (const [program, ...args] of [['bash', 'train/setup.sh'], ...names.flatMap((name) => steps[name](values.shared))]) {
  console.error(`▸ ${program} ${args.join(' ')}`)
  const { status } = spawnSync(program, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
