import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** The browser's window as its users start it: the built page, the real service and a real database behind real requests. */
const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'fairwatt-serve-'))
const child = spawn(
  process.execPath,
  [join(root, 'src/main/cli/index.ts'), 'serve', '--no-open', '--dir', folder, '--json'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
let origin: string
let token: string

beforeAll(async () => {
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`serve ended with code ${code}`)))
  })
  const { url } = JSON.parse(line) as { url: string }
  origin = new URL(url).origin
  token = new URLSearchParams(new URL(url).hash.slice(1)).get('token') ?? ''
})
afterAll(async () => {
  child.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true })
})

async function call(
  name: string,
  input: unknown,
  job: string | null = null,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${origin}/call`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, input, job }),
  })
  return (await response.json()) as Record<string, unknown>
}

test('the page and everything it names are served', async () => {
  const page = await (await fetch(origin)).text()
  const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path)
  expect(named.length).toBeGreaterThan(0)
  for (const path of named) expect((await fetch(`${origin}/${path}`)).status).toBe(200)
})

test('a cooperative is made in the data folder, and the page learns names, never paths', async () => {
  expect(await call('app.about', {})).toMatchObject({ ok: true, value: { door: 'browser' } })
  const cooperative = {
    name: 'River Valley',
    address: '',
    zone: 'Europe/Vienna',
    currency: 'EUR',
    model: 'shared-energy',
    buy: null,
    sell: null,
    sharedNetwork: 0,
    fee: 0,
    internal: null,
    vatRate: null,
    from: null,
  }
  expect(await call('file.new', { cooperative, place: null })).toMatchObject({ ok: true })
  const list = await call('file.list', {})
  expect(list).toMatchObject({ ok: true, value: { entries: [{ fileName: 'River Valley.fairwatt' }] } })
  expect(JSON.stringify(list)).not.toContain(folder)
})

test('a copy is a download', async () => {
  const { value } = (await call('file.copy', {})) as { value: { id: string } }
  const response = await fetch(`${origin}/output/${value.id}`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  expect(response.headers.get('Content-Disposition')).toContain('attachment')
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 15)
      .toString(),
  ).toBe('SQLite format 3')
})

test('asked to stop, it closes the cooperative to one file and ends with 0', async () => {
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(existsSync(join(folder, 'River Valley.fairwatt'))).toBe(true)
  expect(existsSync(join(folder, 'River Valley.fairwatt-wal'))).toBe(false)
})
