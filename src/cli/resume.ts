import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { constants, createGunzip } from 'node:zlib'
import { CommandError } from './errors.ts'
import { recordFile } from './output.ts'

/** How far an earlier run came. */
export interface Done {
  /** Whole lines, which is records. */
  readonly lines: number
  /** Offset to go on from. */
  readonly end: number
  /** Id of the last record, or undefined where there is none. */
  readonly lastId: unknown
}

/** Counts the whole lines of an interrupted output. A packed one that breaks off in the middle of its data is written anew up to there. */
export async function findDone(path: string): Promise<Done> {
  const stats = await stat(path).catch(() => undefined)
  if (!stats || stats.size === 0) return { lines: 0, end: 0, lastId: undefined }
  if (!stats.isFile()) throw new CommandError(`${path}: is not a file that can be resumed`)
  if (path.endsWith('.gz')) return findDonePacked(path)
  const { lines, end, start } = await scan(createReadStream(path, { highWaterMark: 2 ** 20 }))
  return { lines, end, lastId: lines ? idOf(await readPiece(path, start, end), path) : undefined }
}

async function findDonePacked(path: string): Promise<Done> {
  const { lines, whole, last } = await scanPacked(path)
  if (!whole) {
    const draft = `${path}.${process.pid}.part`
    try {
      const sink = await recordFile(draft, undefined, path)
      await scanPacked(path, (text) => sink.write(text))
      await sink.close()
      await rename(draft, path)
    } finally {
      await rm(draft, { force: true })
    }
  }
  return { lines, end: (await stat(path)).size, lastId: lines ? idOf(last, path) : undefined }
}

/** Whole lines of a stream: how many, where the last one starts, where it ends. */
async function scan(stream: AsyncIterable<Buffer>): Promise<{ readonly lines: number; readonly start: number; readonly end: number }> {
  let lines = 0
  let start = 0
  let end = 0
  let offset = 0
  for await (const chunk of stream) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) {
      lines++
      start = end
      end = offset + at + 1
    }
    offset += chunk.length
  }
  return { lines, start, end }
}

/** Reads whole lines of gzip data as far as it goes. `whole` says that nothing was wrong with its end. */
async function scanPacked(path: string, each?: (lines: string) => Promise<void>): Promise<{ lines: number; whole: boolean; last: string }> {
  const stream = createReadStream(path).pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }))
  stream.setEncoding('utf8')
  let lines = 0
  let rest = ''
  let last = ''
  let whole = true
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      rest += chunk
      const end = rest.lastIndexOf('\n') + 1
      if (end === 0) continue
      const complete = rest.slice(0, end)
      rest = rest.slice(end)
      for (let at = complete.indexOf('\n'); at >= 0; at = complete.indexOf('\n', at + 1)) lines++
      last = complete.slice(complete.lastIndexOf('\n', end - 2) + 1)
      await each?.(complete)
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('Z_')) throw error
    whole = false
  }
  // With a flush instead of a finish, data that breaks off raises no error; the checksum of a whole member would have been read.
  if (rest !== '' || !(await endsWhole(path))) whole = false
  return { lines, whole, last }
}

/** Whether strict unpacking finds nothing wrong. */
async function endsWhole(path: string): Promise<boolean> {
  const stream = createReadStream(path).pipe(createGunzip())
  try {
    for await (const _ of stream);
    return true
  } catch {
    return false
  }
}

async function readPiece(path: string, start: number, end: number): Promise<string> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

function idOf(line: string, path: string): unknown {
  try {
    return (JSON.parse(line) as { id?: unknown }).id
  } catch {
    throw new CommandError(`${path}: its last whole line is not JSON, so it cannot be resumed`)
  }
}
