import type { BillDocument } from '../../../core/billing/document.ts'
import { documentPdf } from '../../documents/month/month-documents.ts'
import type { MonthSheet } from '../../documents/month/month-sheet.ts'
import type { Task } from '../task.ts'

/** One document of a month as PDF. */
export const task: Task<{ readonly month: MonthSheet; readonly document: BillDocument }, Uint8Array> = ({
  month,
  document,
}) => documentPdf(month, document)
