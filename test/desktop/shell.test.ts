import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Output } from '../../src/core/contract/contract.ts'
import type { JobProgress } from '../../src/core/contract/call.ts'
import type { Result } from '../../src/core/problems/problem.ts'
import * as electron from './electron-double.ts'
import { startShell, type Shell } from './shell.ts'

let shell: Shell
beforeAll(async () => {
  shell = await startShell()
})
afterAll(async () => {
  await shell.quit()
  rmSync(shell.folder, { recursive: true })
})

const newCooperative = {
  name: 'River Valley',
  address: '',
  zone: 'Europe/Vienna',
  currency: 'EUR',
  model: 'shared-energy' as const,
  buy: 300_000,
  sell: 80_000,
  sharedNetwork: 0,
  fee: 20_000,
  internal: null,
  vatRate: null,
  from: null,
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

async function makeCooperative(fileName: string): Promise<Output<'file.new'>> {
  electron.control.saved.push(join(shell.folder, fileName))
  const place = await shell.page.place?.(fileName)
  return valueOf(await shell.bridge.call('file.new', { cooperative: newCooperative, place: place ?? null }))
}

test('the window is locked down', () => {
  expect(shell.window.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
  expect(electron.seen.sandboxed).toBe(true)
  expect(shell.window.loaded).toBe('fairwatt://app/')
  expect(shell.window.shown).toBe(true)
  expect(Object.keys(electron.exposed)).toEqual(['fairwatt'])
  expect(Object.keys(shell.page).toSorted()).toEqual([
    'cancel',
    'choose',
    'door',
    'offer',
    'onProgress',
    'place',
    'save',
    'send',
  ])
})

test('it opens nothing, goes nowhere, embeds nothing and may do nothing', () => {
  const contents = shell.window.webContents
  expect(contents.openHandler?.({ url: 'https://example.test/' })).toEqual({ action: 'deny' })
  expect(contents.openHandler?.({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' })
  expect(electron.seen.openedOutside).toEqual(['https://example.test/'])
  for (const event of ['will-navigate', 'will-redirect', 'will-attach-webview']) {
    let prevented = false
    contents.emit(event, { url: 'http://example.test/', preventDefault: () => (prevented = true) })
    expect([event, prevented]).toEqual([event, true])
  }
  let granted: boolean | null = null
  electron.permissions.request?.(contents, 'media', (yes) => (granted = yes))
  expect([granted, electron.permissions.check?.(), electron.permissions.device?.()]).toEqual([
    false,
    false,
    false,
  ])
})

test.each([
  ['fairwatt://app/main.js', false],
  ['blob:fairwatt://app/1', false],
  ['http://127.0.0.1/', true],
  ['https://example.test/', true],
  ['file:///etc/passwd', true],
  ['ws://example.test/', true],
])('the window has no network: %s', (url, cancelled) => {
  let cancel: boolean | null = null
  electron.permissions.load?.({ url }, (verdict) => (cancel = verdict.cancel))
  expect(cancel).toBe(cancelled)
})

test('the page comes from its own scheme with the policy of the browser host', async () => {
  expect(electron.seen.schemes).toMatchObject([
    { scheme: 'fairwatt', privileges: { standard: true, secure: true } },
  ])
  const serve = electron.schemes.get('fairwatt') as (request: Request) => Promise<Response>
  const page = await serve(new Request('fairwatt://app/'))
  expect(page.status).toBe(200)
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  expect(await page.text()).toContain('<div id="app">')
  expect((await serve(new Request('fairwatt://app/..%2f..%2fpackage.json'))).status).toBe(404)
  expect((await serve(new Request('fairwatt://other/index.html'))).status).toBe(404)
  expect((await serve(new Request('fairwatt://app/', { method: 'POST' }))).status).toBe(404)
})

test('a call goes through preload, main process and service process to a real database', async () => {
  expect(valueOf(await shell.bridge.call('app.about', {}))).toMatchObject({
    door: 'electron',
    version: '0.0.0-double',
  })
  const state = await makeCooperative('river.fairwatt')
  expect(state.cooperative.name).toBe('River Valley')
  expect(readFileSync(join(shell.folder, 'river.fairwatt')).subarray(0, 15).toString()).toBe(
    'SQLite format 3',
  )
  expect(valueOf(await shell.bridge.call('file.current', {}))?.session).toBe(state.session)
  expect(electron.seen.utilityProcesses).toHaveLength(1)
})

test('what the page must not say is refused with a problem, not with an error', async () => {
  expect(await shell.page.send('no.such.call' as 'app.about', {}, null)).toMatchObject({ ok: false })
  expect(await shell.page.send('month.overview', { month: 'soon' }, null)).toMatchObject({ ok: false })
})

test('a frame that is not our own page gets nothing', async () => {
  const contents = shell.window.webContents
  const frames = { embedded: { url: 'fairwatt://app/' }, elsewhere: null }
  electron.control.frame = frames.embedded
  expect(await shell.page.send('file.current', {}, null)).toMatchObject({
    ok: false,
    problem: { code: 'foreign-frame' },
  })
  await expect(shell.page.place?.('a.fairwatt')).rejects.toThrow('not Fairwatt’s own page')
  electron.control.frame = undefined
  electron.control.sender = new electron.WebContents()
  expect(await shell.page.send('file.current', {}, null)).toMatchObject({
    ok: false,
    problem: { code: 'foreign-frame' },
  })
  electron.control.sender = undefined
  // our own window, led to another address
  const own = contents.mainFrame
  contents.mainFrame = { url: 'https://example.test/' }
  expect(await shell.page.send('file.current', {}, null)).toMatchObject({
    ok: false,
    problem: { code: 'foreign-frame' },
  })
  contents.mainFrame = own
  expect(await shell.page.send('file.current', {}, null)).toMatchObject({ ok: true })
})

test('a file reaches the service by its path where it has one, else by its bytes', async () => {
  const table = 'number,name,from\n1,Alice,2026-01-01\n'
  const path = join(shell.folder, 'members.csv')
  writeFileSync(path, table)
  const onDisk = new File(['not these bytes'], 'members.csv')
  electron.pathOfFile.set(onDisk, path)
  const take = async (file: File): Promise<Output<'members.import'>> =>
    valueOf(
      await shell.bridge.call('members.import', {
        grant: await shell.page.offer(file),
        write: true,
        skipRefused: false,
      }),
    )
  expect(await take(onDisk)).toMatchObject({ added: 1, refused: [] })
  expect(await take(new File([table], 'members.csv'))).toMatchObject({ added: 0, same: 1 })
})

test('dialogs give grants and names, never paths', async () => {
  electron.control.chosen.push([join(shell.folder, 'members.csv')], [])
  const chosen = await shell.page.choose?.('table')
  expect(chosen).toEqual([
    { grant: expect.stringMatching(/^[A-Za-z0-9_-]{16,64}$/), fileName: 'members.csv' },
  ])
  expect(await shell.page.choose?.('table')).toEqual([])
  expect(await shell.page.place?.('x.fairwatt')).toBeNull()
})

test('what the service made is saved where the user says', async () => {
  const output = valueOf(await shell.bridge.call('members.export', { format: 'csv', withIncome: false }))
  const path = join(shell.folder, 'saved.csv')
  electron.control.saved.push(path, undefined)
  expect(await shell.page.save(output)).toBe(true)
  expect(readFileSync(path, 'utf8')).toContain('Alice')
  expect(await shell.page.save(output)).toBe(false)
})

test('a job reports its progress to the page', async () => {
  const heard: JobProgress[] = []
  const report = valueOf(await shell.bridge.run('file.verify', {}, (progress) => heard.push(progress)))
  expect(report.ok).toBe(true)
  expect(heard.length).toBeGreaterThan(0)
  expect(new Set(heard.map(({ job }) => job)).size).toBe(1)
})

test('the File menu saves a copy and opens another cooperative, and the page is loaded anew', async () => {
  const file = electron.seen.menu.find(({ label }) => label === 'File')
  const click = (label: string): void => file?.submenu?.find((item) => item.label === label)?.click?.()
  const copy = join(shell.folder, 'copy.fairwatt')
  electron.control.saved.push(copy)
  click('Save a copy…')
  await expect.poll(() => existsSync(copy)).toBe(true)
  const before = shell.window.webContents.reloads
  electron.control.chosen.push([copy])
  click('Open…')
  await expect.poll(() => shell.window.webContents.reloads).toBe(before + 1)
  expect(valueOf(await shell.bridge.call('file.current', {}))?.fileName).toBe('copy.fairwatt')
})

test('a second start hands over its file; one that is no cooperative is told, and the open one stays', async () => {
  const before = shell.window.webContents.reloads
  electron.app.emit('second-instance', {}, ['fairwatt', 'river.fairwatt'], shell.folder)
  await expect.poll(() => shell.window.webContents.reloads).toBe(before + 1)
  expect(valueOf(await shell.bridge.call('file.current', {}))?.fileName).toBe('river.fairwatt')
  electron.app.emit('second-instance', {}, ['fairwatt', 'members.csv'], shell.folder)
  await expect.poll(() => electron.seen.messages.length).toBe(1)
  expect(electron.seen.messages[0]?.message).not.toBe('')
})

test('a service that dies is a problem of that call, and there again for the next', async () => {
  const before = electron.seen.utilityProcesses.length
  electron.seen.utilityProcesses.at(-1)?.kill()
  await expect
    .poll(async () => (await shell.page.send('app.about', {}, null)) as { ok: boolean })
    .toMatchObject({ ok: true })
  expect(electron.seen.utilityProcesses.length).toBe(before + 1)
  expect(valueOf(await shell.bridge.call('file.current', {}))).toBeNull()
})

test('at the end the cooperative is one closed file', async () => {
  electron.app.emit('second-instance', {}, ['fairwatt', 'river.fairwatt'], shell.folder)
  await expect
    .poll(async () => valueOf(await shell.bridge.call('file.current', {}))?.fileName)
    .toBe('river.fairwatt')
  await shell.quit()
  expect(electron.seen.quits).toBe(1)
  expect(existsSync(join(shell.folder, 'river.fairwatt-wal'))).toBe(false)
})
