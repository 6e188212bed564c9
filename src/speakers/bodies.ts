/** What an organization named before is called by its kind alone: `the company`. */
const bodies = new Set(
  'company firm agency group organisation organization committee commission council bank newspaper party union university association department ministry'.split(
    ' ',
  ),
)
/** Other kinds that a name can tell. */
const kinds = new Set(
  'college school institute court parliament senate assembly congress police hospital museum office bureau board army navy church club federation society authority foundation'.split(
    ' ',
  ),
)
/** What anybody who works together can be called. */
const general = new Set(['group', 'organisation', 'organization', 'agency'])

/** Whether a noun alone can stand for an organization that was named. */
export function isBody(head: string): boolean {
  return bodies.has(head)
}

/**
 * Whether an organization may be called by a kind: one whose name tells another kind may not.
 *
 *     > | Lumen AI, Brookfield University … the company        > | Halden Bank … the bank
 *         ^^^^^^^^                          ^^^^^^^^^^^            ^^^^^^^^^^^     ^^^^^^^^
 */
export function mayBeCalled(name: string, head: string): boolean {
  const last = name.charCodeAt(name.length - 1)
  // > | a model called Lantern 3
  if (last >= 48 && last <= 57) return false
  if (general.has(head)) return true
  const told = name
    .toLowerCase()
    .split(' ')
    .filter((word) => bodies.has(word) || kinds.has(word))
  return told.length === 0 || told.includes(head) || (head === 'company' && told.every((word) => general.has(word) || word === 'bank'))
}
