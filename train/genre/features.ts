/**
 * Dumps the features by which news and fiction are told apart: of the articles of the training parts, and of novels in pieces of some thousand words.
 *
 *   npx tsx train/genre/features.ts PART [--shared DIR] > OUT.jsonl        PART: train or dev
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

const part = process.argv[2]
if (part !== 'train' && part !== 'dev') {
  console.error('usage: npx tsx train/genre/features.ts train|dev [--shared DIR] > OUT.jsonl')
  process.exit(2)
}
const shared = sharedFolder(process.argv)
const corpora = [
  `news/polnear-${part}`,
  ...(part === 'train' ? ['news/wikinews-plain'] : []),
  `fiction/litbank-${part}`,
  `fiction/pdnc-${part}`,
]
for (const corpus of corpora) {
  for (const { id, text } of readCorpus(shared, corpus)) {
    // novels in pieces, cut between paragraphs, of three lengths
    const pieces: string[] = []
    if (corpus.includes('pdnc')) {
      const sizes = [4_000, 9_000, 20_000]
      for (let at = 0, n = 0; at < text.length; n++) {
        let end = text.indexOf('\n\n', at + sizes[n % 3]!)
        if (end < 0) end = text.length
        pieces.push(text.slice(at, end))
        at = end
      }
    } else pieces.push(text)
    pieces.forEach((piece, n) => {
      const tokens = tokenize(piece)
      const spans = findSpans(tokens, findMarks(tokens))
      if (spans.length === 0) return
      const cues = findCues(tokens)
      const mentions = addSources(tokens, findMentions(tokens), cues)
      const spanOf = spanOfTokens(tokens, spans)
      const features = genreFeatures(tokens, spans, spanOf, mentions, findClauses(tokens, mentions, cues, spanOf))
      console.log(JSON.stringify({ id: `${id}/${n}`, fiction: corpus.startsWith('fiction'), words: piece.split(/\s+/).length, features }))
    })
  }
}
