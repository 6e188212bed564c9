import { type Piece, piecesOf, Role } from '../../src/statements/labels.ts'
import { candidates, noneFeatures, pairFeatures, pairRoom } from '../../src/statements/link.ts'
import { type Example, tokensOf } from './data.ts'
import { largestWeight, packWeights } from './pack.ts'

/** For each of some pieces of an example the pieces of other roles that the annotators say it belongs with. */
export function goldLinks({ context, document }: Example, pieces: readonly Piece[]): ReadonlyMap<number, Set<number>> {
  const partners = new Map<number, Set<number>>()
  const find = (role: number, start: number, end: number): number => {
    const [from, to] = tokensOf(context, start, end)
    return pieces.findIndex((piece) => piece.role === role && piece.from < to && from < piece.to)
  }
  for (const { content, cue = [], source = [] } of document.attributions ?? []) {
    const members = [
      ...content.map(([s, e]) => find(Role.content, s, e)),
      ...cue.map(([s, e]) => find(Role.cue, s, e)),
      ...source.map(([s, e]) => find(Role.source, s, e)),
    ].filter((i) => i >= 0)
    for (const i of members)
      for (const j of members) if (pieces[i]!.role !== pieces[j]!.role) partners.set(i, (partners.get(i) ?? new Set()).add(j))
  }
  return partners
}

const passes = 6

/**
 * Fits the scorer of pairs, an averaged perceptron over choices among candidates, and returns it encoded. `guessed` holds for each example the pieces
 * that a labeller gave it which had not seen it: with the annotators' pieces alone the scorer would never meet a wrong one.
 */
export function fitLinks(examples: readonly Example[], guessed: readonly (readonly Piece[])[], least = 4): string {
  const rows = new Map<number, { weight: number; sum: number; stamp: number; updates: number }>()
  let step = 0
  const buffer = new Int32Array(pairRoom)
  const scoreOf = (keys: Int32Array): number => keys.reduce((sum, key) => sum + (rows.get(key)?.weight ?? 0), 0)
  const update = (keys: Int32Array, by: number): void => {
    for (const key of keys) {
      let row = rows.get(key)
      if (!row) rows.set(key, (row = { weight: 0, sum: 0, stamp: 0, updates: 0 }))
      row.sum += row.weight * (step - row.stamp)
      row.stamp = step
      row.weight += by
      row.updates++
    }
  }
  const tasks: { keys: Int32Array; right: boolean }[][] = []
  const readings = examples.flatMap((example, e) => [
    { example, pieces: piecesOf(example.states, 0, example.context.tokens.count) },
    { example, pieces: guessed[e]! },
  ])
  for (const { example, pieces } of readings) {
    const { context, atoms } = example
    const partners = goldLinks(example, pieces)
    pieces.forEach((piece, i) => {
      const wanted = partners.get(i)
      if (!wanted) return
      for (const role of piece.role === Role.content ? [Role.cue] : piece.role === Role.cue ? [Role.source, Role.content] : []) {
        const options = candidates(pieces, i, role).map((j) => ({
          keys: buffer.slice(0, pairFeatures(context, atoms, pieces, i, j, buffer)),
          right: wanted.has(j),
        }))
        if (role === Role.source)
          options.push({
            keys: buffer.slice(0, noneFeatures(atoms, pieces, i, buffer)),
            right: ![...wanted].some((j) => pieces[j]!.role === Role.source),
          })
        if (options.length > 1 && options.some((option) => option.right)) tasks.push(options)
      }
    })
  }
  for (let pass = 0; pass < passes; pass++) {
    let wrong = 0
    for (const options of tasks) {
      step++
      let top = options[0]!
      let topScore = -Infinity
      let right = top
      let rightScore = -Infinity
      for (const option of options) {
        const score = scoreOf(option.keys)
        if (score > topScore) [top, topScore] = [option, score]
        if (option.right && score > rightScore) [right, rightScore] = [option, score]
      }
      if (top.right) continue
      wrong++
      update(right.keys, 1)
      update(top.keys, -1)
    }
    if (pass === passes - 1)
      console.error(`links: ${tasks.length} choices, ${((100 * wrong) / tasks.length).toFixed(1)} % wrong in training`)
  }
  const scale = 6
  const kept: [number, number[]][] = []
  for (const [key, row] of rows) {
    if (row.updates < least) continue
    const mean = (row.sum + row.weight * (step - row.stamp)) / step
    const whole = Math.max(-largestWeight, Math.min(largestWeight, Math.round(mean * scale)))
    if (whole) kept.push([key, [whole]])
  }
  return packWeights(1, kept)
}
