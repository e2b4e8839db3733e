import { lackingSentence } from './lacking.ts'
import type { RefereeReport } from './referee.ts'
import { faultSentence } from './sentences.ts'

/**
 * The table for the operator: first the sentences, then a row a day, point and column that differs, in kWh with a decimal point. Points are
 * named as the operator knows them; no member's name leaves the cooperative with it.
 */
export function differencesTable(report: RefereeReport): string[][] {
  return [
    ...report.faults.map((fault) => [faultSentence(fault)]),
    ...report.lacking.points.map((point) => [lackingSentence(point)]),
    [''],
    ['date', 'point', 'column', 'slots', 'published kWh', 'recomputed kWh', 'difference kWh'],
    ...report.differences.map(({ date, point, quantity, slots, statedMicro, recomputedMicro }) => [
      date,
      point,
      quantity,
      String(slots),
      kWh(statedMicro),
      kWh(recomputedMicro),
      kWh(statedMicro - recomputedMicro),
    ]),
  ]
}

const kWh = (micro: number): string => (Math.round(micro) / 1e6).toFixed(6)
