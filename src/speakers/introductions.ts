import { hashOf } from '../lexicon/hash.ts'
import { Word, wordFlags } from '../lexicon/lexicon.ts'
import type { Mention } from '../mentions/mention.ts'
import { isPunctuation, Kind, Shape, type Tokens } from '../text/tokens.ts'

/** `my name is Tova Lindgren`, `call me Ishmael`, `I am called Tova` */
const introductions: readonly (readonly number[])[] = [
  'my name is',
  'my name was',
  "my name 's",
  'call me',
  'i am called',
  'i was christened',
].map(hashesOf)

/** What somebody says besides in a line of his own: `I’m Tova Lindgren` */
const spoken: readonly (readonly number[])[] = [...introductions, ...['i am', "i'm"].map(hashesOf)]

function hashesOf(words: string): number[] {
  return words.split(' ').map(hashOf)
}

/** The first of the words in front of a name by which somebody gives it as his own, in a line or, by fewer words, in the narration; -1 without them. */
export function introductionBefore(tokens: Tokens, { from: name }: Mention, inLine: boolean): number {
  for (const words of inLine ? spoken : introductions) {
    const from = name - words.length
    if (from >= 0 && stand(tokens, from, words)) return from
  }
  return -1
}

function stand({ hash }: Tokens, from: number, words: readonly number[]): boolean {
  for (let i = words.length - 1; i >= 0; i--) if (hash[from + i] !== words[i]) return false
  return true
}

const hereHash = hashOf('here')
const itsMe = hashesOf("it 's me")
const its = itsMe.slice(0, 2)

/**
 * Whether somebody says that it is him, as over a telephone:
 *
 *     > | “Orr here. Go ahead.”        > | “It’s me,” said a voice. “It’s Ben.”        not: > | “It’s me, Ben.”
 *          ^^^^^^^^^                                                 ^^^^^^^^^
 *
 * @param start The first token of what he says.
 */
export function isHere(tokens: Tokens, { from, to, possessive }: Mention, start: number): boolean {
  const { kind, shape, hash } = tokens
  if (possessive) return false
  const opens = from === start || (shape[from]! & Shape.sentenceStart) !== 0
  if (opens && kind[to] === Kind.word && hash[to] === hereHash) return kind[to + 1] !== Kind.word
  if (kind[to] === Kind.word || from < start + itsMe.length + 1) return false
  return stand(tokens, from - its.length, its) && stand(tokens, start, itsMe)
}

/**
 * Whether somebody gives a name as his own in a sentence that holds nothing else:
 *
 *     > | “I’m Ben.”        not: > | “You think I’m Ben?”        > | “I’m Ben’s sister.”
 *          ^^^^^^^^
 */
export function givesOwnName(tokens: Tokens, mention: Mention): boolean {
  const { kind } = tokens
  const from = introductionBefore(tokens, mention, true)
  return from >= 0 && !mention.possessive && !(from > 0 && kind[from - 1] === Kind.word) && kind[mention.to] !== Kind.word
}

const polite = new Set(['sir', 'madam', "ma'am", 'ma’am', 'miss', 'mistress'].map(hashOf))
const atYourService = hashesOf('at your service')

/**
 * Whether somebody reports by name to whoever is above him, in the first words of a line:
 *
 *     > | “Tarn, sir. Second battery.”        > | “Wim Tarn, Sergeant.”        > | “Professor Orr, at your service.”
 *          ^^^^^^^^^
 *
 * @param start The first token of what he says.
 */
export function reportsName(tokens: Tokens, { from, to, nameFrom, possessive }: Mention, start: number): boolean {
  const { kind, hash, word, shape } = tokens
  if (possessive || from !== start || !isPunctuation(tokens, to, 44) || kind[to + 1] !== Kind.word) return false
  if (stand(tokens, to + 1, atYourService)) return true
  // > | “Only Mr. Tarn, ma’am.”        what somebody answers
  if (nameFrom !== from) return false
  const title = (wordFlags(word[to + 1]!) & Word.title) !== 0 && (shape[to + 1]! & Shape.capital) !== 0
  return (title || polite.has(hash[to + 1]!)) && (isPunctuation(tokens, to + 2, 46) || isPunctuation(tokens, to + 2, 44))
}

const nameHash = hashOf('name')
const yourHash = hashOf('your')
const [whoAreYou, youAre, callYou, areYou] = ['who are you', 'you are', 'call you', 'are you'].map(hashesOf) as [
  number[],
  number[],
  number[],
  number[],
]
const calledHash = hashOf('called')
/** Words of a question that are looked at. */
const mostAsked = 10

/**
 * Whether somebody asks whoever he speaks to for a name:
 *
 *     > | “What is your name, dear?”        > | “And you are?”        > | “What am I to call you?”        > | “Who are you?”
 *                  ^^^^^^^^^                         ^^^^^^^
 *
 * @param to The token behind the last one of what he says.
 */
export function asksName(tokens: Tokens, to: number): boolean {
  const { kind, code, hash } = tokens
  let t = to - 1
  while (t > 0 && kind[t] === Kind.mark) t--
  if (kind[t] !== Kind.punctuation || code[t] !== 63) return false
  if (stand(tokens, t - 2, youAre) || stand(tokens, t - 2, callYou) || stand(tokens, t - 3, whoAreYou)) return true
  for (let n = 0; n < mostAsked && t > 0; n++) {
    t--
    if (kind[t] === Kind.mark || (kind[t] === Kind.punctuation && code[t] !== 44)) return false
    // > | “What are you called?”
    if (hash[t] === nameHash ? hash[t - 1] === yourHash : hash[t] === calledHash && stand(tokens, t - 2, areYou)) return true
  }
  return false
}
