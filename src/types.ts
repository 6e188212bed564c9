/** A stretch of the input: UTF-16 code units, half-open, so that `text === input.slice(start, end)`. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The attributing verb or phrase. */
export interface Cue extends Span {
  /** Dictionary form: `said` → `say`, `according to` → `according to`. */
  readonly lemma: string
  /** True where the act of saying is denied: `did not say that`, `never claimed`. */
  readonly negated: boolean
}

export type SpeakerKind = 'person' | 'organization' | 'group' | 'document' | 'unknown'
export type Gender = 'female' | 'male' | 'unknown'

/** Somebody, or something, that speaks. The same speaker is the same object in every quote of one call. */
export interface Speaker {
  /** `s1`, `s2`, … in order of first mention, or the id given in `characters`. */
  readonly id: string
  /** The fullest name that the text (or `characters`) gives: `Mary Oduya`, `Mrs. Pell`, `homeless man`. */
  readonly name: string
  /** Other names and descriptions used for the same speaker. */
  readonly aliases: readonly string[]
  readonly kind: SpeakerKind
  /** Gender of the words used: pronouns, titles, first names. */
  readonly gender: Gender
  /** Where the text names this speaker, pronouns included. */
  readonly mentions: readonly Span[]
}

/**
 * *direct*: speech as a clause of its own. *mixed*: quoted words inside the reporting sentence's own grammar.
 * *indirect*: reported without marks. *unspoken*: marks that quote nobody (titles, terms, nicknames, scare quotes).
 */
export type QuoteKind = 'direct' | 'mixed' | 'indirect' | 'unspoken'

export interface Quote {
  /** `q1`, `q2`, … in order. */
  readonly id: string
  readonly kind: QuoteKind
  /** UTF-16 offset of the first mark. */
  readonly start: number
  /** UTF-16 offset behind the last mark. */
  readonly end: number
  /** The quoted words without marks; several where a reporting clause interrupts them or the turn runs over paragraphs. */
  readonly parts: readonly Span[]
  /** The parts, joined by a space. */
  readonly text: string
  /** For mixed quotes, with `indirect` on: the whole reported clause. Quotes of one statement share the object. */
  readonly statement: Span | null
  /** Who said it; null where the text does not say. */
  readonly speaker: Speaker | null
  /**
   * The words that name the source there: `he`, `the Kremlin`, `a spokesman for the ministry`; `Ada Roe, who` in a relative clause. For a line of dialogue that no clause attributes, the
   * nearest words of the narration that name the speaker; null where there are none.
   */
  readonly mention: Span | null
  /** The verb or phrase that attributes the words; where there is none, the dash of a signature or the colon behind a name. */
  readonly cue: Cue | null
  /** Who is spoken to, where that can be told. */
  readonly addressee: Speaker | null
  /** `id` of the quote that this one stands in. */
  readonly parent: string | null
  /** Probability, 0 to 1, that `speaker` is right (that *nobody* is right, where it is null). */
  readonly confidence: number
  /** Name of the decision behind it, one of `reasons`. */
  readonly reason: string
}

/** A speaker known beforehand. */
export interface Character {
  readonly name: string
  readonly id?: string
  readonly aliases?: readonly string[]
  readonly gender?: Gender
  /** True for the first-person narrator. */
  readonly narrator?: boolean
}

export type Genre = 'news' | 'fiction' | 'auto'

export interface Options {
  /** Find indirect speech too, and fill `statement`. Default `false`. */
  readonly indirect?: boolean
  /** List quotes of kind `unspoken`. Default `true`. */
  readonly unspoken?: boolean
  /** Known speakers: chosen wherever a mention fits; others stay possible. */
  readonly characters?: readonly Character[]
  /** Default `auto`: told from the text. */
  readonly genre?: Genre
}

/** A piece of `toSegments`: narration, or the words of a quote. */
export interface Segment extends Span {
  readonly type: 'narration' | 'quote'
  /** The quote that a piece of type `quote` belongs to; null for narration. */
  readonly quote: Quote | null
}
