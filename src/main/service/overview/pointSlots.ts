import type { MonthReadings } from '../../../core/contract/readings.ts'
import type { PointSlots } from '../../../core/reporting/month-facts.ts'

type Counted = 'missing' | 'estimated'

/** Points of a month with something to say about some of their slots. */
export function pointSlots({ points }: MonthReadings, counted: Counted): PointSlots[] {
  return points
    .filter((point) => point[counted] > 0)
    .map((point) => ({
      member: point.member,
      memberName: point.memberName,
      point: point.point,
      slots: point[counted],
    }))
}
