import { keyTableOn } from '../community/key-table.ts'
import type { Coefficient } from '../game/priced-game.ts'
import { allocateBySlot } from '../sharing/allocate.ts'
import type { Allocation, Flows } from '../sharing/flows.ts'
import { staticKey } from '../sharing/static.ts'
import type { SlotKey } from '../sharing/slot-key.ts'
import type { AssembledMonth } from './assemble.ts'
import type { SettlementInput } from './input.ts'

const DAY_SECONDS = 86_400

/**
 * The coefficients of the key `table` on the month's slots: those of the table that holds on the slot's local day, by the
 * local time it begins at; where a slot is longer than the table's, their mean. Who does not stand in the table has 0.
 * Every day of the month has a table (`keyObstacle`).
 */
export function tableCoefficients({ keyTables }: Tables, { grid, members }: Month): Coefficient {
  const ofDay = grid.month.days.map(({ date }) => {
    const table = keyTableOn(keyTables ?? [], date)
    if (table === null) throw new RangeError(`no table holds on ${date}`)
    const shares = new Map(table.rows.map((row) => [row.member, row.shares]))
    return members.map(({ number }) => shares.get(number) ?? null)
  })
  return (member, slot) => {
    const shares = ofDay[grid.day[slot]!]![member]!
    if (shares === null) return 0
    const width = DAY_SECONDS / shares.length
    const first = Math.floor(grid.seconds[slot]! / width)
    const count = Math.max(1, Math.min(shares.length - first, Math.round(grid.stepSeconds / width)))
    let sum = 0
    for (let k = first; k < first + count; k++) sum += shares[k]!
    return sum / count
  }
}

type Tables = Pick<SettlementInput, 'keyTables'>
type Month = Pick<AssembledMonth, 'grid' | 'members'>

/** Shared energy under the key `table`: in = min(o, a_t·B). */
export function allocateByTable(tables: Tables, month: Month, flows: Flows): Allocation {
  const coefficient = tableCoefficients(tables, month)
  const known = new Map<string, SlotKey>()
  return allocateBySlot((slot) => {
    const coefficients = month.members.map((_member, i) => coefficient(i, slot))
    // most slots of a month have the coefficients of the same hour of another day
    const name = coefficients.join()
    const key = known.get(name) ?? staticKey(coefficients)
    known.set(name, key)
    return key
  }, flows)
}
