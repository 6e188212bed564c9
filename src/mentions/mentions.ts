import { Word, wordFlags } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'
import { readCapitals } from './capitals.ts'
import { readDescription, readMembers, readOwned, readStar } from './descriptions.ts'
import { alter, indexMentions, isReflexive, type Mention, type Mentions, MentionType, Referent, Sex } from './mention.ts'
import { readName } from './names.ts'
import { makePronoun, nounFollows } from './pronouns.ts'

/** Finds names, descriptions and pronouns in one pass. */
export function findMentions(tokens: Tokens): Mentions {
  const { count, kind, shape, word } = tokens
  const capitals = readCapitals(tokens)
  const list: Mention[] = []

  let t = 0
  while (t < count) {
    if (kind[t] !== Kind.word) {
      t++
      continue
    }
    const flags = wordFlags(word[t]!)
    if (flags & (Word.pronoun | Word.object) && !(flags & Word.determiner && flags & Word.possessive && nounFollows(tokens, t))) {
      const pronoun = makePronoun(tokens, t)
      if (pronoun) {
        // > | Marlow herself later said        the sex of whom it stands beside
        const beside = list.length > 0 ? list[list.length - 1]! : null
        if (beside?.to === t && pronoun.sex && isReflexive(tokens, t)) list[list.length - 1] = alter(beside, { sex: pronoun.sex })
        list.push(pronoun)
        t++
        continue
      }
    }
    if (shape[t]! & Shape.capital || (flags & Word.title && flags & Word.abbreviation && tokens.end[t]! - tokens.start[t]! > 1)) {
      const name = readName(tokens, t, capitals)
      if (name) {
        const group = readMembers(tokens, name) ?? readOwned(tokens, name)
        if (group) list.push(group)
        const called = name.sex || !isCalled(tokens, name.from - 1) ? null : (list[list.length - 1] ?? null)
        list.push(called?.to === name.from - 1 && called.sex ? alter(name, { sex: called.sex, referent: Referent.person }) : name)
        t = group ? group.nameTo : name.to
        if (kind[t] === Kind.word && shape[t]! & Shape.possessive) t++
        continue
      }
    }
    // > | the “Harbor Lights” actor        what stands between marks and an article tells who
    const known = kind[t - 1] === Kind.mark && flags & Word.person ? readStar(tokens, t) : null
    if (known) {
      let n = list.length
      while (n > 0 && list[n - 1]!.from > known.from) n--
      list.splice(n, 0, known)
      t++
      continue
    }
    const description = readDescription(tokens, t)
    if (description) {
      list.push(description)
      const inner = description.nameTo
      t = Math.max(t + 1, inner)
      continue
    }
    // @handle
    if (tokens.code[t] === 64) {
      list.push({
        from: t,
        to: t + 1,
        nameFrom: t,
        nameTo: t + 1,
        type: MentionType.name,
        referent: Referent.unknown,
        sex: Sex.unknown,
        plural: false,
        title: -1,
        person: 3,
        possessive: false,
      })
    }
    t++
  }
  return indexMentions(tokens, list)
}

/** > | a tall man called Grau
 *                ^^^^^^ between what somebody is and a name
 */
function isCalled({ kind, text, start, end }: Tokens, t: number): boolean {
  return t > 0 && kind[t] === Kind.word && /^(?:called|named)$/.test(text.slice(start[t], end[t]))
}
