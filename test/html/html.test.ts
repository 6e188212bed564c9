import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { toHtml } from '../../src/html.ts'
import { attributeQuotes, type Quote } from '../../src/index.ts'
import { hostileInput, news, quotesOf, runs } from '../formats/samples.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const quotes = attributeQuotes(news)

function* elements(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* elements(child)
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

function hasClass(element: Element, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(' ').includes(name)
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

function withClass(node: Node, name: string): Element[] {
  return [...elements(node)].filter((element) => hasClass(element, name))
}

describe('toHtml', () => {
  it('takes any number of carriage returns between two paragraphs', () => {
    const text = `“No,” said Ada Roe.${'\r'.repeat(200_000)}“Yes,” said Ben Orr.`
    expect(toHtml(text, attributeQuotes(text))).toContain('&#13;'.repeat(200_000))
  })

  it('is a page with the text as it was', () => {
    const page = parse(toHtml(news, quotes, { title: 'A <bridge> & more', language: 'en-GB' }))
    const [html] = elements(page)
    expect(attribute(html!, 'lang')).toBe('en-GB')
    expect(textOf([...elements(page)].find(({ tagName }) => tagName === 'title')!)).toBe('A <bridge> & more')
    expect(textOf(withClass(page, 'qa-text')[0]!)).toBe(news)
  })

  it('asks for nothing from outside, and has no script', () => {
    const source = toHtml(news, quotes)
    const all = [...elements(parse(source))]
    const tags = new Set(all.map(({ tagName }) => tagName))
    for (const tag of ['script', 'link', 'img', 'iframe', 'object']) expect(tags).not.toContain(tag)
    expect(source).not.toMatch(/url\(|@import|https?:/)
    expect(all.map((element) => attribute(element, 'content'))).toContain("default-src 'none'; style-src 'unsafe-inline'")
  })

  it('marks every quote, its cue and its mention', () => {
    const page = parse(toHtml(news, quotes))
    const heads = withClass(page, 'qa-quote').filter((element) => attribute(element, 'id'))
    expect(heads.map((element) => attribute(element, 'id'))).toEqual(quotes.map(({ id }) => `qa-${id}`))
    expect(textOf(heads[0]!)).toBe('“The bridge,”')
    expect(attribute(heads[0]!, 'data-who')).toBe('Adaeze Nwosu')
    expect(attribute(heads[0]!, 'aria-label')).toContain('verb-before-name')
    expect(withClass(page, 'qa-cue').map(textOf)).toContain('said')
    expect(withClass(page, 'qa-mention').map(textOf)).toContain('Adaeze Nwosu')
  })

  it('gives the parts of a quote one colour, and two speakers different ones', () => {
    const page = parse(toHtml(news, quotes))
    const colour = (words: string): string | undefined => {
      const element = withClass(page, 'qa-quote').find((candidate) => textOf(candidate).includes(words))
      return /qa-s\d+/.exec(attribute(element!, 'class')!)?.[0]
    }
    expect(colour('The bridge')).toBe(colour('will open'))
    expect(colour('The bridge')).not.toBe(colour('and left'))
  })

  it('shows how sure it is', () => {
    const [first] = quotes
    const unsure: Quote = { ...first!, confidence: 0.31 }
    const [element] = withClass(parse(toHtml(news, [unsure])), 'qa-quote')
    expect(hasClass(element!, 'qa-c3')).toBe(true)
    expect(attribute(element!, 'data-who')).toBe('Adaeze Nwosu?')
    expect(attribute(element!, 'aria-label')).toContain('31 % sure')
  })

  it('lists the speakers with their share', () => {
    const text = '“One two three,” said Ragnhild. “Four,” said Torsten.'
    const [list] = withClass(parse(toHtml(text, attributeQuotes(text))), 'qa-legend')
    expect(withClass(list!, 'qa-name').map(textOf)).toEqual(['All', 'Ragnhild', 'Torsten'])
    expect(withClass(list!, 'qa-count').map(textOf)).toEqual(['2 quotes', '1 quote, 75 %', '1 quote, 25 %'])
    expect(withClass(parse(toHtml(text, attributeQuotes(text), { legend: false })), 'qa-legend')).toEqual([])
  })

  it('is a fragment on request, with ids of its own', () => {
    const source = toHtml(news, quotes, { page: false, prefix: 'second-', style: false, theme: 'dark' })
    const fragment = parseFragment(source)
    expect(fragment.childNodes).toHaveLength(1)
    const [root] = elements(fragment)
    expect(root!.tagName).toBe('div')
    expect(hasClass(root!, 'qa-dark')).toBe(true)
    expect([...elements(fragment)].some(({ tagName }) => tagName === 'style')).toBe(false)
    for (const element of elements(fragment)) expect(attribute(element, 'id') ?? 'second-').toMatch(/^second-/)
  })

  it('keeps line breaks of every kind', () => {
    const text = 'a\rb\r\nc\n\n“d\r\n\r\ne”\r'
    expect(textOf(withClass(parse(toHtml(text, attributeQuotes(text))), 'qa-text')[0]!)).toBe(text)
  })

  it.each(['', ' \n ', 'no quotes here'])('shows a text without quotes: %j', (text) => {
    const page = parse(toHtml(text, attributeQuotes(text)))
    expect(textOf(withClass(page, 'qa-text')[0]!)).toBe(text)
    expect(withClass(page, 'qa-legend')).toEqual([])
  })

  it('refuses options that it cannot have', () => {
    expect(() => toHtml('', [], { theme: 'blue' as 'dark' })).toThrow(/option theme/)
    expect(() => toHtml('', [], { prefix: '"><' })).toThrow(/option prefix/)
    expect(() => toHtml(1 as unknown as string, [])).toThrow(TypeError)
  })
})

describe('hostile texts and names', () => {
  const tags = new Set('html head meta title style body main h1 div fieldset legend ul li input label span svg path p'.split(' '))
  const attributes = new Set(
    'lang charset name content http-equiv class id type value checked for aria-hidden viewbox preserveaspectratio d role tabindex aria-label data-who data-why data-quote'.split(
      ' ',
    ),
  )

  it('the text unchanged, no element or attribute but the writer’s', () => {
    fc.assert(
      fc.property(hostileInput, (input) => {
        const page = parse(toHtml(input.text, quotesOf(input), { title: input.text }))
        const strange: string[] = []
        for (const { tagName, attrs } of elements(page)) {
          if (!tags.has(tagName)) strange.push(tagName)
          for (const { name } of attrs) if (!attributes.has(name.toLowerCase())) strange.push(`${tagName} ${name}`)
        }
        expect(strange).toEqual([])
        expect(textOf(withClass(page, 'qa-text')[0]!)).toBe(input.text.replaceAll('\0', '\ufffd'))
        expect(page.childNodes.map(({ nodeName }) => nodeName)).toEqual(['#documentType', 'html'])
      }),
      { numRuns: runs, seed: 7 },
    )
  })
})

describe('large texts', () => {
  it('takes time that grows with the text', () => {
    const measure = (copies: number): number => {
      const text = `${news}\n\n`.repeat(copies)
      const many = attributeQuotes(text)
      const times = [1, 2, 3].map(() => {
        const started = performance.now()
        toHtml(text, many)
        return performance.now() - started
      })
      return Math.min(...times)
    }
    measure(50)
    const small = measure(100)
    expect(measure(800) / small).toBeLessThan(8 * 3)
  })
})
