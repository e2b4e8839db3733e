/**
 * `npm run bench:import`: how fast a year of quarter hours of many points is read and how much memory that takes, how large the file gets
 * and how fast a month is asked for; with `--cancel` how long it takes to stop such an import anywhere. One process a kind, so that the peak
 * is its own. Figures on one line as JSON; nothing is asserted.
 *
 *   npm run bench:import -- csv|table|xlsx [POINTS] [DAYS] [--cancel]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { localMonth } from '../../src/core/calendar/month.ts'
import { Zone } from '../../src/core/calendar/zone.ts'
import { understandFile } from '../../src/core/importing/understand.ts'
import type { PointSeries } from '../../src/core/metering/series.ts'
import { packedDays } from '../../src/main/service/store/readingsTable.ts'
import { CooperativeFile } from '../../src/main/service/store/cooperativeFile.ts'
import { cancelTimes } from './import/cancel.ts'
import { exportOf, pointsOf, type Kind } from './import/exports.ts'

const { positionals, values: flags } = parseArgs({
  allowPositionals: true,
  options: { cancel: { type: 'boolean', default: false } },
})
const [kind = 'csv', points = '100', days = '365'] = positionals
const zone = new Zone('Europe/Vienna')
const start = zone.startOf('2025-01-01')
const ids = pointsOf(Number(points))
const bytes = await exportOf(kind as Kind, ids, start, Number(days) * 96)
const megabytes = (count: number): number => Math.round(count / 1e6)
const told = flags.cancel
  ? { cancelMilliseconds: await cancelTimes(`year.${kind === 'xlsx' ? 'xlsx' : 'csv'}`, bytes, ids) }
  : await readAndStored()
console.log(JSON.stringify({ kind, megabytes: megabytes(bytes.length), ...told }))

async function readAndStored(): Promise<object> {
  const directions = new Map(ids.map((id) => [id, 'offtake' as const]))
  const options = { zone: zone.id, mapping: null, remembered: [], point: null, directions }
  const before = performance.now()
  const { inspected, readings } = await understandFile({ name: `year.${kind}`, bytes }, options)
  const seconds = (performance.now() - before) / 1000
  if (inspected.problem) throw new Error(inspected.problem.message)
  const values = readings.reduce((sum, { series }) => sum + series.values.length, 0)
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  return {
    readings: values,
    seconds: Number(seconds.toFixed(2)),
    readingsPerSecond: Math.round(values / seconds),
    peakMegabytes,
    ...storeOf(readings),
  }
}

/** Saving into a new file, its size, and all points of a month, for ten months. */
function storeOf(series: readonly PointSeries[]): object {
  const folder = mkdtempSync(join(tmpdir(), 'fairwatt-bench-'))
  const path = join(folder, 'year.fairwatt')
  const file = CooperativeFile.create(
    path,
    { holder: 'the bench', token: 'bench', now: () => start },
    () => undefined,
  )
  try {
    const from = performance.now()
    file.write({ kind: 'readings', words: 'a year' }, (batch) =>
      file.readings.append(batch, packedDays(series, zone)),
    )
    const saved = performance.now()
    // each month once: what was just asked for is kept
    const times = Array.from({ length: 10 }, (_, k) => {
      const month = localMonth(zone, `2025-${String(k + 1).padStart(2, '0')}`)
      const asked = performance.now()
      file.readings.between(month.start, month.end)
      return performance.now() - asked
    })
    file.close()
    return {
      saveSeconds: Number(((saved - from) / 1000).toFixed(2)),
      fileMegabytes: Number((statSync(path).size / 1e6).toFixed(1)),
      monthMilliseconds: Math.round(times.toSorted((a, b) => a - b)[5] as number),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
