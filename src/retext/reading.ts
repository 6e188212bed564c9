import type { Flat } from './flatten.ts'
import type { Places } from './places.ts'

/**
 * The text as it is read: as long as the flattened one, so that offsets are the same.
 *
 * - What is no language (code, addresses) becomes a word of `x`, so that no mark or name in it counts; handles (`@anna`) stay, they name people.
 * - A line ending that only wraps a line becomes a space: the tree knows where paragraphs end. So does a hard break inside a sentence.
 */
export function readingOf({ text, leaves, starts }: Flat, { same, lost, wraps }: Places): string {
  const pieces: string[] = []
  let at = 0
  const replace = (start: number, end: number, by: string): void => {
    pieces.push(text.slice(at, start), by)
    at = end
  }
  let w = 0
  const unwrap = (limit: number): void => {
    for (; w < wraps.length && wraps[w]! < limit; w++) {
      const end = wraps[w]! + 1
      const start = text[end - 2] === '\r' ? end - 2 : end - 1
      replace(start, end, ' '.repeat(end - start))
    }
  }
  leaves.forEach((leaf, l) => {
    if (leaf.type !== 'SourceNode' || leaf.value.startsWith('@')) return
    const start = starts[l]!
    unwrap(start)
    replace(start, start + leaf.value.length, filler.repeat(leaf.value.length))
  })
  unwrap(text.length)
  pieces.push(text.slice(at))
  const reading = pieces.join('')
  return same || lost ? reading : reading.replace(breakInSentence, ' ')
}

/**
 * > | “Come in,”\⏎said Ann.          > | We have\⏎No Money          > | ANN: Yes.\⏎BO: No.
 *                ^ a small letter behind it         ^ a word before it           ^ a line of its own
 */
const breakInSentence = /(?<=[\p{L}\p{N},;:–—-][^\S\n]*)\n(?![^\S\n]*\n)|(?<!\n[^\S\n]*)\n(?=[^\S\n]*\p{Ll})/gu

/** What stands for a character of code in the text that is read. */
const filler = 'x'
