import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Window } from './window.ts'

/** The month's path without a mouse: demo, import, checks, settle, bills, approval. Real service, real browser. */
const window = new Window()
beforeAll(() => window.open())
afterAll(() => window.close())

const exported = fileURLToPath(
  new URL('../../resources/demo/exports/valley-grid-2026-08.csv', import.meta.url),
)
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => window.page.keyboard.press(key)), Promise.resolve())
const headed = (name: RegExp | string, timeout = 120_000) =>
  window.page.getByRole('heading', { level: 1, name }).waitFor({ timeout })

/** What has the focus: its role and name for a person, and whether the eye can see that it has it. */
async function focused(): Promise<{ readonly name: string; readonly isSeen: boolean }> {
  return window.page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return { name: '', isSeen: true }
    const style = getComputedStyle(element)
    const hasRing = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    const label = element instanceof HTMLInputElement ? (element.labels?.[0]?.innerText ?? '') : ''
    return {
      name: (element.getAttribute('aria-label') ?? (label || element.innerText))
        .replaceAll(/\s+/g, ' ')
        .trim(),
      isSeen: hasRing || style.boxShadow !== 'none',
    }
  })
}

/** Goes on with Tab until what is named has the focus; everything on the way must be seen to have it. */
async function tabTo(name: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let steps = 0; steps < 90; steps++) {
    await press(key)
    const now = await focused()
    expect(now.isSeen, `${now.name} shows that it has the focus`).toBe(true)
    if (name.test(now.name)) return
    passed.push(now.name)
  }
  throw new Error(`nothing called ${name} takes the focus; these did: ${passed.join(' | ')}`)
}

test('the demo is opened', async () => {
  await headed('The books of your energy cooperative')
  await tabTo(/^Try the demo/)
  await press('Enter')
  await headed('October is complete and ready to settle.', 200_000)
  expect(window.complaints).toEqual([])
})

test('files are chosen and looked at', async () => {
  // listened for early: a chooser that opens before the browser knows of it is nobody's
  const chooser = window.page.waitForEvent('filechooser')
  await press('Alt+2')
  await window.page.locator('main[data-page="readings"][aria-busy="false"] h1').waitFor()
  await headed(/^October is complete: /)
  await press('Control+o')
  await (await chooser).setFiles(exported)
  await headed(/^(One file is good|The file)/)
  await tabTo(/^(Look|Hide)/)
  await press('Escape')
  expect(window.complaints).toEqual([])
})

test('the checks are reached, and one is followed to its place and back', async () => {
  await tabTo(/^Put these files aside/)
  await press('Enter')
  await headed(/^October is complete: /)
  await tabTo(/^Checks/)
  await press('Enter')
  await headed(/^(Nothing stands out|.* worth a look) in October/)
  expect((await focused()).isSeen).toBe(true)
})

test('the month is settled', async () => {
  await press('Alt+3')
  await window.page.locator('main[data-page="settle"][aria-busy="false"] h1').waitFor()
  await headed(/^October is ready to settle/)
  await press('Enter')
  await headed(/^Together you saved/)
  expect(window.complaints).toEqual([])
})

test('the bills are made, walked through and approved', async () => {
  await press('Enter')
  await headed(/^Anna Berger pays/)
  await press('ArrowDown')
  await headed(/^Tomasz Nowak/)
  await press('a')
  const dialog = window.page.locator('dialog[open]')
  await dialog.waitFor()
  expect(await window.page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
  await press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await press('a')
  await dialog.waitFor()
  await tabTo(/^Approve thirteen/)
  await press('Enter')
  await window.page.getByText('Thirteen bills approved.').waitFor()
  expect(window.complaints).toEqual([])
})
