import { readFile } from 'node:fs/promises'
import type { Character, Gender } from '../types.ts'
import { CommandError, explain } from './errors.ts'

/**
 * Reads a list of known speakers: a JSON array of `{name, id?, aliases?, gender?, narrator?}`, or CSV with these columns
 * (aliases separated by `;` or `|`, narrator `true` or `false`).
 */
export async function readCharacters(path: string): Promise<readonly Character[]> {
  let content: string
  try {
    content = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    throw new CommandError(explain(error, path))
  }
  try {
    return /^\s*[[{]/.test(content) ? fromJson(content) : await fromCsv(content)
  } catch (error) {
    throw new CommandError(`${path}: ${explain(error)}`)
  }
}

function fromJson(content: string): readonly Character[] {
  const parsed: unknown = JSON.parse(content)
  const list = Array.isArray(parsed) ? parsed : (parsed as { characters?: unknown }).characters
  if (!Array.isArray(list)) throw new Error('must hold an array of {name, id?, aliases?, gender?, narrator?}')
  return list as readonly Character[]
}

async function fromCsv(content: string): Promise<readonly Character[]> {
  const { parse } = await import('csv-parse/sync')
  const rows = parse(content, {
    columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
    delimiter: [',', ';', '\t'].sort((a, b) => count(content, b) - count(content, a))[0]!,
    skip_empty_lines: true,
    trim: true,
    // A nickname's marks inside a name, typed by hand.
    relax_quotes: true,
    info: true,
  }) as unknown as { readonly record: Record<string, string>; readonly info: { readonly lines: number } }[]
  return rows.map(({ record: row, info: { lines } }) => {
    if (!row.name) throw new Error(`line ${lines}: no name; the first line must name the columns: name, id, aliases, gender, narrator`)
    const narrator = row.narrator?.toLowerCase()
    if (narrator && !['true', 'false', 'yes', 'no', '1', '0'].includes(narrator))
      throw new Error(`line ${lines}: narrator must be true or false, not ${JSON.stringify(row.narrator)}`)
    const aliases = (row.aliases ?? '').split(/[;|]/).flatMap((alias) => alias.trim() || [])
    return {
      name: row.name,
      ...(row.id ? { id: row.id } : {}),
      ...(aliases.length ? { aliases } : {}),
      ...(row.gender ? { gender: row.gender.toLowerCase() as Gender } : {}),
      ...(narrator ? { narrator: ['true', 'yes', '1'].includes(narrator) } : {}),
    }
  })
}

/** How often a mark stands in the first line. */
function count(content: string, mark: string): number {
  return content.split('\n', 1)[0]!.split(mark).length - 1
}
