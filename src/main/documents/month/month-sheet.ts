import type { BillExplanation } from '../../../core/explanation/bill-explanation.ts'
import type { StatementSheet } from '../statement/sheet.ts'

/** Everything a month's documents are written from; plain values, so that it can cross to a worker. */
export interface MonthSheet extends StatementSheet {
  /** By member number; every document but a correction needs one. */
  readonly explanations: ReadonlyMap<string, BillExplanation>
}

/** How the caller learns how far the work is, and stops it. */
export interface DocumentsWatch {
  report(done: number, total: number): void
  shouldStop(): boolean
}
