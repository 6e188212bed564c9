import rehypeParse from 'rehype-parse'
import rehypeRetext from 'rehype-retext'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRetext from 'remark-retext'
import retextEnglish from 'retext-english'
import retextLatin from 'retext-latin'
import { unified } from 'unified'
import { VFile } from 'vfile'
import retextQuoteAttribution, { type Options } from '../../src/retext.ts'

/** Ways from a file to a tree of natural language, each with the real packages. */
export const pipelines: Readonly<Record<'latin' | 'english' | 'markdown' | 'html', (value: string, options?: Options) => Promise<VFile>>> =
  {
    async latin(value, options) {
      const file = new VFile({ value, path: 'text.txt' })
      const processor = unified().use(retextLatin).use(retextQuoteAttribution, options)
      await processor.run(processor.parse(file), file)
      return file
    },
    async english(value, options) {
      const file = new VFile({ value, path: 'text.txt' })
      const processor = unified().use(retextEnglish).use(retextQuoteAttribution, options)
      await processor.run(processor.parse(file), file)
      return file
    },
    async markdown(value, options) {
      const file = new VFile({ value, path: 'text.md' })
      const language = unified().use(retextEnglish).use(retextQuoteAttribution, options)
      const processor = unified()
        .use(remarkParse)
        .use(remarkGfm)
        .use(remarkRetext, language as never, { ignore: ['footnoteDefinition'] })
      await processor.run(processor.parse(file), file)
      return file
    },
    async html(value, options) {
      const file = new VFile({ value, path: 'text.html' })
      const language = unified().use(retextEnglish).use(retextQuoteAttribution, options)
      const processor = unified()
        .use(rehypeParse, { fragment: true })
        .use(rehypeRetext, language as never)
      await processor.run(processor.parse(file), file)
      return file
    },
  }
