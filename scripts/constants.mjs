import { readFile } from 'node:fs/promises'

/**
 * A plugin for esbuild: what is named in an object of numbers stands in the code as its number.
 *
 *     > | export const Kind = { end: 0, word: 1 } as const        kind === Kind.word
 *       ▸ export enum Kind { end = 0, word = 1 }                  kind === 1
 *
 * The sources have no enum, since Node and editors read them as they are; esbuild knows enums alone by their value in other files.
 */
export const constants = {
  name: 'constants',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: asEnums(await readFile(path, 'utf8')),
      loader: 'ts',
    }))
  },
}

const numbers = /^export const ([A-Z]\w*) = \{((?:[ \n]*\w+: (?:0x)?[\da-f]+,?(?: *\/\/.*)?)+\s*)\} as const$/gm

/** The same file with enums in the place of objects of numbers. Lines stay where they are. */
export function asEnums(source) {
  return source.replace(numbers, (_, name, members) => `export enum ${name} {${members.replace(/(\w+): (?=\d)/g, '$1 = ')}}`)
}
