import { expect, test } from 'vitest'
import { indicesTo, mostShort, trimmed } from '../../src/text/lists.ts'

test('a trimmed list has the same values and is another one', () => {
  const list = [1, 2, 3]
  expect(trimmed(list)).toEqual(list)
  expect(trimmed(list)).not.toBe(list)
})

test('empty lists are one', () => {
  expect(trimmed([])).toBe(trimmed([]))
})

test('indices and the end of their list have room', () => {
  for (const things of [0, 1, mostShort - 1, mostShort]) {
    const indices = indicesTo(things, 2)
    indices[1] = things
    expect([...indices]).toEqual([0, things])
  }
})
