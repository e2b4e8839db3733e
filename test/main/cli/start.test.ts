import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { dataFolder } from '../../../src/main/host/data-folder.ts'
import { hasDisplay, openCommand } from '../../../src/main/host/open-browser.ts'

/** The scripts are plain .mjs for any Node; here are the shapes of what they export. */
const script = (name: string): Promise<unknown> =>
  import(new URL(`../../../scripts/${name}`, import.meta.url).href)

interface Desktop {
  readonly whyNoDesktop: (machine: {
    platform: NodeJS.Platform
    environment: NodeJS.ProcessEnv
    isRoot: boolean
    args: readonly string[]
  }) => string | null
}
interface Binary {
  readonly installedElectron: (folder: string) => string | null
  readonly recentFailure: (file: string, now: number) => string | null
  readonly rememberFailure: (reason: string, file: string, now: number) => void
  readonly download: (options: {
    script: string
    quietMs: number
    say: (text: string) => void
  }) => Promise<string | null>
}
interface Launch {
  readonly userFolder: (environment: NodeJS.ProcessEnv, folder: string) => string
}

const { whyNoDesktop } = (await script('desktop.mjs')) as Desktop
const { installedElectron, recentFailure, rememberFailure, download } = (await script(
  'electron-binary.mjs',
)) as Binary
const { userFolder } = (await script('run-typescript.mjs')) as Launch

const folder = mkdtempSync(join(tmpdir(), 'fairwatt-start-'))
afterAll(() => rmSync(folder, { recursive: true }))

const machine = {
  platform: 'linux' as const,
  environment: { DISPLAY: ':0' },
  isRoot: false,
  args: [] as string[],
}

test('the desktop window is tried where it can be, and the reason is said where it cannot', () => {
  expect(whyNoDesktop(machine)).toBeNull()
  expect(whyNoDesktop({ ...machine, platform: 'win32', environment: {} })).toBeNull()
  expect(whyNoDesktop({ ...machine, environment: {} })).toContain('no screen')
  expect(whyNoDesktop({ ...machine, environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeNull()
  expect(whyNoDesktop({ ...machine, isRoot: true })).toContain('root')
  expect(whyNoDesktop({ ...machine, args: ['--browser'] })).toContain('browser')
  expect(whyNoDesktop({ ...machine, args: ['--port', '8080'] })).toContain('browser')
})

test('a failed download is remembered for a day', () => {
  const file = join(folder, 'cache', 'electron.json')
  const day = 24 * 60 * 60 * 1000
  expect(recentFailure(file, 0)).toBeNull()
  rememberFailure('no way out', file, 1000)
  expect(recentFailure(file, 1000 + day - 1)).toBe('no way out')
  expect(recentFailure(file, 1000 + day)).toBeNull()
  expect(recentFailure(file, 0)).toBeNull() // a clock set back does not keep it for ever
  writeFileSync(file, '{"at":')
  expect(recentFailure(file, 1000)).toBeNull()
})

test('Electron counts as installed only with its binary', () => {
  const electron = join(folder, 'electron')
  mkdirSync(join(electron, 'dist'), { recursive: true })
  expect(installedElectron(electron)).toBeNull()
  writeFileSync(join(electron, 'path.txt'), 'electron')
  expect(installedElectron(electron)).toBeNull()
  writeFileSync(join(electron, 'dist', 'electron'), '')
  expect(installedElectron(electron)).toBe(join(electron, 'dist', 'electron'))
})

const fetcher = (name: string, text: string): { script: string; quietMs: number; say: () => void } => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return { script: path, quietMs: 20_000, say: () => {} }
}

test('a download that works, one that fails and one that stands still', async () => {
  expect(await download(fetcher('works.mjs', 'console.log("100 %")'))).toBeNull()
  expect(await download(fetcher('fails.mjs', 'console.error("ENOTFOUND"); process.exit(1)'))).toBe(
    'ENOTFOUND',
  )
  expect(await download(fetcher('ends.mjs', 'process.exit(3)'))).toContain('code 3')
  const still = fetcher('still.mjs', 'setInterval(() => {}, 1000)')
  expect(await download({ ...still, quietMs: 50 })).toContain('nothing arrived')
})

test('relative paths are those of the folder the user stands in, also through npm', () => {
  const repository = process.cwd()
  const through = (event: string): NodeJS.ProcessEnv => ({ npm_lifecycle_event: event, INIT_CWD: '/home/u' })
  expect(userFolder(through('fairwatt'), repository)).toBe('/home/u')
  expect(userFolder(through('start'), repository)).toBe('/home/u')
  expect(userFolder(through('test'), repository)).toBe(repository)
  expect(userFolder(through('fairwatt'), folder)).toBe(folder)
  expect(userFolder({}, repository)).toBe(repository)
})

test('the address is handed to the browser as one argument, never to a shell', () => {
  const url = 'http://127.0.0.1:1/#token=a&b'
  expect(openCommand(url, 'win32')).toEqual(['rundll32', 'url.dll,FileProtocolHandler', url])
  expect(openCommand(url, 'darwin')).toEqual(['open', url])
  expect(openCommand(url, 'linux')).toEqual(['xdg-open', url])
  expect([hasDisplay('linux', {}), hasDisplay('linux', { DISPLAY: ':0' }), hasDisplay('darwin', {})]).toEqual(
    [false, true, true],
  )
})

test('cooperatives live in the documents folder of the user’s own language', () => {
  mkdirSync(join(folder, '.config'))
  expect(dataFolder(folder, 'win32')).toBe(join(folder, 'Documents', 'Fairwatt'))
  writeFileSync(join(folder, '.config', 'user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/Dokumente"\n')
  expect(dataFolder(folder, 'linux', {})).toBe(join(folder, 'Dokumente', 'Fairwatt'))
})
