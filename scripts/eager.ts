import { readFileSync, writeFileSync } from 'node:fs'
import { type Profiler, Session } from 'node:inspector/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'

/**
 * Marks in a built package the functions that a first call runs. An engine only skims a function when it loads a module, and reads it once more when it
 * is called; a function in parentheses it reads in full at once.
 *
 *     > | function a(b){…}        ▸ var a=(function(b){…});
 *
 * @param entry Path of the built module that has `attributeQuotes`.
 * @param text What to call it with.
 */
export async function markEager(entry: string, text: string): Promise<void> {
  const module = pathToFileURL(entry)
  const folder = new URL('.', module).href
  for (const { url, functions } of await profile(module.href, text)) {
    if (!url.startsWith(folder)) continue
    const called = functions.flatMap(({ ranges: [whole] }) => (whole!.count > 0 ? [whole!.startOffset] : []))
    const path = fileURLToPath(url)
    writeFileSync(path, inParentheses(readFileSync(path, 'utf8'), new Set(called)))
  }
}

/** How often each function is called, module by module. */
async function profile(module: string, text: string): Promise<readonly Profiler.ScriptCoverage[]> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  const { attributeQuotes } = (await import(module)) as { attributeQuotes(text: string): unknown }
  attributeQuotes(text)
  const { result } = await session.post('Profiler.takePreciseCoverage')
  session.disconnect()
  return result
}

/**
 * The same module with some of its functions in parentheses. They stand before all else, so that whatever could call them still can.
 *
 * @param code One byte a character, so that all tools mean the same by an offset.
 * @param called Where the functions begin.
 */
export function inParentheses(code: string, called: ReadonlySet<number>): string {
  const source = ts.createSourceFile('module.js', code, ts.ScriptTarget.ES2022)
  let marked = ''
  let others = ''
  let at = 0
  for (const statement of source.statements) {
    const start = statement.getStart(source)
    if (!ts.isFunctionDeclaration(statement) || !called.has(start) || statement.modifiers || statement.asteriskToken) continue
    const name = statement.name!.getText(source)
    marked += `var ${name}=(function${code.slice(statement.name!.end, statement.end)});`
    others += code.slice(at, start)
    at = statement.end
  }
  return marked + others + code.slice(at)
}
