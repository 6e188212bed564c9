import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** The files that a module loads, itself the first, and the packages that they name. */
function loads(entry: string): { files: string[]; packages: string[] } {
  const files = [entry]
  const packages = new Set<string>()
  for (const file of files) {
    const code = readFileSync(join(root, file), 'utf8')
    for (const [, name] of code.matchAll(/^\s*(?:import|export)\s(?!type\b)(?:[^'"`;]*?\sfrom\s*)?["']([^"']+)["']/gm)) {
      const path = name!.startsWith('.') ? relative(root, join(root, dirname(file), name!)) : ''
      if (!path) packages.add(name!)
      else if (!files.includes(path)) files.push(path)
    }
  }
  return { files, packages: [...packages].sort() }
}

const borders = /^(?:src|dist)\/(?:retext|html|formats|cli)\b/

test('the core loads nothing of the plugin, and no package', () => {
  const { files, packages } = loads('src/index.ts')
  expect(files).toContain('src/attribute.ts')
  expect(files.filter((file) => borders.test(file))).toEqual([])
  expect(packages).toEqual([])
})

test('the plugin loads one package', () => {
  const { files, packages } = loads('src/retext.ts')
  expect(files).toContain('src/attribute.ts')
  expect(packages).toEqual(['vfile-location'])
})

test.skipIf(!existsSync(join(root, 'dist/index.js')))('so it is in the built package', () => {
  const { files, packages } = loads('dist/index.js')
  expect(files.filter((file) => borders.test(file))).toEqual([])
  expect(packages).toEqual([])
  const code = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
  expect(code).toContain('attributeQuotes')
  for (const word of ['retextQuoteAttribution', 'unbalanced-quote', 'SourceNode']) expect(code).not.toContain(word)
  expect(readFileSync(join(root, 'dist/retext.js'), 'utf8')).toContain('unbalanced-quote')
})

test.skipIf(!existsSync(join(root, 'dist/retext.d.ts')))('types of files and nodes are declared in the built package', () => {
  const types = readFileSync(join(root, 'dist/retext.d.ts'), 'utf8')
  expect(types).toMatch(/declare module ['"]vfile['"]/)
  expect(types).toMatch(/declare module ['"]nlcst['"]/)
})
