import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string } | string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly files: readonly string[]
}

/** Everything that a source file imports, itself included, and the names that are no files. */
function reached(entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    const source = readFileSync(file, 'utf8')
    for (const [, name] of source.matchAll(/^\s*(?:import|export)\b(?! type\b)[^'"]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'/gm)) {
      if (!name) continue
      if (name.startsWith('.')) visit(join(dirname(file), name))
      else packages.add(name)
    }
    expect(source, `${file} imports on demand`).not.toMatch(/\bimport\s*\(|\brequire\s*\(/)
  }
  visit(entry)
  return { files, packages }
}

test('the core imports nothing but its own files', () => {
  const { files, packages } = reached('src/index.ts')
  expect([...packages]).toEqual([])
  const borders = [...files].filter((file) => /src\/(?:retext|html)\.ts$|src\/(?:formats|cli)\//.test(file))
  expect(borders).toEqual([])
})

test('the core asks for nothing of one platform', () => {
  for (const file of reached('src/index.ts').files) {
    if (file.endsWith('.generated.ts')) continue
    const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    const foreign = /(?<![.\w])(?:process|Buffer|window|document|navigator|globalThis|console)\.\w/.exec(source)?.[0] ?? null
    expect(foreign, file).toBeNull()
  }
})

test('every import of the published code is a dependency', () => {
  for (const entry of ['src/index.ts', 'src/retext.ts', 'src/html.ts', 'src/formats/index.ts']) {
    for (const name of reached(entry).packages) {
      const top = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]!
      const builtin = name.startsWith('node:') || builtinModules.includes(name)
      expect(builtin || top in manifest.dependencies || `@types/${top}` in manifest.dependencies, `${entry}: ${name}`).toBe(true)
    }
  }
})

test('every subpath has its types first', () => {
  for (const [path, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'string') continue
    expect(Object.keys(target), path).toEqual(['types', 'default'])
  }
  expect(manifest.files).toContain('dist')
})

test('every word list names its origin and its licence', () => {
  const lists = readdirSync('data').filter((name) => name.endsWith('.txt'))
  expect(lists.length).toBeGreaterThan(5)
  for (const name of lists) {
    const head = readFileSync(join('data', name), 'utf8').slice(0, 400)
    expect(head, name).toMatch(/^#.*origin/i)
    expect(head, name).toMatch(/licen[cs]e|CC0|CC BY/i)
  }
})
