import { setImmediate as nextTurn } from 'node:timers/promises'
import { billsJson } from '../../../core/billing/json/bills-json.ts'
import type { BillDocument } from '../../../core/billing/document.ts'
import { bugProblem } from '../../../core/problems/bugs.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { compareMemberNumbers } from '../../../core/units/memberOrder.ts'
import type { NamedFile } from '../archive/documents-archive.ts'
import { fileNamesOf } from '../archive/file-names.ts'
import { billPdf } from '../bill/bill-pdf.ts'
import { correctionPdf } from '../correction/correction-pdf.ts'
import { documentProblem } from '../problems.ts'
import { statementPdf } from '../statement/statement-pdf.ts'
import { billsCsv } from '../tables/bills-csv.ts'
import type { DocumentsWatch, MonthSheet } from './month-sheet.ts'

const STATEMENT = 'statement'

/**
 * How documents are called: `member` for programs that look for `<member>.pdf`, `document` for people who read the list:
 * `2026-10-001 Anna Berger.pdf`, a draft `1 Anna Berger.pdf`.
 */
export type DocumentNaming = 'member' | 'document'

/**
 * All documents of a month: a PDF each in the order of member numbers, `statement.pdf`, `bills.csv`,
 * `bills.json`. The same month gives the same bytes. Lets others have a turn after every document; throws the problem
 * `cancelled` when asked to stop, `document-missing` where a document has no result or explanation.
 */
export async function monthDocuments(
  month: MonthSheet,
  naming: DocumentNaming,
  watch: DocumentsWatch,
): Promise<NamedFile[]> {
  const documents = month.documents.toSorted(
    (a, b) => compareMemberNumbers(a.member, b.member) || compareKinds(a, b),
  )
  const names = fileNamesOf(documents.map(naming === 'member' ? memberLabel : documentLabel), [STATEMENT])
  const total = documents.length + 1
  const files: NamedFile[] = []
  for (const [k, document] of documents.entries()) {
    if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
    watch.report(files.length, total)
    files.push({ name: `${names[k]}.pdf`, bytes: await documentPdf(month, document) })
    await nextTurn()
  }
  if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
  watch.report(files.length, total)
  const text = new TextEncoder()
  files.push({ name: `${STATEMENT}.pdf`, bytes: await statementPdf(month) })
  files.push({ name: 'bills.csv', bytes: text.encode(billsCsv(month.settlement, documents)) })
  files.push({
    name: 'bills.json',
    bytes: text.encode(
      `${JSON.stringify(billsJson(month.settlement, documents, month.explanations), null, 2)}\n`,
    ),
  })
  watch.report(total, total)
  return files
}

/** One document of a month, whichever kind it is. */
export function documentPdf(month: MonthSheet, document: BillDocument): Promise<Uint8Array> {
  const { settlement, inputs, version, cooperative } = month
  const member = month.members.find(({ number }) => number === document.member)
  const result = settlement.members.find((one) => one.member === document.member)
  const missing = documentProblem('document-missing', { member: document.member, month: document.month })
  if (!member) throw new ProblemError(missing)
  const addressed = { document, settlement, inputs, version, cooperative, member }
  if (document.document === 'correction')
    return correctionPdf({ ...addressed, vatStatus: result?.vatStatus ?? member.vat })
  const explanation = month.explanations.get(document.member)
  if (!result || !explanation) throw new ProblemError(missing)
  return billPdf({ ...addressed, result, explanation })
}

/** A member's bill first, then its corrections by number. */
function compareKinds(a: BillDocument, b: BillDocument): number {
  const order = Number(a.document === 'correction') - Number(b.document === 'correction')
  return order || ((a.number ?? '') < (b.number ?? '') ? -1 : 1)
}

/** Corrections stand beside their member's bill under a name of their own. */
function memberLabel({ document, member, number, refersTo }: BillDocument): string {
  return document === 'correction' ? `${member}-correction-${number ?? refersTo ?? 'draft'}` : member
}

function documentLabel({ document, member, memberName, number }: BillDocument): string {
  const label = `${number ?? member} ${memberName}`.trim()
  return document === 'correction' ? `${label} correction` : label
}
