import type { Element } from 'hast'
import { h, s } from 'hastscript'
import { visible } from './body.ts'
import type { Role } from './cast.ts'

/**
 * The speakers, their share of the words spoken, and where in the text they speak. A radio button each: it leaves only that speaker's words
 * coloured, which the style sheet does by itself.
 */
export function legend(cast: readonly Role[], length: number, prefix: string): Element {
  const total = cast.reduce((sum, role) => sum + role.words, 0)
  const quotes = cast.reduce((sum, role) => sum + role.quotes, 0)
  return h('fieldset', { className: 'qa-legend' }, [
    h('legend', 'Speakers'),
    h('ul', [
      row(prefix, 'all', 'qa-all', [h('span', { className: 'qa-name' }, 'All')], counted(quotes, 'quote')),
      ...cast.map((role) => {
        const share = total ? Math.round((100 * role.words) / total) : 0
        const name = visible(role.speaker?.name ?? 'not known')
        return row(
          prefix,
          String(role.number),
          `qa-s${role.number}${role.speaker ? '' : ' qa-nobody'}`,
          [h('span', { className: 'qa-swatch', ariaHidden: 'true' }), h('span', { className: 'qa-name' }, name), strip(role, length)],
          `${counted(role.quotes, 'quote')}, ${share} %`,
        )
      }),
    ]),
  ])
}

function row(prefix: string, value: string, className: string, content: Element[], count: string): Element {
  const id = `${prefix}only-${value}`
  return h('li', { className: className.split(' ') }, [
    h('input', { type: 'radio', name: `${prefix}only`, id, value, checked: value === 'all' }),
    h('label', { htmlFor: id }, [...content, h('span', { className: 'qa-count' }, count)]),
  ])
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Where in the text somebody speaks, from left to right. One path, however many quotes: its length stays within the strip's columns. */
function strip({ parts }: Role, length: number): Element {
  const columns = 200
  const filled = new Set<number>()
  for (const { start, end } of parts) {
    const last = Math.min(columns - 1, Math.floor((end / length) * columns))
    for (let column = Math.floor((start / length) * columns); column <= last; column++) filled.add(column)
  }
  let d = ''
  for (let from = 0; from < columns; from++) {
    if (!filled.has(from)) continue
    let to = from + 1
    while (filled.has(to)) to++
    d += `M${from} 0h${to - from}v8h-${to - from}z`
    from = to
  }
  return s('svg', { className: ['qa-strip'], viewBox: `0 0 ${columns} 8`, preserveAspectRatio: 'none', ariaHidden: 'true' }, [
    s('path', { d }),
  ])
}
