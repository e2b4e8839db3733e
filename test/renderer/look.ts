/**
 * Takes pictures of the window's pages into the folder given, over the double of the service:
 * `node scripts/with-node.mjs test/renderer/look.ts /tmp/pictures [pattern of names]`. Tells what axe-core and the console say.
 */
import axe from 'axe-core'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright'
import { build, preview } from 'vite'

const [folder, only = ''] = process.argv.slice(2)
if (folder === undefined) throw new Error('look.ts needs a folder for the pictures')
mkdirSync(folder, { recursive: true })
const outDir = `${folder}/page`
const configFile = fileURLToPath(new URL('./vite.config.ts', import.meta.url))

interface Picture {
  readonly name: string
  readonly path: string
  readonly act?: (page: Page) => Promise<void>
}
const at = (fragment: string, scene = 'open'): string => `?scene=${scene}#/2026-10/${fragment}`
const pictures: readonly Picture[] = [
  { name: 'welcome', path: '?scene=welcome' },
  {
    name: 'demo',
    path: '?scene=demo',
    act: async (page) => {
      await page.getByText('Try the demo').click()
      await page.waitForTimeout(2600)
    },
  },
  {
    name: 'create',
    path: '?scene=welcome',
    act: async (page) => {
      await page.getByText('Start a cooperative').click()
      await page.getByLabel('Bought from').fill('2910')
      await page.getByLabel('Surplus').focus()
    },
  },
  {
    name: 'trouble',
    path: '?scene=trouble',
    act: (page) => page.getByRole('button', { name: 'River Valley Energy Cooperative' }).click(),
  },
  { name: 'month', path: at('month') },
  { name: 'month-table', path: at('month'), act: (page) => page.keyboard.press('t') },
  { name: 'month-empty', path: at('month', 'empty') },
  { name: 'month-long', path: at('month', 'long') },
  { name: 'members', path: at('members') },
  { name: 'members-drawer', path: at('members/11') },
  { name: 'members-long', path: at('members/3', 'long') },
  { name: 'members-empty', path: at('members', 'empty') },
  { name: 'members-read-only', path: at('members/11', 'read-only') },
  {
    name: 'members-edit',
    path: at('members/11/edit'),
    act: async (page) => {
      await page.getByLabel('First day').fill('')
      await page.getByRole('button', { name: 'Save the member' }).click()
    },
  },
  {
    name: 'members-import',
    path: at('members//import'),
    act: async (page) => {
      await page.getByRole('button', { name: 'choose a file' }).click()
      await page.waitForTimeout(200)
    },
  },
  {
    name: 'members-leave',
    path: at('members/11'),
    act: (page) => page.getByRole('button', { name: 'Leaves the cooperative' }).click(),
  },
  { name: 'tariffs', path: at('tariffs') },
  { name: 'tariffs-edit', path: at('tariffs/3/edit') },
  { name: 'settings', path: at('settings') },
  { name: 'settings-bands', path: at('settings//bands') },
  { name: 'settings-account', path: at('settings//account') },
  { name: 'settings-history', path: at('settings//history') },
  {
    name: 'settings-file',
    path: at('settings//file'),
    act: (page) => page.getByRole('button', { name: 'Check the file' }).click(),
  },
  { name: 'help', path: at('help') },
  {
    name: 'find',
    path: at('month'),
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('ann')
    },
  },
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

for (const view of views) {
  const context = await browser.newContext({
    viewport: view,
    colorScheme: view.colorScheme,
    bypassCSP: false,
  })
  for (const picture of pictures.filter((each) => new RegExp(only).test(each.name))) {
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
