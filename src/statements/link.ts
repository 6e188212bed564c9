import type { Context } from '../attribution/context.ts'
import { Frame } from '../lexicon/lexicon.ts'
import { Part } from '../text/tags.ts'
import { Kind } from '../text/tokens.ts'
import type { Atoms } from './atoms.ts'
import { steps } from './features.ts'
import { type Piece, Role } from './labels.ts'
import { addAll, pair, toKeys, type Weights } from './weights.ts'

/** Pieces that belong together: what is said, by which words, by whom. */
export interface Link {
  readonly cue: Piece
  readonly source: Piece | null
  readonly content: readonly Piece[]
  /** By how much the source (or none) beats the next best, in the scorer's units. */
  readonly margin: number
}

/** Pieces looked at on either side. */
const reach = 7
/** Most features that a pair has. */
export const pairRoom = 40

/** Ties every content to a cue and every cue to a source, by the scorer; `pieces` are those of the whole text, in order. */
export function linkPieces(context: Context, atoms: Atoms, pieces: readonly Piece[], weights: Weights): Link[] {
  const contents = new Map<number, Piece[]>()
  pieces.forEach((piece, i) => {
    if (piece.role !== Role.content) return
    const [cue] = best(context, atoms, pieces, i, Role.cue, weights)
    if (cue < 0) return
    const list = contents.get(cue)
    if (list) list.push(piece)
    else contents.set(cue, [piece])
  })
  const links: Link[] = []
  pieces.forEach((cue, i) => {
    if (cue.role !== Role.cue) return
    const [s, margin] = best(context, atoms, pieces, i, Role.source, weights)
    const source = s < 0 ? null : pieces[s]!
    const content = contents.get(i) ?? restOf(context, atoms, pieces, i, source)
    if (content.length) links.push({ cue, source, content, margin })
  })
  return links
}

/** What a cue reports that no content is tied to, where the sentence has none: the sentence without cue and source. */
function restOf(context: Context, atoms: Atoms, pieces: readonly Piece[], i: number, source: Piece | null): readonly Piece[] {
  const cue = pieces[i]!
  const from = atoms.sentenceFrom[cue.from]!
  const to = atoms.sentenceTo[cue.from]!
  if (!source || source.from < from || source.to > to || !(atoms.frame[cue.from]! & Frame.says)) return []
  for (let j = i - 1; j >= 0 && pieces[j]!.to > from; j--) if (pieces[j]!.role === Role.content) return []
  for (let j = i + 1; j < pieces.length && pieces[j]!.from < to; j++) if (pieces[j]!.role === Role.content) return []
  // > | According to monitors, 2,700 people died.     > | The plan, officials said, would cost jobs.
  const first = Math.min(cue.from, source.from)
  const last = Math.max(cue.to, source.to)
  if ((first > from && atoms.part[first - 1]! < Part.stop) || (last < to && atoms.part[last]! < Part.stop)) return []
  return [stretch(context, from, first), stretch(context, last, to)].filter((piece) => piece.to - piece.from > 1)
}

/** The tokens `[from, to)` as a content, without marks and punctuation at its ends. */
function stretch({ tokens }: Context, from: number, to: number): Piece {
  let a = from
  let b = to
  while (a < b && tokens.kind[a]! > Kind.number) a++
  while (b > a && tokens.kind[b - 1]! > Kind.number) b--
  return { role: Role.content, from: a, to: b, chance: 0 }
}

/** The indices of the pieces of a role that piece `i` could be tied to. */
export function candidates(pieces: readonly Piece[], i: number, role: number): number[] {
  const found: number[] = []
  for (let j = Math.max(0, i - reach); j < Math.min(pieces.length, i + reach + 1); j++) if (pieces[j]!.role === role) found.push(j)
  return found
}

const features = new Int32Array(pairRoom)
const score = new Int32Array(2)

function best(
  context: Context,
  atoms: Atoms,
  pieces: readonly Piece[],
  i: number,
  role: number,
  weights: Weights,
): [index: number, margin: number] {
  let top = -1
  let topScore = noneScore(atoms, pieces, i, role, weights)
  let second = -1e6
  for (const j of candidates(pieces, i, role)) {
    const n = pairFeatures(context, atoms, pieces, i, j, features)
    addAll(weights, features, n, score)
    if (score[0]! > topScore) {
      second = topScore
      topScore = score[0]!
      top = j
    } else if (score[0]! > second) second = score[0]!
  }
  return [top, topScore - second]
}

/** What it scores to be tied to nothing: only a cue may go without a source. */
function noneScore(atoms: Atoms, pieces: readonly Piece[], i: number, role: number, weights: Weights): number {
  if (role !== Role.source) return -1e6
  const n = noneFeatures(atoms, pieces, i, features)
  addAll(weights, features, n, score)
  return score[0]!
}

/** Features of a cue without a source. */
export function noneFeatures(atoms: Atoms, pieces: readonly Piece[], i: number, out: Int32Array): number {
  const { word, part } = atoms
  const { from, to } = pieces[i]!
  const around = (i > 0 ? pieces[i - 1]!.role : 0) * 4 + (i + 1 < pieces.length ? pieces[i + 1]!.role : 0)
  let n = 0
  out[n++] = 0
  out[n++] = word[from]!
  out[n++] = word[to - 1]!
  out[n++] = part[from]! * 32 + part[to - 1]!
  out[n++] = from > 0 ? word[from - 1]! : 0
  out[n++] = around
  out[n++] = pair(part[from]!, around)
  out[n++] = word[to]!
  toKeys(out, n, 200)
  return n
}

/** Features of tying the pieces `i` and `j`. */
export function pairFeatures(context: Context, atoms: Atoms, pieces: readonly Piece[], i: number, j: number, out: Int32Array): number {
  const { tokens } = context
  const a = pieces[i]!
  const b = pieces[j]!
  const forward = j > i ? 1 : 0
  const first = forward ? a : b
  const second = forward ? b : a
  const low = forward ? i : j
  const high = forward ? j : i
  const kind = (a.role * 4 + b.role) * 2 + forward
  let roles = 0
  let same = 0
  for (let k = low + 1; k < high; k++) {
    roles = roles * 4 + pieces[k]!.role
    if (pieces[k]!.role === b.role) same++
  }
  const gap = second.from - first.to
  let sentences = 0
  for (let t = first.to; t <= second.from && sentences < 3; t++)
    if (t > first.to - 1 && atoms.sentenceFrom[t] === t && t > first.from) sentences++
  const paragraphs = Math.min(2, tokens.paragraph[second.from]! - tokens.paragraph[first.from]!)
  let pauses = 0
  let between = 0
  for (let t = first.to; t < second.from && t < first.to + 40; t++) {
    const p = atoms.part[t]!
    if (p === 23 || p === 24 || p === 26) pauses++
    if (gap <= 3) between = pair(between, atoms.word[t]!)
  }
  const border = sentences * 3 + paragraphs
  const cue = a.role === Role.cue ? a : b
  const other = a.role === Role.cue ? b : a
  const head = cue.to - 1
  const lemma = atoms.cue[head] || atoms.cue[cue.from] || atoms.word[cue.from]!
  const look = atoms.part[cue.from]! * 32 + atoms.part[head]!
  const quoted = atoms.quote[other.from]! * 4 + atoms.quote[cue.from]!
  const order = (low > 0 ? pieces[low - 1]!.role : 0) * 4 + (high + 1 < pieces.length ? pieces[high + 1]!.role : 0)
  let n = 0
  out[n++] = 0
  out[n++] = Math.min(3, same)
  out[n++] = pair(roles, border)
  out[n++] = steps(gap) * 9 + border
  out[n++] = gap <= 3 ? between : pair(atoms.word[first.to]!, atoms.word[second.from - 1]!)
  out[n++] = pair(lemma, Math.min(2, same) * 9 + border)
  out[n++] = pair(look, Math.min(2, same) * 9 + border)
  out[n++] = pair(atoms.mention[other.from]!, Math.min(2, same))
  out[n++] = pair(quoted, border)
  out[n++] = Math.min(3, pauses) * 4 + Math.min(3, same)
  out[n++] = pair(roles, order)
  out[n++] = pair(atoms.word[other.from]!, Math.min(2, same))
  out[n++] = pair(roles, look)
  out[n++] = pair(atoms.word[first.to]!, pair(roles, border))
  out[n++] = pair(atoms.frame[head]! | (atoms.form[head]! << 8), Math.min(2, same) * 9 + border)
  out[n++] = pair(atoms.shape[other.from]! & 7, pair(roles, border))
  for (let k = 0; k < n; k++) out[k] = pair(kind, out[k]!)
  toKeys(out, n, 210)
  return n
}
