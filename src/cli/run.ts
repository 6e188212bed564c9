import { statSync } from 'node:fs'
import type { Options } from '../types.ts'
import { readCharacters } from './characters.ts'
import { CommandError } from './errors.ts'
import { findInputs, type Inputs } from './inputs.ts'
import type { CommandSettings } from './settings.ts'

/** Does what the arguments ask for and says the exit status. */
export async function run(files: readonly string[], settings: CommandSettings): Promise<number> {
  const options: Options = {
    indirect: settings.indirect,
    unspoken: settings.unspoken,
    genre: settings.genre,
    ...(settings.characters === undefined ? {} : { characters: await readCharacters(settings.characters) }),
  }
  await checkOptions(options, settings)
  const inputs = await findInputs(files, settings.ndjson)
  if (settings.output !== undefined) refuseInput(settings.output, inputs)
  if (settings.format === 'ndjson') {
    const { runRecords } = await import('./records.ts')
    return runRecords(inputs, options, settings)
  }
  const { runTexts } = await import('./texts.ts')
  return runTexts(inputs, options, settings)
}

/** A list of characters that the library refuses is told before the first document is read. */
async function checkOptions(options: Options, settings: CommandSettings): Promise<void> {
  const { attributeQuotes } = await import('../index.ts')
  try {
    attributeQuotes('', options)
  } catch (error) {
    throw new CommandError(`${settings.characters ?? 'options'}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Writing over what is being read would lose it. */
function refuseInput(output: string, inputs: Inputs): void {
  const target = statSync(output, { throwIfNoEntry: false })
  if (!target?.isFile()) return
  for (const { path } of inputs.found) {
    const source = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false })
    if (source && source.ino === target.ino && source.dev === target.dev)
      throw new CommandError(`--output ${output} is an input, and would be written over`, 2)
  }
}
