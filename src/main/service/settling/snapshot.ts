import { monthSpan } from '../../../core/calendar/month.ts'
import type { SettlementInput } from '../../../core/billing/input.ts'
import { keyTablesWithin, type KeyTable } from '../../../core/community/key-table.ts'
import type { Member } from '../../../core/community/member.ts'
import type { PointSeries } from '../../../core/metering/series.ts'
import { decidedFor } from '../equity/inForce.ts'
import type { Session } from '../session.ts'
import type { SettlementSnapshot } from '../store/settlementsTable.ts'

/** What a settlement is asked with; null where the cooperative's own or the month's stored value counts. */
export type Choices = Pick<
  SettlementInput,
  'rule' | 'key' | 'gapRule' | 'invoiceCents' | 'premiumCents' | 'seed' | 'rho' | 'halfWidthCents'
>

/** True where the membership holds at least one day of the month. */
export function touchesMonth(member: Pick<Member, 'from' | 'until'>, month: string): boolean {
  const { first, last } = monthSpan(month)
  return member.from <= last && (member.until === null || first <= member.until)
}

/** The cooperative as it is now, as far as a settlement of the month asks for it; readings apart. */
export function snapshotOf({ file }: Session, month: string, choices: Choices): SettlementSnapshot {
  const decided = decidedFor(file, month)
  const firstBills = file.documents.firstBillMonths()
  const members = file.members.all().filter((member) => touchesMonth(member, month))
  return {
    month,
    cooperative: file.cooperative.get(),
    members: members.map((member) => withOpeningBalance(member, month, firstBills.get(member.number))),
    tariffs: file.tariffs.all().map((kept) => kept.row),
    bands: file.bands.all(),
    ...keyTablesOf(file.keyTables.all(), month),
    ...choices,
    ...(decided === null ? {} : { decided }),
  }
}

/** Only where there are tables: a file without them gives the snapshots it always gave. */
function keyTablesOf(tables: readonly KeyTable[], month: string): { keyTables?: readonly KeyTable[] } {
  const { first, last } = monthSpan(month)
  const within = keyTablesWithin(tables, first, last)
  return within.length === 0 ? {} : { keyTables: within }
}

/** The opening balance stands on the member's first approved bill and on no other. */
function withOpeningBalance(member: Member, month: string, firstBill: string | undefined): Member {
  return firstBill === undefined || firstBill === month ? member : { ...member, openingBalanceCents: 0 }
}

/** The balances that stand on the bills of a snapshot's month. */
export function openingBalances(snapshot: SettlementSnapshot): ReadonlyMap<string, number> {
  return new Map(snapshot.members.map((member) => [member.number, member.openingBalanceCents]))
}

/** The readings of the snapshot's members in its month, as of a batch (none = now), in steps. */
export function* readingsOf(
  session: Session,
  snapshot: SettlementSnapshot,
  asOf?: number,
): Generator<void, PointSeries[], undefined> {
  const { start, end } = session.monthIn(snapshot.cooperative.zone, snapshot.month)
  const points = new Set(snapshot.members.flatMap((member) => member.points.map((point) => point.id)))
  const readings = yield* session.file.readings.reading(start, end, asOf)
  return readings.filter((series) => points.has(series.point))
}
