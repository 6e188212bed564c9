import { hashOf } from '../lexicon/hash.ts'
import { fullNames, lookup, Word, wordFlags } from '../lexicon/lexicon.ts'

/** First names by their first three letters, and by the full names that they are short for. */
export interface Firsts {
  readonly byStart: Map<string, string[]>
  readonly byFull: Map<string, string[]>
}

export function indexFirsts(names: Iterable<string>): Firsts {
  const firsts: Firsts = { byStart: new Map(), byFull: new Map() }
  for (const name of names) addFirst(firsts, name)
  return firsts
}

export function addFirst({ byStart, byFull }: Firsts, name: string): void {
  const put = (map: Map<string, string[]>, key: string): void => {
    const known = map.get(key)
    if (known) known.push(name)
    else map.set(key, [name])
  }
  put(byStart, name.slice(0, 3))
  for (const full of fullNames(name)) put(byFull, full)
}

/** The first names that a word is short for, or that are short for it: `Kit` and `Kitty`, `Mike` and `Michael`, `Skaggsy` and `Skaggs`. */
export function shortNames(word: string, { byStart, byFull }: Firsts): string[] {
  const alike = (byStart.get(word.slice(0, 3)) ?? []).filter((other) => {
    const [short, long] = word.length <= other.length ? [word, other] : [other, word]
    return short.length >= 3 && long.startsWith(short) && /^.?(?:y|ie|ey)$/.test(long.slice(short.length))
  })
  return [...alike, ...(byFull.get(word) ?? []), ...fullNames(word)]
}

/** Names of people by their first two letters, each with whoever has it. */
export type Starts = Map<string, (readonly [name: string, p: number])[]>

/** Names with one beginning that are looked at. */
const mostAlike = 64
/** What a short form ends in, where it is not the beginning of the name as it stands: `Ify` for `Ifeoma`, `Lidochka` for `Lidia`. */
const shortEnd = /^(?<stem>..+?)(?:y|ie|ey|o|a|s|z|er|ers|ya|ka|enka|ochka|ushka)$/
/** What nobody is called in place of a name. */
const noName = Word.closed | Word.interjection | Word.kin | Word.title | Word.person

export function indexStarts(owners: Iterable<readonly [string, readonly number[]]>): Starts {
  const starts: Starts = new Map()
  for (const [name, people] of owners) for (const p of people) addStart(starts, name, p)
  return starts
}

export function addStart(starts: Starts, name: string, p: number): void {
  const key = name.slice(0, 2)
  const known = starts.get(key)
  if (!known) starts.set(key, [[name, p]])
  else if (known.length < mostAlike) known.push([name, p])
}

/** The only one who fits and whose name a word is short for, as those call him who speak to him, or whose short name it is the whole of; -1 without one. */
export function shortBearer(word: string, starts: Starts, fits: (p: number) => boolean): number {
  const flags = wordFlags(lookup(hashOf(word)))
  if (flags & noName) return -1
  let found = -1
  for (const [name, p] of starts.get(word.slice(0, 2)) ?? []) {
    if (p === found || !(isShortFor(word, name, flags) || isShortFor(name, word, flags)) || !fits(p)) continue
    if (found >= 0) return -1
    found = p
  }
  return found
}

/** > | Hes, Hesper        > | Ify, Ifeoma        > | Winnie, Winifred */
function isShortFor(short: string, name: string, flags: number): boolean {
  if (short === name || short.length < 2) return false
  if (name.startsWith(short)) return true
  const stem = shortEnd.exec(short)?.groups?.stem ?? ''
  const plain = stem.length > 3 && stem.endsWith(stem.charAt(stem.length - 2)) ? stem.slice(0, -1) : stem
  // > | Amy        a name of its own
  return plain.length >= (flags & Word.firstName ? 3 : 2) && plain.length < name.length && name.startsWith(plain)
}
