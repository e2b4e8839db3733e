import type { BillDocument } from '../../core/billing/document.ts'
import type { Bill } from '../../core/contract/settling.ts'
import { documentsArchive } from '../documents/archive/documents-archive.ts'
import { fileNameOf } from '../documents/archive/file-names.ts'
import { monthDocumentsInWorker } from '../documents/month/in-worker.ts'
import { documentPdf } from '../documents/month/month-documents.ts'
import type { MonthSheet } from '../documents/month/month-sheet.ts'
import type { JobWatch } from './jobs/jobs.ts'
import type { MadeFile } from './outputs.ts'
import type { Approval, KeptSettlement, Parties } from './store/settlementsTable.ts'

/** What a month's documents are printed from: issued ones with the facts of that day, drafts with today's. */
export interface PrintedMonth {
  readonly settlement: KeptSettlement
  readonly documents: readonly BillDocument[]
  readonly approval: Approval | null
  readonly parties: Parties
}

/** One member's bill as PDF, exactly as the page shows it. */
export async function billOutput(month: PrintedMonth, bill: Bill): Promise<MadeFile> {
  return {
    fileName: `${bill.document.month} ${fileNameOf(bill.document.member)}.pdf`,
    mediaType: 'application/pdf',
    bytes: await documentPdf(sheetOf(month, [bill]), bill.document),
  }
}

/** Every PDF, the month statement, bills.csv and bills.json in one archive; `bills` explain the documents that are bills. */
export async function archiveOutput(
  month: PrintedMonth,
  bills: readonly Bill[],
  fileName: string,
  watch: JobWatch,
): Promise<MadeFile> {
  const files = await monthDocumentsInWorker(sheetOf(month, bills), {
    signal: watch.signal,
    report: (done, total) => watch.report('documents', done, total),
  })
  return { fileName, mediaType: 'application/zip', bytes: documentsArchive(files) }
}

function sheetOf(
  { settlement, documents, approval, parties }: PrintedMonth,
  bills: readonly Bill[],
): MonthSheet {
  return {
    settlement: settlement.result,
    inputs: settlement.inputs,
    version: settlement.version,
    documents,
    cooperative: parties.cooperative,
    members: parties.members,
    approvedAt: approval?.at ?? null,
    reason: approval?.reason ?? null,
    explanations: new Map(bills.map((bill) => [bill.document.member, bill.explanation])),
  }
}
