import { describe, expect, it } from 'vitest'
import { isUnfinished, Label, outside, piecesOf, predecessors, Role, stateCount, stateOf } from '../../src/statements/labels.ts'

const letters = 'SsśQqʠBbḃAaȧ'

/**
 * `.` none, `s` source, `q` cue, `b` content before its verb, `a` content behind it; a capital begins, a letter with a dot or hook ends what has two
 * tokens or more.
 */
function statesOf(text: string): Uint8Array {
  const states = new Uint8Array(text.length)
  for (let t = 0; t < text.length; t++) states[t] = stateOf(letters.indexOf(text[t]!), t ? states[t - 1]! : stateCount)
  return states
}

describe('states', () => {
  it.each(['..SśQ.Aaaȧ.', 'Bbḃ.SQ.', 'SSQQ', '....', 'Aȧ.Bḃ.S.Q'])('follow one another: %s', (text) => {
    const states = statesOf(text)
    for (let t = 0; t < states.length; t++) expect(predecessors[states[t]!]).toContain(t ? states[t - 1] : stateCount)
  })

  it('outside of roles remember the last one', () => {
    const states = statesOf('.S..Q..')
    expect([states[0], states[2], states[5]]).toEqual([0, 1, 2])
    expect(states.subarray(5).every((state) => state < outside)).toBe(true)
  })

  it('never put the inside or the end of a role behind another role', () => {
    const [begin, inside, end] = [0, 1, 2].map((place) => stateOf(Label.cue + place, 0)) as [number, number, number]
    expect(predecessors[inside]).toEqual([begin, inside])
    expect(predecessors[end]).toEqual([begin, inside])
  })

  it('never leave a role without its end', () => {
    const inside = stateOf(Label.behind + 1, 0)
    expect(isUnfinished(inside)).toBe(true)
    for (let state = 0; state < stateCount; state++)
      if (state !== inside && state !== inside + 1) expect(predecessors[state]).not.toContain(inside)
  })
})

describe('pieces', () => {
  it('are runs of one role, two where a role begins anew', () => {
    expect(piecesOf(statesOf('SśSQ.Aȧ.Bḃ'), 0, 10)).toEqual([
      { role: Role.source, from: 0, to: 2, chance: 1 },
      { role: Role.source, from: 2, to: 3, chance: 1 },
      { role: Role.cue, from: 3, to: 4, chance: 1 },
      { role: Role.content, from: 5, to: 7, chance: 1 },
      { role: Role.content, from: 8, to: 10, chance: 1 },
    ])
  })
})
