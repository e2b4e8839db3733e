import type { Zone } from '../calendar/zone.ts'
import type { TellingFinding } from '../contract/readings.ts'
import type { CheckedMonth } from '../metering/checks/checked-point.ts'
import { checkingReadings } from '../metering/checks/reading-checks.ts'
import { readingCheckSentence } from './text/reading-checks.en.ts'

export interface TellingChecks {
  readonly month: string
  readonly hasValues: boolean
  readonly findings: TellingFinding[]
}

/** The checks of a month's readings with the sentence of each, the member's name, and the local day of its place; in steps. */
export function* tellingChecks(
  checked: CheckedMonth & { readonly zone: Zone },
): Generator<void, TellingChecks, undefined> {
  const { month, members, readings, zone } = checked
  const names = new Map(members.map(({ number, name }) => [number, name]))
  const registered = new Map(
    members.flatMap(({ points }) => points.map((point) => [point.id, point.direction])),
  )
  const findings = yield* checkingReadings(checked)
  return {
    month: month.month,
    hasValues: readings.some(
      ({ quantity, direction, series }) =>
        quantity === 'measured' &&
        direction !== 'other' &&
        series.values.some((value, slot) => {
          const at = series.start + slot * series.stepSeconds
          return !Number.isNaN(value) && at >= month.start && at < month.end
        }),
    ),
    findings: findings.map((finding) => ({
      ...finding,
      memberName: finding.member === null ? null : (names.get(finding.member) ?? null),
      date: finding.from === null ? null : zone.dateOf(finding.from),
      sentence: readingCheckSentence(finding, {
        month: month.month,
        zone,
        otherDirection: finding.point === null ? null : (registered.get(finding.point) ?? null),
      }),
    })),
  }
}
