/** What an organization named before is called by its kind alone: `the company`. */
const bodies = new Set(
  'company firm agency group organisation organization committee commission council bank newspaper party union university association department ministry'.split(
    ' ',
  ),
)
/** Other kinds that a name can tell, which stand alone for those that tell them. */
const kinds = new Set(
  'college school institute court parliament senate assembly congress police hospital museum office bureau board army navy church club federation society authority foundation'.split(
    ' ',
  ),
)
/** What anybody who works together can be called. */
const general = new Set(['group', 'organisation', 'organization', 'agency'])

/** Whether a noun alone can stand for an organization that was named. */
export function isBody(head: string): boolean {
  return bodies.has(head) || kinds.has(head)
}

/** The kinds that the name of an organization tells, in lower case; `null` for a thing: a model called Lantern 3. */
export function kindsOf(name: string): readonly string[] | null {
  const last = name.charCodeAt(name.length - 1)
  if (last >= 48 && last <= 57) return null
  return name
    .toLowerCase()
    .split(' ')
    .filter((word) => bodies.has(word) || kinds.has(word))
}

/**
 * Whether an organization of these kinds may be called by another one: one whose name tells a kind may not.
 *
 *     > | Lumen AI, Brookfield University … the company        > | Halden Bank … the bank
 *         ^^^^^^^^                          ^^^^^^^^^^^            ^^^^^^^^^^^     ^^^^^^^^
 *     > | Lund General Hospital … the hospital        and nobody else whose name tells nothing
 */
export function mayBeCalled(told: readonly string[] | null, head: string): boolean {
  if (!told) return false
  if (told.includes(head)) return true
  if (kinds.has(head)) return false
  if (told.length === 0 || general.has(head)) return true
  return head === 'company' && told.every((word) => general.has(word) || word === 'bank')
}
