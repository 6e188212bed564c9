import fc from 'fast-check'

/** Pieces that texts are made of, so that a random row of them is a text that a stage could meet. */
const pieces = [
  ...'"“”„‟«»‹›\'‘’‚‛`´「」『』″′',
  '``',
  "''",
  '—',
  '–',
  '--',
  ',',
  '.',
  '?',
  '!',
  ':',
  ';',
  '…',
  '(',
  ')',
  '[sic]',
  'said Anna Orr',
  'Boris said',
  'he told her',
  'the ministry said',
  'according to Mrs. Pell',
  'Come in',
  'I never saw it',
  'the dogs’ home',
  "rock 'n' roll",
  "'twas",
  '27"',
  'MODERATOR:',
  'Q:',
  'a man known as',
  'Ольга',
  '😀',
]

const blanks = [' ', ' ', ' ', '', '\n', '\n\n', '\r\n\r\n', '\u00a0', '\u202f', '\t']

/** Texts of quotation marks, reporting clauses and breaks. */
export const texts: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...blanks)), { maxLength: 40 })
  .map((list) => list.map(([piece, blank]) => piece + blank).join(''))

/** Any string at all, half surrogate pairs and control characters included. */
export const anything: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
)
