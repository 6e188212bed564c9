import { expect, test } from 'vitest'
import { ways } from '../../src/dialogue/chain.ts'
import { type Guess, impossible } from '../../src/dialogue/guess.ts'
import type { Scene } from '../../src/dialogue/scene.ts'
import { listen, talkCount, talkNames, writeTalk } from '../../src/dialogue/talk.ts'

const scene = {
  turns: Array.from({ length: 4 }, (_, u) => ({ paragraph: u, lastParagraph: u, tag: -1 })),
  context: { entities: { list: [{}, {}, {}] }, mentions: { list: [] } },
  wordsFrom: new Int32Array(5),
  words: new Int32Array(0),
  wordCount: 0,
} as unknown as Scene
// 0 or 1, then 1 or 2, then 0 or 1, then 1 alone
const guess: Guess = {
  from: Int32Array.of(0, 2, 4, 6, 7),
  who: Int32Array.of(0, 1, 1, 2, 0, 1, 1),
  p: Float32Array.of(0.9, 0.1, 0.6, 0.4, 0.7, 0.3, 1),
}
const switches = Float32Array.from({ length: 4 * ways }, (_, i) => [0.1, 0.7, 0.2][i % ways]!)

/** What is written of the candidates of a turn. */
function talkOf(u: number): Record<string, number>[] {
  const size = guess.from[u + 1]! - guess.from[u]!
  const out = new Int8Array(size * talkCount)
  writeTalk(guess, listen(scene, guess, new Uint8Array(4), switches), u, out, 0, talkCount)
  return Array.from({ length: size }, (_, c) => Object.fromEntries(talkNames.map((name, n) => [name, out[c * talkCount + n]!])))
}

test('before the first turn and behind the last one is nothing', () => {
  expect(talkOf(0)[0]).toMatchObject({ waySame: impossible, wayBack: impossible, 'chain-1': impossible, moves: impossible, partner: -1 })
  expect(talkOf(3)[0]).toMatchObject({ 'waySame+1': impossible, 'chain+1': impossible, 'moves+1': impossible })
})

test('neighbours who cannot be the candidate have no odds, those who can have', () => {
  const [first, second] = talkOf(1)
  expect(first!['chain-1']).toBeGreaterThan(impossible)
  expect(second!['chain-1']).toBe(impossible)
  expect(first!['chain+2']).toBeGreaterThan(impossible)
  expect(second!['chain+2']).toBe(impossible)
})

test('whoever spoke before the last one is likely to speak again', () => {
  const [zero, one] = talkOf(2)
  expect(zero).toMatchObject({ chainRank: 0, wayBack: 10, waySame: -26 })
  expect(one).toMatchObject({ chainRank: 1, wayBack: 10, waySame: -26 })
  expect(zero!.moves).toBeGreaterThan(one!.moves!)
  expect(zero!.chain).toBe(one!.chainOther)
})
