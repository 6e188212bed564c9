import { describe, expect, test } from 'vitest'
import { findMarks, Role } from '../../src/spans/marks.ts'
import { tokenize } from '../../src/text/tokens.ts'

/** `<` opens, `>` closes, `x` can do both, `.` neither: one sign for each mark of the text. */
const roles = (text: string): string => {
  const { count, role } = findMarks(tokenize(text))
  return Array.from({ length: count }, (_, m) => ['.', '<', '>', 'x'][role[m]! & (Role.opens | Role.closes)]).join('')
}

describe('what a mark can be where it stands', () => {
  test.each([
    ['“Come in,” said Anna.', '<>'],
    ['"Come in," said Anna.', '<>'],
    ['‘Come in,’ said Anna.', '<>'],
    ['„Komm herein“, sagte Anna.', '<>'],
    ['«Entra», dijo Ana.', '<>'],
    ['»Komm herein«, sagte Anna.', '<>'],
    ['「はい」と言った。', '<>'],
    ["``Come in,'' said Anna.", '<>'],
    ['He said ("come in").', '<>'],
    ["'twas", '.'],
    ["the '90s", '.'],
    ["tell 'em", '.'],
    ['rock ’n’ roll', '.>'],
    ['6′ 2″', '.>'],
    ['‘Ay.’', '<>'],
  ])('%s', (text, expected) => expect(roles(text)).toBe(expected))
})
