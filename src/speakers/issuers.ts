import type { Choice } from '../attribution/choices.ts'
import type { Context } from '../attribution/context.ts'
import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { MentionType, Referent } from '../mentions/mention.ts'
import { Kind, type Tokens } from '../text/tokens.ts'

/** Verbs looked back over for whoever issued a document, and words behind one that can name it. */
const back = 60
const ahead = 8

/**
 * Gives what a document says to whoever issued it, where the text has said so before:
 *
 *     > | The ministry said in a statement that … . The road is “closed for good,” the statement added.
 *         ^ issued                ^                                                    ^ said by the ministry
 */
export function settleIssuers(context: Context, choices: readonly Choice[], entityOf: Int32Array): void {
  for (const choice of choices) {
    if (choice.mention < 0 || choice.clause < 0 || choice.kind === 'unspoken') continue
    const issuer = issuerOf(context, choice.mention, choice.clause, entityOf)
    if (issuer >= 0) choice.speaker = issuer
  }
}

/**
 * Whether a document comes from whoever does what a verb says: it stands behind a preposition, or is what is made.
 *
 *     > | said in a statement        > | issued a statement        not: > | voted to reject a petition
 *              ^^                        ^^^^^^                                      ^^^^^^
 */
function isIssued({ kind, word, text, start }: Tokens, at: number, to: number, determiner: number): boolean {
  const t = determiner - 1
  if (t >= to) return kind[t] === Kind.word && (wordFlags(word[t]!) & Word.preposition) !== 0
  return /^(?:issu|publish|releas|fil|wr[io]t|sen[dt]|submit|post|put|sign|ma[dk]e|gave|giv|circulat|distribut)/.test(
    text.slice(start[at], start[at]! + 10).toLowerCase(),
  )
}

function issuerOf(context: Context, m: number, c: number, entityOf: Int32Array): number {
  const { tokens, mentions, clauses } = context
  const mention = mentions.list[m]!
  if (mention.type !== MentionType.description || mention.referent !== Referent.document || mention.plural) return -1
  // only `the statement`: one that has been spoken of
  if (mention.to - mention.from !== 2 || !/^the$/i.test(tokens.text.slice(tokens.start[mention.from], tokens.end[mention.from]))) return -1
  const head = tokens.hash[mention.nameTo - 1]
  for (let k = c - 1; k >= 0 && k > c - back; k--) {
    const { cue, subject, inverted } = clauses[k]!
    const who = subject >= 0 ? subject : inverted
    if (who < 0 || entityOf[who]! < 0 || mentions.list[who]!.referent === Referent.document) continue
    for (let t = cue.to; t < cue.to + ahead && tokens.kind[t] === Kind.word; t++) {
      // a statement, its statement: introduced here
      if (tokens.hash[t] === head && wordFlags(tokens.word[t - 1]!) & Word.determiner && isIssued(tokens, cue.at, cue.to, t - 1))
        return entityOf[who]!
    }
  }
  return -1
}
