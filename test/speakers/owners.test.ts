import { expect, test } from 'vitest'
import { analyse } from '../../src/attribute.ts'
import { readOptions } from '../../src/options.ts'

/** Mentions of the narration with the names of whom they mean. */
function mentionsOf(text: string): string[] {
  const { context, entityOf } = analyse(text, readOptions({ genre: 'fiction' }))!
  const { tokens, mentions, entities, spanOf } = context
  return mentions.list.flatMap(({ from, to }, m) =>
    spanOf[from]! >= 0 ? [] : [`${text.slice(tokens.start[from], tokens.end[to - 1])}: ${entities.list[entityOf[m]!]?.name ?? ''}`],
  )
}

test('her face is hers, and her book too', () => {
  expect(mentionsOf('Petra laughed. Her voice had sunk to a whisper. “No.” She took her hat.')).toEqual([
    'Petra: Petra',
    'Her: Petra',
    'She: Petra',
    'her: Petra',
  ])
})

test('a relation that owns a part of somebody', () => {
  expect(mentionsOf('Petra sat down. “No.” Her father’s face closed. He rose.')).toEqual([
    'Petra: Petra',
    'Her: Petra',
    'Her father: her father',
    'He: her father',
  ])
})

test('an animal that comes in and speaks', () => {
  expect(mentionsOf('Petra looked up. It was a badger. “Hallo,” said the badger.').slice(2)).toEqual([
    'a badger: badger',
    'the badger: badger',
  ])
})

test('a relation is somebody beside the owner', () => {
  expect(mentionsOf('Owen came in. “No.” Owen saw his wife.')).toEqual(['Owen: Owen', 'Owen: Owen', 'his: Owen', 'his wife: his wife'])
})

test('the owner of what cannot speak', () => {
  expect(mentionsOf('The old man’s eyes were shut. “No.”')).toEqual(['The old man: old man'])
})
