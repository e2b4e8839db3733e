import { afterAll, beforeAll, expect, test } from 'vitest'
import { Window } from './window.ts'

/** A board's evening at the page Equity settings: limits, a proposal as it is learnt, cancelled and made, then a decision. */
const window = new Window()
beforeAll(() => window.open())
afterAll(() => window.close())

const headline = () => window.page.locator('main h1')
const record = () => window.page.getByRole('button', { name: 'Record the decision' })

/** Nothing wrong for a screen reader, light, dark and narrow; a picture of each for a person. */
async function clean(name: string): Promise<void> {
  const { page } = window
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await window.picture(`${name}-${scheme}`)
    expect(await window.accessibilityFaults(), `${name}, ${scheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 640, height: 860 })
  await window.picture(`${name}-640`)
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    `${name} at 640`,
  ).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1280, height: 860 })
}

async function toEquitySettings(): Promise<void> {
  await window.page.getByRole('link', { name: 'Equity settings' }).click()
  await window.page.locator('main[data-page="decision"][aria-busy="false"] h1').waitFor()
}

test('before a proposal the board is asked how far one may go, with the curve beside the question', async () => {
  const { page } = window
  await page.getByRole('heading', { level: 1, name: 'The books of your energy cooperative' }).waitFor()
  await page.getByRole('button', { name: 'Try the demo' }).click()
  await page.locator('.stations').waitFor({ timeout: 200_000 })
  await page.locator('.stations').getByRole('link', { name: 'Fairness' }).click()
  await toEquitySettings()
  expect(await headline().innerText()).toBe('First: how far may a proposal go?')
  expect(await page.getByRole('button', { name: 'Make a proposal' }).count()).toBe(0)
  await page.locator('.scat svg').waitFor({ timeout: 120_000 })
  await clean('decision-limits')
  await page.getByLabel('At most').check()
  await page.getByLabel('€ a month').fill('10')
  await page.getByRole('button', { name: 'Set the limits' }).click()
  await page.getByRole('button', { name: 'Make a proposal' }).waitFor()
  expect(await page.locator('.limits').innerText()).toContain('up to 10.00')
})

test('learning is watched as it goes, the other pages answer meanwhile, and cancelling leaves nothing', async () => {
  const { page } = window
  await page.getByRole('button', { name: 'Make a proposal' }).click()
  const line = page.locator('.live figure', { hasText: 'Gini of burden' }).locator('polyline')
  await line.waitFor({ timeout: 120_000 })
  const pointsOf = async () => ((await line.getAttribute('points')) ?? '').split(' ').filter(Boolean).length
  await expect.poll(pointsOf, { timeout: 120_000, interval: 200 }).toBeGreaterThanOrEqual(3)
  for (const name of ['Reward', 'Gini of burden', 'Size of a step', 'Steps held back', 'Outcome foreseen'])
    expect(await page.locator('.live figure', { hasText: name }).innerText(), name).toMatch(/\d/)
  await clean('decision-training')
  // the window goes on while it learns: another page comes, and on coming back it is still learning
  await page.locator('.stations').getByRole('link', { name: 'Members' }).click()
  await page.getByRole('heading', { level: 1, name: /^Fourteen members/ }).waitFor()
  expect(await page.locator('.stations').innerText()).toMatch(/running, \d+/)
  await page.locator('.stations').getByRole('link', { name: 'Fairness' }).click()
  await toEquitySettings()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page
    .getByRole('heading', { level: 1, name: 'There is no proposal yet.' })
    .waitFor({ timeout: 60_000 })
  await page.locator('.stations').getByRole('link', { name: 'Members' }).click()
  await page.locator('main[data-page="members"] h1').waitFor()
  await page.locator('.stations').getByRole('link', { name: 'Fairness' }).click()
  await toEquitySettings()
  expect(await headline().innerText()).toBe('There is no proposal yet.')
})

test('a proposal says which limit held it; nothing is preselected, and it asks for what is missing', async () => {
  const { page } = window
  await page.getByRole('button', { name: 'Make a proposal' }).click()
  await page.getByRole('heading', { level: 1, name: /^Proposal: / }).waitFor({ timeout: 400_000 })
  expect(await page.locator('.held').innerText()).toContain('The limit decided the share, not the learner')
  expect(await page.locator('.verdict tbody tr').count()).toBe(8)
  expect(await page.locator('.decide input[type=radio]:checked').count()).toBe(0)
  expect(await record().isDisabled()).toBe(true)
  await clean('decision-proposal')
})

test('changed settings are looked at first, refused beyond the limits, and then recorded with what was known', async () => {
  const { page } = window
  await page.getByLabel(/^Change/).check()
  await page.getByLabel('Solidarity share, %').fill('50')
  await page.getByRole('button', { name: 'See what it would do' }).click()
  await page.locator('.led .breach').waitFor({ timeout: 120_000 })
  expect(await page.locator('.led .breach').innerText()).toContain('the board allows 10.00')
  expect(await record().isDisabled()).toBe(true)
  await clean('decision-refused')
  await page.getByLabel('Solidarity share, %').fill('20')
  expect(await page.locator('.led').count(), 'what was looked at is for other settings').toBe(0)
  await page.getByRole('button', { name: 'See what it would do' }).click()
  await page.locator('.led table').first().waitFor({ timeout: 120_000 })
  expect(await page.locator('.led .breach').count()).toBe(0)
  expect(await page.locator('.led .dvt tbody tr').count()).toBe(14)
  await page.getByLabel('Reason, for the minutes').fill('The three heaviest burdens fall.')
  await page.getByLabel('Decided by').fill('Board, 4 of 5')
  await page.getByLabel('On', { exact: true }).fill('2026-11-04')
  await record().click()
  const decisions = page.locator('.decisions')
  await decisions.getByText('set to 20 %').waitFor({ timeout: 120_000 })
  expect(await headline().innerText()).toMatch(/^Decided: a solidarity share of 20\s%/)
  expect(await decisions.innerText()).toMatch(/Gini of burden from 0\.352 to 0\.334/)
  expect(await decisions.innerText()).toContain('a group’s gain up to 10.00')
  await clean('decision-decided')
  expect(window.complaints).toEqual([])
})
