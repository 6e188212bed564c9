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
