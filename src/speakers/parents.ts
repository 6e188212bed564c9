import { hashOf } from '../lexicon/hash.ts'
import { type Mention, MentionType } from '../mentions/mention.ts'
import { Shape, type Tokens } from '../text/tokens.ts'

/** Words for one and the same person, to a child. */
const rows: ReadonlyMap<number, number> = new Map(
  [
    'father dad daddy papa pa pop',
    'mother mum mummy mom mommy mama mamma ma',
    'grandfather grandad granddad grandpa',
    'grandmother gran granny grandma nan nana',
  ].flatMap((words, row) => words.split(' ').map((word) => [hashOf(word), row] as const)),
)
const myHash = hashOf('my')
const owners = new Set('my his her their'.split(' ').map(hashOf))
/** Tokens of a text in which everybody has one family. */
const short = 6000

/**
 * People of a short text who go by what a child calls them, by the rows of words for them: whoever owns a grandmother owns this one.
 *
 *     > | Digby lived with his grandmother. “Why?” asked Granny.
 *                              ^^^^^^^^^^^              ^^^^^^
 *
 * @param names The names of the people of the text in small letters.
 */
export function kinByName(tokens: Tokens, names: readonly string[]): (mention: Mention) => number {
  const found = new Map<number, number>()
  if (tokens.count < short)
    names.forEach((name, p) => {
      const row = rows.get(hashOf(name))
      if (row !== undefined) found.set(row, found.has(row) ? -1 : p)
    })
  return ({ from, nameTo }) => {
    const row = found.size > 0 && nameTo === from + 2 && owners.has(tokens.hash[from]!) ? rows.get(tokens.hash[nameTo - 1]!) : undefined
    return row === undefined ? -1 : (found.get(row) ?? -1)
  }
}

/** > | my mother        as the narrator calls her */
export function isNarratorsParent({ hash }: Tokens, { from, nameTo }: Mention): boolean {
  return nameTo === from + 2 && hash[from] === myHash && rows.has(hash[nameTo - 1]!)
}

/**
 * Tells which parent of the narrator a description means, by a number; -1 for anybody else.
 *
 *     > | My father had sold the boat. “It’s nothing,” Dad said.
 *         ^^^^^^^^^                                    ^^^ the same
 *
 * In a short text without `my father` that has `her father` and nobody else’s, everybody’s `Dad` is that one:
 *
 *     > | Her father had sold the boat. “Why, Dad?” she asked.
 */
export function narratorsParents(tokens: Tokens, list: readonly Mention[], spanOf: Int32Array): (mention: Mention) => number {
  const rowOf = ({ nameTo }: Mention): number => rows.get(tokens.hash[nameTo - 1]!) ?? -1
  const owner = new Map<number, number>()
  for (const mention of list) {
    const { type, from, nameTo } = mention
    const row =
      type === MentionType.description && nameTo === from + 2 && spanOf[from]! < 0 && owners.has(tokens.hash[from]!) ? rowOf(mention) : -1
    if (row < 0) continue
    const by = tokens.hash[from]!
    const before = owner.get(row) ?? by
    owner.set(row, before === by ? by : before === myHash || by === myHash ? myHash : 0)
  }
  const isOwn = ({ from, nameTo }: Mention, row: number): boolean =>
    nameTo === from + 2 && tokens.hash[from] === owner.get(row) && spanOf[from]! < 0
  const known = new Set([...owner].flatMap(([row, by]) => (by === myHash || (by !== 0 && tokens.count < short) ? [row] : [])))
  return (mention) => {
    const row = rowOf(mention)
    if (row < 0 || !known.has(row)) return -1
    const bare = mention.nameTo === mention.from + 1 && (tokens.shape[mention.from]! & Shape.capital) !== 0
    return bare || isOwn(mention, row) ? row : -1
  }
}
