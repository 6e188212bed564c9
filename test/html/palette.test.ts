import { describe, expect, it } from 'vitest'
import { dark, light, lines, pages, type Shade } from '../../src/html/palette.ts'

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const visions: Record<string, Matrix> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}
/** Ottosson’s OKLab. */
const toCones: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]
const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

const times = (matrix: Matrix, [x, y, z]: Triple): Triple => matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple

function linear(hex: string): Triple {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex
  return [1, 3, 5]
    .map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as unknown as Triple
}

function lab(hex: string, vision: Matrix): Triple {
  const seen = times(vision, linear(hex)).map((c) => Math.min(1, Math.max(0, c))) as unknown as Triple
  return times(toLab, times(toCones, seen).map(Math.cbrt) as unknown as Triple)
}

function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => linear(hex).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0)
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

describe.each([
  ['light', light, pages.light],
  ['dark', dark, pages.dark],
] as [string, readonly Shade[], string][])('the %s colours', (_, shades, page) => {
  it.each(Object.entries(visions))('can be told apart with %s', (_, vision) => {
    shades.forEach((a, i) => {
      for (const b of shades.slice(i + 1)) {
        const [x, y] = [lab(a.color, vision), lab(b.color, vision)]
        // 0.02 is a difference that is just seen
        expect(Math.hypot(...x.map((value, c) => value - y[c]!)), `${a.color} ${b.color}`).toBeGreaterThan(0.12)
      }
    })
  })

  it('stand out from the page, and names can be read on them', () => {
    for (const { color, ink } of shades) {
      expect(contrast(color, page), color).toBeGreaterThanOrEqual(3)
      expect(contrast(color, ink), color).toBeGreaterThanOrEqual(4.5)
    }
  })
})

it('has kinds of lines for more speakers than colours', () => {
  expect(new Set(lines).size).toBe(lines.length)
  expect(light).toHaveLength(dark.length)
})
