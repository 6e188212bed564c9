import { expect, test } from 'vitest'
import { attributeQuotes } from '../../src/index.ts'

const speakersOf = (text: string): (string | undefined)[] => attributeQuotes(text, { genre: 'news' }).map(({ speaker }) => speaker?.name)

test.each([
  ['questions and answers', 'Q: Were you there?\n\nA: I was.\n\nQ: All night?\n\nA: Until two.', ['Q', 'A', 'Q', 'A']],
  ['letters with full stops', 'Q. Mr. Moss, were you there?\nA. Gerald Moss was.\nQ. All night?', ['Q', 'A', 'Q']],
  ['names over their words', 'MARA\nYou came back.\n\nJONAS\nI said, “Wait.”\n\nMARA\nYou did.', ['Mara', 'Jonas', 'Jonas', 'Mara']],
  [
    'another owner',
    'The owner, Rosa Quist, was out. “I ran,” she said. The truck’s owner told police he had “left the keys”.',
    ['Rosa Quist', 'truck’s owner'],
  ],
  [
    'somebody whom a title tells',
    'Ada Orr left Theo Quist. Quist replied online. “Never,” the “Harbor Lights” actor wrote.',
    ['Theo Quist', undefined],
  ],
  [
    'a second man who calls',
    '“I will,” Theo Quist said, before being led away by Ivor Pell, who shouted over his shoulder: “He will not!”',
    ['Theo Quist', 'Ivor Pell'],
  ],
  [
    'a document that somebody else has made',
    'The school board voted to reject a petition. The petition called the books “obscene”. Ada Quist issued a statement. The statement said it was “late”.',
    ['petition', 'Ada Quist'],
  ],
  [
    'what somebody without a name is',
    'Quist thanks his mother, a harbour pilot, who read the book. “Too much fog,” she had written.',
    ['his mother'],
  ],
  ['fields of a form', 'CLAIM: Ohio has banned grills.\n\nRATING: False\n\n“They come for us,” said Ada Quist.', ['Ada Quist']],
  ['a president with a year', 'The club met. Its president, senior Hallie Quist, said she found it “late”.', ['Hallie Quist']],
  [
    'a son of somebody else',
    'Hugh Quist was born at Simla, the second son of a judge who was known in court. “I was lost,” he said.',
    ['Hugh Quist'],
  ],
  [
    'a programme that is not marked',
    'Quist judged the programme Best in Bed. Best in Bed ran for years, and they dreaded him. “It is late,” he said.',
    ['Quist'],
  ],
  ['one with a noun that no list has', 'Wei Orr read them. One quizzer wrote: “No.”', ['quizzer']],
  [
    'where a letter is from',
    'Ivor Quist grew old. They wrote in; one, from Hove, liked him. It was, as he likes to say, “late”.',
    ['Ivor Quist'],
  ],
  ['one quote, a state in brackets between', '“I love him,” Sen. Ada Quist (R-Okla.) told reporters. “I can count.”', ['Ada Quist']],
  ['a mother of four', 'Doreen Quist ran. “I thought it was mine,” the mum-of-four told the press.', ['Doreen Quist']],
  ['an acronym of a thing', 'Quist Ltd was sorry. Orr posted CCTV footage. The company said it was “late”.', ['Quist Ltd']],
  [
    'a person with a letter',
    'Person A wrote back: “Burn it?” The friend, identified only as Person A, said it was “late”.',
    ['Person A', 'Person A'],
  ],
  [
    'a role with a description that is called by a name',
    'Ada Quist opened the door. When the surveyor, a stout man called Brill, had gone, she wrote that it was “late”.',
    ['Ada Quist'],
  ],
  ['whom a clause is about', 'A man who lived next door to the couple said it was “late”.', ['man']],
  ['others behind a number', 'A teacher who shared the room with 11 others described it as “a cupboard”.', ['teacher']],
  ['no article', 'The place was one that critics called “late”.', ['critics']],
  ['a handle', '@mayor_okafor: “We will not close a single library.”', ['@mayor_okafor']],
  [
    'a body by its own kind',
    'Halden Foods cut its forecast. “Nobody buys,” said Emily Quist of Norden University. The company called it “a pause”.',
    ['Emily Quist', 'Halden Foods'],
  ],
  [
    'a relative with a role before the name',
    'Margaret Quist died. Her daughter, the painter Ruth Quist, was there. Dr. Quist once said it was “late”.',
    ['Margaret Quist'],
  ],
  ['a fragment', 'Rebecca Thorne stood. Cheers from the benches behind her. “It is late,” she says.', ['Rebecca Thorne']],
  ['what somebody is said to have done', 'A policeman asked Ada Quist to move. She is said to have replied, “It is late.”', ['Ada Quist']],
  ['a time on a line of its own', 'Rebecca Thorne stood.\n\n12.41\nFuel duty is frozen. “It is late,” she says.', ['Rebecca Thorne']],
  ['a thing with a number', 'Wei Quist wrote of a model called Lantern 3. “It is fast,” he wrote.', ['Wei Quist']],
  ['a spokesman for a number', 'A spokesman for Channel 9 said it was “late”.', ['spokesman for Channel 9']],
  ['titles in a row', 'Lord Justice Pemberton said it was “late”.', ['Lord Justice Pemberton']],
  ['a role that begins the sentence', 'Striker Kofi Mensah-Boyd said the pitch was “a swamp”.', ['Kofi Mensah-Boyd']],
  [
    'a role between place and name',
    'Her colleague on the panel, Bill Tran, said it was “late”. “Very,” he said.',
    ['Bill Tran', 'Bill Tran'],
  ],
  ['a source with its adjective', 'A source close to the case said the judge was “furious”.', ['source close to the case']],
  ['a firm with an ampersand', 'Economists at Halden & Co. said growth was “a mirage”.', ['Economists at Halden & Co.']],
  [
    'a description taken up',
    '“No,” a senior administration official told reporters. “Never,” the official said.',
    ['senior administration official', 'senior administration official'],
  ],
  [
    'a clause of its own behind the quote',
    'Unions warned of “long queues”, while the owner, Marisol Vega, said staff felt “abandoned”.',
    ['Unions', 'Marisol Vega'],
  ],
  [
    'whoever spoke goes on, not whoever is named last',
    'Mr Pell, sitting with Mr Orr and Mr Cole, said it was “late”. He added: “Far too late.”',
    ['Mr Pell', 'Mr Pell'],
  ],
  ['a name with an owner', 'The Colby Growers’ Association called it “a mistake”.', ['Colby Growers’ Association']],
  ['a company with its form in small letters', 'The developer, Norwind plc, praised the ruling. “It is fair,” it said.', ['Norwind plc']],
  [
    'a name behind two descriptions',
    'The farmer left. A lawyer for the farmer, Priya Raman, said he was “bitter”. “I am not,” the farmer said.',
    ['Priya Raman', 'farmer'],
  ],
  ['a subject behind a place', 'Asked about Lima, the farmer laughed at it and said: “With what money?”', ['farmer']],
  ['a verb that opens the sentence', 'Addressing the crowd, Gurdev Mann left early. “No,” he said.', ['Gurdev Mann']],
  ['one verb that opens the sentence', 'Reacting, the manager, Ola Brandt, left early. “No,” she said.', ['Ola Brandt']],
  [
    'a verb with a name behind it',
    'Sentencing Orr, Judge Helen Prior said: “You knew.” “All along,” she said.',
    ['Helen Prior', 'Helen Prior'],
  ],
  ['letters of an office', '“It is calm,” said SSP Jaskaran Gill. “Very,” TD Joe Mangan replied.', ['Jaskaran Gill', 'Joe Mangan']],
  ['an office that is no title', 'Leader of Opposition Rameshwar Dayal called it “arrogant”.', ['Rameshwar Dayal']],
  ['an office and its holder', 'The Commissioner of Police, Mr Sunday Adeleke, called it “late”.', ['Sunday Adeleke']],
  ['a name with a bracket behind it', 'The company’s head, Ada Roe (pictured), who joined in 2019, called it “late”.', ['Ada Roe']],
  ['an office with its body in brackets', 'The secretary of the RMT (the rail union), Mick Cash, called it “late”.', ['Mick Cash']],
  ['a street', 'Ada Quist lives near Silk Street. “It is late,” she said.', ['Ada Quist']],
  [
    'a first name in brackets',
    'Lord (Clive) Purnell left early. “No,” he said. “Never,” Lord Purnell said.',
    ['Clive Purnell', 'Clive Purnell'],
  ],
  ['a short name in brackets', 'Robert (Bob) Hale left early. “No,” said Hale.', ['Robert (Bob) Hale']],
  ['a last name of two words', 'Aoife Ní Bhriain left early. “No,” Ms Ní Bhriain said.', ['Aoife Ní Bhriain']],
  ['a last name for two', 'Gary and Lyn Pruett left early. “No,” Mr Pruett said. “Never,” Mrs Pruett said.', ['Gary Pruett', 'Lyn Pruett']],
  ['somebody called so', 'A guy called Rory Pell left early. “No,” Pell said. “Never,” the guy said.', ['Rory Pell', 'Rory Pell']],
  ['a relative named once', 'She died, said her daughter, the novelist Ruth Ellison. “On Sunday,” her daughter said.', ['Ruth Ellison']],
  ['somebody else by what he does', 'Tom Brackley rose. “Go,” the bride said. “No,” said the chaplain.', ['bride', 'chaplain']],
  ['a mother of two', 'Sarah Quill lost it. “It went,” the mother of two said.', ['Sarah Quill']],
  [
    'a calling in front of a name',
    'Lund mayor Ada Roe met head chef Jo Pell. “Ah,” said the mayor. “Oh,” said the chef.',
    ['Ada Roe', 'Jo Pell'],
  ],
  [
    'a body by the kind in its name',
    'The Lund County Sheriff’s Office said it was “late”. The office said it was “cold”.',
    ['Lund County Sheriff’s Office', 'Lund County Sheriff’s Office'],
  ],
  ['a body whose name tells another kind', 'Halden Bank closed. The doors are shut. The hospital said it was “late”.', ['hospital']],
  ['a Serb', 'Dusan Orlic lost again. “No,” the Serb said. “No,” the Dutch said.', ['Dusan Orlic', 'Dutch']],
  ['a rank in letters', 'Tim Orr, of Lund police, was there. “No,” DS Orr said.', ['Tim Orr']],
  ['a head of state', 'President Ada Orr met the head of the mill, Jo Pell. “Go,” the head of state said.', ['Ada Orr']],
  ['an administrator', 'Its chief, Joy Pell, left. “Once,” Administrator Pell said.', ['Joy Pell']],
  ['a label in capitals', 'Ada Tamm-Orr spoke. Then came questions.\n\nTAMM-ORR: “It is late.”', ['Ada Tamm-Orr']],
  ['a second way to speak of a player', 'Tom Brackley scored again. “You can keep it,” said the veteran.', ['Tom Brackley']],
  ['a countryman', 'Erik Vanhoutte lost again. “No,” the Belgian said.', ['Erik Vanhoutte']],
  ['some of many', 'Another called it “late”. One of the monks said it was “cold”.', ['another', 'one of the monks']],
  ['one of several', 'One early reviewer called it “late”.', ['early reviewer']],
  ['a month', 'Ada Quist opened it last June. “It is late,” she said.', ['Ada Quist']],
  ['an office', 'Mayor Judith Oduya left early. As the mayor put it: “A slow boat is better.”', ['Judith Oduya']],
  [
    'a surname that others bear for a first name',
    '“It is shut,” said Peg Amory. Thomas Orr shrugged. “It is not,” he said. “It is,” Amory replied.',
    ['Peg Amory', 'Thomas Orr', 'Peg Amory'],
  ],
])('%s', (_, text, names) => {
  expect(speakersOf(text)).toEqual(names)
})

test.each([
  ['Mayor Mary Oduya', 'female'],
  ['Judge Anna Roe', 'female'],
  ['Mayor Thomas Brandt', 'male'],
  ['Sir Robin Pell', 'male'],
])('an office that is a first name elsewhere tells no gender: %s', (name, gender) => {
  expect(attributeQuotes(`“It is shut,” said ${name}.`)[0]?.speaker?.gender).toBe(gender)
})

test('a surname alone is the one who is nobody’s relative', () => {
  for (const relative of ['Her daughter, Karin Lindholm,', 'Her daughter Karin Lindholm']) {
    const text = `Vera Lindholm skated. ${relative} was old. “It rained,” Lindholm said.`
    expect(attributeQuotes(text, { genre: 'news' })[0]?.speaker?.name).toBe('Vera Lindholm')
  }
})

test('an age stands for the last one named', () => {
  const text = 'Kwame Boateng struck late for Tom Orr.\n\n“It rained,” the 22-year-old said.'
  expect(attributeQuotes(text, { genre: 'news' })[0]?.speaker?.name).toBe('Kwame Boateng')
})
