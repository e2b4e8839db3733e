import { afterAll, beforeAll, expect, test } from 'vitest'
import { Window } from './window.ts'

/** A treasurer's October, through the window: the demo, settle, look, approve, documents. Real service, real browser. */
const window = new Window()
beforeAll(async () => {
  await window.open()
})
afterAll(() => window.close())

const station = (name: string) => window.page.locator('.stations').getByRole('link', { name })

async function clean(name: string): Promise<void> {
  await window.picture(name)
  expect(await window.accessibilityFaults(), name).toEqual([])
}

test('the demo opens from the welcome page', async () => {
  const { page } = window
  await page.getByRole('heading', { level: 1, name: 'The books of your energy cooperative' }).waitFor()
  await clean('welcome')
  await page.getByRole('button', { name: 'Try the demo' }).click()
  await page.locator('.stations').waitFor({ timeout: 200_000 })
  await page.locator('main h1').waitFor()
  await clean('month')
  expect(await page.locator('.bar').innerText()).toContain('River Valley Energy Cooperative')
})
