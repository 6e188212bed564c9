import type { Element, ElementContent } from 'xast'
import { x } from 'xastscript'
import { reasons } from '../reasons.ts'
import type { Quote, QuoteKind, Speaker } from '../types.ts'
import type { TeiIds } from './tei-body.ts'
import { encodeText, lines } from './tei-text.ts'

/** What the header says of the text. */
interface TeiTitle {
  readonly title: string
  readonly author: string | undefined
  readonly language: string
}

const kinds: Readonly<Record<QuoteKind, string>> = {
  direct: 'speech as a clause of its own',
  mixed: 'quoted words inside the reporting sentence’s own grammar',
  indirect: 'speech reported without marks',
  unspoken: 'marks that quote nobody: titles, terms, nicknames, scare quotes',
}

/** The `teiHeader`: title, how the text was marked, the categories that `ana` points to, the speakers, and the characters that XML lacks. */
export function teiHeader(
  { title, author, language }: TeiTitle,
  quotes: readonly Quote[],
  speakers: readonly Speaker[],
  ids: TeiIds,
  glyphs: Set<string>,
): Element {
  const content = (words: string): ElementContent[] => encodeText(words, glyphs)
  const titles = [x('title', content(title)), ...(author === undefined ? [] : [x('author', content(author))])]
  const people = listSpeakers(speakers, ids, content)
  const encoding = [
    x('editorialDecl', [
      x('quotation', { marks: 'all' }, [x('p', 'Quotation marks are kept as they stand in the text, in pc elements beside said.')]),
    ]),
    x('classDecl', [
      taxonomy('kind', Object.entries(kinds), new Set(quotes.map(({ kind }) => kind))),
      taxonomy('reason', Object.entries(reasons), new Set(quotes.map(({ reason }) => reason))),
      x('taxonomy', [x('category', { 'xml:id': 'negated' }, [x('catDesc', 'the act of saying is denied')])]),
    ]),
    // last, when all texts have been encoded
    ...(glyphs.size ? [x('charDecl', [...glyphs].sort().map(declare))] : []),
  ]
  return x(
    'teiHeader',
    lines([
      x('fileDesc', [
        x('titleStmt', titles),
        x('publicationStmt', [x('p', 'Unpublished.')]),
        x('sourceDesc', [x('p', 'Converted from plain text; quotes marked by quote-attribution.')]),
      ]),
      x('encodingDesc', lines(encoding)),
      x(
        'profileDesc',
        lines([x('langUsage', [x('language', { ident: language })]), ...(people.length ? [x('particDesc', lines(people))] : [])]),
      ),
    ]),
  )
}

/** Only what the text uses is declared. */
function taxonomy(name: string, entries: readonly [string, string][], used: ReadonlySet<string>): ElementContent {
  const categories = entries
    .filter(([id]) => used.has(id))
    .map(([id, text]) => x('category', { 'xml:id': `${name}.${id}` }, [x('catDesc', text.replaceAll('`', ''))]))
  return x('taxonomy', { n: name }, categories.length ? lines(categories) : [x('category', [x('catDesc', 'none used')])])
}

function declare(code: string): Element {
  return x('char', { 'xml:id': `u${code}` }, [x('localProp', { name: 'code-unit', value: code.toUpperCase() })])
}

function listSpeakers(speakers: readonly Speaker[], ids: TeiIds, content: (words: string) => ElementContent[]): Element[] {
  const people: Element[] = []
  const organizations: Element[] = []
  for (const speaker of speakers) {
    const { name, aliases, kind, gender } = speaker
    const id = ids.speakers.get(speaker)!
    const isOrganization = kind === 'organization' || kind === 'document'
    const nameElement = isOrganization ? 'orgName' : 'persName'
    const names = [x(nameElement, content(name)), ...aliases.map((alias) => x(nameElement, { type: 'alias' }, content(alias)))]
    // an id that XML does not allow is kept as text
    if (speaker.id !== id) names.push(x('idno', content(speaker.id)))
    const role = kind === 'document' || kind === 'unknown' ? kind : null
    const attributes = { 'xml:id': id, role, sex: gender === 'unknown' || isOrganization ? null : gender }
    if (isOrganization) organizations.push(x('org', attributes, names))
    else people.push(x(kind === 'group' ? 'personGrp' : 'person', attributes, names))
  }
  return [...(people.length ? [x('listPerson', lines(people))] : []), ...(organizations.length ? [x('listOrg', lines(organizations))] : [])]
}
