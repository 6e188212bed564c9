import { statSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { CommandError, explain } from './errors.ts'

/** Where the results go. A write that comes back is done: on the disk, or in the pipe. */
export interface Sink {
  write(text: string): Promise<void>
  /** Ends the output; whatever was held back is written first. */
  close(): Promise<void>
  /** Gives up: what is left behind is whole, or nothing. */
  abort(): Promise<void>
}

/** Standard output. A reader that has gone away shows as an error with the code `EPIPE`. */
export function standardOutput(): Sink {
  const stream = process.stdout
  // The error reaches the write that met it; without a listener it would end the process with a trace.
  stream.on('error', () => {})
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (text === '') return resolve()
        stream.write(text, (error) => (error ? reject(namedError(error, 'standard output')) : resolve()))
      }),
    close: async () => {},
    abort: async () => {},
  }
}

/** A file that appears under its name when it is complete, and never before: it is written beside it and then renamed. */
export async function documentFile(path: string): Promise<Sink> {
  if (!isOrdinary(path)) return recordFile(path, undefined)
  const draft = `${path}.${process.pid}.part`
  const sink = await recordFile(draft, undefined, path)
  const abort = async (): Promise<void> => {
    await sink.abort()
    await rm(draft, { force: true })
  }
  const guarded = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      await abort()
      throw namedError(error, path)
    }
  }
  return {
    write: (text) => guarded(() => sink.write(text)),
    close: () =>
      guarded(async () => {
        await sink.close()
        await rename(draft, path)
      }),
    abort,
  }
}

const memberSize = 2 ** 20

/**
 * A file of lines, written in place, so that an interrupted run can be resumed. Only whole lines are handed in; if the disk refuses
 * some of them, the file is cut back to those before. A name in `.gz` gets a gzip member a megabyte, which every reader takes as one file.
 *
 * @param at Offset to go on from; undefined for a new file.
 * @param shownAs The name in errors.
 */
export async function recordFile(path: string, at: number | undefined, shownAs: string = path): Promise<Sink> {
  const packed = shownAs.endsWith('.gz')
  let handle: FileHandle
  try {
    handle = await open(path, at === undefined ? 'w' : 'r+')
    if (at !== undefined) await handle.truncate(at)
  } catch (error) {
    throw namedError(error, shownAs)
  }
  let whole = at ?? 0
  let held: string[] = []
  let heldSize = 0
  let open_ = true
  const append = async (bytes: Uint8Array): Promise<void> => {
    try {
      for (let from = 0; from < bytes.length; ) {
        const { bytesWritten } = await handle.write(bytes, from, bytes.length - from, isSeekable ? whole + from : null)
        from += bytesWritten
      }
      whole += bytes.length
    } catch (error) {
      await handle.truncate(whole).catch(() => {})
      throw namedError(error, shownAs)
    }
  }
  const isSeekable = (await handle.stat()).isFile()
  const flush = async (): Promise<void> => {
    const text = held.join('')
    held = []
    heldSize = 0
    if (text !== '') await append(packed ? await promisify(gzip)(text) : Buffer.from(text))
  }
  const close = async (): Promise<void> => {
    if (!open_) return
    open_ = false
    await handle.close()
  }
  return {
    async write(text) {
      held.push(text)
      heldSize += text.length
      if (!packed || heldSize >= memberSize) await flush()
    },
    async close() {
      await flush()
      await close()
    },
    abort: close,
  }
}

/** False for a device, a pipe or a socket. */
export function isOrdinary(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats === undefined || stats.isFile()
}

/** The same error with the file's name in its words; its code is kept, since a broken pipe is told by it. */
function namedError(error: unknown, name: string): Error {
  if (error instanceof CommandError) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return Object.assign(new CommandError(explain(error, name)), { code })
}
