/**
 * Turns a Markdown file into a page on which every quote has the colour of its speaker.
 *
 *   node examples/remark/page.js examples/remark/interview.md > page.html
 */
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { toHtml } from 'quote-attribution/html'
import retextQuoteAttribution from 'quote-attribution/retext'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRetext from 'remark-retext'
import retextEnglish from 'retext-english'
import { unified } from 'unified'
import { VFile } from 'vfile'

/**
 * @param {import('vfile').VFile} file
 * @returns {Promise<string>}
 */
export async function markdownToPage(file) {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRetext, unified().use(retextEnglish).use(retextQuoteAttribution), { ignore: ['footnoteDefinition'] })
  await processor.run(processor.parse(file), file)

  // the text that was read and the quotes in it, not the Markdown and the places there
  const { text, quotes } = file.data.quoteAttribution
  return toHtml(text, quotes, { title: file.stem })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = process.argv[2]
  if (!path) throw new Error('Give the path of a Markdown file')
  process.stdout.write(await markdownToPage(new VFile({ path, value: await readFile(path) })))
}
