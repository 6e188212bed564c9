import type { GoldCharacter } from '../jsonl.ts'

/** A name as the scorer compares it. */
export function normal(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[.’']/g, '').replace(/^the /, '').replace(/\s+/g, ' ').trim()
}

const title =
  /^(?:mr|mrs|ms|miss|dr|sir|lady|lord|madame?|mme|monsieur|captain|colonel|major|professor|aunt|uncle|count(?:ess)?|the|of|de|van|von|young|old)$/

/** Gives for a speaker's names the characters that they fit best: the rule of `../shared/eval/score.mjs`, which counts a share for each of them. */
export function makeCredit(characters: readonly GoldCharacter[]): (names: readonly string[]) => ReadonlyMap<string, number> {
  const owners = new Map<string, GoldCharacter | null>()
  const own = (name: string, c: GoldCharacter): void => {
    owners.set(name, owners.has(name) && owners.get(name) !== c ? null : c)
  }
  for (const c of characters)
    for (const n of [c.name, ...c.aliases].map(normal)) {
      own(n, c)
      for (const w of n.split(' ')) if (!title.test(w)) own(w, c)
    }
  const known = new Map(characters.map((c) => [c, new Set([c.name, ...c.aliases].map(normal))]))
  for (const [n, c] of owners) if (c && n.length > 2 && normal(c.name).split(' ').includes(n)) known.get(c)!.add(n)
  return (raw) => {
    const names = raw.map(normal)
    const exact = characters.filter((c) => normal(c.name) === names[0])
    if (exact.length === 1) return new Map([[exact[0]!.name, 1]])
    let best = 0
    let hits: GoldCharacter[] = []
    for (const c of characters) {
      const has = known.get(c)!
      const score = (has.has(names[0]!) ? 1000 : 0) + new Set(names.filter((n) => has.has(n))).size
      if (score > best) [best, hits] = [score, [c]]
      else if (score && score === best) hits.push(c)
    }
    return new Map(hits.map((c) => [c.name, 1 / hits.length]))
  }
}
