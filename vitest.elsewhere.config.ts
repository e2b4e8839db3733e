import { defineConfig } from 'vitest/config'

/** What depends on calendars, numbers and order, run again under another time zone and language. */
export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts', 'test/main/documents/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
  },
})
