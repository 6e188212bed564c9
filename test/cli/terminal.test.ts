import { execFileSync, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { command, ended, makeRecords, scratch } from './command.ts'

/** util-linux's `script` gives a program a terminal to write to. */
function hasScript(): boolean {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux')
  } catch {
    return false
  }
}

async function onTerminal(args: string, columns = 100): Promise<string> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env
  const line = `stty cols ${columns}; ${process.execPath} ${command} ${args}`
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    env: { ...env, TERM: 'xterm', SHELL: '/bin/sh' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return (await ended(child)).out
}

describe.skipIf(!hasScript())('on a terminal', () => {
  test('the listing has colours and fits the width', async () => {
    const path = join(scratch(), 'a.txt')
    writeFileSync(path, `“${'Go on and on. '.repeat(20)}” said Ann Lee.`)
    const [first] = (await onTerminal(path)).split(/\r?\n/)
    expect(first).toContain('\u001B[36m')
    expect(stringWidth(first!)).toBeLessThanOrEqual(100)
    expect(first).toContain('…')
  })

  test('progress is shown while it lasts, unless --quiet', async () => {
    const folder = scratch()
    const path = join(folder, 'in.jsonl')
    writeFileSync(path, makeRecords(6000).join('\n'))
    const shown = await onTerminal(`--ndjson --jobs 1 ${path} -o ${folder}/out.jsonl`)
    expect(shown).toMatch(/\r\u001B\[K[\d,]+ documents · \d+\.\d MB\/s · [\d,]+ quotes · \d+% · \d+ s left/)
    expect(shown.endsWith('\r\u001B[K')).toBe(true)
    expect(await onTerminal(`--ndjson --quiet --jobs 1 ${path} -o ${folder}/out.jsonl`)).toBe('')
  })

  test('a call without a file does not wait for somebody to type', async () => {
    const child = spawn('script', ['-qec', `${process.execPath} ${command}`, '/dev/null'], { stdio: ['ignore', 'pipe', 'pipe'] })
    expect((await ended(child)).out).toContain('standard input is a terminal')
  })
})
