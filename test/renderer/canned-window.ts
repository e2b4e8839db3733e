import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright'
import { build, preview } from 'vite'

const configFile = fileURLToPath(new URL('./vite.config.ts', import.meta.url))

export interface CannedWindow {
  readonly address: string
  readonly browser: Browser
  readonly close: () => Promise<void>
}

/** Builds the window with canned answers into the folder, serves it, and starts the browser of CHROMIUM. */
export async function cannedWindow(outDir: string): Promise<CannedWindow> {
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
  return {
    address,
    browser,
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}
