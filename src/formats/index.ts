export { type CsvOptions, csvColumns, fromCsv, toCsv } from './csv.ts'
export { type JsonLdDocument, type JsonLdNode, type JsonLdOptions, toJsonLd } from './json-ld.ts'
export { fromJsonl, type JsonlOptions, toJsonl } from './jsonl.ts'
export { fromScript, type ScriptLine, type ScriptOptions, toScript } from './script.ts'
export { type TeiOptions, toTei } from './tei.ts'
export { fromTei, type TeiDocument } from './tei-reader.ts'
export {
  type AnchoredQuote,
  type Annotation,
  type AnnotationPage,
  fromWebAnnotations,
  toWebAnnotations,
  type WebAnnotationOptions,
} from './web-annotations.ts'
