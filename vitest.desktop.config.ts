import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The built shell (out/main, out/preload) with a double of Electron: everything but the window itself is real. Needs a build. */
export default defineConfig({
  resolve: {
    alias: { electron: fileURLToPath(new URL('./test/desktop/electron-double.ts', import.meta.url)) },
  },
  test: {
    include: ['test/desktop/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
