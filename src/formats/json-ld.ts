import { checkText } from '../options.ts'
import type { Gender, Quote, Speaker, SpeakerKind } from '../types.ts'
import { speakersOf } from './speakers.ts'

export interface JsonLdOptions {
  /** Address of the text; ids are fragments of it. Without it, ids are fragments alone (`#q1`). */
  readonly url?: string
  /** Title of the text. */
  readonly name?: string
  /** Language of the text, a BCP 47 tag. Default `en`. */
  readonly language?: string
  /** The speakers are characters of a story: they are not named as `creator`. Default `false`. */
  readonly fiction?: boolean
}

export interface JsonLdNode {
  readonly '@type': string
  readonly '@id': string
  readonly [property: string]: unknown
}

export interface JsonLdDocument {
  readonly '@context': 'https://schema.org'
  readonly '@graph': readonly JsonLdNode[]
}

/**
 * Describes the quotes as linked data: a schema.org [Quotation](https://schema.org/Quotation) each, its speaker in `spokenByCharacter` and,
 * unless the text is fiction, in `creator`. For `<script type="application/ld+json">` in a page, and for knowledge graphs.
 *
 * The graph has the text (`CreativeWork`), the speakers (`Person`, `Organization`, …) and the quotes. Quotes of kind `unspoken` quote nobody
 * and are left out.
 *
 * @param text The text that the quotes were found in.
 * @param quotes What `attributeQuotes` gave for it.
 * @returns A plain object. Where it goes into a page, write `<` as `\u003c`: `JSON.stringify(graph).replaceAll('<', '\\u003c')`.
 * @example
 * ```ts
 * const text = '“Eat,” said Peg.'
 * toJsonLd(text, attributeQuotes(text))['@graph'][2]
 * // → { '@type': 'Quotation', '@id': '#q1', text: 'Eat,', isPartOf: { '@id': '#text' }, spokenByCharacter: { '@id': '#s1' }, … }
 * ```
 */
export function toJsonLd(text: string, quotes: readonly Quote[], options: JsonLdOptions = {}): JsonLdDocument {
  checkText(text)
  const work = options.url ?? '#text'
  const base = options.url?.replace(/#.*$/s, '') ?? ''
  const ref = (id: string): string => `${base}#${fragment(id)}`
  const language = options.language ?? 'en'
  const spoken = quotes.filter(({ kind }) => kind !== 'unspoken')
  const listed = new Set(spoken.map(({ id }) => id))
  return {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'CreativeWork', '@id': work, ...(options.name === undefined ? {} : { name: options.name }), inLanguage: language },
      ...speakersOf(spoken).map((speaker) => speakerNode(speaker, ref(speaker.id))),
      ...spoken.map(({ id, text: words, speaker, parent }) => {
        const who = speaker && { '@id': ref(speaker.id) }
        return {
          '@type': 'Quotation',
          '@id': ref(id),
          text: words,
          inLanguage: language,
          isPartOf: { '@id': parent !== null && listed.has(parent) ? ref(parent) : work },
          ...(who ? { spokenByCharacter: who } : {}),
          ...(who && !options.fiction ? { creator: who } : {}),
        }
      }),
    ],
  }
}

const types: Readonly<Record<SpeakerKind, string>> = {
  person: 'Person',
  organization: 'Organization',
  group: 'Organization',
  document: 'CreativeWork',
  unknown: 'Thing',
}

const genders: Readonly<Record<Gender, object>> = {
  female: { gender: 'https://schema.org/Female' },
  male: { gender: 'https://schema.org/Male' },
  unknown: {},
}

function speakerNode({ name, aliases, kind, gender }: Speaker, id: string): JsonLdNode {
  return {
    '@type': types[kind],
    '@id': id,
    name,
    ...(aliases.length ? { alternateName: [...aliases] } : {}),
    ...(kind === 'person' ? genders[gender] : {}),
  }
}

/** An id as the fragment of an address. Half a surrogate pair cannot be percent-encoded and is replaced, as in every address. */
function fragment(id: string): string {
  return encodeURIComponent(id.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'))
}
