import type { Character, Genre, Options } from './types.ts'

/** Options with every default filled in. */
export interface Settings {
  readonly indirect: boolean
  readonly unspoken: boolean
  readonly characters: readonly Character[]
  readonly genre: Genre
}

const genres: readonly Genre[] = ['news', 'fiction', 'auto']
const known = ['indirect', 'unspoken', 'characters', 'genre']
const genders = ['female', 'male', 'unknown']

/** An error about an option: what stands there, and what may. */
function optionError(kind: 'type' | 'range', name: string, value: unknown, wanted: string): TypeError | RangeError {
  const Kind = kind === 'type' ? TypeError : RangeError
  return Object.assign(new Kind(`option ${name} must be ${wanted}, not ${shown(value)}`), { code: 'ERR_QUOTE_ATTRIBUTION_OPTION' })
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  if (Array.isArray(value)) return 'an array'
  return value === null ? 'null' : typeof value === 'object' ? 'an object' : String(value)
}

/** Checks what a caller gives as text. */
export function checkText(text: unknown): asserts text is string {
  if (typeof text !== 'string')
    throw Object.assign(new TypeError(`text must be a string, not ${shown(text)}`), { code: 'ERR_QUOTE_ATTRIBUTION_TEXT' })
}

/**
 * Checks options and fills in their defaults.
 *
 * A list of characters may hold one name twice; the first one counts. An alias of two characters names neither by itself and is an error.
 */
export function readOptions(options: Options | null | undefined): Settings {
  if (options === undefined || options === null) return { indirect: false, unspoken: true, characters: [], genre: 'auto' }
  if (typeof options !== 'object' || Array.isArray(options)) {
    throw Object.assign(new TypeError(`options must be an object, not ${shown(options)}`), { code: 'ERR_QUOTE_ATTRIBUTION_OPTION' })
  }
  for (const name of Object.keys(options))
    if (!known.includes(name)) throw optionError('range', JSON.stringify(name), Reflect.get(options, name), `one of ${known.join(', ')}`)
  return {
    indirect: flag(options.indirect, 'indirect', false),
    unspoken: flag(options.unspoken, 'unspoken', true),
    characters: readCharacters(options.characters),
    genre: readGenre(options.genre),
  }
}

function flag(value: unknown, name: string, missing: boolean): boolean {
  if (value === undefined) return missing
  if (typeof value !== 'boolean') throw optionError('type', name, value, 'true or false')
  return value
}

function readGenre(value: unknown): Genre {
  if (value === undefined) return 'auto'
  if (typeof value !== 'string') throw optionError('type', 'genre', value, `one of ${genres.join(', ')}`)
  if (!(genres as readonly string[]).includes(value)) throw optionError('range', 'genre', value, `one of ${genres.join(', ')}`)
  return value as Genre
}

function readCharacters(value: unknown): readonly Character[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw optionError('type', 'characters', value, 'an array of {name, id?, aliases?, gender?, narrator?}')
  const owners = new Map<string, number>()
  const ids = new Set<string>()
  value.forEach((character: unknown, c) => {
    const at = `characters[${c}]`
    if (typeof character !== 'object' || character === null || Array.isArray(character))
      throw optionError('type', at, character, 'an object with a name')
    const { name, id, aliases, gender, narrator } = character as Record<string, unknown>
    if (typeof name !== 'string') throw optionError('type', `${at}.name`, name, 'a string')
    if (!name.trim()) throw optionError('range', `${at}.name`, name, 'a name that is not empty')
    if (id !== undefined && typeof id !== 'string') throw optionError('type', `${at}.id`, id, 'a string')
    if (typeof id === 'string' && (ids.has(id) || !id)) throw optionError('range', `${at}.id`, id, 'an id of its own')
    if (typeof id === 'string') ids.add(id)
    if (aliases !== undefined && !Array.isArray(aliases)) throw optionError('type', `${at}.aliases`, aliases, 'an array of strings')
    for (const [a, alias] of ((aliases ?? []) as unknown[]).entries()) {
      if (typeof alias !== 'string') throw optionError('type', `${at}.aliases[${a}]`, alias, 'a string')
      if (!alias.trim()) throw optionError('range', `${at}.aliases[${a}]`, alias, 'a name that is not empty')
    }
    if (gender !== undefined && !genders.includes(gender as string))
      throw optionError(typeof gender === 'string' ? 'range' : 'type', `${at}.gender`, gender, `one of ${genders.join(', ')}`)
    if (narrator !== undefined && typeof narrator !== 'boolean') throw optionError('type', `${at}.narrator`, narrator, 'true or false')
    for (const key of [name, ...((aliases ?? []) as string[])]) if (!owners.has(key)) owners.set(key, c)
  })
  return value as readonly Character[]
}
