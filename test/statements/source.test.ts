import { expect, it } from 'vitest'
import { analyse } from '../../src/attribute.ts'
import { readOptions } from '../../src/options.ts'
import { Role } from '../../src/statements/labels.ts'
import { subjectOf } from '../../src/statements/source.ts'
import { textOf } from '../../src/text/tokens.ts'

/** The source found for the bracketed cue, the words in braces being what is said. */
function sourceOf(marked: string): string | null {
  const { context } = analyse(marked.replace(/[[\]{}]/g, ''), readOptions({ indirect: true }))!
  const offset = (mark: string): number => marked.slice(0, marked.indexOf(mark)).replace(/[[\]{}]/g, '').length
  const { start, end, count } = context.tokens
  const piece = (role: number, open: string, close: string) => ({
    role,
    from: start.findIndex((s) => s >= offset(open)),
    to: end.subarray(0, count).findLastIndex((e) => e <= offset(close)) + 1,
    chance: 0,
  })
  const source = subjectOf(context, piece(Role.cue, '[', ']'), [piece(Role.content, '{', '}')])
  return source && textOf(context.tokens, source.from, source.to)
}

it.each([
  ['The committee met again on Friday, [claiming] {that the rent was too high}.', 'The committee'],
  ['Boris Orr [warned against] {swimming in the canal}.', 'Boris Orr'],
  ['She [came away convinced] {that the roof would hold}.', 'She'],
  ['It [was announced] {that the pool would close}.', null],
  ['{The rent, the baker said, was too high}, [claiming] the roof.', null],
])('%s', (marked, source) => expect(sourceOf(marked)).toBe(source))
