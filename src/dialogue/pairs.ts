/** Weights of pairs of numbers, with open addressing: an array of pairs would be as large as words times speakers. */
export interface Table {
  readonly first: Int32Array
  readonly second: Int32Array
  readonly weight: Float32Array
  readonly mask: number
}

export function makeTable(pairs: number): Table {
  let size = 64
  while (size < 2 * pairs) size *= 2
  return { first: new Int32Array(size).fill(-1), second: new Int32Array(size), weight: new Float32Array(size), mask: size - 1 }
}

/** The place of a pair: its own, or one that is free and weighs nothing. A free place is claimed; only pairs that weigh something fill it up. */
export function placeOf({ first, second, weight, mask }: Table, a: number, b: number): number {
  let at = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) & mask
  at = (at ^ (at >>> 7)) & mask
  while (first[at] !== a || second[at] !== b) {
    if (first[at] === -1 || weight[at] === 0) {
      first[at] = a
      second[at] = b
      return at
    }
    at = (at + 1) & mask
  }
  return at
}
