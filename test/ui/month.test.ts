import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Window } from './window.ts'

/** A treasurer's October, through the window: the demo, settle, look, approve, documents. Real service, real browser. */
const window = new Window()
beforeAll(() => window.open())
afterAll(() => window.close())

const headline = () => window.page.locator('main h1')
const station = (name: string) => window.page.locator('.stations').getByRole('link', { name })

async function at(address: string): Promise<void> {
  await window.page.evaluate((place) => {
    location.hash = place
  }, `#/${address}`)
  const page = address.split('/')[1] as string
  await window.page.locator(`main[data-page="${page}"][aria-busy="false"] h1`).waitFor()
}

/** Nothing wrong for a screen reader, light and dark; a picture of each for a person. */
async function clean(name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await window.page.emulateMedia({ colorScheme: scheme })
    await window.picture(`${name}-${scheme}`)
    expect(await window.accessibilityFaults(), `${name}, ${scheme}`).toEqual([])
  }
  await window.page.emulateMedia({ colorScheme: 'light' })
}

test('the demo opens from the welcome page', async () => {
  const { page } = window
  await page.getByRole('heading', { level: 1, name: 'The books of your energy cooperative' }).waitFor()
  await clean('welcome')
  await page.getByRole('button', { name: 'Try the demo' }).click()
  await page.locator('.stations').waitFor({ timeout: 200_000 })
  await headline().waitFor()
  expect(await headline().innerText()).toBe('October is complete and ready to settle.')
  await clean('month')
})

test('October is settled with Enter, and the shares are there', async () => {
  const { page } = window
  await page.keyboard.press('Enter')
  await page.locator('main[data-page="settle"] h1').waitFor()
  await clean('settle-before')
  await page.getByRole('button', { name: 'Settle October' }).click()
  await page.getByRole('heading', { level: 1, name: /^Together you saved/ }).waitFor({ timeout: 120_000 })
  expect(await headline().innerText()).toMatch(/127\.87\s€/)
  expect(await page.locator('main table.shares tbody tr').count()).toBe(13)
  await clean('settle')
})

test('every bill can be walked through, and says why', async () => {
  const { page } = window
  await page
    .getByRole('link', { name: 'Make the bills' })
    .or(page.getByRole('button', { name: 'Make the bills' }))
    .click()
  await page.locator('main[data-page="bills"] h1').waitFor()
  expect(await headline().innerText()).toMatch(/Anna Berger pays 11\.86/)
  await page.getByText('Why this amount').waitFor()
  await clean('bill')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { level: 1, name: /Tomasz Nowak/ }).waitFor()
  await at('2026-10/bills/9')
  await page.getByRole('heading', { level: 1, name: /Old Mill Bakery/ }).waitFor()
  await clean('bill-business')
})

test('one PDF, then approval, then all documents', async () => {
  const { page } = window
  const one = page.waitForEvent('download')
  await page.getByRole('button', { name: 'See the PDF' }).click()
  const pdf = readFileSync(await (await one).path())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByRole('button', { name: /^Approve all thirteen/ }).click()
  await page.locator('dialog[open]').waitFor()
  await clean('approve')
  await page
    .locator('dialog[open]')
    .getByRole('button', { name: /^Approve thirteen/ })
    .click()
  await page.getByText('Thirteen bills approved.').waitFor()
  const all = page.waitForEvent('download', { timeout: 120_000 })
  await page.getByRole('button', { name: 'All documents' }).click()
  const files = unzipSync(readFileSync(await (await all).path()))
  const names = Object.keys(files)
  expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(14)
  expect(names).toEqual(expect.arrayContaining(['bills.csv', 'bills.json', 'statement.pdf']))
  const bills = JSON.parse(new TextDecoder().decode(files['bills.json'])) as { bills: { number: string }[] }
  expect(bills.bills.map((bill) => bill.number)).toContain('2026-10-009')
})

test('every other page, light and dark', async () => {
  await at('2026-10/members')
  await clean('members')
  await at('2026-10/members/11')
  await clean('member')
  await at('2026-10/readings')
  await clean('readings')
  await at('2026-05/readings')
  await clean('readings-dead-meter')
  await at('2026-10/fairness')
  await clean('fairness')
  await at('2026-02/correction')
  await clean('correction')
  await at('2026-10/tariffs')
  await clean('tariffs')
  const tabs = {
    cooperative: 'The cooperative',
    bands: 'Income bands',
    account: 'Own account',
    history: 'History',
    file: 'The file',
  }
  for (const [tab, name] of Object.entries(tabs)) {
    await at(`2026-10/settings//${tab}`)
    await window.page.locator('.sub [aria-current="page"]', { hasText: name }).waitFor()
    await clean(`settings-${tab}`)
  }
  await at('2026-10/help')
  await clean('help')
})

test('a member is added, and Ctrl Z takes it back', async () => {
  const { page } = window
  await at('2026-10/members')
  await page
    .getByRole('button', { name: 'Add a member' })
    .or(page.getByRole('link', { name: 'Add a member' }))
    .click()
  await page.getByLabel('Number').fill('15')
  await page
    .getByLabel('Name')
    .first()
    .fill('Ottilie Maximiliana von Hohenstein-Wartenberg zu Niederösterreich')
  await page.getByLabel('First day').fill('2026-10-01')
  await page
    .getByRole('button', { name: /^(Save|Add)/ })
    .last()
    .click()
  await page.getByRole('heading', { level: 1, name: /^Fifteen members/ }).waitFor()
  await clean('members-long-name')
  await page.keyboard.press('Control+z')
  await page.getByRole('heading', { level: 1, name: /^Fourteen members/ }).waitFor()
})

test('a small window and doubled text scroll one way only', async () => {
  const { page } = window
  for (const width of [1024, 640]) {
    await page.setViewportSize({ width, height: 700 })
    for (const place of [
      '2026-10/month',
      '2026-10/members',
      '2026-10/readings',
      '2026-10/settle',
      '2026-10/bills/9',
      '2026-10/fairness',
    ]) {
      await at(place)
      await window.picture(`${place.replaceAll('/', '-')}-${width}`)
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(sideways, `${place} at ${width}`).toBeLessThanOrEqual(0)
    }
  }
})

test('the station path is the navigation, and the page had nothing to complain about', async () => {
  await window.page.setViewportSize({ width: 1280, height: 860 })
  await station('Fairness').click()
  await window.page.locator('main[data-page="fairness"] h1').waitFor()
  expect(window.complaints).toEqual([])
})
