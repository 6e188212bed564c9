import type { Choice } from './attribution/choices.ts'
import type { Context } from './attribution/context.ts'
import { signOf } from './attribution/signs.ts'
import type { Unit } from './attribution/units.ts'
import { phraseForm } from './cues/cues.ts'
import { skipLeft } from './cues/gaps.ts'
import { Relation } from './cues/relations.ts'
import { lemmaOf } from './lexicon/lexicon.ts'
import { extentOf, startOf } from './mentions/extent.ts'
import { Referent, Sex } from './mentions/mention.ts'
import type { Settings } from './options.ts'
import { addStatements } from './statements/quotes.ts'
import type { Statements } from './statements/statements.ts'
import { Char, charClass } from './text/chars.ts'
import { trimmed } from './text/lists.ts'
import { Kind, Shape, type Tokens } from './text/tokens.ts'
import type { Cue, Gender, Quote, Span, Speaker, SpeakerKind } from './types.ts'

const genders: readonly Gender[] = ['unknown', 'female', 'male']
const kinds: Record<number, SpeakerKind> = {
  [Referent.person]: 'person',
  [Referent.organization]: 'organization',
  [Referent.group]: 'group',
  [Referent.document]: 'document',
  [Referent.place]: 'organization',
}

/** Makes the public objects, once, in the order of the text. */
export function publish(
  context: Context,
  units: readonly Unit[],
  choices: readonly Choice[],
  entityOf: Int32Array,
  settings: Settings,
  statements: Statements | null = null,
): Quote[] {
  const speakers = makeSpeakers(
    context,
    statements ? [...choices, ...statements.list, ...statements.settled.values()] : choices,
    entityOf,
    settings,
  )
  const listed = new Map<number, string>()
  const quotes: Quote[] = []
  units.forEach((unit, u) => {
    const choice = choices[u]!
    if (choice.kind === 'unspoken' && !settings.unspoken) return
    const parts = partsOf(context, unit)
    if (!parts.length) return
    const id = `q${quotes.length + 1}`
    listed.set(u, id)
    const [start, end] = boundsOf(context, unit)
    let parent = unit.parent
    while (parent >= 0 && !listed.has(parent)) parent = units[parent]!.parent
    quotes.push({
      id,
      kind: choice.kind,
      start,
      end,
      parts,
      text: parts.map((part) => part.text).join(' '),
      statement: null,
      speaker: choice.speaker >= 0 ? speakers.get(choice.speaker)! : null,
      mention: choice.mention >= 0 ? spanOfMention(context, unit, choice.mention, choice.clause) : null,
      cue: choice.clause >= 0 ? cueOf(context, choice.clause) : choice.mention >= 0 ? signCue(context, unit, choice.mention) : null,
      addressee: choice.addressee >= 0 ? speakers.get(choice.addressee)! : null,
      parent: parent >= 0 ? listed.get(parent)! : null,
      confidence: Math.round(choice.confidence * 1000) / 1000,
      reason: choice.reason,
    })
  })
  return statements ? addStatements(context, quotes, listed, statements, speakers) : quotes
}

function span(text: string, start: number, end: number): Span {
  return { start, end, text: text.slice(start, end) }
}

/** The parts of a unit between its marks, white space at their ends left out. */
function partsOf(context: Context, unit: Unit): readonly Span[] {
  const { tokens, spans } = context
  const { text } = tokens
  const parts: Span[] = []
  for (const s of unit.spans) {
    const bounds = spans[s]!.parts
    for (let p = 0; p < bounds.length; p += 2) {
      const from = bounds[p]!
      const to = bounds[p + 1]!
      if (to <= from) continue
      // emphasis marks (_) leave no token: begin right behind the opening mark, end right before the closing one
      const marked = from > 0 && tokens.kind[from - 1] === 3
      let start = marked ? tokens.end[from - 1]! : tokens.start[from]!
      let end =
        tokens.kind[to] === 3 && tokens.start[to]! >= tokens.end[to - 1]! && spans[s]!.close === to
          ? tokens.start[to]!
          : tokens.end[to - 1]!
      while (start < end && isBlank(text.charCodeAt(start))) start++
      while (end > start && isBlank(text.charCodeAt(end - 1))) end--
      if (end > start) parts.push(span(text, start, end))
    }
  }
  return trimmed(parts)
}

function isBlank(code: number): boolean {
  const cls = charClass(code)
  return cls === Char.space || cls === Char.newline
}

function boundsOf(context: Context, unit: Unit): [number, number] {
  const { tokens, spans } = context
  const first = spans[unit.spans[0]!]!
  const last = spans[unit.spans[unit.spans.length - 1]!]!
  const start = first.open >= 0 ? tokens.start[first.open]! : tokens.start[first.parts[0]!]!
  const end = last.close >= 0 ? tokens.end[last.close]! : tokens.end[last.parts[last.parts.length - 1]! - 1]!
  return [start, end]
}

function spanOfMention(context: Context, unit: Unit, m: number, c: number): Span {
  const { tokens, mentions, clauses, spans, spanOf } = context
  const mention = mentions.list[m]!
  // > | MARA (quietly): You came back.
  //     ^^^^ the name alone
  const { label } = spans[unit.spans[0]!]!
  if (label && label[0] === mention.from) return span(tokens.text, tokens.start[label[0]]!, tokens.end[label[1] - 1]!)
  // what stands between a subject and the verb right behind it belongs to the subject
  const clause = c >= 0 ? clauses[c]! : null
  const close = clause && clause.subject === m && upToVerb.has(clause.relation)
  // > | According to Ada Roe, the kettle was “old”        the comma ends the phrase, unless another one follows
  const opening = clause && clause.cue.form === phraseForm && (tokens.shape[clause.cue.at]! & Shape.sentenceStart) !== 0
  const verb = opening ? tokens.count : close && mention.to <= clause.cue.at ? skipLeft(tokens, clause.cue.at) : -1
  const extent = extentOf(tokens, spanOf, mention, verb)
  // > | Vera Hale, who liked to say that “ice never lies”        a clause that holds the quote is no part of who said it
  // > | An official who spoke on the phone said        and one that goes up to the verb ends before it
  const past = clause && mention.to <= clause.cue.at && extent > clause.cue.at
  const to = mention.to <= unit.from && extent > unit.from ? mention.to : past ? skipLeft(tokens, clause.cue.at) : extent
  return span(tokens.text, tokens.start[startOf(tokens, mentions, mention)]!, tokens.end[to - 1]!)
}

/** Relations of a subject to a verb that stands behind all that names it. */
const upToVerb: ReadonlySet<number> = new Set([Relation.adjacent, Relation.apposition, Relation.distant])

function cueOf(context: Context, c: number): Cue {
  const { tokens, clauses } = context
  const { cue } = clauses[c]!
  const particle = cue.verb < 0 ? '' : particleBehind(tokens, lemmaOf(cue.verb), cue.to)
  const { start, end, text } = span(tokens.text, tokens.start[cue.at]!, tokens.end[particle ? cue.to : cue.to - 1]!)
  const lemma = cue.verb < 0 ? text.toLowerCase().replace(/\s+/g, ' ') : lemmaOf(cue.verb) + particle
  return { start, end, text, lemma, negated: cue.negated }
}

/** Verbs that mean something else without the word behind them. */
const phrasal =
  /^(?:(?:point|blurt|cry|spell|burst) out|(?:shoot|fire|hit|snap|write) back|(?:chime|break|cut|butt) in|(?:pipe|speak|sum) up|go on)$/

/** > | Roe pointed out that        > | Roe shot back:
 *                  ^^^                       ^^^^ with the space before it; empty for a verb that stands alone
 */
function particleBehind(tokens: Tokens, lemma: string, t: number): string {
  if (tokens.kind[t] !== Kind.word || tokens.end[t]! - tokens.start[t]! > 4) return ''
  const particle = tokens.text.slice(tokens.start[t], tokens.end[t])
  return phrasal.test(`${lemma} ${particle}`) ? ` ${particle}` : ''
}

/** The dash or colon that stands for a verb. */
function signCue(context: Context, unit: Unit, mention: number): Cue | null {
  const t = signOf(context, unit, mention)
  if (t < 0) return null
  const { tokens } = context
  const { start, end, text } = span(tokens.text, tokens.start[t]!, tokens.end[t]!)
  return { start, end, text, lemma: text, negated: false }
}

/** One object for each entity that speaks or is spoken to, numbered in order of first mention. */
function makeSpeakers(
  context: Context,
  choices: readonly { readonly speaker: number; readonly addressee: number }[],
  entityOf: Int32Array,
  settings: Settings,
): ReadonlyMap<number, Speaker> {
  const { tokens, mentions, entities } = context
  const wanted = new Set<number>()
  for (const { speaker, addressee } of choices) {
    if (speaker >= 0) wanted.add(speaker)
    if (addressee >= 0) wanted.add(addressee)
  }
  const spansOf = new Map<number, Span[]>()
  const order: number[] = []
  mentions.list.forEach((mention, m) => {
    const e = entityOf[m]!
    if (!wanted.has(e)) return
    let list = spansOf.get(e)
    if (!list) {
      spansOf.set(e, (list = []))
      order.push(e)
    }
    list.push(span(tokens.text, tokens.start[mention.from]!, tokens.end[mention.to - 1]!))
  })
  for (const e of wanted) {
    const { places } = entities.list[e]!
    if (places.length)
      spansOf.set(
        e,
        [...places].sort(([a], [b]) => a - b).map(([from, to]) => span(tokens.text, tokens.start[from]!, tokens.end[to - 1]!)),
      )
    if (places.length || !spansOf.has(e)) order.push(e)
  }
  const firstOf = (e: number): number => spansOf.get(e)?.[0]?.start ?? Number.POSITIVE_INFINITY
  order.sort((a, b) => (firstOf(a) === firstOf(b) ? 0 : firstOf(a) - firstOf(b)))
  const speakers = new Map<number, Speaker>()
  order.forEach((e, n) => {
    const entity = entities.list[e]!
    const given = entity.character >= 0 ? settings.characters[entity.character]! : null
    speakers.set(e, {
      id: given?.id ?? `s${n + 1}`,
      name: entity.name,
      aliases: given
        ? [...new Set([...(given.aliases ?? []), ...entity.aliases])].filter((alias) => alias !== entity.name)
        : [...entity.aliases].filter((alias) => alias !== entity.name),
      kind: kinds[entity.referent] ?? 'unknown',
      gender: entity.sex === Sex.unknown ? 'unknown' : genders[entity.sex]!,
      mentions: spansOf.get(e) ?? [],
    })
  })
  return speakers
}
