#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { attributeQuotes } from '../index.ts'

for (const quote of attributeQuotes(readFileSync(process.argv[2] ?? 0, 'utf8')))
  console.log(quote.speaker?.name ?? '?', '|', quote.cue?.text ?? '-', '|', quote.text)
