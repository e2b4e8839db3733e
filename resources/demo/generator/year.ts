import { localDays } from '../../../src/core/calendar/month.ts'
import { epochDayOf, Zone } from '../../../src/core/calendar/zone.ts'
import { loadOf } from './loads.ts'
import { people, pointOf, type DemoMember } from './people.ts'
import { weatherOf } from './sunshine.ts'

export const zone = new Zone('Europe/Vienna')
export const firstDate = '2025-11-01'
export const lastDate = '2026-10-31'

/** Readings of one metering point: Wh a quarter hour, null = missing. */
export interface DemoPoint {
  readonly id: string
  readonly member: DemoMember
  readonly direction: 'offtake' | 'feed-in'
  readonly wattHours: (number | null)[]
}

export interface DemoYear {
  /** UTC seconds of every quarter hour's start. */
  readonly starts: readonly number[]
  readonly points: readonly DemoPoint[]
}

/** The dead meter: three whole days without a value. */
export const deadMeter = {
  member: '5',
  direction: 'offtake',
  first: '2026-05-12',
  last: '2026-05-14',
} as const

/** A year of quarter hours, both clock changes included, of every metering point. */
export function makeYear(): DemoYear {
  const days = localDays(zone, firstDate, lastDate)
  const start = (days[0] as { start: number }).start
  const starts: number[] = []
  for (const day of days) for (let t = day.start; t < day.end; t += 900) starts.push(t)
  const weather = weatherOf(start, days.length + 1, 20_251_101)
  const labels = starts.map((t) => {
    const local = zone.localOf(t)
    const day = epochDayOf(local.date)
    return {
      ...local,
      weekday: (day + 3) % 7,
      dayOfYear: day - epochDayOf(`${local.date.slice(0, 4)}-01-01`) + 1,
    }
  })
  const points: DemoPoint[] = []
  for (const member of people) {
    const load = loadOf(member)
    const used: (number | null)[] = []
    const fed: (number | null)[] = []
    for (const [k, t] of starts.entries()) {
      const label = labels[k] as (typeof labels)[number]
      const wanted = 1000 * load(label)
      const made = 1000 * member.roofKwp * weather.kWhPerKwp(t, member.roofTurn)
      // clouds and kettles change within a quarter hour: both registers move where roof and use are close
      const both =
        0.12 * Math.min(wanted, made) * Math.min(1, Math.min(wanted, made) / Math.max(wanted, made, 1))
      const belongs = member.from <= label.date && (member.until === '' || label.date <= member.until)
      used.push(belongs ? Math.round(Math.max(wanted - made, 0) + both) : null)
      fed.push(belongs ? Math.round(Math.max(made - wanted, 0) + both) : null)
      if (member.number === deadMeter.member && label.date >= deadMeter.first && label.date <= deadMeter.last)
        used[k] = null
    }
    points.push({ id: pointOf(member, 'offtake'), member, direction: 'offtake', wattHours: used })
    if (member.roofKwp > 0)
      points.push({ id: pointOf(member, 'feed-in'), member, direction: 'feed-in', wattHours: fed })
  }
  return { starts, points }
}
