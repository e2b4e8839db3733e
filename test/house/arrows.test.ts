import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

/** The house's one rule: core knows nobody, main and renderer know core, main and renderer meet only in core. */

const root = resolve(import.meta.dirname, '../..')
const source = join(root, 'src')

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(
    /(?:\bfrom\s*|\bimport\s*\(?\s*|\bimport\.meta\.resolve\(\s*|new URL\(\s*)'([^'\s]+)'/g,
  )
  return Array.from(found, (match) => match[1] as string)
}

const room = (path: string): string => relative(source, path).split(sep)[0] as string

/** Packages the core may use: pure JavaScript that asks nothing of the machine. */
const pure = new Set(['valibot', 'temporal-polyfill', 'papaparse', 'hucre', 'fflate', 'sax'])

function faultOf(file: string, name: string): string | null {
  const from = room(file)
  if (name.startsWith('.')) {
    const target = resolve(dirname(file), name)
    // package.json and the built page lie outside the house
    if (!target.startsWith(source + sep)) return from === 'core' ? 'core must not leave its house' : null
    const to = room(target)
    if (from === 'core' && to !== 'core') return `core must not know ${to}`
    if (from !== 'core' && to !== from && to !== 'core') return `${from} and ${to} meet only in core`
    return null
  }
  const paket = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] as string)
  if (from === 'core' && !pure.has(paket)) return `core must not use ${name}`
  if (from === 'renderer' && (name.startsWith('node:') || paket === 'electron'))
    return `the page must not use ${name}`
  if (name === 'electron' && !/^main[/\\](index\.ts|preload\.ts|window[/\\])/.test(relative(source, file)))
    return 'only index, preload and window know Electron'
  return null
}

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(30)
})

test('every arrow points the right way', () => {
  const faults = files.flatMap((file) =>
    importsOf(file)
      .map((name) => ({ name, fault: faultOf(file, name) }))
      .filter(({ fault }) => fault !== null)
      .map(({ name, fault }) => `${relative(root, file)} imports ${name}: ${fault}`),
  )
  expect(faults).toEqual([])
})

test('the rule itself catches what it forbids', () => {
  const core = join(source, 'core/units/money.ts')
  const page = join(source, 'renderer/main.ts')
  expect(faultOf(core, '../../main/service/door.ts')).not.toBeNull()
  expect(faultOf(core, 'node:fs')).not.toBeNull()
  expect(faultOf(page, '../main/cli/index.ts')).not.toBeNull()
  expect(faultOf(page, '../core/contract/contract.ts')).toBeNull()
})

test('the core asks no clock and no dice', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(|\bprocess\./
  const faults = files.filter((file) => room(file) === 'core' && impure.test(readFileSync(file, 'utf8')))
  expect(faults.map((file) => relative(root, file))).toEqual([])
})
