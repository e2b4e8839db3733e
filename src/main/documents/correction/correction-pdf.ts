import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import { currencySign, difference, longMonth, money, NARROW } from '../../../core/explanation/format.ts'
import type { BillDocument } from '../../../core/billing/document.ts'
import type { VatStatus } from '../../../core/community/vocabulary.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { settings } from '../bill/density.ts'
import { letterFrame } from '../bill/definition.ts'
import { linesTable } from '../bill/lines-table.ts'
import type { Addressed } from '../bill/sheet.ts'
import { recipient, sender } from '../letter/letterhead.ts'
import { documentProblem } from '../problems.ts'
import { figure, ledger, rule, words } from '../typesetting/ledger.ts'
import { colours, lines, measure, mm } from '../typesetting/paper.ts'
import { print } from '../typesetting/press.ts'
import { set, strong, voices } from '../typesetting/text.ts'
import { methodLine } from '../wording/method.ts'

/** What a correction is printed from; the settlement is the new one. */
export interface CorrectionSheet extends Addressed {
  readonly vatStatus: VatStatus
}

/** A correction of an issued document as A4 PDF: which one, the old and the new amount, the difference, and why. */
export async function correctionPdf(sheet: CorrectionSheet): Promise<Uint8Array> {
  return (await print(correctionDefinition(sheet))).bytes
}

/** Refuses a document that is no correction: without old amount and reason it would explain nothing. */
export function correctionDefinition(sheet: CorrectionSheet): TDocumentDefinitions {
  const { document, cooperative, settlement, inputs, version } = sheet
  const amounts = document.correction
  if (amounts === null)
    throw new ProblemError(documentProblem('not-a-correction', { member: document.member }))
  const changed = amounts.newAmountCents - amounts.oldAmountCents
  return {
    ...letterFrame(sheet, methodLine(settlement, inputs, version)),
    content: [
      sender(cooperative),
      recipient(document, mm(12)),
      {
        margin: [0, mm(10), 0, 0],
        columns: [
          {
            width: '*',
            stack: [
              set(`Correction for ${longMonth(document.month)}`, voices.headline),
              set(correctionSentence(document, settlement.currency), voices.lead, {
                margin: [0, mm(2), 0, 0],
              }),
            ],
          },
          {
            width: 'auto',
            margin: [mm(6), 20, 0, 0],
            ...set(money(document.dueCents, settlement.currency), voices.amount, {
              alignment: 'right',
              noWrap: true,
            }),
          },
        ],
      },
      rule(measure, lines.ink, colours.ink, [0, mm(3), 0, 0]),
      set('What changes', voices.section, { margin: [0, mm(6), 0, mm(1)] }),
      ledger({
        widths: ['*', mm(40)],
        rows: [
          {
            cells: [
              words(`Until now${oldReference(document)}`, voices.row),
              figure(money(amounts.oldAmountCents, settlement.currency), voices.row),
            ],
          },
          {
            cells: [
              words('Corrected', voices.row),
              figure(money(amounts.newAmountCents, settlement.currency), voices.row),
            ],
          },
          {
            above: 'ink',
            cells: [
              words('Difference', strong(voices.row)),
              figure(
                `${difference(changed)}${NARROW}${currencySign(settlement.currency)}`,
                strong(voices.row),
              ),
            ],
          },
        ],
      }),
      set('Why', voices.section, { margin: [0, mm(6), 0, mm(1)] }),
      set(amounts.reason, voices.text),
      set('What this document books', voices.section, { margin: [0, mm(6), 0, 0] }),
      ...linesTable({ document, settlement, vatStatus: sheet.vatStatus }, settings.open),
      note(document),
    ],
  }
}

/** `Your bill 2026-10-004 was 1.50 € too high.` */
export function correctionSentence(document: BillDocument, currency: string): string {
  const { oldAmountCents = 0, newAmountCents = 0 } = document.correction ?? {}
  const changed = newAmountCents - oldAmountCents
  const which =
    document.refersTo === null
      ? `The document for ${longMonth(document.month)}`
      : `Document ${document.refersTo}`
  if (changed === 0) return `${which} keeps its amount.`
  return `${which} was ${money(Math.abs(changed), currency)} too ${changed < 0 ? 'high' : 'low'}.`
}

function oldReference(document: BillDocument): string {
  return document.refersTo === null ? '' : `, document ${document.refersTo}`
}

function note(document: BillDocument): Content {
  const kept = document.refersTo === null ? 'The earlier document' : `Document ${document.refersTo}`
  return set(`${kept} stays as it was issued; this one is added to it.`, voices.note, {
    margin: [0, mm(1.5), 0, 0],
  })
}
