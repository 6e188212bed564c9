import { expect, test } from 'vitest'
import { analyse, attributeQuotes } from '../../src/attribute.ts'
import { readScene } from '../../src/dialogue/dialogue.ts'
import { readOptions } from '../../src/options.ts'

/** The words of the subject of each turn's reporting clause; empty without one. */
function tagsOf(text: string): string[] {
  const analysis = analyse(text, readOptions({ genre: 'fiction' }))!
  const { tokens, mentions } = analysis.context
  return readScene(analysis).scene.turns.map(({ tag }) =>
    tag < 0 ? '' : text.slice(tokens.start[mentions.list[tag]!.from], tokens.end[mentions.list[tag]!.to - 1]),
  )
}

test.each([
  ['“I know,” Petra broke in.', 'Petra'],
  ['“I know,” put in Petra.', 'Petra'],
  ['“I know,” Petra went on.', 'Petra'],
  ['“I know!” Petra demanded.', 'Petra'],
  ['“I know?” she wanted to know.', 'she'],
  ['“I know,” interpolated Petra.', 'Petra'],
  ['“I know,” was Petra’s answer.', 'Petra'],
  ['“I know” said Petra.', 'Petra'],
  ['“I know!” Petra went to the door.', ''],
  ['“I know,” and she smiled.', ''],
  ['Petra hastily replied,\n\n“Indeed!”', 'Petra'],
  ['Here Petra spoke—\n\n“Indeed!”', 'Petra'],
  ['Sir Owen thus began.\n\n“Indeed!”', 'Sir Owen'],
  ['Owen came into the room where she and Ines were sitting, and said,\n\n“Indeed!”', 'Owen'],
  ['The silence was broken by Petra, who began by saying, “Indeed!”', 'Petra'],
  ['He was still reading when Petra interrupted him by saying, “Indeed!”', 'Petra'],
  ['She was roused by Petra’s saying, “Indeed!”', 'Petra'],
  ['Petra said in a piercing whisper: “Indeed!”', 'Petra'],
  ['Mr. Orr, much offended, laid aside his book, and said, “Indeed!”', 'Mr. Orr'],
  ['It was impossible for Petra to leave without saying, “Indeed!”', 'Petra'],
  ['Petra assured them that they never sat there after dinner; and then added, “Indeed!”', 'Petra'],
  ['Petra bent forward and whispered, “Indeed!”', 'Petra'],
  ['“Ah!” she said, and sat down. “At last,” said Petra. “Indeed!”', 'Petra'],
  ['“Indeed!” flashed Petra in her turn.', 'Petra'],
  ['“Indeed” was Petra’s only answer.', 'Petra'],
  ['“Indeed?” Petra demanded sharply.', 'Petra'],
  ['“Indeed?” she fluted.', 'she'],
  ['The room was still, and then Petra said “Indeed!”', 'Petra'],
  ['“Indeed!” cried the muffled voice of Petra.', 'Petra'],
  ['“Indeed!” said Petra’s cracked voice.', 'Petra'],
  ['“Indeed,” said Owen; and Petra murmured: “Indeed!”', 'Petra'],
])('the clause of %s', (text, tag) => {
  expect(tagsOf(text).pop()).toBe(tag)
})

test('the clause of the quote before is none of the next one', () => {
  expect(tagsOf('“Indeed,” said Petra.\n\n“Indeed!”')).toEqual(['Petra', ''])
})

test('a verb behind words of the narration’s own sentence says nothing', () => {
  const quotes = attributeQuotes('Petra read from “Night Ferry” before tea. “It is late,” said Petra.', { genre: 'fiction' })
  expect(quotes.map(({ kind }) => kind)).toEqual(['unspoken', 'direct'])
})
