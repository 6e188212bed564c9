/**
 * Warns, wherever remark runs, of quotes that nobody says and of marks that do not pair.
 *
 *   cd examples/remark && npx remark draft.md --quiet --no-stdout
 */
import retextQuoteAttribution from 'quote-attribution/retext'
import remarkRetext from 'remark-retext'
import retextEnglish from 'retext-english'
import { unified } from 'unified'

export default {
  plugins: [
    [
      remarkRetext,
      unified().use(retextEnglish).use(retextQuoteAttribution, {
        reportUnattributed: true,
        reportAmbiguous: 0.8,
        reportUnbalanced: true,
      }),
    ],
  ],
}
