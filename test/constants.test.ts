import { expect, test } from 'vitest'
import { asEnums } from '../scripts/constants.mjs'

test('objects of numbers become enums, which esbuild writes as their numbers', () => {
  expect(asEnums('export const Kind = { end: 0, word: 0x1f } as const\n')).toBe('export enum Kind { end = 0, word = 0x1f }\n')
  expect(asEnums('export const Shape = {\n  capital: 1, // as in: Anna\n  upper: 2,\n} as const')).toBe(
    'export enum Shape {\n  capital = 1, // as in: Anna\n  upper = 2,\n}',
  )
})

test('other objects stay as they are', () => {
  for (const source of [
    "export const Name = { first: 'Anna' } as const",
    'export const Name = { first: 1 }',
    'const at = { first: 1 } as const',
  ])
    expect(asEnums(source)).toBe(source)
})
