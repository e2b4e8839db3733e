import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { figuresPage, growthPicture } from '../../bench/engine/documents.ts'
import type { Report } from '../../bench/engine/report.ts'

/** The benchmark on small communities, so that it cannot rot. Nothing is said of seconds, only that all was measured. */

const bench = (...args: string[]): string =>
  execFileSync(
    process.execPath,
    [fileURLToPath(new URL('../../bench/engine.ts', import.meta.url)), '--quick', ...args],
    { encoding: 'utf8' },
  )

test('every row is measured, agrees with the plain way, and fills the page and the picture', () => {
  const report = JSON.parse(bench('--json')) as Report
  const of = (id: string) => report.rows.find((row) => row.id === id)!.measured
  expect(report.rows.map((row) => row.id)).toEqual([
    'fourier-owen',
    'fourier-owen-half',
    'growth',
    'weighted-fourier-owen',
    'core-check',
    'enumeration',
    'enumeration-with-parts',
    'battery-group',
    'battery-peak-group',
    'battery-exact-4',
    'nucleolus',
  ])
  for (const { seconds } of report.rows) expect(seconds).toBeGreaterThan(0)
  expect(of('fourier-owen')['errorOfMonthAtMost']).toBeLessThan(1e-4)
  expect(of('enumeration')).toMatchObject({ sameBits: true })
  expect(of('enumeration')['largestDifference']).toBeLessThan(1e-9)
  expect(of('battery-group')['largestDifference']).toBeLessThan(1e-9)
  expect(of('battery-peak-group')['largestDifference']).toBeLessThan(1e-9)
  expect(of('core-check')['upperBound']).toBeGreaterThanOrEqual(of('core-check')['excess'] as number)
  const page = figuresPage(report)
  for (const row of report.rows) expect(page).toContain(row.what)
  expect(growthPicture(report)).not.toMatch(/NaN|Infinity/)
})
