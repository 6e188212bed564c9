import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Piece } from '../../src/statements/labels.ts'
import { linkPieces } from '../../src/statements/link.ts'
import type { Weights } from '../../src/statements/weights.ts'
import type { Example } from './data.ts'

/** A line of a prediction file, from pieces alone: no decision of the core is in it. */
export function predictionOf(example: Example, pieces: readonly Piece[], links: Weights): object {
  const { context, atoms, document } = example
  const { tokens } = context
  const pair = (piece: Piece | null): [number, number] | null => (piece ? [tokens.start[piece.from]!, tokens.end[piece.to - 1]!] : null)
  const quotes = linkPieces(context, atoms, pieces, links).map(({ content, cue, source }) => ({
    kind: content.some(({ from, to }) => atoms.quote.subarray(from, to).some((q) => q > 0)) ? 'mixed' : 'indirect',
    content: content.map(pair),
    cue: pair(cue),
    source: pair(source),
    speaker: null,
    addressee: null,
  }))
  return { id: document.id, quotes }
}

/** What the scorer says of pieces and links. */
export function scoreOf(
  shared: string,
  name: string,
  examples: readonly Example[],
  piecesOf: readonly (readonly Piece[])[],
  links: Weights,
): string {
  const file = join(mkdtempSync(join(tmpdir(), 'statements-')), 'predicted.jsonl')
  writeFileSync(file, examples.map((example, e) => `${JSON.stringify(predictionOf(example, piecesOf[e]!, links))}\n`).join(''))
  return execFileSync('node', [join(shared, 'eval/score.mjs'), join(shared, 'corpora', `${name}.jsonl`), file], { encoding: 'utf8' })
}
