import { expect, test } from 'vitest'
import { analyse } from '../../src/attribute.ts'
import { readScene } from '../../src/dialogue/dialogue.ts'
import { describedAs, marriageOf, ownerOf, relationOf } from '../../src/dialogue/relations.ts'
import type { Scene } from '../../src/dialogue/scene.ts'
import { readOptions } from '../../src/options.ts'
import type { Character } from '../../src/types.ts'

function sceneOf(text: string, characters: readonly Character[] = []): Scene {
  return readScene(analyse(text, readOptions({ genre: 'fiction', characters }))!).scene
}

const lawyer = `Mr. Quill came in with Dorothea. “Sit down,” said the lawyer.

“I would rather stand,” said Dorothea.

“As you like,” said the lawyer, and he smiled.

“Do sit,” said her brother.`

test('turns whose clauses describe the speaker alike have one number', () => {
  const numbers = describedAs(sceneOf(lawyer))
  expect(numbers[0]).toBe(numbers[2])
  expect(numbers[0]).toBeGreaterThanOrEqual(0)
  expect(numbers[1]).toBe(-1)
  expect(numbers[3]).toBeGreaterThanOrEqual(0)
  expect(numbers[3]).not.toBe(numbers[0])
})

test('a relation belongs to whom its pronoun fits', () => {
  const scene = sceneOf(lawyer)
  const owner = ownerOf(scene, scene.turns[3]!)
  expect(scene.context.entities.list[owner]?.name).toBe('Dorothea')
  expect(ownerOf(scene, scene.turns[0]!)).toBe(-1)
})

test('a given character without a name of its own is told from the others', () => {
  const { proper, context } = sceneOf(lawyer, [{ name: 'The Lawyer' }, { name: 'Dorothea' }])
  const properOf = (name: string): number => proper[context.entities.list.findIndex((entity) => entity.name === name)]!
  expect(properOf('The Lawyer')).toBe(0)
  expect(properOf('Dorothea')).toBe(1)
})

test('a verb says whether somebody goes on, answers or asks', () => {
  const { turns } = sceneOf(
    '“Is it late?” asked Orrin.\n\n“It is,” replied Tova.\n\n“Very late,” she added.\n\n“Then let us go,” said Orrin.',
  )
  expect(turns.map((turn) => turn.verb)).toEqual([4, 2, 1, 0])
})

test('relations in the clause and in the words of a turn', () => {
  const scene = sceneOf('“Come in,” said his aunt.\n\n“Yes, mother,” said Orrin.\n\n“Well,” said Tova.')
  expect(scene.turns.map((turn) => relationOf(scene, turn))).toEqual([1, 0, 0])
  expect(scene.turns.map(({ kin }) => kin)).toEqual([0, 1, 0])
})

test('titles that tell whether a woman is married', () => {
  expect(['mrs', 'miss', 'dr'].map((title) => marriageOf(new Set([title])))).toEqual([1, 2, 0])
})

test('whom else a pronoun may mean, and what a turn says again', () => {
  const scene = sceneOf('Orrin met Tobias at the gate. “A lantern?” he said.\n\n“A lantern,” said Tobias.\n\n“What for?” said Orrin.')
  const he = scene.turns[0]!.tag
  const names = [scene.entityOf[he]!, scene.doubts.other[he]!].map((e) => scene.context.entities.list[e]!.name)
  expect(names.sort()).toEqual(['Orrin', 'Tobias'])
  expect([...scene.echoes]).toEqual([0, 1, 0])
})
