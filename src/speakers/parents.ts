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

/**
 * Tells which parent of the narrator a description means, by a number; -1 for anybody else.
 *
 *     > | My father had sold the boat. “It’s nothing,” Dad said.
 *         ^^^^^^^^^                                    ^^^ the same
 */
export function narratorsParents(tokens: Tokens, list: readonly Mention[], spanOf: Int32Array): (mention: Mention) => number {
  const rowOf = ({ nameTo }: Mention): number => rows.get(tokens.hash[nameTo - 1]!) ?? -1
  const isOwn = ({ from, nameTo }: Mention): boolean => nameTo === from + 2 && tokens.hash[from] === myHash && spanOf[from]! < 0
  const known = new Set<number>()
  for (const mention of list) if (mention.type === MentionType.description && isOwn(mention)) known.add(rowOf(mention))
  return (mention) => {
    const row = rowOf(mention)
    if (row < 0 || !known.has(row)) return -1
    const bare = mention.nameTo === mention.from + 1 && (tokens.shape[mention.from]! & Shape.capital) !== 0
    return bare || isOwn(mention) ? row : -1
  }
}
