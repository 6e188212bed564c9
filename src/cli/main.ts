#!/usr/bin/env node
import { complain, isBrokenPipe, report } from './errors.ts'
import { parseCommand } from './program.ts'

/** The command: reads the arguments, and loads the rest only when there is something to do. */
const main = async (): Promise<number> => {
  const parsed = parseCommand(process.argv.slice(2))
  if (parsed.exit !== undefined) return parsed.exit
  const { run } = await import('./run.ts')
  return run(parsed.files, parsed.settings)
}

// Whoever reads the progress or the errors may go away earlier than whoever reads the results.
process.stderr.on('error', () => {})
process.on('uncaughtException', (error) => {
  if (isBrokenPipe(error)) process.exit(0)
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
})

try {
  process.exitCode = await main()
} catch (error) {
  process.exitCode = report(error)
}
// A standard input that is still open would keep the process alive.
process.stdin.destroy()
