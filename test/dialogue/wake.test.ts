import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Scene, Trait } from '../../src/dialogue/scene.ts'
import { back, goOn, makeWake } from '../../src/dialogue/wake.ts'

const people = 6

/** Entities in the order of their last mention, the latest first. */
function latestFirst(who: readonly number[]): number[] {
  return [...new Set([...who].reverse())]
}

test('the same as a look back over all mentions', () => {
  const mention = fc.tuple(fc.nat(people - 1), fc.constantFrom(0, Trait.pronoun, Trait.acts, Trait.pronoun | Trait.acts))
  fc.assert(
    fc.property(fc.array(mention, { maxLength: 300, size: 'max' }), fc.array(fc.nat(300)), (mentions, stops) => {
      const who = Int32Array.from(mentions, ([e]) => e)
      const traits = Uint8Array.from(mentions, ([, trait]) => trait)
      const wake = makeWake(people)
      for (const stop of [...stops, 300].sort((a, b) => a - b)) {
        const to = Math.min(stop, who.length)
        goOn(wake, { who, traits } as unknown as Scene, to)
        const order: number[] = []
        for (let e = wake.latest; e >= 0; e = wake.older[e]!) order.push(e)
        const passed = [...who.subarray(0, to)]
        expect(order).toEqual(latestFirst(passed))
        for (let e = 0; e < people; e++) {
          expect(wake.any[e]).toBe(passed.lastIndexOf(e))
          expect(wake.far[e]).toBe(passed.slice(-back).filter((other) => other === e).length)
          expect(wake.near[e]).toBe(passed.slice(-60).filter((other) => other === e).length)
          expect(wake.acts[e]).toBe(passed.findLastIndex((other, i) => other === e && (traits[i]! & Trait.acts) !== 0))
          expect(wake.named[e]).toBe(passed.findLastIndex((other, i) => other === e && !(traits[i]! & Trait.pronoun)))
        }
      }
    }),
  )
})
