/**
 * Prints the shares that tell fiction from news, one JSON line a text, for `genre.py`; novels also in pieces and texts of our own
 * in halves, and a few lines of each, so that short texts are learnt too.
 *
 *   tsx train/fiction/genre.ts [--shared DIR]
 */
import { findClauses } from '../../src/cues/clauses.ts'
import { findCues } from '../../src/cues/cues.ts'
import { addSources } from '../../src/cues/sources.ts'
import { genreFeatures } from '../../src/genre.ts'
import { findMentions } from '../../src/mentions/mentions.ts'
import { findMarks } from '../../src/spans/marks.ts'
import { findSpans, spanOfTokens } from '../../src/spans/spans.ts'
import { tokenize } from '../../src/text/tokens.ts'
import { readCorpus, sharedFolder } from '../jsonl.ts'
import { readTexts } from '../texts.ts'

const shared = sharedFolder(process.argv)
const piece = 6000
for (const [corpus, fiction, part] of [
  ['news/polnear-train', 0, 'train'],
  ['news/wikinews-plain', 0, 'train'],
  ['fiction/pdnc-train', 1, 'train'],
  ['fiction/litbank-train', 1, 'train'],
  ['news/polnear-dev', 0, 'dev'],
  ['fiction/pdnc-dev', 1, 'dev'],
  ['fiction/litbank-dev', 1, 'dev'],
  ['texts/news', 0, 'train'],
  ['texts/fiction', 1, 'train'],
  ['texts/news', 0, 'dev'],
  ['texts/fiction', 1, 'dev'],
] as const) {
  const own = corpus.startsWith('texts/')
  for (const { id, text } of own ? readTexts(fiction ? 'fiction' : 'news', part) : readCorpus(shared, corpus)) {
    const texts = [text]
    if (own) texts.push(...halves(text))
    else if (part === 'train' && text.length > 3 * piece)
      for (let at = 0; at + piece < text.length; at += 4 * piece) texts.push(text.slice(text.indexOf('\n', at) + 1, at + piece))
    const pieces = texts.length
    texts.push(...scraps(text, own ? 3 : corpus.startsWith('fiction/pdnc') ? 25 : 2))
    texts.forEach((piece, n) => {
      const tokens = tokenize(piece)
      const spans = findSpans(tokens, findMarks(tokens))
      const cues = findCues(tokens)
      const spanOf = spanOfTokens(tokens, spans)
      const mentions = addSources(tokens, findMentions(tokens), cues, spans, spanOf)
      const clauses = findClauses(tokens, mentions, cues, spanOf)
      const features = genreFeatures(tokens, spans, spanOf, mentions, clauses)
      console.log(
        JSON.stringify({
          id,
          own,
          part,
          fiction,
          whole: n === 0,
          scrap: n >= pieces,
          quotes: spans.length,
          words: piece.split(/\s+/).length,
          features,
        }),
      )
    })
  }
}

/** A text up to the middle, and from there, at the end of a paragraph. */
function halves(text: string): string[] {
  const middle = text.indexOf('\n\n', text.length / 2)
  return middle < 0 ? [] : [text.slice(0, middle), text.slice(middle + 2)]
}

/** A few lines from here and there: what somebody types in to try the library. */
function scraps(text: string, count: number): string[] {
  const list: string[] = []
  for (let n = 1; n <= count; n++) {
    const from = text.indexOf('\n\n', (text.length * n) / (count + 1)) + 2
    const to = text.indexOf('\n\n', from + 40 + ((97 * n) % 360))
    if (from >= 2 && to > from) list.push(text.slice(from, to))
  }
  return list
}
