export const fnvBasis: number = 0x811c9dc5 | 0
export const fnvPrime = 0x01000193

/** FNV-1a, 32 bits, over the UTF-16 code units of a word in lower case, typographic apostrophes and hyphens made plain. Never 0. */
export function hashOf(word: string): number {
  const lower = word.toLowerCase()
  let h = fnvBasis
  for (let i = 0; i < lower.length; i++) {
    let c = lower.charCodeAt(i)
    if (c === 0x2019) c = 39
    else if (c === 0x2010 || c === 0x2011) c = 45
    h = Math.imul(h ^ c, fnvPrime)
  }
  return h || 1
}
