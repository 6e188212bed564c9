import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reporter } from 'vfile-reporter'
import { describe, expect, test } from 'vitest'
import { pipelines } from './pipelines.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const docs = readFileSync(join(root, 'docs/retext.md'), 'utf8')

/** The first block of code in a language, behind a heading. */
function block(heading: string, language: string): string {
  const from = docs.indexOf(`\n## ${heading}\n`)
  const [, code] = docs.slice(from).match(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``))!
  return code!
}

test('the documentation has the sections of the family, in its order', () => {
  const sections = [...docs.matchAll(/^## (.+)$/gm)].map(([, title]) => title)
  expect(sections).toEqual(
    'Contents|What is this?|When should I use this?|Install|Use|API|Examples|Types|Compatibility|Security'.split('|'),
  )
})

test('the example of the documentation gives what stands there', async () => {
  const file = await pipelines.markdown(block('Use', 'markdown'), { reportUnbalanced: true })
  const lines = file.data.quotes!.map(({ start, end, speaker, cue }) => `${start} ${end} ${speaker?.name} ${cue?.lemma}\n`)
  expect(`${lines.join('')}${reporter(file, { color: false }).replace('text.md', 'example.md')}\n`).toBe(block('Use', 'txt'))
})

// the examples import the package by its name, so that they need it built
const built = (file: string, word: string): boolean =>
  existsSync(join(root, 'dist', file)) && readFileSync(join(root, 'dist', file), 'utf8').includes(word)

describe('the examples', () => {
  test.skipIf(!built('retext.js', 'retextQuoteAttribution'))('.remarkrc.js runs in remark-cli', () => {
    const cli = join(root, 'node_modules/remark-cli/cli.js')
    const cwd = join(root, 'examples/remark')
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'draft.md', '--quiet', '--no-stdout', '--no-color', '--frail'], {
      cwd,
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^draft\.md\n/)
    expect(stderr).toMatch(/^3:60-3:61 +warning .*closing mark `"`.*expected `”` +unbalanced-quote +quote-attribution$/m)
    expect(stderr).toMatch(/^9:24-9:53 +warning .*opening mark `“`.* +unbalanced-quote +quote-attribution$/m)
    expect(status).toBe(1)
  })

  test.skipIf(!built('retext.js', 'retextQuoteAttribution') || !built('html.js', 'toHtml'))(
    'page.js makes a page with speakers marked',
    () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['examples/remark/page.js', 'examples/remark/interview.md'], {
        cwd: root,
        encoding: 'utf8',
      })
      expect(stderr).toBe('')
      expect(status).toBe(0)
      expect(stdout).toMatch(/^<!doctype html>/i)
      for (const name of ['Adaeze Nwosu', 'Tomas Reiter', 'Mrs. Pell']) expect(stdout).toContain(name)
      expect(stdout).toContain('*whole*')
      expect(stdout).not.toContain('Nothing is final')
      expect(stdout).not.toContain('*stays*')
    },
  )
})
