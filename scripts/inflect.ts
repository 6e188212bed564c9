/** Verbs of two syllables that double their last letter, because it is stressed. */
const stressed = ' admit submit commit permit refer infer concur demur begin quip quiz bet tut '

/** The five forms of a verb: base, third person, past, participle, -ing. Irregular pasts are given. */
export function inflect(verb: string, past?: string, participle?: string): readonly [string, string, string, string, string] {
  const last = verb.at(-1)!
  const before = verb.at(-2)!
  const stem = verb.slice(0, -1)
  const doubled = stressed.includes(` ${verb} `) || isShort(verb) ? verb + last : verb
  const softens = last === 'y' && !isVowel(before)
  const hisses = 'sxzo'.includes(last) || (last === 'h' && (before === 'c' || before === 's'))
  const third = softens ? `${stem}ies` : hisses ? `${verb}es` : `${verb}s`
  const regular = softens ? `${stem}ied` : last === 'e' ? `${verb}d` : `${doubled}ed`
  const dropsE = last === 'e' && before !== 'e' && before !== 'o' && before !== 'y'
  const gerund = dropsE ? (before === 'i' ? `${verb.slice(0, -2)}ying` : `${stem}ing`) : `${doubled}ing`
  return [verb, third, past ?? regular, participle ?? past ?? regular, gerund]
}

/**
 * Other spellings of the five forms of a verb, each with its number among them: British ones of verbs that are listed in American spelling.
 *
 * @example
 * britishForms('moralize') // → [['moralise', 0], ['moralises', 1], ['moralised', 2], ['moralised', 3], ['moralising', 4]]
 * britishForms('signal') // → [['signalled', 2], ['signalled', 3], ['signalling', 4]]
 */
export function britishForms(verb: string): readonly (readonly [string, number])[] {
  const base = /.{4}ize$/.test(verb) ? `${verb.slice(0, -2)}se` : /.{2}[bdlpv]or$/.test(verb) ? `${verb.slice(0, -1)}ur` : ''
  if (base) return inflect(base).map((form, n) => [form, n] as const)
  // a second syllable that ends in one vowel and an l
  if (!/[aeiou][^aeiou]+[aeiou]l$/.test(verb)) return []
  return [[`${verb}led`, 2] as const, [`${verb}led`, 3] as const, [`${verb}ling`, 4] as const]
}

const isVowel = (letter: string): boolean => 'aeiou'.includes(letter)

/** One syllable, one vowel, one consonant: `nod`, `grin`, `chat`. */
function isShort(verb: string): boolean {
  const end = verb.length - 1
  if (end < 1 || !'bdgmnprt'.includes(verb[end]!) || !isVowel(verb[end - 1]!)) return false
  for (let i = 0; i < end - 1; i++) if (isVowel(verb[i]!)) return false
  return true
}
