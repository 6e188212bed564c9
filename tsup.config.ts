import { readFileSync } from 'node:fs'
import { defineConfig } from 'tsup'
import { constants } from './scripts/constants.mjs'
import { markEager } from './scripts/eager.ts'

/** One entry a subpath; the core is built by itself, so that nothing of the borders can slip into it. */
const config: ReturnType<typeof defineConfig> = defineConfig({
  entry: {
    index: 'src/index.ts',
    retext: 'src/retext.ts',
    html: 'src/html.ts',
    'formats/index': 'src/formats/index.ts',
    'cli/main': 'src/cli/main.ts',
    'cli/worker': 'src/cli/worker.ts',
  },
  format: ['esm'],
  target: 'es2022',
  platform: 'neutral',
  external: [/^node:/],
  splitting: true,
  treeshake: true,
  clean: true,
  plugins: [
    {
      // one byte a character: engines read such a module faster, and keep it in half the memory
      name: 'ascii',
      renderChunk: (code) => ({
        code: code.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
      }),
    },
  ],
  // less to read at every start
  esbuildPlugins: [constants],
  minify: true,
  esbuildOptions: (options) => {
    options.legalComments = 'none'
  },
  onSuccess: () => markEager('dist/index.js', readFileSync('examples/article.txt', 'utf8')),
  dts: {
    entry: { index: 'src/index.ts', retext: 'src/retext.ts', html: 'src/html.ts', 'formats/index': 'src/formats/index.ts' },
    compilerOptions: { ignoreDeprecations: '6.0' },
  },
})
export default config
