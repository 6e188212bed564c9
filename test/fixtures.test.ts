import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { attributeQuotes } from '../src/index.ts'

const folder = new URL('./fixtures/texts/', import.meta.url)

/** Each `.txt` stands beside a `.json` with what must be found in it: kind, speaker, mention, verb and words of every quote. */
test.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const expected = JSON.parse(readFileSync(new URL(name.replace('.txt', '.json'), folder), 'utf8'))
  const found = attributeQuotes(text).map(({ kind, speaker, mention, cue, parts }) => ({
    kind,
    speaker: speaker?.name ?? null,
    mention: mention?.text ?? null,
    cue: cue?.text ?? null,
    parts: parts.map((part) => part.text),
  }))
  expect(found).toEqual(expected)
})
