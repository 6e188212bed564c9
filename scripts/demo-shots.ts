/**
 * Pictures of the page and of the playground, from their real output, into docs/pictures: light and dark, wide and phone.
 *
 *   npm run demo:shots [FOLDER]
 *
 * Needs Debian's chromium at /usr/bin/chromium, or at $CHROMIUM.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { preview } from 'vite'
import { toHtml } from '../src/html.ts'
import { attributeQuotes } from '../src/index.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const folder = process.argv[2] ?? 'docs/pictures'
const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

interface Shot {
  readonly name: string
  readonly size: { width: number; height: number }
  readonly scheme: 'light' | 'dark'
  readonly prepare?: (page: Page) => Promise<void>
}

const shots: readonly Shot[] = [
  { name: 'demo-light', size: wide, scheme: 'light' },
  { name: 'demo-dark', size: wide, scheme: 'dark', prepare: async (page) => void (await page.selectOption('#example', 'fiction')) },
  { name: 'demo-speaker', size: wide, scheme: 'light', prepare: (page) => page.locator('.qa-legend input').nth(1).check() },
  { name: 'demo-correct', size: wide, scheme: 'light', prepare: (page) => page.locator('.qa-quote').nth(2).click() },
  { name: 'demo-phone-light', size: phone, scheme: 'light' },
  {
    name: 'demo-phone-dark',
    size: phone,
    scheme: 'dark',
    prepare: async (page) => void (await page.selectOption('#example', 'transcript')),
  },
]

/** Each in a page of its own: nothing of one shot is left in the next. */
async function shootDemo(browser: Browser, url: string): Promise<void> {
  for (const { name, size, scheme, prepare } of shots) {
    const page = await browser.newPage({ viewport: size, colorScheme: scheme, deviceScaleFactor: size === wide ? 1.5 : 2 })
    await page.goto(url)
    await page.locator('.qa-quote').first().waitFor()
    await prepare?.(page)
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${folder}/${name}.png` })
    await page.close()
  }
}

/** The picture that the README opens with: the page that `toHtml` makes of an article, one quote pointed at. */
async function shootPage(browser: Browser): Promise<void> {
  const text = readFileSync('demo/examples/news.txt', 'utf8')
  const quotes = attributeQuotes(text)
  for (const scheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: { width: 1180, height: 760 }, colorScheme: scheme, deviceScaleFactor: 2 })
    await page.setContent(toHtml(text, quotes, { title: 'The bridge that would not open' }))
    await page.locator('.qa-quote[id]').nth(1).hover()
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${folder}/page-${scheme}.png` })
    await page.close()
  }
}

if (!existsSync(executablePath)) {
  console.log(`no browser at ${executablePath}: install Debian's chromium, or set CHROMIUM`)
  process.exit(0)
}
mkdirSync(folder, { recursive: true })
const server = await preview({ root: 'demo', logLevel: 'warn', preview: { port: 4180, host: '127.0.0.1' } })
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
})
try {
  await shootDemo(browser, server.resolvedUrls!.local[0]!)
  await shootPage(browser)
} finally {
  await browser.close()
  await server.close()
}
console.log(`pictures are in ${folder}`)
