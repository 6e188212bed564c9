import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The built command, as a user's shell runs it. */
export const command: string = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
if (!existsSync(command)) throw new Error('the command is not built: npm run build')

export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

export interface Call {
  readonly input?: string | Buffer
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly uid?: number
}

/** Starts the command; colours and forced columns of whoever runs the tests are kept away from it. */
export function start(args: readonly string[], { env = {}, cwd, uid }: Call = {}): ChildProcess {
  const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env
  return spawn(process.execPath, [command, ...args], { env: { ...rest, ...env }, ...(cwd ? { cwd } : {}), ...(uid ? { uid } : {}) })
}

/** Runs the command to its end. */
export function runCommand(args: readonly string[], call: Call = {}): Promise<Ended> {
  const child = start(args, call)
  child.stdin!.on('error', () => {})
  child.stdin!.end(call.input ?? '')
  return ended(child)
}

/** Waits for the end of a command and collects what it wrote. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }
}

/** A folder that is gone after the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quote-attribution-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const names = ['Ada Brook', 'Ben Carver', 'Cleo Drum', 'Dan Ember', 'Eva Frost', 'Finn Gale']

/** Lines of small documents, each of another speaker and other words. */
export function makeRecords(count: number, more: Readonly<Record<string, unknown>> = {}): string[] {
  return Array.from({ length: count }, (_, d) => {
    const name = names[d % names.length]!
    return JSON.stringify({ id: `d${d}`, ...more, text: `It rained in week ${d}. “Bring ${d} boats,” said ${name}. She waited.` })
  })
}

export function idsOf(output: string): unknown[] {
  return output
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { id: unknown }).id)
}
