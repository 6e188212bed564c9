import { describe, expect, it } from 'vitest'
import { Label, outside, piecesOf, predecessors, Role, stateCount, stateOf } from '../../src/statements/labels.ts'

/** `.` none, `s` source, `q` cue, `b` content before its verb, `a` content behind it; a capital begins. */
function statesOf(letters: string): Uint8Array {
  const labels: Record<string, number> = {
    '.': -1,
    S: Label.source,
    s: Label.inSource,
    Q: Label.cue,
    q: Label.inCue,
    B: Label.before,
    b: Label.inBefore,
    A: Label.behind,
    a: Label.inBehind,
  }
  const states = new Uint8Array(letters.length)
  for (let t = 0; t < letters.length; t++) states[t] = stateOf(labels[letters[t]!]!, t ? states[t - 1]! : stateCount)
  return states
}

describe('states', () => {
  it.each(['..SsQ.Aaaa.', 'Bbb.SQ.', 'SSQQ', '....', 'Aa.Bb.S.Q'])('follow one another: %s', (letters) => {
    const states = statesOf(letters)
    for (let t = 0; t < states.length; t++) expect(predecessors[states[t]!]).toContain(t ? states[t - 1] : stateCount)
  })

  it('outside of roles remember the last one', () => {
    const states = statesOf('.S..Q..')
    expect([states[0], states[2], states[5]]).toEqual([0, 1, 2])
    expect(states.subarray(5).every((state) => state < outside)).toBe(true)
  })

  it('never put the inside of a role behind another role', () => {
    const inside = stateOf(Label.inCue, 0)
    expect(predecessors[inside]).toEqual([stateOf(Label.cue, 0), inside])
  })
})

describe('pieces', () => {
  it('are runs of one role, two where a role begins anew', () => {
    expect(piecesOf(statesOf('SsSQ.Aa.Bb'), 0, 10)).toEqual([
      { role: Role.source, from: 0, to: 2 },
      { role: Role.source, from: 2, to: 3 },
      { role: Role.cue, from: 3, to: 4 },
      { role: Role.content, from: 5, to: 7 },
      { role: Role.content, from: 8, to: 10 },
    ])
  })
})
