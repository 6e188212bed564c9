import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { complain } from './errors.ts'
import { type CommandSettings, type Format, formats, genres } from './settings.ts'

export type Parsed =
  | { readonly exit: number }
  | { readonly exit?: undefined; readonly files: readonly string[]; readonly settings: CommandSettings }

/** Reads the arguments. Help and version are printed here; a wrong call is told in one line and is status 2. */
export function parseCommand(args: readonly string[]): Parsed {
  const program = makeProgram()
  try {
    program.parse(args.flatMap(colorWhen), { from: 'user' })
    return { files: program.args, settings: readSettings(program.args, program.opts<Flags>()) }
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { exit: 0 }
    complain(`${error.message.replace(/^error: /, '')} (--help lists what can be said)`)
    return { exit: 2 }
  }
}

interface Flags {
  readonly format?: Format
  readonly output?: string
  readonly indirect?: boolean
  readonly unspoken: boolean
  readonly characters?: string
  readonly genre: CommandSettings['genre']
  readonly minConfidence?: number
  readonly color?: boolean
  readonly width?: number
  readonly quiet?: boolean
  readonly ndjson?: boolean
  readonly field?: string
  readonly idField?: string
  readonly keep?: readonly string[]
  readonly keepAll?: boolean
  readonly maxSize?: number
  readonly strict?: boolean
  readonly jobs?: number
  readonly resume?: boolean
  readonly stats?: boolean
}

function makeProgram(): Command {
  const program = new Command('quote-attribution')
  return program
    .description('Finds what is quoted in a text and says who said it, and by which verb.')
    .argument('[FILE...]', 'text files, folders, globs in quotes, or - for standard input; .gz is unpacked')
    .optionsGroup('What is found:')
    .option('--indirect', 'find indirect speech too')
    .option('--no-unspoken', 'leave out marks that quote nobody: titles, terms, nicknames')
    .option('--characters <file>', 'known speakers, as JSON or CSV: name, id, aliases, gender, narrator')
    .addOption(new Option('--genre <genre>', 'what kind of text it is').choices(genres).default('auto'))
    .option('--min-confidence <number>', 'leave out quotes less sure than this, 0 to 1', number(0, 1, false))
    .optionsGroup('What is written:')
    .addOption(new Option('-f, --format <format>', `how quotes are written (default: "listing")`).choices(formats))
    .option('-o, --output <path>', 'write there instead; .gz is packed; a folder gets a file a document')
    .option('--color', 'colours even where no terminal is (default: on a terminal, unless NO_COLOR is set)')
    .option('--no-color', 'no colours')
    .option('--width <columns>', "cut the listing's lines there; 0: never (default: the terminal's width)", number(0, 10_000))
    .option('-q, --quiet', 'no progress, no remarks; errors alone are told')
    .option('--stats', 'print a summary of the run as JSON on standard error')
    .optionsGroup('Many documents:')
    .option('--ndjson', 'read one JSON document a line, write one result a line, in the same order')
    .option('--field <name>', 'field that holds the text (default: "text")')
    .option('--id-field <name>', 'field that holds the id (default: "id")')
    .option('--keep <fields>', 'fields to carry through, separated by commas', (list: string) => list.split(',').map((name) => name.trim()))
    .option('--keep-all', 'carry every field through but the text')
    .option('--max-size <bytes>', 'largest record read, such as 800k (default: 32M)', bytes)
    .option('--strict', 'stop at the first record that cannot be read')
    .option('-j, --jobs <n>', 'documents worked on at once (default: number of cores)', number(1, 1024))
    .option('--resume', 'go on with an interrupted --output after its last whole line')
    .optionsGroup('Else:')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .addHelpText('after', examples)
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError(false)
    .exitOverride()
}

/** Other commands are told `--color=always`; so may be this one. */
function colorWhen(argument: string): string | readonly string[] {
  const when: Readonly<Record<string, readonly string[]>> = {
    '--color=always': ['--color'],
    '--color=never': ['--no-color'],
    '--color=auto': [],
  }
  return when[argument] ?? argument
}

const examples = `
Examples:
  quote-attribution article.txt                       who said what, to read
  quote-attribution --indirect --format csv a.txt     a table, reported speech too
  quote-attribution 'news/**/*.txt' -f html -o pages/ a page for every article
  curl -s https://example.org/a.txt | quote-attribution --format json
  quote-attribution --characters cast.csv --genre fiction novel.txt
  quote-attribution --ndjson --jobs 8 articles.jsonl.gz -o quotes.jsonl.gz
  zcat part-*.gz | quote-attribution --ndjson --field body --id-field url --keep date

Status: 0 all done; 1 a file, a record or the disk failed; 2 the call is wrong; 130 interrupted.
`

function readSettings(files: readonly string[], flags: Flags): CommandSettings {
  const wrong = (message: string): never => {
    throw new CommanderError(2, 'quote-attribution.usage', message)
  }
  const ndjson = flags.ndjson === true
  const format = flags.format ?? (ndjson ? 'ndjson' : 'listing')
  if (ndjson && format !== 'ndjson') wrong(`--ndjson writes JSON lines; --format ${format} does not go with it`)
  if (flags.resume && (format !== 'ndjson' || flags.output === undefined)) wrong('--resume needs --output and --ndjson or --format ndjson')
  for (const [name, given] of [
    ['--field', flags.field !== undefined],
    ['--id-field', flags.idField !== undefined],
    ['--keep', flags.keep !== undefined],
    ['--keep-all', flags.keepAll === true],
  ] as const)
    if (given && !ndjson) wrong(`${name} needs --ndjson`)
  if (files.length === 0 && process.stdin.isTTY) wrong('no file given, and standard input is a terminal; - reads from it')
  return {
    format,
    output: flags.output,
    indirect: flags.indirect === true,
    unspoken: flags.unspoken,
    characters: flags.characters,
    genre: flags.genre,
    minConfidence: flags.minConfidence ?? 0,
    color: flags.color === undefined ? 'auto' : flags.color ? 'always' : 'never',
    width: flags.width,
    quiet: flags.quiet === true,
    ndjson,
    field: flags.field ?? 'text',
    idField: flags.idField ?? 'id',
    keep: flags.keepAll ? true : (flags.keep ?? []),
    maxSize: flags.maxSize ?? 32 * 2 ** 20,
    strict: flags.strict === true,
    jobs: flags.jobs ?? availableParallelism(),
    resume: flags.resume === true,
    stats: flags.stats === true,
  }
}

function number(least: number, most: number, whole = true): (value: string) => number {
  return (value) => {
    const parsed = value.trim() === '' ? Number.NaN : Number(value)
    if (Number.isNaN(parsed) || (whole && !Number.isInteger(parsed)) || parsed < least || parsed > most)
      throw new InvalidArgumentError(`It must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`)
    return parsed
  }
}

function bytes(value: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?)i?b?$/i.exec(value.trim())
  const size = match ? Number(match[1]) * 1024 ** ['', 'k', 'm', 'g'].indexOf(match[2]!.toLowerCase()) : 0
  if (size < 1 || size > 2 ** 29) throw new InvalidArgumentError('It must be a size such as 800k or 32M, at most 512M.')
  return Math.floor(size)
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
  return version
}
