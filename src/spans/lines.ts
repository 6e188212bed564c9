import type { Tokens } from '../text/tokens.ts'
import { findBlocks } from './blocks.ts'
import { findDashes } from './dashes.ts'
import { findScript } from './scripts.ts'
import { findTranscript } from './transcripts.ts'

/** Speech that its line shows, not a pair of marks. */
export interface LineSpan {
  /** Token of the dash that opens it, or -1. */
  readonly open: number
  /** From and to, the last token left out: one pair a part. */
  readonly parts: readonly number[]
  /** Tokens of the name in front of it (`ANIKA PATEL` in `ANIKA PATEL: Thank you.`), or null. */
  readonly label: readonly [from: number, to: number] | null
}

/** Transcripts (`NAME: words`), plays and screenplays, dialogue opened by a dash, and blocks of quoted lines. */
export function findLines(tokens: Tokens): LineSpan[] {
  return [...findTranscript(tokens), ...findScript(tokens), ...findDashes(tokens), ...findBlocks(tokens)]
}
