import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { attributeQuotes, type Quote } from '../../src/index.ts'
import { runCommand, scratch } from './command.ts'

const text = 'The “Night Ferry” was late. “Go home,” said Ann Lee. “Nobody is coming.”\n\n“I will wait,” replied Tom Park.\n'

describe('formats', () => {
  test('standard input, without a file and as -', async () => {
    const bare = await runCommand([], { input: text })
    expect(bare.status).toBe(0)
    expect(bare.err).toBe('')
    expect(bare.out).toMatch(/^ *1:29 +Ann Lee +said Ann Lee +█+░* +\d+% +direct +“Go home, … Nobody is coming\.”$/m)
    expect(bare.out).toMatch(/^ *3:1 +Tom Park +replied Tom Park .*“I will wait,”$/m)
    expect((await runCommand(['-'], { input: text })).out).toBe(bare.out)
  })

  test('json holds the quotes as the library gives them', async () => {
    const { out } = await runCommand(['--format', 'json'], { input: text })
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(attributeQuotes(text))))
    expect(JSON.parse((await runCommand(['--format', 'json'], { input: '' })).out)).toEqual([])
  })

  test('options reach the library', async () => {
    const { out } = await runCommand(['-f', 'json', '--no-unspoken', '--indirect', '--genre', 'fiction'], { input: text })
    expect(JSON.parse(out)).toEqual(
      JSON.parse(JSON.stringify(attributeQuotes(text, { unspoken: false, indirect: true, genre: 'fiction' }))),
    )
  })

  test('--min-confidence leaves out what is less sure', async () => {
    const all = attributeQuotes(text)
    const limit = Math.max(...all.map((quote) => quote.confidence))
    const { out } = await runCommand(['-f', 'json', '--min-confidence', String(limit)], { input: text })
    const kept = JSON.parse(out) as Quote[]
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.length).toBeLessThan(all.length)
    expect(kept.every((quote) => quote.confidence >= limit)).toBe(true)
  })

  test('--characters reads JSON and CSV alike', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'cast.json'), JSON.stringify([{ name: 'Annabel Lee', id: 'lee', aliases: ['Ann Lee'], gender: 'female' }]))
    writeFileSync(join(folder, 'cast.csv'), 'id,name,aliases,gender\nlee,Annabel Lee,Ann Lee;Annie,female\n')
    for (const file of ['cast.json', 'cast.csv']) {
      const { out } = await runCommand(['-f', 'json', '--characters', join(folder, file)], { input: text })
      const said = (JSON.parse(out) as Quote[]).find((quote) => quote.text.startsWith('Go home'))
      expect(said?.speaker).toMatchObject({ id: 'lee', name: 'Annabel Lee' })
    }
  })

  test('csv of several files has one head and names the file in each row', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'a.txt'), text)
    writeFileSync(join(folder, 'b.txt'), text)
    const { out } = await runCommand(['-f', 'csv', 'a.txt', 'b.txt'], { cwd: folder })
    const rows = parse(out, { columns: true }) as Record<string, string>[]
    const each = attributeQuotes(text).length
    expect(rows.map((row) => row.document)).toEqual([...Array(each).fill('a.txt'), ...Array(each).fill('b.txt')])
  })

  test.each([
    ['tei', /^<\?xml/],
    ['jsonld', /"@context"/],
    ['annotations', /"AnnotationPage"/],
    ['script', /^ANN LEE: “Go home,”$/m],
    ['html', /^<!doctype html>/i],
  ])('%s is written for one document and refused for several', async (format, looks) => {
    const one = await runCommand(['-f', format], { input: text })
    expect(one.status).toBe(0)
    expect(one.out).toMatch(looks)
    const folder = scratch()
    writeFileSync(join(folder, 'a.txt'), text)
    writeFileSync(join(folder, 'b.txt'), text)
    const two = await runCommand(['-f', format, folder])
    expect(two).toMatchObject({ status: 2, out: '' })
    expect(two.err).toMatch(/give --output a folder/)
  })

  test('json of several files is an array of files; ndjson a line each', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'a.txt'), text)
    writeFileSync(join(folder, 'b.txt'), '“No,” said Bo Hill.')
    const { out } = await runCommand(['-f', 'json', folder])
    const files = JSON.parse(out) as { file: string; quotes: Quote[] }[]
    expect(files.map(({ file }) => file)).toEqual([`${folder}/a.txt`, `${folder}/b.txt`])
    expect(files[1]!.quotes[0]!.text).toBe('No,')
    const lines = (await runCommand(['-f', 'ndjson', folder])).out.trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual([`${folder}/a.txt`, `${folder}/b.txt`])
  })
})

describe('files', () => {
  test('folders, globs and .gz; hidden files and other kinds are left alone', async () => {
    const folder = scratch()
    mkdirSync(join(folder, 'deep'))
    writeFileSync(join(folder, 'deep/b.txt'), text)
    writeFileSync(join(folder, 'a.md.gz'), gzipSync(text))
    writeFileSync(join(folder, '.hidden.txt'), text)
    writeFileSync(join(folder, 'c.bin'), text)
    const headings = (out: string): string[] => out.split('\n').filter((line) => /^\S+\.(?:txt|md)(?:\.gz)?$/.test(line))
    const { out, status } = await runCommand(['.'], { cwd: folder })
    expect(status).toBe(0)
    expect(headings(out)).toEqual(['./a.md.gz', './deep/b.txt'])
    expect(headings((await runCommand(['**/*.txt'], { cwd: folder })).out)).toEqual(['deep/b.txt'])
  })

  test('a file whose name looks like a glob is taken as it is', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'a[1].txt'), text)
    expect((await runCommand(['a[1].txt'], { cwd: folder })).status).toBe(0)
  })

  test('--output: a file, a packed file, a folder that keeps the order of folders', async () => {
    const folder = scratch()
    mkdirSync(join(folder, 'in/x'), { recursive: true })
    writeFileSync(join(folder, 'in/a.txt'), text)
    writeFileSync(join(folder, 'in/x/a.txt'), text)
    const plain = await runCommand(['-f', 'csv', 'in/a.txt'], { cwd: folder })
    expect(await runCommand(['-f', 'csv', 'in/a.txt', '-o', 'one.csv'], { cwd: folder })).toEqual({ status: 0, out: '', err: '' })
    expect(readFileSync(join(folder, 'one.csv'), 'utf8')).toBe(plain.out)
    await runCommand(['-f', 'csv', 'in/a.txt', '-o', 'one.csv.gz'], { cwd: folder })
    expect(gunzipSync(readFileSync(join(folder, 'one.csv.gz'))).toString()).toBe(plain.out)
    await runCommand(['-f', 'csv', 'in', '-o', 'pages/'], { cwd: folder })
    expect(readFileSync(join(folder, 'pages/x/a.csv'), 'utf8')).toBe(plain.out)
    expect(readdirSync(join(folder, 'pages')).sort()).toEqual(['a.csv', 'x'])
  })

  test('two inputs of one name do not overwrite each other', async () => {
    const folder = scratch()
    for (const sub of ['x', 'y']) {
      mkdirSync(join(folder, sub))
      writeFileSync(join(folder, sub, 'a.txt'), text)
    }
    await runCommand(['-f', 'json', 'x/a.txt', 'y/a.txt', '-o', 'out/'], { cwd: folder })
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['a-2.quotes.json', 'a.quotes.json'])
  })

  test('UTF-16 is read by its mark, and bytes that are no UTF-8 are told', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'wide.txt'), Buffer.from(`\uFEFF${text}`, 'utf16le'))
    expect((await runCommand(['wide.txt'], { cwd: folder })).out).toContain('Ann Lee')
    writeFileSync(join(folder, 'latin.txt'), Buffer.from('"Café," said Ann Lee.', 'latin1'))
    const { status, out, err } = await runCommand(['latin.txt'], { cwd: folder })
    expect(status).toBe(0)
    expect(out).toContain('Ann Lee')
    expect(err).toMatch(/^quote-attribution: latin\.txt: not valid UTF-8[^\n]*\n$/)
    expect((await runCommand(['-q', 'latin.txt'], { cwd: folder })).err).toBe('')
  })
})

describe('colour', () => {
  const start = '\u001B['
  test.each([
    ['none in a pipe', [], {}, false],
    ['--color', ['--color'], {}, true],
    ['--color=always', ['--color=always'], {}, true],
    ['--color is stronger than NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
    ['--no-color is stronger than FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['NO_COLOR is stronger than FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ] as const)('%s', async (_, args, env, coloured) => {
    const { out } = await runCommand([...args, '-'], { input: text, env })
    expect(out.includes(start)).toBe(coloured)
  })

  test('what a text holds cannot speak to the terminal', async () => {
    const { out } = await runCommand([], { input: '“\u001B[2J\u0007Go,” said Ann Lee.' })
    expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F]/)
  })
})
