import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHtml } from '../../src/html.ts'
import { attributeQuotes } from '../../src/index.ts'
import { hasBrowser, launch } from '../demo/browser.ts'
import { news } from '../formats/samples.ts'

describe.skipIf(!hasBrowser)('the page in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())

  async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    // a content security policy that forbids everything would keep the test's own scripts out too
    const page = await browser.newPage({ bypassCSP: true, ...options })
    await page.setContent(toHtml(news, attributeQuotes(news), { title: 'The bridge' }))
    return page
  }
  const style = (page: Page, selector: string, property: string, pseudo = ''): Promise<string> =>
    page.evaluate(`getComputedStyle(document.querySelector('${selector}'), '${pseudo}').${property}`)

  it('has the text', async () => {
    const page = await open()
    expect(await page.locator('.qa-text').textContent()).toBe(news)
    await page.close()
  })

  it('lights up cue and mention with their quote', async () => {
    const page = await open()
    const before = await style(page, '.qa-mention', 'backgroundColor')
    await page.locator('.qa-quote').first().hover()
    await page.waitForTimeout(300)
    expect(await style(page, '.qa-mention', 'backgroundColor')).not.toBe(before)
    await page.close()
  })

  it('gives the reason to those who point and to those who use the keyboard', async () => {
    const page = await open()
    expect(await style(page, '.qa-quote', 'content', '::after')).toBe('none')
    await page.locator('.qa-quote').first().focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    expect(await style(page, '.qa-quote', 'content', '::after')).toContain('verb-before-name')
    await page.close()
  })

  it('shows one speaker’s words, without a script', async () => {
    const page = await open({ javaScriptEnabled: false })
    await page.getByRole('radio', { name: /Tom Reed/ }).check({ force: true })
    await page.waitForTimeout(300)
    const shown = await page.getByRole('radio', { name: /Tom Reed/ }).isChecked()
    expect(shown).toBe(true)
    await page.close()
  })

  it('paints the words of others plain when one speaker is chosen', async () => {
    const page = await open()
    await page.getByRole('radio', { name: /Tom Reed/ }).check()
    await page.waitForTimeout(300)
    expect(await style(page, '.qa-quote', 'backgroundColor')).toMatch(/(?:, 0\)|\/ 0\)|transparent)$/)
    expect(await style(page, '.qa-quote', 'display', '::before')).toBe('none')
    await page.close()
  })

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('axe-core finds nothing: %s, %i wide', async (colorScheme, width) => {
    const page = await open({ colorScheme, viewport: { width, height: 800 } })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    await page.evaluate(axe.source)
    const run = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`
    expect(await page.evaluate(run)).toEqual([])
    await page.getByRole('radio', { name: /Tom Reed/ }).check()
    await page.waitForTimeout(300)
    expect(await page.evaluate(run)).toEqual([])
    await page.close()
  })
})
