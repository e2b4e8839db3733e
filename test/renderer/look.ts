/**
 * Takes pictures of the window's pages, over canned answers, and tells what axe-core and the console say:
 * `node scripts/with-node.mjs test/renderer/look.ts FOLDER [--only PATTERN] [--view light,dark,1024,640]`.
 * PATTERN is a regular expression on the names in pictures.ts; without it all are taken.
 */
import axe from 'axe-core'
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright'
import { cannedWindow } from './canned-window.ts'
import { pictures } from './pictures.ts'

const views = {
  light: { width: 1280, height: 860, colorScheme: 'light' },
  dark: { width: 1280, height: 860, colorScheme: 'dark' },
  '1024': { width: 1024, height: 700, colorScheme: 'light' },
  '640': { width: 640, height: 860, colorScheme: 'light' },
} as const
type View = keyof typeof views
const isView = (name: string): name is View => name in views

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    view: { type: 'string', default: Object.keys(views).join() },
  },
})
const [folder] = positionals
if (folder === undefined || positionals.length > 1)
  throw new Error('look.ts needs one folder for the pictures')
const wanted = pictures.filter(({ name }) => new RegExp(values.only).test(name))
if (wanted.length === 0) throw new Error(`no picture is called like ${values.only}`)
const unknown = values.view.split(',').filter((name) => !isView(name))
if (unknown.length > 0)
  throw new Error(`no such view: ${unknown.join(', ')}; there are ${Object.keys(views).join(', ')}`)
mkdirSync(folder, { recursive: true })

let faults = 0
function fault(name: string, words: string): void {
  faults++
  console.log(`${name}: ${words}`)
}
async function check(page: Page, name: string): Promise<void> {
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  if (Number(wide) > 0) fault(name, `scrolls sideways by ${String(wide)} px`)
  await page.evaluate(axe.source)
  const { violations } = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] })',
  )) as axe.AxeResults
  for (const violation of violations)
    fault(name, `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 140)).join(' | ')}`)
}

const { address, browser, close } = await cannedWindow(`${folder}/page`)
for (const view of values.view.split(',').filter(isView)) {
  const { colorScheme, ...viewport } = views[view]
  const context = await browser.newContext({ viewport, colorScheme, bypassCSP: false })
  for (const picture of wanted) {
    const page = await context.newPage()
    const name = view === 'light' ? picture.name : `${picture.name}-${view}`
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
    await check(page, name)
    await page.close()
  }
  await context.close()
}
await close()
console.log(faults === 0 ? 'nothing found' : `${faults} found`)
process.exitCode = faults === 0 ? 0 : 1
