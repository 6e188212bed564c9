import type { Cue, Quote, Span, Speaker } from '../types.ts'

/** How a span of the one text becomes a span of the other. */
export type Move = (span: Span) => Span

/**
 * The same quotes with other offsets: new objects that hang together as the given ones do (one object a speaker, one a statement).
 *
 * @param name Gives a name or description of a speaker, whose mentions are moved already, as it stands in the other text.
 */
export function relocate(quotes: readonly Quote[], move: Move, name: (name: string, mentions: readonly Span[]) => string = same): Quote[] {
  const speakers = new Map<Speaker, Speaker>()
  const statements = new Map<Span, Span>()
  const moveSpeaker = (speaker: Speaker | null): Speaker | null => {
    if (!speaker) return null
    let moved = speakers.get(speaker)
    if (!moved) {
      const mentions = speaker.mentions.map(move)
      moved = {
        ...speaker,
        name: name(speaker.name, speaker.mentions),
        aliases: speaker.aliases.map((alias) => name(alias, speaker.mentions)),
        mentions,
      }
      speakers.set(speaker, moved)
    }
    return moved
  }
  const moveStatement = (statement: Span | null): Span | null => {
    if (!statement) return null
    let moved = statements.get(statement)
    if (!moved) statements.set(statement, (moved = move(statement)))
    return moved
  }
  return quotes.map((quote) => {
    const parts = quote.parts.map(move)
    const { start, end } = move({ start: quote.start, end: quote.end, text: '' })
    return {
      ...quote,
      start,
      end,
      parts,
      text: parts.map((part) => part.text).join(' '),
      statement: moveStatement(quote.statement),
      speaker: moveSpeaker(quote.speaker),
      mention: quote.mention && move(quote.mention),
      cue: quote.cue && moveCue(quote.cue, move),
      addressee: moveSpeaker(quote.addressee),
    }
  })
}

function moveCue(cue: Cue, move: Move): Cue {
  return { ...move(cue), lemma: cue.lemma, negated: cue.negated }
}

function same(name: string): string {
  return name
}
