import { toHtml } from '../src/html.ts'
import type { Genre, Quote } from '../src/index.ts'
import { attribute, type Correction } from './attribution.ts'
import { ask } from './dialog.ts'
import { element } from './dom.ts'
import fiction from './examples/fiction.txt?raw'
import news from './examples/news.txt?raw'
import transcript from './examples/transcript.txt?raw'
import { formats, save } from './saving.ts'
import { fromFragment, toFragment } from './share.ts'

const examples: Readonly<Record<string, string>> = { news, fiction, transcript }
const text = element<HTMLTextAreaElement>('text')
const view = element('view')
const status = element('status')
const example = element<HTMLSelectElement>('example')
const genre = element<HTMLSelectElement>('genre')
const exporting = element<HTMLSelectElement>('export')
const theme = element<HTMLButtonElement>('theme')

let quotes: Quote[] = []
let corrections: Correction[] = []
/** Name of the one speaker whose words are shown; null for all. */
let only: string | null = null

/** Texts larger than this are attributed when typing stops, smaller ones with every key. */
const large = 400_000

function render(): void {
  const started = performance.now()
  quotes = attribute(text.value, genre.value as Genre, corrections)
  view.innerHTML = toHtml(text.value, quotes, { page: false, theme: themeNow() })
  choose()
  const took = performance.now() - started
  const speakers = new Set(quotes.flatMap(({ speaker }) => speaker ?? []))
  status.textContent = text.value
    ? [count(quotes.length, 'quote'), count(speakers.size, 'speaker'), `${Math.max(1, Math.round(took))} ms`].join(' · ')
    : ''
  document.documentElement.dataset.took = String(took)
  listCorrections()
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

function themeNow(): 'auto' | 'light' | 'dark' {
  return (document.documentElement.dataset.theme as 'light' | 'dark' | undefined) ?? 'auto'
}

/** Keeps the chosen speaker chosen in the new view, and takes away the paragraphs where they do not speak. */
function choose(): void {
  let number: string | null = null
  for (const item of view.querySelectorAll<HTMLElement>('.qa-legend li:not(.qa-all)')) {
    if (item.querySelector('.qa-name')?.textContent !== only) continue
    const input = item.querySelector('input')!
    input.checked = true
    number = input.value
  }
  if (number === null) only = null
  for (const paragraph of view.querySelectorAll<HTMLElement>('.qa-text p'))
    paragraph.hidden = number !== null && !paragraph.querySelector(`.qa-quote.qa-s${number}`)
}

function listCorrections(): void {
  const list = element('corrections')
  list.hidden = corrections.length === 0
  const chips = corrections.map((correction, c) => {
    const chip = document.createElement('button')
    chip.type = 'button'
    const aliases = correction.aliases.length ? ` (also ${correction.aliases.join(', ')})` : ''
    chip.textContent = `${correction.name}${aliases} ×`
    chip.ariaLabel = `Take back: ${correction.name}${aliases}`
    chip.addEventListener('click', () => {
      corrections = corrections.filter((_, other) => other !== c)
      render()
    })
    return chip
  })
  const label = document.createElement('span')
  label.textContent = 'Corrected by you:'
  list.replaceChildren(label, ...chips)
}

function show(value: string, name: string): void {
  text.value = value
  text.scrollTop = 0
  example.value = name
  corrections = []
  only = null
  render()
}

let waiting: ReturnType<typeof setTimeout> | undefined
text.addEventListener('input', () => {
  example.value = ''
  clearTimeout(waiting)
  if (text.value.length <= large) render()
  else waiting = setTimeout(render, 300)
})
example.addEventListener('change', () => show(examples[example.value] ?? '', example.value))
genre.addEventListener('change', render)
element('clear').addEventListener('click', () => {
  show('', '')
  text.focus()
})

view.addEventListener('change', (event) => {
  const input = event.target
  if (!(input instanceof HTMLInputElement)) return
  only = input.value === 'all' ? null : (input.parentElement?.querySelector('.qa-name')?.textContent ?? null)
  choose()
})

function askAbout(target: EventTarget | null): void {
  const part = target instanceof Element ? target.closest('.qa-quote') : null
  const id = part?.getAttribute('data-quote')
  const quote = quotes.find((candidate) => candidate.id === id)
  if (quote) {
    ask(quote, quotes, (correction) => {
      corrections = [...corrections, correction]
      render()
    })
  }
}
view.addEventListener('click', (event) => {
  if (getSelection()?.isCollapsed ?? true) askAbout(event.target)
})
view.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return
  // the same key would send the form that it opens
  event.preventDefault()
  askAbout(event.target)
})

for (const [name, { label }] of Object.entries(formats)) exporting.add(new Option(label, name))
exporting.addEventListener('change', async () => {
  const name = exporting.value
  exporting.value = ''
  if (name) await save(name, text.value, quotes)
})

const share = element<HTMLButtonElement>('share')
share.addEventListener('click', async () => {
  history.replaceState(null, '', await toFragment({ text: text.value, corrections }))
  try {
    await navigator.clipboard.writeText(location.href)
    share.textContent = 'Link copied'
  } catch {
    share.textContent = 'Link is in the address bar'
  }
  setTimeout(() => {
    share.textContent = 'Copy link'
  }, 2000)
})

const prefersDark = matchMedia('(prefers-color-scheme: dark)')
function paintTheme(): void {
  theme.ariaPressed = String(themeNow() === 'dark' || (themeNow() === 'auto' && prefersDark.matches))
}
prefersDark.addEventListener('change', paintTheme)
theme.addEventListener('click', () => {
  document.documentElement.dataset.theme = theme.ariaPressed === 'true' ? 'light' : 'dark'
  paintTheme()
  render()
})
paintTheme()

for (const kind of ['dragover', 'dragleave', 'drop'] as const) {
  document.addEventListener(kind, async (event) => {
    event.preventDefault()
    document.body.classList.toggle('dropping', kind === 'dragover')
    const file = kind === 'drop' ? event.dataTransfer?.files[0] : null
    if (file) show(await file.text(), '')
  })
}

async function open(): Promise<void> {
  const shared = await fromFragment(location.hash)
  if (!shared) return show(news, 'news')
  show(shared.text, '')
  corrections = [...shared.corrections]
  render()
}
addEventListener('hashchange', open)
await open()

/** A browser makes code fast that it has run often: while nothing else is to do, so that a large text finds it so. */
function warmUp(times: number): void {
  for (const [name, sample] of Object.entries(examples)) {
    const genre = name === 'fiction' ? 'fiction' : 'news'
    toHtml(sample, attribute(sample, genre, []), { page: false })
  }
  if (times > 1) setTimeout(warmUp, 20, times - 1)
}
setTimeout(warmUp, 200, 30)
