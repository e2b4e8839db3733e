import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const electron = join(root, 'node_modules/electron')
const pathFile = join(electron, 'path.txt')
const binary = existsSync(pathFile) ? join(electron, 'dist', readFileSync(pathFile, 'utf8').trim()) : null
const hasScreen =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
const isRoot = process.getuid?.() === 0

const why = [
  ...(binary && existsSync(binary) ? [] : ['Electron’s binary is not installed']),
  ...(hasScreen ? [] : ['there is no screen']),
  ...(isRoot ? ['Electron’s sandbox does not run as root'] : []),
]
if (why.length) console.warn(`SKIPPED: the test with the real Electron (${why.join(', ')}).`)

test.skipIf(why.length > 0)(
  'the real Electron opens the window, and the page reaches the service',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairwatt-electron-'))
    const app = await _electron.launch({
      executablePath: String(binary),
      args: [root, `--user-data-dir=${folder}`],
    })
    const page = await app.firstWindow()
    const about: unknown = await page.evaluate("window.fairwatt.send('app.about', {}, null)")
    expect(about).toMatchObject({ ok: true, value: { door: 'electron' } })
    expect(await page.evaluate('typeof require')).toBe('undefined')
    await app.close()
    rmSync(folder, { recursive: true })
  },
)
