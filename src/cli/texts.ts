import type { Options } from '../types.ts'
import { complain } from './errors.ts'
import { findQuotes } from './find.ts'
import { type Inputs, readText } from './inputs.ts'
import { type Look, listing, painter } from './listing.ts'
import { documentFile, type Sink, standardOutput } from './output.ts'
import type { CommandSettings } from './settings.ts'
import { makeSummary } from './summary.ts'

/** Writes text files in a format to be read or exchanged, one after the other. */
export async function runTexts(inputs: Inputs, options: Options, settings: CommandSettings): Promise<number> {
  const sink = settings.output === undefined ? standardOutput() : await documentFile(settings.output)
  const look = lookOf(settings)
  const summary = makeSummary()
  let status = inputs.problems.length ? 1 : 0
  for (const problem of inputs.problems) complain(problem)
  let written = 0
  for (const { path } of inputs.found) {
    let text: string
    try {
      const read = await readText(path)
      text = read.text
      if (read.damaged && !settings.quiet) complain(`${path}: not valid UTF-8; what could not be decoded became U+FFFD`)
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error))
      status = 1
      continue
    }
    const quotes = findQuotes(text, options, settings.minConfidence)
    if (settings.format === 'json') {
      await writeJson(sink, quotes)
    } else {
      const heading = inputs.several ? `${written ? '\n' : ''}${painter(look)('bold', path)}\n` : ''
      await sink.write(`${heading}${listing(text, quotes, look)}`)
      summary.add(quotes)
    }
    written++
  }
  if (settings.format === 'listing' && written) await sink.write(`\n${summary.print(look)}`)
  await sink.close()
  return status
}

/** An array of quotes, a line each: joined as one string, those of a long novel would be more than a string can hold. */
async function writeJson(sink: Sink, quotes: readonly unknown[]): Promise<void> {
  await sink.write('[')
  for (const [q, quote] of quotes.entries()) await sink.write(`${q ? ',' : ''}\n  ${JSON.stringify(quote)}`)
  await sink.write('\n]\n')
}

function lookOf(settings: CommandSettings): Look {
  const terminal = settings.output === undefined && process.stdout.isTTY
  const color =
    settings.color === 'auto'
      ? !process.env.NO_COLOR && (terminal || (!!process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0'))
      : settings.color === 'always'
  const width = settings.width ?? (terminal ? process.stdout.columns : 0)
  return { color, width: width || Number.POSITIVE_INFINITY }
}
