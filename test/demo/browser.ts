import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Tests that need a browser are left out, with a message, where there is none. */
export const hasBrowser: boolean = existsSync(executablePath)
if (!hasBrowser) console.warn(`no browser at ${executablePath}: install Debian's chromium, or set CHROMIUM, to run the tests of the pages`)

export function launch(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
  return chromium.launch({ executablePath, args })
}

/** Builds the playground into a folder of its own and serves it. */
export async function serveDemo(): Promise<{ server: PreviewServer; url: string }> {
  const outDir = mkdtempSync(join(tmpdir(), 'demo-'))
  await build({ root: 'demo', configFile: 'demo/vite.config.ts', logLevel: 'error', build: { outDir } })
  const server = await preview({
    root: 'demo',
    configFile: 'demo/vite.config.ts',
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  return { server, url: server.resolvedUrls!.local[0]! }
}
