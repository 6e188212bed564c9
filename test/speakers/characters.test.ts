import { expect, test } from 'vitest'
import { analyse } from '../../src/attribute.ts'
import { readOptions } from '../../src/options.ts'
import type { Entity } from '../../src/speakers/entities.ts'
import type { Character } from '../../src/types.ts'

function charactersOf(text: string, characters: readonly Character[] = []): Entity[] {
  const analysis = analyse(`${text} “Quite,” came the answer.`, readOptions({ genre: 'fiction', characters }))
  return (analysis?.context.entities.list ?? []).filter((entity) => entity.mentions.length > 0)
}

function namesOf(text: string, characters: readonly Character[] = []): string[] {
  return charactersOf(text, characters).map((entity) => entity.name)
}

test.each([
  ['a husband and his wife', 'Mr. Pell opened the door. Mrs. Pell stayed where she was.', ['Mr. Pell', 'Mrs. Pell']],
  ['a name and its parts', 'Ottilie Brandt came in. Later Ottilie sat down. Miss Brandt was tired.', ['Ottilie Brandt']],
  ['a nickname', 'Benjamin Orr was late. Ben had missed the tram. Then Benjamin laughed.', ['Benjamin Orr']],
  ['what friends make of a name', 'Hesper shut the door. “Wait, Hes!” “Go home, Hessie.” Hesper sat down.', ['Hesper']],
  ['a short name in the narration', 'Vi shut the door. “Where are you, Violetta?” Vi sat down.', ['Vi']],
  ['two whom one short name fits', 'Orlan and Orlando sat. “Wait, Orl!” Orlan laughed.', ['Orlan', 'Orlando', 'Orl']],
  ['somebody else who is called', 'Orlan sat. “Wait, Ida!” Idonea laughed.', ['Orlan', 'Ida', 'Idonea']],
  ['a father’s name', 'Arkady Ilyich Senn bowed. Arkady Ilyich sat down. Arkady Ilyich wept.', ['Arkady Ilyich Senn']],
  ['two ranks of one family', 'General Varga rode first. Captain Varga followed him.', ['General Varga', 'Captain Varga']],
  ['a title and its holder', 'Count Orlan bowed. The count was old, and the count was deaf.', ['Count Orlan']],
  ['a family name that is a first name elsewhere', 'Rhona Kerr knelt. Kerr lifted the sheet. Kerr swore.', ['Rhona Kerr']],
  ['a doctor with a man’s first name for her own', 'Helen Marsh was late. Dr. Marsh hung up her coat.', ['Helen Marsh']],
  ['two ranks before a full name', 'Detective Inspector Rhona Kerr knelt. Kerr stood up.', ['Rhona Kerr']],
  ['a husband’s name', 'Mrs. John Pell knelt in her garden.', ['Mrs. John Pell']],
  ['a rank that is a first name', 'Sergeant Doyle ran. “Now, Sergeant!” Doyle stopped.', ['Sergeant Doyle']],
  ['an animal with a title', 'Otto ran. “Stop!” said the badger. “No, Mr. Badger!” The badger frowned.', ['Mr. Badger', 'Otto']],
  ['a father and what his child calls him', 'Orla looked at her father. “No, Dad.” Her father sighed.', ['Orla', 'Dad']],
  ['the only brother of an order', 'Brother Odo knelt. “Are you armed, Brother?”', ['Brother Odo']],
  ['the only lord', 'Lord Varga sat down. “No, my lord,” Orla said.', ['Lord Varga', 'Orla']],
  ['interjections', 'Orla looked at Odo. “Hm,” said Orla. “Nah,” said Odo.', ['Orla', 'Odo']],
  ['a role with a name behind another one', 'Orla bowed. The second envoy, a hill-woman called Iss, wept.', ['Orla', 'Iss']],
  ['the youngest of three', 'Orla slept. The youngest went up to the door. The youngest was tired.', ['Orla', 'youngest']],
  ['a polite call', 'Orla looked up. “Ma’am. I want water,” said Odo.', ['Orla', 'Odo']],
  ['Japanese titles', 'Haruto ran. “Wait, Haruto-kun!” Haruto stopped.', ['Haruto']],
  ['stutters', 'Haruto ran. “S-sorry! It’s me, H-Haruto.” Haruto stopped.', ['Haruto']],
  ['what a child calls her', 'Digby lived with his grandmother. Granny baked, and his grandmother sang.', ['Digby', 'Granny']],
  ['what begins to do something', 'Orla slept. Then the roof began to drip.', ['Orla']],
  ['what sings, and says nothing', 'Orla let go. The wire sang past her ear. Orla laughed.', ['Orla']],
  ['what speaks', 'Orla let go. “Careful!” the wire sang. Orla laughed.', ['Orla', 'wire']],
  ['what somebody sits on', 'Orla sat down on a kitchen chair. The chair creaked.', ['Orla']],
  ['a month', 'Orla came in May. It was the hottest May in years. In May they left.', ['Orla']],
  ['a woman called June', 'Orla came in June. “June is late,” said June.', ['June', 'Orla']],
  ['two who are told apart', 'The taller man nodded. The shorter man sat down. The taller man left.', ['taller man', 'shorter man']],
  ['the tall one and the short one', 'The tall one nodded. The short one sat down. The tall one left.', ['tall one', 'short one']],
  ['a child and its mother', 'Little Otter swam. Mama Otter slept. Little Otter laughed.', ['Little Otter', 'Mama Otter']],
  ['an office that is a first name', 'Marshal Brandt knelt. “Sir!” “Now, Marshal!” Brandt stood up.', ['Marshal Brandt']],
  ['what a compound ends in', 'The salt-witch nodded. The witch sat down. She stood on the floor-board.', ['salt-witch']],
  ['a place that says nothing', 'Imogen drove to Paris. Imogen liked Paris.', ['Imogen']],
])('%s', (_, text, names) => {
  expect(namesOf(text)).toEqual(names)
})

test('a word that only begins the sentence is no part of a name', () => {
  const text = 'It was a poor house. Everybody knew Ragnhild there. Poor Ragnhild had no coal. They liked Ragnhild.'
  expect(namesOf(text)).toEqual(['Ragnhild'])
})

test('“the man” is somebody else in another scene, a role is not', () => {
  const filler = 'Tova walked on. Tova looked at the sea. '.repeat(120)
  const text = `The man nodded. The ferryman whistled. ${filler}The man coughed. The ferryman sang.`
  const found = charactersOf(text)
  expect(found.filter((entity) => entity.name === 'man')).toHaveLength(2)
  expect(found.filter((entity) => entity.name === 'ferryman')).toHaveLength(1)
})

test('given characters keep their aliases to themselves', () => {
  const given = [
    { name: 'Old Tom', aliases: ['the ferryman', 'Tom Hale'] },
    { name: 'Young Tom', aliases: ['Tommy'] },
  ]
  const found = charactersOf('The ferryman spat. Tommy ran. Tom Hale laughed at Tommy.', given)
  expect(found.map(({ name, mentions }) => [name, mentions.length])).toEqual([
    ['Old Tom', 2],
    ['Young Tom', 2],
  ])
})

test('pronouns tell the sex of a name that does not', () => {
  const text = 'Tarrow folded her coat. Then Tarrow put down her bag and Tarrow washed her hands.'
  expect(charactersOf(text)[0]?.sex).toBe(1)
})

test('a family name that several share is an alias of whoever goes by it', () => {
  const text = `Orrin Hale spoke first. Tova Hale came late. ${'Hale laughed. Orrin Hale coughed. Hale nodded. '.repeat(6)}Tova Hale left.`
  const found = charactersOf(text)
  expect(found.filter((entity) => entity.aliases.has('Hale')).map((entity) => entity.name)).toEqual(['Orrin Hale'])
})

test('two names side by side, once, are no new person', () => {
  const text = `Petra Lind lived there. ${'Petra liked Oskarby. They drove to Oskarby. '.repeat(45)} After that, said Petra Oskarby was dull.`
  expect(namesOf(text)).not.toContain('Petra Oskarby')
})

test('a given lady whose first name the list leaves out', () => {
  const given = [{ name: 'Miss Varga', gender: 'female' as const }, { name: 'Mrs. Varga' }]
  const found = charactersOf('Miss Varga came in. Emily Varga sat down. Mrs. Varga stood.', given)
  expect(found.map(({ name, mentions }) => [name, mentions.length])).toEqual([
    ['Miss Varga', 2],
    ['Mrs. Varga', 1],
  ])
})

test.each([
  ['“No,” said Mr. Orr.', [{ name: 'Orr' }], 'Orr'],
  ['“No,” said Mrs. Orr.', [{ name: 'Mrs. Hugh Orr' }], 'Mrs. Hugh Orr'],
  ['“No,” said Mrs. Orr.', [{ name: 'Orr' }], undefined],
  ['“No,” said Lady St Clare.', [{ name: 'Ned St Clare' }, { name: 'Lady St. Clare' }], 'Lady St. Clare'],
  ['“No,” said Ned.', [{ name: 'Ned St Clare' }, { name: 'Lady St. Clare' }], 'Ned St Clare'],
] as const)('%s of a list', (text, characters, name) => {
  expect(charactersOf(text, characters).find(({ character }) => character >= 0)?.name).toBe(name)
})

test('one who came in with his first name goes by his title and family name after that', () => {
  const often = 'Mr. Tolliver coughed. '.repeat(8)
  expect(namesOf(`Mr. Ambrose Tolliver was in his bath. ${often}`)).toEqual(['Mr. Ambrose Tolliver'])
  expect(namesOf(`${often}Mr. Ambrose Tolliver was in his bath.`)).toHaveLength(2)
})

test('a style or rank is whoever has its title', () => {
  const found = charactersOf(
    'Lady Quill rose. Sir Piers coughed. Her ladyship sighed. The baronet said nothing. The late baronet had been stout.',
  )
  expect(found.map(({ name, mentions }) => [name, mentions.length])).toEqual([
    ['Lady Quill', 2],
    ['Sir Piers', 2],
  ])
})

test('a pair of eyes is nobody', () => {
  expect(namesOf('Petra raised a pair of very fine eyes.')).toEqual(['Petra'])
  expect(namesOf('A pair of old men nodded. The pair laughed.')).toContain('pair')
})

test('pronouns tell the sex of a family name that is a first name of the other one', () => {
  const text = 'Shirley put down his glass. Shirley took his hat. Shirley lit his pipe.'
  expect(charactersOf(`${text} Shirley shut his eyes.`)[0]?.sex).toBe(2)
  expect(charactersOf(text)[0]?.sex).toBe(1)
})
