import type { Zone } from '../calendar/zone.ts'
import type { PointSeries } from '../metering/series.ts'
import { splitColumns } from '../sharing/referee/columns.ts'
import { lackingSentence } from '../sharing/referee/lacking.ts'
import { referee } from '../sharing/referee/referee.ts'
import { faultSentence } from '../sharing/referee/sentences.ts'
import type { InspectedFile } from './inspection.ts'

/** The referee's short answer beside an inspection; null where the file publishes no split. */
export function checkSplit(series: readonly PointSeries[], zone: Zone): InspectedFile['split'] {
  const columns = splitColumns(series)
  if (columns === null) return null
  const report = referee(columns, zone)
  return {
    intervals: report.slots,
    maxDeviationKWh: report.maxDeviationMicro / 1e6,
    lacking: report.lacking.points.map((point) => ({
      point: point.point,
      slots: point.slots,
      sentence: lackingSentence(point),
    })),
    faults: report.faults.map((fault) => ({ kind: fault.kind, sentence: faultSentence(fault) })),
  }
}
