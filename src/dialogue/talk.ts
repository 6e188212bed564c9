import { byteOdds } from '../text/logarithms.ts'
import { chain, ways } from './chain.ts'
import { type Guess, impossible, oddsOf, placeIn } from './guess.ts'
import { findPartners, type Partners } from './partners.ts'
import { describedAs } from './relations.ts'
import type { Scene } from './scene.ts'
import { wordFit } from './words.ts'

/** What the whole conversation says of a candidate, in the order of {@link writeTalk}. */
export const talkNames: readonly string[] = [
  ...['chain', 'chainRank', 'chainOther', 'chain-2', 'chain-1', 'chain+1', 'chain+2', 'wordFit', 'described'],
  ...['waySame', 'wayBack', 'waySame+1', 'wayBack+1', 'moves', 'moves+1', 'partner', 'partner+1'],
]

export const talkCount: number = talkNames.length

/** What is known of all turns together: found once a round. */
export interface Talk {
  /** The probability of each candidate by the whole chain of turns, and its odds as a byte. */
  readonly chain: Float32Array
  readonly chainOdds: Int8Array
  /** How likely each of the `ways` to each turn is, and the odds of it. */
  readonly switches: Float32Array
  readonly wayOdds: Int8Array
  /** How well a turn's words fit what each candidate says elsewhere. */
  readonly words: Float32Array
  /** How often those who were described as this turn's speaker is were the candidate; -1 where nobody was. */
  readonly described: Float32Array
  readonly partners: Partners
}

/** Listens to all turns at once; the words of those in `heard` are compared. */
export function listen(scene: Scene, guess: Guess, heard: Uint8Array, switches: Float32Array): Talk {
  const byChain = chain(scene, guess, switches)
  return {
    chain: byChain,
    chainOdds: oddsOf(byChain),
    switches,
    wayOdds: oddsOf(switches),
    words: wordFit(scene, guess, heard),
    described: describedBefore(scene, guess),
    partners: findPartners(scene, guess),
  }
}

/** Writes what is said of the candidates of turn `u` in `guess`, one row of `width` numbers behind the other, from `at` on. */
export function writeTalk(guess: Guess, talk: Talk, u: number, out: Int8Array, at: number, width: number): void {
  const { from, who } = guess
  const { chain, chainOdds, switches, wayOdds, words, described, partners } = talk
  const first = from[u]!
  const end = from[u + 1]!
  // the ways to this turn and to the next one; before the first turn and behind the last one none
  const to = u > 0 ? ways * u : -1
  const on = u + 2 < from.length ? ways * (u + 1) : -1
  const toSame = to < 0 ? 0 : switches[to]!
  const toBack = to < 0 ? 0 : switches[to + 1]!
  const fromSame = on < 0 ? 0 : switches[on]!
  const fromBack = on < 0 ? 0 : switches[on + 1]!
  for (let c = first; c < end; c++) {
    const e = who[c]!
    let i = at + (c - first) * width
    let rank = 0
    let other = impossible
    for (let d = first; d < end; d++) {
      if (d === c) continue
      if (chain[d]! > chain[c]!) rank++
      if (chainOdds[d]! > other) other = chainOdds[d]!
    }
    out[i++] = chainOdds[c]!
    out[i++] = rank
    out[i++] = other
    const back = placeAround(guess, u - 2, e)
    const before = placeAround(guess, u - 1, e)
    const next = placeAround(guess, u + 1, e)
    const onward = placeAround(guess, u + 2, e)
    out[i++] = back < 0 ? impossible : chainOdds[back]!
    out[i++] = before < 0 ? impossible : chainOdds[before]!
    out[i++] = next < 0 ? impossible : chainOdds[next]!
    out[i++] = onward < 0 ? impossible : chainOdds[onward]!
    out[i++] = Math.round(15 * words[c]!)
    out[i++] = described[c]! < 0 ? 127 : byteOdds(described[c]!)
    // how the turn before leads to this one, and this one to the next
    out[i++] = to < 0 ? impossible : wayOdds[to]!
    out[i++] = to < 0 ? impossible : wayOdds[to + 1]!
    out[i++] = on < 0 ? impossible : wayOdds[on]!
    out[i++] = on < 0 ? impossible : wayOdds[on + 1]!
    const last = chanceOf(guess, before)
    const following = chanceOf(guess, next)
    out[i++] = byteOdds(last * toSame + chanceOf(guess, back) * (1 - last) * toBack)
    out[i++] = byteOdds(following * fromSame + chanceOf(guess, onward) * (1 - following) * fromBack)
    out[i++] = share(partners.before[c]!)
    out[i++] = share(partners.behind[c]!)
  }
}

/** The place of somebody among the candidates of all turns who may have said turn `u`; -1 where nobody has this number or it is none of them. */
function placeAround(guess: Guess, u: number, e: number): number {
  if (u < 0 || u + 1 >= guess.from.length) return -1
  const place = placeIn(guess, u, e)
  return place < 0 ? -1 : guess.from[u]! + place
}

function chanceOf({ p }: Guess, place: number): number {
  return place < 0 ? 0 : p[place]!
}

/** A share that may not be known as a byte. */
const share = (x: number): number => (x < 0 ? -1 : Math.round(100 * Math.sqrt(Math.min(1, x))))

/**
 * Whom the description in a reporting clause meant elsewhere: the mean probability of each candidate over the other turns with the same words.
 *
 *     > | “Let us look through the desk,” said the lawyer.        … who was Mr. Wells in three turns before
 */
function describedBefore(scene: Scene, { from, who, p }: Guess): Float32Array {
  const result = new Float32Array(p.length).fill(-1)
  const numbers = describedAs(scene)
  const sums = new Map<number, number>()
  const counts = new Map<number, number>()
  const { length } = scene.context.entities.list
  numbers.forEach((number, u) => {
    if (number < 0) return
    counts.set(number, (counts.get(number) ?? 0) + 1)
    for (let c = from[u]!; c < from[u + 1]!; c++) {
      const key = number * length + who[c]!
      sums.set(key, (sums.get(key) ?? 0) + p[c]!)
    }
  })
  numbers.forEach((number, u) => {
    const others = number < 0 ? 0 : counts.get(number)! - 1
    if (others === 0) return
    for (let c = from[u]!; c < from[u + 1]!; c++) result[c] = (sums.get(number * length + who[c]!)! - p[c]!) / (others + 0.5)
  })
  return result
}
