import type { Guess } from './guess.ts'
import { makeTable, placeOf, type Table } from './pairs.ts'
import type { Scene } from './scene.ts'

/** Candidates with less probability count as nobody. */
const least = 0.05
/** Paragraphs between two turns that end a conversation. */
const pause = 4
/** As if everybody had talked a little to others. */
const smoothing = 1

/** Who talks to whom in a text: for each candidate how often the speakers of the turn before and behind talk to it elsewhere. */
export interface Partners {
  readonly before: Float32Array
  readonly behind: Float32Array
}

/**
 * Shares of their exchanges that the speakers around a turn have with each of its candidates, the turn's own left out.
 *
 *     > | A: … B: … A: …        > | A: … C: … ?: …        who has talked to C before?
 */
export function findPartners(scene: Scene, { from, who, p }: Guess): Partners {
  const { turns, context } = scene
  const totals = new Float32Array(context.entities.list.length)
  const talks = (u: number): boolean => u > 0 && u < turns.length && turns[u]!.paragraph - turns[u - 1]!.lastParagraph <= pause
  let pairs = 0
  for (let u = 1; u < turns.length; u++) if (talks(u)) pairs += likely(u) * likely(u - 1)
  const table = makeTable(pairs)
  for (let u = 1; u < turns.length; u++) {
    if (!talks(u)) continue
    for (let c = from[u]!; c < from[u + 1]!; c++)
      for (let b = from[u - 1]!; b < from[u]!; b++) {
        if (p[b]! < least || p[c]! < least || who[b] === who[c]) continue
        const weight = p[b]! * p[c]!
        table.weight[placeOfPair(table, who[b]!, who[c]!)]! += weight
        totals[who[b]!]! += weight
        totals[who[c]!]! += weight
      }
  }
  const before = new Float32Array(p.length)
  const behind = new Float32Array(p.length)
  for (let u = 0; u < turns.length; u++)
    for (let c = from[u]!; c < from[u + 1]!; c++) {
      before[c] = talks(u) ? shareOf(table, c, u - 1) : -1
      behind[c] = talks(u + 1) ? shareOf(table, c, u + 1) : -1
    }
  return { before, behind }

  function likely(u: number): number {
    let n = 0
    for (let c = from[u]!; c < from[u + 1]!; c++) if (p[c]! >= least) n++
    return n
  }

  /** The share that the speakers of turn `v` have with candidate `c` of a turn beside it. */
  function shareOf(known: Table, c: number, v: number): number {
    let share = 0
    let all = 0
    for (let b = from[v]!; b < from[v + 1]!; b++) {
      if (p[b]! < least || who[b] === who[c]) continue
      const own = p[c]! < least ? 0 : p[b]! * p[c]!
      const weight = known.weight[placeOfPair(known, who[b]!, who[c]!)]!
      share += (p[b]! * Math.max(0, weight - own)) / (Math.max(0, totals[who[b]!]! - own) + smoothing)
      all += p[b]!
    }
    return all > 0 ? share / all : 0
  }
}

function placeOfPair(table: Table, a: number, b: number): number {
  return placeOf(table, Math.min(a, b), Math.max(a, b))
}
