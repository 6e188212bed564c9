/** Ends the command with a line on standard error: status 2 for a wrong call, 1 for anything that went wrong on the way. */
export class CommandError extends Error {
  readonly status: 1 | 2

  constructor(message: string, status: 1 | 2 = 1) {
    super(message)
    this.status = status
  }
}

/** Writes one line for an error and says which status the command ends with. A reader that went away is no error: it had enough. */
export function report(error: unknown): number {
  if (isBrokenPipe(error)) return 0
  complain(explain(error))
  return error instanceof CommandError ? error.status : 1
}

export function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE'
}

/** One line on standard error. */
export function complain(message: string): void {
  process.stderr.write(`quote-attribution: ${oneLine(message)}\n`)
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'a part of the path is not a folder',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'disk quota exceeded',
  EROFS: 'the file system is read-only',
  EFBIG: 'too large for the file system',
  EMFILE: 'too many open files',
  EIO: 'input or output failed',
  ERR_STRING_TOO_LONG: 'too large to be read as one text; give it as JSON lines (--ndjson)',
  ERR_FS_FILE_TOO_LARGE: 'too large to be read as one text; give it as JSON lines (--ndjson)',
  Z_DATA_ERROR: 'not valid gzip data',
  Z_BUF_ERROR: 'the gzip data ends too early',
}

/** What went wrong, in words; with the file's name in front where one is given. */
export function explain(error: unknown, file?: string): string {
  if (error instanceof CommandError) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = Object.hasOwn(reasons, code) ? reasons[code] : undefined
  const words = known ?? (error instanceof Error ? error.message : String(error))
  const path = file ?? (error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined)
  return path !== undefined ? `${path}: ${words}` : words
}

/** Nothing that a file's name or a record holds may break the line or reach the terminal as a command. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
