import { decideSources } from './attribution/choices.ts'
import { type Context, indexClauses } from './attribution/context.ts'
import { settleFirstPerson, settleNamed } from './attribution/settle.ts'
import { joinSpans, type Unit } from './attribution/units.ts'
import { findAdjectives } from './cues/adjectives.ts'
import { type Clause, findClauses } from './cues/clauses.ts'
import { type CueSite, findCues, isVerbal } from './cues/cues.ts'
import { Relation } from './cues/relations.ts'
import { addSources } from './cues/sources.ts'
import { findVerbs } from './cues/verbs.ts'
import { decideDialogue } from './dialogue/dialogue.ts'
import { isFiction } from './genre.ts'
import { findMentions } from './mentions/mentions.ts'
import { checkText, readOptions, type Settings } from './options.ts'
import { publish } from './publish.ts'
import { cutDirections } from './spans/directions.ts'
import { findMarks } from './spans/marks.ts'
import { findSpans, type QuotedSpan, spanOfTokens } from './spans/spans.ts'
import { findCharacters } from './speakers/characters.ts'
import { groupMentions } from './speakers/grouping.ts'
import { findNarrator } from './speakers/narrator.ts'
import { addOwners } from './speakers/owners.ts'
import { type Doubts, makeDoubts, resolvePronouns } from './speakers/pronouns.ts'
import { learnSexes } from './speakers/sexes.ts'
import { findStatements } from './statements/statements.ts'
import { tagTokens } from './text/tags.ts'
import { type Tokens, tokenize } from './text/tokens.ts'
import type { Options, Quote } from './types.ts'

/**
 * Finds what is quoted in a text, who says it, and by which verb.
 *
 * @param text Any string, of any length and content; it is never changed and never makes the function throw.
 * @param options See {@link Options}.
 * @returns The quotes, sorted by `start`; all offsets are UTF-16 code units, half-open.
 * @throws {TypeError} where `text` is no string, or an option is of the wrong type.
 * @throws {RangeError} where an option has a value that it cannot have.
 * @example
 * ```ts
 * const [quote] = attributeQuotes('“Nobody was hurt,” said Adaeze Nwosu.')
 * quote.speaker?.name // → 'Adaeze Nwosu'
 * quote.cue?.lemma // → 'say'
 * ```
 */
export function attributeQuotes(text: string, options?: Options | null): Quote[] {
  checkText(text)
  const settings = readOptions(options)
  const analysis = analyse(text, settings)
  if (!analysis) return []
  const { context, units, entityOf, fiction } = analysis
  const choices = fiction ? decideDialogue(analysis) : decideSources(analysis)
  settleNamed(context, choices, entityOf)
  settleFirstPerson(context, units, choices)
  const statements = settings.indirect ? findStatements(context, units, choices, entityOf, !fiction) : null
  return publish(context, units, choices, entityOf, settings, statements)
}

/** A text up to the point where speakers are chosen: what is quoted, what could attribute, and who is named. */
export interface Analysis {
  readonly context: Context
  readonly units: readonly Unit[]
  /** For each mention the index of its entity, pronouns included; -1 for nobody. */
  readonly entityOf: Int32Array
  /** The entity of the first-person narrator, or -1. */
  readonly narrator: number
  readonly fiction: boolean
  /** Of the pronouns of a novel. */
  readonly doubts: Doubts
}

/** The stages from tokens to speakers; null where nothing is quoted. */
export function analyse(text: string, settings: Settings): Analysis | null {
  const tokens = tokenize(text)
  const marks = findMarks(tokens)
  const spans = findSpans(tokens, marks)
  if (spans.length === 0 && !settings.indirect) return null
  const cues = findCues(tokens)
  const spanOf = spanOfTokens(tokens, spans)
  const found = addSources(tokens, findMentions(tokens), cues, spans, spanOf)
  const foundClauses = findClauses(tokens, found, cues, spanOf)
  const fiction = settings.genre === 'auto' ? isFiction(tokens, spans, spanOf, found, foundClauses) : settings.genre === 'fiction'
  const { mentions, clauses: allClauses } = fiction
    ? addOwners(tokens, found, foundClauses, spanOf)
    : { mentions: found, clauses: foundClauses }
  // the dialogue of novels is decided without parts of speech; news needs them to tell `the state` from `they state`
  const parts = fiction ? new Uint8Array(0) : tagTokens(tokens, settings.indirect ? undefined : paragraphsAround(tokens, spans))
  const clauses = fiction
    ? allClauses
    : inOrder(
        allClauses.filter(({ cue, relation }) =>
          isVerbal(tokens, parts, cue, relation === Relation.adjacent || relation === Relation.apposition),
        ),
        findClauses(tokens, mentions, unlisted(tokens, parts, spans, cues), spanOf),
      )
  const entities = fiction
    ? findCharacters(tokens, mentions, clauses, settings.characters, spanOf)
    : groupMentions(tokens, mentions, settings.characters)
  const context: Context = {
    tokens,
    spans: fiction ? cutDirections(tokens, spans) : spans,
    spanOf,
    mentions,
    clauses,
    clauseFrom: indexClauses(tokens, clauses),
    allClauses,
    entities,
    parts,
  }
  if (fiction) learnSexes(context)
  const narrator = findNarrator(context, fiction)
  const doubts = makeDoubts(fiction ? mentions.list.length : 0)
  const entityOf = resolvePronouns(context, narrator, fiction, fiction ? doubts : undefined)
  return { context, units: joinSpans(context), entityOf, narrator, fiction, doubts }
}

/** What else attributes in news: adjectives, and verbs around quotes that no list holds. */
function unlisted(tokens: Tokens, parts: Uint8Array, spans: readonly QuotedSpan[], cues: readonly CueSite[]): CueSite[] {
  const adjectives = findAdjectives(tokens, cues)
  return [...adjectives, ...findVerbs(tokens, parts, spans, [...cues, ...adjectives])]
}

/** Two lists of clauses as one, in the order of their verbs. */
function inOrder(a: readonly Clause[], b: readonly Clause[]): Clause[] {
  return b.length ? [...a, ...b].sort((x, y) => x.cue.at - y.cue.at) : [...a]
}

/** Marks the paragraphs that hold a quote, and those right before and behind them. */
function paragraphsAround(tokens: Tokens, spans: readonly QuotedSpan[]): Uint8Array {
  const wanted = new Uint8Array(tokens.paragraphs.length + 1)
  for (const { from, to } of spans) {
    const first = Math.max(0, tokens.paragraph[from]! - 1)
    wanted.fill(1, first, tokens.paragraph[to - 1]! + 2)
  }
  return wanted
}
