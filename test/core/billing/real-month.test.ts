import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import type { SettlementInput } from '../../../src/core/billing/input.ts'
import type { Quantity, PointSeries } from '../../../src/core/metering/series.ts'
import { allocate } from '../../../src/core/sharing/allocate.ts'
import { proRata } from '../../../src/core/sharing/pro-rata.ts'
import type { Flows } from '../../../src/core/sharing/flows.ts'
import { column, cooperative, member, producer, quarterHour, settled, tariff } from './community.ts'

/** A real Austrian community month with the grid operator's own split; the data stay outside the repository. */
const folder = fileURLToPath(
  new URL('../../../../shared/fixtures/communities/at_eeg_2023_08/', import.meta.url),
)
const there = existsSync(folder)
if (!there) console.warn('SKIPPED: the real month at_eeg_2023_08 is not beside the repository')

interface Table {
  readonly names: string[]
  readonly start: number
  /** Whole microKWh, [column][slot]. */
  readonly columns: Float64Array[]
}

function table(file: string): Table {
  const [head, ...rows] = readFileSync(`${folder}${file}`, 'utf8').trim().split(/\r?\n/)
  const names = head!.split(',').slice(2)
  const cells = rows.map((row) => row.split(','))
  const micro = (text: string): number => (text === '' ? Number.NaN : Math.round(Number(text) * 1e6))
  return {
    names,
    start: Date.parse(cells[0]![1]!.replace(/Z$/, ':00Z')) / 1000,
    columns: names.map((_, k) => Float64Array.from(cells, (row) => micro(row[k + 2]!))),
  }
}

function seriesOf(
  { names, start, columns }: Table,
  quantity: Quantity,
  direction: 'offtake' | 'feed-in',
): PointSeries[] {
  return names.map((point, k) => {
    const series = { start, stepSeconds: quarterHour, values: columns[k]! }
    return { point, direction, quantity, series }
  })
}

let month: Partial<SettlementInput>
let tables: Record<'cons' | 'gen' | 'selfcover' | 'surplus', Table>

beforeAll(() => {
  if (!there) return
  tables = {
    cons: table('cons_kwh.csv'),
    gen: table('gen_kwh.csv'),
    selfcover: table('selfcover_kwh.csv'),
    surplus: table('surplus_kwh.csv'),
  }
  const kWh = { ...tariff, buy: 1_000_000, sell: 0, fee: 0, internal: null }
  const points = (name: string, direction: 'offtake' | 'feed-in') => ({ points: [{ id: name, direction }] })
  month = {
    month: '2023-08',
    cooperative,
    tariffs: [kWh],
    members: [
      ...tables.cons.names.map((name) => member(name, points(name, 'offtake'))),
      ...tables.gen.names.map((name) => producer(name, points(name, 'feed-in'))),
    ],
    readings: [
      ...seriesOf(tables.cons, 'measured', 'offtake'),
      ...seriesOf(tables.gen, 'measured', 'feed-in'),
      ...seriesOf(tables.selfcover, 'self-cover', 'offtake'),
      ...seriesOf(tables.surplus, 'surplus', 'feed-in'),
    ],
  }
})

const shapley = [7.112212, 0.009567, 37.301119, 1.431902, 44.884043, 1.817471, 33.185726, 3.824898, 32.624062]

test.skipIf(!there)('Shapley of the month in kWh, and the largest excess of a group', async () => {
  const result = await settled({ ...month, key: 'pro-rata' })
  for (const [i, exact] of column(result, (one) => one.exactShare).entries()) {
    expect(Math.abs(exact - shapley[i]!)).toBeLessThan(1e-6)
  }
  expect(result.stability?.largestExcess).toBeCloseTo(4.386, 3)
  expect(result.stability?.proved).toBe(true)
  expect(result.totals.savingsCents).toBe(16_219)
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
  expect(result.complete).toBe(true)
})

test.skipIf(!there)("the operator's key: its own columns are found without being asked for", async () => {
  const result = await settled(month)
  expect(result.key).toBe('operator')
  // the operator shared everything, but for the rounding of its columns
  expect(result.kappa).toBeNull()
  const sum = (columns: Float64Array[], k: number): number => columns[k]!.reduce((a, b) => a + b, 0)
  for (const [k, received] of column(result, (one) => one.sharedIn)
    .slice(0, 5)
    .entries()) {
    expect(received).toBe(sum(tables.selfcover.columns, k))
  }
  expect(result.totals.shared).toBe(
    tables.selfcover.columns.reduce((all, one) => all + one.reduce((a, b) => a + b, 0), 0),
  )
  for (const [i, exact] of column(result, (one) => one.exactShare).entries()) {
    expect(Math.abs(exact - shapley[i]!)).toBeLessThan(1e-4)
  }
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
})

test.skipIf(!there)("pro rata is the operator's own split in every cell, to a millionth of a kWh", () => {
  const slots = tables.cons.columns[0]!.length
  const nothing = (n: number): Float64Array[] => Array.from({ length: n }, () => new Float64Array(slots))
  const flows: Flows = {
    slots,
    offtake: [...tables.cons.columns, ...nothing(4)],
    feedIn: [...nothing(5), ...tables.gen.columns],
  }
  const { sharedIn, sharedOut } = allocate(proRata, flows)
  let worst = 0
  for (let t = 0; t < slots; t++) {
    for (let k = 0; k < 5; k++) {
      worst = Math.max(worst, Math.abs(sharedIn[k]![t]! - tables.selfcover.columns[k]![t]!))
    }
    for (let k = 0; k < 4; k++) {
      const surplus = tables.gen.columns[k]![t]! - sharedOut[5 + k]![t]!
      worst = Math.max(worst, Math.abs(surplus - tables.surplus.columns[k]![t]!))
    }
  }
  expect(worst).toBeLessThanOrEqual(1)
})
