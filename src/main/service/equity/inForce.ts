import { addMonths, monthOfDate } from '../../../core/calendar/month.ts'
import type { DecidedEquity } from '../../../core/billing/decided.ts'
import type { Session } from '../session.ts'
import type { CooperativeFile } from '../store/cooperativeFile.ts'

/**
 * What the board's decisions say for a month. An approved month keeps what it was approved under, whatever was decided or
 * taken back since; every other month follows the newest decision that stands.
 */
export function decidedFor(file: CooperativeFile, month: string): DecidedEquity | null {
  const frozen = file.settlements.approved(month)
  if (frozen !== null) return frozen.snapshot.decided ?? null
  return file.decisions.inForce(month)?.setting ?? null
}

/** The first month no bill is frozen in or after: the earliest a decision can be for. */
export function nextOpenMonth(session: Session): string {
  const months = session.file.settlements.months()
  const approved = months.filter((one) => one.approved).map(({ month }) => month)
  const last = approved.toSorted().at(-1)
  return last === undefined
    ? (months[0]?.month ?? session.file.readings.months()[0] ?? monthOfDate(session.today()))
    : addMonths(last, 1)
}

/** Decided for a month, else what the newest settlement before it was settled with: Shapley is a solidarity share of 0. */
export function settingBefore({ file }: Session, month: string): DecidedEquity {
  const decided = file.decisions.inForce(month)
  if (decided !== null) return decided.setting
  const last = file.settlements.months().findLast((one) => one.month < month)
  const result = last === undefined ? null : file.settlements.newest(last.month)?.result
  return { rho: result?.solidarity?.rho ?? 0, weights: null }
}
