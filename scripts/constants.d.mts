import type { Plugin } from 'esbuild'

export declare const constants: Plugin
export declare function asEnums(source: string): string
