import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { localMonth } from '../../src/core/calendar/month.ts'
import { Zone } from '../../src/core/calendar/zone.ts'
import { understandFile } from '../../src/core/importing/understand.ts'
import type { PointSeries } from '../../src/core/metering/series.ts'
import { packedDays } from '../../src/main/service/store/readingsTable.ts'
import { CooperativeFile } from '../../src/main/service/store/cooperativeFile.ts'

/**
 * How fast a year of quarter hours of many points is read from CSV and from XLSX and how much memory that takes. One process a
 * kind, so that the peak is its own: `npm run bench:import -- csv|xlsx [POINTS] [DAYS]`. Figures on one line as JSON; nothing is asserted.
 */
const [kind = 'csv', pointsText = '100', daysText = '365'] = process.argv.slice(2)
const points = Number(pointsText)
const days = Number(daysText)

const zone = new Zone('Europe/Vienna')
const start = zone.startOf('2025-01-01')
const rows = days * 96
const ids = Array.from({ length: points }, (_, k) => `AT${String(k).padStart(31, '0')}`)

/** A value of three places, the same in every run. */
const valueOf = (row: number, point: number): number => ((row * 7919 + point * 104_729) % 3000) / 1000

function csv(): Uint8Array {
  const lines = [`start,${ids.join(',')}`]
  for (let row = 0; row < rows; row++) {
    const label = new Date((start + row * 900) * 1000).toISOString().slice(0, 19)
    lines.push(`${label}Z,${ids.map((_, point) => valueOf(row, point)).join(',')}`)
  }
  return new TextEncoder().encode(lines.join('\n'))
}

async function xlsx(): Promise<Uint8Array> {
  const body = Array.from({ length: rows }, (_, row) => [
    new Date((start + row * 900) * 1000).toISOString(),
    ...ids.map((__, point) => valueOf(row, point)),
  ])
  return writeXlsx({ sheets: [{ name: 'readings', rows: [['start', ...ids], ...body] }] })
}

const bytes = kind === 'csv' ? csv() : await xlsx()
const directions = new Map(ids.map((id) => [id, 'offtake' as const]))
const options = { zone: zone.id, mapping: null, remembered: [], point: null, directions }

const before = performance.now()
const { inspected, readings } = await understandFile({ name: `year.${kind}`, bytes }, options)
const seconds = (performance.now() - before) / 1000
if (inspected.problem) throw new Error(inspected.problem.message)
const values = readings.reduce((sum, { series }) => sum + series.values.length, 0)

const stored = storeOf(readings)
console.log(
  JSON.stringify({
    kind,
    megabytes: Math.round(bytes.length / 1e6),
    readings: values,
    seconds: Number(seconds.toFixed(2)),
    readingsPerSecond: Math.round(values / seconds),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    ...stored,
  }),
)

/** Saving into a new file, its size, and the points of a month asked for ten times. */
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
    const month = localMonth(zone, '2025-03')
    const times = Array.from({ length: 10 }, () => {
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
