import { constants } from './scripts/constants.mjs'

/** The weights are data of their own size, counted apart from the code and the word lists. */
const withoutWeights = {
  name: 'without-weights',
  setup: (build) => {
    build.onResolve({ filter: /\.generated\.ts$/ }, ({ path, resolveDir }) =>
      /[\\/]model$/.test(resolveDir) || path.includes('/model/') ? { path, external: true } : undefined,
    )
  },
}

export default [
  {
    name: 'core: code and word lists, minified and gzipped',
    path: 'src/index.ts',
    gzip: true,
    // the word lists are 55 kB of it
    limit: '182 kB',
    modifyEsbuildConfig: (config) => ({ ...config, format: 'esm', plugins: [withoutWeights, constants] }),
  },
  {
    name: 'core with its weights, as it is published',
    path: 'dist/index.js',
    gzip: true,
    limit: '1 MB',
    modifyEsbuildConfig: (config) => ({ ...config, format: 'esm' }),
  },
]
