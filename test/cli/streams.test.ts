import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { batches } from '../../src/cli/batches.ts'
import { readLines } from '../../src/cli/lines.ts'
import { progressLine } from '../../src/cli/progress.ts'
import { scratch } from './command.ts'

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of source) items.push(item)
  return items
}

describe('readLines', () => {
  const lines = (content: string | Buffer, maxSize = 1000, name = 'x.jsonl'): Promise<string[]> => {
    const path = join(scratch(), name)
    writeFileSync(path, content)
    return collect(readLines(path, maxSize).lines)
  }

  test('splits at line feeds alone', async () => {
    expect(await lines('a\u2028b\u2029c\u0085d\re\r\n\nlast')).toEqual(['a\u2028b\u2029c\u0085d\re\r', '', 'last'])
    expect(await lines('one\n')).toEqual(['one'])
    expect(await lines('')).toEqual([])
  })

  test('puts characters together that a chunk has cut', async () => {
    const long = '東京'.repeat(300_000)
    expect(await lines(`${long}\nx`, 1e7)).toEqual([long, 'x'])
  })

  test('of a line that is too long only the start comes through', async () => {
    const result = await lines(`a\n${'x'.repeat(3_000_000)}\nb\n${'y'.repeat(2_000_000)}`, 500)
    expect(result.map((line) => line.length)).toEqual([1, 501, 1, 501])
  })

  test('unpacks gzip, members one after the other', async () => {
    expect(await lines(Buffer.concat([gzipSync('a\nb'), gzipSync('c\nd\n')]), 100, 'x.jsonl.gz')).toEqual(['a', 'bc', 'd'])
  })

  test('tells of data that break off, after the lines before it', async () => {
    const path = join(scratch(), 'x.jsonl.gz')
    writeFileSync(path, Buffer.concat([gzipSync('a\nb\n'), gzipSync('c\nd\n').subarray(0, 15)]))
    const seen: string[] = []
    await expect(async () => {
      for await (const line of readLines(path, 100).lines) seen.push(line)
    }).rejects.toMatchObject({ code: 'Z_BUF_ERROR' })
    expect(seen.slice(0, 2)).toEqual(['a', 'b'])
  })
})

describe('batches', () => {
  const limits = { items: 3, size: 10, patience: 20 }
  const size = (item: string): number => item.length

  async function* source(...items: (string | number)[]): AsyncGenerator<string> {
    for (const item of items)
      if (typeof item === 'number') await setTimeout(item)
      else yield item
  }

  test.each([
    [
      ['a', 'b', 'c', 'd'],
      [['a', 'b', 'c'], ['d']],
    ],
    [
      ['aaaaa', 'bbbbb', 'c'],
      [['aaaaa', 'bbbbb'], ['c']],
    ],
    [
      ['aaaaaaaaaaaaaaa', 'b'],
      [['aaaaaaaaaaaaaaa'], ['b']],
    ],
    [[], []],
    [
      ['a', 200, 'b'],
      [['a'], ['b']],
    ],
  ])('%j', async (items, expected) => {
    expect(await collect(batches(source(...items), size, limits))).toEqual(expected)
  })

  test('an error of the source comes after what came before it', async () => {
    async function* failing(): AsyncGenerator<string> {
      yield 'a'
      throw new Error('gone')
    }
    await expect(collect(batches(failing(), size, limits))).rejects.toThrow('gone')
  })

  test('stopping does not wait for a source that waits', async () => {
    const silent = source('a', 60_000, 'b')
    for await (const batch of batches(silent, size, limits)) {
      expect(batch).toEqual(['a'])
      break
    }
  })
})

test('the progress line', () => {
  const counts = { documents: 12_345, errors: 0, quotes: 99_000, characters: 50e6 }
  expect(progressLine(counts, 10, undefined)).toBe('12,345 documents · 5.0 MB/s · 99,000 quotes')
  expect(progressLine({ ...counts, errors: 2 }, 100, 0.25)).toBe(
    '12,345 documents · 0.5 MB/s · 99,000 quotes · 2 failed · 25% · 5 min 0 s left',
  )
  expect(progressLine(counts, 3600, 0.1)).toContain('10% · 9 h 0 min left')
})
