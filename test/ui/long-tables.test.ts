import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cannedWindow, type CannedWindow } from '../renderer/canned-window.ts'

/** Tables of 504 members in a real browser: few rows in the page, every row within reach. */
const MEMBERS = 504
const folder = mkdtempSync(join(tmpdir(), 'fairwatt-long-'))
let canned: CannedWindow
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  canned = await cannedWindow(folder)
})
afterAll(async () => {
  await canned.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  page = await canned.browser.newPage({ viewport: { width: 1280, height: 860 } })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
})
afterEach(async () => {
  await page.close()
})

async function open(fragment: string, scene = 'crowd'): Promise<void> {
  await page.goto(`${canned.address}?scene=${scene}#/2026-10/${fragment}`)
  await page.locator('main h1').waitFor()
}
/** Turns the wheel over the table until its end is there. */
async function toTheEnd(): Promise<void> {
  await frame().hover()
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 20_000)
      return inSight()
    })
    .toContain(String(MEMBERS))
}
const rows = () => page.locator('main table').first().locator('tbody tr[data-index]')
const frame = () => page.locator('main .scroll').first()
const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
/** Numbers of the rows that can really be seen: under the head, above the sums. */
const inSight = (): Promise<string[]> =>
  page.evaluate(() => {
    const table = document.querySelector('main table')
    const top = table?.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
    const bottom = table?.querySelector('tfoot')?.getBoundingClientRect().top ?? 0
    return [...(table?.querySelectorAll('tbody tr[data-index]') ?? [])]
      .filter((row) => {
        const box = row.getBoundingClientRect()
        return box.top >= top - 2 && box.bottom <= bottom + 2
      })
      .map((row) => row.querySelector('td')?.textContent?.trim() ?? '')
  })

for (const [name, fragment] of [
  ['members', 'members'],
  ['shares', 'settle'],
  ['compared rules', 'settle//compare'],
] as const)
  test(`${name}: few rows stand in the page, and the last is reached by wheel, by keys and by sorting`, async () => {
    await open(fragment)
    await rows().first().waitFor()
    const table = page.locator('main table').first()
    expect(await rows().count()).toBeLessThan(80)
    const counted = Number(await table.getAttribute('aria-rowcount'))
    expect(counted).toBeGreaterThanOrEqual(1 + MEMBERS + 1)
    // the rest has its room: about a line each
    const height = await frame().evaluate((element) => element.scrollHeight)
    expect(height).toBeGreaterThan(MEMBERS * 25)

    await toTheEnd()
    expect(await rows().count()).toBeLessThan(100)
    const last = rows().last()
    expect(await last.getAttribute('aria-rowindex')).toBe(String(MEMBERS + 1))
    // the sums stay where they can be seen
    const sums = table.locator('tfoot tr').first()
    expect(await sums.isVisible()).toBe(true)
    const frameBottom = await frame().evaluate((element) => element.getBoundingClientRect().bottom)
    expect(await sums.evaluate((row) => row.getBoundingClientRect().bottom)).toBeLessThanOrEqual(
      frameBottom + 1,
    )

    // by keys: End, then back up one, then Home
    await frame().evaluate((element) => element.scrollTo(0, 0))
    await expect.poll(inSight).toContain('1')
    await rows().first().locator('.who').focus()
    await page.keyboard.press('End')
    await expect.poll(focused).toContain('Erik Sommer 42')
    await expect.poll(inSight).toContain(String(MEMBERS))
    await page.keyboard.press('ArrowUp')
    await expect.poll(focused).toContain('Hannah Lindqvist 42')
    await page.keyboard.press('Home')
    await expect.poll(focused).toBe('Anna Berger')
    for (let step = 1; step <= 40; step++) await page.keyboard.press('ArrowDown')
    await expect.poll(focused).toBe('Jonas Huber 4')
    await expect.poll(inSight).toContain('41')
    // and by Tab from there, past the rows that were in the page
    for (let step = 1; step <= 60; step++) await page.keyboard.press('Tab')
    await expect.poll(focused).toBe('Jonas Huber 9')
  })

test('sorting shows the other end, and the columns keep their width while the rows go by', async () => {
  await open('members')
  await rows().first().waitFor()
  const widths = (): Promise<number[]> =>
    page
      .locator('main thead th')
      .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().width))
  const before = await widths()
  await frame().evaluate((element) => element.scrollTo(0, element.scrollHeight / 2))
  await page.waitForTimeout(100)
  expect(await widths()).toEqual(before)
  await frame().evaluate((element) => element.scrollTo(0, 0))
  await page.getByRole('button', { name: 'No.' }).click()
  await expect.poll(async () => (await inSight())[0]).toBe(String(MEMBERS))
  expect(await page.locator('main th[aria-sort="descending"]').count()).toBe(1)
})

test('a row with the focus stays while one scrolls away, and finding narrows the table to a plain one', async () => {
  await open('members')
  await rows().first().locator('.who').focus()
  await toTheEnd()
  expect(await focused()).toBe('Anna Berger')
  await page.getByRole('searchbox').fill('Lindqvist')
  await expect.poll(() => rows().count()).toBe(42)
  expect(await page.locator('main table').first().getAttribute('aria-rowcount')).toBeNull()
  await page.getByRole('searchbox').fill('')
  await expect.poll(inSight).toContain('1')
})

test('paper and the browser’s own search get every row', async () => {
  await open('settle')
  await rows().first().waitFor()
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await rows().count()).toBe(MEMBERS)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect.poll(() => rows().count()).toBeLessThan(100)
  await page.keyboard.press('Control+f')
  await expect.poll(() => rows().count()).toBe(MEMBERS)
})

test('the drawer goes along the whole list by arrow keys', async () => {
  await open('members/300')
  await page.locator('.drawer').waitFor()
  await expect.poll(inSight).toContain('300')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.url()).toContain('/members/301')
  await expect.poll(inSight).toContain('301')
})

test('a long list of bills: the one at hand is in sight, arrows walk on, the last is reached', async () => {
  await open('bills/300')
  const list = page.locator('.bills .who ol')
  await list.locator('[aria-current="true"]').waitFor()
  expect(await list.locator('li[data-index]').count()).toBeLessThan(80)
  const seen = (): Promise<boolean> =>
    list.evaluate((element) => {
      const box = element.querySelector('[aria-current="true"]')?.getBoundingClientRect()
      const whole = element.getBoundingClientRect()
      return box !== undefined && box.top >= whole.top - 1 && box.bottom <= whole.bottom + 1
    })
  await expect.poll(seen).toBe(true)
  await list.locator('[aria-current="true"]').focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.url()).toContain('/bills/301')
  await expect.poll(focused).toContain('Anna Berger 26')
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await list.locator(`[data-member="${MEMBERS}"]`).waitFor()
  expect(await list.locator('li').last().getAttribute('aria-posinset')).toBe(String(MEMBERS))
})

test('hundreds of corrections: few documents stand in the margin, keys reach the last, paper gets all', async () => {
  await open('correction')
  await rows().first().waitFor()
  expect(await rows().count()).toBeLessThan(80)
  const list = page.getByRole('list', { name: 'Correction documents' })
  const items = list.locator('li[data-index]')
  const count = Number(await items.first().getAttribute('aria-setsize'))
  // three members in twelve keep their amount
  expect(count).toBe((MEMBERS / 12) * 9)
  expect(await items.count()).toBeLessThan(80)
  await list.focus()
  await expect
    .poll(async () => {
      await page.keyboard.press('End')
      return items.last().getAttribute('aria-posinset')
    })
    .toBe(String(count))
  expect(await items.last().innerText()).toContain('Erik Sommer 42')
  expect(await items.count()).toBeLessThan(100)
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await items.count()).toBe(count)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect.poll(() => items.count()).toBeLessThan(100)
})

test('a board tries solidarity shares: every step of the slider is in the table at once', async () => {
  await open('settle//compare')
  await rows().first().waitFor()
  const heads = await page.locator('main thead').first().locator('th').allInnerTexts()
  const column = heads.findIndex((head) => head.startsWith('Solidarity'))
  const shown = (): Promise<string> => rows().first().locator('td').nth(column).innerText()
  const slider = page.getByRole('slider', { name: 'Solidarity share to try' })
  await slider.focus()
  await page.keyboard.press('Home')
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^0/)
  expect(await shown()).toBe('0.00')
  const seen = new Set<string>()
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('ArrowRight')
    seen.add(await shown())
  }
  expect(seen.size).toBeGreaterThan(10)
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^20/)
  // between two fifths a group's gain is bounded where there are many members, and it says so
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.locator('main tfoot').first().innerText()).toMatch(/at most 5\.10/)
})

test('all rules stand side by side, and the names stay where the table is wider than the page', async () => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await open('settle//compare')
  await rows().first().waitFor()
  await page.getByRole('button', { name: 'Choose rules' }).click()
  await page.getByRole('button', { name: /^Show all/ }).click()
  await expect.poll(() => page.locator('main thead').first().locator('th').count()).toBe(11)
  await frame().evaluate((element) => element.scrollTo(element.scrollWidth, 3000))
  const name = rows().nth(15).locator('td.name')
  const left = await frame().evaluate((element) => element.getBoundingClientRect().left)
  await expect.poll(() => name.evaluate((cell) => cell.getBoundingClientRect().left)).toBeLessThan(left + 2)
})

test('200 members and fewer stand in the page as they always did', async () => {
  await open('members', 'evening')
  await rows().first().waitFor()
  expect(await rows().count()).toBe(12)
  expect(await page.locator('main .tall').count()).toBe(0)
})

test('the pages had nothing to complain about', () => {
  expect(complaints).toEqual([])
})
