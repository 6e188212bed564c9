import { stringifyEntities } from 'stringify-entities'
import type { ElementContent } from 'xast'
import { x } from 'xastscript'

/** What XML 1.0 has no way to write: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** One array for all calls: the encoder keeps the expression that it makes of it. */
const encoded = ['&', '<', '>', '\r']

/**
 * Text as content of an element. A character that XML cannot hold becomes `<g ref="#u0007"/>` and is noted in `glyphs`.
 *
 * The serializer leaves `>` and carriage returns as they are, but `]]>` may not stand in XML and a reader would turn CR into LF: they are
 * encoded here, by the library that the serializer itself encodes with.
 */
export function encodeText(words: string, glyphs: Set<string>): ElementContent[] {
  const nodes: ElementContent[] = []
  let at = 0
  const write = (to: number): void => {
    if (to > at) nodes.push({ type: 'raw', value: stringifyEntities(words.slice(at, to), { subset: encoded }) })
  }
  for (const { index, 0: char } of words.matchAll(unwritable)) {
    write(index)
    const code = char.charCodeAt(0).toString(16).padStart(4, '0')
    glyphs.add(code)
    nodes.push(x('g', { ref: `#u${code}` }))
    at = index + 1
  }
  write(words.length)
  return nodes
}

/** Elements on lines of their own. */
export function lines(elements: readonly ElementContent[]): ElementContent[] {
  return elements.flatMap((element): ElementContent[] => [{ type: 'text', value: '\n' }, element]).concat({ type: 'text', value: '\n' })
}
