import { attributeQuotes } from '../attribute.ts'
import type { Options as CoreOptions } from '../types.ts'

/** Configuration of `retextQuoteAttribution`: that of `attributeQuotes`, and what to do with a tree. */
export interface Options extends CoreOptions {
  /** Put `data` on the nodes that a quote, a mention or a cue covers. Default `false`. */
  readonly annotate?: boolean | null | undefined
  /** Warn of quotes whose speaker the text does not name (`unattributed-quote`). Default `false`. */
  readonly reportUnattributed?: boolean | null | undefined
  /** Warn of speakers whose confidence is below this number, above 0 and at most 1 (`ambiguous-speaker`). Default `false`: of none. */
  readonly reportAmbiguous?: number | false | null | undefined
  /** Warn of quotation marks without their counterpart (`unbalanced-quote`). Default `false`. */
  readonly reportUnbalanced?: boolean | null | undefined
}

/** Options with every default filled in. */
export interface PluginSettings {
  readonly core: CoreOptions
  readonly annotate: boolean
  readonly unattributed: boolean
  /** 0: no speaker is reported. */
  readonly ambiguous: number
  readonly unbalanced: boolean
}

/**
 * Checks the options of the plugin, so that a wrong one is known when a processor is frozen, before any file.
 *
 * @throws {TypeError} which names the option, also where the core tells a value out of range with a `RangeError`: that is its `cause`.
 */
export function readPluginOptions(options: unknown): PluginSettings {
  if (options === undefined || options === null) return readPluginOptions({})
  if (typeof options !== 'object' || Array.isArray(options)) throw optionError('options', options, 'an object')
  const { annotate, reportUnattributed, reportAmbiguous, reportUnbalanced, ...core } = options as Options
  const settings: PluginSettings = {
    core,
    annotate: readFlag(annotate, 'annotate'),
    unattributed: readFlag(reportUnattributed, 'reportUnattributed'),
    ambiguous: readThreshold(reportAmbiguous),
    unbalanced: readFlag(reportUnbalanced, 'reportUnbalanced'),
  }
  try {
    attributeQuotes('', core)
  } catch (error) {
    if (error instanceof RangeError)
      throw Object.assign(new TypeError(error.message, { cause: error }), { code: Reflect.get(error, 'code') })
    throw error
  }
  return settings
}

function readFlag(value: unknown, name: string): boolean {
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') throw optionError(`option ${name}`, value, 'true or false')
  return value
}

function readThreshold(value: unknown): number {
  if (value === undefined || value === null || value === false) return 0
  if (typeof value !== 'number' || !(value > 0 && value <= 1))
    throw optionError('option reportAmbiguous', value, 'a number above 0 and at most 1, or false')
  return value
}

function optionError(name: string, value: unknown, wanted: string): TypeError {
  const shown = typeof value === 'string' ? JSON.stringify(value) : typeof value === 'object' ? 'an object' : String(value)
  return Object.assign(new TypeError(`${name} must be ${wanted}, not ${shown}`), { code: 'ERR_QUOTE_ATTRIBUTION_OPTION' })
}
