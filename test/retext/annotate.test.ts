import type { Data, Nodes, Root } from 'nlcst'
import { toString as textOf } from 'nlcst-to-string'
import remarkParse from 'remark-parse'
import remarkRetext from 'remark-retext'
import retextEnglish from 'retext-english'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import retextQuoteAttribution from '../../src/retext.ts'

async function annotated(value: string): Promise<{ file: VFile; nodes: Nodes[] }> {
  const file = new VFile(value)
  let root: Root | undefined
  const language = unified()
    .use(retextEnglish)
    .use(retextQuoteAttribution, { annotate: true })
    .use(() => (tree: Root): undefined => {
      root = tree
    })
  const processor = unified()
    .use(remarkParse)
    .use(remarkRetext, language as never)
  await processor.run(processor.parse(file), file)
  const nodes: Nodes[] = []
  const collect = (node: Nodes): void => {
    nodes.push(node)
    if ('children' in node) node.children.forEach(collect)
  }
  collect(root!)
  return { file, nodes }
}

/** The outermost nodes with a datum, joined. */
function covered(nodes: readonly Nodes[], has: (data: Data) => unknown): string {
  const leaves = nodes.filter((node) => !('children' in node) && node.data && has(node.data))
  return textOf([...leaves])
}

test('nodes know the quote, the mention and the cue that covers them', async () => {
  const { file, nodes } = await annotated('“Not *now*,” said Ann Lee, “nor in the “old barn”.” He left.')
  const [outer, inner] = file.data.quotes!
  expect(covered(nodes, (data) => data.quote === outer)).toBe('“Not now,”“nor in the .”')
  expect(covered(nodes, (data) => data.quote === inner)).toBe('“old barn”')
  expect(covered(nodes, (data) => data.mentionOf?.includes(outer!))).toBe('Ann Lee')
  expect(covered(nodes, (data) => data.cueOf?.includes(outer!))).toBe('said')
})

test('parents have data where their whole text is covered', async () => {
  const { file, nodes } = await annotated('“Go home. I insist!” Ann cried.\n\n“Stay.”')
  const types = (has: (data: Data) => unknown): string[] =>
    nodes.filter(({ data }) => data && has(data)).map((node) => `${node.type} ${textOf(node)}`)
  const [first, second] = file.data.quotes!
  const said = types((data) => data.quote === first)
  expect(said).toContain('WordNode home')
  expect(said).toContain('SentenceNode “Go home.')
  expect(said.some((node) => node.includes('cried'))).toBe(false)
  expect(types((data) => data.quote === second)).toContain('ParagraphNode “Stay.”')
  expect(types((data) => data.cueOf)).toEqual(['WordNode cried', 'TextNode cried'])
  expect(types((data) => data.mentionOf)).toEqual(['WordNode Ann', 'TextNode Ann'])
})

test('a sentence that holds an inner quote belongs to the outer one', async () => {
  const { file, nodes } = await annotated('“Wait. He shouted ‘Fire!’ at us. Then he ran,” said Ann Lee.')
  const outer = file.data.quotes!.find(({ parent }) => !parent)!
  const inner = file.data.quotes!.find(({ parent }) => parent)!
  expect(inner.parent).toBe(outer.id)
  expect(covered(nodes, (data) => data.quote === inner)).toBe('‘Fire!’')
  const sentences = nodes.filter((node) => node.type === 'SentenceNode' && node.data?.quote)
  expect(sentences.map((node) => [textOf(node), node.data?.quote === outer])).toEqual([
    ['“Wait.', true],
    ['He shouted ‘Fire!’ at us.', true],
  ])
})

test('words of several leaves are one node of a mention', async () => {
  const { file, nodes } = await annotated('“Go,” said Kate O’Hara-Bell.')
  expect(file.data.quotes![0]!.mention!.text).toBe('Kate O’Hara-Bell')
  const words = nodes.filter((node) => node.type === 'WordNode' && node.data?.mentionOf)
  expect(words.map((node) => textOf(node))).toEqual(['Kate', 'O’Hara-Bell'])
})

test('data that other plugins put there stays', async () => {
  const tree = unified().use(retextEnglish).parse('“Go,” said Ann.')
  Object.assign(tree, { data: { language: 'en' } })
  const mark = (node: Nodes): void => {
    node.data = Object.assign(node.data ?? {}, { seen: true })
    if ('children' in node) node.children.forEach(mark)
  }
  mark(tree)
  await unified().use(retextQuoteAttribution, { annotate: true }).run(tree, new VFile('“Go,” said Ann.'))
  expect(tree.data).toEqual({ language: 'en', seen: true })
  expect(JSON.stringify(tree).match(/"seen":true/g)!.length).toBeGreaterThan(JSON.stringify(tree).match(/"cueOf"/g)!.length)
})

test('without the option, and outside of quotes, no node has data', async () => {
  const { nodes } = await annotated('Nobody said a word.')
  expect(nodes.filter(({ data }) => data)).toEqual([])
  const tree = unified().use(retextEnglish).parse('“Go,” said Ann.')
  await unified().use(retextQuoteAttribution).run(tree, new VFile('“Go,” said Ann.'))
  expect(JSON.stringify(tree)).not.toContain('"data"')
})
