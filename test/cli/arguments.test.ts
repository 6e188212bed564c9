import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCommand, scratch } from './command.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

describe('the call', () => {
  test('--version prints the version of the package', async () => {
    expect(await runCommand(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' })
  })

  test('--help names every option and shows examples', async () => {
    const { status, out, err } = await runCommand(['--help'])
    expect(status).toBe(0)
    expect(err).toBe('')
    for (const option of '--indirect --no-unspoken --characters --genre --min-confidence --format --output --color --no-color --width --quiet --stats --ndjson --field --id-field --keep --keep-all --max-size --strict --jobs --resume'.split(
      ' ',
    ))
      expect(out).toContain(option)
    expect(out).toContain('Examples:')
  })

  test.each([
    [['--fomat', 'json'], "unknown option '--fomat'"],
    [['--format', 'xml'], "'xml' is invalid"],
    [['--genre', 'poetry'], "'poetry' is invalid"],
    [['--min-confidence', '2'], 'from 0 to 1'],
    [['--min-confidence', ''], 'from 0 to 1'],
    [['--jobs', '0'], 'from 1 to'],
    [['--jobs', '1.5'], 'whole number'],
    [['--max-size', 'much'], 'such as 800k'],
    [['--output'], 'argument missing'],
    [['--resume', '--ndjson'], '--resume needs --output'],
    [['--resume', '-o', 'x.csv', '-f', 'csv'], '--resume needs --output'],
    [['--ndjson', '--format', 'csv'], '--format csv does not go with it'],
    [['--field', 'body'], '--field needs --ndjson'],
    [['--keep-all'], '--keep-all needs --ndjson'],
  ])('%j: one line, status 2', async (args, words) => {
    const { status, out, err } = await runCommand(args, { input: 'x' })
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/^quote-attribution: [^\n]+\n$/)
    expect(err).toContain(words)
  })

  test('a missing file: one line, status 1', async () => {
    const { status, out, err } = await runCommand(['no/such/file.txt'])
    expect(status).toBe(1)
    expect(out).toBe('')
    expect(err).toBe('quote-attribution: no/such/file.txt: no such file or folder\n')
  })

  test('missing files do not hide those that are there', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'a.txt'), '“Go,” said Ann Lee.')
    const { status, out, err } = await runCommand(['b.txt', 'a.txt', 'c.txt'], { cwd: folder })
    expect(status).toBe(1)
    expect(out).toContain('Ann Lee')
    expect(err.trimEnd().split('\n')).toHaveLength(2)
  })

  test('a file that may not be read: one line, status 1', async () => {
    const folder = scratch()
    chmodSync(folder, 0o755)
    const path = join(folder, 'secret.txt')
    writeFileSync(path, 'x', { mode: 0 })
    // Root may read everything, so the command is run as somebody else.
    const { status, err } = await runCommand([path], process.getuid?.() === 0 ? { uid: 65534 } : {})
    expect(status).toBe(1)
    expect(err).toBe(`quote-attribution: ${path}: permission denied\n`)
  })

  test('an output that is an input is not written over', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'a.txt'), '“Go,” said Ann Lee.')
    symlinkSync('a.txt', join(folder, 'b.txt'))
    for (const output of ['a.txt', 'b.txt']) {
      const { status, err } = await runCommand(['-f', 'csv', 'a.txt', '-o', output], { cwd: folder })
      expect(status).toBe(2)
      expect(err).toBe(`quote-attribution: --output ${output} is an input, and would be written over\n`)
    }
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('“Go,” said Ann Lee.')
  })

  test('an empty folder and a glob without a match are told', async () => {
    const folder = scratch()
    const { status, err } = await runCommand([folder, `${folder}/*.md`])
    expect(status).toBe(1)
    expect(err).toBe(`quote-attribution: ${folder}: no text files in this folder\nquote-attribution: ${folder}/*.md: matches no file\n`)
  })

  test('gzip that is none, and an output that cannot be made', async () => {
    const path = join(scratch(), 'a.txt.gz')
    writeFileSync(path, 'not packed')
    expect(await runCommand([path])).toEqual({ status: 1, out: '', err: `quote-attribution: ${path}: not valid gzip data\n` })
    const { status, err } = await runCommand(['-', '-o', `${path}/x.txt`], { input: 'x' })
    expect(status).toBe(1)
    expect(err).toMatch(/^quote-attribution: .*x\.txt: a part of the path is not a folder\n$/)
  })

  test('characters that the library refuses are told before anything is read', async () => {
    const path = join(scratch(), 'cast.json')
    writeFileSync(path, '[{"name": ""}]')
    const { status, err } = await runCommand(['--characters', path], { input: '“Go,” said Ann.' })
    expect(status).toBe(1)
    expect(err).toMatch(/^quote-attribution: .*cast\.json: option characters\[0\]\.name must be [^\n]+\n$/)
  })
})
