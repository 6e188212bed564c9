/** What a run has done so far. */
export interface Counts {
  documents: number
  errors: number
  quotes: number
  characters: number
}

export interface Progress {
  stop(): void
}

/**
 * A line on a terminal that says how far the run is, five times a second: documents, speed, quotes, time left.
 *
 * @param bytes Bytes of input read and, where known, in all.
 */
export function showProgress(counts: Counts, bytes: () => { readonly read: number; readonly all: number | undefined }): Progress {
  const started = performance.now()
  const timer = setInterval(() => {
    const seconds = (performance.now() - started) / 1000
    const { read, all } = bytes()
    process.stderr.write(`\r\x1b[K${progressLine(counts, seconds, all ? read / all : undefined)}`)
  }, 200)
  timer.unref()
  return {
    stop() {
      clearInterval(timer)
      process.stderr.write('\r\x1b[K')
    },
  }
}

/** The words of that line; `share` is the part of the input that is done, from 0 to 1. */
export function progressLine(counts: Counts, seconds: number, share: number | undefined): string {
  const pieces = [
    `${grouped(counts.documents)} documents`,
    `${(counts.characters / 1e6 / Math.max(seconds, 0.001)).toFixed(1)} MB/s`,
    `${grouped(counts.quotes)} quotes`,
  ]
  if (counts.errors) pieces.push(`${grouped(counts.errors)} failed`)
  if (share !== undefined && share > 0) pieces.push(`${Math.floor(share * 100)}%`, `${duration((seconds / share) * (1 - share))} left`)
  return pieces.join(' · ')
}

function grouped(number: number): string {
  return number.toLocaleString('en')
}

function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return h ? `${h} h ${m} min` : m ? `${m} min ${s} s` : `${s} s`
}
