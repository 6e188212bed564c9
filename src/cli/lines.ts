import { createReadStream } from 'node:fs'
import { pipeline, type Readable, Transform, type TransformCallback } from 'node:stream'
import { createGunzip } from 'node:zlib'
import split from 'split2'

/** Lines of a source, and how far it has been read. */
export interface LineReader {
  readonly lines: AsyncIterable<string>
  /** Bytes taken from the disk or the pipe so far, packed ones where the file is. */
  bytesRead(): number
  destroy(): void
}

/**
 * Reads lines of a file or, for `-`, of standard input; unpacks `.gz`. Split at line feeds alone: JSON may hold U+2028.
 * Of a line longer than `maxSize` bytes only the start comes through, one byte more than allowed, so memory stays bounded.
 */
export function readLines(path: string, maxSize: number): LineReader {
  const source: Readable & { bytesRead?: number } = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 2 ** 18 })
  const stages = path.endsWith('.gz') ? [createGunzip({ chunkSize: 2 ** 18 })] : []
  const lines = split('\n', { readableHighWaterMark: 256 } as object)
  // The iteration over the lines meets the error of any stage, so nothing is left to do here.
  pipeline([source, ...stages, wholeLines(maxSize), lines], () => {})
  return { lines, bytesRead: () => source.bytesRead ?? 0, destroy: () => source.destroy() }
}

/**
 * Passes bytes on at line ends only. What follows could search a long line again with every chunk that belongs to it,
 * and would hold a line without an end for ever: this is where it is cut.
 */
function wholeLines(maxSize: number): Transform {
  let held: Buffer[] = []
  let size = 0
  let tooLong = false
  const hold = (bytes: Buffer): void => {
    if (tooLong) return
    const room = maxSize + 1 - size
    held.push(bytes.length > room ? bytes.subarray(0, room) : bytes)
    size += bytes.length
    tooLong = bytes.length > room
  }
  const release = (): Buffer => {
    const bytes = held.length === 1 ? held[0]! : Buffer.concat(held)
    held = []
    size = 0
    tooLong = false
    return bytes
  }
  return new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      const first = chunk.indexOf(10)
      if (first < 0) {
        hold(chunk)
        return done()
      }
      const last = chunk.lastIndexOf(10)
      hold(chunk.subarray(0, first))
      this.push(release())
      this.push(chunk.subarray(first, last + 1))
      if (last + 1 < chunk.length) hold(chunk.subarray(last + 1))
      done()
    },
    flush(done: TransformCallback) {
      if (size) this.push(release())
      done()
    },
  })
}
