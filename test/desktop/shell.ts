/** Starts the built shell on the double and gives the page's own bridge, as the renderer would have it. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeBridge, type Bridge, type Transport } from '../../src/core/contract/bridge.ts'
import * as electron from './electron-double.ts'

const root = join(import.meta.dirname, '../..')

export interface Shell {
  readonly window: electron.BrowserWindow
  readonly page: Transport & Record<string, unknown>
  readonly bridge: Bridge
  readonly folder: string
  quit(): Promise<void>
}

export async function startShell(): Promise<Shell> {
  const main = join(root, 'out/main/index.js')
  if (!existsSync(main)) throw new Error('the desktop tests need a build: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'fairwatt-desktop-'))
  electron.control.folder = folder
  await import(pathToFileURL(main).href)
  electron.app.ready.resolve()
  const window = await firstWindow()
  runPreload(String(window.options.webPreferences['preload']))
  const page = electron.exposed['fairwatt'] as Shell['page']
  let jobs = 0
  return {
    window,
    page,
    folder,
    bridge: makeBridge(page, () => `job-${++jobs}`),
    async quit() {
      const ended = new Promise((resolve) => electron.app.once('quit', resolve))
      electron.app.emit('window-all-closed')
      await ended
    },
  }
}

async function firstWindow(): Promise<electron.BrowserWindow> {
  for (;;) {
    const [window] = electron.BrowserWindow.all
    if (window?.loaded) return window
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** As a sandboxed preload runs: CommonJS text, and nothing to require but electron. */
function runPreload(path: string): void {
  const run = new Function('require', readFileSync(path, 'utf8')) as (
    require: (name: string) => unknown,
  ) => void
  run((name) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`)
    return electron
  })
}
