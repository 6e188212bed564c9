import { defineConfig } from 'vite'

/** Relative addresses, so that the built folder works wherever it is put. */
const config: ReturnType<typeof defineConfig> = defineConfig({
  root: import.meta.dirname,
  base: './',
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
})
export default config
