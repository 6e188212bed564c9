import { Char, charClass } from './chars.ts'

/** Single line breaks looked at before deciding. */
const enough = 400
/** No text is broken to lines longer than this. */
const widest = 140

/**
 * Whether lines are broken to a width, as in plain-text books, so that a single line break is a space and only an empty line ends a paragraph.
 * In such a text most lines stop in the middle of a sentence; elsewhere they stop with one.
 */
export function isWrapped(text: string): boolean {
  let open = 0
  let ended = 0
  let from = 0 // start of the line
  for (let at = text.indexOf('\n'); at >= 0 && open + ended < enough; from = at + 1, at = text.indexOf('\n', at + 1)) {
    const long = at - from > widest
    let last = at - 1
    if (text.charCodeAt(last) === 13) last--
    let next = at + 1
    // an empty line is a paragraph break in any text
    if (last < 0 || text.charCodeAt(last) === 10 || next >= text.length) continue
    if (text.charCodeAt(next) === 10 || text.charCodeAt(next) === 13) continue
    while (last > 0 && charClass(text.charCodeAt(last)) === Char.space) last--
    while (next < text.length && charClass(text.charCodeAt(next)) === Char.space) next++
    const c = text.charCodeAt(last)
    const cls = charClass(c)
    if (long) ended++
    else if (cls === Char.letter || cls === Char.digit || cls === Char.dash || c === 44 || c === 59 || c === 45) open++
    else ended++
  }
  return open > 4 && open > ended
}
