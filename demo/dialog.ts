import { type Quote, reasons } from '../src/index.ts'
import { type Correction, occurrenceOf } from './attribution.ts'
import { element } from './dom.ts'

const dialog = element<HTMLDialogElement>('dialog')
const speaker = element<HTMLInputElement>('speaker')
const everywhere = element<HTMLInputElement>('everywhere')

let asked: { quote: Quote; quotes: readonly Quote[]; correct: (correction: Correction) => void } | null = null

element('cancel').addEventListener('click', () => dialog.close())
// a click on the backdrop is one on the dialog itself
dialog.addEventListener('click', (event) => {
  if (event.target === dialog) dialog.close()
})
speaker.addEventListener('input', () => {
  everywhere.checked = !isKnown(speaker.value.trim())
})
element('correction').addEventListener('submit', () => {
  const name = speaker.value.trim()
  if (!asked || !name) return
  const { quote, quotes, correct } = asked
  const old = quote.speaker
  const aliases = everywhere.checked && old ? [old.name, ...old.aliases].filter((alias) => alias !== name) : []
  correct({ name, aliases, words: quote.text, occurrence: occurrenceOf(quotes, quote) })
})

/** Shows why a quote was attributed as it was, and asks who really says it. */
export function ask(quote: Quote, quotes: readonly Quote[], correct: (correction: Correction) => void): void {
  asked = { quote, quotes, correct }
  const { reason, confidence } = quote
  const why = Object.hasOwn(reasons, reason) ? `${reason}: ${reasons[reason]!.replaceAll('`', '')}` : reason
  element('dialog-quote').textContent = quote.text.length > 160 ? `${quote.text.slice(0, 160)}…` : quote.text
  element('dialog-why').textContent = `${Math.round(confidence * 100)} % sure. ${why}`
  element('speakers').replaceChildren(...names().map((name) => new Option(name)))
  element('everywhere-row').hidden = !quote.speaker
  element('everywhere-label').textContent = quote.speaker ? `“${quote.speaker.name}” is this speaker everywhere` : ''
  speaker.value = quote.speaker?.name ?? ''
  everywhere.checked = false
  dialog.showModal()
  speaker.select()
}

function names(): string[] {
  return [...new Set(asked?.quotes.flatMap((quote) => quote.speaker?.name ?? []))]
}

/** A name that already speaks: the quote goes to somebody else. Any other name is a better name for the same one. */
function isKnown(name: string): boolean {
  return names().includes(name)
}
