import type { Json } from '../../contract/call.ts'
import { kWhOf } from '../../units/energy.ts'
import { isCertain } from './fault.ts'
import { absentSentence, lackingSentence, type LackingPoint } from './lacking.ts'
import type { RefereeReport } from './referee.ts'
import { faultSentence } from './sentences.ts'

/** The document of `fairwatt referee` (interface.md), energies as kWh. */
export function refereeJson(report: RefereeReport): { readonly [key: string]: Json } {
  return {
    period: { from: report.from, until: report.until },
    slots: report.slots,
    spanSlots: report.spanSlots,
    points: report.points,
    maxDeviationKWh: report.maxDeviationMicro / 1e6,
    key: 'pro-rata',
    faults: report.faults.map((fault) => ({
      kind: fault.kind,
      from: fault.from,
      until: fault.until,
      slots: fault.slots,
      points: [...fault.points],
      kWh: kWhOf(Math.abs(fault.micro)),
      days: fault.days,
      certain: isCertain(fault.detail),
      detail: fault.detail,
      sentence: faultSentence(fault),
    })),
    lacking: {
      slots: report.lacking.slots,
      points: report.lacking.points.map((point) => pointJson(point, lackingSentence)),
    },
    absent: report.absent.map((point) => pointJson(point, absentSentence)),
    differences: report.differences.map(({ date, point, quantity, slots, statedMicro, recomputedMicro }) => ({
      date,
      point,
      quantity,
      slots,
      statedKWh: kWhOf(statedMicro),
      recomputedKWh: kWhOf(recomputedMicro),
    })),
  }
}

const pointJson = (of: LackingPoint, sentence: (of: LackingPoint) => string): Json => ({
  point: of.point,
  direction: of.direction,
  slots: of.slots,
  from: of.from,
  until: of.until,
  sentence: sentence(of),
})
