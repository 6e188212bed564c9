/** Digits are printable ASCII from `#` on, without the characters that a string literal would escape. */
const firstDigit = 35
const escaped = [39, 92, 96]
/** How many there are. */
export const base = 89

/** The value of every digit, by its char code: those that `train/export_trees.py` writes. */
export function digitsOf(): Uint8Array {
  const digits = new Uint8Array(128)
  for (let code = firstDigit, digit = 0; digit < base; code++) if (!escaped.includes(code)) digits[code] = digit++
  return digits
}

/** The char codes of a text in ASCII, as bytes. No loop of its own: a program that has just begun runs loops slowly. */
export function codesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
