import type { PlannedStudy } from '../plan-study.ts'
import type { DispatchDocument } from './schema.ts'
import { planDocument } from './plan-document.ts'

/** The document of `dispatch`: a plan, or the conditions that contradict each other. */
export function dispatchDocument(
  planned: PlannedStudy,
  ignored: readonly string[],
  relaxedOnly: boolean,
): DispatchDocument {
  const { study } = planned
  const head = {
    name: study.name,
    currency: study.currency,
    steps: study.steps,
    stepMinutes: study.stepMinutes,
    ignored: [...ignored],
  }
  if (planned.status === 'infeasible')
    return {
      ...head,
      status: 'infeasible',
      conflicts: planned.conflicts.map((conflict) => ({ ...conflict })),
      day: planned.day,
    }
  const alone = planned.alone.map(({ cost }) => cost)
  return {
    ...head,
    ...planDocument(study, planned.stage, {
      alone,
      alonePeakKw: planned.alonePeakKw,
      greenPool: false,
      weights: study.members.map(() => 1),
      aboveAlone: planned.stage.money.members.map(({ net }, i) => Math.max(0, net - alone[i]!)),
      relaxedOnly,
    }),
    method: planned.dayByDay ? 'day-by-day' : 'whole',
    aloneCost: alone.reduce((sum, cost) => sum + cost, 0),
    alonePeakKw: planned.alonePeakKw,
  }
}
