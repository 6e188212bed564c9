import type { Literals, Nodes, Root } from 'nlcst'

/** The leaves of a tree, in order, and the text that they make. */
export interface Flat {
  readonly text: string
  readonly leaves: readonly Literals[]
  /** Where each leaf begins in `text`. */
  readonly starts: readonly number[]
}

const paragraphBreak = '\n\n'

/**
 * Joins the values of all leaves. Sentences and words are looked through: parsers disagree on them (`retext-latin` ends a sentence behind `Mr.`).
 *
 * > | <p>“Yes.”</p><p>“No.”</p>      gives      “Yes.”⏎⏎“No.”
 *                 ^^ blocks that no white space parts get a paragraph break, which belongs to no leaf
 */
export function flatten(tree: Root): Flat {
  const leaves: Literals[] = []
  const starts: number[] = []
  const values: string[] = []
  let length = 0
  const walk = (nodes: readonly Nodes[]): void => {
    let before = ''
    for (const node of nodes) {
      if (node.type === 'ParagraphNode' && before === 'ParagraphNode' && length > 0) {
        values.push(paragraphBreak)
        length += paragraphBreak.length
      }
      before = node.type
      if ('children' in node) walk(node.children)
      else if (typeof node.value === 'string' && node.value) {
        leaves.push(node)
        starts.push(length)
        values.push(node.value)
        length += node.value.length
      }
    }
  }
  walk(tree.children)
  return { text: values.join(''), leaves, starts }
}
