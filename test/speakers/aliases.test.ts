import { expect, test } from 'vitest'
import { addAlias, addRole, keepAlias, mostAliases, newEntity } from '../../src/speakers/entities.ts'

test('entities without an alias or a role share nothing that is written to', () => {
  const [one, other] = [newEntity({ name: 'Orr' }), newEntity({ name: 'Quist' })]
  addRole(one, 'judge')
  keepAlias(one, 'the old man')
  keepAlias(one, 'the old man')
  expect([[...one.roles], [...one.aliases]]).toEqual([['judge'], ['the old man']])
  expect([other.roles.size, other.aliases.size, newEntity({}).aliases.size]).toEqual([0, 0, 0])
})

test('a name is no alias of its own, and aliases are not without end', () => {
  const entity = newEntity({ name: 'Orr' })
  addAlias(entity, 'Orr')
  expect(entity.aliases.size).toBe(0)
  for (let n = 0; n < 2 * mostAliases; n++) addAlias(entity, `alias ${n}`)
  expect(entity.aliases.size).toBe(mostAliases)
})
