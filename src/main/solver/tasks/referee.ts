import { sharedSaving, type SavingPrices } from '../../../core/billing/shared-saving.ts'
import { Zone } from '../../../core/calendar/zone.ts'
import { refereeFile } from '../../../core/importing/referee-file.ts'
import type { SplitColumns } from '../../../core/sharing/referee/columns.ts'
import { referee, type RefereeReport } from '../../../core/sharing/referee/referee.ts'
import type { Task } from '../task.ts'

interface Judging {
  /** Columns out of the readings that are saved, or an operator's export. */
  readonly of:
    | { readonly kind: 'columns'; readonly columns: SplitColumns }
    | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  readonly zone: string
  readonly prices: SavingPrices
}

/** The operator's split recomputed, its differences valued at the cooperative's prices. */
export const task: Task<Judging, RefereeReport> = ({ of, zone, prices }, watch) => {
  const savingOf = (columns: SplitColumns, own: Zone): Float64Array | null =>
    sharedSaving(columns, own, prices)
  if (of.kind === 'file') return refereeFile({ name: of.name, bytes: of.bytes }, zone, { savingOf, watch })
  const own = new Zone(zone)
  return referee(of.columns, own, { saving: savingOf(of.columns, own), watch })
}
