import { defineConfig } from 'vitest/config'

/** The built window in a real browser against the real service; CHROMIUM names the browser (scripts/test.mjs finds one). */
export default defineConfig({
  test: {
    include: ['test/ui/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    // a busy machine paints later than a second
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
})
