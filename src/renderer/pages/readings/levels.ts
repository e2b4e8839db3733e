import type { PointDay, PointMonth } from '../../../core/importing/plan-result.ts'

/** How a day of a point is drawn: 0 for nothing, 1–5 against the point's own largest day; or missing, or outside. */
export type DayMark = 'outside' | 'missing' | 0 | 1 | 2 | 3 | 4 | 5

export interface HeatCell {
  readonly date: string
  readonly mark: DayMark
  readonly microKWh: number | null
  readonly missing: number
  readonly estimated: number
}

/** Whether the month holds any value at all; one that holds none is empty, not full of holes. */
export function hasValues(points: readonly PointMonth[]): boolean {
  return points.some((point) => point.days.some((day) => day.microKWh !== null))
}

/** The cells of a point, one for each date of the month; days outside the membership are told apart from missing ones. */
export function heatCells(point: PointMonth, dates: readonly string[]): HeatCell[] {
  const days = new Map(point.days.map((day) => [day.date, day]))
  const largest = Math.max(0, ...point.days.map((day) => day.microKWh ?? 0))
  return dates.map((date) => {
    const day = days.get(date)
    return {
      date,
      mark: markOf(day, largest),
      microKWh: day?.microKWh ?? null,
      missing: day?.missing ?? 0,
      estimated: day?.estimated ?? 0,
    }
  })
}

function markOf(day: PointDay | undefined, largest: number): DayMark {
  if (day === undefined) return 'outside'
  if (day.microKWh === null) return day.missing > 0 ? 'missing' : 'outside'
  if (day.microKWh <= 0 || largest <= 0) return 0
  // five equal steps of the largest day: the fifth holds it and all within a fifth of it
  return Math.min(5, Math.floor((day.microKWh / largest) * 5) + 1) as 1 | 2 | 3 | 4 | 5
}
