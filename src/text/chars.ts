/** What a UTF-16 code unit can be, as far as cutting a text into tokens needs it. */
export const Char = { other: 0, letter: 1, digit: 2, space: 3, newline: 4, mark: 5, dash: 6 } as const

const letters = /\p{L}|\p{M}/u
const digits = /\p{Nd}/u
/** White space, and what nobody sees: soft hyphens, joiners, marks of direction. */
const spaces = /\s|[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u
/** Everything that can be a quotation mark or an apostrophe, primes and fullwidth forms included. */
const marks = '"\'`´“”„‟‘’‚‛«»‹›「」『』″′＂＇'
const dashes = '—–―‒'

/** Classes of 256 code units at a time, made on first use: most texts need three of the 256 pages. */
const pages: (Uint8Array | undefined)[] = []

function makePage(page: number): Uint8Array {
  const classes = new Uint8Array(256)
  for (let low = 0; low < 256; low++) {
    const code = (page << 8) | low
    const char = String.fromCharCode(code)
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) classes[low] = Char.newline
    else if (spaces.test(char)) classes[low] = Char.space
    else if (marks.includes(char)) classes[low] = Char.mark
    else if (dashes.includes(char)) classes[low] = Char.dash
    else if (digits.test(char)) classes[low] = Char.digit
    else if (letters.test(char)) classes[low] = Char.letter
    // a half of a surrogate pair: letters beyond the basic plane are rare, emoji are not
  }
  pages[page] = classes
  return classes
}

/** The class of a code unit. */
export function charClass(code: number): number {
  return (pages[code >> 8] ?? makePage(code >> 8))[code & 255]!
}

/** The page of ASCII and Latin-1, for loops that test it directly. */
export const latin: Uint8Array = makePage(0)
