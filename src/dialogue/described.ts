import { hashOf } from '../lexicon/hash.ts'
import { lookup, Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType } from '../mentions/mention.ts'
import { ownerOf } from './relations.ts'
import { isShort, type Scene } from './scene.ts'
import type { Turn } from './turns.ts'

const young = new Set('boy girl lad lass child kid baby youngster'.split(' ').map(hashOf))
const anyTitle = new Set(['miss', 'master', 'little', 'young'])

/**
 * Tells who cannot be whom a reporting clause of a short text describes.
 *
 *     > | said his wife        not him        > | said the boy        not Mr. Orr, and not `the driver`
 */
export function ruledOut(scene: Scene, turn: Turn): (e: number) => boolean {
  const { context, entityOf } = scene
  const { tokens, mentions, entities } = context
  const tag = turn.tag >= 0 && turn.tie === 1 ? mentions.list[turn.tag]! : null
  if (tag?.type !== MentionType.description || !isShort(context)) return () => false
  const own = entityOf[turn.tag]!
  const owner = ownerOf(scene, turn)
  const isYoung = young.has(tokens.hash[tag.nameTo - 1]!)
  return (e) => {
    if (e === own) return false
    const { roles, named, narrator } = entities.list[e]!
    if (e === owner || (own >= 0 && !named && !narrator)) return true
    return isYoung && [...roles].some(isGrown)
  }
}

/** Mr., Captain, Lady */
function isGrown(title: string): boolean {
  return !anyTitle.has(title) && (wordFlags(lookup(hashOf(title))) & Word.title) !== 0
}
