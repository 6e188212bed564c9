import { describe, expect, it } from 'vitest'
import { fromScript, toScript } from '../../src/formats/index.ts'
import { attributeQuotes, type Quote } from '../../src/index.ts'

const text = '“Eat,” said Peg.\n\nOutside it was\nraining. “It is getting cold.”'
const quotes = attributeQuotes(text)

describe('toScript', () => {
  it('writes speech and narration, marks left out, white space folded', () => {
    expect(toScript(text, quotes).split('\n').slice(0, 3)).toEqual(['PEG: “Eat,”', 'said Peg.', 'Outside it was raining.'])
  })

  it('labels narration, or leaves it out', () => {
    expect(toScript(text, quotes, { narrator: 'NARRATOR' })).toContain('NARRATOR: Outside it was raining.\n')
    expect(toScript(text, quotes, { speechOnly: true })).not.toContain('raining')
  })

  it('has a label for nobody, and one for each of two speakers of one name', () => {
    const speaker = (id: string) => ({ id, name: 'Smith', aliases: [], kind: 'person', gender: 'unknown', mentions: [] }) as const
    const cast = [speaker('s1'), speaker('s2'), null]
    const three = attributeQuotes('“A.” “B.” “C.”').map((quote, q): Quote => ({ ...quote, kind: 'direct', speaker: cast[q] ?? null }))
    expect(three).toHaveLength(3)
    expect(toScript('“A.” “B.” “C.”', three)).toBe('SMITH: “A.”\nSMITH 2: “B.”\nUNKNOWN: “C.”\n')
    expect(toScript('“A.” “B.” “C.”', three, { unknown: 'somebody' })).toContain('somebody: “C.”')
  })

  it('guards narration that would read as speech', () => {
    const narration = 'Peg: “no quote”'
    expect(toScript(narration, [])).toBe('\\Peg: “no quote”\n')
    expect(fromScript(toScript(narration, []))).toEqual([{ label: null, text: 'Peg: “no quote”' }])
    expect(toScript('\\x', [])).toBe('\\\\x\n')
    expect(fromScript('\\Peg: “no quote”\n')).toEqual([{ label: null, text: 'Peg: “no quote”' }])
  })
})

describe('fromScript', () => {
  it('reads labels and words', () => {
    expect(fromScript(toScript(text, quotes)).slice(0, 3)).toEqual([
      { label: 'PEG', text: 'Eat,' },
      { label: null, text: 'said Peg.' },
      { label: null, text: 'Outside it was raining.' },
    ])
    expect(fromScript(toScript(text, quotes, { narrator: 'TELLER' }), { narrator: 'TELLER' })[1]).toEqual({
      label: 'TELLER',
      text: 'said Peg.',
    })
  })
})
