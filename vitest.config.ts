import { defineConfig } from 'vitest/config'

/** Everything that needs no browser: the core, the service on real SQLite, documents, the command line. */
export default defineConfig({
  test: {
    include: [
      'test/core/**/*.test.ts',
      'test/main/**/*.test.ts',
      'test/house/**/*.test.ts',
      'test/golden/**/*.test.ts',
      'test/renderer/**/*.test.ts',
    ],
    environment: 'node',
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
