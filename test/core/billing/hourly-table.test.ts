import { expect, test } from 'vitest'
import type { SettlementInput } from '../../../src/core/billing/input.ts'
import type { KeyTable } from '../../../src/core/community/key-table.ts'
import { alice, bob, column, plant, readings, settled } from './community.ts'

/** Alice 0.8 and Bob 0.2 until noon, the other way round afterwards; nobody else stands in the table. */
const table: KeyTable = {
  from: '2026-01-01',
  until: null,
  rows: [
    { member: '1', shares: Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 0.8 : 0.2)) },
    { member: '2', shares: Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 0.2 : 0.8)) },
  ],
}
const hourly = (point: string, of: (hour: number) => number) =>
  readings(
    point,
    Array.from({ length: 24 }, (_, hour) => of(hour)),
    { step: 3600 },
  )
/** 11 to 12 and 12 to 13: ten fed in; Alice draws 5 and Bob 5. */
const noon = (kWh: number) => (hour: number) => (hour === 11 || hour === 12 ? kWh : 0)
const month: Partial<SettlementInput> = {
  members: [alice, bob, plant],
  readings: [hourly('o1', noon(5)), hourly('o2', noon(5)), hourly('f3', noon(10))],
  key: 'table',
  keyTables: [table],
}

test('in = min(o, a·B) by the local hour: 5 and 2, then 2 and 5', async () => {
  const result = await settled({ ...month, rule: 'pass-through' })
  expect(result.key).toBe('table')
  expect(column(result, (one) => one.sharedIn)).toEqual([7e6, 7e6, 0])
  expect(column(result, (one) => one.sharedOut)).toEqual([0, 0, 14e6])
  // 14 kWh of 0.20 each
  expect(result.totals.savingsCents).toBe(280)
})

test('a group is valued with its coefficients as they are: Alice and the plant alone share 5 + 2', async () => {
  const result = await settled(month)
  // v(AP) = v(BP) = 1.40, v(ABP) = 2.80: each half of what it adds with the plant
  expect(column(result, (one) => one.exactShare)).toEqual(
    [0.7, 0.7, 1.4].map((share) => expect.closeTo(share, 9)),
  )
  expect(result.identities.filter(({ ok }) => !ok)).toEqual([])
})

test('a table the same all day is the static key', async () => {
  const flat: KeyTable = {
    ...table,
    rows: [
      { member: '1', shares: Array<number>(96).fill(0.3) },
      { member: '2', shares: Array<number>(96).fill(0.6) },
    ],
  }
  const members = [{ ...alice, staticShare: 0.3 }, { ...bob, staticShare: 0.6 }, plant]
  const asStatic = await settled({ ...month, members, key: 'static' })
  const byTable = await settled({ ...month, members, keyTables: [flat] })
  expect({ ...byTable, key: 'static' }).toEqual(asStatic)
})

test('another table holds from its first day on', async () => {
  const rows = table.rows.map(({ member }) => ({ member, shares: Array<number>(24).fill(0) }))
  const changed = await settled({ ...month, keyTables: [table, { from: '2026-10-02', until: null, rows }] })
  expect(column(changed, (one) => one.sharedIn)).toEqual([7e6, 7e6, 0])
  const before = await settled({ ...month, keyTables: [{ from: '2026-01-01', until: null, rows }] })
  expect(before.totals.shared).toBe(0)
})

test('without a table, or with a day that has none, it is refused and says which', async () => {
  await expect(settled({ ...month, keyTables: [] })).rejects.toThrow('no table of hourly coefficients')
  await expect(settled({ ...month, keyTables: [{ ...table, until: '2026-10-30' }] })).rejects.toThrow(
    'No table of hourly coefficients holds on 2026-10-31.',
  )
})
