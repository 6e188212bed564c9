import { cueForm, Form, Word, wordFlags } from '../lexicon/lexicon.ts'
import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'
import { type Mention, MentionType, Referent } from './mentions.ts'

/** Words that an apposition or a relative clause may have. */
const longest = 32

/**
 * The token behind the last one of all that names a source at its place: the party behind a name, an apposition, a relative clause.
 *
 *     > | Sen. Ada Roe (R-Iowa), a member of the board, said
 *                     ^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^ up to the comma before the verb, or to the sentence's end
 */
export function extentOf(tokens: Tokens, spanOf: Int32Array, mention: Mention): number {
  if (mention.type === MentionType.pronoun || mention.possessive) return mention.to
  const { kind, shape, code } = tokens
  let to = mention.to
  // > | Ada Roe (R-Iowa)
  if (isPunctuation(tokens, to, 40)) {
    let t = to + 1
    while (t < to + 7 && kind[t] !== Kind.punctuation) t++
    if (isPunctuation(tokens, t, 46)) t++
    if (isPunctuation(tokens, t, 41)) to = t + 1
  }
  const level = spanOf[mention.from]
  // > | Volker Beck of the Greens
  //                 ^^^^^^^^^^^^^
  if (
    mention.type === MentionType.name &&
    mention.nameTo - mention.nameFrom > 1 &&
    mention.referent === Referent.person &&
    kind[to] === Kind.word &&
    /^of$/.test(tokens.text.slice(tokens.start[to], tokens.end[to]))
  ) {
    let t = to + 1
    if (kind[t] === Kind.word && wordFlags(tokens.word[t]!) & Word.determiner) t++
    const first = t
    while (
      kind[t] === Kind.word &&
      (shape[t]! & Shape.capital ||
        (t > first &&
          /^(?:of|for|and|the)$/.test(tokens.text.slice(tokens.start[t], tokens.end[t])) &&
          (shape[t + 1]! & Shape.capital) !== 0)) &&
      !(shape[t]! & Shape.sentenceStart)
    )
      t++
    if (t > first) to = t
  }
  if (!isPunctuation(tokens, to, 44)) return to
  const next = to + 1
  if (kind[next] !== Kind.word && kind[next] !== Kind.number) return to
  const flags = wordFlags(tokens.word[next]!)
  const low = tokens.text.slice(tokens.start[next], tokens.end[next]).toLowerCase()
  const relative = low === 'who' || low === 'whose' || low === 'which'
  const determined = (flags & Word.determiner) !== 0 && !(flags & Word.pronoun)
  const role = (flags & (Word.person | Word.title)) !== 0 && !(shape[next]! & Shape.sentenceStart) && mention.type === MentionType.name
  const named = mention.type === MentionType.description && (shape[next]! & Shape.capital) !== 0 && mention.referent === Referent.person
  const adjective =
    low === 'former' ||
    low === 'then' ||
    low === 'senior' ||
    low === 'now' ||
    low === 'currently' ||
    low === 'formerly' ||
    low === 'executive' ||
    low === 'deputy' ||
    low === 'vice'
  // > | Trump, who leads in the polls        a surname alone is known already
  if (mention.type === MentionType.name && mention.nameTo - mention.nameFrom === 1 && mention.title < 0) return to
  if (!relative && !determined && !role && !named && !adjective) return to
  let end = -1
  for (let t = next; t < next + longest; t++) {
    if (t >= tokens.count || spanOf[t] !== level || shape[t]! & Shape.paragraphStart) {
      // the apposition ends its sentence or stands before a quote
      end = t
      break
    }
    if (kind[t] === Kind.punctuation) {
      const c = code[t]
      if (c === 46 || c === 33 || c === 63 || c === 59 || c === 58) {
        end = t
        break
      }
      if (c === 44) {
        end = t
        // a list or a place goes on behind the comma: head of Acme, a maker of nails, said
        const after = t + 1
        const more =
          kind[after] === Kind.word &&
          (shape[after]! & Shape.capital) !== 0 &&
          kind[after + 1] === Kind.punctuation &&
          code[after + 1] === 44
        if (more) {
          t = after
          end = after + 1
        }
        break
      }
      continue
    }
    if (kind[t] === Kind.dash) {
      end = t
      break
    }
    // > | According to Orr, the kettle was “older”        a clause of its own, no apposition
    if (!relative && kind[t] === Kind.word && wordFlags(tokens.word[t]!) & Word.auxiliary) return to
    // the verb itself ends an apposition without a comma
    const cue = cueForm(tokens.word[t]!)
    if (
      !relative &&
      cue >= 0 &&
      (cue & 7) === Form.past &&
      t > next + 1 &&
      !(wordFlags(tokens.word[t]!) & (Word.person | Word.title | Word.organization))
    )
      return to
    if (
      !relative &&
      t > next &&
      /^(?:and|but|as|when|while|adding|saying|referring|in|during|on)$/.test(tokens.text.slice(tokens.start[t], tokens.end[t])) &&
      t > next + 3 &&
      !/^(?:in|on)$/.test(tokens.text.slice(tokens.start[t], tokens.end[t]))
    ) {
      if (/^(?:adding|saying|referring|when|while|as|but|during)$/.test(tokens.text.slice(tokens.start[t], tokens.end[t]))) return to
    }
  }
  return end > next ? end : to
}
