/**
 * Installs what is missing and runs every check and test, one after the other; stops at the first that fails.
 *
 *   npm run check
 */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

const stamp = 'node_modules/.package-lock.json'
const stale = !existsSync(stamp) || statSync(stamp).mtimeMs < statSync('package-lock.json').mtimeMs
const steps = [
  ...(stale ? [['install', 'npm', 'ci', '--no-audit', '--no-fund']] : []),
  ['format and lint', 'npx', 'biome', 'ci', '.'],
  ['types', 'npx', 'tsc', '--noEmit', '-p', '.'],
  ['build', 'npx', 'tsup', '--silent'],
  ['unused code', 'npx', 'knip'],
  ['package', 'npx', 'publint', '--strict'],
  ['types of the package', 'npx', 'attw', '--pack', '.', '--profile', 'esm-only'],
  ['size', 'npx', 'size-limit'],
  ['tests', 'npx', 'vitest', 'run', '--coverage'],
]
for (const [name, ...command] of steps) {
  const started = Date.now()
  console.log(`\n▸ ${name}: ${command.join(' ')}`)
  const { status, signal } = spawnSync(command[0], command.slice(1), { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) {
    console.error(`\n✗ ${name} failed (${signal ?? `exit ${status}`})`)
    process.exit(1)
  }
  console.log(`✓ ${name}, ${((Date.now() - started) / 1000).toFixed(1)} s`)
}
