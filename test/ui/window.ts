import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright'

const launcher = fileURLToPath(new URL('../../scripts/fairwatt.mjs', import.meta.url))
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = fileURLToPath(new URL('../../test-results/', import.meta.url))

/** The real service behind the browser host, the built page, and a real browser: what a user without Electron has. */
export class Window {
  readonly folder = mkdtempSync(join(tmpdir(), 'fairwatt-window-'))
  /** Everything the page complained about; a test ends with this empty. */
  readonly complaints: string[] = []
  #host: ChildProcess | null = null
  #browser: Browser | null = null
  #page: Page | null = null
  url = ''

  get page(): Page {
    if (!this.#page) throw new Error('the window is not open')
    return this.#page
  }

  async open(size = { width: 1280, height: 860 }): Promise<Page> {
    this.#host = spawn(process.execPath, [launcher, 'serve', '--dir', this.folder, '--no-open'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (!this.#host.stdout) throw new Error('the host has no output')
    const [url] = (await once(createInterface({ input: this.#host.stdout }), 'line')) as [string]
    this.url = url
    this.#browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
    const context = await this.#browser.newContext({ viewport: size, acceptDownloads: true, locale: 'en-GB' })
    this.#page = await context.newPage()
    this.#page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text())
    })
    this.#page.on('pageerror', (error) => this.complaints.push(error.message))
    await this.#page.goto(url)
    return this.#page
  }

  /** What axe-core finds on the page as it stands: rule and the first element. */
  async accessibilityFaults(): Promise<string[]> {
    // evaluated by the browser's debugger, so the page's own policy stays as strict as it is
    await this.page.evaluate(axeSource)
    return this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
        }
      }
      const { violations } = await axe.run()
      return violations.map(
        (v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 200)} ${v.nodes[0]?.failureSummary ?? ''}`,
      )
    })
  }

  /** A picture for a person to look at, in test-results/. */
  async picture(name: string): Promise<void> {
    mkdirSync(pictures, { recursive: true })
    await this.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  }

  async close(): Promise<void> {
    await this.#browser?.close()
    if (this.#host && this.#host.exitCode === null) {
      const ended = once(this.#host, 'exit')
      this.#host.kill('SIGTERM')
      await ended
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}
