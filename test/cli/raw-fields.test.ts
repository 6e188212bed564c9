import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rawFields } from '../../src/cli/raw-fields.ts'

test('fields come out as they are written', () => {
  const json = ' {"id" : 12345678901234567890,\n"a\\"b": [1, {"c": "}],\\\\"}] , "d":1.50,"e":{}} '
  expect([...rawFields(json)]).toEqual([
    ['id', '12345678901234567890'],
    ['a"b', '[1, {"c": "}],\\\\"}]'],
    ['d', '1.50'],
    ['e', '{}'],
  ])
  expect(rawFields('{}').size).toBe(0)
})

test('of any object, every field', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.constantFrom(0, 2), (object, indent) => {
      const json = JSON.stringify(object, null, indent)
      const parsed = JSON.parse(json) as Record<string, unknown>
      const fields = [...rawFields(json)].map(([name, raw]) => [name, JSON.parse(raw) as unknown])
      expect(fields).toEqual(Object.entries(parsed))
    }),
  )
})
