import type { BillDocument } from '../../core/billing/document.ts'
import type { Bill } from '../../core/contract/settling.ts'
import { documentsArchive, type NamedFile } from '../documents/archive/documents-archive.ts'
import { fileNameOf } from '../documents/archive/file-names.ts'
import { monthDocumentsInWorker } from '../documents/month/in-worker.ts'
import type { DocumentNaming } from '../documents/month/month-documents.ts'
import type { MonthSheet } from '../documents/month/month-sheet.ts'
import { compute } from '../solver/compute.ts'
import type { Context } from './context.ts'
import type { ServiceOptions } from './door.ts'
import type { MadeFile } from './outputs.ts'
import type { Approval, KeptSettlement, Parties } from './store/settlementsTable.ts'

/** What a month's documents are printed from: issued ones with the facts of that day, drafts with today's. */
export interface PrintedMonth {
  readonly settlement: KeptSettlement
  readonly documents: readonly BillDocument[]
  readonly approval: Approval | null
  readonly parties: Parties
}

/** One member's bill as PDF, exactly as the page shows it; printed in a worker, which loads the fonts once. */
export async function billOutput(month: PrintedMonth, bill: Bill, { watch }: Context): Promise<MadeFile> {
  const { document } = bill
  const order = { month: sheetOf({ ...month, documents: [document] }, [bill]), document }
  return {
    fileName: `${document.month} ${fileNameOf(document.member)}.pdf`,
    mediaType: 'application/pdf',
    bytes: await compute('print-document', order, watch),
  }
}

/** At the command line other programs look for the files (interface.md); everywhere else people do. */
const namingOf = (door: ServiceOptions['door']): DocumentNaming =>
  door === 'terminal' ? 'member' : 'document'

/**
 * Every PDF, the month statement, bills.csv and bills.json in one archive; `bills` explain the documents that are bills.
 * Of each of `corrections` only the documents are added, printed from the settlement that made them.
 */
export async function archiveOutput(
  month: PrintedMonth,
  bills: readonly Bill[],
  fileName: string,
  { watch, keep }: Context,
  corrections: readonly PrintedMonth[] = [],
): Promise<MadeFile> {
  const total = [month, ...corrections].reduce((sum, { documents }) => sum + documents.length + 1, 0)
  const files: NamedFile[] = []
  let before = 0
  const printed = async (one: PrintedMonth, explained: readonly Bill[]): Promise<readonly NamedFile[]> => {
    const made = await monthDocumentsInWorker(sheetOf(one, explained), namingOf(keep.options.door), {
      signal: watch.signal,
      report: (done) => watch.report('documents', before + done, total),
    })
    before += one.documents.length + 1
    return made
  }
  files.push(...(await printed(month, bills)))
  // the documents come first and in full; statement and tables of a correction are in its own archive
  for (const correction of corrections)
    files.push(...(await printed(correction, [])).slice(0, correction.documents.length))
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
