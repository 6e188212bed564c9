import { expect, test } from 'vitest'
import { inParentheses } from '../scripts/eager.ts'

const marked = (code: string, ...called: string[]): string =>
  inParentheses(code, new Set(called.map((name) => code.indexOf(`function ${name}(`))))

test('functions that are called stand in parentheses, before all else', () => {
  expect(marked('const x=1;function a(b){return c(b)}function c(d){return d+x}export{a};', 'a')).toBe(
    'var a=(function(b){return c(b)});const x=1;function c(d){return d+x}export{a};',
  )
})

test('functions in functions, generators and what is exported where it stands remain', () => {
  const code = 'function a(){function b(){}b()}function*c(){}export function d(){}async function e(){}'
  expect(
    inParentheses(code, new Set([code.indexOf('function b'), code.indexOf('function*'), code.indexOf('export'), code.indexOf('async')])),
  ).toBe(code)
})

test('the module does what it did', () => {
  const code = 'function even(n){return n?odd(n-1):true}const four=even(4);function odd(n){return n?even(n-1):false}return four'
  expect(new Function(marked(code, 'odd', 'even'))()).toBe(true)
})
