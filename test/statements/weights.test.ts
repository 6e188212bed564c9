import { describe, expect, it } from 'vitest'
import { pair, toKeys } from '../../src/statements/weights.ts'

describe('keys', () => {
  it('differ by template, have 26 bits and are never 0', () => {
    const values = Int32Array.from({ length: 60 }, () => 12345)
    toKeys(values, values.length, 0)
    expect(new Set(values).size).toBe(60)
    for (const k of values) expect(k > 0 && k < 2 ** 26).toBe(true)
  })

  it('differ by the order of a pair', () => {
    expect(pair(1, 2)).not.toBe(pair(2, 1))
  })
})
