import type { Output } from '../../../src/core/contract/contract.ts'
import { nothingToSplit, tellSplit } from '../../../src/core/reporting/operator-split.ts'
import { withAbsences } from '../../../src/core/sharing/referee/absences.ts'
import type { SplitColumns } from '../../../src/core/sharing/referee/columns.ts'
import { referee } from '../../../src/core/sharing/referee/referee.ts'
import { localMonth } from '../../../src/core/calendar/month.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { month, plain, zone as zoneId, type Options } from './cooperative.ts'
import { completeMonth } from './readings.ts'

type Split = Output<'referee.month'>
const zone = new Zone(zoneId)
const local = localMonth(zone, month)
const slots = (local.end - local.start) / 900

export const noSplit: Split = nothingToSplit('no-split')
export const noReadings: Split = nothingToSplit('no-readings')

type Fault = 'none' | 'equal' | 'many' | 'gaps'

/** A month with its operator's split: by consumption, in equal parts from the 7th to the 10th where a fault is wanted. */
function splitMonth(options: Options, fault: Fault): SplitColumns {
  const points = completeMonth(options).points
  const users = points.filter(({ direction }) => direction === 'offtake')
  const made = points.filter(({ direction }) => direction === 'feed-in')
  const from = (zone.startOf('2026-10-07') - local.start) / 900
  const until = (zone.startOf('2026-10-11') - local.start) / 900
  const hourOf = (slot: number): number => zone.localOf(local.start + slot * 900).seconds / 3600
  const dark = (zone.startOf('2026-10-20') - local.start) / 900
  const joined = (zone.startOf('2026-10-06') - local.start) / 900
  // one joins on the 6th, where gaps are wanted
  const isIn = (k: number, slot: number): boolean => fault !== 'gaps' || k !== 1 || slot >= joined
  const consumers = users.map(({ point }, k) => ({
    point,
    used: Float64Array.from({ length: slots }, (_, slot) =>
      isIn(k, slot) ? 60_000 + ((slot * 7919 + k * 3331) % 1000) * 150 : 0,
    ),
    share: new Float64Array(slots),
    cover: new Float64Array(slots),
  }))
  const plants = made.map(({ point }, k) => ({
    point,
    made: Float64Array.from({ length: slots }, (_, slot) => {
      const hour = hourOf(slot)
      return hour < 7 || hour >= 18 ? 0 : Math.round((k + 1) * 7e4 * Math.sin((Math.PI * (hour - 7)) / 11))
    }),
    surplus: new Float64Array(slots),
  }))
  for (let slot = 0; slot < slots; slot++) {
    const all = plants.reduce((sum, one) => sum + one.made[slot]!, 0)
    const used = consumers.reduce((sum, one) => sum + one.used[slot]!, 0)
    const equal = (fault === 'equal' || fault === 'many') && slot >= from && slot < until
    let covered = 0
    for (const one of consumers) {
      one.share[slot] = Math.round(equal ? all / consumers.length : (all * one.used[slot]!) / used)
      one.cover[slot] = Math.min(one.used[slot]!, one.share[slot]!)
      covered += one.cover[slot]!
    }
    for (const one of plants) one.surplus[slot] = all > 0 ? one.made[slot]! * (1 - covered / all) : 0
  }
  const columns = {
    start: local.start,
    stepSeconds: 900,
    slots,
    consumers,
    plants,
    withoutConsumption: [],
    absent: [],
  }
  if (fault === 'gaps') {
    consumers[0]!.used.fill(Number.NaN, dark, dark + 40)
    for (const column of ['used', 'share', 'cover'] as const)
      consumers[1]![column].fill(Number.NaN, 0, joined)
    return withAbsences(columns)
  }
  if (fault !== 'many') return columns
  consumers[2]!.used.fill(Number.NaN, dark, dark + 96)
  plants[0]!.surplus.fill(0, dark, dark + 192)
  return { ...columns, plants: plants.slice(0, -1) }
}

function told(options: Options, fault: Fault): Split {
  const names = new Map(completeMonth(options).points.map(({ point, memberName }) => [point, memberName]))
  const saving = new Float64Array(slots).fill(155_000)
  return tellSplit(referee(splitMonth(options, fault), zone, { saving }), {
    report: 'split-1',
    nameOf: (point) => names.get(point) ?? null,
  })
}

export const splitHolds = (options: Options = plain): Split => told(options, 'none')
export const splitDiffers = (options: Options = plain): Split => told(options, 'equal')
export const splitDiffersMuch = (options: Options = plain): Split => told(options, 'many')

export const splitLacks = (options: Options = plain): Split => told(options, 'gaps')
