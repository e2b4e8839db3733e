import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import { monthSpan } from '../../../core/calendar/month.ts'
import { foot } from '../letter/foot.ts'
import { runningHead } from '../letter/running-head.ts'
import { documentNames, recipient, sender } from '../letter/letterhead.ts'
import { paymentPart } from '../letter/payment-part.ts'
import { rule } from '../typesetting/ledger.ts'
import { colours, lines, measure, mm, page } from '../typesetting/paper.ts'
import { set, voices } from '../typesetting/text.ts'
import { monthPeriod } from '../wording/figures.ts'
import { methodLine } from '../wording/method.ts'
import { comparison, supplierNote } from './comparison.ts'
import { daySection } from './day-section.ts'
import { hero } from './hero.ts'
import { linesTable } from './lines-table.ts'
import { meteringNote } from './metering-note.ts'
import { reasons } from './reasons.ts'
import { settings, type Density } from './density.ts'
import type { Addressed, BillSheet } from './sheet.ts'

/** More lines than this go over two pages (LOOK.md, Paper). */
export const LINES_ON_ONE_PAGE = 14

/** From the lower edge of the paper to just above the line of the payment part. */
const BOTTOM_MARGIN = mm(54)

/** A bill, credit note or distribution statement as pdfmake lays it out. Pure: the same sheet gives the same definition. */
export function billDefinition(sheet: BillSheet, density: Density): TDocumentDefinitions {
  const setting = settings[density]
  const remarks = [meteringNote(sheet), ...supplierNote(sheet), ...sheet.explanation.remarks].join(' ')
  const details: Content[] = [
    set(remarks, voices.note, { margin: [0, mm(1.5), 0, 0] }),
    comparison(sheet, setting.beforeComparison),
    reasons(sheet, setting),
    ...(setting.pictureAt === 'below' ? daySection(sheet, setting, measure) : []),
  ]
  return {
    ...letterFrame(sheet, methodLine(sheet.settlement, sheet.inputs, sheet.version)),
    content: [
      sender(sheet.cooperative),
      recipient(sheet.document, setting.beforeRecipient, setting.address),
      ...hero(sheet, setting),
      ...linesTable({ ...sheet, vatStatus: sheet.result.vatStatus }, setting),
      setting.reasonsOnNextPage ? { stack: details, pageBreak: 'before' } : { stack: details },
    ],
  }
}

/** What every letter shares: paper, metadata, payment part on the first page, foot on all. */
export function letterFrame(letter: Addressed, method: string): Omit<TDocumentDefinitions, 'content'> {
  const { document, cooperative, settlement } = letter
  const name = `${documentNames[document.document]} ${document.number ?? 'draft'}`
  return {
    pageSize: 'A4',
    pageMargins: [page.left, page.top, page.right, BOTTOM_MARGIN],
    language: 'en',
    displayTitle: true,
    info: {
      title: `${name}, ${document.memberName}`,
      author: cooperative.name,
      creator: 'Fairwatt',
      producer: 'Fairwatt',
      // never the clock: the same document has the same bytes for ever
      creationDate: new Date(`${document.date ?? monthSpan(document.month).last}T00:00:00Z`),
    },
    header: (current) =>
      current === 1 ? null : runningHead(`${name}, ${document.memberName}`, monthPeriod(document.month)),
    footer: (current, count) => ({
      stack: [
        ...(current === 1 ? [payment(letter, settlement.currency)] : []),
        foot(method, current, count, BOTTOM_MARGIN),
      ],
    }),
  }
}

function payment({ document, cooperative, member }: Addressed, currency: string): Content {
  return {
    margin: [page.left, mm(1), page.right, 0],
    stack: [
      rule(measure, lines.ink, colours.ink, [0, 0, 0, mm(4)]),
      paymentPart({ document, cooperative, member, currency }),
    ],
  }
}
