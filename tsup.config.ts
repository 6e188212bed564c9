import { defineConfig } from 'tsup'

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
  dts: {
    entry: { index: 'src/index.ts', retext: 'src/retext.ts', html: 'src/html.ts', 'formats/index': 'src/formats/index.ts' },
    compilerOptions: { ignoreDeprecations: '6.0' },
  },
})
export default config
