import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Texts {
  readonly news: string
  readonly fiction: string
  readonly origin: string
}

/** Texts of both genres: corpora where they are at hand, else sentences put together here. */
export function benchTexts(shared: string): Texts {
  const files = {
    news: join(shared, 'corpora/news/wikinews-plain.jsonl'),
    fiction: join(shared, 'corpora/fiction/pdnc-dev.jsonl'),
  }
  if (!existsSync(files.news) || !existsSync(files.fiction)) return { ...generated(), origin: 'generated' }
  const read = (file: string): string =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text)
      .join('\n\n')
  return { news: read(files.news), fiction: read(files.fiction), origin: 'corpora' }
}

const people = ['Ada Quist', 'Boris Orr', 'Ines Calado', 'Tomasz Wolny', 'Mary Oduya', 'Goran Matic', 'Dele Ogun', 'Hanne Friis']
const places = ['Olvera', 'the harbour', 'Upper Colby', 'the council', 'the ministry', 'Durnford']
const things = ['the bridge', 'the new line', 'the roof of the station', 'the water bill', 'the ferry', 'the night shift']

/** A row of paragraphs that is the same at every call. */
function generated(): { news: string; fiction: string } {
  let seed = 7
  const one = (list: readonly string[]): string => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return list[(seed >>> 16) % list.length]!
  }
  const paragraphs = (make: () => string): string => Array.from({ length: 4000 }, make).join('\n\n')
  return {
    news: paragraphs(
      () =>
        `Work on ${one(things)} will stop on Monday, ${one(places)} said, after months of delay and two hearings in which nobody could say what it had cost. ` +
        `“We have asked for ${one(things)} to be closed since spring,” said ${one(people)}, who lives near ${one(places)}. ` +
        `${one(people)} called the decision “late but right” and asked for more money.`,
    ),
    fiction: paragraphs(() => {
      const name = one(people).split(' ')[0]!
      return one([
        `“You never told me about ${one(things)},” said ${name}.`,
        `“I did not think you would care for ${one(things)}. Nobody does.”`,
        `${name} looked out at ${one(things)} for a long time and said nothing at all, and the rain came in from the sea as it had every evening that week.`,
        `“Come in,” ${name} called, “and shut the door behind you!”`,
      ])
    }),
  }
}
