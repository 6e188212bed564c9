import { expect, test } from 'vitest'
import { analyse } from '../src/attribute.ts'
import { readOptions } from '../src/options.ts'

const isFiction = (text: string): boolean => analyse(text, readOptions({}))!.fiction

test('a conversation of a novel', () => {
  const text = [
    'Imogen shook the rain from her coat and looked at him. He did not turn round; he was watching the kettle.',
    '“You never wrote,” she said.',
    '“I did! I wrote every week.”',
    '“Then where are they?” She sat down, and he poured her a cup of tea without asking whether she wanted one.',
    '“Do you think I burnt them?” he said at last.',
  ].join('\n\n')
  expect(isFiction(text)).toBe(true)
})

test('a report of a newspaper', () => {
  const text = [
    'BRUSSELS — European Union ministers agreed on Tuesday to cut 12 percent of farm subsidies by 2031, said Ilse Brandt, a spokeswoman for the commission.',
    'The French Agriculture Ministry called the plan “a serious mistake,” and Agriculture Minister Hugo Valette says that 4,000 jobs are at risk.',
    'Marek Dolny, who leads the Polish Farmers Union, told reporters in Warsaw that the vote was “rushed” and that his group will appeal in March.',
    'The commission expects savings of $3.4 billion, according to a report by the European Court of Auditors published on Monday.',
  ].join('\n\n')
  expect(isFiction(text)).toBe(false)
})

test('a feature that introduces its people', () => {
  const text = [
    'At home with the Baroness of Broth',
    '“I never wanted a stall,” says Anjali Thapar (she has three now). “My mother did. She used to say (and she meant it) that soup was a vocation.”',
    'Thapar’s café, in a former bank in Leith, opened last June. “They told me it was too cold, too big, too far from the tram – the council were lovely, by the way – and I signed that afternoon,” she recalls, laughing.',
    '“I burned the first pot, of course,” she continues. “And the second one (she laughs) and the third. Then Margaret from the bakery came in and told me to turn the thing down.”',
    '“You had it on like a blowtorch, hen,” Margaret Rennie, who is listening in from the counter, confirms.',
    'Thapar’s husband, Dev, an actuary, did the sums. “It made no sense on paper,” he says. “It makes no sense now.” He smiles at his wife. “But look at the queue.”',
    'Speaking for the family, her brother Kiran says they were “terrified, then proud, then fat”.',
    '“Anjali was always stubborn,” he says of her. “At school the nuns called her ‘the General’.”',
    '“I was seven!” Thapar protests.',
  ].join('\n\n')
  expect(isFiction(text)).toBe(false)
})

test('a post that changes between now and then', () => {
  const text = [
    'Why I finally quit the group chat',
    'So last Tuesday I did the thing. I left the neighborhood group chat. 412 people, 90 messages a day, and approximately zero useful ones.',
    'It started, as these things do, with a raccoon. Somebody named Deb posted a blurry photo and wrote, “Is this a coyote??” Within minutes, a guy called RJ had replied “looks like my ex lol,” and then we were off to the races.',
    'My wife, who is smarter than me, never joined. “Why would I want to know what they think?” she said when I showed her. Fair.',
    'I asked my buddy Theo, who moderates three of these, how he does it. “I mute everything and check on Sundays,” he told me. “If it’s a real emergency, someone will knock.” He’s right! Nobody has ever knocked.',
    'Here’s the part that got me. When I announced that I was leaving, Deb sent me a DM. “We’ll miss your jokes,” it said. I hadn’t made a joke in there since 2021.',
    'There’s a great line in Priya Venkat’s newsletter about this: “A group chat is a dinner party where nobody ever goes home.” She nails it. As she puts it, “you can love every guest and still want your kitchen back.”',
    'Anyway. I’ve been out for a week. I read a book. I talked to the actual human next door, Mr. Alvarez, over the actual fence. “So you’re the raccoon guy,” he said.',
    'I guess I am.',
  ].join('\n\n')
  expect(isFiction(text)).toBe(false)
})

test('a few lines of a story, and of a report', () => {
  expect(isFiction('Hal turned to Imogen. “You burnt them,” he said.')).toBe(true)
  expect(isFiction('The Norden city council on Tuesday called the plan “a mistake”, said Ilse Brandt, its spokeswoman.')).toBe(false)
})

test('an essay with remembered talk', () => {
  const text = [
    'My grandfather kept the books of a tannery in Orlen, and he did not trust adjectives. “A hide is wet or it is dry,” he used to say.',
    'I thought of him last month, when the county published its report on the river. The report calls the water “broadly acceptable”. It runs to 212 pages.',
    'What does broadly mean? I asked Marit Dahl, who has measured the Orl since 1998. “It means they averaged,” she told me. She was not angry; she is a chemist.',
    'He would have enjoyed her. On his desk stood a card that said “How many?” and under it, in my grandmother’s hand, “Ask him something else.”',
    'I have the card now. It is foxed, as old paper is, and one corner has gone. When I write for money, which is what this is, I turn it to the wall.',
  ].join('\n\n')
  expect(isFiction(text)).toBe(false)
})
