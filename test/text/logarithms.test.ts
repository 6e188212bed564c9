import { expect, test } from 'vitest'
import { byteLog, byteOdds } from '../../src/text/logarithms.ts'

test('logarithms of whole numbers in steps of an eighth', () => {
  for (const n of [0, 1, 2, 10, 4095, 4096, 100_000, 3_000_000]) expect(Math.abs(byteLog(n) - 8 * Math.log(1 + n))).toBeLessThan(1.2)
  expect(byteLog(-5)).toBe(0)
  expect(byteLog(2 ** 30)).toBe(120)
})

test('odds of probabilities', () => {
  expect([0, 0.5, 1].map(byteOdds)).toEqual([-128, 0, 100])
  expect(byteOdds(0.001)).toBeLessThan(byteOdds(0.01))
  expect(byteOdds(2)).toBe(byteOdds(1))
})
