import { ProblemError } from '../../problems/problem.ts'
import { kWhFactor, microOf } from '../energy-units.ts'
import type { IntervalChannels, Register } from '../interval-channels.ts'
import { importProblem } from '../problems.ts'

export interface ProfileSlot {
  readonly from: number
  readonly until: number
  /** NaN = missing. */
  readonly number: number
  readonly power: boolean
  readonly unit: string
  readonly quality: number
}

/** The values under one OBIS code of a location, in file order, with the period that the location states for all of them. */
export interface Profile {
  readonly register: Register
  readonly period: { readonly from: number | null; readonly until: number | null }
  readonly slots: ProfileSlot[]
}

/**
 * Adds a profile's slots. Times mistyped inside (an end before its start, a border a minute off) do no harm where the values
 * fill the stated period exactly: then they are taken in order, and told. Throws a ProblemError `damaged`, `unit-unknown`.
 */
export function addProfile(
  file: string,
  profile: Profile,
  channels: IntervalChannels,
  notes: string[],
): void {
  const { register, period, slots } = profile
  const usual = usualLength(slots)
  const mistyped = slots.filter(({ from, until }) => until - from !== usual).length
  const fills =
    period.from !== null && period.until !== null && period.until - period.from === usual * slots.length
  const first = mistyped > 0 && usual > 0 && mistyped < 0.1 * slots.length && fills ? period.from : null
  if (first !== null)
    notes.push(
      `${mistyped} slots of ${register.point} have mistyped times. The values fill the stated period exactly, so they were taken in order.`,
    )
  slots.forEach(({ from, until, number, power, unit, quality }, k) => {
    const seconds = first === null ? until - from : usual
    if (seconds <= 0)
      throw new ProblemError(
        importProblem('damaged', {
          file,
          detail: `it has a slot of ${register.point} that ends before it begins.`,
        }),
      )
    const factor = factorOf(file, register.point, unit, power, seconds)
    const start = first === null ? from : first + k * usual
    channels.add(register, seconds, start, microOf(number, factor), quality)
  })
}

function usualLength(slots: readonly ProfileSlot[]): number {
  const counts = new Map<number, number>()
  for (const { from, until } of slots) counts.set(until - from, (counts.get(until - from) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** Without a unit it is that of the German market: kWh, and kW for a mean power. */
function factorOf(file: string, point: string, unit: string, power: boolean, seconds: number): number {
  if (unit === '') return kWhFactor(power ? 'kW' : 'kWh', seconds)
  if (unit === 'KWH') return 1
  if (unit === 'MWH') return kWhFactor('MWh', seconds)
  if (unit === 'WHR') return kWhFactor('Wh', seconds)
  if (unit === 'KWT') return kWhFactor('kW', seconds)
  throw new ProblemError(importProblem('unit-unknown', { file, point, unit }))
}
