/**
 * `npm test`: everything. Units, properties, the service and the documents on real files; then the built window and the
 * built Electron main and preload; then the whole month in a real browser. `npm test -- units` runs one part.
 */
import { readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { runWithNode } from './with-node.mjs'

const folder = mkdtempSync(join(tmpdir(), 'fairwatt-test-'))
const totals = { passed: 0, failed: 0, skipped: 0 }
let broken = false
/** Projects in which a test process died and that were run again. */
const died = []

/**
 * Runs one vitest project and adds its counts; a run that ends without a report is a failure. Where the run broke although
 * no test failed (a test process that died, told by vitest), it is run once more, and that is said aloud at the end.
 */
function vitest(name, config, env = {}, isSecond = false) {
  const report = join(folder, `${name}.json`)
  console.log(`\n── ${name}`)
  const status = runWithNode(
    'vitest',
    ['run', '--config', config, '--reporter', 'default', '--reporter', 'json', '--outputFile.json', report],
    { env: { ...process.env, ...env } },
  )
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8'))
    if (status !== 0 && counts.numFailedTests === 0 && !isSecond) {
      console.error(`\n${name}: a test process died although no test failed. Run once more.`)
      died.push(name)
      return vitest(name, config, env, true)
    }
    totals.passed += counts.numPassedTests
    totals.failed += counts.numFailedTests
    totals.skipped += counts.numPendingTests
    if (status !== 0 && counts.numFailedTests === 0) broken = true
  } catch (error) {
    console.error(`${name} gave no report: ${error.message}`)
    broken = true
  }
}

const parts = {
  units: () => vitest('units', 'vitest.config.ts'),
  elsewhere: () =>
    vitest('elsewhere (another time zone and language)', 'vitest.elsewhere.config.ts', {
      TZ: 'Pacific/Auckland',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
    }),
  build: () => {
    console.log('\n── build')
    if (runWithNode('electron-vite', ['build', '--logLevel', 'warn']) !== 0) broken = true
  },
  desktop: () => vitest('desktop (built main and preload)', 'vitest.desktop.config.ts'),
  window: async () => {
    const chromium = await findBrowser()
    console.log(`browser: ${chromium}`)
    vitest('window (real browser, real service)', 'vitest.window.config.ts', { CHROMIUM: chromium })
  },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length) {
  console.error(
    `No such part of the tests: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`,
  )
  process.exit(2)
}
try {
  for (const [name, part] of Object.entries(parts)) {
    if (asked.length && !asked.includes(name)) continue
    await part()
    if (broken && name === 'build') break
  }
} catch (error) {
  console.error(error.message)
  broken = true
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (died.length > 0)
  console.warn(`\nA test process died in: ${died.join(', ')}. It was run again; look into it.`)
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exit(broken || totals.failed > 0 || totals.passed === 0 ? 1 : 0)
