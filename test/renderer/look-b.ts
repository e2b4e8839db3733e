/**
 * Takes pictures of the window's pages into the folder given, over the double of the service:
 * `node scripts/with-node.mjs test/renderer/look-b.ts /tmp/pictures [part of a name]`. Tells what axe-core and the console say.
 */
import axe from 'axe-core'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright'
import { build, preview } from 'vite'

const [folder, only = '', onlyView] = process.argv.slice(2)
if (folder === undefined) throw new Error('look-b.ts needs a folder for the pictures')
mkdirSync(folder, { recursive: true })
const outDir = `${folder}/page`
const configFile = fileURLToPath(new URL('./vite.config.b.ts', import.meta.url))

interface Picture {
  readonly name: string
  readonly path: string
  readonly act?: (page: Page) => Promise<void>
}
const at = (fragment: string, scene = 'evening', more = ''): string =>
  `?scene=${scene}${more}#/2026-10/${fragment}`
const choose = (page: Page): Promise<void> => page.keyboard.press('Control+o')
const pictures: readonly Picture[] = [
  { name: 'readings', path: at('readings') },
  { name: 'readings-checks', path: at('readings//checks') },
  { name: 'readings-checks-many', path: at('readings//checks', 'lacking') },
  { name: 'readings-checks-long', path: at('readings//checks', 'long') },
  { name: 'readings-checks-none', path: at('readings//checks', 'approved') },
  { name: 'readings-checks-empty', path: at('readings//checks', 'nothing') },
  { name: 'readings-checks-failed', path: at('readings//checks', 'evening', '&fail=readings.checks') },
  {
    name: 'readings-checks-day',
    path: at('readings//checks'),
    act: (page) =>
      page
        .getByRole('link', { name: /^See the day/ })
        .nth(1)
        .click(),
  },
  { name: 'readings-split', path: at('readings//split') },
  { name: 'readings-split-many', path: at('readings//split', 'lacking') },
  { name: 'readings-split-long', path: at('readings//split', 'long') },
  { name: 'readings-split-holds', path: at('readings//split', 'approved') },
  { name: 'readings-split-without', path: at('readings//split', 'trouble') },
  { name: 'readings-split-empty', path: at('readings//split', 'nothing') },
  { name: 'readings-split-failed', path: at('readings//split', 'evening', '&fail=referee.month') },
  {
    name: 'readings-split-running',
    path: at('readings//split', 'evening', '&slow'),
    act: (page) => page.waitForTimeout(800),
  },
  {
    name: 'readings-split-file',
    path: at('readings//split'),
    act: (page) => page.getByRole('button', { name: 'Check an operator’s file' }).click(),
  },
  {
    name: 'readings-split-copied',
    path: at('readings//split'),
    act: (page) => page.getByRole('button', { name: 'Copy sentence' }).click(),
  },
  { name: 'readings-empty', path: at('readings', 'nothing') },
  { name: 'readings-lacking', path: at('readings', 'lacking') },
  { name: 'readings-plan', path: at('readings'), act: choose },
  { name: 'readings-plan-more', path: at('readings', 'lacking'), act: choose },
  {
    name: 'readings-plan-points',
    path: at('readings', 'lacking'),
    act: async (page) => {
      await choose(page)
      await page.getByRole('button', { name: 'Point by point' }).click()
    },
  },
  { name: 'readings-plan-long', path: at('readings', 'long'), act: choose },
  { name: 'readings-plan-failed', path: at('readings', 'evening', '&fail=readings.plan'), act: choose },
  {
    name: 'readings-running',
    path: at('readings', 'evening', '&slow'),
    act: async (page) => {
      await choose(page)
      await page.waitForTimeout(800)
    },
  },
  {
    name: 'readings-mapping',
    path: at('readings'),
    act: async (page) => {
      await choose(page)
      await page.getByRole('button', { name: 'Say what it is' }).click()
    },
  },
  {
    name: 'readings-day',
    path: at('readings'),
    act: (page) => page.locator('[data-row="0"][data-column="24"]').click(),
  },
  { name: 'studies', path: at('studies') },
  {
    name: 'studies-S1',
    path: at('studies/S1'),
    act: (page) => page.locator('.figs').waitFor(),
  },
  {
    name: 'studies-S4',
    path: at('studies/S4'),
    act: (page) => page.locator('.figs').waitFor(),
  },
  {
    name: 'studies-own',
    path: at('studies'),
    act: async (page) => {
      await page.getByRole('button', { name: 'Plan your own' }).click()
      await page.locator('main li').waitFor()
    },
  },
  {
    name: 'studies-running',
    path: at('studies/S1', 'evening', '&slow'),
    act: (page) => page.waitForTimeout(1200),
  },
  { name: 'studies-failed', path: at('studies/S1', 'evening', '&fail=study.run') },
  { name: 'plan', path: at('plan') },
  {
    name: 'plan-wrong',
    path: at('plan'),
    act: async (page) => {
      await page.getByLabel('Day to plan').fill('tomorrow')
      await page.getByRole('button', { name: 'Plan the day' }).click()
    },
  },
  {
    name: 'plan-result',
    path: at('plan'),
    act: async (page) => {
      await page.getByRole('button', { name: 'Plan the day' }).click()
      await page.locator('.figs').waitFor()
    },
  },
  { name: 'settle', path: at('settle') },
  { name: 'settle-vat', path: at('settle', 'vat') },
  { name: 'settle-need', path: at('settle', 'need') },
  { name: 'settle-long', path: at('settle', 'long') },
  { name: 'settle-trouble', path: at('settle', 'trouble') },
  {
    name: 'settle-detail',
    path: at('settle', 'vat'),
    act: (page) => page.getByRole('button', { name: 'Show every column' }).click(),
  },
  { name: 'settle-before', path: at('settle', 'nothing') },
  { name: 'settle-gaps', path: at('settle', 'lacking') },
  {
    name: 'settle-running',
    path: at('settle', 'nothing', '&slow'),
    act: async (page) => {
      await page.getByRole('button', { name: 'Settle October' }).click()
      await page.waitForTimeout(2600)
    },
  },
  { name: 'bills', path: at('bills/4') },
  { name: 'bills-vat', path: at('bills/9', 'vat') },
  { name: 'bills-farm', path: at('bills/3') },
  { name: 'bills-long', path: at('bills/4', 'long') },
  { name: 'bills-approved', path: at('bills/4', 'approved') },
  { name: 'bills-trouble', path: at('bills/4', 'trouble') },
  { name: 'bills-none', path: at('bills', 'nothing') },
  { name: 'bills-tables', path: at('bills/4'), act: (page) => page.keyboard.press('t') },
  {
    name: 'bills-what-if',
    path: at('bills/4'),
    act: async (page) => {
      await page.getByRole('button', { name: 'What if…' }).click()
      await page.waitForTimeout(300)
    },
  },
  { name: 'bills-failed', path: at('bills/4', 'evening', '&fail=bills.get') },
  { name: 'bills-ask', path: at('bills/4', 'lacking'), act: (page) => page.keyboard.press('a') },
  {
    name: 'bills-walk',
    path: at('bills'),
    act: async (page) => {
      await page.waitForTimeout(300)
      await page.locator('h1').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'fairness-read',
    path: at('fairness'),
    act: async (page) => {
      await page.locator('input[type=range]').first().focus()
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
    },
  },
  {
    name: 'readings-saved',
    path: at('readings'),
    act: async (page) => {
      await choose(page)
      await page.getByRole('button', { name: 'Save 17 points' }).waitFor()
      await page.keyboard.press('Enter')
      await page.waitForTimeout(400)
    },
  },
  {
    name: 'readings-keys',
    path: at('readings/AT0031000000000000000000000000369'),
    act: async (page) => {
      for (const key of ['ArrowUp', 'ArrowRight', 'End']) await page.keyboard.press(key)
    },
  },
  { name: 'correction', path: at('correction') },
  { name: 'correction-due', path: at('correction', 'lacking') },
  { name: 'correction-approved', path: at('correction', 'approved') },
  { name: 'correction-none', path: at('correction', 'nothing') },
  {
    name: 'correction-ask',
    path: at('correction'),
    act: (page) => page.getByRole('button', { name: 'Approve the corrections' }).click(),
  },
  { name: 'fairness', path: at('fairness') },
  { name: 'fairness-tables', path: at('fairness'), act: (page) => page.keyboard.press('t') },
  { name: 'fairness-no-incomes', path: at('fairness', 'lacking') },
  { name: 'fairness-one-month', path: at('fairness', 'trouble') },
  { name: 'fairness-report', path: at('fairness//report') },
  { name: 'fairness-empty', path: at('fairness', 'nothing') },
]
const views = [
  { name: '', width: 1280, height: 860, colorScheme: 'light' },
  { name: '-dark', width: 1280, height: 860, colorScheme: 'dark' },
  { name: '-1024x700', width: 1024, height: 700, colorScheme: 'light' },
  { name: '-640', width: 640, height: 860, colorScheme: 'light' },
] as const

await build({ configFile, build: { outDir, emptyOutDir: true } })
const server = await preview({ configFile, build: { outDir }, preview: { port: 0 } })
const address = server.resolvedUrls?.local[0]
if (address === undefined) throw new Error('the preview has no address')
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
let faults = 0
function fault(name: string, words: string): void {
  faults++
  console.log(`${name}: ${words}`)
}

for (const view of views.filter((each) => onlyView === undefined || each.name === onlyView)) {
  const context = await browser.newContext({
    viewport: view,
    colorScheme: view.colorScheme,
    bypassCSP: false,
  })
  for (const picture of pictures.filter((each) => each.name.startsWith(only))) {
    const page = await context.newPage()
    const name = picture.name + view.name
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') fault(name, message.text())
    })
    page.on('pageerror', (error) => fault(name, error.message))
    await page.goto(address + picture.path)
    await page.waitForSelector('h1')
    await picture.act?.(page)
    await page.waitForTimeout(300)
    await page.evaluate('document.fonts.ready')
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
    const wide = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    if (Number(wide) > 0) fault(name, `scrolls sideways by ${String(wide)} px`)
    await page.evaluate(axe.source)
    const found = (await page.evaluate(
      'axe.run(document, { resultTypes: ["violations"] })',
    )) as axe.AxeResults
    for (const violation of found.violations)
      fault(name, `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 140)).join(' | ')}`)
    await page.close()
  }
  await context.close()
}
await browser.close()
await server.close()
console.log(faults === 0 ? 'nothing found' : `${faults} found`)
process.exitCode = faults === 0 ? 0 : 1
