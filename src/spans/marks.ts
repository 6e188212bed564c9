import { Tag, wordTags } from '../lexicon/lexicon.ts'
import { Kind, Shape, type Tokens } from '../text/tokens.ts'

/** Families of marks. Marks of one family can close each other, whatever their style. */
export const Family = { double: 0, single: 1, guillemet: 2, singleGuillemet: 3, corner: 4, whiteCorner: 5 } as const
export const families = 6

/** What a mark can be at its place, as bits. */
export const Role = {
  opens: 1,
  closes: 2,
  strong: 4, // single marks: punctuation stands before, so that it closes rather than elides
  sure: 8, // the glyph itself says which
  elided: 16, // single marks: the word before looks cut short (goin’, an’), so that it closes only where nothing else does
} as const

/** The marks of a text, one array a property. */
export interface Marks {
  readonly count: number
  /** Index of the token. */
  readonly token: Int32Array
  readonly family: Uint8Array
  readonly role: Uint8Array
}

/** The family of the mark that a token is. */
export function familyOfToken(tokens: Tokens, t: number): number {
  return tokens.end[t]! - tokens.start[t]! === 2 ? Family.double : (familyOf.get(tokens.code[t]!) ?? -1)
}

const familyOf: ReadonlyMap<number, number> = new Map(
  [
    ['"“”„‟″＂', Family.double],
    ["'`´‘’‚‛′＇", Family.single],
    ['«»', Family.guillemet],
    ['‹›', Family.singleGuillemet],
    ['「」', Family.corner],
    ['『』', Family.whiteCorner],
  ].flatMap(([glyphs, family]) => [...(glyphs as string)].map((glyph) => [glyph.charCodeAt(0), family as number] as const)),
)

/** Every quotation mark, apostrophe and prime, and what its surroundings let it be. */
export function findMarks(tokens: Tokens): Marks {
  const { kind, code, start, end, count } = tokens
  let n = 0
  for (let t = 0; t < count; t++) if (kind[t] === Kind.mark) n++
  const token = new Int32Array(n)
  const family = new Uint8Array(n)
  const role = new Uint8Array(n)
  n = 0
  for (let t = 0; t < count; t++) {
    if (kind[t] !== Kind.mark) continue
    const glyph = code[t]!
    const twin = end[t]! - start[t]! === 2 // `` or ''
    const of = familyOfToken(tokens, t)
    token[n] = t
    family[n] = of
    role[n] = of === Family.single ? roleOfSingle(tokens, t, glyph) : roleOfOther(tokens, t, glyph, twin)
    n++
  }
  return { count: n, token, family, role }
}

/** True where no white space stands between token `t` and the one before. */
function touchesLeft(tokens: Tokens, t: number): boolean {
  return t > 0 && !(tokens.shape[t]! & Shape.spaceBefore)
}

/** Punctuation that stands behind a closing mark, or behind an opening one never: , . ; : ! ? ) ] } */
function trails(tokens: Tokens, t: number): boolean {
  if (tokens.kind[t] !== Kind.punctuation) return false
  const c = tokens.code[t]
  // > | "...and then        an ellipsis may begin a quote
  //      ^
  if (c === 46 && tokens.code[t + 1] === 46) return false
  return c === 44 || c === 46 || c === 59 || c === 58 || c === 33 || c === 63 || c === 41 || c === 93 || c === 125
}

function roleOfOther(tokens: Tokens, t: number, glyph: number, twin: boolean): number {
  const { kind, code } = tokens
  const before = touchesLeft(tokens, t) ? kind[t - 1]! : Kind.end
  const after = touchesLeft(tokens, t + 1) && t + 1 < tokens.count ? kind[t + 1]! : Kind.end
  const leftOpen =
    before === Kind.end ||
    before === Kind.dash ||
    before === Kind.mark ||
    (before === Kind.punctuation && isOpening(code[t - 1]!)) ||
    before === Kind.symbol
  const rightOpen = after !== Kind.end && !trails(tokens, t + 1)

  if (glyph === 0x201e || glyph === 0x201f) return Role.opens | Role.sure // „ ‟
  if (glyph === 0x300c || glyph === 0x300e) return Role.opens | Role.sure // 「 『
  if (glyph === 0x300d || glyph === 0x300f) return Role.closes | Role.sure
  if (twin && glyph === 96) return Role.opens | Role.sure // ``
  // > | 27" wide        > | 6′ 2″
  //       ^                    ^ a measure, unless something is open
  if ((glyph === 34 || glyph === 0x2033) && before === Kind.number) return rightOpen ? Role.closes | Role.opens : Role.closes
  if (glyph === 0x201c) {
    // > | “Come in        > | „Komm herein“, said
    //     ^ opens                        ^ closes: nothing but punctuation follows
    return !leftOpen && !rightOpen ? Role.closes : Role.opens | Role.sure
  }
  if (glyph === 0x201d || (twin && glyph !== 96)) {
    // > | come in.”        > | ”Kom in”, said
    //             ^            ^ opens: a space before, a word behind
    return before === Kind.end && rightOpen ? Role.opens | Role.closes : Role.closes | Role.sure
  }
  if (glyph === 0xab || glyph === 0xbb || glyph === 0x2039 || glyph === 0x203a) {
    // > | « Entrez », dit        > | »Komm«, said
    //     ^ opens   ^ closes         ^ opens ^ closes: with a space on both sides the French way
    if (leftOpen && rightOpen) return Role.opens
    if (!leftOpen && !rightOpen) return Role.closes
    if (leftOpen && after === Kind.end && before === Kind.end)
      return glyph === 0xab || glyph === 0x2039 ? Role.opens | Role.closes | Role.sure : Role.closes | Role.opens
    return leftOpen ? Role.opens | Role.closes : Role.closes
  }
  // straight
  // > | "A"/"B"        > | x="1"
  //         ^                ^ behind a sign that joins
  if (before === Kind.punctuation && rightOpen && joinsWords(code[t - 1]!)) return Role.opens | Role.closes
  // > | Roe:"I do."        > | "I do,"she said
  //         ^ no blank behind a colon or a comma: whatever is open decides
  if (before === Kind.punctuation && rightOpen && (code[t - 1] === 58 || code[t - 1] === 44)) return Role.opens | Role.closes
  if (leftOpen && rightOpen) return before === Kind.end || before === Kind.punctuation ? Role.opens : Role.opens | Role.closes
  if (before === Kind.end) return Role.opens | Role.closes // a blank, or nothing but punctuation, on both sides
  return Role.closes
}

/** / = + & | < > */
function joinsWords(code: number): boolean {
  return code === 47 || code === 61 || code === 43 || code === 38 || code === 124 || code === 60 || code === 62
}

function isOpening(code: number): boolean {
  return code === 40 || code === 91 || code === 123
}

function roleOfSingle(tokens: Tokens, t: number, glyph: number): number {
  const { kind, code, word, shape, start, end, text } = tokens
  const before = touchesLeft(tokens, t) ? kind[t - 1]! : Kind.end
  const after = touchesLeft(tokens, t + 1) && t + 1 < tokens.count ? kind[t + 1]! : Kind.end
  if (glyph === 0x2032 && before === Kind.number) return 0 // ′ of feet and minutes
  // > | ‘’Twas cold,’ said Ann        > | ‘’Ard to say,’ said Ned
  //      ^ an elision behind a mark         ^ which closes nothing that has not begun
  if (before === Kind.mark && glyph === 0x2019 && after === Kind.word && (code[t - 1] === 0x2018 || code[t - 1] === 0x201c)) return 0
  if (before === Kind.mark && glyph !== 0x2018 && after === Kind.word && wordTags(word[t + 1]!) & Tag.elision) return 0
  const leftOpen =
    before === Kind.end || before === Kind.dash || before === Kind.mark || (before === Kind.punctuation && isOpening(code[t - 1]!))
  const rightWord =
    after === Kind.word ||
    after === Kind.number ||
    after === Kind.mark ||
    after === Kind.dash ||
    (after === Kind.punctuation && !trails(tokens, t + 1))

  if (leftOpen && rightWord && (before === Kind.end || before !== Kind.mark || glyph !== 0x2019)) {
    // > | ’twas        > | '90s        > | 'em
    //     ^                ^               ^ an elision; in capitals only the unmistakable ones
    if (end[t + 1]! - start[t + 1]! <= 3 && /^(?:\d\d|\d0s)$/.test(text.slice(start[t + 1], end[t + 1]))) return 0
    const elided = (wordTags(word[t + 1]!) & Tag.elision) !== 0
    const capital = (shape[t + 1]! & Shape.capital) !== 0
    // > | what 's the matter        an apostrophe set apart from its word
    //          ^
    if (glyph !== 0x2018 && before === Kind.end && kind[t - 1] === Kind.word && isRemnant(text.slice(start[t + 1], end[t + 1]))) return 0
    if (elided && (!capital || /^[TtEe](?:was|is|were|will|m)\b/.test(text.slice(start[t + 1], start[t + 1]! + 5)))) return 0
    if (glyph === 0x2018 || glyph === 0x201a || glyph === 0x201b || glyph === 96) return Role.opens | Role.sure
    if (glyph === 0x2019) return before === Kind.end && (shape[t]! & Shape.paragraphStart || capital) ? Role.opens : 0
    return before === Kind.dash
      ? Role.opens | Role.closes | Role.strong
      : before === Kind.mark
        ? Role.opens | Role.closes | Role.strong
        : Role.opens
  }
  if (glyph === 0x201a || glyph === 0x201b) return 0
  if (glyph === 0x2018) return before !== Kind.end && !rightWord ? Role.closes : before === Kind.end && rightWord ? Role.opens : 0
  if (before === Kind.number && !trails(tokens, t + 1) && glyph === 39) return Role.closes // 6' or '…of 1916'
  if (before === Kind.punctuation || before === Kind.dash || before === Kind.mark || before === Kind.symbol)
    return Role.closes | Role.strong
  if (before === Kind.word || before === Kind.number)
    return isCutShort(text.slice(start[t - 1], end[t - 1])) ? Role.closes | Role.elided : Role.closes
  // > | ' Who goes there? '
  //     ^                 ^ a blank on both sides
  return Role.opens | Role.closes
}

/** What an apostrophe leaves of a word when a space is set before it. */
function isRemnant(word: string): boolean {
  return /^(?:s|ll|d|re|ve|m|t|em|n|nt)$/.test(word)
}

/** Words that dialect cuts short: `goin'`, `an'`, `fu'`. */
function isCutShort(word: string): boolean {
  return (
    /^(?:an|o|fu|fo|wid|wi|th|t|i|a|n|de|mo|mos|ol|po|befo|sho|co|do|yo|jes|las|wus|roun|erroun|don|wan|mus|bes|nex|lan|han|han's|min|fin|kin|stan|min)$/i.test(
      word,
    ) || /^[a-z]{2,}in$/i.test(word)
  )
}
