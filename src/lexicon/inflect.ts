/** Verbs of two syllables that double their last letter, because it is stressed. */
const stressed = /^(?:admit|submit|commit|permit|refer|infer|concur|demur|begin|quip|quiz|bet|tut)$/
/** One syllable, one vowel, one consonant: `nod`, `grin`, `chat`. */
const short = /^[^aeiou]*[aeiou][bdgmnprt]$/

/** The five forms of a verb: base, third person, past, participle, -ing. Irregular pasts are given. */
export function inflect(verb: string, past?: string, participle?: string): readonly [string, string, string, string, string] {
  const doubled = stressed.test(verb) || short.test(verb) ? verb + verb.at(-1) : verb
  const third = /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
  const regular = verb.endsWith('e') ? `${verb}d` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${doubled}ed`
  const gerund = verb.endsWith('ie') ? `${verb.slice(0, -2)}ying` : /[^eoy]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${doubled}ing`
  return [verb, third, past ?? regular, participle ?? past ?? regular, gerund]
}
