/**
 * Measures pronouns with names given on GAP: a pronoun and two names in a paragraph, and which of them it means.
 *
 *   npx tsx train/news/gap.ts [gap-dev] [--shared DIR]
 */
import { analyse } from '../../src/attribute.ts'
import { indexMentions, type Mention, MentionType, Referent, Sex } from '../../src/mentions/mentions.ts'
import { readOptions } from '../../src/options.ts'
import { groupMentions } from '../../src/speakers/entities.ts'
import { resolvePronouns } from '../../src/speakers/pronouns.ts'
import { readCorpus, sharedFolder } from '../jsonl.ts'
import type { Pair } from '../spans.ts'

interface Passage {
  readonly text: string
  readonly pronoun: Pair
  readonly a: Name
  readonly b: Name
}

interface Name {
  readonly span: Pair
  readonly same: boolean
}

const corpus = process.argv[2]?.startsWith('--') ? 'gap-dev' : (process.argv[2] ?? 'gap-dev')
const passages = readCorpus(sharedFolder(process.argv), `coref/${corpus}`) as unknown as Passage[]
const tally = { all: [0, 0], female: [0, 0], male: [0, 0] }
let [claimed, right, meant] = [0, 0, 0]
for (const { text, pronoun, a, b } of passages) {
  const entities = entitiesAt(text, [pronoun[0], a.span[0], b.span[0]], [text.slice(...a.span), text.slice(...b.span)])
  const [who, first, second] = entities
  const answers = [a, b].map((name, k) => ({ same: name.same, said: who! >= 0 && who === [first, second][k] }))
  // both names decided rightly: the official accuracy of a passage
  const whole = answers.every(({ same, said }) => same === said)
  const sex = /^(?:she|her|hers)$/i.test(text.slice(...pronoun)) ? 'female' : 'male'
  for (const key of ['all', sex] as const) {
    tally[key][0]!++
    if (whole) tally[key][1]!++
  }
  for (const { same, said } of answers) {
    claimed += +said
    right += +(said && same)
    meant += +same
  }
}
const share = ([n, k]: readonly number[]): string => ((100 * k!) / n!).toFixed(1)
const [p, r] = [right / claimed, right / meant]
console.log(`${corpus}: both names right ${share(tally.all)} %, female ${share(tally.female)} %, male ${share(tally.male)} %`)
console.log(`names: P ${(100 * p).toFixed(1)}  R ${(100 * r).toFixed(1)}  F1 ${((200 * p * r) / (p + r)).toFixed(1)}`)

/** The entity of the mention that stands at each offset, -1 for none; the first offset is that of a pronoun, an owner (`her`) or not. */
function entitiesAt(text: string, offsets: readonly number[], names: readonly string[]): number[] {
  const characters = [...new Set(names)].map((name) => ({ name }))
  const settings = { ...readOptions({ genre: 'news', characters }), indirect: true }
  const analysis = analyse(text, settings)
  if (!analysis) return offsets.map(() => -1)
  const { tokens } = analysis.context
  const pronoun = tokens.start.findIndex((start) => start >= offsets[0]!)
  // only the two names can be meant
  const { list: all } = analysis.context.mentions
  const known = groupMentions(tokens, analysis.context.mentions, settings.characters)
  const list = all.filter(
    ({ from, type }, m) => from !== pronoun && type !== MentionType.pronoun && (known.list[known.of[m]!]?.character ?? -1) >= 0,
  )
  const added = [...list, pronounAt(text.slice(tokens.start[pronoun], tokens.end[pronoun]), pronoun)].sort((x, y) => x.from - y.from)
  const mentions = indexMentions(tokens, added)
  const entities = groupMentions(tokens, mentions, settings.characters)
  const entityOf = resolvePronouns({ ...analysis.context, mentions, entities }, -1)
  return offsets.map((offset) => {
    let best = -1
    mentions.list.forEach((mention, m) => {
      const inside = tokens.start[mention.from]! <= offset && offset < tokens.end[mention.to - 1]!
      if (inside && (best < 0 || mention.to - mention.from < mentions.list[best]!.to - mentions.list[best]!.from)) best = m
    })
    return best >= 0 ? entityOf[best]! : -1
  })
}

/** The library leaves `her` and `his` before nouns out of its mentions: nobody speaks there. */
function pronounAt(word: string, t: number): Mention {
  return {
    from: t,
    to: t + 1,
    nameFrom: t,
    nameTo: t + 1,
    type: MentionType.pronoun,
    referent: Referent.person,
    sex: /^(?:she|hers?)$/i.test(word) ? Sex.female : Sex.male,
    plural: false,
    title: -1,
    person: 3,
    possessive: false,
  }
}
